/**
 * Loops over numbers of double precision, and their kinds. A loop that also meets other kinds of storage, or many
 * functions, is compiled for all of them and takes twenty times as long, so each stands by itself: those of the operators
 * and of other simple functions in `generated/loops.ts`, the others here.
 */

import type { Stepped } from '../../compiler/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { chooseByTruths, chooseSinglesByTruths } from '../generated/loops.ts'
import type { Storage } from './kinds.ts'
import { unwrittenFloats } from './unwritten.ts'

/** What it computes of two rows of numbers; one number serves all of the other's. */
export type PairLoop = LoopOfPairs<Float64Array, Float64Array>

/** The same for numbers of single precision. */
export type NarrowLoop = LoopOfPairs<Float32Array, Float32Array>

/** What it makes of two rows. */
export interface LoopOfPairs<Given extends Elements, Made> {
  (x: Given, y: Given, result: Made): void
  /** The same of elements that steps lead to in the memory of the runtime, into many elements. */
  readonly stepped?: (x: Given | Stepped<Given>, y: Given | Stepped<Given>, result: Made) => void
}

type Elements = Float64Array | Float32Array | Int32Array | Int16Array | Uint8Array

/** Of whole numbers of 32 bits at most, all of one type; one number serves all of the other's. */
export type ShortLoop = (x: Storage, y: Storage, result: Storage) => void

/** A loop for each kind of numbers; numbers of single precision without one go through that of doubles, and are rounded. */
export interface PairLoops {
  readonly floats: PairLoop
  readonly singles?: NarrowLoop
  /** Of whole numbers of 32 bits at most, of which the last bits of what it gives are those of the result. */
  readonly words?: PairLoop
  /** Of such numbers in storage of one type, which that of the result is too. */
  readonly short?: ShortLoop
  /** Of whole numbers, which sees to it that those it gives are exact. */
  readonly integers?: PairLoop
}

/** How far to go from element to element: not at all along a single number. */
function step({ length }: ArrayLike<number>, result: ArrayLike<number>): number {
  return length === result.length ? 1 : 0
}

/** `f` of every pair. */
export function eachPair(f: (x: number, y: number) => number): PairLoop {
  return (x, y, result) => {
    const [stepX, stepY, { length }] = [step(x, result), step(y, result), result]
    for (let k = 0, i = 0, j = 0; k < length; k++, i += stepX, j += stepY) result[k] = f(x[i] ?? NaN, y[j] ?? NaN)
  }
}

/** What it makes of numbers where they are, so far from one to the next, and of one number. */
export type AlongLoop = (data: Float64Array, start: number, step: number, count: number, b: number) => void

/** Whether it holds of every pair, as 0 and 1; one number serves all of the other's. */
export interface TestLoop extends LoopOfPairs<Float64Array, Uint8Array> {
  /** The same for numbers of single precision. */
  readonly singles?: LoopOfPairs<Float32Array, Uint8Array>
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
export interface MapLoop {
  (x: Float64Array, result: Float64Array): void
  /** The same for numbers of single precision, where that is more than the values of the first one, each rounded. */
  readonly singles?: NarrowMapLoop
}

/** A loop that has both. */
export type BothMapLoop = MapLoop & Required<MapLoop>

export type NarrowMapLoop = (x: Float32Array, result: Float32Array) => void

export const copyFloats: MapLoop = (x, result) => result.set(x)

/** `f` of every number. */
export function each(f: (x: number) => number): MapLoop {
  return (x, result) => {
    const { length } = x
    for (let k = 0; k < length; k++) result[k] = f(x[k] ?? NaN)
  }
}

/** Whether something holds of every number, as 0 and 1. */
export interface SingleTestLoop {
  (x: Float64Array, result: Uint8Array): void
  /** The same for numbers of single precision. */
  readonly singles?: (x: Float32Array, result: Uint8Array) => void
}

/** @throws PythonError OverflowError unless whole numbers are exact, which those beyond 2⁵³ need not be */
export function requireExact(areExact: boolean): void {
  if (areExact) return
  throw new PythonError('OverflowError', 'an integer of this array exceeds 2**53, which Hillock cannot hold exactly', {
    help: 'write the numbers with a decimal point',
  })
}

/** Whether a double holds all of these whole numbers exactly. */
export function areSafeIntegers(x: Float64Array): boolean {
  const most = Number.MAX_SAFE_INTEGER
  let k = 0
  for (; k + 3 < x.length; k += 4) {
    // Of NaN it does not hold either.
    const a = Math.abs(x[k] ?? NaN)
    const b = Math.abs(x[k + 1] ?? NaN)
    const c = Math.abs(x[k + 2] ?? NaN)
    const d = Math.abs(x[k + 3] ?? NaN)
    if (!(a <= most && b <= most && c <= most && d <= most)) return false
  }
  for (; k < x.length; k++) if (!(Math.abs(x[k] ?? NaN) <= most)) return false
  return true
}

/** The greatest, or NaN if there is one. */
export function greatestFloat(x: Float64Array): number {
  let a = x[0] ?? NaN
  let k = 0
  // Four at once; seldom is one of them greater, or no number, which then is looked for.
  for (; k + 3 < x.length; k += 4) {
    const p = x[k] ?? NaN
    const q = x[k + 1] ?? NaN
    const r = x[k + 2] ?? NaN
    const s = x[k + 3] ?? NaN
    if (p <= a && q <= a && r <= a && s <= a) continue
    a = Math.max(a, p, q, r, s)
    if (a !== a) return a
  }
  for (; k < x.length; k++) a = Math.max(a, x[k] ?? NaN)
  return a
}

/** The least, or NaN if there is one. */
export function leastFloat(x: Float64Array): number {
  let a = x[0] ?? NaN
  let k = 0
  for (; k + 3 < x.length; k += 4) {
    const p = x[k] ?? NaN
    const q = x[k + 1] ?? NaN
    const r = x[k + 2] ?? NaN
    const s = x[k + 3] ?? NaN
    if (p >= a && q >= a && r >= a && s >= a) continue
    a = Math.min(a, p, q, r, s)
    if (a !== a) return a
  }
  for (; k < x.length; k++) a = Math.min(a, x[k] ?? NaN)
  return a
}

/** Whether one of them is NaN. */
export function hasNaN(x: Float64Array): boolean {
  for (let k = 0; k < x.length; k++) if (x[k] !== x[k]) return true
  return false
}

/** Those that are numbers. */
export function withoutNaN(x: Float64Array): Float64Array {
  const found = unwrittenFloats(x.length)
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

/** Finite numbers as they are, others in the place of NaN and of the infinite ones. */
export function insteadOf(missing: number, most: number, least: number): MapLoop {
  return (x, result) => {
    const { length } = x
    for (let k = 0; k < length; k++) {
      const a = x[k] ?? NaN
      // Infinity less itself is NaN.
      if (a - a === 0) result[k] = a
      else result[k] = a > 0 ? most : a < 0 ? least : missing
    }
  }
}

/** Puts some of the numbers at places. */
export function putFloats(data: Float64Array, places: Int32Array, numbers: Float64Array, from: Int32Array): void {
  const { length } = places
  for (let k = 0; k < length; k++) data[places[k] ?? 0] = numbers[from[k] ?? 0] ?? NaN
}

/** One row's number where a test holds, and the other's elsewhere; one number serves all of the other's. */
export function chooseFloats(test: Uint8Array, x: Float64Array, y: Float64Array, result: Float64Array): void {
  chooseByTruths(eachOf(test, result.length), x, y, result)
}

/** The same of numbers of single precision. */
export function chooseSingles(test: Uint8Array, x: Float32Array, y: Float32Array, result: Float32Array): void {
  chooseSinglesByTruths(eachOf(test, result.length), x, y, result)
}

/** So many truths, which may be a single one. */
function eachOf(test: Uint8Array, length: number): Uint8Array {
  return test.length === length ? test : new Uint8Array(length).fill(test[0] ?? 0)
}
