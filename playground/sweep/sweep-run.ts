/** A script run for many values, by workers of their own, which are ended with it. */
import { RunClient } from '../run/client.ts'
import type { RunSettings } from '../run/protocol.ts'
import { RateCounter, type SweepPoint } from './points.ts'

export interface SweepRunOptions {
  readonly values: readonly number[]
  /** What the script is run with at a value. */
  readonly settings: (value: number) => RunSettings
  /** A point is there. */
  readonly onPoint: (point: SweepPoint) => void
  /** A value for which the script does not run to its end, and why. */
  readonly onFailed: (value: number, why: string) => void
  /** All values are done. */
  readonly onEnd: () => void
}

/** Workers beyond these gain little, and each of them holds the compiler. */
const mostWorkers = 8

export class SweepRun {
  readonly #options: SweepRunOptions
  readonly #waiting: number[]
  readonly #clients = new Set<RunClient>()

  constructor(options: SweepRunOptions) {
    this.#options = options
    this.#waiting = [...options.values]
    // One core is the page's own.
    const spare = Math.max(1, navigator.hardwareConcurrency - 1)
    const workers = Math.min(spare, mostWorkers, options.values.length)
    for (let k = 0; k < workers; k++) this.#begin()
  }

  /** Ends it where it is; the points that are there stay. */
  cancel(): void {
    this.#waiting.length = 0
    for (const client of this.#clients) client.dispose()
    this.#clients.clear()
  }

  #begin(): void {
    let value = 0
    let counter = new RateCounter()
    let why: string | undefined
    const next = (): void => {
      const following = this.#waiting.shift()
      if (following === undefined) {
        this.#done(client)
        return
      }
      value = following
      counter = new RateCounter()
      why = undefined
      client.run(this.#options.settings(value))
    }
    const client = new RunClient({
      onState: () => undefined,
      onBroken: text => {
        this.#options.onFailed(value, text.split('\n', 1)[0] ?? '')
        this.#done(client)
      },
      onNews: news => {
        if (!this.#clients.has(client)) return
        counter.take(news)
        if (news.kind === 'problem' && news.problem.severity === 'error') why ??= news.problem.message
        if (news.kind !== 'ended') return
        if (news.ended.ok) this.#options.onPoint({ value, rates: counter.rates })
        else this.#options.onFailed(value, why ?? 'the script was ended')
        next()
      },
    })
    this.#clients.add(client)
    next()
  }

  #done(client: RunClient): void {
    client.dispose()
    if (this.#clients.delete(client) && this.#clients.size === 0) this.#options.onEnd()
  }
}
