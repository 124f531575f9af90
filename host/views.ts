import type { ManifestEventMonitor, ManifestGroup, ManifestRateMonitor, ManifestStateMonitor } from '../abi/manifest.ts'
import { type Dimension, powerDimension, seconds } from '../units/dimension.ts'
import type { EventRecord } from './event-record.ts'
import { shownName, unknown } from './names.ts'
import { inUnit, unitValue } from './quantities.ts'
import type { RateRecord } from './rate-record.ts'
import type { SampleRecord } from './sample-record.ts'

/** Which part of a record is shown. */
export interface Range {
  readonly from: number
  /** Exclusive; whatever there is by then if absent. */
  readonly to?: number
}

/** Spikes, or other events, of one monitor, in the order of time and index. Every array is a copy. */
export class Spikes {
  readonly #monitor: ManifestEventMonitor
  readonly #record: EventRecord
  readonly #range: Range

  constructor(monitor: ManifestEventMonitor, record: EventRecord, range: Range = { from: 0 }) {
    this.#monitor = monitor
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

  /** Names of the variables that were recorded besides. */
  get variables(): readonly string[] {
    return this.#monitor.columns.map(({ variable }) => variable)
  }

  /** The times in a unit, `get('t', 'ms')`, indices or counts, or a recorded variable at each event, in SI or a unit. */
  get(what: 't', unit?: string): Float64Array
  get(what: 'i' | 'count'): Int32Array
  get(variable: string, unit?: string): Float64Array
  get(what: string, unit?: string): Float64Array | Int32Array {
    if (what === 'i' || what === 'count') return this[what]
    if (what === 't') return shownIn(this.t, seconds, 't', unit)
    const column = this.#monitor.columns.find(({ variable }) => variable === what)
    if (column === undefined) {
      throw unknown(what, `array in ${shownName(this.#monitor)}`, ['t', 'i', 'count', ...this.variables])
    }
    return shownIn(this.#record.values(what, this.#range.from, this.#to), column.dimension, what, unit)
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
    if (column === undefined && what === 't') return shownIn(this.t, seconds, 't', unit)
    if (column === undefined) throw unknown(what, `variable in ${shownName(this.#monitor)}`, ['t', ...this.variables])
    const rows = this.#record.perRow(what, this.#range.from, this.#to)
    return rows.map(row => shownIn(row, column.dimension, what, unit))
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

/** The rate of a population at each step, from one monitor. Every array is a copy. */
export class Rates {
  readonly #monitor: ManifestRateMonitor
  readonly #record: RateRecord
  readonly #range: Range

  constructor(monitor: ManifestRateMonitor, record: RateRecord, range: Range = { from: 0 }) {
    this.#monitor = monitor
    this.#record = record
    this.#range = range
  }

  /** How many steps there are. */
  get length(): number {
    return this.#to - this.#range.from
  }

  /** When, in seconds. */
  get t(): Float64Array {
    return this.#record.times(this.#range.from, this.#to)
  }

  /** Spikes per second and neuron in each step. */
  get rate(): Float64Array {
    return this.#record.rates(this.#range.from, this.#to)
  }

  /** Times or rates in a unit: `get('rate', 'Hz')`. */
  get(what: 't' | 'rate', unit?: string): Float64Array {
    if (what === 't') return shownIn(this.t, seconds, 't', unit)
    if (what === 'rate') return shownIn(this.rate, powerDimension(seconds, -1), 'rate', unit)
    throw unknown(what, `array in ${shownName(this.#monitor)}`, ['t', 'rate'])
  }

  /** Pairs of time in seconds and rate in Hz. */
  *[Symbol.iterator](): Generator<[t: number, rate: number]> {
    const { t, rate } = this
    for (const [k, time] of t.entries()) yield [time, rate[k] ?? 0]
  }

  get #to(): number {
    return this.#range.to ?? this.#record.length
  }
}

/** `G.v`, as messages write it. */
export function variableName(group: Pick<ManifestGroup, 'name' | 'variable'>, variable: string): string {
  return `${shownName(group)}.${variable}`
}

/** SI values in a unit, in SI if there is none; always a new array of floats. */
function shownIn(
  values: ArrayLike<number>,
  dimension: Dimension,
  what: string,
  unit: string | undefined,
): Float64Array {
  return inUnit(values, unit === undefined ? 1 : unitValue(unit, dimension, what))
}
