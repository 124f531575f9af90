/** Filters: their numbers, and rows of numbers that go through them. */
import { array, asFloats, type ArrayValue } from '../../../arrays/array.ts'
import { mapLines, pairwiseSum } from '../../../arrays/reduce.ts'
import { dimensionless } from '../../../../units/index.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { given, optionalInteger, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { solved } from '../optimize/matrices.ts'
import { butterworth, type Band } from './butterworth.ts'

/** Numerator and denominator, as long as each other, the latter's first number being 1. */
interface Filter {
  readonly b: Float64Array
  readonly a: Float64Array
}

function filterOf(b: Value | undefined, a: Value | undefined, site: CallSite): Filter {
  const [top, bottom] = [needRow(b, 'lfilter', site), needRow(a, 'lfilter', site)]
  const first = bottom[0] ?? 0
  if (first === 0) throw new PythonError('ValueError', 'a[0] must be nonzero')
  const length = Math.max(top.length, bottom.length)
  const whole = (row: Float64Array): Float64Array => Float64Array.from({ length }, (_, k) => (row[k] ?? 0) / first)
  return { b: whole(top), a: whole(bottom) }
}

/** The transposed direct form II; the state is changed to what is left at the end. */
function filtered({ b, a }: Filter, x: Float64Array, state: Float64Array): Float64Array {
  const n = state.length
  return x.map(own => {
    const made = (b[0] ?? 0) * own + (state[0] ?? 0)
    for (let k = 0; k < n; k++) state[k] = (state[k + 1] ?? 0) + (b[k + 1] ?? 0) * own - (a[k + 1] ?? 0) * made
    return made
  })
}

const lfilter = scipyRow('lfilter(b, a, x, axis=-1, zi=None)', ([b, a, x, axis, zi], site) => {
  const filter = filterOf(b, a, site)
  const values = needNumbers(x, 'lfilter', site)
  const order = filter.a.length - 1
  if (!given(zi)) {
    const along = optionalInteger(axis, 'axis', site) ?? -1
    return mapLines(values, along, line => filtered(filter, line, new Float64Array(order)), 'float', dimensionless)
  }
  const state = Float64Array.from(needRow(zi, 'lfilter', site))
  if (state.length !== order)
    throw new PythonError('ValueError', `Unexpected shape for zi: expected (${order},), found (${state.length},).`)
  const made = filtered(filter, needRow(x, 'lfilter', site), state)
  return tuple([array(made), array(state)])
})

/** The state in which a constant 1 goes through without a beginning. */
function steadyState({ b, a }: Filter): Float64Array {
  const n = a.length - 1
  const sum = pairwiseSum(a)
  // As for lfilter_zi: z = A z + B, with A the transpose of a companion matrix.
  const columns = Array.from({ length: n }, (_, j) =>
    Float64Array.from(
      { length: n },
      (_own, i) => Number(i === j) + (j === 0 ? (a[i + 1] ?? 0) : 0) - Number(j === i + 1),
    ),
  )
  const right = Float64Array.from({ length: n }, (_, k) => (b[k + 1] ?? 0) - (a[k + 1] ?? 0) * (b[0] ?? 0))
  const found = n === 0 ? new Float64Array() : solved(columns, right)
  if (found !== undefined && sum !== 0) return found
  throw new PythonError('LinAlgError', 'Singular matrix')
}

const steady = scipyRow('lfilter_zi(b, a)', ([b, a], site) => array(steadyState(filterOf(b, a, site))))

/** Forwards and backwards, so that nothing is delayed; beyond its ends a row is turned around them. */
function bothWays(filter: Filter, x: Float64Array, padded: number): Float64Array {
  if (x.length <= padded)
    throw new PythonError(
      'ValueError',
      `The length of the input vector x must be greater than padlen, which is ${padded}.`,
    )
  const [first, last, end] = [x[0] ?? NaN, x.at(-1) ?? NaN, x.length - 1]
  const long = Float64Array.from({ length: x.length + 2 * padded }, (_, i) => {
    const k = i - padded
    if (k < 0) return 2 * first - (x[-k] ?? NaN)
    return k > end ? 2 * last - (x[2 * end - k] ?? NaN) : (x[k] ?? NaN)
  })
  const begin = steadyState(filter)
  const through = (row: Float64Array): Float64Array =>
    filtered(
      filter,
      row,
      begin.map(each => each * (row[0] ?? NaN)),
    )
  return through(through(long).toReversed())
    .toReversed()
    .slice(padded, padded + x.length)
}

const filtfilt = scipyRow(
  "filtfilt(b, a, x, axis=-1, padtype='odd', padlen=None, method='pad')",
  ([b, a, x, axis, kind, length, method], site) => {
    if ((optionalText(method, 'method') ?? 'pad') !== 'pad') throw lacking("filtfilt(method='gust')")
    if (kind !== undefined && optionalText(kind, 'padtype') !== 'odd') throw lacking('filtfilt() with another padtype')
    const filter = filterOf(b, a, site)
    const padded = optionalInteger(length, 'padlen', site) ?? 3 * filter.a.length
    const values = needNumbers(x, 'filtfilt', site)
    const along = optionalInteger(axis, 'axis', site) ?? -1
    if (values.shape.length < 2) return array(bothWays(filter, asFloats(values.data), padded))
    // mapLines asks of zeros how long lines become.
    return mapLines(values, along, line => bothWays(filter, line, padded), 'float', dimensionless)
  },
  'irlen',
)

const bands: Readonly<Record<string, Band>> = {
  low: 'low', lowpass: 'low', lp: 'low', l: 'low',
  high: 'high', highpass: 'high', hp: 'high', h: 'high',
  band: 'band', bandpass: 'band', pass: 'band', bp: 'band',
} // prettier-ignore

/** Filters of higher orders are sums of rounding errors in this form. */
const highest = 100

const butter = scipyRow(
  "butter(N, Wn, btype='low', analog=False, output='ba', fs=None)",
  ([n = null, edges, kind, analog, output, fs], site) => {
    if (analog === true) throw lacking('butter(analog=True)')
    if ((optionalText(output, 'output') ?? 'ba') !== 'ba') throw lacking("butter() with another output than 'ba'")
    const said = optionalText(kind, 'btype') ?? 'low'
    const band = bands[said.toLowerCase()]
    if (band === undefined) throw lacking(`butter(btype='${said}')`)
    const half = given(fs) ? numberOr(fs, NaN, 'fs', site) / 2 : 1
    const places = Array.from(needRow(edges, 'butter', site), edge => edge / half)
    if (places.length !== (band === 'band' ? 2 : 1))
      throw new PythonError(
        'ValueError',
        band === 'band'
          ? 'Wn must specify start and stop frequencies for bandpass filters'
          : 'Must specify a single critical frequency Wn for lowpass or highpass filter',
      )
    if (places.some(place => !(place > 0 && place < 1)))
      throw new PythonError(
        'ValueError',
        given(fs)
          ? 'Digital filter critical frequencies must be 0 < Wn < fs/2'
          : 'Digital filter critical frequencies must be 0 < Wn < 1',
      )
    const order = toInteger(n, 'N', site)
    if (order > highest) throw lacking(`butter() of an order above ${highest}`)
    if (order < 1) throw new PythonError('ValueError', 'Filter order must be a positive integer')
    const { b, a } = butterworth(order, places, band, site.session.math)
    return tuple([array(b), array(a)])
  },
)

/** Straight lines, or means, taken off rows. */
function detrended(line: Float64Array, isLinear: boolean): Float64Array {
  const n = line.length
  const mean = pairwiseSum(line) / n
  if (!isLinear) return line.map(x => x - mean)
  const middle = (n - 1) / 2
  const wide = pairwiseSum(line.map((_, k) => (k - middle) ** 2))
  const slope = n > 1 ? pairwiseSum(line.map((x, k) => (x - mean) * (k - middle))) / wide : 0
  return line.map((x, k) => x - mean - slope * (k - middle))
}

/** What is taken off segments before they are transformed: nothing, their mean, or a straight line. */
export function withoutTrend(values: ArrayValue, kind: string, axis: number): ArrayValue {
  if (!['linear', 'constant', 'l', 'c'].includes(kind))
    throw new PythonError('ValueError', "Trend type must be 'linear' or 'constant'.")
  return mapLines(values, axis, line => detrended(line, kind.startsWith('l')), 'float', dimensionless)
}

const detrend = scipyRow(
  "detrend(data, axis=-1, type='linear')",
  ([data, axis, kind], site) =>
    withoutTrend(
      needNumbers(data, 'detrend', site),
      optionalText(kind, 'type') ?? 'linear',
      optionalInteger(axis, 'axis', site) ?? -1,
    ),
  'bp overwrite_data',
)

export const filterRows: readonly FunctionValue[] = [lfilter, steady, filtfilt, butter, detrend]
