/** `np.insert`: numbers put in before places of a line, or rows and columns before others. */
import { dimensionless } from '../../../units/index.ts'
import { array, asBytes, asFloats, sizeOf, withData, zerosLike, type ArrayValue } from '../../arrays/array.ts'
import { placesOfTruths } from '../../arrays/byte-loops.ts'
import { broadcastIndices } from '../../arrays/broadcast.ts'
import { elementsAt, requireFit } from '../../arrays/indexing.ts'
import { atLeast, joined, permuteAxes, pickAlong, reshape, wrapAxis } from '../../arrays/shape.ts'
import { requireSource } from '../../evaluate/indices.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { given, needArray, needIntegers } from '../arguments.ts'
import { row } from '../row.ts'

export const insert: FunctionValue = row(
  'insert(arr, obj, values, axis=None)',
  ([arr, obj = null, added, axis], site) => {
    const whole = needArray(arr, 'insert', site)
    const values = given(axis) ? whole : reshape(whole, [-1])
    const along = given(axis) ? wrapAxis(values, toInteger(axis, 'axis', site)) : 0
    const length = values.shape[along] ?? 1
    if (typeof obj === 'object' && obj?.kind === 'slice')
      throw unsupported('insert() before the places of a slice is numpy, not yet Hillock')
    const asked = needIntegers(obj, 'insert', site)
    const wanted = asked.type === 'boolean' ? array(placesOfTruths(asBytes(asked.data))) : asked
    const places = Array.from(asFloats(wanted.data), at => placeBefore(at, length, along))
    if (whole.type === 'integer') requireSource({ ...whole, dimension: dimensionless }, added ?? null, site)
    const made = atLeast(needArray(added, 'insert', site), values.shape.length)
    // Before one place, given as a number, the first axis lies along the axis.
    const between = wanted.shape.length === 0 ? firstAxisAt(along, made) : made
    // Before one place there is room for several.
    const [only = 0] = places
    const before = places.length === 1 ? Array.from({ length: between.shape[along] ?? 1 }, () => only) : places
    const filled = stretched(between, values, values.shape.with(along, before.length))
    const joint = joined([values, filled], along)
    return pickAlong({ ...joint, dimension: values.dimension }, along, orderOf(before, length))
  },
)

function placeBefore(at: number, length: number, axis: number): number {
  const place = at < 0 ? at + length : at
  if (place >= 0 && place <= length) return place
  throw new PythonError('IndexError', `index ${at} is out of bounds for axis ${axis} with size ${length}`)
}

function firstAxisAt(along: number, values: ArrayValue): ArrayValue {
  const others = values.shape.map((_, axis) => axis).slice(1)
  return permuteAxes(values, [...others.slice(0, along), 0, ...others.slice(along)])
}

/** Numbers of the type and in the storage of others, as many as a shape has. */
function stretched(values: ArrayValue, like: ArrayValue, shape: readonly number[]): ArrayValue {
  requireFit(values, shape)
  const trimmed = { ...values, shape: values.shape.slice(values.shape.length - shape.length) }
  const found = elementsAt(trimmed, broadcastIndices(trimmed.shape, shape))
  const count = sizeOf(shape)
  const data = zerosLike(like.data, count)
  for (let k = 0; k < count; k++) {
    const number = found[k] ?? 0
    data[k] = like.type === 'boolean' ? Number(number !== 0) : like.type === 'integer' ? Math.trunc(number) : number
  }
  return withData(like, data, shape)
}

/** Where each element of the result stands: those of the line from 0 on, those put in behind them. */
function orderOf(before: readonly number[], length: number): Int32Array {
  const order = new Int32Array(length + before.length)
  const inserted = before.map((place, k) => ({ place, k })).toSorted((a, b) => a.place - b.place)
  let at = 0
  let taken = 0
  for (const { place, k } of inserted) {
    while (taken < place) order[at++] = taken++
    order[at++] = length + k
  }
  while (taken < length) order[at++] = taken++
  return order
}
