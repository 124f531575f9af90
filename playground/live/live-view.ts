/** What a run does while it runs: a raster and an oscilloscope of a group, and one neuron looked at closely. */
import type { RunBegin, RunBlock, WatchedGroup, WatchSelection } from '../../session/index.ts'
import { element } from '../dom.ts'
import { shortNumber } from './numbers.ts'
import { IntervalPlot } from './interval-plot.ts'
import { RasterPlot } from './raster.ts'
import { ScopePlot } from './scope.ts'

/** More are not kept for the picture; the script's own monitors have them all. */
const mostSpikes = 4e6

export interface LiveViewOptions {
  /** Another neuron or variable is to be traced, from the next run on. */
  readonly onWatch: () => void
}

export class LiveView {
  readonly #options: LiveViewOptions
  readonly #groups = element('select', { aria: { label: 'group' } })
  readonly #variables = element('select', { aria: { label: 'variable' } })
  readonly #about = element('span')
  readonly #neuron = element('div', { className: 'neuron', hidden: true })
  readonly #neuronText = element('span')
  readonly #raster: RasterPlot
  readonly #scope: ScopePlot
  readonly #intervals: IntervalPlot
  readonly #selections = new Map<string, WatchSelection>()
  #begin: RunBegin | undefined
  #chosen: string | undefined
  /** Of every group, what came in this run: another group can be looked at at any time. */
  readonly #blocks: RunBlock[] = []
  #t = 0
  /** Spikes in the blocks. */
  #kept = 0

  constructor(place: HTMLElement, options: LiveViewOptions) {
    this.#options = options
    const canvas = (label: string): HTMLCanvasElement => element('canvas', { aria: { role: 'img', label } })
    const [raster, scope, intervals] = [
      canvas('spikes of each neuron over time'),
      canvas('traces of some neurons over time'),
      canvas('how often which time lies between two spikes of the neuron'),
    ]
    this.#raster = new RasterPlot(raster)
    this.#scope = new ScopePlot(scope)
    this.#intervals = new IntervalPlot(intervals)
    this.#neuron.append(this.#neuronText, intervals)
    place.append(
      element('div', { className: 'live-head' }, this.#groups, this.#variables, this.#about),
      raster,
      scope,
      this.#neuron,
    )
    this.#groups.addEventListener('change', () => this.#choose(this.#groups.value))
    this.#variables.addEventListener('change', () => {
      this.#select({ variable: this.#variables.value })
      this.#options.onWatch()
    })
    raster.addEventListener('click', event => {
      const at = this.#raster.at(event.offsetX, event.offsetY)
      if (at !== undefined) this.#look(Math.round(at.y))
    })
  }

  /** What is to be recorded in the next run. */
  get watch(): Readonly<Record<string, WatchSelection>> {
    return Object.fromEntries(this.#selections)
  }

  /** Another script: its groups are others. */
  forget(): void {
    this.#selections.clear()
    this.#chosen = undefined
  }

  /** A run begins, of which a script may have several: the last one is shown. */
  begin(begin: RunBegin): void {
    this.#begin = begin
    this.#blocks.length = 0
    this.#kept = 0
    const { groups } = begin
    const labels = groups.map(({ name, size }) => element('option', { value: name, textContent: `${name} (${size})` }))
    this.#groups.replaceChildren(...labels)
    const there = groups.find(({ name }) => name === this.#chosen) ?? groups.find(({ spikes }) => spikes) ?? groups[0]
    if (there !== undefined) this.#choose(there.name)
  }

  add(block: RunBlock): void {
    if (this.#kept < mostSpikes) {
      this.#t = block.t
      this.#kept += block.records.reduce((sum, { i }) => sum + i.length, 0)
      this.#blocks.push(block)
      this.#draw(block)
    }
    this.#tell()
  }

  #group(): WatchedGroup | undefined {
    return this.#begin?.groups.find(({ name }) => name === this.#chosen)
  }

  #choose(name: string): void {
    this.#chosen = name
    this.#groups.value = name
    const group = this.#group()
    if (group === undefined || this.#begin === undefined) return
    const { t, duration } = this.#begin
    const { trace, variables, size } = group
    this.#variables.replaceChildren(
      ...variables.map(variable => element('option', { value: variable.name, textContent: variable.name })),
    )
    this.#variables.hidden = variables.length < 2
    this.#raster.begin(size, t, t + duration)
    if (trace !== undefined) {
      this.#variables.value = trace.variable
      const unit = variables.find(variable => variable.name === trace.variable)?.unit ?? ''
      this.#scope.begin(trace.variable, unit, trace.neurons, t, t + duration)
    }
    for (const block of this.#blocks) this.#draw(block)
    this.#tell()
  }

  #draw({ records }: RunBlock): void {
    const own = records.find(({ group }) => group === this.#chosen)
    if (own === undefined) return
    this.#raster.add(own.i, own.t)
    if (own.trace !== undefined) this.#scope.add(own.trace.t, own.trace.values)
  }

  #select(selection: WatchSelection): void {
    if (this.#chosen === undefined) return
    this.#selections.set(this.#chosen, { ...this.#selections.get(this.#chosen), ...selection })
  }

  #look(neuron: number): void {
    const group = this.#group()
    if (group === undefined || neuron < 0 || neuron >= group.size) return
    this.#raster.chosen = neuron
    this.#raster.show()
    this.#select({ neurons: [neuron] })
    this.#tell()
    this.#options.onWatch()
  }

  #tell(): void {
    const group = this.#group()
    if (group === undefined || this.#begin === undefined) return
    const { spikes } = this.#raster
    const seconds = this.#t - this.#begin.t
    const rate = seconds > 0 ? spikes.length / group.size / seconds : 0
    this.#about.textContent = group.spikes
      ? `${spikes.length.toLocaleString('en')} spikes, ${shortNumber(rate)} per second and neuron${this.#kept < mostSpikes ? '' : ' until more came than are shown here'}`
      : 'these neurons do not spike'
    const { chosen } = this.#raster
    this.#neuron.hidden = chosen === undefined
    if (chosen === undefined) return
    const train = spikes.trainOf(chosen)
    const own = seconds > 0 ? train.length / seconds : 0
    this.#neuronText.textContent = `neuron ${chosen}: ${train.length} spikes, ${shortNumber(own)} per second`
    this.#intervals.showTrain(train)
  }
}
