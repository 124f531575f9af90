/** `np.pad`: more elements at the ends of axes. */
import { array, roomFor, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { broadcastIndices } from '../../arrays/broadcast.ts'
import { joined, pickAlong } from '../../arrays/shape.ts'
import { unwrittenLike } from '../../arrays/unwritten.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given, needArray, optionalText } from '../arguments.ts'
import { row } from '../row.ts'

type Ends = readonly [before: number, after: number]

/** Two numbers for each axis, one for each end: given once, for the two ends, for each axis, or for all of them. */
function endsOf(value: Value, rank: number, site: CallSite): readonly Ends[] {
  const { data, shape } = needArray(value, 'pad', site)
  const to = [rank, 2]
  const fits = shape.every((extent, k) => extent === 1 || extent === to[k + 2 - shape.length])
  if (shape.length > 2 || !fits) {
    const message = `operands could not be broadcast together with remapped shapes [original->remapped]: (${shape.join(',')}${shape.length === 1 ? ',' : ''})  and requested shape (${rank},2)`
    throw new PythonError('ValueError', message)
  }
  const places = broadcastIndices(shape, to)
  return Array.from({ length: rank }, (_, axis) => [
    data[places[2 * axis] ?? 0] ?? 0,
    data[places[2 * axis + 1] ?? 0] ?? 0,
  ])
}

/** By mode: which of so many elements stands at a place before, among or behind them. */
const sources: ReadonlyMap<string, (place: number, length: number) => number> = new Map([
  ['edge', (place, length) => Math.max(0, Math.min(length - 1, place))],
  ['wrap', (place, length) => within(place, length)],
  ['reflect', (place, length) => (length === 1 ? 0 : folded(within(place, 2 * length - 2), 2 * length - 2))],
  // The ends stand twice.
  ['symmetric', (place, length) => folded(within(place, 2 * length), 2 * length - 1)],
])

function within(place: number, length: number): number {
  return ((place % length) + length) % length
}

function folded(place: number, whole: number): number {
  return Math.min(place, whole - place)
}

/** A block of one number as long as this along an axis. */
function block(values: ArrayValue, axis: number, count: number, number: number): ArrayValue {
  const shape = values.shape.with(axis, count)
  const data = unwrittenLike(values.data, roomFor(shape))
  return array(data.fill(values.type === 'float' ? number : Math.trunc(number)), shape, values.type)
}

function extended(values: ArrayValue, axis: number, [before, after]: Ends, how: string): ArrayValue {
  const source = sources.get(how)
  if (source === undefined) throw unsupported(`pad(mode='${how}') is numpy, not yet Hillock`)
  const length = values.shape[axis] ?? 0
  if (length === 0 && before + after > 0) {
    const message = `can't extend empty axis ${axis} using modes other than 'constant' or 'empty'`
    throw new PythonError('ValueError', message)
  }
  return pickAlong(
    values,
    axis,
    Int32Array.from({ length: before + length + after }, (_, k) => source(k - before, length)),
  )
}

export const pad: FunctionValue = row(
  "pad(array, pad_width, mode='constant', *, constant_values=0, stat_length=None, end_values=0, reflect_type='even')",
  ([a, width = null, mode, constant, ...others], site) => {
    const values = needArray(a, 'pad', site)
    const how = optionalText(mode, 'mode') ?? 'constant'
    if (others.some(each => each !== undefined)) throw unsupported('this argument of pad() is numpy, not yet Hillock')
    const rank = values.shape.length
    if (needArray(width, 'pad', site).type === 'float')
      throw new PythonError('TypeError', '`pad_width` must be of integral type.')
    const widths = endsOf(width, rank, site)
    if (widths.flat().some(each => each < 0)) throw new PythonError('ValueError', "index can't contain negative values")
    const numbers = endsOf(given(constant) ? constant : 0n, rank, site)
    let made = values
    for (const [axis, ends] of widths.entries()) {
      const [first, last] = numbers[axis] ?? [0, 0]
      made =
        how === 'constant'
          ? joined([block(made, axis, ends[0], first), made, block(made, axis, ends[1], last)], axis)
          : extended(made, axis, ends, how)
    }
    return withDimension(made, values.dimension)
  },
)
