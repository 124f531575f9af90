import type { Exponents } from '../../abi/manifest.ts'
import { bestUnit } from '../../units/best-unit.ts'
import { isDimensionless } from '../../units/dimension.ts'
import type { Piece, Samples } from '../messages.ts'
import { niceStep, numberText, ticks } from '../numbers.ts'
import type { Palette } from './palette.ts'
import { type Axis, Plot } from './plot.ts'

/** More than screens have pixels across; longer recordings are drawn from the least to the greatest value in each of them. */
const mostBins = 2048

/** One line: least and greatest value in each bin, NaN where there is none. */
interface Line {
  readonly neuron: number
  readonly least: Float64Array
  readonly greatest: Float64Array
}

/** A recorded variable over time, of some neurons. */
export class TracePlot extends Plot {
  readonly #variable: string
  readonly #dimension: Exponents
  readonly #element: string
  #lines: readonly Line[] = []
  #before: readonly Line[] | undefined
  /** Seconds. */
  #bin = 1
  #low = Number.POSITIVE_INFINITY
  #high = Number.NEGATIVE_INFINITY

  /** @param element what the lines are of: `neuron` */
  constructor(title: string, variable: string, dimension: Exponents, element: string) {
    super(title, 'trace')
    this.#element = element
    this.#variable = variable
    this.#dimension = dimension
  }

  get hasGhost(): boolean {
    return this.#before !== undefined
  }

  summary(): string {
    if (this.#low > this.#high) return `nothing of ${this.#variable} was recorded`
    const which = `${this.#element}${this.#lines.length === 1 ? '' : 's'} ${listed(this.#lines.map(({ neuron }) => neuron))}`
    const { scale, symbol } = this.#unit()
    const [low, high] = extent(this.#lines).map(value => numberText(value / scale))
    return `the ${this.#variable} of ${which} lies between ${low} and ${high} ${symbol}`.trim()
  }

  protected startRun(same: boolean, complete: boolean): void {
    const { duration, dt } = this.start ?? { duration: 1, dt: 1 }
    if (!same) [this.#before, this.#low, this.#high] = [undefined, Infinity, -Infinity]
    else if (complete) this.#before = this.#lines
    this.#lines = []
    this.#bin = Math.max(dt, duration / mostBins)
  }

  protected take(piece: Piece): void {
    if (piece.kind !== 'samples') return
    if (this.#lines.length === 0) this.#lines = piece.i.map(neuron => this.#newLine(neuron))
    for (const [row, line] of this.#lines.entries()) this.#extend(line, piece, row)
  }

  #newLine(neuron: number): Line {
    const bins = Math.ceil((this.start?.duration ?? 1) / this.#bin - 1e-6) + 1
    return { neuron, least: new Float64Array(bins).fill(NaN), greatest: new Float64Array(bins).fill(NaN) }
  }

  #extend({ least, greatest }: Line, { t, rows }: Samples, row: number): void {
    const values = rows[row] ?? new Float64Array(0)
    for (const [k, value] of values.entries()) {
      if (!Number.isFinite(value)) continue
      const bin = Math.floor((t[k] ?? 0) / this.#bin + 1e-6)
      // written so that NaN, which stands where nothing is yet, gives way
      if (!((least[bin] ?? NaN) <= value)) least[bin] = value
      if (!((greatest[bin] ?? NaN) >= value)) greatest[bin] = value
      if (value < this.#low) this.#low = value
      if (value > this.#high) this.#high = value
    }
  }

  /** The unit that suits what is drawn. */
  #unit(): { readonly scale: number; readonly symbol: string } {
    if (isDimensionless(this.#dimension)) return { scale: 1, symbol: '' }
    const greatest = Math.max(Math.abs(this.#low), Math.abs(this.#high))
    const { value, symbol } = bestUnit([Number.isFinite(greatest) ? greatest : 0], [1], this.#dimension)
    return { scale: value, symbol }
  }

  protected axis(): Axis {
    if (this.#low > this.#high) return { from: 0, to: 1, label: this.#variable, ticks: [] }
    const { scale, symbol } = this.#unit()
    const [low, high] = [this.#low / scale, this.#high / scale]
    // What stays as it is stands in the middle.
    const around = high - low > 1e-9 * Math.abs(high) ? 0 : Math.abs(high) / 10 || 1
    const step = niceStep((high - low + 2 * around) / 4)
    const [from, to] = [Math.floor((low - around) / step) * step, Math.ceil((high + around) / step) * step]
    const label = symbol === '' ? this.#variable : `${this.#variable} (${symbol})`
    const shown = ticks(from, to, this.area.height / 36)
    return {
      from: from * scale,
      to: to * scale,
      label,
      ticks: shown.map(at => ({ at: at * scale, text: numberText(at, 6) })),
    }
  }

  protected paintData(context: CanvasRenderingContext2D, { ghost, accent, series }: Palette): void {
    const { width, height } = this.area
    context.save()
    context.beginPath()
    context.rect(0, -4, width, height + 8)
    context.clip()
    context.lineJoin = 'round'
    context.lineWidth = 1.25
    context.strokeStyle = ghost
    for (const line of this.#before ?? []) context.stroke(this.#path(line))
    context.lineWidth = 1.5
    for (const [k, line] of this.#lines.entries()) {
      context.strokeStyle = (this.#lines.length === 1 ? accent : series[k % series.length]) ?? accent
      context.stroke(this.#path(line))
    }
    context.restore()
  }

  #path({ least, greatest }: Line): Path2D {
    const { height } = this.area
    const { from, to } = this.axis()
    const yOf = (value: number): number => height - ((value - from) / (to - from)) * height
    const path = new Path2D()
    for (const [bin, low] of least.entries()) {
      if (Number.isNaN(low)) continue
      const high = greatest[bin] ?? low
      const x = this.xOf(bin * this.#bin)
      path.lineTo(x, yOf(low))
      if (high !== low) path.lineTo(x, yOf(high))
    }
    return path
  }

  protected valueAt(t: number, y: number): readonly string[] {
    const { scale, symbol } = this.#unit()
    const { unit, perSecond } = this.time
    const bin = Math.round(t / this.#bin)
    const time = `${numberText(bin * this.#bin * perSecond, 5)} ${unit}`
    const at = (line: Line | undefined): number => line?.least[bin] ?? NaN
    const near = this.#lines.toSorted((one, other) => Math.abs(at(one) - y) - Math.abs(at(other) - y))[0]
    const before = this.#before?.find(({ neuron }) => neuron === near?.neuron)
    const shown = (line: Line | undefined, head: string): string[] =>
      Number.isNaN(at(line)) ? [] : [`${head}${numberText(at(line) / scale, 5)} ${symbol}`.trim()]
    const which = this.#lines.length > 1 && near !== undefined ? [`${this.#element} ${near.neuron}`] : []
    return [...which, ...shown(near, ''), ...shown(before, 'before: '), time]
  }
}

function extent(lines: readonly Line[]): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { least, greatest } of lines) {
    for (const value of least) if (value < low) low = value
    for (const value of greatest) if (value > high) high = value
  }
  return [low, high]
}

/** `0, 1 and 4`. */
function listed(numbers: readonly number[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
