import { Columns, emptyLike, type RecordedColumn } from './columns.ts'
import { Growing, type NumberArray } from './growing.ts'
import type { MemoryView } from './memory.ts'

/** Samples of one or more variables taken out of modules so far. */
export class SampleRecord {
  readonly kind = 'state'
  readonly rows: number
  readonly #times = new Growing(length => new Float64Array(length))
  readonly #columns: Columns

  /** @param rows recorded neurons */
  constructor(rows: number, columns: readonly RecordedColumn[]) {
    this.rows = rows
    this.#columns = new Columns(columns)
  }

  /** Samples kept. */
  get length(): number {
    return this.#times.length
  }

  get variables(): readonly string[] {
    return this.#columns.variables
  }

  /** Takes the times of new samples, in seconds; their values follow by {@link appendValues}. */
  appendTimes(times: Float64Array): void {
    this.#times.extend(times.length).set(times)
  }

  /** Takes the values of the samples announced last: `values[sample * rows + row]`. */
  appendValues(variable: string, values: MemoryView): void {
    this.#columns.append(variable, values)
  }

  /** Times in seconds, a copy. */
  times(from = 0, to: number = this.length): Float64Array {
    return this.#times.copy(from, to)
  }

  /** Values as `[row][sample]` in one array: row r begins at `r * samples`. A copy. */
  values(variable: string, from = 0, to: number = this.length): NumberArray {
    const list = this.#columns.list(variable)
    const samples = Math.max(0, to - from)
    const out = emptyLike(list.copy(0, 0), samples * this.rows)
    let row = 0
    let sample = 0
    for (const piece of list.pieces(from * this.rows, to * this.rows)) {
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
    this.#columns.clear()
  }
}
