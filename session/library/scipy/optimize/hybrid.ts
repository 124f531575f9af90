/**
 * Where functions of several numbers are 0 together, by Powell's hybrid method (M. J. D. Powell, "A hybrid method for
 * nonlinear equations", 1970) as MINPACK has it (J. J. Moré, B. S. Garbow, K. E. Hillstrom, "User guide for MINPACK-1",
 * ANL-80-74, 1980), so that it ends at the same one of several zeros.
 */
import type { Steps } from '../../../evaluate/values.ts'
import { dogLeg } from './dog-leg.ts'
import type { OfNumbers } from './calls.ts'
import { factored, turned as turnedBy, turns } from './householder.ts'
import type { Slopes } from './levenberg-marquardt.ts'
import { dot, norm } from './matrices.ts'
import { rotate, withProduct } from './rank-one.ts'

export interface Zero {
  readonly x: Float64Array
  readonly values: Float64Array
  /** How MINPACK numbers them: 1 is success, 2 too many calls, 3 too small a tolerance, 4 and 5 no progress. */
  readonly ending: 1 | 2 | 3 | 4 | 5
  /** Q by columns, R by rows, and Qᵀ of the values. */
  readonly turns: readonly Float64Array[]
  readonly rows: readonly Float64Array[]
  readonly turned: Float64Array
}

export interface Limits {
  readonly nearness: number
  readonly calls: number
  /** The length of the first step, in terms of the place it begins at. */
  readonly factor: number
}

/**
 * @param calls how many there have been
 */
export function* hybridZero(
  f: OfNumbers<Float64Array>,
  slopes: Slopes,
  start: Float64Array,
  limits: Limits,
  calls: () => number,
): Steps<Zero> {
  let x = start
  let values = yield* f(x)
  let length = norm(values)
  let scale = new Float64Array()
  let [bound, reach] = [NaN, NaN]
  let isFirst = true
  let [successes, failures, slowSteps, slowSlopes] = [0, 0, 0, 0]
  for (;;) {
    const factors = factored(yield* slopes(x, values), false)
    const { lengths, triangle } = factors
    // As long as no step has been taken, MINPACK begins anew.
    if (isFirst) {
      scale = lengths.map(each => each || 1)
      reach = norm(x.map((each, k) => (scale[k] ?? NaN) * each))
      bound = limits.factor * reach || limits.factor
    }
    let turned = turnedBy(factors, values)
    const rows = triangle.map((_, i) => Float64Array.from(triangle, column => column[i] ?? NaN))
    const columns = turns(factors)
    scale = scale.map((each, k) => Math.max(each, lengths[k] ?? NaN))
    const end = (ending: Zero['ending']): Zero => ({ x, values, ending, turns: columns, rows, turned })
    for (let isNew = true; ; isNew = false) {
      const step = dogLeg(rows, scale, turned, bound).map(each => -each)
      const next = x.map((each, k) => each + (step[k] ?? NaN))
      const stepLength = norm(step.map((each, k) => (scale[k] ?? NaN) * each))
      if (isFirst) bound = Math.min(bound, stepLength)
      const nextValues = yield* f(next)
      const nextLength = norm(nextValues)
      const gained = nextLength < length ? 1 - (nextLength / length) ** 2 : -1
      const linear = rows.map((row, i) => dot(row.subarray(i), step.subarray(i)) + (turned[i] ?? NaN))
      const left = norm(Float64Array.from(linear))
      const expected = left < length ? 1 - (left / length) ** 2 : 0
      const ratio = expected > 0 ? gained / expected : 0
      if (ratio < 0.1) {
        ;[successes, failures] = [0, failures + 1]
        bound *= 0.5
      } else {
        ;[successes, failures] = [successes + 1, 0]
        if (ratio >= 0.5 || successes > 1) bound = Math.max(bound, stepLength / 0.5)
        if (Math.abs(ratio - 1) <= 0.1) bound = stepLength / 0.5
      }
      const isTaken = ratio >= 1e-4
      if (isTaken) {
        ;[x, values, length] = [next, nextValues, nextLength]
        reach = norm(x.map((each, k) => (scale[k] ?? NaN) * each))
        isFirst = false
      }
      slowSteps = gained >= 1e-3 ? 0 : slowSteps + 1
      if (isNew) slowSlopes++
      if (gained >= 0.1) slowSlopes = 0
      if (bound <= limits.nearness * reach || length === 0) return end(1)
      // In MINPACK a later one of these reasons counts.
      if (slowSteps === 10) return end(5)
      if (slowSlopes === 5) return end(4)
      if (0.1 * Math.max(0.1 * bound, stepLength) <= Number.EPSILON * reach) return end(3)
      if (calls() >= limits.calls) return end(2)
      if (failures === 2) break
      // Broyden's update (1965): the least change of the matrix that explains the step.
      const seen = Float64Array.from(columns, column => dot(column, nextValues))
      const unexplained = seen.map((each, k) => (each - (linear[k] ?? NaN)) / stepLength)
      const along = step.map((each, k) => (scale[k] ?? NaN) * (((scale[k] ?? NaN) * each) / stepLength))
      if (isTaken) turned = seen
      const rotations = withProduct(rows, unexplained, along)
      for (const rotation of rotations) rotate(rotation, columns, turned)
    }
  }
}
