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
  grow(room: number, thread?: number): boolean
  /** Gives each of several threads a buffer of its own, by where their tables stand; only while there are no entries. */
  divide(tables: readonly number[]): void
  /** Takes them away again. */
  unite(): void
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

/** What one of several threads has written. */
export interface ThreadEntries {
  readonly count: number
  readonly column: Entries['column']
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
  /** One for each thread that writes into one of its own. */
  let all = [buffers]
  let next = 0
  return {
    clock: monitor.clock,
    monitor,
    get recorded() {
      return record.length
    },
    bytesEachStep: row.eachStep ? columns.reduce((sum, { bytes }) => sum + bytes, 0) : 0,
    grow: (entries, thread = 0) => {
      // What all threads count steps by is equally long for all of them.
      if (row.eachStep) {
        const grown = buffers.grow(entries)
        for (const each of all.slice(1)) each.grow(buffers.capacity)
        return grown
      }
      return all[thread]?.grow(entries) ?? false
    },
    divide: tables => {
      const own = columns.filter(({ own: isOwn }) => isOwn)
      if (own.length === 0) return
      all = tables.map((table, thread) =>
        thread === 0 ? buffers : new Buffers(monitor, state, own, buffers.capacity, purpose, table),
      )
    },
    unite: () => {
      // Of a block that was never finished something may be left.
      for (const each of all) each.take()
      for (const each of all.slice(1)) each.release()
      all = [buffers]
    },
    release: () => {
      for (const each of all) each.release()
      releaseMore?.()
    },
    begin: step => {
      next = step
    },
    drain: (to, dt, within) => {
      const taken = all.map(each => each.take())
      const count = row.eachStep ? (taken[0] ?? 0) : taken.reduce((sum, each) => sum + each, 0)
      const from = next
      next = row.eachStep ? from + count : to
      if (next !== to && !(within && next === to + 1)) {
        throw moduleError(`the module wrote ${count} entries of ${purpose} where ${to - from} were due`)
      }
      if (count === 0) return
      const columnOf =
        (of: Buffers): Entries['column'] =>
        (slot, element, length) =>
          state.arena.window(element, of.address(slot), length)
      const threads = all.map((each, thread) => ({
        count: row.eachStep ? count : (taken[thread] ?? 0),
        column: columnOf(each),
      }))
      const column = threads.length > 1 ? row.united?.(monitor, threads, from) : undefined
      row.append(record, monitor, { count, from, dt, column: column ?? columnOf(buffers) })
    },
  }
}
