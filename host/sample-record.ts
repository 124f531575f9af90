import { Columns, type RecordedColumn } from './columns.ts'
import { copies, type Growing, type NumberArray, refillAll, StepTimes } from './growing.ts'
import type { MemoryView } from './memory.ts'

/** Samples of one or more variables taken out of modules so far. */
export class SampleRecord {
  readonly kind = 'state'
  readonly rows: number
  readonly #times = new StepTimes()
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

  /**
   * Takes new samples, one in each step from `firstStep` on; their values follow by {@link appendValues}.
   *
   * @param dt of the monitor's clock, seconds
   */
  append(samples: number, firstStep: number, dt: number): void {
    this.#times.append(samples, firstStep, dt)
  }

  /** Takes a variable's values in the samples appended last: `values[sample * rows + row]`. */
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
    const out = list.zeros(samples * this.rows)
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

  /** Values of each recorded neuron: windows, one per row, on a copy of them all. */
  perRow(variable: string, from = 0, to: number = this.length): NumberArray[] {
    const all = this.values(variable, from, to)
    const samples = Math.max(0, to - from)
    return Array.from({ length: this.rows }, (_, row) => all.subarray(row * samples, (row + 1) * samples))
  }

  /** Everything recorded, as arrays by name: copies. */
  contents(): Map<string, NumberArray> {
    return copies(this.#lists)
  }

  /** Whether arrays are of the lengths that they have to be. */
  fits(contents: ReadonlyMap<string, NumberArray>): boolean {
    const samples = contents.get('times')?.length ?? 0
    return [...contents].every(([name, { length }]) => name === 'times' || length === samples * this.rows)
  }

  /** Puts back what {@link contents} gave; nothing recorded where that was nothing. */
  refill(contents: ReadonlyMap<string, NumberArray>): void {
    refillAll(this.#lists, contents)
  }

  get #lists(): ReadonlyMap<string, Growing<NumberArray>> {
    return new Map<string, Growing<NumberArray>>([['times', this.#times], ...this.#columns.lists])
  }

  clear(): void {
    this.#times.clear()
    this.#columns.clear()
  }
}
