/** Spectra of rows of numbers (Welch 1967), and the analytic signal. */
import { array, asFloats, numbers } from '../../../arrays/array.ts'
import { complexRow, fourier, realFourier } from '../../../arrays/fourier.ts'
import { sortedFloats } from '../../../arrays/order.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { complexValue } from '../../../evaluate/complex-arrays.ts'
import { isCallable } from '../../../evaluate/classes/is-instance.ts'
import { toNumber } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, str, tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalInteger, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { withoutTrend } from './filters.ts'
import { windowOf } from './windows.ts'

interface Manner {
  readonly rate: number
  readonly window: Float64Array
  /** How many numbers the next segment has of this one. */
  readonly overlap: number
  /** The length that segments are filled up to with zeros. */
  readonly length: number
  readonly trend: string | undefined
  readonly isDensity: boolean
  readonly isMedian: boolean
}

/** The longest transform, which takes seconds. */
const longest = 2 ** 23

function requireTransform(length: number): void {
  if (length > longest) throw lacking(`a Fourier transform of more than ${longest} numbers`)
}

/** What is taken off: None and False are nothing. */
function trendOf(value: Value | undefined, { session }: CallSite): string | undefined {
  if (value === undefined) return 'constant'
  if (value === false || value === null) return undefined
  if (isStr(value)) return value.text.text
  if (isCallable(value)) throw lacking('a function as detrend')
  throw new PythonError('ValueError', `Parameter detr=${session.text(value)} is not a str, function or None!`)
}

/** A number that scipy cuts to a whole one. */
function wholeOf(value: Value | undefined, name: string, site: CallSite): number | undefined {
  return given(value) ? Math.trunc(toNumber(value, name, site)) : undefined
}

function rateOf(value: Value | undefined, name: string, site: CallSite): number {
  const rate = value === undefined ? 1 : numberOr(value, NaN, name, site)
  if (rate > 0) return rate
  throw new PythonError('ValueError', `Sampling frequency fs=${site.session.text(value ?? null)} must be positive!`)
}

/** The squares of the transform of a segment, of each frequency from 0 to half the rate. */
function squaresOf(segment: Float64Array, { window, length, trend }: Manner, { session }: CallSite): Float64Array {
  const flat = trend === undefined ? segment : withoutTrend(array(segment), trend, 0).data
  const line = new Float64Array(length)
  for (const [k, weight] of window.entries()) line[k] = (flat[k] ?? NaN) * weight
  const { re, im } = realFourier(line, session.math)
  return numbers(re.length, k => (re[k] ?? NaN) ** 2 + (im[k] ?? NaN) ** 2)
}

/** The median of so many numbers that are each spread exponentially is so much below their mean. */
function bias(count: number): number {
  let sum = 1
  for (let k = 2; k + 1 <= count; k += 2) sum += 1 / (k + 1) - 1 / k
  return sum
}

function medianOf(values: Float64Array): number {
  const sorted = sortedFloats(values)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** So many numbers of segments are kept for their medians. */
const mostKept = 2 ** 26

/** The mean of the segments' squares, of each frequency; they are many where they overlap much, so none is kept. */
function meanOfSegments(x: Float64Array, manner: Manner, site: CallSite): Float64Array {
  const { window, overlap, length } = manner
  const sums = new Float64Array(Math.floor(length / 2) + 1)
  let segments = 0
  for (let from = 0; from + window.length <= x.length; from += window.length - overlap) {
    site.session.turn()
    const own = squaresOf(x.subarray(from, from + window.length), manner, site)
    for (const [k, each] of own.entries()) sums[k] = (sums[k] ?? NaN) + each
    segments++
  }
  return sums.map(sum => sum / segments)
}

function medianOfSegments(x: Float64Array, manner: Manner, site: CallSite): Float64Array {
  const { window, overlap, length } = manner
  const step = window.length - overlap
  const count = Math.floor(length / 2) + 1
  if (Math.floor((x.length - overlap) / step) * count > mostKept)
    throw lacking("welch(average='median') of so many segments")
  const segments: Float64Array[] = []
  for (let from = 0; from + window.length <= x.length; from += step) {
    site.session.turn()
    segments.push(squaresOf(x.subarray(from, from + window.length), manner, site))
  }
  return numbers(count, k => medianOf(Float64Array.from(segments, each => each[k] ?? NaN)) / bias(segments.length))
}

function spectrum(x: Float64Array, manner: Manner, site: CallSite): Value {
  const { rate, window, length, isDensity, isMedian } = manner
  requireTransform(length)
  if (window.length > x.length)
    throw new PythonError('ValueError', `Invalid Parameter p0=0, p1=0 does not hold for signal length n=${x.length}!`)
  const sum = window.reduce((all, weight) => all + weight, 0)
  const power = window.reduce((all, weight) => all + weight * weight, 0)
  const scale = isDensity ? 1 / (rate * power) : 1 / (sum * sum)
  const middle = (isMedian ? medianOfSegments : meanOfSegments)(x, manner, site)
  // Frequencies below 0 have as much, but for 0 itself and the last one of an even number.
  const made = middle.map((each, k) => each * scale * (k === 0 || 2 * k === length ? 1 : 2))
  return tuple([array(numbers(middle.length, k => (k * rate) / length)), array(made)])
}

function scaling(value: Value | undefined): boolean {
  const said = optionalText(value, 'scaling') ?? 'density'
  if (said === 'density' || said === 'spectrum') return said === 'density'
  throw new PythonError('ValueError', `Parameter scaling='${said}' not in {'spectrum': 'magnitude', 'density': 'psd'}!`)
}

function requireOneSided(value: Value | undefined, name: string, site: CallSite): void {
  if (!flag(value, true, site)) throw lacking(`${name}(return_onesided=False)`)
}

const welch = scipyRow(
  `welch(x, fs=1.0, window='hann', nperseg=None, noverlap=None, nfft=None, detrend='constant', return_onesided=True,
    scaling='density', axis=-1, average='mean')`,
  ([given_, fs, window, segment, overlap, transform, trend, sides, scale, , average], site) => {
    requireOneSided(sides, 'welch', site)
    const x = needRow(given_, 'welch', site)
    if (x.length === 0) return tuple([array(new Float64Array()), array(new Float64Array())])
    const segments = segmentsOf(window, 'hann', wholeOf(segment, 'nperseg', site), x.length, site)
    const count = segments.length
    const length = wholeOf(transform, 'nfft', site) ?? count
    if (length < count)
      throw new PythonError('ValueError', `nfft=${length} must be greater than or equal to nperseg=${count}!`)
    const shared = wholeOf(overlap, 'noverlap', site) ?? Math.floor(count / 2)
    if (shared >= count) throw new PythonError('ValueError', `noverlap=${shared} must be less than nperseg=${count}!`)
    const how = optionalText(average, 'average') ?? 'mean'
    if (how !== 'mean' && how !== 'median' && x.length >= 2 * count - shared)
      throw new PythonError('ValueError', `Parameter average='${how}' must be 'median' or 'mean'!`)
    return spectrum(
      x,
      {
        rate: rateOf(fs, 'welch', site),
        window: segments,
        overlap: shared,
        length,
        trend: trendOf(trend, site),
        isDensity: scaling(scale),
        isMedian: how === 'median',
      },
      site,
    )
  },
)

/** The window of each segment: by its name, or the numbers of an array or a list. */
function segmentsOf(
  window: Value | undefined,
  usual: string,
  said: number | undefined,
  most: number,
  site: CallSite,
): Float64Array {
  const value = window === undefined ? str(usual) : window
  if (isStr(value) || (typeof value === 'object' && value?.kind === 'tuple')) {
    if (said !== undefined && said < 1)
      throw new PythonError('ValueError', `Parameter nperseg=${said} is not a positive integer!`)
    return windowOf(value, Math.min(most, said ?? 256), true, site)
  }
  const given_ = needNumbers(value, 'window', site)
  if (given_.shape.length > 1) throw new PythonError('ValueError', 'Parameter win must be 1d!')
  if (said !== undefined && said !== given_.data.length)
    throw new PythonError('ValueError', `nperseg=${said} does not equal len(win)=${given_.data.length}`)
  return Float64Array.from(asFloats(given_.data))
}

const periodogram = scipyRow(
  `periodogram(x, fs=1.0, window='boxcar', nfft=None, detrend='constant', return_onesided=True, scaling='density',
    axis=-1)`,
  ([given_, fs, window, transform, trend, sides, scale], site) => {
    requireOneSided(sides, 'periodogram', site)
    const x = needRow(given_, 'periodogram', site)
    if (x.length === 0) return tuple([array(new Float64Array()), array(new Float64Array())])
    const length = optionalInteger(transform, 'nfft', site) ?? x.length
    const count = Math.min(length, x.length)
    if (typeof window === 'object' && window?.kind === 'array' && window.data.length !== count)
      throw new PythonError(
        'ValueError',
        'the size of the window must be the same size of the input on the specified axis',
      )
    return spectrum(
      x.subarray(0, count),
      {
        rate: rateOf(fs, 'periodogram', site),
        window: segmentsOf(window ?? undefined, 'boxcar', count, x.length, site),
        overlap: 0,
        length,
        trend: trendOf(trend, site),
        isDensity: scaling(scale),
        isMedian: false,
      },
      site,
    )
  },
)

const hilbert = scipyRow(
  'hilbert(x, N=None)',
  ([given_, n], site) => {
    const x = needRow(given_, 'hilbert', site)
    const length = optionalInteger(n, 'N', site) ?? x.length
    if (length <= 0) throw new PythonError('ValueError', 'N must be positive.')
    requireTransform(length)
    const line = complexRow(length)
    line.re.set(x.subarray(0, length))
    const { math } = site.session
    const { re, im } = fourier(line, false, math)
    // Frequencies below 0 are left out, the others count twice.
    const share = (k: number): number => (k === 0 || 2 * k === length ? 1 : 2 * k < length ? 2 : 0) / length
    const made = fourier(
      { re: re.map((each, k) => each * share(k)), im: im.map((each, k) => each * share(k)) },
      true,
      math,
    )
    return complexValue({ ...made, shape: [length] })
  },
  'axis',
)

export const spectrumRows: readonly FunctionValue[] = [welch, periodogram, hilbert]
