/** How far a slider goes, and in which steps. */

export interface SliderRange {
  readonly low: number
  readonly high: number
  readonly step: number
}

/** Around a value: as far again on either side of what is not 0, without changing its sign; −1 to 1 for 0. */
export function rangeAround(value: number, whole: boolean): SliderRange {
  if (whole) return { low: value > 0 ? 1 : value, high: Math.max(10, value * 3), step: 1 }
  if (value === 0) return { low: -1, high: 1, step: 0.01 }
  const [low, high] = value > 0 ? [0, 2 * value] : [2 * value, 0]
  return { low: round(low), high: round(high), step: roundStep((high - low) / 200) }
}

/** Other ends; undefined if they are no range. */
export function rangeBetween(low: number, high: number, whole: boolean): SliderRange | undefined {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low >= high) return undefined
  return { low, high, step: whole ? 1 : roundStep((high - low) / 200) }
}

/** The largest of 1, 2, 5 times a power of ten that is not above a number. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [5, 2, 1].find(each => each * power <= most * 1.000_001) ?? 1
  return round(step * power)
}

function round(value: number): number {
  return Number(value.toPrecision(12))
}
