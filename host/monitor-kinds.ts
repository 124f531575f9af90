/** What the host does for each kind of monitor: a row a kind. */
import { elementBytes } from '../abi/layout.ts'
import type { ManifestStateMonitor } from '../abi/manifest.ts'
import type { BufferColumn } from './buffers.ts'
import { hostError } from './errors.ts'
import { EventRecord } from './event-record.ts'
import { shownName } from './names.ts'
import { RateRecord } from './rate-record.ts'
import { added, interleaved, merged } from './merge.ts'
import type { Entries, ThreadEntries } from './recorder.ts'
import type { MonitorKind, MonitorOf, RecordOf } from './records.ts'
import { SampleRecord } from './sample-record.ts'
import type { NetworkState } from './state.ts'

interface KindRow<Kind extends MonitorKind> {
  /** What its entries are called: `spikes`. */
  entries(monitor: MonitorOf<Kind>): string
  /** Whether there is exactly one entry for each step of the monitor's clock. */
  readonly eachStep: boolean
  newRecord(monitor: MonitorOf<Kind>, neurons: number): RecordOf<Kind>
  /** What a module writes for each entry. */
  columns(monitor: MonitorOf<Kind>, neurons: number): readonly BufferColumn[]
  /** Entries there is room for at first. */
  room(monitor: MonitorOf<Kind>, neurons: number, state: NetworkState): number
  /** Writes what else the module wants to know. Returns how to give it back. */
  place?(monitor: MonitorOf<Kind>, neurons: number, state: NetworkState): () => void
  /** The columns of the entries of several threads, as one thread would have written them; absent where they all write into one. */
  united?(monitor: MonitorOf<Kind>, threads: readonly ThreadEntries[], firstStep: number): Entries['column']
  /** Takes entries over. */
  append(record: RecordOf<Kind>, monitor: MonitorOf<Kind>, entries: Entries): void
}

type KindRows<Kinds extends MonitorKind = MonitorKind> = { readonly [Kind in Kinds]: KindRow<Kind> }

export const monitorKinds: KindRows = {
  event: {
    entries: ({ event }) => (event === 'spike' ? 'spikes' : `'${event}' events`),
    eachStep: false,
    newRecord: ({ columns }, neurons) => new EventRecord(neurons, { columns }),
    columns: ({ entriesSlot, scratchSlot, columns }) => [
      ...[entriesSlot, scratchSlot].map(slot => ({ slot, bytes: 8, own: true })),
      ...columns.map(({ slot, element }) => ({ slot, bytes: elementBytes[element], own: true })),
    ],
    // some blocks in which every neuron of a tile meets the event at every step
    room: (_monitor, neurons, { tile, blockLimit }) => Math.max(1024, 4 * Math.min(neurons, tile) * blockLimit),
    united: ({ entriesSlot }, threads, firstStep) => {
      const entriesOf = ({ count, column }: ThreadEntries): Int32Array =>
        column(entriesSlot, 'i32', 2 * count) as Int32Array
      const order = interleaved(threads.map(entriesOf), firstStep)
      return (slot, element) => {
        const width = slot === entriesSlot ? 2 : 1
        return merged(
          threads.map(({ count, column }) => column(slot, element, width * count)),
          order,
          width,
        )
      }
    },
    append: (record, { entriesSlot, columns }, { count, from, dt, column }) => {
      record.append(column(entriesSlot, 'i32', 2 * count) as Int32Array, from, dt)
      for (const { variable, slot, element } of columns) record.appendValues(variable, column(slot, element, count))
    },
  },
  state: {
    entries: () => 'samples',
    eachStep: true,
    newRecord: (monitor, neurons) => new SampleRecord(rowsOf(monitor, neurons), monitor.columns),
    columns: sampleColumns,
    room: (monitor, neurons) => roomForSamples(sampleColumns(monitor, neurons)),
    place: placeRows,
    append: (record, { columns }, { count, from, dt, column }) => {
      record.append(count, from, dt)
      for (const { variable, slot, element } of columns) {
        record.appendValues(variable, column(slot, element, count * record.rows))
      }
    },
  },
  rate: {
    entries: () => 'rates',
    eachStep: true,
    newRecord: (_monitor, neurons) => new RateRecord(neurons),
    columns: ({ countsSlot }) => [{ slot: countsSlot, bytes: elementBytes.i32, own: true }],
    room: () => 1024,
    united: (_monitor, threads) => (slot, element, length) =>
      added(threads.map(({ column }) => column(slot, element, length) as Int32Array)),
    append: (record, { countsSlot }, { count, from, dt, column }) => {
      record.append(column(countsSlot, 'i32', count) as Int32Array, from, dt)
    },
  },
}

/**
 * How many neurons a monitor is about.
 *
 * @param size of the group
 * @throws HillockError `bad-value` if it is about neurons that the group has not
 */
export function neuronsOf(monitor: MonitorOf<MonitorKind>, size: number): number {
  const { range } = monitor
  if (range === undefined) return size
  if (range.stop <= size) return range.stop - range.start
  throw hostError('bad-value', `${shownName(monitor)} is about neurons up to ${range.stop}, but there are only ${size}`)
}

/** How many neurons a state monitor records. */
function rowsOf({ record }: ManifestStateMonitor, neurons: number): number {
  return record === 'all' ? neurons : record.length
}

function sampleColumns(monitor: ManifestStateMonitor, neurons: number): BufferColumn[] {
  const rows = rowsOf(monitor, neurons)
  return monitor.columns.map(({ slot, element }) => ({ slot, bytes: rows * elementBytes[element], own: false }))
}

/**
 * Bytes a state monitor's buffer takes at first, and so many samples even if they need more, up to `most`: what is taken out of
 * it should still be in a cache, and blocks of that many steps go over the state few enough times.
 */
const usual = 1 << 20
const fewest = 8
const most = 1 << 26

function roomForSamples(columns: readonly BufferColumn[]): number {
  const bytes = columns.reduce((sum, column) => sum + column.bytes, 0)
  const fitting = (limit: number): number => Math.floor(limit / Math.max(bytes, 1))
  return Math.max(1, Math.min(1024, Math.max(fitting(usual), Math.min(fewest, fitting(most)))))
}

/** Writes the number of rows, and the pairs (neuron, row), ascending by neuron, of a monitor that records some neurons. */
function placeRows(monitor: ManifestStateMonitor, neurons: number, state: NetworkState): () => void {
  const { record, range, rowsSlot, indicesSlot } = monitor
  const rows = rowsOf(monitor, neurons)
  state.setSlot(rowsSlot, rows)
  if (indicesSlot === undefined) return () => undefined
  const first = range?.start ?? 0
  const recorded = record === 'all' ? Array.from({ length: rows }, (_, row) => row) : record
  const pairs = recorded.map((neuron, row) => [first + neuron, row] as const).toSorted(([a], [b]) => a - b)
  const bytes = pairs.length * 8
  const address = state.arena.allocate(bytes, 'the indices of recorded neurons')
  new Int32Array(state.arena.memory.buffer, address, pairs.length * 2).set(pairs.flat())
  state.setSlot(indicesSlot, address)
  return () => state.arena.release(address, bytes)
}

/** @throws HillockError `bad-value` if a state monitor records neurons that its group has not */
export function requireRecorded(
  monitor: MonitorOf<MonitorKind>,
  neurons: number,
  group: { readonly name: string; readonly variable?: string },
): void {
  if (monitor.kind !== 'state' || monitor.record === 'all') return
  const outside = monitor.record.find(index => index >= neurons)
  if (outside === undefined) return
  const message = `${shownName(monitor)} records neuron ${outside}, but ${shownName(group)} has only ${neurons} neurons`
  throw hostError('bad-value', message)
}
