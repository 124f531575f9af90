import type { ManifestMonitor } from '../abi/manifest.ts'
import type { Model, Simulation, Spikes } from '../host/index.ts'
import { failure } from '../diagnostics/diagnostic.ts'
import { isSpikeMonitor, shownName } from '../host/running.ts'
import type { Recorded } from './handle.ts'
import type { ConstantValues, Piece, Watch } from './messages.ts'

/** What monitors recorded: a simulation, or a block of its stream. */
type Records = Pick<Simulation, 'spikes' | 'events' | 'traces' | 'rates'>

/** How many rows of a monitor of states are drawn: more lines in one plot nobody can tell apart. */
const drawnRows = 6

/** What is new of a monitor, for a plot. */
export function pieceOf({ monitors }: Model, records: Records, { monitor: name, variable }: Watch): Piece {
  const monitor = monitorNamed(monitors, name)
  if (monitor.kind === 'event') {
    const { t, i } = eventsOf(records, monitor)
    return { kind: 'events', t, i }
  }
  if (monitor.kind === 'rate') {
    const { t, rate } = known(records.rates[name])
    return { kind: 'rates', t, rate }
  }
  const traces = known(records.traces[name])
  const rows = traces.get(variable ?? traces.variables[0] ?? '').slice(0, drawnRows)
  return { kind: 'samples', t: traces.t, i: [...traces.i.subarray(0, drawnRows)], rows }
}

/** The buffers of a piece, which its sender has no further use for. */
export function buffersOf(piece: Piece): Transferable[] {
  const arrays =
    piece.kind === 'events'
      ? [piece.t, piece.i]
      : piece.kind === 'rates'
        ? [piece.t, piece.rate]
        : [piece.t, ...piece.rows]
  return arrays.map(({ buffer }) => buffer as ArrayBuffer)
}

/** All that a monitor recorded, for a script of the page. */
export function recordOf({ monitors }: Model, records: Records, name: string): Recorded {
  const monitor = monitors.find(each => each.variable === name) ?? monitorNamed(monitors, name)
  if (monitor.kind === 'event') {
    const { t, i } = eventsOf(records, monitor)
    return { t, i }
  }
  if (monitor.kind === 'rate') {
    const { t, rate } = known(records.rates[monitor.name])
    return { t, rate }
  }
  const traces = known(records.traces[monitor.name])
  return {
    t: traces.t,
    i: traces.i,
    values: Object.fromEntries(traces.variables.map(each => [each, traces.get(each)])),
  }
}

/** How many events each monitor of events recorded. */
export function eventCounts({ monitors }: Model, records: Records): Readonly<Record<string, number>> {
  const events = monitors.filter(monitor => monitor.kind === 'event')
  return Object.fromEntries(events.map(monitor => [shownName(monitor), eventsOf(records, monitor).length]))
}

/** The values in effect of all constants, each in its own unit. */
export function constantsOf({ constants }: Model, simulation: Simulation): ConstantValues {
  return Object.fromEntries(
    constants.map(({ name, unit }) => [name, simulation.get(name, unit === '' ? undefined : unit)] as const),
  ) as ConstantValues
}

function eventsOf({ spikes, events }: Records, monitor: ManifestMonitor): Spikes {
  return known((isSpikeMonitor(monitor) ? spikes : events)[monitor.name])
}

function monitorNamed(monitors: readonly ManifestMonitor[], name: string): ManifestMonitor {
  const monitor = monitors.find(each => each.name === name)
  if (monitor !== undefined) return monitor
  throw failure(
    'unknown-name',
    `there is no monitor '${name}' in this model`,
    undefined,
    listed(monitors.map(shownName)),
  )
}

function listed(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `there is ${names.join(', ')}`
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a monitor has no record')
  return value
}
