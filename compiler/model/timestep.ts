/** Brian's `timestep(t, dt)`: the step at which a time falls, one that ends within a thousandth of a step included. */
export function timestepOf(time: number, dt: number): number {
  return Math.trunc((time + 1e-3 * dt) / dt)
}
