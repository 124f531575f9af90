/** How sure parameters of a fit are, and how they depend on each other, but for the scale of the residuals. */
import { dot, solved, squares, type Columns } from './matrices.ts'

/** Of derivatives by columns; undefined where some of the parameters do the same. */
export function covarianceOfSlopes(slopes: Columns): Float64Array[] | undefined {
  // In units of their own each, so that none is lost beside a large one.
  const sizes = slopes.map(column => Math.sqrt(dot(column, column)))
  if (sizes.some(size => !(size > 0))) return undefined
  const scaled = slopes.map((column, k) => column.map(each => each / (sizes[k] ?? NaN)))
  const products = squares(scaled)
  const inverse = scaled.map((_, k) =>
    solved(
      products,
      Float64Array.from(scaled, (_own, i) => Number(i === k)),
    ),
  )
  if (inverse.some(column => column === undefined || column.some(each => Math.abs(each) > 1e14))) return undefined
  return inverse.map((column, k) =>
    (column ?? new Float64Array()).map((each, i) => each / ((sizes[k] ?? NaN) * (sizes[i] ?? NaN))),
  )
}

/** (RᵀR)⁻¹ of a triangle by columns that are in an order; undefined for one with a 0 on its diagonal. */
export function covarianceOfTriangle(triangle: Columns, order: readonly number[]): Float64Array[] | undefined {
  const n = triangle.length
  if (triangle.some((column, k) => column[k] === 0)) return undefined
  // The rows of R⁻¹, in the order of parameters.
  const rows = Array.from({ length: n }, () => new Float64Array(n))
  for (let j = 0; j < n; j++) {
    const column = new Float64Array(n)
    column[j] = 1
    for (let i = j; i >= 0; i--) {
      let left = column[i] ?? NaN
      for (let k = i + 1; k <= j; k++) left -= (triangle[k]?.[i] ?? NaN) * (column[k] ?? NaN)
      column[i] = left / (triangle[i]?.[i] ?? NaN)
    }
    for (const [place, k] of order.entries()) (rows[k] ?? column)[j] = column[place] ?? NaN
  }
  const made = squares(rows)
  return made.some(column => column.some(Number.isNaN)) ? undefined : made
}
