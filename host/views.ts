import type { ManifestColumn } from '../abi/manifest.ts'
import { type Dimension, hertz, seconds } from '../units/dimension.ts'
import { shownName, unknown } from './names.ts'
import { inUnit, unitValue } from './quantities.ts'
import type { MonitorKind, MonitorOf, RecordOf } from './records.ts'

/** Which part of a record is shown. */
export interface Range {
  readonly from: number
  /** Exclusive; whatever there is by then if absent. */
  readonly to?: number
}

/** What one monitor recorded, or a part of it. Every array is a copy. */
abstract class View<Kind extends MonitorKind> {
  readonly #monitor: MonitorOf<Kind>
  readonly #record: RecordOf<Kind>
  readonly #range: Range

  constructor(monitor: MonitorOf<Kind>, record: RecordOf<Kind>, range: Range = { from: 0 }) {
    this.#monitor = monitor
    this.#record = record
    this.#range = range
  }

  /** How many entries there are: events, samples, steps. */
  get length(): number {
    const [from, to] = this.part
    return to - from
  }

  /** When, in seconds. */
  get t(): Float64Array {
    return this.record.times(...this.part)
  }

  protected get monitor(): MonitorOf<Kind> {
    return this.#monitor
  }

  protected get record(): RecordOf<Kind> {
    return this.#record
  }

  protected get part(): [from: number, to: number] {
    return [this.#range.from, this.#range.to ?? this.record.length]
  }

  /** There is nothing of this name. */
  protected unknown(what: string, known: readonly string[]): Error {
    return unknown(what, `array in ${shownName(this.monitor)}`, known)
  }
}

/** Spikes, or other events, of one monitor, in the order of time and index. Every array is a copy. */
export class Spikes extends View<'event'> {
  /** Which neuron. */
  get i(): Int32Array {
    return this.record.indices(...this.part)
  }

  /** How many of each neuron. */
  get count(): Int32Array {
    return this.record.counts(...this.part)
  }

  /** Names of the variables that were recorded besides. */
  get variables(): readonly string[] {
    return this.monitor.columns.map(({ variable }) => variable)
  }

  /** The times in a unit, `get('t', 'ms')`, indices or counts, or a recorded variable at each event, in SI or a unit. */
  get(what: 't', unit?: string): Float64Array
  get(what: 'i' | 'count'): Int32Array
  get(variable: string, unit?: string): Float64Array
  get(what: string, unit?: string): Float64Array | Int32Array {
    if (what === 'i' || what === 'count') return this[what]
    if (what === 't') return shownIn(this.t, seconds, 't', unit)
    const column = columnOf(this.monitor, what)
    if (column === undefined) throw this.unknown(what, ['t', 'i', 'count', ...this.variables])
    return shownIn(this.record.values(what, ...this.part), column.dimension, what, unit)
  }

  /** Pairs of neuron and time in seconds. */
  *[Symbol.iterator](): Generator<[i: number, t: number]> {
    const { t, i } = this
    for (const [k, time] of t.entries()) yield [i[k] ?? 0, time]
  }
}

/** Samples of one monitor. Every array is a copy. */
export class Traces<Variable extends string = string> extends View<'state'> {
  #i: Int32Array | undefined

  /** Recorded neurons, in the script's order. */
  get i(): Int32Array {
    const { record } = this.monitor
    return (this.#i ??=
      record === 'all' ? Int32Array.from({ length: this.record.rows }, (_, row) => row) : Int32Array.from(record))
  }

  /** Names of the recorded variables. */
  get variables(): readonly Variable[] {
    return this.monitor.columns.map(({ variable }) => variable as Variable)
  }

  /** Samples of a variable, one array for each recorded neuron, in SI or a unit; or `t`, the times. */
  get(what: 't', unit?: string): Float64Array
  get(variable: Variable, unit?: string): Float64Array[]
  get(what: string, unit?: string): Float64Array | Float64Array[] {
    const column = columnOf(this.monitor, what)
    if (column === undefined && what === 't') return shownIn(this.t, seconds, 't', unit)
    if (column === undefined) throw this.unknown(what, ['t', ...this.variables])
    const rows = this.record.perRow(what, ...this.part)
    return rows.map(row => shownIn(row, column.dimension, what, unit))
  }

  /** Pairs of a recorded neuron and its samples by variable, in SI. */
  *[Symbol.iterator](): Generator<[i: number, samples: Record<Variable, Float64Array>]> {
    const columns = this.variables.map(variable => [variable, this.get(variable)] as const)
    for (const [row, i] of this.i.entries()) {
      yield [i, Object.fromEntries(columns.map(([name, rows]) => [name, rows[row]])) as Record<Variable, Float64Array>]
    }
  }
}

/** The rate of a population at each step, from one monitor. Every array is a copy. */
export class Rates extends View<'rate'> {
  /** Spikes per second and neuron in each step. */
  get rate(): Float64Array {
    return this.record.rates(...this.part)
  }

  /** Times or rates in a unit: `get('rate', 'Hz')`. */
  get(what: 't' | 'rate', unit?: string): Float64Array {
    if (what === 't') return shownIn(this.t, seconds, 't', unit)
    if (what === 'rate') return shownIn(this.rate, hertz, 'rate', unit)
    throw this.unknown(what, ['t', 'rate'])
  }

  /** Pairs of time in seconds and rate in Hz. */
  *[Symbol.iterator](): Generator<[t: number, rate: number]> {
    const { t, rate } = this
    for (const [k, time] of t.entries()) yield [time, rate[k] ?? 0]
  }
}

function columnOf(
  { columns }: { readonly columns: readonly ManifestColumn[] },
  what: string,
): ManifestColumn | undefined {
  return columns.find(({ variable }) => variable === what)
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
