/** Sums, means and extremes, over everything or along one axis. */
import type { ValueType } from '../../abi/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import type { Dimension } from '../../units/index.ts'
import { array, at, sizeOf, storage, type ArrayValue } from './array.ts'

/** What a reduction makes of the elements of one line. */
export type Reducer = (line: Float64Array) => number

/**
 * One number for every line along `axis`, or one for everything without it.
 *
 * @throws PythonError for an axis the array does not have
 */
export function reduce(
  values: ArrayValue,
  axis: number | undefined,
  reducer: Reducer,
  type: ValueType,
  dimension: Dimension,
): ArrayValue {
  if (axis === undefined) {
    const result = storage(type, 1)
    result[0] = reducer(Float64Array.from(values.data))
    return array(result, [], type, dimension)
  }
  const { before, length, after } = lines(values, axis)
  const result = storage(type, before * after)
  const line = new Float64Array(length)
  for (let i = 0; i < before; i++) {
    for (let j = 0; j < after; j++) {
      for (let k = 0; k < length; k++) line[k] = at(values, (i * length + k) * after + j)
      result[i * after + j] = reducer(line)
    }
  }
  return array(result, values.shape.toSpliced(wrapAxis(values, axis), 1), type, dimension)
}

/**
 * A line for every line along `axis`: `cumsum`, `diff`, `sort`. Without an axis everything is one line.
 *
 * @param change gives the new line
 */
export function mapLines(
  values: ArrayValue,
  axis: number | undefined,
  change: (line: Float64Array) => Float64Array,
  type: ValueType,
  dimension: Dimension,
): ArrayValue {
  const flat = axis === undefined ? { ...values, shape: [values.data.length] } : values
  const along = wrapAxis(flat, axis ?? 0)
  const { before, length, after } = lines(flat, along)
  const newLength = change(new Float64Array(length)).length
  const result = storage(type, before * newLength * after)
  for (let i = 0; i < before; i++) {
    for (let j = 0; j < after; j++) {
      const line = Float64Array.from({ length }, (_, k) => at(flat, (i * length + k) * after + j))
      change(line).forEach((value, k) => {
        result[(i * newLength + k) * after + j] = value
      })
    }
  }
  return array(result, flat.shape.with(along, newLength), type, dimension)
}

function lines(values: ArrayValue, axis: number): { before: number; length: number; after: number } {
  const along = wrapAxis(values, axis)
  return {
    before: sizeOf(values.shape.slice(0, along)),
    length: values.shape[along] ?? 1,
    after: sizeOf(values.shape.slice(along + 1)),
  }
}

/** An axis counted from the front. */
export function wrapAxis({ shape }: ArrayValue, axis: number): number {
  const along = axis < 0 ? axis + shape.length : axis
  if (along >= 0 && along < shape.length) return along
  const message = `axis ${axis} is out of bounds for array of dimension ${shape.length}`
  throw new PythonError('AxisError', message)
}

/**
 * The sum in pairs of pairs, which loses less than one after the other: blocks of up to 128 in eight running sums, as
 * numpy adds, so that sums agree with it to the last bit.
 */
export function pairwiseSum(line: Float64Array, start = 0, length: number = line.length): number {
  if (length < 8) {
    let sum = length === 0 ? 0 : -0
    for (let k = 0; k < length; k++) sum += line[start + k] ?? 0
    return sum
  }
  if (length <= 128) {
    const sums = line.slice(start, start + 8)
    let k = 8
    for (; k < length - (length % 8); k += 8) {
      for (let j = 0; j < 8; j++) sums[j] = (sums[j] ?? 0) + (line[start + k + j] ?? 0)
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = sums
    let sum = a + b + (c + d) + (e + f + (g + h))
    for (; k < length; k++) sum += line[start + k] ?? 0
    return sum
  }
  const half = Math.floor(length / 2) - (Math.floor(length / 2) % 8)
  return pairwiseSum(line, start, half) + pairwiseSum(line, start + half, length - half)
}

export function mean(line: Float64Array): number {
  return pairwiseSum(line) / line.length
}

/** The mean square distance from the mean, divided by `n - freedom`. */
export function variance(line: Float64Array, freedom = 0): number {
  const middle = mean(line)
  return pairwiseSum(line.map(x => (x - middle) * (x - middle))) / Math.max(0, line.length - freedom)
}

/** The least or greatest; NaN if there is one, as numpy has it. */
export function extremeOf(line: Float64Array, sign: 1 | -1): number {
  if (line.length === 0) {
    const name = sign > 0 ? 'maximum' : 'minimum'
    throw new PythonError('ValueError', `zero-size array to reduction operation ${name} which has no identity`)
  }
  let best = line[0] ?? Number.NaN
  for (const x of line) {
    if (Number.isNaN(x)) return x
    if (sign * x > sign * best) best = x
  }
  return best
}
