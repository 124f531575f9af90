import { HillockError } from '../host/index.ts'
import type { Order, Problem } from './messages.ts'

/** What a monitor recorded: times in seconds, and neurons of events, samples of each recorded neuron by variable, or rates. SI. */
export type Recorded =
  | { readonly t: Float64Array; readonly i: Int32Array }
  | {
      readonly t: Float64Array
      readonly i: Int32Array
      readonly values: Readonly<Record<string, readonly Float64Array[]>>
    }
  | { readonly t: Float64Array; readonly rate: Float64Array }

/** The simulation of an element, for a script of its page. It lives in a worker, so whatever is asked is promised. */
export interface ElementSimulation {
  /** Seconds of model time, as far as the page was told. */
  readonly t: number
  readonly seed: number
  /** Neurons by group. */
  readonly sizes: Readonly<Record<string, number>>
  /** A constant, or a state variable of every neuron (`'G.v'`); in SI or a unit. */
  get(name: string, unit?: string): Promise<number | Float64Array>
  /** What a monitor has recorded so far, by its name in the script. */
  recorded(monitor: string): Promise<Recorded>
}

/** A question without its number. */
type Question = Omit<Extract<Order, { kind: 'get' }>, 'id'> | Omit<Extract<Order, { kind: 'recorded' }>, 'id'>

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

/** Questions that wait for their answers. */
export class Questions {
  readonly #waiting = new Map<number, Waiting>()
  readonly #order: (order: Order) => void
  #last = 0

  /** @param order hands a question to whoever answers it */
  constructor(order: (order: Order) => void) {
    this.#order = order
  }

  ask(question: Question): Promise<unknown> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#order({ ...question, id })
    })
  }

  answer(id: number, value: unknown): void {
    this.#waiting.get(id)?.resolve(value)
    this.#waiting.delete(id)
  }

  refuse(id: number, { diagnostics }: Problem): void {
    this.#waiting.get(id)?.reject(new HillockError(diagnostics))
    this.#waiting.delete(id)
  }

  /** Nobody is there to answer any more. */
  end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the simulation was ended'))
    this.#waiting.clear()
  }
}
