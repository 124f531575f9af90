import { copies, Growing, type NumberArray, refillAll, StepTimes } from './growing.ts'

/** The rate of a population at each step of a clock, taken out of modules so far. */
export class RateRecord {
  readonly kind = 'rate'
  readonly #neurons: number
  readonly #times = new StepTimes()
  readonly #rates = new Growing<Float64Array>(Float64Array)

  /** @param neurons size of the group */
  constructor(neurons: number) {
    this.#neurons = neurons
  }

  /** Steps kept. */
  get length(): number {
    return this.#times.length
  }

  /**
   * Takes how many events there were in each of the steps from `firstStep` on; a rate is count / dt / neurons (semantics
   * §8.3).
   *
   * @param dt of the monitor's clock, seconds
   */
  append(counts: Int32Array, firstStep: number, dt: number): void {
    this.#times.append(counts.length, firstStep, dt)
    const rates = this.#rates.extend(counts.length)
    for (const [k, count] of counts.entries()) rates[k] = count / dt / this.#neurons
  }

  /** Times in seconds, a copy. */
  times(from = 0, to: number = this.length): Float64Array {
    return this.#times.copy(from, to)
  }

  /** Events per second and neuron, a copy. */
  rates(from = 0, to: number = this.length): Float64Array {
    return this.#rates.copy(from, to)
  }

  /** Everything recorded, as arrays by name: copies. */
  contents(): Map<string, NumberArray> {
    return copies(this.#lists)
  }

  /** Whether arrays are of the lengths that they have to be. */
  fits(contents: ReadonlyMap<string, NumberArray>): boolean {
    return contents.get('times')?.length === contents.get('rates')?.length
  }

  /** Puts back what {@link contents} gave; nothing recorded where that was nothing. */
  refill(contents: ReadonlyMap<string, NumberArray>): void {
    refillAll(this.#lists, contents)
  }

  get #lists(): ReadonlyMap<string, Growing<NumberArray>> {
    return new Map<string, Growing<NumberArray>>([
      ['times', this.#times],
      ['rates', this.#rates],
    ])
  }

  clear(): void {
    this.#times.clear()
    this.#rates.clear()
  }
}
