/** The step in which a spike of this time comes: a little is added, so that a multiple of dt is never the step before. */
export function binOf(time: number, dt: number): number {
  return Math.trunc((time + 1e-3 * dt) / dt)
}
