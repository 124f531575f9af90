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

/** The items in the same order, each as early as what it needs allows, and what only later ones use as late as that. */
export function timesOf(items: readonly Item[]): TimedItem[] {
  return delayed(earliest(items))
}

/** The first time from `time` on at which an item of this place may be carried out. */
function notBefore(time: number, { place }: Item): number {
  return isTimeOf(place, time) ? time : time + 1
}

function notAfter(time: number, { place }: Item): number {
  return isTimeOf(place, time) ? time : time - 1
}

function isTimeOf(place: Item['place'], time: number): boolean {
  return (time % 2 === 0) === (place === 'vector')
}

/** An item comes no earlier than those before it that write what it uses, or read what it writes. */
function earliest(items: readonly Item[]): TimedItem[] {
  const lastRead = new Map<object, number>()
  const lastWrite = new Map<object, number>()
  return items.map(item => {
    const uses = usesOf(item)
    let time = item.place === 'vector' ? 0 : -1
    const wait = (known: ReadonlyMap<object, number>, used: ReadonlySet<object>): void => {
      for (const each of used) time = Math.max(time, known.get(each) ?? time)
    }
    wait(lastWrite, uses.reads)
    wait(lastWrite, uses.writes)
    wait(lastRead, uses.writes)
    time = notBefore(time, item)
    for (const each of uses.reads) lastRead.set(each, Math.max(time, lastRead.get(each) ?? time))
    for (const each of uses.writes) lastWrite.set(each, time)
    return { item, time, ...uses }
  })
}

/** A value that is first used in a later loop is computed there, if nothing writes what it is computed from until then. */
function delayed(items: readonly TimedItem[]): TimedItem[] {
  const nextRead = new Map<object, number>()
  const nextWrite = new Map<object, number>()
  const result = items.toReversed().map(timed => {
    const { item, reads, writes } = timed
    const time = isLet(item) ? Math.max(timed.time, notAfter(latest(timed), item)) : timed.time
    for (const each of reads) nextRead.set(each, Math.min(time, nextRead.get(each) ?? time))
    for (const each of writes) nextWrite.set(each, Math.min(time, nextWrite.get(each) ?? time))
    return { ...timed, time }
  })
  return result.toReversed()

  function latest({ time, reads, writes }: TimedItem): number {
    const times = [
      ...Array.from(reads, each => nextWrite.get(each)),
      ...Array.from(writes, each => nextRead.get(each)),
    ].filter(each => each !== undefined)
    return times.length === 0 ? time : Math.min(...times)
  }
}

function isLet({ place, body: [first] }: Item): boolean {
  return place === 'vector' && first?.kind === 'let'
}
