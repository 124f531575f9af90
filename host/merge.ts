/** Entries that several threads have written, in the order of one. */
import type { MemoryView } from './memory.ts'

/** In which order entries of several lists come: of which list each is the next one. */
export type Interleaving = Uint8Array

/**
 * The order of entries by step; of one step those of the first thread come first. Each list is in order itself.
 *
 * @param lists entries of the ABI: pairs (low word of the step, neuron index)
 * @param firstStep a step not after any of them
 */
export function interleaved(lists: readonly Int32Array[], firstStep: number): Interleaving {
  const stepOf = (list: Int32Array, at: number): number =>
    at < list.length ? ((list[at] ?? 0) - firstStep) >>> 0 : Number.POSITIVE_INFINITY
  const at = lists.map(() => 0)
  const order = new Uint8Array(lists.reduce((sum, list) => sum + list.length / 2, 0))
  let filled = 0
  while (filled < order.length) {
    const steps = lists.map((list, index) => stepOf(list, at[index] ?? 0))
    const step = Math.min(...steps)
    for (const [index, list] of lists.entries()) {
      let next = at[index] ?? 0
      for (; stepOf(list, next) === step; next += 2) order[filled++] = index
      at[index] = next
    }
  }
  return order
}

/** The elements of several lists in such an order, so many of each at a time. */
export function merged<V extends MemoryView>(lists: readonly V[], order: Interleaving, width: number): V {
  const [first] = lists
  const Kind = (first?.constructor ?? Int32Array) as new (length: number) => V
  const result = new Kind(order.length * width)
  const at = lists.map(() => 0)
  for (let k = 0; k < order.length; k++) {
    const index = order[k] ?? 0
    const list = lists[index]
    const from = at[index] ?? 0
    for (let element = 0; element < width; element++)
      result[k * width + element] = list?.[from + element] ?? result[k * width + element] ?? 0
    at[index] = from + width
  }
  return result
}

/** Element by element, what several lists come to. */
export function added(lists: readonly Int32Array[]): Int32Array {
  const [first = new Int32Array(), ...others] = lists
  const sum = Int32Array.from(first)
  for (const list of others) for (const [index, value] of list.entries()) sum[index] = (sum[index] ?? 0) + value
  return sum
}
