/** While a run is this young (milliseconds), its slices are short: the engine replaces slow code only between calls. */
const warmUp = 20

/** Milliseconds of a slice in a young run. */
const shortSlice = 2

/**
 * How many steps the next slice takes.
 *
 * @param steps of the slice just done
 * @param milliseconds it took
 * @param age milliseconds since the run began
 * @param slice milliseconds a slice of a warm run should take
 * @param block steps of a full block; longer slices are a multiple of it
 */
export function nextSlice(steps: number, milliseconds: number, age: number, slice: number, block: number): number {
  const budget = age < warmUp ? Math.min(shortSlice, slice) : slice
  const fitting = milliseconds > 0 ? Math.floor((steps * budget) / milliseconds) : Number.POSITIVE_INFINITY
  const next = Math.max(1, Math.min(fitting, steps * 4, 2 ** 30))
  return next > block ? next - (next % block) : next
}
