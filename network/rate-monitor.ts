import type { RateMonitorModel } from '../compiler/model/network.ts'
import { error, HillockError, type Span, requireOptions } from '../diagnostics/index.ts'
import { RateRecord } from '../host/running.ts'
import { hertz, seconds } from '../units/index.ts'
import { Monitor, requireGroup, unrecorded } from './monitor.ts'
import { inUnit, type QuantityLike } from './quantities.ts'
import { type BinnedRate, binnedRate, smoothed, type SmoothingWindow, timeOf, windowOf } from './rates.ts'
import type { VariableOwner } from './variables.ts'

export interface PopulationRateMonitorOptions {
  /** Brian's name; `ratemonitor` unless given. */
  readonly name?: string | undefined
  readonly span?: Span | undefined
}

/** Where a rate is asked for. */
export interface RateOptions {
  readonly span?: Span | undefined
}

/** Records at the end of every step how many spikes per second a neuron of the group has. Arrays handed out are copies. */
export class PopulationRateMonitor extends Monitor<'rate'> {
  protected readonly kind = 'rate'

  /** @throws HillockError if the group has no threshold */
  constructor(source: VariableOwner, options: PopulationRateMonitorOptions = {}) {
    requireGroup(source)
    requireOptions('PopulationRateMonitor', options, { name: 'own', span: 'span' })
    const { name, span } = options
    super(source, 'ratemonitor', { when: 'end', order: 0, ...(span && { span }) }, { name, span })
    if (source.model.events.has('spike')) return
    const message = `KeyError: Group ${source.name} does not have a variable _spikespace.`
    throw new HillockError([
      error('network', span, message, { help: "it has no spikes: give it a threshold, threshold='…'" }),
    ])
  }

  /** Spikes per second and neuron in each step, Hz. */
  get rate(): Float64Array {
    return this.recorded?.rates() ?? new Float64Array(0)
  }

  /** The times, `get('t', 'ms')`, or the rate, `get('rate', 'kHz')`. */
  get(what: 't' | 'rate', unit?: string): Float64Array {
    if (what === 't') return inUnit(this.t, seconds, unit, `${this.name}.t`)
    if (what === 'rate') return inUnit(this.rate, hertz, unit, `${this.name}.rate`)
    throw unrecorded(this.name, what, ['t', 'rate'])
  }

  /**
   * The rate in every step, smoothed: `R.smoothRate('gaussian', '5*ms')`.
   *
   * @param window `gaussian` or `flat`, or an odd number of weights
   * @param width standard deviation of `gaussian`, whole width of `flat`
   * @throws HillockError with Brian's sentence for a window that is none
   */
  smoothRate(window: SmoothingWindow, width?: QuantityLike, options: RateOptions = {}): Float64Array {
    requireOptions('smoothRate', options, { span: 'span' })
    const { span } = options
    const seconds = width === undefined ? undefined : timeOf(width, 'width', span)
    return smoothed(this.rate, windowOf(window, seconds, this.clockInUse.dt, span), span)
  }

  /**
   * The mean rate in bins from the first recorded step on; a last incomplete bin is left out.
   *
   * @param binSize a multiple of dt: `'10*ms'`
   * @throws HillockError `bad-value` for bins that are no multiple of dt
   */
  binnedRate(binSize: QuantityLike, options: RateOptions = {}): BinnedRate {
    requireOptions('binnedRate', options, { span: 'span' })
    const { span } = options
    return binnedRate(this.t, this.rate, timeOf(binSize, 'bin_size', span), this.clockInUse.dt, span)
  }

  emptyRecord(): RateRecord {
    return new RateRecord(this.source.size)
  }

  model(group: number, clock: number): RateMonitorModel {
    const { name, timing, span, source } = this
    return { kind: 'rate', name, group, range: source.range, clock, timing, event: 'spike', span }
  }
}
