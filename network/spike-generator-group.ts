import { buildSpikeGenerator, givenSpikes, timestepOf } from '../compiler/index.ts'
import type { GivenSpikes, GroupModel } from '../compiler/model/group.ts'
import {
  type OptionKinds,
  type Report,
  requireOptions,
  type Span,
  warning,
  wrongArgument,
} from '../diagnostics/index.ts'
import { displayQuantity, seconds } from '../units/index.ts'
import { bareName } from './brian-object.ts'
import { Clock } from './clock.ts'
import type { VariableName } from './equation-names.ts'
import { Group, type GroupOptions, groupOptions } from './group.ts'
import { built } from './built.ts'
import { isNumbers } from './is-numbers.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { type TimingOptions, timingOf, timingOptions } from './timing.ts'
import { type NamedArrays, sameArrays } from './snapshot.ts'

/** When its spikes come again, and where in a step: in `thresholds` unless something else is given. */
export interface SpikeGeneratorOptions extends GroupOptions, TimingOptions {
  /** After this time the spikes come again, and again; never unless given. */
  readonly period?: QuantityLike | undefined
}

const generatorOptions: OptionKinds<SpikeGeneratorOptions> = { ...timingOptions, period: 'own', ...groupOptions }

/** Neurons that spike when they are told to. Times are in seconds; arrays handed out are copies. */
export class SpikeGeneratorGroup extends Group<VariableName<''>, never> {
  /** Spikes of which a run has told that they come too late. */
  #told: GivenSpikes | undefined

  /**
   * @param size number of neurons
   * @param indices the neurons that spike
   * @param times when each of them does, in seconds
   * @throws HillockError with everything that is wrong with the arguments
   */
  constructor(size: number, indices: ArrayLike<number>, times: ArrayLike<number>, options: SpikeGeneratorOptions = {}) {
    requireOptions('SpikeGeneratorGroup', options, generatorOptions)
    super(buildModel(size, { indices, times }, options), options)
  }

  /** The neurons that spike, by the times of their spikes. */
  get neuronIndex(): Int32Array {
    return this.#spikes.indices.slice()
  }

  /** Seconds, ascending. */
  get spikeTime(): Float64Array {
    return this.#spikes.times.slice()
  }

  /** Seconds; 0 if the spikes do not come again. */
  get period(): number {
    return this.#spikes.period
  }

  /**
   * Gives other spikes, from the next run on; those that would have come before it do not come.
   *
   * @throws HillockError with what is wrong with them
   */
  setSpikes(
    indices: ArrayLike<number>,
    times: ArrayLike<number>,
    options: Pick<SpikeGeneratorOptions, 'period' | 'span'> = {},
  ): void {
    requireOptions('setSpikes', options, { period: 'own', span: 'span' })
    const { dt } = this.clockInUse
    const given = { ...spikesOf(indices, times, options), dt }
    const spikes = built(report => givenSpikes(given, this.size, report))
    this.model = { ...this.model, spikes }
  }

  /** Warns of spikes that are given for times before a run; once, unless they change. */
  tellLate(t: number, report: Report): void {
    const spikes = this.#spikes
    if (this.#told === spikes) return
    this.#told = spikes
    const { dt } = this.clockInUse
    const [first = Infinity] = spikes.times
    if (timestepOf(first, dt) >= timestepOf(t, dt)) return
    const start = displayQuantity([t], [], seconds)
    const message = `The SpikeGeneratorGroup contains spike times earlier than the start time of the current run (t = ${start}), these spikes will be ignored.`
    report(warning('ignored', this.span, message))
  }

  override contents(): NamedArrays {
    const { indices, times, period } = this.#spikes
    return new Map([...super.contents(), ['indices', indices], ['times', times], ['period', Float64Array.of(period)]])
  }

  override fits(contents: NamedArrays): boolean {
    return sameArrays(this.contents(), contents, true)
  }

  override refill(contents: NamedArrays): void {
    super.refill(contents)
    const { indices, times, period } = this.#spikes
    const spikes = {
      indices: Int32Array.from(contents.get('indices') ?? indices),
      times: Float64Array.from(contents.get('times') ?? times),
      period: contents.get('period')?.[0] ?? period,
    }
    this.model = { ...this.model, spikes }
  }

  get #spikes(): GivenSpikes {
    const { spikes } = this.model
    if (spikes === undefined) throw new Error('a generator without spikes')
    return spikes
  }
}

function spikesOf(
  indices: ArrayLike<number>,
  times: ArrayLike<number>,
  { period, span }: Pick<SpikeGeneratorOptions, 'period' | 'span'>,
): {
  readonly indices: ArrayLike<number>
  readonly times: ArrayLike<number>
  readonly period: number
  readonly span: Span | undefined
} {
  if (!isNumbers(indices)) throw wrongArgument('indices', 'a list of numbers', indices, span)
  if (!isNumbers(times)) throw wrongArgument('times', 'a list of seconds', times, span)
  return { indices, times, period: period === undefined ? 0 : siValue(period, seconds, 'period'), span }
}

function buildModel(
  size: number,
  { indices, times }: { readonly indices: ArrayLike<number>; readonly times: ArrayLike<number> },
  options: SpikeGeneratorOptions,
): GroupModel {
  if (typeof size !== 'number')
    throw wrongArgument('the first argument of SpikeGeneratorGroup', 'the number of neurons', size)
  const { name, dt, clock, defaultClock, span } = options
  const { when, order } = timingOf(options, { when: 'thresholds', order: 0 })
  const usual = clock ?? defaultClock ?? Clock.usual()
  const given = {
    ...spikesOf(indices, times, options),
    dt: dt === undefined ? usual.dt : siValue(dt, seconds, 'dt'),
    name: bareName(name, span) ?? 'spikegeneratorgroup',
    size,
    when,
    order,
  }
  return built(report => buildSpikeGenerator(given, report))
}
