/** Arrays handed out: floats, integers, booleans as 0 and 1. */
export type NumberArray = Float64Array | Int32Array | Uint8Array

const smallest = 256
const largest = 1 << 18

/** An append-only list of numbers in chunks of typed arrays: growing it never copies what is there. */
export class Growing<A extends NumberArray> {
  readonly #make: (length: number) => A
  readonly #chunks: A[] = []
  #filled = 0
  #before = 0

  /** @param make a typed array of that many zeros */
  constructor(make: (length: number) => A) {
    this.#make = make
  }

  get length(): number {
    return this.#before + this.#filled
  }

  /** Room for `count` more numbers, to be filled at once by the caller. */
  extend(count: number): A {
    let chunk = this.#chunks.at(-1)
    if (chunk === undefined || chunk.length - this.#filled < count) {
      if (chunk !== undefined) this.#chunks[this.#chunks.length - 1] = chunk.subarray(0, this.#filled) as A
      this.#before += this.#filled
      this.#filled = 0
      chunk = this.#make(Math.max(count, Math.min(largest, Math.max(smallest, this.#before))))
      this.#chunks.push(chunk)
    }
    const from = this.#filled
    this.#filled += count
    return chunk.subarray(from, from + count) as A
  }

  /** The numbers from index `from` up to `to`, in pieces that are not to be kept. */
  *pieces(from: number, to: number): Generator<A> {
    let start = 0
    for (const [index, chunk] of this.#chunks.entries()) {
      const end = start + (index === this.#chunks.length - 1 ? this.#filled : chunk.length)
      if (start < to && end > from) yield chunk.subarray(Math.max(from, start) - start, Math.min(to, end) - start) as A
      start = end
    }
  }

  /** A copy of the numbers from index `from` up to `to`. */
  copy(from = 0, to: number = this.length): A {
    const copy = this.#make(Math.max(0, to - from))
    let at = 0
    for (const piece of this.pieces(from, to)) {
      copy.set(piece, at)
      at += piece.length
    }
    return copy
  }

  clear(): void {
    this.#chunks.length = 0
    this.#filled = 0
    this.#before = 0
  }
}
