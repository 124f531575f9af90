/**
 * The step towards a zero within a bound: Newton's where that is short enough, else a way from downhill towards it
 * (M. J. D. Powell, "A hybrid method for nonlinear equations", 1970).
 */
import { dot, norm } from './matrices.ts'

/**
 * @param rows of the triangle R
 * @param turned Qᵀ of the values
 * @returns what is to be taken off
 */
export function dogLeg(
  rows: readonly Float64Array[],
  scale: Float64Array,
  turned: Float64Array,
  bound: number,
): Float64Array {
  const n = rows.length
  const newton = new Float64Array(n)
  for (let j = n - 1; j >= 0; j--) {
    const row = rows[j] ?? new Float64Array()
    const own = row[j] ?? NaN
    const sum = dot(row.subarray(j + 1), newton.subarray(j + 1))
    newton[j] = ((turned[j] ?? NaN) - sum) / (own === 0 ? smallest(rows, j) : own)
  }
  const length = norm(newton.map((each, k) => (scale[k] ?? NaN) * each))
  if (length <= bound) return newton
  const downhill = new Float64Array(n)
  for (const [j, row] of rows.entries()) {
    const weight = turned[j] ?? NaN
    for (let i = j; i < n; i++) downhill[i] = (downhill[i] ?? NaN) + (row[i] ?? NaN) * weight
    downhill[j] = (downhill[j] ?? NaN) / (scale[j] ?? NaN)
  }
  const steep = norm(downhill)
  let [best, share] = [0, bound / length]
  if (steep !== 0) {
    for (const [j, each] of downhill.entries()) downhill[j] = each / steep / (scale[j] ?? NaN)
    const rise = norm(Float64Array.from(rows, (row, j) => dot(row.subarray(j), downhill.subarray(j))))
    // Where it is least on the way downhill.
    best = steep / rise / rise
    share = 0
    if (best < bound) {
      const values = norm(turned)
      const part = best / bound
      const whole = bound / length
      const first = (values / steep) * (values / length) * part
      const root = Math.sqrt((first - whole) ** 2 + (1 - whole ** 2) * (1 - part ** 2))
      share = (whole * (1 - part ** 2)) / (first - whole * part ** 2 + root)
    }
  }
  const way = (1 - share) * Math.min(best, bound)
  return newton.map((each, k) => way * (downhill[k] ?? NaN) + share * each)
}

/** What a 0 on the diagonal is taken for. */
function smallest(rows: readonly Float64Array[], j: number): number {
  let largest = 0
  for (let i = 0; i <= j; i++) largest = Math.max(largest, Math.abs(rows[i]?.[j] ?? NaN))
  return Number.EPSILON * largest || Number.EPSILON
}
