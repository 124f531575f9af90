/** Traces of a variable of some neurons, over time. */
import { shownUnit } from './numbers.ts'
import { type Palette, Plot } from './plot.ts'

/** Samples kept of each trace in a pixel: its least and its greatest value are drawn. */
interface Trace {
  readonly t: number[]
  readonly values: number[]
}

/** Where more come than can be seen, every so many stand for all; kept traces stay below twice this length. */
const mostKept = 20_000

/** An oscilloscope: the run before stays behind this one. */
export class ScopePlot extends Plot {
  #traces: Trace[] = []
  #ghosts: readonly Trace[] = []
  #neurons: readonly number[] = []
  #unit = ''
  #variable = ''
  /** Seconds between kept samples. */
  #every = 0

  /** Starts a run in which a variable of these neurons is traced, from and to these times in seconds. */
  begin(variable: string, unit: string, neurons: readonly number[], from: number, to: number): void {
    const isSame = variable === this.#variable && neurons.join() === this.#neurons.join()
    this.#ghosts = isSame ? this.#traces : []
    this.#variable = variable
    this.#unit = unit
    this.#neurons = neurons
    this.#traces = neurons.map(() => ({ t: [], values: [] }))
    this.#every = (to - from) / mostKept
    this.x = { low: from * 1000, high: to * 1000 }
    this.show()
  }

  /** Samples of each neuron at these times in seconds. */
  add(t: Float64Array, values: readonly Float64Array[]): void {
    for (const [row, trace] of this.#traces.entries()) {
      let last = trace.t.at(-1) ?? -Infinity
      const own = values[row]
      for (let k = 0; own !== undefined && k < t.length; k++) {
        if ((t[k] ?? 0) - last < this.#every) continue
        last = t[k] ?? 0
        trace.t.push(last)
        trace.values.push(own[k] ?? NaN)
      }
    }
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
    let [low, high] = [Infinity, -Infinity]
    for (const { values } of [...this.#traces, ...this.#ghosts]) {
      for (const value of values) {
        if (value < low) low = value
        if (value > high) high = value
      }
    }
    if (!(low <= high)) [low, high] = [0, 1]
    const { factor, unit } = shownUnit(Math.max(Math.abs(low), Math.abs(high)), this.#unit)
    const room = (high - low || Math.abs(high) || 1) * 0.06
    this.y = { low: (low - room) / factor, high: (high + room) / factor }
    this.labels = { x: 'time (ms)', y: unit === '' ? this.#variable : `${this.#variable} (${unit})` }
    this.#factor = factor
  }

  #factor = 1

  #line(context: CanvasRenderingContext2D, { t, values }: Trace, colour: string): void {
    context.strokeStyle = colour
    context.lineWidth = 1.3
    context.beginPath()
    for (let k = 0; k < t.length; k++)
      context.lineTo(this.across((t[k] ?? 0) * 1000), this.down((values[k] ?? 0) / this.#factor))
    context.stroke()
  }
}
