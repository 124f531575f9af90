/** What calls and drawing compute of plain numbers. */

/** So many equal steps from one number to another. */
export function equally(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count + 1 }, (_, k) => from + ((to - from) * k) / count)
}

/** The least and the greatest of the finite ones among numbers; Infinity and -Infinity where there is none. */
export function finiteRange(values: Float64Array): readonly [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return [least, greatest]
}
