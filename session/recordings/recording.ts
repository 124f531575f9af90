import type { Exponents } from '../../abi/manifest.ts'
import { unitSymbolOf } from '../../units/register.ts'

/** What a monitor recorded, or which neurons synapses connect, ready to be saved: SI values under the name that the model file gives it. */
export type Recording = EventRecording | TraceRecording | RateRecording | SynapseRecording

/** Spikes, or other events. */
export interface EventRecording {
  readonly kind: 'spikes' | 'events'
  readonly name: string
  /** Seconds. */
  readonly t: Float64Array
  readonly i: Int32Array
  /** What was recorded besides, a value for each event; nothing unless given. */
  readonly variables?: readonly RecordedVariable[]
}

export interface TraceRecording {
  readonly kind: 'traces'
  readonly name: string
  /** Seconds. */
  readonly t: Float64Array
  /** What is recorded, one for each row, by their indices. */
  readonly i: Int32Array
  readonly elements: 'neurons' | 'synapses'
  /** `values[row * samples + sample]` */
  readonly variables: readonly RecordedVariable[]
}

/** The rate of a population. */
export interface RateRecording {
  readonly kind: 'rates'
  readonly name: string
  /** Seconds. */
  readonly t: Float64Array
  /** Hz. */
  readonly rate: Float64Array
}

/** The neurons before and behind each synapse, as their group or subgroup counts them. */
export interface SynapseRecording {
  readonly kind: 'synapses'
  readonly name: string
  readonly count: number
  /** They may be many, and are copied out only when they are saved. */
  readonly ends: (side: 'i' | 'j') => Int32Array
}

export interface RecordedVariable {
  readonly name: string
  readonly type: 'float' | 'integer' | 'boolean'
  /** Of the values: `V`, empty without dimensions. */
  readonly unit: string
  readonly values: ArrayLike<number>
}

/** An array under its key, `statemon.v`. */
export interface SavedArray {
  readonly key: string
  readonly type: RecordedVariable['type']
  readonly unit: string
  readonly shape: readonly number[]
  readonly values: ArrayLike<number>
}

/** Every array of a recording in SI units; traces with a row for each neuron. */
export function arraysOf(recording: Recording): readonly SavedArray[] {
  const { kind, name } = recording
  const index = (of: 'i' | 'j', values: Int32Array): SavedArray => {
    return { key: `${name}.${of}`, type: 'integer', unit: '', shape: [values.length], values }
  }
  if (kind === 'synapses') return (['i', 'j'] as const).map(side => index(side, recording.ends(side)))
  const { t } = recording
  const times: SavedArray = { key: `${name}.t`, type: 'float', unit: 's', shape: [t.length], values: t }
  if (kind === 'rates') {
    return [times, { key: `${name}.rate`, type: 'float', unit: 'Hz', shape: [t.length], values: recording.rate }]
  }
  const { i, variables = [] } = recording
  const shape = kind === 'traces' ? [i.length, t.length] : [t.length]
  return [
    times,
    index('i', i),
    ...variables.map(variable => ({
      key: `${name}.${variable.name}`,
      type: variable.type,
      unit: variable.unit,
      shape,
      values: variable.values,
    })),
  ]
}

/** The SI unit of values with a dimension: `V`, empty without. */
export function unitText(dimension: Exponents): string {
  return dimension.every(exponent => exponent === 0) ? '' : unitSymbolOf(dimension)
}
