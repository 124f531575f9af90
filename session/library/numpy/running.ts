/** Functions that go along a line: running sums, differences, rounding to decimals. */
import type { ValueType } from '../../../abi/index.ts'
import { divideDimensions, isDimensionless, roundHalfEven } from '../../../units/index.ts'
import { at, type ArrayValue } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { mapLines } from '../../arrays/reduce.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { given, needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'

const counted = (type: ValueType): ValueType => (type === 'boolean' ? 'integer' : type)

function running(
  name: string,
  step: (before: number, x: number) => number,
  start: number,
  plain: boolean,
): FunctionValue {
  const along = (line: Float64Array): Float64Array => {
    let sum = start
    return line.map(x => (sum = step(sum, x)))
  }
  return row(`${name}(a, axis=None)`, ([a, axis], site) => {
    const values = needArray(a, name, site)
    if (plain && !isDimensionless(values.dimension)) {
      throw new PythonError('TypeError', `${name} over array elements on quantities with dimensions is not possible.`)
    }
    return mapLines(values, optionalInteger(axis, 'axis', site), along, counted(values.type), values.dimension)
  })
}

const diff = row('diff(a, n=1, axis=-1)', ([a, n, axis], site) => {
  const along = optionalInteger(axis, 'axis', site) ?? -1
  let values: ArrayValue = needArray(a, 'diff', site)
  // Of booleans it says where they change.
  const between =
    values.type === 'boolean' ? (x: number, y: number) => Number(x !== y) : (x: number, y: number) => x - y
  const differences = (line: Float64Array): Float64Array => line.subarray(1).map((x, k) => between(x, line[k] ?? 0))
  const times = n === undefined ? 1 : toInteger(n, 'n', site)
  if (times < 0) throw new PythonError('ValueError', `order must be non-negative but got ${times}`)
  // Of nothing there are no differences, however often they are taken.
  for (let k = 0; k < times && values.data.length > 0; k++)
    values = mapLines(values, along, differences, values.type, values.dimension)
  return values
})

const around = row('around(a, decimals=0)', ([a, decimals], site) => {
  const values = needArray(a, 'around', site)
  const digits = decimals === undefined ? 0 : toInteger(decimals, 'decimals', site)
  const factor = Number(`1e${Math.abs(digits)}`)
  if (values.type !== 'float' && digits >= 0) return values
  const rounded =
    digits >= 0 ? (x: number) => roundHalfEven(x * factor) / factor : (x: number) => roundHalfEven(x / factor) * factor
  return mapElements(values, x => (Number.isFinite(x) ? rounded(x) : x), values.type, values.dimension)
})

/** Differences of neighbours, at the ends one-sided. */
const gradient = row('gradient(f, *varargs)', ([f, spacing], site) => {
  const values = needArray(f, 'gradient', site)
  const [step, ...more] = typeof spacing === 'object' && spacing?.kind === 'tuple' ? spacing.items : []
  const width = given(step) ? needArray(step, 'gradient', site) : undefined
  if (values.shape.length !== 1 || more.length > 0 || (width !== undefined && width.shape.length > 0)) {
    throw unsupported('gradient() of more than a row, or over uneven steps, is numpy, not yet Hillock')
  }
  if (values.data.length < 2) {
    throw new PythonError(
      'ValueError',
      'Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.',
    )
  }
  const h = width === undefined ? 1 : at(width, 0)
  const last = values.data.length - 1
  const slopes = (line: Float64Array): Float64Array =>
    line.map((x, k) => {
      if (k === 0) return ((line[1] ?? 0) - x) / h
      if (k === last) return (x - (line[k - 1] ?? 0)) / h
      return ((line[k + 1] ?? 0) - (line[k - 1] ?? 0)) / (2 * h)
    })
  const dimension = width === undefined ? values.dimension : divideDimensions(values.dimension, width.dimension)
  return mapLines(values, 0, slopes, 'float', dimension)
})

/** numpy's functions along a line. */
export const runningRows: readonly FunctionValue[] = [
  running('cumsum', (sum, x) => sum + x, 0, false),
  running('cumprod', (product, x) => product * x, 1, true),
  diff,
  around,
  gradient,
]
