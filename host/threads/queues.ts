/** Events on their way to synapses while several threads are at work: each has a part of each slot (`runtime-as/synapses.ts`). */
import { MAX_BLOCK } from '../../abi/layout.ts'
import type { Manifest } from '../../abi/manifest.ts'
import { roundUp } from '../memory.ts'
import type { Binding, NetworkState } from '../state.ts'
import { firstNeuron } from './ranges.ts'

/** Numbers in a line of the cache. */
const line = 16

/** Whose queues they are. */
export interface QueueSetting {
  readonly manifest: Manifest
  readonly state: NetworkState
  readonly binding: Binding
  readonly threads: number
}

/** The queue of a pathway that several threads go through. */
interface ThreadQueue {
  /** Slots of the table: of its address, of how many steps it holds, of how many of these are spare. */
  readonly queueSlot: number
  readonly slotsSlot: number
  readonly spareSlot: number
  /** The queue of one thread, by its index in the manifest's arrays. */
  readonly array: number
  readonly address: number
  /** Steps that the delay lasts. */
  readonly delay: number
  /** So many more it holds, since some threads are ahead of others. */
  readonly spare: number
  /** Neurons there is room for in each step. */
  readonly neurons: number
}

/**
 * The queues of several threads, for the delays that there are. Between {@link spread} and {@link gather} what is on its way stands in
 * them, otherwise in the queues of one thread, which are state.
 */
export class ThreadQueues {
  readonly #setting: QueueSetting
  readonly #queues: readonly ThreadQueue[]
  #isSpread = false

  /** @param allocate gives room for so many bytes, in lines of the cache that nobody else has */
  constructor(setting: QueueSetting, allocate: (bytes: number, purpose: string) => number) {
    this.#setting = setting
    const { manifest, state, threads } = setting
    const addresses = new Map<number, { readonly address: number; readonly delay: number }>()
    this.#queues = manifest.pathways.flatMap(({ name, spareSlot, slotsSlot, neurons: group, sameAs }, index) => {
      const array = manifest.arrays.findIndex(({ length }) => length.per === 'queue' && length.pathway === index)
      const queueSlot = manifest.arrays[array]?.slot
      if (spareSlot === undefined || queueSlot === undefined) return []
      const delay = state.slot(slotsSlot) - 1
      const spare = Math.max(1, Math.min(delay, MAX_BLOCK))
      const neurons = state.size(manifest.groups[group]?.name ?? '') ?? 0
      const elements = line + (delay + 1 + spare) * slotLength(neurons, threads)
      const same = sameAs === undefined ? undefined : addresses.get(sameAs)
      const address =
        same?.delay === delay ? same.address : allocate(4 * elements, `the events of '${name}' on their way`)
      addresses.set(index, { address, delay })
      return [{ queueSlot, slotsSlot, spareSlot, array, address, delay, spare, neurons }]
    })
  }

  /** Before the threads go to work: what is on its way fills their parts one after the other. */
  spread(): void {
    if (this.#isSpread) return
    this.#isSpread = true
    const { state } = this.#setting
    for (const queue of this.#queues) {
      const [one, all] = [this.#ofOne(queue), this.#ofAll(queue)]
      all.numbers[0] = 0
      for (let slot = 0; slot < all.slots; slot++) all.write(slot, [])
      for (let age = 1; age <= queue.delay; age++) all.write(all.slots - age, one.read(slotBefore(one, age)))
      state.setSlot(queue.queueSlot, queue.address)
      state.setSlot(queue.slotsSlot, all.slots)
      state.setSlot(queue.spareSlot, queue.spare)
    }
  }

  /** When they have landed: the queues of one thread are as if it had been alone. */
  gather(): void {
    if (!this.#isSpread) return
    this.#isSpread = false
    const { state, binding } = this.#setting
    for (const queue of this.#queues) {
      const [one, all] = [this.#ofOne(queue), this.#ofAll(queue)]
      one.numbers.fill(0, 0, 1 + one.slots)
      for (let age = 1; age <= queue.delay; age++) one.write(one.slots - age, all.read(slotBefore(all, age)))
      state.setSlot(queue.queueSlot, binding.arrays[queue.array]?.address ?? 0)
      state.setSlot(queue.slotsSlot, one.slots)
      state.setSlot(queue.spareSlot, 0)
    }
  }

  #ofOne({ array, delay, neurons }: ThreadQueue): Queue {
    const { state, binding } = this.#setting
    const slots = delay + 1
    const numbers = state.arena.window('i32', binding.arrays[array]?.address ?? 0, 1 + slots * (1 + neurons))
    return new Queue(numbers, slots, slot => [{ count: 1 + slot, entries: 1 + slots + slot * neurons, room: neurons }])
  }

  #ofAll({ address, delay, spare, neurons }: ThreadQueue): Queue {
    const { state, threads } = this.#setting
    const slots = delay + 1 + spare
    const length = slotLength(neurons, threads)
    const firsts = Array.from({ length: threads + 1 }, (_, thread) => firstNeuron(neurons, thread, threads))
    return new Queue(state.arena.window('i32', address, line + slots * length), slots, slot =>
      firsts.slice(1).map((end, thread) => {
        const first = firsts[thread] ?? 0
        const count = line + slot * length + first + line * thread
        return { count, entries: count + 1, room: end - first }
      }),
    )
  }
}

/** Numbers for each slot of a queue of several threads. */
function slotLength(neurons: number, threads: number): number {
  return roundUp(neurons, line) + line * threads
}

/** Where a part of a slot stands: how many entries there are, the entries, how many there could be. */
interface Place {
  readonly count: number
  readonly entries: number
  readonly room: number
}

/** A queue as it stands in memory. */
class Queue {
  readonly numbers: Int32Array
  readonly slots: number
  readonly #placesOf: (slot: number) => readonly Place[]

  /** @param placesOf says where the parts of a slot stand */
  constructor(numbers: Int32Array, slots: number, placesOf: (slot: number) => readonly Place[]) {
    this.numbers = numbers
    this.slots = slots
    this.#placesOf = placesOf
  }

  /** The entries of all parts of a slot. */
  read(slot: number): number[] {
    return this.#placesOf(slot).flatMap(({ count, entries }) =>
      Array.from(this.numbers.subarray(entries, entries + (this.numbers[count] ?? 0))),
    )
  }

  /** Fills one part after the other. */
  write(slot: number, neurons: readonly number[]): void {
    let from = 0
    for (const { count, entries, room } of this.#placesOf(slot)) {
      const own = neurons.slice(from, from + room)
      this.numbers.set(own, entries)
      this.numbers[count] = own.length
      from += room
    }
  }
}

/** The slot that was filled so many steps ago; the one at hand is filled next. */
function slotBefore({ numbers, slots }: Queue, age: number): number {
  return ((numbers[0] ?? 0) - age + slots) % slots
}
