/** `binned_rate` and `smooth_rate` of monitors, with Brian's words for what cannot be (semantics §8.4). */
import type { EventMonitor, PopulationRateMonitor, SmoothingWindow } from '../../../network/index.ts'
import { timestepOf } from '../../../network/rates.ts'
import { hertz, type Quantity, seconds } from '../../../units/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { isStr, tuple, type Value } from '../../evaluate/values.ts'
import { argumentPlace, given } from '../arguments.ts'
import { quantityText, timeOption } from './time-option.ts'

/** Beginnings of the bins, and the mean rate in each. A bin of one step gives the monitor's own rate. */
export function populationRates(monitor: PopulationRateMonitor, size: Value, own: () => Value, site: CallSite): Value {
  const bin = binOption(size, site)
  const { t, rate } = monitor.binnedRate(bin, { span: site.argument(0) })
  const isStep = stepsOf(bin, monitor) === 1
  if (!isStep && monitor.length === 0) throw nothingRecorded('index 0 is out of bounds for axis 0 with size 0')
  return tuple([inSeconds(t), isStep ? own() : inHertz(rate, [rate.length])])
}

/** Beginnings of the bins, and a row of rates for each neuron. */
export function eventRates(monitor: EventMonitor, size: Value, site: CallSite): Value {
  const bin = binOption(size, site)
  const { t, rates } = monitor.binnedRate(bin, { span: site.argument(0) })
  requireWholeBins(monitor, stepsOf(bin, monitor), t.length)
  return tuple([inSeconds(t), inHertz(together(rates), [rates.length, t.length])])
}

/** Brian fails at an event behind the last whole bin; what it cannot count must not look counted. */
function requireWholeBins(monitor: EventMonitor, steps: number, bins: number): void {
  const { dt } = monitor.clockInUse
  const late = monitor.t.find(time => timestepOf(time, dt) >= bins * steps)
  if (late === undefined) return
  const bin = Math.floor(timestepOf(late, dt) / steps)
  const message = `index ${bin} is out of bounds for axis 1 with size ${bins}`
  throw new PythonError('IndexError', message, {
    code: 'bad-value',
    help: 'the last bin is not whole, and there are events in it; run for a multiple of bin_size',
  })
}

export function smoothedPopulation(
  monitor: PopulationRateMonitor,
  window: Value | undefined,
  width: Value | undefined,
  site: CallSite,
): Value {
  const { weights, seconds: half } = windowOptions(window, width, site)
  const rate = monitor.smoothRate(weights, half, { span: site.span })
  return inHertz(rate, [rate.length])
}

export function smoothedEvents(
  monitor: EventMonitor,
  window: Value | undefined,
  width: Value | undefined,
  site: CallSite,
): Value {
  const { weights, seconds: half } = windowOptions(window, width, site)
  const rates = monitor.smoothRate(weights, half, { span: site.span })
  return inHertz(together(rates), [rates.length, rates[0]?.length ?? 0])
}

function binOption(value: Value, site: CallSite): Quantity {
  return timeOption('bin_size', value, site, 'binned_rate', quantityText)
}

function windowOptions(
  window: Value | undefined,
  width: Value | undefined,
  site: CallSite,
): { readonly weights: SmoothingWindow; readonly seconds: Quantity | undefined } {
  const time = given(width) ? timeOption('width', width, site, 'smooth_rate') : undefined
  return { weights: windowOption(window, site), seconds: time }
}

/** A name goes on as it is: what it means, and whether there is such a window, the network knows. */
function windowOption(value: Value | undefined, site: CallSite): SmoothingWindow {
  if (value === undefined) return 'gaussian'
  if (isStr(value)) return value.text.text as SmoothingWindow
  const values = toArray(value, site)
  if (values?.shape.length === 1) return values.data
  throw new PythonError('TypeError', 'The provided window has to be one-dimensional.', {
    span: argumentPlace('window', 0, site),
  })
}

function stepsOf({ value }: Quantity, { clockInUse }: EventMonitor | PopulationRateMonitor): number {
  return Math.round(value / clockInUse.dt)
}

function nothingRecorded(message: string): PythonError {
  return new PythonError('IndexError', message, { code: 'bad-value', help: 'nothing has been recorded yet' })
}

function together(rows: readonly Float64Array[]): Float64Array {
  const length = rows[0]?.length ?? 0
  const all = new Float64Array(rows.length * length)
  rows.forEach((row, index) => all.set(row, index * length))
  return all
}

function inSeconds(values: Float64Array): ArrayValue {
  return array(values, undefined, 'float', seconds)
}

function inHertz(values: Float64Array, shape: readonly number[]): ArrayValue {
  return array(values, shape, 'float', hertz)
}
