/** Systems of equations that need not have a solution: the nearest one there is. */
import { combined, dotOf, singularValues, type Columns, type Singular } from './decompositions.ts'

export interface LeastSquares {
  /** A column for each right-hand side. */
  readonly solution: Columns
  /** The sum of squares that is left of each; empty where none needs to be. */
  readonly residuals: Float64Array
  readonly rank: number
  readonly values: Float64Array
}

/** How many singular values count, those above a share of the largest one. */
export function rankOf(values: Float64Array, share: number): number {
  const least = share * (values[0] ?? 0)
  return values.reduce((count, x) => count + Number(x > least), 0)
}

/** Which combination of columns comes nearest to a right-hand side, the shortest one of several. */
export function nearest(
  { values, left, right }: Singular,
  rank: number,
  side: Float64Array,
  length: number,
): Float64Array {
  if (!side.every(Number.isFinite)) return new Float64Array(length).fill(NaN)
  const factors = Float64Array.from({ length: rank }, (_, k) => dotOf(left[k] ?? side, side) / (values[k] ?? NaN))
  return combined(right.slice(0, rank), factors, length)
}

/**
 * The combinations of the columns of a matrix that come nearest to each right-hand side.
 *
 * @param share singular values below this share of the largest one count as 0
 * @returns undefined where singular values are not found
 */
export function leastSquares(matrix: Columns, rows: number, sides: Columns, share: number): LeastSquares | undefined {
  const found = singularValues(matrix, rows, false)
  if (found === undefined) return undefined
  const rank = rankOf(found.values, share)
  const solution = sides.map(side => nearest(found, rank, side, matrix.length))
  const isExact = rank < matrix.length || rows <= matrix.length
  const residuals = sides.map((side, k) => {
    const made = combined(matrix, solution[k] ?? new Float64Array(), rows)
    const rest = side.map((x, i) => x - (made[i] ?? NaN))
    return dotOf(rest, rest)
  })
  return { solution, residuals: Float64Array.from(isExact ? [] : residuals), rank, values: found.values }
}
