import { unwrittenFloats } from './unwritten.ts'

/** Points that lines are drawn between, in the order of their places. */
export interface Points {
  readonly places: Float64Array
  readonly heights: Float64Array
}

/** Of so many lines each is found as fast as one tells that it is that of the number before. */
const fewLines = 16

/** The heights at x of the lines between points; below the first point and above the last one other numbers. */
export function interpolate(x: Float64Array, points: Points, below: number, above: number): Float64Array {
  const { places, heights } = points
  const result = unwrittenFloats(x.length)
  const first = places[0] ?? NaN
  const last = places.at(-1) ?? NaN
  const highest = heights.at(-1) ?? NaN
  const slopes = slopesOf(points)
  const areMany = slopes.length > fewLines
  const step = firstStep(slopes.length)
  // One point has no lines that would be NaN.
  const nowhere = slopes.length === 0 ? highest : NaN
  let k = 0
  for (let n = 0; n < x.length; n++) {
    const at = x[n] ?? NaN
    if (!(at >= first)) result[n] = at < first ? below : nowhere
    else if (at >= last) result[n] = at > last ? above : highest
    else {
      const isSame = areMany && (places[k] ?? NaN) <= at && at < (places[k + 1] ?? NaN)
      if (!isSame) k = lineAt(places, at, step)
      const begin = places[k] ?? NaN
      const low = heights[k] ?? NaN
      const height = at === begin ? low : (slopes[k] ?? NaN) * (at - begin) + low
      result[n] = height === height ? height : fromTheEnd(points, k, at)
    }
  }
  return result
}

function slopesOf({ places, heights }: Points): Float64Array {
  const slopes = new Float64Array(places.length - 1)
  for (let k = 0; k < slopes.length; k++) {
    const rise = (heights[k + 1] ?? NaN) - (heights[k] ?? NaN)
    slopes[k] = rise / ((places[k + 1] ?? NaN) - (places[k] ?? NaN))
  }
  return slopes
}

/** The first of the steps, each half as long as the one before, that lead to every line. */
function firstStep(lines: number): number {
  let step = 1
  while (2 * step < lines) step *= 2
  return step
}

/** The point that the line at a place begins with, found without branches, which random places would take at random. */
function lineAt(places: Float64Array, at: number, first: number): number {
  const last = places.length - 1
  let k = 0
  for (let step = first; step >= 1; step >>= 1) {
    const next = Math.min(k + step, last)
    k += (next - k) * Number((places[next] ?? NaN) <= at)
  }
  return k
}

/** Infinite heights may have one from there. */
function fromTheEnd({ places, heights }: Points, k: number, at: number): number {
  const [begin, end] = [places[k] ?? NaN, places[k + 1] ?? NaN]
  const [low, high] = [heights[k] ?? NaN, heights[k + 1] ?? NaN]
  if (at === begin) return low
  const height = ((high - low) / (end - begin)) * (at - end) + high
  return height !== height && low === high ? low : height
}
