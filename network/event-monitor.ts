import type { Timing } from '../compiler/model/group.ts'
import type { EventMonitorModel } from '../compiler/model/network.ts'
import {
  didYouMean,
  error,
  HillockError,
  type Span,
  requireOptions,
  requireText,
  type OptionKinds,
} from '../diagnostics/index.ts'
import { EventRecord, type NumberArray } from '../host/running.ts'
import { type Dimension, dimensionless } from '../units/index.ts'
import { columnOf, eventOf, Monitor, noValues, recordedNames, requireGroup, unrecorded } from './monitor.ts'
import { inUnit, type QuantityLike } from './quantities.ts'
import { binnedEvents, type BinnedRates, smoothed, type SmoothingWindow, timeOf, windowOf } from './rates.ts'
import { Subgroup } from './subgroup.ts'
import { timingOf } from './timing.ts'
import type { VariableOwner } from './variables.ts'

export interface EventMonitorOptions<Variable extends string = string> {
  /** What is recorded of a neuron besides its index and the time: one variable, or several. */
  readonly variables?: Variable | readonly Variable[] | undefined
  /** False counts events without keeping them. */
  readonly record?: boolean | undefined
  /** Slot of the step; that in which the group looks for the event unless given. */
  readonly when?: string | undefined
  /** Place among what shares the slot, only to be given with `when`; right after the condition unless a slot is given. */
  readonly order?: number | undefined
  /** Brian's name; `eventmonitor`, or `spikemonitor`, unless given. */
  readonly name?: string | undefined
  readonly span?: Span | undefined
}

export type SpikeMonitorOptions<Variable extends string = string> = EventMonitorOptions<Variable>

const monitorOptions: OptionKinds<EventMonitorOptions> = {
  variables: 'own',
  record: 'truth',
  when: 'own',
  order: 'own',
  name: 'own',
  span: 'span',
}

/** Records every event of a kind in a group. Arrays handed out are copies, in SI, in the order of time, then index. */
export class EventMonitor<OfGroup extends string = string, Variable extends OfGroup = never> extends Monitor<'event'> {
  protected readonly kind = 'event'
  /** Brian's name where none is given. */
  protected static readonly stem: string = 'eventmonitor'
  /** `spike`, or an event of the group's own. */
  readonly event: string
  /** Whether times and indices are kept. */
  readonly keeps: boolean
  /** What is recorded besides. */
  readonly variables: readonly string[]

  /**
   * @param event `spike`, or one of the group's `events`
   * @throws HillockError if the group has no such event or variable
   */
  constructor(source: VariableOwner<OfGroup>, event: string, options: EventMonitorOptions<Variable> = {}) {
    requireGroup(source)
    requireText('event', event)
    requireOptions('a monitor of events', options, monitorOptions)
    super(source, new.target.stem, eventTiming(source, event, options), options)
    const { variables = [], record = true, span } = options
    this.event = event
    this.keeps = record
    this.variables = [...new Set(recordedNames(variables))].filter(name => isRecordable(source, name, span))
  }

  /** Events recorded, or counted where none are kept. */
  override get length(): number {
    return this.keeps ? super.length : this.count.reduce((sum, each) => sum + each, 0)
  }

  /** Indices of the neurons. */
  get i(): Int32Array {
    return this.recorded?.indices() ?? new Int32Array(0)
  }

  /** Events of each neuron. */
  get count(): Int32Array {
    return this.recorded?.counts() ?? new Int32Array(this.source.size)
  }

  /** A recorded variable, a value for each event. */
  samples(variable: string): NumberArray {
    if (!this.variables.includes(variable))
      throw unrecorded(this.name, variable, ['t', 'i', 'count', ...this.variables])
    return this.recorded?.values(variable) ?? noValues(this.source, variable)
  }

  /** The times or a recorded variable in a unit, `get('t', 'ms')`, or indices or counts. */
  get(what: 't' | Variable, unit?: string): Float64Array
  get(what: 'i' | 'count'): Int32Array
  get(what: string, unit?: string): Float64Array | Int32Array {
    if (what === 'i' || what === 'count') return this[what]
    const values = what === 't' ? this.t : this.samples(what)
    return inUnit(values, this.#dimension(what), unit, `${this.name}.${what}`)
  }

  /**
   * The values of a variable at the events of each neuron, by index of the neuron; those of `t` are the spike trains.
   *
   * @throws HillockError if events are only counted
   */
  values(what: 't' | Variable, unit?: string): Float64Array[] {
    if (!this.keeps) {
      const message =
        'AttributeError: Indices and times have not been recorded.Set the record argument to True to record them.'
      throw new HillockError([error('bad-value', undefined, message)])
    }
    const all = this.get(what, unit)
    const { count, i } = this
    const trains = Array.from(count, events => new Float64Array(events))
    const filled = new Int32Array(count.length)
    for (const [k, neuron] of i.entries()) {
      const place = filled[neuron] ?? 0
      const train = trains[neuron]
      if (train !== undefined) train[place] = all[k] ?? 0
      filled[neuron] = place + 1
    }
    return trains
  }

  /**
   * How often each neuron meets the event per second, in bins from time 0 on; a last incomplete bin is left out.
   *
   * @param binSize a multiple of dt: `'10*ms'`
   * @throws HillockError `bad-value` for bins that are no multiple of dt
   */
  binnedRate(binSize: QuantityLike, options: { readonly span?: Span | undefined } = {}): BinnedRates {
    requireOptions('binnedRate', options, { span: 'span' })
    const { span } = options
    return this.#binned(timeOf(binSize, 'bin_size', span), span)
  }

  /**
   * The rate of each neuron in every step, smoothed.
   *
   * @param width standard deviation of `gaussian`, whole width of `flat`
   * @throws HillockError with Brian's sentence for a window that is none
   */
  smoothRate(
    window: SmoothingWindow,
    width?: QuantityLike,
    options: { readonly span?: Span | undefined } = {},
  ): Float64Array[] {
    requireOptions('smoothRate', options, { span: 'span' })
    const { span } = options
    const { dt } = this.clockInUse
    const weights = windowOf(window, width === undefined ? undefined : timeOf(width, 'width', span), dt, span)
    return this.#binned(dt, span).rates.map(rate => smoothed(rate, weights, span))
  }

  /** Pairs of neuron index and time in seconds. */
  *[Symbol.iterator](): Generator<[i: number, t: number]> {
    const { i, t } = this
    for (let event = 0; event < i.length; event++) yield [i[event] ?? 0, t[event] ?? 0]
  }

  model(group: number, clock: number): EventMonitorModel {
    const { name, event, timing, variables, span, source } = this
    return { kind: 'event', name, group, range: source.range, clock, event, timing, variables, span }
  }

  emptyRecord(): EventRecord {
    const columns = this.variables.map(name => columnOf(this.source, name))
    return new EventRecord(this.source.size, { keep: this.keeps, columns })
  }

  #binned(size: number, span: Span | undefined): BinnedRates {
    return binnedEvents({ t: this.t, i: this.i, size: this.source.size }, size, this.clockInUse, span)
  }

  #dimension(variable: string): Dimension {
    return this.source.variables.get(variable)?.dimension ?? dimensionless
  }
}

/** Records every spike of a group: the EventMonitor of `spike`. */
export class SpikeMonitor<OfGroup extends string = string, Variable extends OfGroup = never> extends EventMonitor<
  OfGroup,
  Variable
> {
  protected static override readonly stem: string = 'spikemonitor'

  /** @throws HillockError if the group has no threshold, or no such variable */
  constructor(source: VariableOwner<OfGroup>, options: SpikeMonitorOptions<Variable> = {}) {
    super(source, 'spike', options)
  }
}

/**
 * As given, or right behind where the group looks for the event now (semantics §1.1). What records from a subgroup stands
 * behind that, wherever the event is looked for: of an event that comes later it records those of the step before.
 */
function eventTiming(group: VariableOwner, event: string, options: EventMonitorOptions): Timing {
  const { when, order, span } = options
  const looked = eventOf(group, event, span).timing
  const timing = group instanceof Subgroup ? group : looked
  if (when !== undefined) return timingOf(options, { when, order: 0 })
  if (order === undefined) return { when: timing.when, order: timing.order + 1, ...(span && { span }) }
  const message = 'ValueError: Cannot specify order if when is not specified.'
  const help = `the monitor stands in '${timing.when}' at order ${timing.order + 1}; say when='${timing.when}' too`
  throw new HillockError([error('bad-value', span, message, { help })])
}

/** Whether there is something to record besides what is recorded anyway. */
function isRecordable(group: VariableOwner, name: string, span: Span | undefined): boolean {
  if (name === 'i' || name === 't') return false
  if (name === 'count' && group.model.variables.has(name)) {
    const message = "KeyError: The name 'count' is already present in the variables dictionary."
    const help = 'the monitor counts events under this name: give the variable another one'
    throw new HillockError([error('duplicate-name', span, message, { help })])
  }
  if (group.model.variables.has(name)) return true
  const known = [...group.model.variables.keys()]
  const clock = group.variables.has(name)
  const message = clock
    ? `recording '${name}' is Brian 2, not yet Hillock`
    : `ValueError: '${name}' is not a variable of the recorded group`
  const help = didYouMean(name, known) ?? `it has ${known.join(', ')}`
  throw new HillockError([error(clock ? 'unsupported' : 'unknown-name', span, message, { help })])
}
