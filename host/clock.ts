import { EPSILON_DT } from '../abi/layout.ts'
import { roundHalfEven } from '../units/rounding.ts'
import { hostError } from './errors.ts'

/**
 * The step at which a time falls, by Brian's rule: the nearest one if it is there but for `EPSILON_DT` of a step, else the one after.
 *
 * @param time seconds
 * @param dt seconds
 */
export function toStep(time: number, dt: number): number {
  const nearest = roundHalfEven(time / dt)
  const onGrid = nearest * dt === time || Math.abs(nearest * dt - time) / dt <= EPSILON_DT
  return onGrid ? nearest : Math.ceil(time / dt)
}

/** From where to where a run goes. */
export interface Interval {
  readonly firstStep: number
  /** The first step that is not done. */
  readonly endStep: number
}

/** Beyond this, steps are no longer counted exactly. */
export const mostSteps: number = 2 ** 53

/**
 * The steps of a run of `duration` seconds from time `start`.
 *
 * @throws HillockError `bad-value` if there are more steps than can be counted
 */
export function interval(start: number, duration: number, dt: number): Interval {
  const end = start + duration
  const endStep = toStep(end, dt)
  if (endStep > mostSteps) {
    throw hostError('bad-value', `a run to ${end} s takes more steps of ${dt} s than can be counted (2^53)`)
  }
  return { firstStep: toStep(start, dt), endStep }
}
