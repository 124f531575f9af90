import { Columns, type RecordedColumn } from './columns.ts'
import { copies, Growing, type NumberArray, refillAll } from './growing.ts'
import type { MemoryView } from './memory.ts'

/** Steps begin anew at this many in an entry, which holds a step's low word. */
const word = 2 ** 32

/** Events, such as spikes, taken out of modules so far: what outlives the buffers, and the module. */
export class EventRecord {
  readonly kind = 'event'
  readonly keep: boolean
  readonly #times = new Growing<Float64Array>(Float64Array)
  readonly #indices = new Growing<Int32Array>(Int32Array)
  readonly #columns: Columns
  #counts: Int32Array

  /**
   * @param neurons size of the group
   * @param keep false counts events without keeping their times and indices
   * @param columns what is recorded besides time and index
   */
  constructor(
    neurons: number,
    { keep = true, columns = [] }: { readonly keep?: boolean; readonly columns?: readonly RecordedColumn[] } = {},
  ) {
    this.#counts = new Int32Array(neurons)
    this.#columns = new Columns(columns)
    this.keep = keep
  }

  /** Events kept. */
  get length(): number {
    return this.#indices.length
  }

  /**
   * Takes entries of the ABI: pairs (low word of the step, neuron index). What else is recorded of them follows by
   * {@link appendValues}.
   *
   * @param firstStep a step of the monitor's clock not after any of the entries, and less than 2³² before them
   * @param dt of that clock, seconds; an event's time is its step times dt
   */
  append(entries: Int32Array, firstStep: number, dt: number): void {
    const events = entries.length / 2
    const low = firstStep % word
    const times = this.keep ? this.#times.extend(events) : undefined
    const indices = this.keep ? this.#indices.extend(events) : undefined
    const counts = this.#counts
    for (let k = 0; k < events; k++) {
      const index = entries[2 * k + 1] ?? 0
      counts[index] = (counts[index] ?? 0) + 1
      if (times === undefined || indices === undefined) continue
      times[k] = (firstStep + (((entries[2 * k] ?? 0) - low) >>> 0)) * dt
      indices[k] = index
    }
  }

  /** Takes a variable's values at the events appended last. They are kept even where times and indices are not. */
  appendValues(variable: string, values: MemoryView): void {
    this.#columns.append(variable, values)
  }

  /** Times in seconds, a copy. */
  times(from = 0, to: number = this.length): Float64Array {
    return this.#times.copy(from, to)
  }

  /** Neuron indices, a copy. */
  indices(from = 0, to: number = this.length): Int32Array {
    return this.#indices.copy(from, to)
  }

  /** A variable's values, one for each event, a copy. */
  values(variable: string, from = 0, to?: number): NumberArray {
    const list = this.#columns.list(variable)
    return list.copy(from, to ?? list.length)
  }

  /** Events of each neuron; of the part from event `from` up to `to` if given, a copy. */
  counts(from = 0, to: number = this.length): Int32Array {
    if (from === 0 && to === this.length) return this.#counts.slice()
    const counts = new Int32Array(this.#counts.length)
    for (const piece of this.#indices.pieces(from, to)) {
      for (const index of piece) counts[index] = (counts[index] ?? 0) + 1
    }
    return counts
  }

  /** Everything recorded, as arrays by name: copies. */
  contents(): Map<string, NumberArray> {
    return copies(this.#lists).set('counts', this.#counts.slice())
  }

  /** Whether arrays are of the lengths that they have to be. */
  fits(contents: ReadonlyMap<string, NumberArray>): boolean {
    const [counts, times, indices] = [contents.get('counts'), contents.get('times'), contents.get('indices')]
    return counts?.length === this.#counts.length && times?.length === indices?.length
  }

  /** Puts back what {@link contents} gave; nothing recorded where that was nothing. */
  refill(contents: ReadonlyMap<string, NumberArray>): void {
    refillAll(this.#lists, contents)
    this.#counts.set(contents.get('counts') ?? new Int32Array(this.#counts.length))
  }

  get #lists(): ReadonlyMap<string, Growing<NumberArray>> {
    return new Map<string, Growing<NumberArray>>([
      ['times', this.#times],
      ['indices', this.#indices],
      ...this.#columns.lists,
    ])
  }

  clear(): void {
    this.#times.clear()
    this.#indices.clear()
    this.#columns.clear()
    this.#counts = new Int32Array(this.#counts.length)
  }
}
