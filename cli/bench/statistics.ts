/** A figure that was measured several times. */
export interface Spread {
  readonly median: number
  /** What half of the measurements lie between. */
  readonly quartiles: readonly [low: number, high: number]
}

/** @param values at least one */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (fraction: number): number => {
    const place = (sorted.length - 1) * fraction
    const below = sorted[Math.floor(place)] ?? NaN
    return below + ((sorted[Math.ceil(place)] ?? NaN) - below) * (place % 1)
  }
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)] }
}
