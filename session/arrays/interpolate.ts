import { unwrittenFloats } from './unwritten.ts'

/** Points that lines are drawn between, in the order of their places. */
export interface Points {
  readonly places: Float64Array
  readonly heights: Float64Array
}

/** The heights at x of the lines between points; below the first point and above the last one other numbers. */
export function interpolate(x: Float64Array, points: Points, below: number, above: number): Float64Array {
  const { places, heights } = points
  const result = unwrittenFloats(x.length)
  const first = places[0] ?? NaN
  const last = places.at(-1) ?? NaN
  const highest = heights.at(-1) ?? NaN
  // One point has no lines that would be NaN.
  const nowhere = places.length === 1 ? highest : NaN
  let k = 0
  for (let n = 0; n < x.length; n++) {
    const at = x[n] ?? NaN
    if (!(at >= first)) result[n] = at < first ? below : nowhere
    else if (at >= last) result[n] = at > last ? above : highest
    else {
      // Numbers often lie near the one before.
      if (!((places[k] ?? NaN) <= at && at < (places[k + 1] ?? NaN))) k = lineAt(places, at)
      result[n] = heightAt(points, k, at)
    }
  }
  return result
}

/** The point that the line at a place begins with. */
function lineAt(places: Float64Array, at: number): number {
  let low = 0
  let high = places.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? NaN) <= at) low = middle
    else high = middle
  }
  return low
}

function heightAt({ places, heights }: Points, k: number, at: number): number {
  const [begin, end] = [places[k] ?? NaN, places[k + 1] ?? NaN]
  const [low, high] = [heights[k] ?? NaN, heights[k + 1] ?? NaN]
  if (at === begin) return low
  const slope = (high - low) / (end - begin)
  const height = slope * (at - begin) + low
  if (height === height) return height
  // Infinite heights may have one from the other end.
  const other = slope * (at - end) + high
  return other !== other && low === high ? low : other
}
