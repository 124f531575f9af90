/**
 * Loops over numbers of double precision. A loop that also meets other kinds of storage, or many functions, is compiled
 * for all of them and takes twenty times as long, so each stands here by itself.
 */

/** What it computes of two rows of numbers; one number serves all of the other's. */
export type PairLoop = (x: Float64Array, y: Float64Array, result: Float64Array) => void

/** How far to go from element to element: not at all along a single number. */
function step({ length }: ArrayLike<number>, result: ArrayLike<number>): number {
  return length === result.length ? 1 : 0
}

export const addFloats: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = (x[i] ?? NaN) + (y[j] ?? NaN)
}

export const subtractFloats: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = (x[i] ?? NaN) - (y[j] ?? NaN)
}

export const multiplyFloats: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = (x[i] ?? NaN) * (y[j] ?? NaN)
}

export const divideFloats: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = (x[i] ?? NaN) / (y[j] ?? NaN)
}

export const maximumFloats: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    const a = x[i] ?? NaN
    const b = y[j] ?? NaN
    result[k] = a >= b || a !== a ? a : b
  }
}

export const minimumFloats: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    const a = x[i] ?? NaN
    const b = y[j] ?? NaN
    result[k] = a <= b || a !== a ? a : b
  }
}

/** `f` of every pair. */
export function eachPair(f: (x: number, y: number) => number): PairLoop {
  return (x, y, result) => {
    const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
    for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = f(x[i] ?? NaN, y[j] ?? NaN)
  }
}

/** Whether it holds of every pair, as 0 and 1; one number serves all of the other's. */
export type TestLoop = (x: Float64Array, y: Float64Array, result: Uint8Array) => void

export const lessFloats: TestLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    result[k] = Number((x[i] ?? NaN) < (y[j] ?? NaN))
  }
}

export const lessEqualFloats: TestLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    result[k] = Number((x[i] ?? NaN) <= (y[j] ?? NaN))
  }
}

export const equalFloats: TestLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    result[k] = Number((x[i] ?? NaN) === (y[j] ?? NaN))
  }
}

export const notEqualFloats: TestLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    result[k] = Number((x[i] ?? NaN) !== (y[j] ?? NaN))
  }
}

/** Whether `f` holds of every pair. */
export function testPairs(f: (x: number, y: number) => boolean): TestLoop {
  return (x, y, result) => {
    const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
    for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
      result[k] = f(x[i] ?? NaN, y[j] ?? NaN) ? 1 : 0
    }
  }
}

/** What it computes of a row of numbers. */
export type MapLoop = (x: Float64Array, result: Float64Array) => void

export const absoluteFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Math.abs(x[k] ?? NaN)
}

export const squareRootFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Math.sqrt(x[k] ?? NaN)
}

export const floorFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Math.floor(x[k] ?? NaN)
}

export const ceilFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Math.ceil(x[k] ?? NaN)
}

export const truncateFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Math.trunc(x[k] ?? NaN)
}

export const negateFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = -(x[k] ?? NaN)
}

/** To the nearest whole number, and the even one between two. */
export const roundFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) {
    const value = x[k] ?? NaN
    const magnitude = Math.abs(value)
    // A sum beyond 2⁵² has no room for fractions, and rounds as it should.
    const rounded = magnitude < 2 ** 52 ? magnitude + 2 ** 52 - 2 ** 52 : magnitude
    result[k] = value < 0 || Object.is(value, -0) ? -rounded : rounded
  }
}

/** The sign: −1, 0 or 1. */
export const signFloats: MapLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) {
    const value = x[k] ?? NaN
    result[k] = value > 0 ? 1 : value < 0 ? -1 : value === 0 ? 0 : NaN
  }
}

export const copyFloats: MapLoop = (x, result) => result.set(x)

/** `f` of every number. */
export function each(f: (x: number) => number): MapLoop {
  return (x, result) => {
    const { length } = x
    for (let k = 0; k < length; k++) result[k] = f(x[k] ?? NaN)
  }
}

/** Whether something holds of every number, as 0 and 1. */
export type SingleTestLoop = (x: Float64Array, result: Uint8Array) => void

export const areNaN: SingleTestLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Number(x[k] !== x[k])
}

export const areFinite: SingleTestLoop = (x, result) => {
  const { length } = x
  // Infinity less itself is NaN.
  for (let k = 0; k < length; k++) result[k] = Number((x[k] ?? NaN) - (x[k] ?? NaN) === 0)
}

export const areInfinite: SingleTestLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Number(Math.abs(x[k] ?? NaN) === Infinity)
}

export const areZero: SingleTestLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Number(x[k] === 0)
}

export const areOther: SingleTestLoop = (x, result) => {
  const { length } = x
  for (let k = 0; k < length; k++) result[k] = Number(x[k] !== 0)
}

/** `x // y` of whole numbers; numpy gives 0 where `y` is 0. */
export const divideIntegers: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    const by = y[j] ?? NaN
    result[k] = by === 0 ? 0 : Math.floor((x[i] ?? NaN) / by)
  }
}

/** `x % y` of whole numbers; numpy gives 0 where `y` is 0. */
export const remainIntegers: PairLoop = (x, y, result) => {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    const by = y[j] ?? NaN
    const value = x[i] ?? NaN
    result[k] = by === 0 ? 0 : value - by * Math.floor(value / by)
  }
}

/** Whether all are whole numbers that a double holds exactly. */
export function areSafeIntegers(x: Float64Array): boolean {
  for (let k = 0; k < x.length; k++) if (!Number.isSafeInteger(x[k])) return false
  return true
}

/** The greatest, or NaN if there is one. */
export function greatestFloat(x: Float64Array): number {
  let best = x[0] ?? NaN
  for (let k = 0; k < x.length; k++) {
    const value = x[k] ?? NaN
    if (value <= best) continue
    best = value
    if (value !== value) return value
  }
  return best
}

/** The least, or NaN if there is one. */
export function leastFloat(x: Float64Array): number {
  let best = x[0] ?? NaN
  for (let k = 0; k < x.length; k++) {
    const value = x[k] ?? NaN
    if (value >= best) continue
    best = value
    if (value !== value) return value
  }
  return best
}

/** Whether one of them is NaN. */
export function hasNaN(x: Float64Array): boolean {
  for (let k = 0; k < x.length; k++) if (x[k] !== x[k]) return true
  return false
}

/** Those that are numbers. */
export function withoutNaN(x: Float64Array): Float64Array {
  const found = new Float64Array(x.length)
  let count = 0
  for (let k = 0; k < x.length; k++) {
    const value = x[k] ?? NaN
    found[count] = value
    count += Number(value === value)
  }
  return found.subarray(0, count)
}

/** Rounded to so many decimals: multiplied, rounded to the nearest whole number, the even one between two, and divided. */
export function roundedBy(factor: number): MapLoop {
  return (x, result) => {
    const { length } = x
    for (let k = 0; k < length; k++) {
      const value = x[k] ?? NaN
      const magnitude = Math.abs(value * factor)
      const rounded = magnitude < 2 ** 52 ? magnitude + 2 ** 52 - 2 ** 52 : magnitude
      const signed = value < 0 || Object.is(value, -0) ? -rounded : rounded
      result[k] = signed / factor
    }
  }
}

/** The numbers at some places. */
export function gatherFloats(data: Float64Array, places: Int32Array, result: Float64Array): void {
  const { length } = places
  for (let k = 0; k < length; k++) result[k] = data[places[k] ?? 0] ?? NaN
}

/** Puts some of the numbers at places. */
export function putFloats(data: Float64Array, places: Int32Array, numbers: Float64Array, from: Int32Array): void {
  const { length } = places
  for (let k = 0; k < length; k++) data[places[k] ?? 0] = numbers[from[k] ?? 0] ?? NaN
}

/** The places at some places. */
export function gatherPlaces(data: Int32Array, places: Int32Array, result: Int32Array): void {
  const { length } = places
  for (let k = 0; k < length; k++) result[k] = data[places[k] ?? 0] ?? 0
}

/** One row's number where a test holds, and the other's elsewhere; one number serves all of the other's. */
export function chooseFloats(test: Uint8Array, x: Float64Array, y: Float64Array, result: Float64Array): void {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  const stepTest = step(test, result)
  for (let k = 0, i = 0, j = 0, t = 0; k < length; k++, i += stepX, j += stepY, t += stepTest) {
    result[k] = (test[t] === 0 ? y[j] : x[i]) ?? NaN
  }
}
