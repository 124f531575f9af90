/** Traces of a variable of some neurons, over time. */
import { shownUnit } from './numbers.ts'
import { type Palette, Plot } from './plot.ts'
import { Trace } from './trace.ts'

/** More than there are pixels across on most screens. */
const buckets = 2000

/** An oscilloscope: the run before stays behind this one. */
export class ScopePlot extends Plot {
  #traces: readonly Trace[] = []
  #ghosts: readonly Trace[] = []
  #neurons: readonly number[] = []
  #unit = ''
  #variable = ''
  /** SI in a unit that is shown. */
  #factor = 1

  /** Starts a run in which a variable of these neurons is traced, from and to these times in seconds. */
  begin(variable: string, unit: string, neurons: readonly number[], from: number, to: number): void {
    const isSame = variable === this.#variable && neurons.join() === this.#neurons.join()
    this.#ghosts = isSame ? this.#traces : []
    this.#variable = variable
    this.#unit = unit
    this.#neurons = neurons
    this.#traces = neurons.map(() => new Trace(from, to, buckets))
    this.x = { low: from * 1000, high: to * 1000 }
    this.show()
  }

  /** Samples of each neuron at these times in seconds. */
  add(t: Float64Array, values: readonly Float64Array[]): void {
    for (const [row, trace] of this.#traces.entries()) trace.add(t, values[row] ?? new Float64Array(0))
    this.show()
  }

  protected override paintData(context: CanvasRenderingContext2D, palette: Palette): void {
    this.#fit()
    for (const trace of this.#ghosts) this.#line(context, trace, palette.ghost)
    for (const [row, trace] of this.#traces.entries())
      this.#line(context, trace, palette.curves[row % palette.curves.length] ?? palette.ink)
  }

  /** The axis of values takes in all that there is. */
  #fit(): void {
    const ranges = [...this.#traces, ...this.#ghosts].map(({ range }) => range)
    let low = Math.min(...ranges.map(([least]) => least))
    let high = Math.max(...ranges.map(([, greatest]) => greatest))
    if (!(low <= high) || !Number.isFinite(high - low)) [low, high] = [0, 1]
    const { factor, unit } = shownUnit(Math.max(Math.abs(low), Math.abs(high)), this.#unit)
    const room = (high - low || Math.abs(high) || 1) * 0.06
    this.y = { low: (low - room) / factor, high: (high + room) / factor }
    this.labels = { x: 'time (ms)', y: unit === '' ? this.#variable : `${this.#variable} (${unit})` }
    this.#factor = factor
  }

  #line(context: CanvasRenderingContext2D, trace: Trace, colour: string): void {
    context.strokeStyle = colour
    context.lineWidth = 1.3
    context.beginPath()
    const { low, high } = trace
    for (let bucket = 0; bucket < low.length; bucket++) {
      const [least, greatest] = [low[bucket] ?? NaN, high[bucket] ?? NaN]
      if (Number.isNaN(least)) continue
      const x = this.across(trace.timeOf(bucket) * 1000)
      context.lineTo(x, this.down(least / this.#factor))
      if (greatest !== least) context.lineTo(x, this.down(greatest / this.#factor))
    }
    context.stroke()
  }
}
