/** Spectra of rows of numbers (Welch 1967), and the analytic signal. */
import { array, numbers } from '../../../arrays/array.ts'
import { complexRow, fourier } from '../../../arrays/fourier.ts'
import { byNumber } from '../../../arrays/order.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { complexValue } from '../../../evaluate/complex-arrays.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalInteger, optionalText } from '../../arguments.ts'
import { lacking, needRow, numberOr, scipyRow } from '../numbers.ts'
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

/** What is taken off: False is nothing. */
function trendOf(value: Value | undefined): string | undefined {
  if (value === false) return undefined
  return optionalText(value, 'detrend') ?? 'constant'
}

/** The squares of the transform of a segment, of each frequency from 0 to half the rate. */
function squaresOf(segment: Float64Array, { window, length, trend }: Manner, { session }: CallSite): Float64Array {
  const flat = trend === undefined ? segment : withoutTrend(array(segment), trend, 0).data
  const line = complexRow(length)
  for (const [k, weight] of window.entries()) line.re[k] = (flat[k] ?? NaN) * weight
  const { re, im } = fourier(line, false, session.math)
  return numbers(Math.floor(length / 2) + 1, k => (re[k] ?? NaN) ** 2 + (im[k] ?? NaN) ** 2)
}

/** The median of so many numbers that are each spread exponentially is so much below their mean. */
function bias(count: number): number {
  let sum = 1
  for (let k = 2; k + 1 <= count; k += 2) sum += 1 / (k + 1) - 1 / k
  return sum
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted(byNumber)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

function spectrum(x: Float64Array, manner: Manner, site: CallSite): Value {
  const { rate, window, overlap, length, isDensity, isMedian } = manner
  requireTransform(length)
  if (window.length === 0) return tuple([array(new Float64Array()), array(new Float64Array())])
  const step = window.length - overlap
  const segments: Float64Array[] = []
  for (let from = 0; from + window.length <= x.length; from += step)
    segments.push(squaresOf(x.subarray(from, from + window.length), manner, site))
  const sum = window.reduce((all, weight) => all + weight, 0)
  const power = window.reduce((all, weight) => all + weight * weight, 0)
  const scale = isDensity ? 1 / (rate * power) : 1 / (sum * sum)
  const count = Math.floor(length / 2) + 1
  const made = numbers(count, k => {
    const own = Float64Array.from(segments, each => each[k] ?? NaN)
    const middle = isMedian ? medianOf(own) / bias(own.length) : own.reduce((all, each) => all + each, 0) / own.length
    // Frequencies below 0 have as much, but for 0 itself and the last one of an even number.
    const isSingle = k === 0 || 2 * k === length
    return middle * scale * (isSingle ? 1 : 2)
  })
  return tuple([array(numbers(count, k => (k * rate) / length)), array(made)])
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
    const own = given(window) && typeof window === 'object' && window.kind === 'array' ? window.data.length : undefined
    const count = Math.min(x.length, optionalInteger(segment, 'nperseg', site) ?? own ?? 256)
    const shared = optionalInteger(overlap, 'noverlap', site) ?? Math.floor(count / 2)
    const length = optionalInteger(transform, 'nfft', site) ?? count
    if (shared >= count) throw new PythonError('ValueError', `noverlap=${shared} must be less than nperseg=${count}!`)
    if (length < count)
      throw new PythonError('ValueError', `nfft=${length} must be greater than or equal to nperseg=${count}!`)
    const how = optionalText(average, 'average') ?? 'mean'
    if (how !== 'mean' && how !== 'median')
      throw new PythonError('ValueError', `average must be "median" or "mean", got ${how}`)
    return spectrum(
      x,
      {
        rate: numberOr(fs, 1, 'welch', site),
        window: windowOf(window, 'hann', count, true, site),
        overlap: shared,
        length,
        trend: trendOf(trend),
        isDensity: scaling(scale),
        isMedian: how === 'median',
      },
      site,
    )
  },
)

const periodogram = scipyRow(
  `periodogram(x, fs=1.0, window='boxcar', nfft=None, detrend='constant', return_onesided=True, scaling='density',
    axis=-1)`,
  ([given_, fs, window, transform, trend, sides, scale], site) => {
    requireOneSided(sides, 'periodogram', site)
    const x = needRow(given_, 'periodogram', site)
    const length = optionalInteger(transform, 'nfft', site) ?? x.length
    const count = Math.min(length, x.length)
    return spectrum(
      x.subarray(0, count),
      {
        rate: numberOr(fs, 1, 'periodogram', site),
        window: windowOf(window, 'boxcar', count, true, site),
        overlap: 0,
        length,
        trend: trendOf(trend),
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
