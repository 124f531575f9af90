/** Which neurons are connected: sources downwards, targets to the right. */
import { type Palette, Plot } from '../live/plot.ts'
import type { Connectivity } from './connectivity.ts'

export class MatrixPlot extends Plot {
  #shown: Connectivity | undefined

  showMatrix(shown: Connectivity): void {
    const { source, target } = shown
    this.#shown = shown
    this.x = { low: -0.5, high: target.size - 0.5 }
    this.y = { low: source.size - 0.5, high: -0.5 }
    this.labels = { x: `target in ${target.name}`, y: `source in ${source.name}` }
    this.show()
  }

  protected override paintData(context: CanvasRenderingContext2D, { accent }: Palette): void {
    if (this.#shown === undefined) return
    const { rows, columns, counts } = this.#shown.matrix
    const most = counts.reduce((highest, count) => Math.max(highest, count), 1)
    const [wide, tall] = [this.width / columns, this.height / rows]
    context.fillStyle = accent
    for (let cell = 0; cell < counts.length; cell++) {
      const count = counts[cell] ?? 0
      if (count === 0) continue
      // One synapse is to be seen among cells of many.
      context.globalAlpha = 0.25 + 0.75 * (count / most)
      const [row, column] = [Math.floor(cell / columns), cell % columns]
      context.fillRect(column * wide, row * tall, Math.max(wide, 1), Math.max(tall, 1))
    }
    context.globalAlpha = 1
  }
}
