/**
 * Loops over numbers of double precision. A loop that also meets other kinds of storage, or many functions, is compiled
 * for all of them and takes twenty times as long, so each stands here by itself.
 */

/** What it computes of two rows of numbers; one number serves all of the other's. */
export type PairLoop = (x: Float64Array, y: Float64Array, result: Float64Array) => void

/** How far to go from element to element: not at all along a single number. */
function step({ length }: Float64Array, result: ArrayLike<number>): number {
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

/** `f` of every pair. */
export function pairFloats(
  x: Float64Array,
  y: Float64Array,
  f: (x: number, y: number) => number,
  result: Float64Array,
): void {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = f(x[i] ?? NaN, y[j] ?? NaN)
}

/** Whether `f` holds of every pair, as 0 and 1. */
export function testFloats(
  x: Float64Array,
  y: Float64Array,
  f: (x: number, y: number) => number,
  result: Uint8Array,
): void {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = f(x[i] ?? NaN, y[j] ?? NaN)
}

/** `f` of every number. */
export function mapFloats(data: Float64Array, f: (x: number) => number, result: Float64Array): void {
  const { length } = data
  for (let k = 0; k < length; k++) result[k] = f(data[k] ?? NaN)
}

/** The numbers at some places. */
export function gatherFloats(data: Float64Array, places: Int32Array, result: Float64Array): void {
  const { length } = places
  for (let k = 0; k < length; k++) result[k] = data[places[k] ?? 0] ?? NaN
}

/** One row's number where a test holds, and the other's elsewhere; one number serves all of the other's. */
export function chooseFloats(test: Uint8Array, x: Float64Array, y: Float64Array, result: Float64Array): void {
  const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
  for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) {
    result[k] = (test[k] === 0 ? y[j] : x[i]) ?? NaN
  }
}
