/** Filters: their numbers, and rows of numbers that go through them. */
import { array, asFloats, type ArrayValue } from '../../../arrays/array.ts'
import { mapLines, pairwiseSum } from '../../../arrays/reduce.ts'
import { dimensionless } from '../../../../units/index.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { given, optionalInteger, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, needRow, scipyRow } from '../numbers.ts'
import { butter } from './butter.ts'

/** Numerator and denominator, as long as each other, the latter's first number being 1. */
interface Filter {
  readonly b: Float64Array
  readonly a: Float64Array
}

function filterOf(b: Value | undefined, a: Value | undefined, zero: string, site: CallSite): Filter {
  const [top, bottom] = [needRow(b, 'lfilter', site), needRow(a, 'lfilter', site)]
  for (const [name, row] of [
    ['b', top],
    ['a', bottom],
  ] as const)
    if (row.length === 0)
      throw new PythonError('ValueError', `Parameter ${name} is not a non-empty 1d array, since ${name}.shape=(0,)!`)
  const first = bottom[0] ?? NaN
  if (first === 0) throw new PythonError('ValueError', zero)
  const length = Math.max(top.length, bottom.length)
  const whole = (row: Float64Array): Float64Array => Float64Array.from({ length }, (_, k) => (row[k] ?? 0) / first)
  return { b: whole(top), a: whole(bottom) }
}

const noFirst = 'BUG: filter coefficient a[0] == 0 not supported yet'
const noFirstOfState = 'First coefficient of parameter `a` must be non-zero!'

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
  const filter = filterOf(b, a, noFirst, site)
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

/** The state in which a constant 1 goes through without a beginning: what is still to come of it, a sum from the end. */
function steadyState({ b, a }: Filter): Float64Array {
  const sum = pairwiseSum(a)
  if (sum === 0)
    throw new PythonError('ValueError', 'Filter not stable due to sum(a) == 0, i.e., having a pole at z = 1!')
  const end = pairwiseSum(b) / sum
  const state = new Float64Array(a.length - 1)
  let left = 0
  for (let k = a.length - 1; k > 0; k--) {
    left += (b[k] ?? NaN) - end * (a[k] ?? NaN)
    state[k - 1] = left
  }
  return state
}

const steady = scipyRow('lfilter_zi(b, a)', ([b, a], site) => array(steadyState(filterOf(b, a, noFirstOfState, site))))

type Padding = 'odd' | 'even' | 'constant'

/** What a row is taken to be beyond its ends: turned around them, mirrored, or as at them. */
function extended(x: Float64Array, padded: number, padding: Padding): Float64Array {
  const end = x.length - 1
  return Float64Array.from({ length: x.length + 2 * padded }, (_, i) => {
    const k = i - padded
    if (k >= 0 && k <= end) return x[k] ?? NaN
    const edge = (k < 0 ? x[0] : x[end]) ?? NaN
    const mirrored = (k < 0 ? x[-k] : x[2 * end - k]) ?? NaN
    return { odd: 2 * edge - mirrored, even: mirrored, constant: edge }[padding]
  })
}

/** Forwards and backwards, so that nothing is delayed. */
function bothWays(filter: Filter, x: Float64Array, padded: number, padding: Padding): Float64Array {
  if (x.length <= padded)
    throw new PythonError(
      'ValueError',
      `The length of the input vector x must be greater than padlen, which is ${padded}.`,
    )
  const beyond = Math.max(0, padded)
  const begin = steadyState(filter)
  const through = (row: Float64Array): Float64Array =>
    filtered(
      filter,
      row,
      begin.map(each => each * (row[0] ?? NaN)),
    )
  return through(through(extended(x, beyond, padding)).toReversed())
    .toReversed()
    .slice(beyond, beyond + x.length)
}

function paddingOf(value: Value | undefined, { session }: CallSite): Padding | undefined {
  if (value === undefined) return 'odd'
  if (value === null) return undefined
  const said = isStr(value) ? value.text.text : session.text(value)
  if (said === 'odd' || said === 'even' || said === 'constant') return said
  throw new PythonError(
    'ValueError',
    `Unknown value '${said}' given to padtype. padtype must be 'even', 'odd', 'constant', or None.`,
  )
}

const filtfilt = scipyRow(
  "filtfilt(b, a, x, axis=-1, padtype='odd', padlen=None, method='pad')",
  ([b, a, x, axis, kind, length, method], site) => {
    const how = optionalText(method, 'method') ?? 'pad'
    if (how === 'gust') throw lacking("filtfilt(method='gust')")
    if (how !== 'pad') throw new PythonError('ValueError', "method must be 'pad' or 'gust'.")
    const padding = paddingOf(kind, site)
    const filter = filterOf(b, a, noFirstOfState, site)
    const padded = padding === undefined ? 0 : (optionalInteger(length, 'padlen', site) ?? 3 * filter.a.length)
    const values = needNumbers(x, 'filtfilt', site)
    const along = optionalInteger(axis, 'axis', site) ?? -1
    const change = (line: Float64Array): Float64Array => bothWays(filter, line, padded, padding ?? 'odd')
    if (values.shape.length > 1) return mapLines(values, along, change, 'float', dimensionless)
    if (along !== 0 && along !== -1) throw new PythonError('IndexError', 'tuple index out of range')
    return array(change(asFloats(values.data)))
  },
  'irlen',
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
  if (kind.startsWith('l') && !asFloats(values.data).every(Number.isFinite))
    throw new PythonError('ValueError', 'array must not contain infs or NaNs')
  return mapLines(values, axis, line => detrended(line, kind.startsWith('l')), 'float', dimensionless)
}

const detrend = scipyRow(
  "detrend(data, axis=-1, type='linear')",
  ([data, axis, kind], site) =>
    withoutTrend(
      needNumbers(data, 'detrend', site),
      kind === null ? '' : (optionalText(kind, 'type') ?? 'linear'),
      optionalInteger(axis, 'axis', site) ?? -1,
    ),
  'bp overwrite_data',
)

export const filterRows: readonly FunctionValue[] = [lfilter, steady, filtfilt, butter, detrend]
