/** How often neurons spike against any constant of the script: an f–I curve where that is a current. */
import { download, element } from '../dom.ts'
import { shortNumber } from '../live/numbers.ts'
import type { RunSettings } from '../run/protocol.ts'
import { type Constant, groupOf } from '../sliders/sliders.ts'
import { rangeAround } from '../sliders/range.ts'
import { type SweepPoint, sweepCsv, sweepValues } from './points.ts'
import { SweepPlot } from './sweep-plot.ts'
import { SweepRun } from './sweep-run.ts'

export interface SweepViewOptions {
  /** What the script is run with as the sliders stand. */
  readonly settings: () => RunSettings
}

/** Points of a curve at most. */
const mostPoints = 500

export class SweepView {
  readonly #options: SweepViewOptions
  readonly #constants = element('select', { aria: { label: 'constant to sweep' } })
  readonly #from = element('input', { type: 'number', step: 'any', aria: { label: 'from' } })
  readonly #to = element('input', { type: 'number', step: 'any', aria: { label: 'to' } })
  readonly #unit = element('span')
  readonly #points = element('input', { type: 'number', min: '2', max: String(mostPoints), value: '15' })
  readonly #groups = element('select', { aria: { label: 'group of the curve' }, hidden: true })
  readonly #start = element('button', { type: 'button', textContent: 'Sweep' })
  readonly #save = element('button', { type: 'button', textContent: 'CSV', hidden: true })
  readonly #progress = element('progress', { max: 1, value: 0, hidden: true, aria: { label: 'progress of the sweep' } })
  readonly #about = element('p', { className: 'quiet', aria: { role: 'status', live: 'polite' } })
  readonly #canvas = element('canvas', { hidden: true, aria: { role: 'img', label: 'rate against the constant' } })
  readonly #plot: SweepPlot
  #known: readonly Constant[] = []
  #run: SweepRun | undefined
  /** What is shown: the constant, and its points so far. */
  #swept: { readonly constant: Constant; readonly points: SweepPoint[] } | undefined
  #left = 0
  #failed: { readonly value: number; readonly why: string }[] = []

  constructor(place: HTMLElement, options: SweepViewOptions) {
    this.#options = options
    this.#plot = new SweepPlot(this.#canvas)
    const label = (text: string, input: HTMLElement): HTMLElement => element('label', {}, text, ' ', input)
    place.append(
      element(
        'details',
        { className: 'tool', id: 'sweep' },
        element('summary', { textContent: 'Sweep a constant' }),
        element(
          'div',
          { className: 'tool-head' },
          this.#constants,
          label('from', this.#from),
          label('to', this.#to),
          this.#unit,
          label('points', this.#points),
          this.#start,
          this.#groups,
          this.#save,
          this.#progress,
        ),
        this.#about,
        this.#canvas,
      ),
    )
    this.#constants.addEventListener('change', () => this.#choose())
    this.#groups.addEventListener('change', () => this.#draw())
    this.#start.addEventListener('click', () => (this.#run === undefined ? this.#begin() : this.#cancel()))
    this.#save.addEventListener('click', () => this.#download())
  }

  /** The constants that there are. */
  show(constants: readonly Constant[]): void {
    const before = this.#constants.value
    const isSame = constants.length === this.#known.length && constants.every((each, k) => each === this.#known[k])
    this.#known = constants
    if (isSame) return
    const options = constants.map(({ name }) => element('option', { value: name, textContent: name }))
    this.#constants.replaceChildren(...options)
    this.#start.disabled = constants.length === 0
    if (constants.some(({ name }) => name === before)) this.#constants.value = before
    else this.#choose()
  }

  /** Another script: what was swept was not of it. */
  forget(): void {
    this.#cancel()
    this.#swept = undefined
    this.#canvas.hidden = true
    this.#groups.hidden = true
    this.#save.hidden = true
    this.#about.textContent = ''
  }

  #constant(): Constant | undefined {
    return this.#known.find(({ name }) => name === this.#constants.value)
  }

  #choose(): void {
    const constant = this.#constant()
    if (constant === undefined) return
    const { low, high } = rangeAround(constant.value, constant.whole)
    this.#from.value = String(low)
    this.#to.value = String(high)
    this.#unit.textContent = constant.unit
  }

  #begin(): void {
    const constant = this.#constant()
    const [from, to] = [this.#from.valueAsNumber, this.#to.valueAsNumber]
    const points = Math.min(mostPoints, Math.max(2, Math.round(this.#points.valueAsNumber || 15)))
    if (constant === undefined || !Number.isFinite(from) || !Number.isFinite(to) || from === to) {
      this.#about.textContent = 'A sweep goes from one value to another one.'
      return
    }
    const values = sweepValues(from, to, points, constant.whole)
    const settings = this.#options.settings()
    this.#swept = { constant, points: [] }
    this.#left = values.length
    this.#failed = []
    this.#canvas.hidden = false
    this.#plot.begin(labelOf(constant), from, to)
    this.#progress.hidden = false
    this.#start.textContent = 'Cancel'
    this.#run = new SweepRun({
      values,
      settings: value => settingsAt(settings, constant, value),
      onPoint: point => {
        this.#swept?.points.push(point)
        this.#left--
        this.#draw()
      },
      onFailed: (value, why) => {
        this.#failed.push({ value, why })
        this.#left--
        this.#draw()
      },
      onEnd: () => this.#end(),
    })
    this.#draw()
  }

  #cancel(): void {
    this.#run?.cancel()
    this.#end()
  }

  #end(): void {
    this.#run = undefined
    this.#progress.hidden = true
    this.#start.textContent = 'Sweep'
    this.#draw()
  }

  #draw(): void {
    if (this.#swept === undefined) return
    const { constant, points } = this.#swept
    const groups = [...new Set(points.flatMap(({ rates }) => [...rates.keys()]))]
    if (groups.join() !== Array.from(this.#groups.options, ({ value }) => value).join()) {
      const before = this.#groups.value
      this.#groups.replaceChildren(...groups.map(name => element('option', { value: name, textContent: name })))
      if (groups.includes(before)) this.#groups.value = before
    }
    this.#groups.hidden = groups.length < 2
    this.#save.hidden = points.length === 0
    const group = this.#groups.value
    const curve = points.map(({ value, rates }) => ({ x: value, y: rates.get(group) ?? 0 }))
    this.#plot.showPoints(curve)
    const total = points.length + this.#failed.length + this.#left
    this.#progress.value = total === 0 ? 0 : 1 - this.#left / total
    this.#about.textContent = this.#words(group, curve, total)
    this.#canvas.setAttribute(
      'aria-label',
      `rate of ${group} against ${labelOf(constant)}: ${curve.map(({ x, y }) => `${shortNumber(y)} at ${shortNumber(x)}`).join(', ')}`,
    )
  }

  #words(group: string, curve: readonly { readonly x: number; readonly y: number }[], total: number): string {
    const running = this.#run !== undefined
    const [first] = this.#failed
    const failed = first === undefined ? '' : `; ${this.#failed.length} did not run: at ${first.value}, ${first.why}`
    if (curve.length === 0) return running ? 'The workers load the compiler…' : `No points${failed}.`
    const top = curve.reduce((most, each) => (each.y > most.y ? each : most))
    const unit = this.#swept?.constant.unit ?? ''
    const most = `${group}: at most ${shortNumber(top.y)} spikes per second and neuron, at ${shortNumber(top.x)} ${unit}`
    return `${curve.length} of ${total} points. ${most.trim()}${failed}.`
  }

  #download(): void {
    if (this.#swept === undefined) return
    const { constant, points } = this.#swept
    const sorted = points.toSorted((a, b) => a.value - b.value)
    download(`sweep-${constant.name.replaceAll(/\W+/g, '-')}.csv`, sweepCsv(labelOf(constant), sorted), 'text/csv')
  }
}

function labelOf({ name, unit }: Constant): string {
  return unit === '' ? name : `${name} (${unit})`
}

/** The settings of a page with another value of a constant, and nothing drawn or traced. */
export function settingsAt(settings: RunSettings, { name, unit, of }: Constant, value: number): RunSettings {
  const text = unit === '' ? String(value) : `${value} * ${unit}`
  return {
    ...settings,
    threads: 1,
    profile: false,
    ghosts: 'none',
    bare: true,
    set: of === 'script' ? { ...settings.set, [name]: text } : settings.set,
    live: of === 'equations' ? { ...settings.live, [name]: text } : settings.live,
    sizes: of === 'size' ? { ...settings.sizes, [groupOf(name)]: value } : settings.sizes,
  }
}
