/**
 * The step of Levenberg and Marquardt's method: the one that is as long as a bound allows (J. J. Moré, "The
 * Levenberg-Marquardt algorithm: implementation and theory", 1978, section 5).
 */
import { norm, type Columns } from './matrices.ts'

/** The sum of squares near a place: its matrix QR with columns in an order, and Qᵀ of the values. */
export interface Linear {
  readonly triangle: Columns
  readonly order: readonly number[]
  readonly turned: Float64Array
}

export interface Step {
  /** To be taken off. */
  readonly by: Float64Array
  /** How strongly it is damped. */
  readonly damping: number
}

/** The least positive number with all its digits. */
const leastPositive = 2.2250738585072014e-308

const entry = (columns: Columns, row: number, column: number): number => columns[column]?.[row] ?? NaN

/** Places as they were before columns were ordered. */
function inOrder(values: Float64Array, order: readonly number[]): Float64Array {
  const made = new Float64Array(values.length)
  for (const [place, k] of order.entries()) made[k] = values[place] ?? NaN
  return made
}

/** The solution of R x = b as far as R goes without a 0 on its diagonal, 0 beyond. */
function back(triangle: Columns, right: Float64Array): { readonly x: Float64Array; readonly rank: number } {
  const n = triangle.length
  const zero = triangle.findIndex((column, k) => column[k] === 0)
  const rank = zero < 0 ? n : zero
  const x = right.slice(0, n).fill(0, rank)
  for (let j = rank - 1; j >= 0; j--) {
    const own = (x[j] ?? NaN) / entry(triangle, j, j)
    x[j] = own
    for (let i = 0; i < j; i++) x[i] = (x[i] ?? NaN) - entry(triangle, i, j) * own
  }
  return { x, rank }
}

/** The solution of Rᵀ x = b. */
function forth(triangle: Columns, right: Float64Array): Float64Array {
  const x = right.slice()
  for (let j = 0; j < x.length; j++) {
    let sum = 0
    for (let i = 0; i < j; i++) sum += entry(triangle, i, j) * (x[i] ?? NaN)
    x[j] = ((x[j] ?? NaN) - sum) / entry(triangle, j, j)
  }
  return x
}

/** The triangle that stands for R with a diagonal below it, and the right side turned with it, by Givens' rotations. */
function withDiagonal(
  { triangle, order, turned }: Linear,
  diagonal: Float64Array,
): { readonly triangle: Columns; readonly turned: Float64Array } {
  const n = triangle.length
  const columns = triangle.map(column => column.slice())
  const right = turned.slice(0, n)
  for (const [j, k] of order.entries()) {
    if (diagonal[k] === 0) continue
    const below = new Float64Array(n)
    below[j] = diagonal[k] ?? NaN
    let rightBelow = 0
    for (let i = j; i < n; i++) {
      const [own, other] = [entry(columns, i, i), below[i] ?? NaN]
      if (other === 0) continue
      const isFlat = Math.abs(own) < Math.abs(other)
      const ratio = isFlat ? own / other : other / own
      const large = 0.5 / Math.sqrt(0.25 + 0.25 * ratio * ratio)
      const [cos, sin] = isFlat ? [large * ratio, large] : [large, large * ratio]
      for (let column = i; column < n; column++) {
        const numbers = columns[column] ?? new Float64Array()
        const [upper, lower] = [numbers[i] ?? NaN, below[column] ?? NaN]
        numbers[i] = cos * upper + sin * lower
        below[column] = -sin * upper + cos * lower
      }
      const upper = right[i] ?? NaN
      right[i] = cos * upper + sin * rightBelow
      rightBelow = -sin * upper + cos * rightBelow
    }
  }
  return { triangle: columns, turned: right }
}

/** The step under which D times it is about as long as the bound, or the undamped one where that is short enough. */
export function dampedStep(near: Linear, scale: Float64Array, bound: number, begun: number): Step {
  const { triangle, order, turned } = near
  const n = triangle.length
  const scaled = (by: Float64Array): Float64Array => by.map((each, k) => (scale[k] ?? NaN) * each)
  const plain = back(triangle, turned)
  let by = inOrder(plain.x, order)
  let long = scaled(by)
  let length = norm(long)
  let excess = length - bound
  if (excess <= 0.1 * bound) return { by, damping: 0 }
  /** D times the scaled step's direction, in the order of columns. */
  const direction = (): Float64Array => Float64Array.from(order, k => (scale[k] ?? NaN) * ((long[k] ?? NaN) / length))
  let least = 0
  if (plain.rank === n) {
    const slope = norm(forth(triangle, direction()))
    least = excess / bound / slope / slope
  }
  const downhill = Float64Array.from(order, (k, j) => {
    let sum = 0
    for (let i = 0; i <= j; i++) sum += entry(triangle, i, j) * (turned[i] ?? NaN)
    return sum / (scale[k] ?? NaN)
  })
  const steep = norm(downhill)
  let most = steep / bound
  if (most === 0) most = leastPositive / Math.min(bound, 0.1)
  let damping = Math.min(Math.max(begun, least), most)
  if (damping === 0) damping = steep / length
  for (let turn = 1; ; turn++) {
    if (damping === 0) damping = Math.max(leastPositive, 0.001 * most)
    const root = Math.sqrt(damping)
    const damped = withDiagonal(
      near,
      scale.map(each => root * each),
    )
    by = inOrder(back(damped.triangle, damped.turned).x, order)
    long = scaled(by)
    length = norm(long)
    const before = excess
    excess = length - bound
    const isAtLeast = least === 0 && excess <= before && before < 0
    if (Math.abs(excess) <= 0.1 * bound || isAtLeast || turn === 10) return { by, damping }
    const slope = norm(forth(damped.triangle, direction()))
    const correction = excess / bound / slope / slope
    if (excess > 0) least = Math.max(least, damping)
    if (excess < 0) most = Math.min(most, damping)
    damping = Math.max(least, damping + correction)
  }
}
