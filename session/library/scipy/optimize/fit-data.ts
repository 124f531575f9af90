/** What `curve_fit` is given: parameters and their bounds, and how sure the numbers are. */
import { array, asFloats, at, numbers } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { classMember } from '../../../evaluate/classes/make-class.ts'
import type { Parameter } from '../../../evaluate/parameters.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Value } from '../../../evaluate/values.ts'
import { given } from '../../arguments.ts'
import { itemsOf, lacking, needNumbers } from '../numbers.ts'
import type { Bounds } from './least-squares.ts'

/** What a function of the script takes; undefined for what is none. */
function parametersOf(f: Value): readonly Parameter[] | undefined {
  if (typeof f !== 'object' || f === null) return undefined
  if (f.kind === 'function') return f.parameters
  if (f.kind === 'method') return f.function.parameters.slice(1)
  if (f.kind !== 'instance') return undefined
  const call = classMember(f.class, '__call__')
  return call === undefined ? undefined : parametersOf(call)?.slice(1)
}

/** How many numbers a function takes behind x. */
export function countOf(f: Value): number {
  const taken = parametersOf(f)
  if (taken === undefined || taken.some(({ kind }) => kind === 'rest'))
    throw new PythonError('ValueError', 'Unable to determine number of fit parameters.')
  const count = taken.filter(({ kind }) => kind === 'ordinary' || kind === 'positional').length - 1
  if (count < 1) throw new PythonError('ValueError', 'Unable to determine number of fit parameters.')
  return count
}

/** `bounds=(0, [1, 2])`: a number is that of every parameter. */
export function boundsOf(value: Value | undefined, n: number, site: CallSite): Bounds {
  const [low, high] = itemsOf(value) ?? []
  if (given(value) && (low === undefined || high === undefined)) throw lacking('bounds that are no pair')
  const side = (own: Value | undefined, usual: number): Float64Array => {
    if (own === undefined) return new Float64Array(n).fill(usual)
    const values = needNumbers(own, 'curve_fit', site)
    return values.shape.length === 0 ? new Float64Array(n).fill(at(values, 0)) : Float64Array.from(values.data)
  }
  const found = { low: side(low, -Infinity), high: side(high, Infinity) }
  if (found.low.length !== n || found.high.length !== n)
    throw new PythonError('ValueError', 'Inconsistent shapes between bounds and `x0`.')
  if (found.low.some((each, k) => each >= (found.high[k] ?? NaN)))
    throw new PythonError('ValueError', 'Each lower bound must be strictly less than each upper bound.')
  return found
}

/** Where to begin if nobody says: in the midst of bounds, one from one bound, else at 1. */
export function begun({ low, high }: Bounds): Float64Array {
  return low.map((from, k) => {
    const to = high[k] ?? Infinity
    if (Number.isFinite(from)) return Number.isFinite(to) ? (from + to) / 2 : from + 1
    return Number.isFinite(to) ? to - 1 : 1
  })
}

/** Changes differences, or a column of derivatives, to units of their errors. */
export type Weighting = (differences: Float64Array) => Float64Array

/** `sigma`: an error of all numbers or of each, or their covariances. */
export function weightingOf(value: Value | undefined, count: number, site: CallSite): Weighting {
  if (!given(value)) return differences => differences
  const { data, shape } = needNumbers(value, 'curve_fit', site)
  if (data.length === 1) return differences => differences.map(each => (1 / Number(data[0])) * each)
  if (shape.length === 1 && shape[0] === count)
    return differences => differences.map((each, k) => (1 / Number(data[k])) * each)
  if (shape.length !== 2 || shape[0] !== count || shape[1] !== count)
    throw new PythonError('ValueError', '`sigma` has incorrect shape.')
  const root = lowerRoot(asFloats(data), count)
  return differences => {
    const made = new Float64Array(count)
    for (let i = 0; i < count; i++) {
      let left = differences[i] ?? NaN
      for (let k = 0; k < i; k++) left -= (root[i * count + k] ?? NaN) * (made[k] ?? NaN)
      made[i] = left / (root[i * count + i] ?? NaN)
    }
    return made
  }
}

/** Cholesky's root of a matrix, of which the lower half is looked at. */
function lowerRoot(matrix: Float64Array, n: number): Float64Array {
  const root = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let left = matrix[i * n + j] ?? NaN
      for (let k = 0; k < j; k++) left -= (root[i * n + k] ?? NaN) * (root[j * n + k] ?? NaN)
      if (i === j && !(left > 0)) throw new PythonError('ValueError', '`sigma` must be positive definite.')
      root[i * n + j] = i === j ? Math.sqrt(left) : left / (root[j * n + j] ?? NaN)
    }
  return root
}

/** A matrix that is symmetric, given by its columns. */
export function matrixOf(columns: readonly Float64Array[], factor: number): Value {
  const n = columns.length
  return array(
    numbers(n * n, k => (columns[k % n]?.[Math.floor(k / n)] ?? NaN) * factor),
    [n, n],
  )
}
