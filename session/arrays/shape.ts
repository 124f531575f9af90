/** Arrays in other shapes, with their axes in another order, and joined. Numbers keep their type and width. */
import { PythonError } from '../evaluate/python-error.ts'
import { dimensionless } from '../../units/index.ts'
import { array, commonKindOf, roomFor, sizeOf, withData, type ArrayValue } from './array.ts'
import { gather } from './indexing.ts'
import { copied, copyAlong, type Lattice, partOf, permuted, wholeLattice } from './lattice.ts'
import { scatter } from './scatter.ts'
import { unwrittenLike, unwrittenOf } from './unwritten.ts'

/** An axis counted from the front; `rank` where it is not the array's own number of axes. */
export function wrapAxis(
  { shape }: { readonly shape: readonly number[] },
  axis: number,
  rank: number = shape.length,
): number {
  const along = axis < 0 ? axis + rank : axis
  if (along >= 0 && along < rank) return along
  throw new PythonError('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`)
}

/** The same numbers, over the same storage, in another shape; one length may be −1. */
export function reshape(values: ArrayValue, lengths: readonly number[]): ArrayValue {
  const free = values.data.length / sizeOf(lengths.filter(length => length >= 0))
  const shape = lengths.map(length => (length < 0 ? free : length))
  if (lengths.filter(length => length < 0).length > 1) {
    throw new PythonError('ValueError', 'can only specify one unknown dimension')
  }
  if (sizeOf(shape) !== values.data.length || !shape.every(Number.isInteger)) {
    const names = lengths.map(length => (length < 0 ? 'newaxis' : length))
    const written = lengths.length === 1 ? `${names[0]},` : names.join(',')
    throw new PythonError('ValueError', `cannot reshape array of size ${values.data.length} into shape (${written})`)
  }
  roomFor(shape)
  return { ...values, shape }
}

/** Axes in another order. */
export function permuteAxes(values: ArrayValue, order: readonly number[]): ArrayValue {
  if (order.every((axis, place) => axis === place)) return values
  const { shape, strides } = permuted(wholeLattice(values.shape), order)
  return strided(values, shape, strides)
}

/** Elements by a step for every axis, from the one at `start` on. */
export function strided(
  values: ArrayValue,
  shape: readonly number[],
  strides: readonly number[],
  start = 0,
): ArrayValue {
  return withData(values, copied(values.data, { start, shape, strides }), shape)
}

/** Each element along an axis several times in turn, or all of them again and again. */
export function repeated(values: ArrayValue, axis: number, count: number, each: boolean): ArrayValue {
  const { shape, strides } = wholeLattice(values.shape)
  const place = each ? axis + 1 : axis
  const made = strided(values, shape.toSpliced(place, 0, count), strides.toSpliced(place, 0, 0))
  return { ...made, shape: shape.with(axis, (shape[axis] ?? 1) * count) }
}

/** Axes the other way round, as `a.T`. */
export function transposed(values: ArrayValue): ArrayValue {
  return permuteAxes(values, values.shape.map((_, axis) => axis).toReversed())
}

/** Elements along an axis so many places farther on, those that go beyond the end in front. */
export function rolled(values: ArrayValue, axis: number, by: number): ArrayValue {
  const along = wrapAxis(values, axis)
  const whole = wholeLattice(values.shape)
  const length = whole.shape[along] ?? 0
  const result = unwrittenLike(values.data, values.data.length)
  const moved = length === 0 ? 0 : ((by % length) + length) % length
  const part = (first: number, count: number): Lattice => partOf(whole, along, first, count)
  copyAlong(values.data, part(0, length - moved), result, part(moved, length - moved))
  copyAlong(values.data, part(length - moved, moved), result, part(0, moved))
  return withData(values, result, values.shape)
}

/** Along one axis the elements at these places. */
export function pickAlong(
  values: ArrayValue,
  axis: number,
  wanted: Int32Array | ((length: number) => Int32Array),
): ArrayValue {
  const along = wrapAxis(values, axis)
  const length = values.shape[along] ?? 1
  const chosen = typeof wanted === 'function' ? wanted(length) : wanted
  const before = sizeOf(values.shape.slice(0, along))
  const after = sizeOf(values.shape.slice(along + 1))
  const shape = values.shape.with(along, chosen.length)
  if (before === 1 && after === 1) {
    roomFor(shape)
    return withData(values, gather(values, chosen), shape)
  }
  const indices = new Int32Array(roomFor(shape))
  let n = 0
  for (let i = 0; i < before; i++) {
    for (let c = 0; c < chosen.length; c++) {
      const start = (i * length + (chosen[c] ?? 0)) * after
      for (let j = 0; j < after; j++) indices[n++] = start + j
    }
  }
  return withData(values, gather(values, indices), shape)
}

/** At least this many axes, new ones in front. */
export function atLeast(values: ArrayValue, rank: number): ArrayValue {
  const missing = Math.max(0, rank - values.shape.length)
  return { ...values, shape: [...Array.from({ length: missing }, () => 1), ...values.shape] }
}

/** So many small blocks are put in their places one after the other. */
const fewBlocks = 16

/**
 * Arrays behind one another along an axis; quantities become plain numbers, as in Brian 2.
 *
 * @throws PythonError ValueError as numpy does, for shapes that do not fit
 */
export function joined(arrays: readonly ArrayValue[], axis: number): ArrayValue {
  const [first] = arrays
  if (first === undefined) throw new PythonError('ValueError', 'need at least one array to concatenate')
  if (first.shape.length === 0) {
    throw new PythonError('ValueError', 'zero-dimensional arrays cannot be concatenated')
  }
  const along = wrapAxis(first, axis)
  for (const [k, each] of arrays.entries()) requireFitting(first, each, along, k)
  const kind = commonKindOf(arrays)
  const { type } = kind
  const length = arrays.reduce((sum, each) => sum + (each.shape[along] ?? 0), 0)
  const shape = first.shape.with(along, length)
  const result = unwrittenOf(kind, roomFor(shape))
  const made = array(result, shape, type, dimensionless)
  const { strides } = wholeLattice(shape)
  const before = sizeOf(shape.slice(0, along))
  const whole = result.length / Math.max(1, before)
  let start = 0
  for (const each of arrays) {
    const block = each.data.length / Math.max(1, before)
    if (block > 8 || before <= fewBlocks) {
      for (let i = 0; i < before; i++) result.set(each.data.subarray(i * block, (i + 1) * block), start + i * whole)
    } else scatter(made, { start, shape: each.shape, strides }, each)
    start += block
  }
  return made
}

/**
 * What is joined along an axis has the same extents along the others.
 *
 * @throws PythonError ValueError as numpy does
 */
export function requireFitting(
  first: Pick<ArrayValue, 'shape'>,
  each: Pick<ArrayValue, 'shape'>,
  along: number,
  index: number,
): void {
  if (each.shape.length !== first.shape.length) {
    const message = `all the input arrays must have same number of dimensions, but the array at index 0 has ${first.shape.length} dimension(s) and the array at index ${index} has ${each.shape.length} dimension(s)`
    throw new PythonError('ValueError', message)
  }
  const wrong = first.shape.findIndex((extent, axis) => axis !== along && extent !== each.shape[axis])
  if (wrong < 0) return
  const message = `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${wrong}, the array at index 0 has size ${first.shape[wrong]} and the array at index ${index} has size ${each.shape[wrong]}`
  throw new PythonError('ValueError', message)
}
