import { hostError } from './errors.ts'

/**
 * The step at which a time falls, by Brian's rule: the nearest one if it is within 1e-4 of a step, else the one after.
 *
 * @param time seconds
 * @param dt seconds
 */
export function toStep(time: number, dt: number): number {
  const nearest = roundHalfEven(time / dt)
  const onGrid = nearest * dt === time || Math.abs(nearest * dt - time) / dt <= 1e-4
  return onGrid ? nearest : Math.ceil(time / dt)
}

/** From where to where a run goes. */
export interface Interval {
  readonly firstStep: number
  /** The first step that is not done. */
  readonly endStep: number
  /** Seconds; the network's time after the run, on the grid of steps or not. */
  readonly end: number
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
    throw hostError('bad-value', `a run to ${end} s takes ${endStep} steps of ${dt} s, more than can be counted (2^53)`)
  }
  return { firstStep: toStep(start, dt), endStep, end }
}

/** Python's and numpy's rounding to whole numbers. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1
  return floor % 2 === 0 ? floor : floor + 1
}
