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

/** The steps of a run of `duration` seconds from time `start`. */
export function interval(start: number, duration: number, dt: number): Interval {
  const end = start + duration
  return { firstStep: toStep(start, dt), endStep: toStep(end, dt), end }
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1
  return floor % 2 === 0 ? floor : floor + 1
}
