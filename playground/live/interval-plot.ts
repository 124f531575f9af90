/** How often which time lies between two spikes. */
import { type Palette, Plot } from './plot.ts'

const bins = 30

export class IntervalPlot extends Plot {
  #counts = new Uint32Array(bins)

  /** @param train when a neuron spiked, in seconds */
  showTrain(train: Float64Array): void {
    const intervals = train.subarray(1).map((time, k) => (time - (train[k] ?? 0)) * 1000)
    const longest = intervals.reduce((most, each) => Math.max(most, each), 0)
    const high = longest > 0 ? longest * 1.05 : 1
    this.#counts = new Uint32Array(bins)
    for (const interval of intervals) {
      const bin = Math.min(bins - 1, Math.floor((interval / high) * bins))
      this.#counts[bin] = (this.#counts[bin] ?? 0) + 1
    }
    this.x = { low: 0, high }
    this.y = { low: 0, high: Math.max(1, ...this.#counts) * 1.1 }
    this.labels = { x: 'interval (ms)', y: 'count' }
    this.show()
  }

  protected override paintData(context: CanvasRenderingContext2D, { accent }: Palette): void {
    context.fillStyle = accent
    const wide = this.width / bins
    for (const [bin, count] of this.#counts.entries()) {
      const top = this.down(count)
      context.fillRect(bin * wide, top, Math.max(1, wide - 1), this.height - top)
    }
  }
}
