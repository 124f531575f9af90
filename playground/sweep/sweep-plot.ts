/** A curve of points that come in, over a constant. */
import { type Palette, Plot } from '../live/plot.ts'

export interface CurvePoint {
  readonly x: number
  readonly y: number
}

export class SweepPlot extends Plot {
  #points: readonly CurvePoint[] = []

  /** An empty plot from one value of a constant to another. */
  begin(label: string, from: number, to: number): void {
    const room = Math.abs(to - from) * 0.03 || 1
    this.x = { low: Math.min(from, to) - room, high: Math.max(from, to) + room }
    this.labels = { x: label, y: 'spikes per second, neuron' }
    this.showPoints([])
  }

  showPoints(points: readonly CurvePoint[]): void {
    this.#points = points.toSorted((a, b) => a.x - b.x)
    const highest = points.reduce((most, { y }) => Math.max(most, y), 0)
    this.y = { low: 0, high: highest > 0 ? highest * 1.1 : 1 }
    this.show()
  }

  protected override paintData(context: CanvasRenderingContext2D, { accent }: Palette): void {
    context.strokeStyle = accent
    context.fillStyle = accent
    context.lineWidth = 1.6
    context.beginPath()
    for (const { x, y } of this.#points) context.lineTo(this.across(x), this.down(y))
    context.stroke()
    for (const { x, y } of this.#points) {
      context.beginPath()
      context.arc(this.across(x), this.down(y), 3, 0, 2 * Math.PI)
      context.fill()
    }
  }
}
