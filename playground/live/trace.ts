/** A trace kept for a picture: the least and the greatest value in each of many short times. */
export class Trace {
  readonly #from: number
  readonly #to: number
  readonly low: Float64Array
  readonly high: Float64Array

  /**
   * @param from seconds
   * @param to seconds
   * @param buckets more than there are pixels across
   */
  constructor(from: number, to: number, buckets: number) {
    this.#from = from
    this.#to = to
    this.low = new Float64Array(buckets).fill(NaN)
    this.high = new Float64Array(buckets).fill(NaN)
  }

  /** Takes samples at these times in seconds. */
  add(times: Float64Array, values: Float64Array): void {
    const { low, high } = this
    const scale = low.length / (this.#to - this.#from)
    for (let k = 0; k < times.length; k++) {
      const bucket = Math.min(low.length - 1, Math.max(0, Math.floor(((times[k] ?? 0) - this.#from) * scale)))
      const value = values[k] ?? NaN
      if (Number.isNaN(value)) continue
      // Comparisons that are false for a bucket without a value, which is nan.
      if (!(value >= (low[bucket] ?? NaN))) low[bucket] = value
      if (!(value <= (high[bucket] ?? NaN))) high[bucket] = value
    }
  }

  /** The time in the middle of a bucket, in seconds. */
  timeOf(bucket: number): number {
    return this.#from + ((bucket + 0.5) / this.low.length) * (this.#to - this.#from)
  }

  /** The least and the greatest of all values; the wrong way round where there are none. */
  get range(): readonly [low: number, high: number] {
    let [least, greatest] = [Infinity, -Infinity]
    for (const value of this.low) if (value < least) least = value
    for (const value of this.high) if (value > greatest) greatest = value
    return [least, greatest]
  }
}
