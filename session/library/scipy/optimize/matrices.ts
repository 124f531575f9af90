/** Small matrices, kept by columns, for Newton's method and for least squares. */
import { array } from '../../../arrays/array.ts'
import { eliminate } from '../../numpy/elimination.ts'
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumbers } from './calls.ts'

export type Columns = readonly Float64Array[]

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? NaN) * (b[k] ?? NaN)
  return sum
}

export function norm(a: Float64Array): number {
  const square = dot(a, a)
  if (square > 1e-280 && square < 1e300) return Math.sqrt(square)
  // Squares that are too small or too large for doubles are taken in units of the largest number.
  let largest = 0
  for (const each of a) largest = Math.max(largest, Math.abs(each))
  if (largest === 0 || !Number.isFinite(largest)) return largest
  let sum = 0
  for (const each of a) sum += (each / largest) ** 2
  return largest * Math.sqrt(sum)
}

/** The solution of M x = b; undefined where there is none. */
export function solved(matrix: Columns, right: Float64Array): Float64Array | undefined {
  const n = right.length
  const rows = Float64Array.from({ length: n * n }, (_, k) => matrix[k % n]?.[Math.floor(k / n)] ?? NaN)
  const { solution, isSingular } = eliminate(array(rows, [n, n]), right, 1)
  return isSingular || !solution.every(Number.isFinite) ? undefined : solution
}

/** The products of all pairs of columns. */
export function squares(columns: Columns): Float64Array[] {
  return columns.map(a => Float64Array.from(columns, b => dot(a, b)))
}

/** How a function's values change with each of its numbers, by differences to places a little above, as MINPACK takes them. */
export function forwardDifferences(f: OfNumbers<Float64Array>) {
  return function* (x: Float64Array, values: Float64Array): Steps<Float64Array[]> {
    const columns: Float64Array[] = []
    for (const [k, own] of x.entries()) {
      const by = Math.sqrt(Number.EPSILON) * Math.abs(own) || Math.sqrt(Number.EPSILON)
      const moved = yield* f(x.with(k, own + by))
      columns.push(values.map((each, i) => ((moved[i] ?? NaN) - each) / by))
    }
    return columns
  }
}

/** The cube root of the precision of doubles, at which central differences have most digits. */
const step = Math.cbrt(Number.EPSILON)

/** How a function's values change with each of its numbers, by central differences, one-sided at bounds. */
export function* derivatives(
  f: OfNumbers<Float64Array>,
  x: Float64Array,
  low?: Float64Array,
  high?: Float64Array,
): Steps<Float64Array[]> {
  const columns: Float64Array[] = []
  for (const [k, own] of x.entries()) {
    const by = step * (Math.abs(own) || 1)
    const [above, below] = [Math.min(own + by, high?.[k] ?? Infinity), Math.max(own - by, low?.[k] ?? -Infinity)]
    const upper = yield* f(x.with(k, above))
    const lower = yield* f(x.with(k, below))
    columns.push(upper.map((each, i) => (each - (lower[i] ?? NaN)) / (above - below)))
  }
  return columns
}
