/** Events on their way to synapses while several threads are at work: each has a part of each slot (`runtime-as/synapses.ts`). */
import { MAX_BLOCK } from '../../abi/layout.ts'
import type { Manifest } from '../../abi/manifest.ts'
import { roundUp } from '../memory.ts'
import type { Binding, NetworkState } from '../state.ts'
import { firstNeuron } from './ranges.ts'

/** Numbers in a line of the cache. */
const line = 16

/** Entries that there is room for where events are let in for a whole block ahead, whatever the delay. */
const roomAhead = 2 ** 20

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
  /** Room for its events, and the pathway that brings the same ones after the same delay, by its index. */
  readonly address: number
  readonly pathway: number
  readonly sameAs: number | undefined
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
  /** Where the events of each stand, by the index of its pathway: in the queue of another one if they are the same. */
  readonly #places = new Map<number, number>()
  #isSpread = false

  /** @param allocate gives room for so many bytes, in lines of the cache that nobody else has */
  constructor(setting: QueueSetting, allocate: (bytes: number, purpose: string) => number) {
    this.#setting = setting
    const { manifest, state, threads } = setting
    this.#queues = manifest.pathways.flatMap(({ name, spareSlot, slotsSlot, neurons: group, ahead, sameAs }, index) => {
      const array = manifest.arrays.findIndex(({ length }) => length.per === 'queue' && length.pathway === index)
      const queueSlot = manifest.arrays[array]?.slot
      if (spareSlot === undefined || queueSlot === undefined) return []
      const delay = state.slot(slotsSlot) - 1
      const neurons = state.size(manifest.groups[group]?.name ?? '') ?? 0
      const wanted = ahead === true ? Math.max(delay, Math.floor(roomAhead / Math.max(neurons, 1))) : delay
      const spare = Math.max(1, Math.min(wanted, MAX_BLOCK))
      const elements = line + (delay + 1 + spare) * slotLength(neurons, threads)
      const address = allocate(4 * elements, `the events of '${name}' on their way`)
      return [{ queueSlot, slotsSlot, spareSlot, array, address, pathway: index, sameAs, delay, spare, neurons }]
    })
  }

  /** Before the threads go to work: what is on its way is theirs whose neurons it comes from. */
  spread(): void {
    if (this.#isSpread) return
    this.#isSpread = true
    const { state, threads } = this.#setting
    for (const queue of this.#queues) {
      const same = this.#queues.find(each => each.pathway === queue.sameAs)
      const isSame = same !== undefined && this.#haveSame(queue, same)
      this.#places.set(queue.pathway, isSame ? this.#placeOf(same) : queue.address)
      const [one, all] = [this.#ofOne(queue), this.#ofAll(queue)]
      all.numbers[0] = 0
      for (let slot = 0; slot < all.slots; slot++)
        for (let thread = 0; thread < threads; thread++) all.numbers[all.place(slot, thread).count] = 0
      for (let age = 1; age <= queue.delay; age++) {
        const places = Array.from({ length: threads }, (_, thread) => all.place(all.slots - age, thread))
        deal(entriesAt(one, age), queue.neurons, places, all)
      }
      state.setSlot(queue.queueSlot, this.#placeOf(queue))
      state.setSlot(queue.slotsSlot, all.slots)
      state.setSlot(queue.spareSlot, queue.spare)
    }
  }

  /** When they have landed: the queues of one thread are as if it had been alone. */
  gather(): void {
    if (!this.#isSpread) return
    this.#isSpread = false
    const { state, threads, binding } = this.#setting
    for (const queue of this.#queues) {
      const [one, all] = [this.#ofOne(queue), this.#ofAll(queue)]
      one.numbers.fill(0, 0, 1 + one.slots)
      for (let age = 1; age <= queue.delay; age++) {
        const slot = slotBefore(all, age)
        const parts = Array.from({ length: threads }, (_, thread) => all.place(slot, thread))
        move(parts, all, one.place(one.slots - age, 0), one)
      }
      state.setSlot(queue.queueSlot, binding.arrays[queue.array]?.address ?? 0)
      state.setSlot(queue.slotsSlot, one.slots)
      state.setSlot(queue.spareSlot, 0)
    }
  }

  #ofOne({ array, delay, neurons }: ThreadQueue): Queue {
    const { state, binding } = this.#setting
    const slots = delay + 1
    return {
      numbers: state.arena.window('i32', binding.arrays[array]?.address ?? 0, 1 + slots * (1 + neurons)),
      slots,
      place: slot => ({ count: 1 + slot, entries: 1 + slots + slot * neurons, room: neurons }),
    }
  }

  /** Whether what is on its way is the same: a pathway that came later, or was not active, has missed some. */
  #haveSame(queue: ThreadQueue, other: ThreadQueue): boolean {
    if (queue.delay !== other.delay) return false
    const [one, another] = [this.#ofOne(queue), this.#ofOne(other)]
    const ages = Array.from({ length: queue.delay }, (_, k) => k + 1)
    return ages.every(age => {
      const [entries, others] = [entriesAt(one, age), entriesAt(another, age)]
      return entries.length === others.length && entries.every((entry, k) => entry === others[k])
    })
  }

  #placeOf({ pathway, address }: ThreadQueue): number {
    return this.#places.get(pathway) ?? address
  }

  #ofAll(queue: ThreadQueue): Queue {
    const { delay, spare, neurons } = queue
    const address = this.#placeOf(queue)
    const { state, threads } = this.#setting
    const slots = delay + 1 + spare
    const length = slotLength(neurons, threads)
    return {
      numbers: state.arena.window('i32', address, line + slots * length),
      slots,
      place: (slot, thread) => {
        const first = firstNeuron(neurons, thread, threads)
        const counts = line + slot * length
        return { count: counts + line * thread, entries: counts + line * threads + first, room: neurons - first }
      },
    }
  }
}

/** Numbers for each slot of a queue of several threads. */
function slotLength(neurons: number, threads: number): number {
  return roundUp(neurons, line) + line * threads
}

interface Queue {
  readonly numbers: Int32Array
  readonly slots: number
  readonly place: (slot: number, thread: number) => Place
}

/** Where a thread's part of a slot stands: how many entries there are, the entries, how many there could be. */
interface Place {
  readonly count: number
  readonly entries: number
  readonly room: number
}

/** The slot that was filled so many steps ago; the one at hand is filled next. */
function slotBefore({ numbers, slots }: Queue, age: number): number {
  return ((numbers[0] ?? 0) - age + slots) % slots
}

/** The entries that one thread's queue got so many steps ago. */
function entriesAt(queue: Queue, age: number): Int32Array {
  const { count, entries } = queue.place(slotBefore(queue, age), 0)
  return queue.numbers.subarray(entries, entries + (queue.numbers[count] ?? 0))
}

/**
 * Gives each thread the entries of its neurons, which stand in their order: that of one behind the other is the same. Given spikes need not
 * stand so, and are the first one's, who lets them in.
 */
function deal(entries: Int32Array, neurons: number, places: readonly Place[], to: Queue): void {
  const isInOrder = entries.every((entry, k) => k === 0 || (entries[k - 1] ?? 0) <= entry)
  let from = 0
  for (const [thread, { count, entries: begin }] of places.entries()) {
    const end = isInOrder ? firstNeuron(neurons, thread + 1, places.length) : neurons
    let until = from
    while (until < entries.length && (entries[until] ?? 0) < end) until++
    to.numbers.set(entries.subarray(from, until), begin)
    to.numbers[count] = until - from
    from = until
  }
}

/** Puts the entries of some places one behind the other. */
function move(places: readonly Place[], from: Queue, place: Place, to: Queue): void {
  let used = 0
  for (const { count, entries, room } of places) {
    const many = Math.min(from.numbers[count] ?? 0, room)
    to.numbers.set(from.numbers.subarray(entries, entries + many), place.entries + used)
    used += many
  }
  to.numbers[place.count] = used
}
