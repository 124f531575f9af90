import type { Piece } from '../messages.ts'
import { niceStep, numberText, ticks } from '../numbers.ts'
import type { Palette } from './palette.ts'
import { type Axis, Plot, type RunStart } from './plot.ts'

/** As many bins of time as can be told apart. */
const mostBins = 120

/** Spikes per second of an average neuron, in bins of time; and the same of the run before. */
export class RatePlot extends Plot {
  #rates = new Float64Array(0)
  /** How many rates were averaged in each bin, where there is a rate of each step. */
  #averaged = new Float64Array(0)
  #before: Float64Array | undefined
  /** Seconds. */
  #bin = 1
  /** The axis does not shrink while a slider moves. */
  #top = 0

  constructor(title: string) {
    super(title, 'rate')
  }

  get hasGhost(): boolean {
    return this.#before !== undefined
  }

  summary(): string {
    const highest = this.#rates.reduce((high, rate) => Math.max(high, rate), 0)
    return `the rate is ${numberText(highest, 3)} Hz at most, in bins of ${numberText(this.#bin * 1000)} ms`
  }

  protected startRun(same: boolean, complete: boolean): void {
    const { duration, dt } = this.start ?? { duration: 1, dt: 1 }
    if (!same) [this.#before, this.#top] = [undefined, 0]
    else if (complete) this.#before = this.#rates
    const bins = Math.max(1, Math.min(mostBins, Math.round(duration / dt)))
    this.#rates = new Float64Array(bins)
    this.#averaged = new Float64Array(bins)
    this.#bin = duration / bins
  }

  protected take(piece: Piece, { neurons }: RunStart): void {
    if (piece.kind === 'events') this.#count(piece.t, 1 / (this.#bin * Math.max(1, neurons)))
    else if (piece.kind === 'rates') this.#average(piece.t, piece.rate)
    const highest = [this.#rates, this.#before ?? []].reduce((high, rates) => Math.max(high, ...rates), 1)
    if (highest > this.#top) this.#top = topOf(highest)
  }

  #count(times: Float64Array, each: number): void {
    for (const t of times) {
      const bin = this.#binOf(t)
      this.#rates[bin] = (this.#rates[bin] ?? 0) + each
    }
  }

  #average(times: Float64Array, rates: Float64Array): void {
    for (const [k, rate] of rates.entries()) {
      const bin = this.#binOf(times[k] ?? 0)
      const count = (this.#averaged[bin] = (this.#averaged[bin] ?? 0) + 1)
      const mean = this.#rates[bin] ?? 0
      this.#rates[bin] = mean + (rate - mean) / count
    }
  }

  #binOf(t: number): number {
    // Times are products that may be a little less than a multiple of the bin.
    return Math.min(this.#rates.length - 1, Math.floor(t / this.#bin + 1e-6))
  }

  protected axis(): Axis {
    const to = this.#top || 1
    const values = ticks(0, to, this.area.height / 30)
    return { from: 0, to, label: 'Rate (Hz)', ticks: values.map(at => ({ at, text: numberText(at) })) }
  }

  protected paintData(context: CanvasRenderingContext2D, { accent, ghost }: Palette): void {
    context.fillStyle = accent
    context.fill(this.#steps(this.#rates, Math.min(this.#rates.length, Math.ceil(this.until / this.#bin - 1e-6))))
    if (this.#before === undefined) return
    context.strokeStyle = ghost
    context.lineWidth = 1.5
    context.stroke(this.#steps(this.#before, this.#before.length))
  }

  #steps(rates: Float64Array, bins: number): Path2D {
    const { width, height } = this.area
    const path = new Path2D()
    path.moveTo(0, height)
    for (let k = 0; k < bins; k++) {
      const y = height - ((rates[k] ?? 0) / (this.#top || 1)) * height
      path.lineTo((k / rates.length) * width, y)
      path.lineTo(((k + 1) / rates.length) * width, y)
    }
    path.lineTo((bins / rates.length) * width, height)
    return path
  }

  protected valueAt(t: number): readonly string[] {
    const bin = Math.min(this.#rates.length - 1, Math.floor(t / this.#bin))
    const { unit, perSecond } = this.time
    const [from, to] = [bin * this.#bin, (bin + 1) * this.#bin].map(time => numberText(time * perSecond))
    const now =
      from === undefined || bin * this.#bin >= this.until ? [] : [`${numberText(this.#rates[bin] ?? 0, 3)} Hz`]
    const before = this.#before === undefined ? [] : [`before: ${numberText(this.#before[bin] ?? 0, 3)} Hz`]
    return [...now, ...before, `${from} to ${to} ${unit}`]
  }
}

/** A round number above, with a little room. */
function topOf(highest: number): number {
  const step = niceStep(highest / 4)
  return Math.ceil((highest * 1.02) / step) * step
}
