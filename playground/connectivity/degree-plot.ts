/** How many neurons have how many synapses. */
import { type Palette, Plot } from '../live/plot.ts'
import type { Degrees } from './connectivity.ts'

export class DegreePlot extends Plot {
  #bins = new Uint32Array()

  showDegrees({ least, width, bins }: Degrees, label: string): void {
    this.#bins = new Uint32Array(bins)
    this.x = { low: least - width / 2, high: least + (bins.length - 0.5) * width }
    this.y = { low: 0, high: bins.reduce((most, count) => Math.max(most, count), 1) * 1.1 }
    this.labels = { x: label, y: 'neurons' }
    this.show()
  }

  protected override paintData(context: CanvasRenderingContext2D, { accent }: Palette): void {
    context.fillStyle = accent
    const wide = this.width / Math.max(1, this.#bins.length)
    for (const [bin, count] of this.#bins.entries()) {
      const top = this.down(count)
      context.fillRect(bin * wide, top, Math.max(1, Math.min(wide - 1, 40)), this.height - top)
    }
  }
}
