import type { ManifestGroup, ManifestStateMonitor } from '../abi/manifest.ts'
import { seconds } from '../units/dimension.ts'
import { shownName } from './manifest.ts'
import { unknown } from './names.ts'
import { inUnit, unitValue } from './quantities.ts'
import type { SampleRecord, SpikeRecord } from './records.ts'

/** Which part of a record is shown. */
export interface Range {
  readonly from: number
  /** Exclusive; whatever there is by then if absent. */
  readonly to?: number
}

/** Spikes of one monitor, in the order of time and index. Every array is a copy. */
export class Spikes {
  readonly #record: SpikeRecord
  readonly #range: Range

  constructor(record: SpikeRecord, range: Range = { from: 0 }) {
    this.#record = record
    this.#range = range
  }

  /** How many there are. */
  get length(): number {
    return this.#to - this.#range.from
  }

  /** When, in seconds. */
  get t(): Float64Array {
    return this.#record.times(this.#range.from, this.#to)
  }

  /** Which neuron. */
  get i(): Int32Array {
    return this.#record.indices(this.#range.from, this.#to)
  }

  /** How many of each neuron. */
  get count(): Int32Array {
    return this.#record.counts(this.#range.from, this.#to)
  }

  /** The times in a unit, `get('t', 'ms')`, or indices or counts. */
  get(what: 't', unit?: string): Float64Array
  get(what: 'i' | 'count'): Int32Array
  get(what: 't' | 'i' | 'count', unit?: string): Float64Array | Int32Array {
    if (what === 't') return unit === undefined ? this.t : inUnit(this.t, unitValue(unit, seconds, 't'))
    if (what !== 'i' && what !== 'count') throw unknown(what, 'array of spikes', ['t', 'i', 'count'])
    return this[what]
  }

  /** Pairs of neuron and time in seconds. */
  *[Symbol.iterator](): Generator<[i: number, t: number]> {
    const { t, i } = this
    for (const [k, time] of t.entries()) yield [i[k] ?? 0, time]
  }

  get #to(): number {
    return this.#range.to ?? this.#record.length
  }
}

/** Samples of one monitor. Every array is a copy. */
export class Traces<Variable extends string = string> {
  /** Recorded neurons, in the script's order. */
  readonly i: Int32Array
  readonly #monitor: ManifestStateMonitor
  readonly #record: SampleRecord
  readonly #range: Range

  constructor(monitor: ManifestStateMonitor, record: SampleRecord, range: Range = { from: 0 }) {
    this.#monitor = monitor
    this.#record = record
    this.#range = range
    this.i = Int32Array.from(
      monitor.record === 'all' ? { length: record.rows } : monitor.record,
      (neuron: unknown, row: number) => (typeof neuron === 'number' ? neuron : row),
    )
  }

  /** How many samples there are of each. */
  get length(): number {
    return this.#to - this.#range.from
  }

  /** Names of the recorded variables. */
  get variables(): readonly Variable[] {
    return this.#monitor.columns.map(({ variable }) => variable as Variable)
  }

  /** When, in seconds. */
  get t(): Float64Array {
    return this.#record.times(this.#range.from, this.#to)
  }

  /** Samples of a variable, one array for each recorded neuron, in SI or a unit; or `t`, the times. */
  get(what: 't', unit?: string): Float64Array
  get(variable: Variable, unit?: string): Float64Array[]
  get(what: string, unit?: string): Float64Array | Float64Array[] {
    const column = this.#monitor.columns.find(({ variable }) => variable === what)
    if (column === undefined && what === 't') {
      return unit === undefined ? this.t : inUnit(this.t, unitValue(unit, seconds, 't'))
    }
    if (column === undefined) throw unknown(what, `variable in ${shownName(this.#monitor)}`, ['t', ...this.variables])
    const scale = unit === undefined ? 1 : unitValue(unit, column.dimension, what)
    return this.#record.perRow(what, this.#range.from, this.#to).map(row => inUnit(row, scale))
  }

  /** Pairs of a recorded neuron and its samples by variable, in SI. */
  *[Symbol.iterator](): Generator<[i: number, samples: Record<Variable, Float64Array>]> {
    const columns = this.variables.map(variable => [variable, this.get(variable)] as const)
    for (const [row, i] of this.i.entries()) {
      yield [i, Object.fromEntries(columns.map(([name, rows]) => [name, rows[row]])) as Record<Variable, Float64Array>]
    }
  }

  get #to(): number {
    return this.#range.to ?? this.#record.length
  }
}

/** `G.v`, as messages write it. */
export function variableName(group: Pick<ManifestGroup, 'name' | 'variable'>, variable: string): string {
  return `${shownName(group)}.${variable}`
}
