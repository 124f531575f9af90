import type { Exponents } from '../../abi/manifest.ts'
import { unitSymbolOf } from '../../units/register.ts'

/** What a monitor recorded, ready to be saved: SI values under the name the model file gives the monitor. */
export type Recording = SpikeRecording | TraceRecording

export interface SpikeRecording {
  readonly kind: 'spikes'
  readonly name: string
  /** Seconds. */
  readonly t: Float64Array
  readonly i: Int32Array
}

export interface TraceRecording {
  readonly kind: 'traces'
  readonly name: string
  /** Seconds. */
  readonly t: Float64Array
  /** Recorded neurons, one for each row. */
  readonly i: Int32Array
  readonly variables: readonly RecordedVariable[]
}

export interface RecordedVariable {
  readonly name: string
  readonly type: 'float' | 'integer' | 'boolean'
  /** Of the values: `V`, empty without dimensions. */
  readonly unit: string
  /** `values[row * samples + sample]` */
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

/** Every array of a recording; times and traces in SI units, traces with a row for each neuron. */
export function arraysOf(recording: Recording): readonly SavedArray[] {
  const { name, t, i } = recording
  const own: SavedArray[] = [
    { key: `${name}.t`, type: 'float', unit: 's', shape: [t.length], values: t },
    { key: `${name}.i`, type: 'integer', unit: '', shape: [i.length], values: i },
  ]
  if (recording.kind === 'spikes') return own
  const traces = recording.variables.map(({ name: variable, type, unit, values }) => ({
    key: `${name}.${variable}`,
    type,
    unit,
    shape: [i.length, t.length],
    values,
  }))
  return [...own, ...traces]
}

/** The SI unit of values with a dimension: `V`, empty without. */
export function unitText(dimension: Exponents): string {
  return dimension.every(exponent => exponent === 0) ? '' : unitSymbolOf(dimension)
}
