/** While a run is this young (milliseconds), its slices are short: the engine replaces slow code only between calls. */
const warmUp = 20

/** Milliseconds of a slice in a young run. */
const shortSlice = 2

/** How many times as long as asked for a slice may take, for a whole block's sake: less of one costs twice as much a step. */
const forBlock = 5

/**
 * How many steps the next slice takes: whole blocks wherever one does not take much too long.
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
  if (next > block) return next - (next % block)
  const isShort = age >= warmUp && (milliseconds * block) / steps <= forBlock * slice
  return isShort && steps * 4 >= block ? block : next
}
