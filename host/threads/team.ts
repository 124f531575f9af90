/** Several threads at work on one network: what each of them has for itself, and how they are told what to do. */
import { elementBytes, Header, Meeting } from '../../abi/layout.ts'
import type { NetworkState, Placed } from '../state.ts'
import { ThreadQueues } from './queues.ts'
import { firstNeuron, ThreadRanges } from './ranges.ts'
import { type ThreadSetting, ThreadTables } from './tables.ts'

/**
 * How often a thread looks whether the others have come before it sleeps, for some 0.1 ms: waking up takes half of that. Where other
 * work keeps the cores busy all this is lost, and one thread goes on alone (`threading.ts`).
 */
const patience = 200_000

/**
 * The tables and arrays of the threads. The first thread has those that the module has anyway; while the team is there, lists of
 * events are divided by neurons.
 */
export class Team {
  /** Bytes from the first table to that of each thread. */
  readonly tables: readonly number[]
  readonly #setting: ThreadSetting
  readonly #own: ThreadTables
  readonly #queues: ThreadQueues
  readonly #ranges: ThreadRanges

  /** @throws HillockError `too-large` if there is no room for what the threads need */
  constructor(setting: ThreadSetting) {
    this.#setting = setting
    const own = (this.#own = new ThreadTables(setting))
    try {
      this.tables = [0, ...own.make(setting.threads - 1, ({ length }) => length.per !== 'row')]
      this.#placeShared()
      const allocate = (bytes: number, purpose: string): number => own.allocate(bytes, purpose)
      this.#queues = new ThreadQueues(setting, allocate)
      this.#ranges = new ThreadRanges(setting, this.tables, allocate)
    } catch (cause) {
      own.release()
      throw cause
    }
    this.#writeHeader()
    this.#spreadLists()
  }

  /** Has the threads join, each with an instance of the module. */
  async join(): Promise<void> {
    this.#setting.crew.onFailure = () => this.abandon()
    await this.#own.join(this.tables)
  }

  /**
   * Does up to so many steps together, fewer after {@link pause}.
   *
   * @returns how many there were
   * @throws HillockError `module` if a thread has failed, or they do not agree
   */
  async share(steps: number): Promise<readonly number[]> {
    Atomics.store(this.#words, Meeting.pause / 4, 0)
    const { crew, state } = this.#setting
    this.#ranges.spread()
    state.beforeReading(() => this.#ranges.gather())
    try {
      return await crew.order(this.tables.map(() => ({ kind: 'share', steps }) as const))
    } finally {
      // All have answered, or have died.
      state.beforeReading(undefined)
      this.#ranges.gather()
    }
  }

  /** The events on their way are theirs until {@link give} is called: before they go to work for a while. */
  take(): void {
    this.#queues.spread()
  }

  /** What is on its way is where one thread has it. */
  give(): void {
    this.#queues.gather()
  }

  /** Has all of them return at the end of the block they are at. */
  pause(): void {
    Atomics.store(this.#words, Meeting.pause / 4, 1)
  }

  /** Lets nobody wait any more for a thread that does not come. */
  abandon(): void {
    const words = this.#words
    Atomics.store(words, Meeting.abandoned / 4, 1)
    Atomics.add(words, Meeting.meetings / 4, 1)
    Atomics.notify(words, Meeting.meetings / 4)
  }

  get #words(): Int32Array {
    return new Int32Array(this.#setting.state.arena.memory.buffer, 0, Meeting.end / 4)
  }

  /** Leaves everything to the first thread again, and gives back what the others had. */
  dissolve(): void {
    const { state, binding, manifest } = this.#setting
    this.give()
    this.#gatherLists()
    for (const { deliveredSlot: slot } of manifest.pathways)
      if (slot !== undefined)
        state.setLong(
          slot,
          this.tables.reduce((sum, table) => sum + state.long(slot, table), 0),
        )
    for (const [index, { length, slot }] of manifest.arrays.entries())
      if (length.per === 'thread') state.setSlot(slot, binding.arrays[index]?.address ?? 0)
    for (const slot of [Header.threads, Header.tables]) state.setSlot(slot, 0)
    this.#own.release()
  }

  /** Arrays that there are only where there are several threads. */
  #placeShared(): void {
    const { state, manifest, threads } = this.#setting
    for (const { slot, name, element, length } of manifest.arrays) {
      if (length.per !== 'thread') continue
      const neurons = state.size(manifest.groups[length.group]?.name ?? '') ?? 0
      const bytes = (threads + 1) * Math.max(neurons, 1) * elementBytes[element]
      state.setSlot(slot, this.#own.allocate(bytes, `'${name}' of ${threads} threads`))
    }
  }

  #writeHeader(): void {
    const { state, threads } = this.#setting
    const tables = this.#own.allocate(4 * threads, 'the tables of threads')
    new Uint32Array(state.arena.memory.buffer, tables, threads).set(this.tables)
    state.setSlot(Header.threads, threads)
    state.setSlot(Header.tables, tables)
    new Uint8Array(state.arena.memory.buffer).fill(0, Meeting.first, Meeting.end)
    new Int32Array(state.arena.memory.buffer)[Meeting.patience / 4] = patience
  }

  /** The neurons of a list go to the threads that have them, unless one thread makes it: nobody else would empty it. */
  #spreadLists(): void {
    for (const { lists, sizes, isDivided } of this.#lists()) {
      if (!isDivided) continue
      const all = lists[0]?.read() ?? new Int32Array()
      for (const [thread, list] of lists.entries()) {
        const [from, until] = [sizes[thread] ?? 0, sizes[thread + 1] ?? 0]
        list.write(all.filter(neuron => neuron >= from && neuron < until))
      }
    }
  }

  #gatherLists(): void {
    for (const { lists } of this.#lists()) {
      const parts = lists.map(list => list.read())
      for (const list of lists.slice(1)) list.write(new Int32Array())
      lists[0]?.write(Int32Array.from(parts.flatMap(part => [...part])))
    }
  }

  /** The parts of the list of each event, and where the neurons of each thread begin. */
  #lists(): { readonly lists: readonly List[]; readonly sizes: readonly number[]; readonly isDivided: boolean }[] {
    const { state, manifest, threads } = this.#setting
    return manifest.events.map(({ group, countSlot, array, undivided }) => {
      const slot = manifest.arrays[array]?.slot ?? 0
      const neurons = state.size(manifest.groups[group]?.name ?? '') ?? 0
      return {
        isDivided: undivided !== true,
        lists: this.tables.map(table => listOf(state, { countSlot, slot, table })),
        sizes: Array.from({ length: threads + 1 }, (_, thread) => firstNeuron(neurons, thread, threads)),
      }
    })
  }
}

interface List {
  read(): Int32Array
  write(neurons: Int32Array): void
}

function listOf(
  state: NetworkState,
  { countSlot, slot, table }: { readonly countSlot: number; readonly slot: number; readonly table: number },
): List {
  const placed = (count: number): Placed => ({
    element: 'i32',
    address: state.slot(slot, table) >>> 0,
    count,
    capacity: count,
  })
  return {
    read: () => Int32Array.from(state.window(placed(state.slot(countSlot, table))) as Int32Array),
    write: neurons => {
      ;(state.window(placed(neurons.length)) as Int32Array).set(neurons)
      state.setSlot(countSlot, neurons.length, table)
    },
  }
}
