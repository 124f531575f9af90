/** `butter`: a filter's numbers, from its order and edges. */
import { array } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { lacking, needRow, numberOr, scipyRow } from '../numbers.ts'
import { butterworth, type Band } from './butterworth.ts'

const bands: Readonly<Record<string, Band>> = {
  low: 'low', lowpass: 'low', lp: 'low', l: 'low',
  high: 'high', highpass: 'high', hp: 'high', h: 'high',
  band: 'band', bandpass: 'band', pass: 'band', bp: 'band',
} // prettier-ignore

/** Those that let pass all but a band. */
const stops: readonly string[] = ['bandstop', 'bands', 'stop', 'bs']

/** Filters of higher orders are sums of rounding errors in this form. */
const highest = 100

function wrong(message: string): PythonError {
  return new PythonError('ValueError', message)
}

/** Edges as shares of half the sampling rate, of which the first ones count. */
function edgesOf(edges: Value | undefined, fs: Value | undefined, site: CallSite): readonly number[] {
  const rate = given(fs) ? numberOr(fs, NaN, 'fs', site) : 2
  const places = Array.from(needRow(edges, 'butter', site), edge => edge / (rate / 2))
  if (places.some(place => place <= 0)) throw wrong('filter critical frequencies must be greater than 0')
  const [low = NaN, high = NaN] = places
  if (places.length > 1 && !(low < high)) throw wrong('Wn[0] must be less than Wn[1]')
  return places
}

function requireBelowHalf(places: readonly number[], fs: Value | undefined, site: CallSite): void {
  if (!places.some(place => place >= 1)) return
  if (!given(fs)) throw wrong('Digital filter critical frequencies must be 0 < Wn < 1')
  const rate = numberOr(fs, NaN, 'fs', site)
  const { text } = site.session
  throw wrong(`Digital filter critical frequencies must be 0 < Wn < fs/2 (fs=${text(rate)} -> fs/2=${text(rate / 2)})`)
}

export const butter: FunctionValue = scipyRow(
  "butter(N, Wn, btype='low', analog=False, output='ba', fs=None)",
  ([n, edges, kind, analog, output, fs], site) => {
    if (flag(analog, false, site)) throw lacking('butter(analog=True)')
    const places = edgesOf(edges, fs, site)
    const said = (optionalText(kind, 'btype') ?? 'low').toLowerCase()
    if (stops.includes(said)) throw lacking(`butter(btype='${said}')`)
    const band = bands[said]
    if (band === undefined) throw wrong(`'${said}' is an invalid bandtype for filter.`)
    const form = (optionalText(output, 'output') ?? 'ba').toLowerCase()
    if (form === 'zpk' || form === 'sos') throw lacking(`butter(output='${form}')`)
    if (form !== 'ba') throw wrong(`'${form}' is not a valid output form.`)
    const order = numberOr(n, NaN, 'butter', site)
    if (!Number.isInteger(order) || order < 0) throw wrong('Filter order must be a nonnegative integer')
    if (order > highest) throw lacking(`butter() of an order above ${highest}`)
    requireBelowHalf(places, fs, site)
    if (band === 'band' && places.length < 2)
      throw wrong('Wn must specify start and stop frequencies for bandpass or bandstop filter')
    if (band !== 'band' && places.length !== 1)
      throw wrong('Must specify a single critical frequency Wn for lowpass or highpass filter')
    const { b, a } = butterworth(order, places, band, site.session.math)
    return tuple([array(b), array(a)])
  },
)
