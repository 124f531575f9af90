import type { Events } from '../messages.ts'

/** Events of a run in the order of time, in the arrays they came in. */
export class EventList {
  readonly #pieces: Events[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  get pieces(): readonly Events[] {
    return this.#pieces
  }

  add(events: Events): void {
    if (events.t.length === 0) return
    this.#pieces.push(events)
    this.#length += events.t.length
  }

  /**
   * The event nearest to a place, by a measure.
   *
   * @param from seconds: none before it is asked about
   * @param to none behind it
   * @param distance of an event; Infinity if it is too far away
   */
  nearest(
    from: number,
    to: number,
    distance: (t: number, i: number) => number,
  ): { readonly t: number; readonly i: number } | undefined {
    let found: { t: number; i: number } | undefined
    let least = Number.POSITIVE_INFINITY
    for (const { t, i } of this.#pieces) {
      if ((t[t.length - 1] ?? 0) < from) continue
      if ((t[0] ?? 0) > to) break
      for (let k = firstFrom(t, from); k < t.length && (t[k] ?? 0) <= to; k++) {
        const event = { t: t[k] ?? 0, i: i[k] ?? 0 }
        const far = distance(event.t, event.i)
        if (far < least) [found, least] = [event, far]
      }
    }
    return found
  }
}

/** Where times from `from` on begin in a sorted list. */
function firstFrom(times: Float64Array, from: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
