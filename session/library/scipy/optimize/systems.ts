/** Where functions of several numbers are 0 together. */
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumbers } from './calls.ts'
import { derivatives, norm, solved } from './matrices.ts'

export interface Zero {
  readonly x: Float64Array
  readonly values: Float64Array
  readonly converged: boolean
}

/** How often a step is halved before it is given up. */
const halvings = 40

/**
 * Newton's method with derivatives by differences, each step halved until it comes nearer to 0. It goes on to the limit of
 * double precision, since its last steps double the digits.
 */
export function* newtonSystem(f: OfNumbers<Float64Array>, start: Float64Array, tolerance: number): Steps<Zero> {
  let x = start
  let values = yield* f(x)
  let isNear = norm(values) === 0
  for (let turn = 0; turn < 200 && norm(values) > 0; turn++) {
    const slopes = yield* derivatives(f, x)
    const step = solved(slopes, values)
    if (step === undefined) break
    let [share, next, nextValues] = [1, x, values]
    let isNearer = false
    for (let k = 0; k < halvings && !isNearer; k++, share /= 2) {
      const by = share
      next = x.map((each, i) => each - by * (step[i] ?? NaN))
      nextValues = yield* f(next)
      isNearer = norm(nextValues) < norm(values)
    }
    const length = norm(step)
    isNear ||= length <= tolerance * norm(x) || norm(nextValues) === 0
    if (!isNearer) break
    ;[x, values] = [next, nextValues]
    if (length <= 4 * Number.EPSILON * norm(x)) break
  }
  return { x, values, converged: isNear || norm(values) === 0 }
}
