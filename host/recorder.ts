import type { Element, ManifestMonitor } from '../abi/manifest.ts'
import { Buffers } from './buffers.ts'
import { shownName } from './names.ts'
import type { MemoryView } from './memory.ts'
import { moduleError } from './errors.ts'
import { monitorKinds } from './monitor-kinds.ts'
import { type MonitorKind, type MonitorOf, recordFor, type RecordOf, type Records } from './records.ts'
import type { NetworkState } from './state.ts'

/** The buffers a module writes a monitor's entries to, and their way into its record. */
export interface Recorder {
  /** Index of the clock whose steps are recorded. */
  readonly clock: number
  /** Whose entries they are, for messages. */
  readonly monitor: ManifestMonitor
  /** Entries recorded so far. */
  readonly recorded: number
  /** Bytes that it records at every step; 0 for what comes now and then. */
  readonly bytesEachStep: number
  /** Makes room for that many entries beyond those used, unless it is there; entries already written stay. */
  grow(room: number): boolean
  /** Says which step of the monitor's clock comes next. */
  begin(step: number): void
  /**
   * Takes what steps up to `to` of the monitor's clock, `dt` seconds long, recorded. Only between blocks, and where the
   * host has its turn within a step: then what that step has recorded so far is taken too.
   */
  drain(to: number, dt: number, within: boolean): void
  /** Gives the buffers back. */
  release(): void
}

/** Entries that a module has written, in the memory it wrote them to. */
export interface Entries {
  readonly count: number
  /** The first of the steps of the monitor's clock that they come from, and how long those are in seconds. */
  readonly from: number
  readonly dt: number
  /** The column of a slot: `length` elements. */
  column(slot: number, element: Element, length: number): MemoryView
}

/**
 * The recorder of one monitor, its buffers placed and its slots written; its record is made unless it is there.
 *
 * @param neurons size of the group
 * @param room entries there is room for at first; chosen by size unless given
 */
export function recorderOf(
  monitor: ManifestMonitor,
  neurons: number,
  state: NetworkState,
  records: Records,
  room: number | undefined,
): Recorder {
  return recorderOfKind(monitor.kind, monitor, neurons, state, records, room)
}

function recorderOfKind<Kind extends MonitorKind>(
  kind: Kind,
  monitor: MonitorOf<Kind>,
  neurons: number,
  state: NetworkState,
  records: Records,
  room: number | undefined,
): Recorder {
  const row = monitorKinds[kind]
  const record: RecordOf<Kind> = recordFor(records, { kind, name: monitor.name }) ?? row.newRecord(monitor, neurons)
  records.set(monitor.name, record)
  const columns = row.columns(monitor, neurons)
  const purpose = `the ${row.entries(monitor)} of ${shownName(monitor)}`
  const buffers = new Buffers(monitor, state, columns, room ?? row.room(monitor, neurons, state), purpose)
  const releaseMore = row.place?.(monitor, neurons, state)
  let next = 0
  return {
    clock: monitor.clock,
    monitor,
    get recorded() {
      return record.length
    },
    bytesEachStep: row.eachStep ? columns.reduce((sum, { bytes }) => sum + bytes, 0) : 0,
    grow: entries => buffers.grow(entries),
    release: () => {
      buffers.release()
      releaseMore?.()
    },
    begin: step => {
      next = step
    },
    drain: (to, dt, within) => {
      const count = buffers.take()
      const from = next
      next = row.eachStep ? from + count : to
      if (next !== to && !(within && next === to + 1)) {
        throw moduleError(`the module wrote ${count} entries of ${purpose} where ${to - from} were due`)
      }
      if (count === 0) return
      const column: Entries['column'] = (slot, element, length) =>
        state.arena.window(element, buffers.address(slot), length)
      row.append(record, monitor, { count, from, dt, column })
    },
  }
}
