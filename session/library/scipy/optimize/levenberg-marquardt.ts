/**
 * Least sums of squares by Levenberg and Marquardt's method as MINPACK has it (J. J. Moré, "The Levenberg-Marquardt
 * algorithm: implementation and theory", 1978; J. J. Moré, B. S. Garbow, K. E. Hillstrom, "User guide for MINPACK-1",
 * ANL-80-74, 1980), so that it ends at the same one of several minima.
 */
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumbers } from './calls.ts'
import { dampedStep } from './damped-step.ts'
import { factored, packed, turned as turnedBy } from './householder.ts'
import { norm, type Columns } from './matrices.ts'

export interface Search {
  /** How much less the squares, and how much nearer the place, have to become for it to go on; the least angle. */
  readonly gain: number
  readonly nearness: number
  readonly angle: number
  readonly calls: number
  /** The length of the first step, in terms of the place it begins at. */
  readonly factor: number
}

/** How MINPACK numbers them: 1 to 4 is success. */
type Ending = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export interface Found {
  readonly x: Float64Array
  readonly values: Float64Array
  readonly ending: Ending
  /** R by columns, and which parameter each is of. */
  readonly triangle: Columns
  readonly order: readonly number[]
  /** R with what the rows below it were reflected by, by columns, as MINPACK packs them. */
  readonly packed: () => Columns
  /** As many of the values, turned by Qᵀ, as there are parameters. */
  readonly turned: Float64Array
}

/** The derivatives at a place where the values are known, by columns. */
export type Slopes = (x: Float64Array, values: Float64Array) => Steps<Columns>

/**
 * @param calls how many there have been
 */
export function* leastSquares(
  f: OfNumbers<Float64Array>,
  slopes: Slopes,
  start: Float64Array,
  limits: Search,
  calls: () => number,
): Steps<Found> {
  let x = start
  let values = yield* f(x)
  if (start.length > values.length)
    throw new PythonError(
      'TypeError',
      `Improper input: func input vector length N=${start.length} must not exceed func output vector length M=${values.length}`,
    )
  let length = norm(values)
  let damping = 0
  let scale = new Float64Array()
  let bound = NaN
  let reach = NaN
  let isFirst = true
  for (;;) {
    const factors = factored(yield* slopes(x, values), true)
    const { triangle, order, lengths } = factors
    if (isFirst) {
      scale = lengths.map(each => each || 1)
      reach = norm(x.map((each, k) => (scale[k] ?? NaN) * each))
      bound = limits.factor * reach || limits.factor
    }
    const turned = turnedBy(factors, values).subarray(0, x.length)
    const end = (ending: Ending): Found => ({
      x,
      values,
      ending,
      triangle,
      order,
      packed: () => packed(factors),
      turned,
    })
    let angle = 0
    if (length !== 0) {
      for (const [j, k] of order.entries()) {
        if (lengths[k] === 0) continue
        let sum = 0
        for (let i = 0; i <= j; i++) sum += (triangle[j]?.[i] ?? NaN) * ((turned[i] ?? NaN) / length)
        const own = Math.abs(sum / (lengths[k] ?? NaN))
        if (own > angle) angle = own
      }
    }
    if (angle <= limits.angle) return end(4)
    scale = scale.map((each, k) => Math.max(each, lengths[k] ?? NaN))
    let ratio: number
    do {
      const step = dampedStep({ triangle, order, turned }, scale, bound, damping)
      damping = step.damping
      const next = x.map((each, k) => each - (step.by[k] ?? NaN))
      const stepLength = norm(step.by.map((each, k) => (scale[k] ?? NaN) * each))
      if (isFirst) bound = Math.min(bound, stepLength)
      const nextValues = yield* f(next)
      const nextLength = norm(nextValues)
      const gained = 0.1 * nextLength < length ? 1 - (nextLength / length) ** 2 : -1
      const change = new Float64Array(x.length)
      for (const [j, k] of order.entries())
        for (let i = 0; i <= j; i++) change[i] = (change[i] ?? NaN) - (triangle[j]?.[i] ?? NaN) * (step.by[k] ?? NaN)
      const [linear, damped] = [norm(change) / length, (Math.sqrt(damping) * stepLength) / length]
      const expected = linear * linear + (damped * damped) / 0.5
      const slope = -(linear * linear + damped * damped)
      ratio = expected === 0 ? 0 : gained / expected
      if (ratio <= 0.25) {
        let share = gained >= 0 ? 0.5 : (0.5 * slope) / (slope + 0.5 * gained)
        if (0.1 * nextLength >= length || share < 0.1) share = 0.1
        bound = share * Math.min(bound, stepLength / 0.1)
        damping /= share
      } else if (damping === 0 || ratio >= 0.75) {
        bound = stepLength / 0.5
        damping *= 0.5
      }
      if (ratio >= 1e-4) {
        ;[x, values, length] = [next, nextValues, nextLength]
        reach = norm(x.map((each, k) => (scale[k] ?? NaN) * each))
        isFirst = false
      }
      const gainsLittle = (least: number): boolean => Math.abs(gained) <= least && expected <= least && 0.5 * ratio <= 1
      const isNear = bound <= limits.nearness * reach
      if (gainsLittle(limits.gain)) return end(isNear ? 3 : 1)
      if (isNear) return end(2)
      // In MINPACK a later one of these reasons counts.
      if (angle <= Number.EPSILON) return end(8)
      if (bound <= Number.EPSILON * reach) return end(7)
      if (gainsLittle(Number.EPSILON)) return end(6)
      if (calls() >= limits.calls) return end(5)
    } while (ratio < 1e-4)
  }
}
