import { elementBytes } from '../abi/layout.ts'
import type { ManifestMonitor, ManifestSpikeMonitor, ManifestStateMonitor } from '../abi/manifest.ts'
import { byteText } from './memory.ts'
import { shownName } from './manifest.ts'
import { moduleError } from './module-error.ts'
import { recordOf, type Records, rowsOf, type SampleRecord, type SpikeRecord } from './records.ts'
import type { NetworkState } from './state.ts'

/** The buffers a module writes a monitor's entries to, and their way into its record. */
export interface Recorder {
  /** Makes room for that many entries beyond those used, unless it is there; entries already written stay. */
  grow(room: number): boolean
  /** Takes what steps `from` up to `to` recorded. Only between blocks. */
  drain(from: number, to: number): void
  /** Gives the buffers back. */
  release(): void
}

/** Bytes a state monitor's buffer takes at first, and 32 samples even if they need more, up to `most`. */
const usual = 1 << 20
const most = 1 << 26

/** Entries a spike monitor's buffer takes at first: some blocks in which every neuron of a tile spikes at every step. */
function roomForSpikes(neurons: number, { tile, blockLimit }: NetworkState): number {
  return Math.max(1024, 4 * Math.min(neurons, tile) * blockLimit)
}

/**
 * The recorder of one monitor, its buffers placed and its slots written.
 *
 * @param room entries there is room for at first; chosen by size unless given
 */
export function recorderOf(
  monitor: ManifestMonitor,
  neurons: number,
  state: NetworkState,
  records: Records,
  room: number | undefined,
): Recorder {
  return monitor.kind === 'spike'
    ? spikeRecorder(monitor, state, recordOf(records, monitor, neurons), room ?? roomForSpikes(neurons, state))
    : sampleRecorder(monitor, neurons, state, recordOf(records, monitor, neurons), room)
}

function spikeRecorder(
  monitor: ManifestSpikeMonitor,
  state: NetworkState,
  record: SpikeRecord,
  room: number,
): Recorder {
  const columns = [monitor.entriesSlot, monitor.scratchSlot].map(slot => ({ slot, bytes: 8 }))
  const buffers = new Buffers(monitor, state, columns, room, `the spikes of ${shownName(monitor)}`)
  return {
    grow: entries => buffers.grow(entries),
    release: () => buffers.release(),
    drain: from => {
      const used = buffers.take()
      if (used === 0) return
      const entries = new Int32Array(state.arena.memory.buffer, buffers.address(monitor.entriesSlot), used * 2)
      record.append(entries, from, state.dt)
    },
  }
}

function sampleRecorder(
  monitor: ManifestStateMonitor,
  neurons: number,
  state: NetworkState,
  record: SampleRecord,
  room: number | undefined,
): Recorder {
  const rows = rowsOf(monitor, neurons)
  const columns = monitor.columns.map(({ slot, element }) => ({ slot, bytes: rows * elementBytes[element] }))
  const first = room ?? roomForSamples(columns.reduce((sum, { bytes }) => sum + bytes, 0))
  const buffers = new Buffers(monitor, state, columns, first, `the samples of ${shownName(monitor)}`)
  const pairs = placeIndices(monitor, state)
  state.setSlot(monitor.rowsSlot, rows)
  return {
    grow: samples => buffers.grow(samples),
    release: () => {
      buffers.release()
      if (pairs !== undefined) state.arena.release(pairs.address, pairs.bytes)
    },
    drain: (from, to) => {
      const used = buffers.take()
      const every = state.slot(monitor.intervalSlot)
      const firstSample = Math.ceil(from / every)
      const expected = Math.ceil(to / every) - firstSample
      if (used !== expected) {
        throw moduleError(`the module wrote ${used} samples for ${shownName(monitor)} where ${expected} were due`)
      }
      if (used === 0) return
      const { dt } = state
      record.appendTimes(Float64Array.from({ length: used }, (_, k) => (firstSample + k) * every * dt))
      for (const { slot, element, variable } of monitor.columns) {
        record.appendValues(variable, state.arena.window(element, buffers.address(slot), used * rows))
      }
    },
  }
}

function roomForSamples(bytes: number): number {
  const fitting = (limit: number): number => Math.floor(limit / Math.max(bytes, 1))
  return Math.max(1, Math.min(1024, Math.max(fitting(usual), Math.min(32, fitting(most)))))
}

/** Places the pairs (neuron index, row) of a monitor that records some neurons, ascending by neuron. */
function placeIndices(
  { record, indicesSlot }: ManifestStateMonitor,
  state: NetworkState,
): { address: number; bytes: number } | undefined {
  if (record === 'all' || indicesSlot === undefined) return undefined
  const pairs = record.map((neuron, row) => [neuron, row] as const).toSorted(([a], [b]) => a - b)
  const bytes = pairs.length * 8
  const address = state.arena.allocate(bytes, 'the indices of recorded neurons')
  new Int32Array(state.arena.memory.buffer, address, pairs.length * 2).set(pairs.flat())
  state.setSlot(indicesSlot, address)
  return { address, bytes }
}

interface Column {
  readonly slot: number
  /** Of one entry. */
  readonly bytes: number
}

/** Equally long columns of entries, with their slots. */
class Buffers {
  readonly #monitor: ManifestMonitor
  readonly #state: NetworkState
  readonly #columns: readonly Column[]
  readonly #purpose: string
  readonly #addresses = new Map<number, number>()
  #capacity: number

  constructor(
    monitor: ManifestMonitor,
    state: NetworkState,
    columns: readonly Column[],
    capacity: number,
    purpose: string,
  ) {
    this.#monitor = monitor
    this.#state = state
    this.#columns = columns
    this.#purpose = purpose
    this.#capacity = capacity
    for (const column of columns) this.#place(column)
    state.setSlot(monitor.capacitySlot, capacity)
    state.setSlot(monitor.usedSlot, 0)
  }

  address(slot: number): number {
    return this.#addresses.get(slot) ?? 0
  }

  /** How many entries there are; the module finds none afterwards. */
  take(): number {
    const used = this.#used()
    this.#state.setSlot(this.#monitor.usedSlot, 0)
    return used
  }

  /** At least doubles, as long as there is memory for that; a block under way may have written beyond `used`. */
  grow(room: number): boolean {
    const needed = this.#used() + room
    if (needed <= this.#capacity) return false
    const bytes = this.#columns.reduce((sum, column) => sum + column.bytes, 0)
    const doubled = Math.max(needed, this.#capacity * 2)
    const before = this.#capacity
    this.#capacity = doubled * bytes < this.#state.arena.room / 2 ? doubled : needed
    for (const column of this.#columns) {
      const from = this.address(column.slot)
      const to = this.#place(column)
      new Uint8Array(this.#state.arena.memory.buffer).copyWithin(to, from, from + before * column.bytes)
      this.#state.arena.release(from, before * column.bytes)
    }
    this.#state.setSlot(this.#monitor.capacitySlot, this.#capacity)
    return true
  }

  release(): void {
    for (const { slot, bytes } of this.#columns) this.#state.arena.release(this.address(slot), this.#capacity * bytes)
  }

  #used(): number {
    const used = this.#state.slot(this.#monitor.usedSlot)
    if (used >= 0 && used <= this.#capacity) return used
    throw moduleError(
      `the module says it wrote ${used} entries of ${this.#purpose}; there is room for ${this.#capacity}`,
    )
  }

  #place({ slot, bytes }: Column): number {
    const total = this.#capacity * bytes
    const address = this.#state.arena.allocate(total, `${this.#purpose} (${byteText(total)} between two slices)`)
    this.#addresses.set(slot, address)
    this.#state.setSlot(slot, address)
    return address
  }
}
