/** Firing rates from spikes and counts: in bins, and smoothed (semantics §8.4). Times in seconds, rates in Hz. */
import { timestepOf } from '../compiler/index.ts'
import { failure, type Span } from '../diagnostics/index.ts'
import { roundHalfEven, seconds } from '../units/index.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { withSpan } from './with-span.ts'

export { timestepOf }

/** Rates of one population, or of one neuron. */
export interface BinnedRate {
  /** Beginning of each bin. */
  readonly t: Float64Array
  readonly rate: Float64Array
}

/** Rates of every neuron in the same bins. */
export interface BinnedRates {
  /** Beginning of each bin. */
  readonly t: Float64Array
  /** By neuron. */
  readonly rates: readonly Float64Array[]
}

/** `gaussian` with a standard deviation, `flat` with a width, or weights of one's own: an odd number of them. */
export type SmoothingWindow = 'gaussian' | 'flat' | ArrayLike<number>

/**
 * The mean rate in each complete bin, from the first recorded step on.
 *
 * @param t of each step
 * @param rate in each step
 * @throws HillockError `bad-value` for bins that are no multiple of dt
 */
export function binnedRate(t: Float64Array, rate: Float64Array, binSize: number, dt: number, span?: Span): BinnedRate {
  const steps = stepsOfBin(binSize, dt, span)
  if (steps === 1) return { t: t.slice(), rate: rate.slice() }
  const bins = Math.floor(rate.length / steps)
  const start = t[0] ?? 0
  return {
    t: Float64Array.from({ length: bins }, (_, bin) => start + bin * steps * dt),
    rate: Float64Array.from({ length: bins }, (_, bin) => sum(rate.subarray(bin * steps, (bin + 1) * steps)) / steps),
  }
}

/** Events of a population: when, and of which neuron. */
export interface Events {
  readonly t: Float64Array
  readonly i: Int32Array
  /** Neurons. */
  readonly size: number
}

/**
 * The rate of each neuron in each complete bin, from time 0 on. Events in a last incomplete bin do not count.
 *
 * @param timestep steps so far
 * @throws HillockError `bad-value` for bins that are no multiple of dt
 */
export function binnedEvents(
  { t, i, size }: Events,
  binSize: number,
  { dt, timestep }: { readonly dt: number; readonly timestep: number },
  span?: Span,
): BinnedRates {
  const steps = stepsOfBin(binSize, dt, span)
  const bins = Math.floor(timestep / steps)
  const rates = Array.from({ length: size }, () => new Float64Array(bins))
  for (const [k, neuron] of i.entries()) {
    const bin = Math.floor(timestepOf(t[k] ?? 0, dt) / steps)
    const row = rates[neuron]
    if (row !== undefined && bin < bins) row[bin] = (row[bin] ?? 0) + 1
  }
  for (const row of rates) row.forEach((count, bin) => (row[bin] = count / binSize))
  return { t: Float64Array.from({ length: bins }, (_, bin) => bin * steps * dt), rates }
}

/**
 * The weights of a window, of sum 1.
 *
 * @param width seconds, for a window by name: the standard deviation of `gaussian`, the whole of `flat`
 * @throws HillockError with Brian's sentence
 */
export function windowOf(window: SmoothingWindow, width: number | undefined, dt: number, span?: Span): Float64Array {
  if (typeof window !== 'string') return normalised(givenWindow(window, width, span))
  if (width === undefined)
    throw failure('type-mismatch', 'TypeError: Need a width when using a predefined window.', span)
  if (window === 'gaussian') {
    const half = roundHalfEven((2 * width) / dt)
    const variance = 2 * (width / dt) ** 2
    return normalised(Float64Array.from({ length: 2 * half + 1 }, (_, k) => Math.exp(-((k - half) ** 2) / variance)))
  }
  if (window === 'flat') return normalised(new Float64Array(roundHalfEven(width / (2 * dt)) * 2 + 1).fill(1))
  throw failure('bad-value', `NotImplementedError: Unknown pre-defined window "${String(window)}"`, span)
}

function givenWindow(window: ArrayLike<number>, width: number | undefined, span: Span | undefined): Float64Array {
  if (width !== undefined)
    throw failure('type-mismatch', 'TypeError: Can only specify a width for a predefined window', span)
  if (typeof window?.length !== 'number')
    throw failure('type-mismatch', 'TypeError: The provided window has to be one-dimensional.', span)
  if (window.length % 2 !== 1)
    throw failure('type-mismatch', 'TypeError: The window has to have an odd number of values.', span)
  return Float64Array.from(window)
}

/**
 * A rate in every step, smoothed: numpy's `convolve(rate, window, 'same')`, as long as the longer of the two.
 *
 * @param window weights of sum 1, {@link windowOf}
 * @throws HillockError `bad-value` if there is no rate yet
 */
export function smoothed(rate: Float64Array, window: Float64Array, span?: Span): Float64Array {
  if (rate.length === 0)
    throw failure('bad-value', 'ValueError: a cannot be empty', span, 'nothing has been recorded yet')
  const [long, short] = rate.length >= window.length ? [rate, window] : [window, rate]
  const shift = Math.floor((short.length - 1) / 2)
  return long.map((_, k) => {
    let total = 0
    for (let j = 0; j < short.length; j++) total += (long[k + shift - j] ?? 0) * (short[j] ?? 0)
    return total
  })
}

/**
 * A width or the size of bins, in seconds.
 *
 * @throws HillockError `unit-mismatch` for anything but a time
 */
export function timeOf(given: QuantityLike, what: string, span: Span | undefined): number {
  return withSpan(span, () => siValue(given, seconds, what))
}

/** How many steps a bin has. */
function stepsOfBin(binSize: number, dt: number, span: Span | undefined): number {
  const ratio = binSize / dt
  const rest = ratio - Math.floor(ratio)
  const steps = timestepOf(binSize, dt)
  if (rest <= 1e-6 && steps >= 1) return steps
  const help =
    rest > 1 - 1e-6 ? `as a number, ${binSize} s are a little less than ${Math.round(ratio)} steps` : undefined
  throw failure('bad-value', 'ValueError: bin_size has to be a multiple of dt.', span, help)
}

function normalised(weights: Float64Array): Float64Array {
  const total = sum(weights)
  return weights.map(weight => weight / total)
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
