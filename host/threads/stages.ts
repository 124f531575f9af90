/** Where threads put the synapses that they make, until it is known how many there are before them. */
import { elementBytes } from '../../abi/layout.ts'
import type { Rows } from '../passage.ts'
import type { Placed } from '../state.ts'
import type { ThreadSetting, ThreadTables } from './tables.ts'

/** Synapses of a piece at most: some milliseconds' work. */
const longest = 2 ** 18
const shortest = 2 ** 12

/** Of the room for synapses, what all stages together take at most. */
const part = 1 / 8

/** How many a thread has: it fills one while another waits for what comes before it. */
export const stagesOfThread = 2

/** Room for the neurons on both sides of some synapses. */
export interface Stage {
  /** Where that is, by the array that they are to go to. */
  readonly addresses: ReadonlyMap<Side, number>
  /** Settles when they have gone there. */
  free: Promise<void>
}

type Side = 'pre' | 'post'

/** The stages of threads that follow a rule. */
export class Stages {
  /** Synapses that one has room for. */
  readonly room: number
  readonly #setting: ThreadSetting
  readonly #own: ThreadTables
  readonly #ends: NonNullable<Rows['synapses']>['ends']

  constructor(setting: ThreadSetting, own: ThreadTables, { room, ends }: NonNullable<Rows['synapses']>) {
    this.#setting = setting
    this.#own = own
    this.#ends = ends
    const equal = Math.floor((part * room) / (setting.threads * stagesOfThread))
    this.room = Math.min(longest, Math.max(shortest, equal))
  }

  /** @throws HillockError `too-large` */
  make(): Stage {
    const addresses = this.#sides.flatMap(({ side, placed: { element, byRows } }) =>
      byRows === true
        ? []
        : [[side, this.#own.allocate(this.room * elementBytes[element], 'synapses of a thread')] as const],
    )
    return { addresses: new Map(addresses), free: Promise.resolve() }
  }

  /** Has the thread with this table put there what it makes next. */
  use({ addresses }: Stage, table: number): void {
    const { state, manifest } = this.#setting
    for (const [side, address] of addresses) state.setSlot(manifest.arrays[this.#ends[side]]?.slot ?? 0, address, table)
  }

  /** Puts the synapses of some rows where they belong, behind so many. */
  take({ addresses }: Stage, first: number, end: number, count: number, before: number): void {
    const { arena } = this.#setting.state
    for (const { side, placed } of this.#sides) {
      const { element, address, byRows } = placed
      const bytes = elementBytes[element]
      const from = addresses.get(side)
      if (from !== undefined)
        new Uint8Array(arena.memory.buffer).copyWithin(address + bytes * before, from, from + bytes * count)
      else if (byRows === true) {
        // Where the synapses of each row end, counted from the first of the piece.
        const ends = arena.window('i32', address + bytes * (first + 1), end - first)
        for (let row = 0; row < ends.length; row++) ends[row] = (ends[row] ?? 0) + before
      }
    }
  }

  get #sides(): { readonly side: Side; readonly placed: Placed }[] {
    return (['pre', 'post'] as const).flatMap(side => {
      const placed = this.#setting.binding.arrays[this.#ends[side]]
      return placed === undefined ? [] : [{ side, placed }]
    })
  }
}
