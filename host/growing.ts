import type { Element } from '../abi/manifest.ts'
import type { MemoryView } from './memory.ts'

/** Arrays handed out: floats of double or single precision, integers, booleans as 0 and 1. */
export type NumberArray = Float64Array | Float32Array | Int32Array | Uint8Array

/** Makes an array of zeros of a length. */
export type ArrayMaker<A extends NumberArray> = new (length: number) => A

/** What the elements of memory are handed out in. Integers of 64 bits become floats, exact up to 2⁵³. */
export const numberArrays: Readonly<Record<Element, ArrayMaker<NumberArray>>> = {
  f64: Float64Array,
  f32: Float32Array,
  i64: Float64Array,
  i32: Int32Array,
  u8: Uint8Array,
}

/** What stands in memory as such an array: converted if it has to be, else the window itself. */
export function numbersOf(values: MemoryView): NumberArray {
  return values instanceof BigInt64Array ? Float64Array.from(values, Number) : values
}

const smallest = 256
const largest = 1 << 18

/** An append-only list of numbers in chunks of typed arrays: growing it never copies what is there. */
export class Growing<A extends NumberArray> {
  readonly #Array: ArrayMaker<A>
  readonly #chunks: A[] = []
  #filled = 0
  #before = 0

  constructor(array: ArrayMaker<A>) {
    this.#Array = array
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
      chunk = this.zeros(Math.max(count, Math.min(largest, Math.max(smallest, this.#before))))
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
    const copy = this.zeros(Math.max(0, to - from))
    let at = 0
    for (const piece of this.pieces(from, to)) {
      copy.set(piece, at)
      at += piece.length
    }
    return copy
  }

  /** An array of the same type. */
  zeros(length: number): A {
    return new this.#Array(length)
  }

  clear(): void {
    this.#chunks.length = 0
    this.#filled = 0
    this.#before = 0
  }

  /** Holds these numbers instead of its own. */
  refill(values: NumberArray): void {
    this.clear()
    this.extend(values.length).set(values)
  }
}

/** Lists that grow, by name, as arrays: copies. */
export function copies(lists: ReadonlyMap<string, Growing<NumberArray>>): Map<string, NumberArray> {
  return new Map(Array.from(lists, ([name, list]) => [name, list.copy()]))
}

/** The way back from {@link copies}; what is missing is empty. */
export function refillAll(
  lists: ReadonlyMap<string, Growing<NumberArray>>,
  contents: ReadonlyMap<string, NumberArray>,
): void {
  for (const [name, list] of lists) list.refill(contents.get(name) ?? list.zeros(0))
}

/** The times of steps in seconds. */
export class StepTimes extends Growing<Float64Array> {
  constructor() {
    super(Float64Array)
  }

  /** Those of the steps from `firstStep` on, `dt` seconds long. */
  append(count: number, firstStep: number, dt: number): void {
    const times = this.extend(count)
    for (let k = 0; k < count; k++) times[k] = (firstStep + k) * dt
  }
}
