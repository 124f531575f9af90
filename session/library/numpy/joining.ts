/** Functions that put arrays together. Units are lost, as in Brian 2, in all but `concatenate`. */
import { dimensionless, isDimensionless, sameDimension } from '../../../units/index.ts'
import { dimensionError, isAllZeros } from '../../arrays/dimensions.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { array, storage, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { atLeast, joined, reshape, wrapAxis } from '../../arrays/shape.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toArray, toNumber } from '../../evaluate/numeric.ts'
import { isStr, type FunctionValue, type ObjectType, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { isSequence, needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'

function arraysOf(value: Value | undefined, name: string, site: CallSite): ArrayValue[] {
  return collect(value ?? null, site).map(each => needArray(each, name, site))
}

const concatenate = row('concatenate(arrays, axis=0)', ([parts, axis], site) => {
  const given = collect(parts ?? null, site)
  // A list of quantities has their units here.
  const arrays = given.map(each => toArray(each, site) ?? needArray(each, 'concatenate', site))
  const dimension = arrays.find(each => !isDimensionless(each.dimension))?.dimension ?? dimensionless
  // Zeros go with anything where they are an array: lists of them do not.
  const other = arrays.find(
    (each, k) => !sameDimension(each.dimension, dimension) && (isSequence(given[k]) || !isAllZeros(each)),
  )
  if (other !== undefined) {
    throw dimensionError('Concatenated arrays need matching dimensions', [other.dimension], site.session.units)
  }
  const made = axis === null ? joined(arrays.map(flat), 0) : joined(arrays, optionalInteger(axis, 'axis', site) ?? 0)
  return withDimension(made, dimension)
})

function flat(values: ArrayValue): ArrayValue {
  return reshape(values, [-1])
}

/** A row as a column. */
function column(values: ArrayValue): ArrayValue {
  return values.shape.length < 2 ? reshape(values, [values.data.length, 1]) : values
}

const stack = row('stack(arrays, axis=0)', ([parts, axis], site) => {
  const arrays = arraysOf(parts, 'stack', site)
  const [first] = arrays
  if (first === undefined) throw new PythonError('ValueError', 'need at least one array to stack')
  if (arrays.some(each => each.shape.join() !== first.shape.join())) {
    throw new PythonError('ValueError', 'all input arrays must have the same shape')
  }
  const along = wrapAxis(first, optionalInteger(axis, 'axis', site) ?? 0, first.shape.length + 1)
  return joined(
    arrays.map(each => ({ ...each, shape: each.shape.toSpliced(along, 0, 1) })),
    along,
  )
})

function stacking(
  name: string,
  prepare: (values: ArrayValue) => ArrayValue,
  axis: (rank: number) => number,
): FunctionValue {
  return row(`${name}(tup)`, ([parts], site) => {
    const arrays = arraysOf(parts, name, site).map(prepare)
    return joined(arrays, axis(arrays[0]?.shape.length ?? 1))
  })
}

const append = row('append(arr, values, axis=None)', ([arr, added, axis], site) => {
  const parts = [needArray(arr, 'append', site), needArray(added, 'append', site)]
  const along = optionalInteger(axis, 'axis', site)
  return along === undefined ? joined(parts.map(flat), 0) : joined(parts, along)
})

/** `r_[1, 2:5, a]` and `c_[a, b]`: parts behind or beside one another. */
function joiner(name: string, prepare: (values: ArrayValue) => ArrayValue, axis: number): ObjectValue {
  const type: ObjectType = {
    name,
    item: (_, index, site) => {
      const parts = typeof index === 'object' && index?.kind === 'tuple' ? index.items : [index]
      return joined(
        parts.map(part => prepare(atLeast(partOf(part, name, site), 1))),
        axis,
      )
    },
    repr: () => `<numpy ${name}>`,
  }
  return { kind: 'object', type, data: undefined }
}

/** A number, an array, or a slice as a range. */
function partOf(part: Value, name: string, site: CallSite): ArrayValue {
  if (typeof part !== 'object' || part?.kind !== 'slice') {
    if (isStr(part)) throw unsupported(`a string in ${name}[…] is numpy, not yet Hillock`)
    return needArray(part, name, site)
  }
  const ends = [part.start ?? 0n, part.stop, part.step ?? 1n]
  const whole = ends.every(end => typeof end === 'bigint')
  const [start = 0, stop = 0, step = 1] = ends.map(end => toNumber(end, 'an end of a slice', site))
  const count = Math.max(0, Math.ceil((stop - start) / step))
  const data = storage('float', count)
  for (let k = 0; k < count; k++) data[k] = start + k * step
  return array(data, [count], whole ? 'integer' : 'float')
}

/** `mgrid[0:2, 0:3]`: an index for every axis at every point. */
const mgrid: ObjectValue = {
  kind: 'object',
  data: undefined,
  type: {
    name: 'mgrid',
    item: (_, index, site) => {
      if (typeof index !== 'object' || index?.kind !== 'tuple') return partOf(index, 'mgrid', site)
      const axes = index.items.map(part => partOf(part, 'mgrid', site))
      const shape = axes.map(axis => axis.data.length)
      const grids = axes.map((values, k) => {
        const before = shape.slice(0, k).reduce((size, length) => size * length, 1)
        const after = shape.slice(k + 1).reduce((size, length) => size * length, 1)
        const data = storage('float', before * values.data.length * after)
        for (let n = 0; n < data.length; n++) data[n] = values.data[Math.floor(n / after) % values.data.length] ?? 0
        return array(data, [1, ...shape], values.type)
      })
      return joined(grids, 0)
    },
    repr: () => '<numpy mgrid>',
  },
}

export const joiners: ReadonlyMap<string, ObjectValue> = new Map([
  ['r_', joiner('r_', values => values, 0)],
  ['c_', joiner('c_', column, -1)],
  ['mgrid', mgrid],
])

/** numpy's functions that join. */
export const joining: readonly FunctionValue[] = [
  concatenate,
  stack,
  stacking(
    'hstack',
    values => atLeast(values, 1),
    rank => (rank > 1 ? 1 : 0),
  ),
  stacking(
    'vstack',
    values => atLeast(values, 2),
    () => 0,
  ),
  stacking('column_stack', column, () => 1),
  stacking('dstack', deep, () => 2),
  append,
]

/** At least three axes, a row lying along the second. */
function deep(values: ArrayValue): ArrayValue {
  if (values.shape.length >= 3) return values
  const [first = 1, second] = values.shape
  return { ...values, shape: second === undefined ? [1, first, 1] : [first, second, 1] }
}
