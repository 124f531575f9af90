/**
 * When each item is carried out: at an even time in a loop over vectors, at an odd one between two such loops. Each loop
 * goes over the whole tile before the next begins, so that what an item needs has been made for all neurons by then.
 */
import { type Item, type Uses, usesOf } from './items.ts'

/** An item with its time. */
export interface TimedItem extends Uses {
  readonly item: Item
  readonly time: number
}

/** The last loop over vectors; what is left to do between loops comes one later. */
const end = 0

/**
 * The items in the same order, each as late as those behind it allow that read what it writes, or write what it uses:
 * then little has to be kept from loop to loop. Times before the last loop are negative.
 */
export function timesOf(items: readonly Item[]): TimedItem[] {
  const nextRead = new Map<object, number>()
  const nextWrite = new Map<object, number>()
  const result = items.toReversed().map((item): TimedItem => {
    const { reads, writes } = usesOf(item)
    let time = end + 1
    const precede = (known: ReadonlyMap<object, number>, used: ReadonlySet<object>): void => {
      for (const each of used) time = Math.min(time, known.get(each) ?? time)
    }
    precede(nextRead, writes)
    precede(nextWrite, writes)
    precede(nextWrite, reads)
    if (isBetween(time) !== (item.place === 'between')) time -= 1
    for (const each of reads) nextRead.set(each, Math.min(time, nextRead.get(each) ?? time))
    for (const each of writes) nextWrite.set(each, time)
    return { item, time, reads, writes }
  })
  return result.toReversed()
}

/** Whether a time is between two loops over vectors. */
export function isBetween(time: number): boolean {
  return time % 2 !== 0
}
