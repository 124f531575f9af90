/** Values as numbers: what Python's scalars, numpy's arrays, units and views of state variables have in common. */
import { dimensionless, sameDimension } from '../../units/index.ts'
import { array, at, commonKindOf, roomFor, scalar, sizeOf, storage, type ArrayValue } from '../arrays/array.ts'
import { unwrittenOf } from '../arrays/unwritten.ts'
import { plainValue } from './classes/mixed-in.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import type { Value } from './values.ts'
import type { CallSite } from './call.ts'

/** Whether arithmetic on the value is numpy's or Brian's, rather than Python's own. */
export function isArrayLike(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  return value.kind === 'array' || value.kind === 'unit' || (value.kind === 'object' && value.type.array !== undefined)
}

/**
 * The value as an array, as numpy's `asarray` and Brian's quantities understand it; undefined for what is no number,
 * such as a string.
 *
 * @throws PythonError for lists whose rows differ in length, and for what a view refuses
 */
export function toArray(value: Value, site: CallSite): ArrayValue | undefined {
  switch (typeof value) {
    case 'number':
      return scalar(value)
    case 'bigint':
      return integerScalar(value)
    case 'boolean':
      return scalar(Number(value), 'boolean')
    default:
  }
  if (value === null) return undefined
  switch (value.kind) {
    case 'array':
      return value
    case 'unit':
      return scalar(value.unit.value, 'float', value.unit.dimension)
    case 'object':
      return value.type.array?.(value, site)
    case 'list':
    case 'tuple':
      return stack(value.items, site)
    case 'range':
      return rangeArray(value)
    case 'instance': {
      const plain = plainValue(value)
      return plain === value ? undefined : toArray(plain, site)
    }
    default:
      return undefined
  }
}

/** A Python int as a numpy scalar; beyond 2⁵³ as a float. */
function integerScalar(value: bigint): ArrayValue {
  const number = Number(value)
  return scalar(number, Number.isSafeInteger(number) ? 'integer' : 'float')
}

function rangeArray({ start, stop, step }: { start: number; stop: number; step: number }): ArrayValue {
  const length = Math.max(0, Math.ceil((stop - start) / step))
  const data = storage('integer', length)
  for (let k = 0; k < length; k++) data[k] = start + k * step
  return array(data, [length], 'integer')
}

/** Rows put on top of each other; quantities of one dimension keep it, others lose theirs as in numpy. */
function stack(items: readonly Value[], site: CallSite): ArrayValue | undefined {
  // most lists hold Python's own floats
  if (items.every(item => typeof item === 'number')) return array(Float64Array.from(items))
  const rows: ArrayValue[] = []
  for (const item of items) {
    const row = toArray(item, site)
    if (row === undefined) return undefined
    rows.push(row)
  }
  const [first = scalar(0)] = rows
  if (
    rows.some(row => row.shape.length !== first.shape.length || row.shape.some((n, axis) => n !== first.shape[axis]))
  ) {
    const message =
      'setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions.'
    throw new PythonError('ValueError', message)
  }
  const kind = commonKindOf(rows)
  const { type } = kind
  const length = sizeOf(first.shape)
  const data = unwrittenOf(kind, roomFor([rows.length, length]))
  rows.forEach((row, k) => data.set(row.data, k * length))
  const alike = rows.every(row => sameDimension(row.dimension, first.dimension))
  const dimension = alike ? first.dimension : dimensionless
  return array(data, [rows.length, ...first.shape], type, dimension)
}

/** One number, without its unit: `float(value)`. */
export function toNumber(value: Value, what: string, site: CallSite): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  const values = toArray(value, site)
  if (values === undefined || values.data.length !== 1) {
    throw new PythonError('TypeError', `${what} must be a number, not '${typeName(value)}'`)
  }
  return at(values, 0)
}

/**
 * A whole number: a count, an index, a size.
 *
 * @throws PythonError as Python's `operator.index`, for floats and quantities
 */
export function toInteger(value: Value, what: string, site: CallSite): number {
  if (typeof value === 'bigint') {
    if (BigInt.asIntN(64, value) === value) return Number(value)
    throw new PythonError('OverflowError', `${what} is too large: an integer of at most 64 bits is needed`)
  }
  if (typeof value === 'boolean') return Number(value)
  const values = typeof value === 'number' ? undefined : toArray(value, site)
  if (values !== undefined && values.type === 'integer' && values.data.length === 1) return at(values, 0)
  if (typeof value === 'number' && Number.isInteger(value)) {
    const message = `${what} must be an integer, not a float`
    throw new PythonError('TypeError', message, { help: `write ${value} without a decimal point, or int(…) around it` })
  }
  throw new PythonError('TypeError', `${what} must be an integer, not '${typeName(value)}'`)
}
