/** Functions that go along a line: running sums, differences, rounding to decimals. */
import type { ValueType } from '../../../abi/index.ts'
import { divideDimensions, isDimensionless, roundHalfEven } from '../../../units/index.ts'
import { at, type ArrayValue } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { each, eachPair, roundFloats, subtractFloats } from '../../arrays/float-loops.ts'
import { mapLines } from '../../arrays/reduce.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { given, needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'

const counted = (type: ValueType): ValueType => (type === 'boolean' ? 'integer' : type)

function sums(line: Float64Array): Float64Array {
  const result = new Float64Array(line.length)
  let sum = 0
  for (let k = 0; k < result.length; k++) result[k] = sum += line[k] ?? NaN
  return result
}

function products(line: Float64Array): Float64Array {
  const result = new Float64Array(line.length)
  let product = 1
  for (let k = 0; k < result.length; k++) result[k] = product *= line[k] ?? NaN
  return result
}

/** `plain` ones refuse dimensions. */
function running(name: string, along: (line: Float64Array) => Float64Array, plain: boolean): FunctionValue {
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
  const between = values.type === 'boolean' ? eachPair((x, y) => Number(x !== y)) : subtractFloats
  const differences = (line: Float64Array): Float64Array => {
    const result = new Float64Array(Math.max(0, line.length - 1))
    between(line.subarray(1), line.subarray(0, -1), result)
    return result
  }
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
  if (digits === 0) return mapElements(values, roundFloats, values.type, values.dimension)
  const rounded =
    digits >= 0 ? (x: number) => roundHalfEven(x * factor) / factor : (x: number) => roundHalfEven(x / factor) * factor
  const loop = each(x => (Number.isFinite(x) ? rounded(x) : x))
  return mapElements(values, loop, values.type, values.dimension)
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
  running('cumsum', sums, false),
  running('cumprod', products, true),
  diff,
  around,
  gradient,
]
