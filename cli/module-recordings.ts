/** What a module's monitors recorded: to be saved, and in words. */
import type { ManifestColumn } from '../abi/manifest.ts'
import type { Model, Simulation } from '../host/index.ts'
import { isSpikeMonitor, type MonitorKind, type MonitorOf, shownName } from '../host/running.ts'
import { counted, threeDigits } from '../inspection/numbers.ts'
import {
  type RecordedVariable,
  type Recording,
  type TraceRecording,
  unitText,
} from '../session/recordings/recording.ts'

/** Every monitor's recording, in SI, and which neurons synapses connect. */
export function moduleRecordings({ monitors, groups }: Model, simulation: Simulation): readonly Recording[] {
  const synapses = groups.filter(({ ends }) => ends !== undefined)
  return [
    ...monitors.map(monitor => {
      const elements = groups[monitor.group]?.ends === undefined ? 'neurons' : 'synapses'
      return recordingOf(monitor.kind, monitor, simulation, elements)
    }),
    ...synapses.map((group): Recording => {
      const name = shownName(group)
      const ends = (side: 'i' | 'j'): Int32Array => Int32Array.from(simulation.get(`${name}.${side}`))
      return { kind: 'synapses', name, count: simulation.sizes[name] ?? 0, ends }
    }),
  ]
}

function recordingOf<Kind extends MonitorKind>(
  kind: Kind,
  monitor: MonitorOf<Kind>,
  simulation: Simulation,
  elements: TraceRecording['elements'],
): Recording {
  return recordings[kind](monitor, simulation, shownName(monitor), elements)
}

type Recordings<Kinds extends MonitorKind = MonitorKind> = {
  readonly [Kind in Kinds]: (
    monitor: MonitorOf<Kind>,
    simulation: Simulation,
    name: string,
    elements: TraceRecording['elements'],
  ) => Recording
}

const recordings: Recordings = {
  event: (monitor, { spikes, events }, name) => {
    const isSpike = isSpikeMonitor(monitor)
    const record = recorded((isSpike ? spikes : events)[name], name)
    const variables = monitor.columns.map(column => {
      const values = floatsOf(column, record.length)
      values.set(record.get(column.variable))
      return variableOf(column, values)
    })
    return { kind: isSpike ? 'spikes' : 'events', name, t: record.t, i: record.i, variables }
  },
  state: ({ columns }, { traces }, name, elements) => {
    const record = recorded(traces[name], name)
    const { t, i } = record
    const variables = columns.map(column => {
      const values = floatsOf(column, i.length * t.length)
      record.get(column.variable).forEach((row, index) => values.set(row, index * t.length))
      return variableOf(column, values)
    })
    return { kind: 'traces', name, t, i, elements, variables }
  },
  rate: (_monitor, { rates }, name) => {
    const { t, rate } = recorded(rates[name], name)
    return { kind: 'rates', name, t, rate }
  },
}

function recorded<T>(record: T | undefined, name: string): T {
  if (record === undefined) throw new Error(`no record of ${name}`)
  return record
}

/** Room for values in the precision that they were recorded in. */
function floatsOf({ element }: ManifestColumn, length: number): Float64Array | Float32Array {
  return element === 'f32' ? new Float32Array(length) : new Float64Array(length)
}

function variableOf({ variable, type, dimension }: ManifestColumn, values: ArrayLike<number>): RecordedVariable {
  return { name: variable, type, unit: unitText(dimension), values }
}

/** `spikes: 12 spikes`, a line for a person. */
export function recordingLine(recording: Recording): string {
  const { kind, name } = recording
  if (kind === 'synapses') return `${name}: ${counted(recording.count, 'synapse')}`
  const { t } = recording
  if (kind === 'rates') {
    const mean = recording.rate.reduce((sum, rate) => sum + rate, 0) / t.length
    return `${name}: ${counted(t.length, 'step')}${t.length === 0 ? '' : `, mean rate ${threeDigits(mean)} Hz`}`
  }
  const what = (recording.variables ?? []).map(variable => variable.name).join(', ')
  if (kind === 'traces') {
    const element = recording.elements === 'synapses' ? 'synapse' : 'neuron'
    return `${name}: ${counted(t.length, 'sample')} of ${what} in ${counted(recording.i.length, element)}`
  }
  return `${name}: ${counted(t.length, kind === 'spikes' ? 'spike' : 'event')}${what === '' ? '' : ` with ${what}`}`
}

/** The same for machines. */
export function recordingCounts(recording: Recording): Record<string, unknown> {
  const { kind } = recording
  if (kind === 'synapses') return { kind, synapses: recording.count }
  const { t } = recording
  if (kind === 'rates') return { kind, samples: t.length }
  const variables = (recording.variables ?? []).map(({ name }) => name)
  if (kind === 'traces') return { kind, samples: t.length, [recording.elements]: recording.i.length, variables }
  return { kind, [kind]: t.length, ...(variables.length > 0 && { variables }) }
}
