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
  const order = new Uint8Array(lists.reduce((sum, list) => sum + list.length / 2, 0))
  const next = new Int32Array(lists.length)
  for (let filled = 0; filled < order.length;) {
    const step = earliest(lists, next, firstStep)
    for (let index = 0; index < lists.length; index++) {
      const list = lists[index] ?? noEntries
      let at = next[index] ?? 0
      for (; at < list.length && ((list[at] ?? 0) - firstStep) >>> 0 === step; at += 2) order[filled++] = index
      next[index] = at
    }
  }
  return order
}

const noEntries = new Int32Array()

/** The earliest step of the entries that come next. */
function earliest(lists: readonly Int32Array[], next: Int32Array, firstStep: number): number {
  let step = Number.POSITIVE_INFINITY
  for (let index = 0; index < lists.length; index++) {
    const list = lists[index] ?? noEntries
    const at = next[index] ?? 0
    if (at < list.length) step = Math.min(step, ((list[at] ?? 0) - firstStep) >>> 0)
  }
  return step
}

/** The elements of several lists in such an order, so many of each at a time. */
export function merged<V extends MemoryView>(lists: readonly V[], order: Interleaving, width: number): V {
  const [first] = lists
  const Kind = (first?.constructor ?? Int32Array) as new (length: number) => V
  const result = new Kind(order.length * width)
  const next = new Int32Array(lists.length)
  for (let k = 0, to = 0; k < order.length; k++) {
    const index = order[k] ?? 0
    const list = lists[index]
    let from = next[index] ?? 0
    for (const end = from + width; from < end; from++, to++) result[to] = list?.[from] ?? 0
    next[index] = from
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
