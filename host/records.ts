import type { ManifestColumn, ManifestMonitor, ManifestSpikeMonitor, ManifestStateMonitor } from '../abi/manifest.ts'
import { Growing, type NumberArray } from './growing.ts'
import type { MemoryView } from './memory.ts'

/** Steps begin anew at this many in an entry, which holds a step's low word. */
const word = 2 ** 32

/** Spikes taken out of modules so far: what outlives the buffers, and the module. */
export class SpikeRecord {
  readonly kind = 'spike'
  readonly keep: boolean
  readonly #times = new Growing(length => new Float64Array(length))
  readonly #indices = new Growing(length => new Int32Array(length))
  #counts: Int32Array

  /**
   * @param neurons size of the group
   * @param keep false counts spikes without keeping them
   */
  constructor(neurons: number, keep = true) {
    this.#counts = new Int32Array(neurons)
    this.keep = keep
  }

  /** Spikes kept. */
  get length(): number {
    return this.#indices.length
  }

  /**
   * Takes entries of the ABI: pairs (low word of the step, neuron index).
   *
   * @param firstStep a step not after any of the entries, and less than 2³² before them
   * @param dt seconds; a spike's time is its step times dt
   */
  append(entries: Int32Array, firstStep: number, dt: number): void {
    const spikes = entries.length / 2
    const low = firstStep % word
    const times = this.keep ? this.#times.extend(spikes) : undefined
    const indices = this.keep ? this.#indices.extend(spikes) : undefined
    const counts = this.#counts
    for (let k = 0; k < spikes; k++) {
      const index = entries[2 * k + 1] ?? 0
      counts[index] = (counts[index] ?? 0) + 1
      if (times === undefined || indices === undefined) continue
      times[k] = (firstStep + (((entries[2 * k] ?? 0) - low) >>> 0)) * dt
      indices[k] = index
    }
  }

  /** Times in seconds, a copy. */
  times(from = 0, to: number = this.length): Float64Array {
    return this.#times.copy(from, to)
  }

  /** Neuron indices, a copy. */
  indices(from = 0, to: number = this.length): Int32Array {
    return this.#indices.copy(from, to)
  }

  /** Spikes of each neuron; of the part from spike `from` up to `to` if given, a copy. */
  counts(from = 0, to: number = this.length): Int32Array {
    if (from === 0 && to === this.length) return this.#counts.slice()
    const counts = new Int32Array(this.#counts.length)
    for (const piece of this.#indices.pieces(from, to)) {
      for (const index of piece) counts[index] = (counts[index] ?? 0) + 1
    }
    return counts
  }

  clear(): void {
    this.#times.clear()
    this.#indices.clear()
    this.#counts = new Int32Array(this.#counts.length)
  }
}

/** Samples of one or more variables taken out of modules so far. */
export class SampleRecord {
  readonly kind = 'state'
  readonly rows: number
  readonly #times = new Growing(length => new Float64Array(length))
  readonly #columns: ReadonlyMap<string, Growing<NumberArray>>

  /** @param rows recorded neurons */
  constructor(rows: number, columns: readonly Pick<ManifestColumn, 'variable' | 'element'>[]) {
    this.rows = rows
    this.#columns = new Map(
      columns.map(({ variable, element }) => [variable, new Growing<NumberArray>(makers[element])]),
    )
  }

  /** Samples kept. */
  get length(): number {
    return this.#times.length
  }

  get variables(): readonly string[] {
    return [...this.#columns.keys()]
  }

  /** Takes the times of new samples, in seconds; their values follow by {@link appendValues}. */
  appendTimes(times: Float64Array): void {
    this.#times.extend(times.length).set(times)
  }

  /** Takes the values of the samples announced last: `values[sample * rows + row]`. */
  appendValues(variable: string, values: MemoryView): void {
    const room = this.#column(variable).extend(values.length)
    if (values instanceof BigInt64Array) room.set(Float64Array.from(values, Number))
    else room.set(values)
  }

  /** Times in seconds, a copy. */
  times(from = 0, to: number = this.length): Float64Array {
    return this.#times.copy(from, to)
  }

  /** Values as `[row][sample]` in one array: row r begins at `r * samples`. A copy. */
  values(variable: string, from = 0, to: number = this.length): NumberArray {
    const column = this.#column(variable)
    const samples = Math.max(0, to - from)
    const out = emptyLike(column.copy(0, 0), samples * this.rows)
    let row = 0
    let sample = 0
    for (const piece of column.pieces(from * this.rows, to * this.rows)) {
      for (let k = 0; k < piece.length; k++) {
        out[row * samples + sample] = piece[k] ?? 0
        if (++row === this.rows) {
          row = 0
          sample++
        }
      }
    }
    return out
  }

  /** Values of each recorded neuron, one array per row. Copies. */
  perRow(variable: string, from = 0, to: number = this.length): NumberArray[] {
    const all = this.values(variable, from, to)
    const samples = Math.max(0, to - from)
    return Array.from({ length: this.rows }, (_, row) => all.slice(row * samples, (row + 1) * samples))
  }

  clear(): void {
    this.#times.clear()
    for (const column of this.#columns.values()) column.clear()
  }

  #column(variable: string): Growing<NumberArray> {
    const column = this.#columns.get(variable)
    if (column === undefined) throw new Error(`no column for ${variable}`)
    return column
  }
}

/** What a monitor has recorded. */
export type MonitorRecord = SpikeRecord | SampleRecord

/** Records by the monitor's name; a network keeps them when its module changes. */
export type Records = Map<string, MonitorRecord>

/** The record of a monitor, made empty if there is none yet. */
export function recordOf(records: Records, monitor: ManifestSpikeMonitor, neurons: number): SpikeRecord
export function recordOf(records: Records, monitor: ManifestStateMonitor, neurons: number): SampleRecord
export function recordOf(records: Records, monitor: ManifestMonitor, neurons: number): MonitorRecord {
  const known = records.get(monitor.name)
  if (known !== undefined && known.kind === monitor.kind) return known
  const made =
    monitor.kind === 'spike' ? new SpikeRecord(neurons) : new SampleRecord(rowsOf(monitor, neurons), monitor.columns)
  records.set(monitor.name, made)
  return made
}

/** How many neurons a state monitor records. */
export function rowsOf({ record }: ManifestStateMonitor, neurons: number): number {
  return record === 'all' ? neurons : record.length
}

/** Steps of 64 bits become floats, exact up to 2⁵³. */
const makers = {
  f64: (length: number) => new Float64Array(length),
  i64: (length: number) => new Float64Array(length),
  i32: (length: number) => new Int32Array(length),
  u8: (length: number) => new Uint8Array(length),
} satisfies Record<string, (length: number) => NumberArray>

function emptyLike(array: NumberArray, length: number): NumberArray {
  if (array instanceof Float64Array) return new Float64Array(length)
  return array instanceof Int32Array ? new Int32Array(length) : new Uint8Array(length)
}
