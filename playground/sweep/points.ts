/** Points of a curve: how often neurons spike, against a constant. */
import type { RunNews } from '../run/protocol.ts'

/** How often neurons of each group spiked at a value. */
export interface SweepPoint {
  /** In the constant's unit. */
  readonly value: number
  /** By group: spikes per second and neuron, over all runs of the script. */
  readonly rates: ReadonlyMap<string, number>
}

/** Values from one to another, as many as asked for; fewer where they are whole numbers. */
export function sweepValues(from: number, to: number, points: number, whole: boolean): readonly number[] {
  const values = Array.from({ length: points }, (_, k) => {
    const value = points === 1 ? from : from + ((to - from) * k) / (points - 1)
    return whole ? Math.round(value) : Number(value.toPrecision(12))
  })
  return [...new Set(values)]
}

/** Counts the spikes of a script's runs. */
export class RateCounter {
  readonly #sizes = new Map<string, number>()
  readonly #spikes = new Map<string, number>()
  #before = 0
  #run = 0

  take(news: RunNews): void {
    if (news.kind === 'begun') {
      this.#before += this.#run
      this.#run = 0
      this.#begin = news.begin.t
      for (const { name, size, spikes } of news.begin.groups) if (spikes) this.#sizes.set(name, size)
    }
    if (news.kind !== 'block') return
    this.#run = news.block.t - this.#begin
    for (const { group, i } of news.block.records) this.#spikes.set(group, (this.#spikes.get(group) ?? 0) + i.length)
  }

  #begin = 0

  /** Spikes per second and neuron of each group that can spike. */
  get rates(): ReadonlyMap<string, number> {
    const seconds = this.#before + this.#run
    const rateOf = (name: string, size: number): number =>
      seconds > 0 && size > 0 ? (this.#spikes.get(name) ?? 0) / size / seconds : 0
    return new Map(Array.from(this.#sizes, ([name, size]) => [name, rateOf(name, size)]))
  }
}

/** A row for each point, a column for each group. */
export function sweepCsv(constant: string, points: readonly SweepPoint[]): string {
  const groups = [...new Set(points.flatMap(({ rates }) => [...rates.keys()]))]
  const rows = [
    [constant, ...groups.map(group => `rate of ${group} (Hz)`)],
    ...points.map(({ value, rates }) => [String(value), ...groups.map(group => String(rates.get(group) ?? ''))]),
  ]
  return rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
