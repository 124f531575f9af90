import type { ManifestMonitor } from '../abi/manifest.ts'
import type { Model } from '../host/index.ts'
import type { Choices } from './choices.ts'
import type { Piece } from './messages.ts'
import { newPlot } from './plots/index.ts'
import type { Plot } from './plots/plot.ts'

/** The plots of an element. */
export class Pictures {
  readonly #plots: readonly { readonly plot: Plot; readonly monitor: ManifestMonitor; readonly watch: number }[]
  readonly #legend: HTMLElement

  /** @param legend what says that there is a ghost */
  constructor({ manifest }: Model, { plots }: Choices, place: HTMLElement, legend: HTMLElement) {
    this.#plots = plots.map(choice => ({ ...choice, plot: newPlot(choice, manifest) }))
    this.#legend = legend
    for (const { plot, monitor } of this.#plots) {
      plot.showsTime = plot === this.#plots.at(-1)?.plot
      plot.expect(manifest.groups[monitor.group]?.size ?? 1)
    }
    place.replaceChildren(...this.#plots.map(({ plot }) => plot.figure))
    legend.hidden = true
  }

  /** What the first of them shows, in a sentence. */
  get summary(): string | undefined {
    return this.#plots[0]?.plot.summary()
  }

  begin({ groups }: Model, sizes: Readonly<Record<string, number>>, duration: number, dt: number): void {
    for (const { plot, monitor } of this.#plots) {
      const { start = 0, stop = sizes[groups[monitor.group]?.name ?? ''] ?? 1 } = monitor.range ?? {}
      plot.begin({ duration, neurons: stop - start, dt })
    }
    this.#legend.hidden = !this.#plots.some(({ plot }) => plot.hasGhost)
  }

  add(t: number, pieces: readonly Piece[]): void {
    for (const { plot, watch } of this.#plots) {
      const piece = pieces[watch]
      if (piece !== undefined) plot.add(t, piece)
    }
  }

  end(): void {
    for (const { plot } of this.#plots) plot.end()
  }
}
