/** A dot for each spike, over time. */
import { type Palette, Plot } from './plot.ts'
import { SpikeList } from './spike-list.ts'

/** Draws any number of spikes: those of one pixel are drawn once, and what was drawn stays while more come. */
export class RasterPlot extends Plot {
  readonly spikes = new SpikeList()
  /** A neuron that is looked at. */
  chosen: number | undefined
  #size = 1
  #dots = new OffscreenCanvas(1, 1)
  /** Which of its pixels have a spike. */
  #taken = new Uint8Array(1)
  /** How many spikes are on it. */
  #drawn = 0
  #colour = ''

  /** Starts a run of a group of so many neurons, from and to these times in seconds. */
  begin(size: number, from: number, to: number): void {
    this.#size = size
    this.spikes.clear()
    this.x = { low: from * 1000, high: to * 1000 }
    this.y = { low: -0.5, high: size - 0.5 }
    this.labels = { x: 'time (ms)', y: 'neuron' }
    this.#forget()
    this.show()
  }

  add(neurons: Int32Array, times: Float64Array): void {
    this.spikes.add(neurons, times)
    this.show()
  }

  protected override resize(): void {
    super.resize()
    this.#forget()
  }

  protected override paintData(context: CanvasRenderingContext2D, palette: Palette): void {
    if (palette.ink !== this.#colour) this.#forget()
    this.#colour = palette.ink
    if (this.chosen !== undefined) {
      context.fillStyle = palette.accent
      context.globalAlpha = 0.25
      const row = Math.max(4, this.height / this.#size)
      context.fillRect(0, this.down(this.chosen) - row / 2, this.width, row)
      context.globalAlpha = 1
    }
    this.#drawNew(palette)
    context.drawImage(this.#dots, 0, 0, this.width, this.height)
  }

  #forget(): void {
    this.#dots.width = Math.max(1, Math.round(this.width * this.ratio))
    this.#dots.height = Math.max(1, Math.round(this.height * this.ratio))
    this.#taken = new Uint8Array((this.#dots.width + 1) * (this.#dots.height + 1))
    this.#drawn = 0
  }

  #drawNew({ ink }: Palette): void {
    const context = this.#dots.getContext('2d')
    if (context === null) return
    const { width, height } = this.#dots
    const { neurons, times } = this.spikes
    // Dots of large groups touch each other; those of small ones are to be seen.
    const tall = Math.max(this.ratio, Math.min(6 * this.ratio, (height / this.#size) * 0.7))
    const wide = this.ratio * 1.2
    const [low, span] = [this.x.low / 1000, (this.x.high - this.x.low) / 1000]
    const taken = this.#taken
    context.fillStyle = ink
    for (let k = this.#drawn; k < neurons.length; k++) {
      const left = Math.round((((times[k] ?? 0) - low) / span) * width)
      const top = Math.round((1 - ((neurons[k] ?? 0) + 0.5) / this.#size) * height)
      const place = top * width + left
      if (taken[place] === 1) continue
      taken[place] = 1
      context.fillRect(left - wide / 2, top - tall / 2, wide, tall)
    }
    this.#drawn = neurons.length
  }
}
