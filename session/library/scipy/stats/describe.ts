/** What numbers of a sample come to: its error, moments, the number that is most frequent. */
import { array, asFloats, scalar, type ArrayValue } from '../../../arrays/array.ts'
import { angleOf, type LongLines } from '../../../arrays/math.ts'
import { mapLines, pairwiseSum, reduce, variance } from '../../../arrays/reduce.ts'
import { byNumber } from '../../../arrays/order.ts'
import { dimensionless } from '../../../../units/index.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { element } from '../../../evaluate/iterate.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { elementwise, lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { axisOf, requirePropagating } from './options.ts'

/** One number for each line along an axis. */
function perLine(
  values: ArrayValue,
  axis: number | undefined,
  f: (line: Float64Array, long: LongLines) => number,
  site: CallSite,
): ArrayValue {
  const axes = axis === undefined || values.shape.length === 0 ? undefined : [axis]
  return reduce(values, { axes }, (line, _, long) => f(line, long), 'float', dimensionless, site.session.math.lines)
}

function spreadOf(line: Float64Array, freedom: number, long: LongLines): number {
  return Math.sqrt(variance(line, true, freedom, long))
}

const sem = scipyRow(
  "sem(a, axis=0, ddof=1, nan_policy='propagate')",
  ([a, axis, ddof, policy], site) => {
    requirePropagating(policy)
    const freedom = numberOr(ddof, 1, 'sem', site)
    const error = (line: Float64Array, long: LongLines): number =>
      spreadOf(line, freedom, long) / Math.sqrt(line.length)
    return perLine(needNumbers(a, 'sem', site), axisOf(axis, site), error, site)
  },
  'keepdims',
)

/** Each number of a row in units of the spread of another, from that one's mean. */
function scored(line: Float64Array, of: Float64Array, freedom: number, long: LongLines): Float64Array {
  const mean = pairwiseSum(of) / of.length
  const spread = spreadOf(of, freedom, long)
  // Equal numbers have none but that of rounding.
  const isEven = of.every(x => x === of[0])
  return line.map(x => (isEven ? NaN : (x - mean) / spread))
}

const zscore = scipyRow("zscore(a, axis=0, ddof=0, nan_policy='propagate')", ([a, axis, ddof, policy], site) => {
  requirePropagating(policy)
  const values = needNumbers(a, 'zscore', site)
  const freedom = numberOr(ddof, 0, 'zscore', site)
  const { lines } = site.session.math
  const along = axisOf(axis, site)
  const change = (line: Float64Array): Float64Array => scored(line, line, freedom, lines)
  if (along !== undefined) return mapLines(values, along, change, 'float', dimensionless)
  return array(change(asFloats(values.data)), values.shape)
})

const zmap = scipyRow(
  "zmap(scores, compare, axis=0, ddof=0, nan_policy='propagate')",
  ([scores, compare, , ddof, policy], site) => {
    requirePropagating(policy)
    const freedom = numberOr(ddof, 0, 'zmap', site)
    const of = needRow(compare, 'zmap', site)
    return array(scored(needRow(scores, 'zmap', site), of, freedom, site.session.math.lines))
  },
)

/** The mean power of the distances from the mean. */
function centralMoment(line: Float64Array, power: number): number {
  const mean = pairwiseSum(line) / line.length
  return pairwiseSum(line.map(x => (x - mean) ** power)) / line.length
}

function skewness(line: Float64Array, isBiased: boolean): number {
  const n = line.length
  const spread = centralMoment(line, 2)
  if (spread === 0) return NaN
  const skew = centralMoment(line, 3) / spread ** 1.5
  return isBiased || n < 3 ? skew : (Math.sqrt((n - 1) * n) / (n - 2)) * skew
}

/** Above that of a normal distribution, which is 3. */
function excess(line: Float64Array, isBiased: boolean): number {
  const n = line.length
  const spread = centralMoment(line, 2)
  if (spread === 0) return NaN
  const ratio = centralMoment(line, 4) / (spread * spread)
  if (isBiased || n < 4) return ratio - 3
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * ratio - 3 * (n - 1))
}

const skew = scipyRow(
  "skew(a, axis=0, bias=True, nan_policy='propagate')",
  ([a, axis, bias, policy], site) => {
    requirePropagating(policy)
    const isBiased = flag(bias, true, site)
    return perLine(needNumbers(a, 'skew', site), axisOf(axis, site), line => skewness(line, isBiased), site)
  },
  'keepdims',
)

const kurtosis = scipyRow(
  "kurtosis(a, axis=0, fisher=True, bias=True, nan_policy='propagate')",
  ([a, axis, fisher, bias, policy], site) => {
    requirePropagating(policy)
    const [isBiased, from] = [flag(bias, true, site), flag(fisher, true, site) ? 0 : 3]
    return perLine(needNumbers(a, 'kurtosis', site), axisOf(axis, site), line => excess(line, isBiased) + from, site)
  },
  'keepdims',
)

const variation = scipyRow(
  "variation(a, axis=0, nan_policy='propagate', ddof=0)",
  ([a, axis, policy, ddof], site) => {
    requirePropagating(policy)
    const freedom = numberOr(ddof, 0, 'variation', site)
    const ratio = (line: Float64Array, long: LongLines): number =>
      spreadOf(line, freedom, long) / (pairwiseSum(line) / line.length)
    return perLine(needNumbers(a, 'variation', site), axisOf(axis, site), ratio, site)
  },
  'keepdims',
)

const gmean = scipyRow(
  'gmean(a, axis=0)',
  ([a, axis], site) => {
    const { exp, log } = site.session.math
    const mean = (line: Float64Array): number => exp(pairwiseSum(line.map(log)) / line.length)
    return perLine(needNumbers(a, 'gmean', site), axisOf(axis, site), mean, site)
  },
  'dtype weights nan_policy keepdims',
)

/** The number that is most frequent in a line, the least one of several. */
function mostFrequent(line: Float64Array): readonly [number, number] {
  if (line.some(Number.isNaN)) return [NaN, line.filter(Number.isNaN).length]
  const sorted = line.toSorted(byNumber)
  let [best, count, run] = [NaN, 0, 0]
  for (const [k, x] of sorted.entries()) {
    run = x === sorted[k - 1] ? run + 1 : 1
    if (run > count) [best, count] = [x, run]
  }
  return [best, count]
}

const mode = scipyRow(
  "mode(a, axis=0, nan_policy='propagate', keepdims=False)",
  ([a, axis, policy, keepdims], site) => {
    requirePropagating(policy)
    if (flag(keepdims, false, site)) throw lacking("the argument 'keepdims' of mode")
    const values = needNumbers(a, 'mode', site)
    const along = values.shape.length < 2 ? undefined : axisOf(axis, site)
    const axes = along === undefined ? undefined : [along]
    const { lines } = site.session.math
    const part = (which: 0 | 1, type: ArrayValue['type']): ArrayValue =>
      reduce(values, { axes }, line => mostFrequent(line)[which], type, dimensionless, lines)
    return bunch('ModeResult', [
      ['mode', part(0, values.type)],
      ['count', part(1, 'integer')],
    ])
  },
)

/** A quantile between sorted numbers, by a straight line. */
function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] ?? NaN
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN
  const part = place - below
  // As numpy does, from the end that is nearer.
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part)
}

const iqr = scipyRow(
  "iqr(x, axis=None, rng=(25, 75), scale=1.0, nan_policy='propagate')",
  ([x, axis, range, scale, policy], site) => {
    requirePropagating(policy)
    if (typeof scale === 'object' && scale !== null) throw lacking("the argument 'scale' of iqr as a text")
    const [from, to] = given(range) ? needRow(range, 'iqr', site) : [25, 75]
    const by = numberOr(scale, 1, 'iqr', site)
    const width = (line: Float64Array): number => {
      if (line.some(Number.isNaN)) return NaN
      const sorted = line.toSorted(byNumber)
      return (quantileOf(sorted, (to ?? 75) / 100) - quantileOf(sorted, (from ?? 25) / 100)) / by
    }
    return perLine(needNumbers(x, 'iqr', site), axisOf(axis, site, undefined), width, site)
  },
  'interpolation keepdims',
)

const scoreatpercentile = scipyRow(
  'scoreatpercentile(a, per)',
  ([a, per], site) => {
    const sorted = needRow(a, 'scoreatpercentile', site).toSorted(byNumber)
    return elementwise([needNumbers(per, 'scoreatpercentile', site)], ([p = NaN]) => quantileOf(sorted, p / 100))
  },
  'limit interpolation_method axis',
)

const percentileofscore = scipyRow(
  "percentileofscore(a, score, kind='rank')",
  ([a, score, kind], site) => {
    const values = needRow(a, 'percentileofscore', site)
    const how = optionalText(kind, 'kind') ?? 'rank'
    if (!['rank', 'strict', 'weak', 'mean'].includes(how))
      throw new PythonError('ValueError', "kind can only be 'rank', 'strict', 'weak' or 'mean'")
    return elementwise([needNumbers(score, 'percentileofscore', site)], ([x = NaN]) => {
      const below = values.filter(each => each < x).length
      const upTo = values.filter(each => each <= x).length
      if (how === 'strict') return below * (100 / values.length)
      if (how === 'weak') return upTo * (100 / values.length)
      const own = how === 'rank' && upTo > below ? 1 : 0
      return (below + upTo + own) * (50 / values.length)
    })
  },
  'nan_policy',
)

/** The mean direction of angles, and how long the mean of their unit vectors is. */
function resultant(
  angles: Float64Array,
  low: number,
  high: number,
  site: CallSite,
): { readonly sin: number; readonly cos: number; readonly length: number } {
  const { math } = site.session
  const turned = angles.map(x => ((x - low) * 2 * Math.PI) / (high - low))
  const sin = pairwiseSum(turned.map(math.sin)) / angles.length
  const cos = pairwiseSum(turned.map(math.cos)) / angles.length
  return { sin, cos, length: Math.min(1, Math.sqrt(sin * sin + cos * cos)) }
}

function circular(
  name: string,
  f: (angles: ReturnType<typeof resultant>, low: number, high: number, site: CallSite) => number,
): FunctionValue {
  return scipyRow(
    `${name}(samples, high=6.283185307179586, low=0)`,
    ([samples, high, low], site) => {
      const [from, to] = [numberOr(low, 0, name, site), numberOr(high, 2 * Math.PI, name, site)]
      const angles = asFloats(needNumbers(samples, name, site).data)
      return scalar(f(resultant(angles, from, to, site), from, to, site))
    },
    'axis nan_policy keepdims normalize',
  )
}

const circles: readonly FunctionValue[] = [
  circular('circmean', ({ sin, cos }, low, high, { session: { math } }) => {
    const angle = angleOf(sin, cos, math)
    return ((angle < 0 ? angle + 2 * Math.PI : angle) * (high - low)) / (2 * Math.PI) + low
  }),
  circular('circvar', ({ length }) => 1 - length),
  circular(
    'circstd',
    ({ length }, low, high, { session: { math } }) => (Math.sqrt(-2 * math.log(length)) * (high - low)) / (2 * Math.PI),
  ),
]

const describe = scipyRow(
  "describe(a, axis=0, ddof=1, bias=True, nan_policy='propagate')",
  ([a, , ddof, bias, policy], site) => {
    requirePropagating(policy)
    const values = needNumbers(a, 'describe', site)
    if (values.shape.length > 1) throw lacking('describe() of more than a row')
    const line = asFloats(values.data)
    if (line.length === 0) throw new PythonError('ValueError', 'The input must not be empty.')
    const isBiased = flag(bias, true, site)
    const sorted = line.toSorted(byNumber)
    const place = (k: number): Value => element({ ...values, data: sorted, shape: [sorted.length] }, k)
    return bunch('DescribeResult', [
      ['nobs', BigInt(line.length)],
      ['minmax', tuple([place(0), place(sorted.length - 1)])],
      ['mean', scalar(pairwiseSum(line) / line.length)],
      [
        'variance',
        scalar(variance(line, true, given(ddof) ? toInteger(ddof, 'ddof', site) : 1, site.session.math.lines)),
      ],
      ['skewness', scalar(skewness(line, isBiased))],
      ['kurtosis', scalar(excess(line, isBiased))],
    ])
  },
)

/** What describes one sample. */
export const descriptions: readonly FunctionValue[] = [
  sem, zscore, zmap, skew, kurtosis, variation, gmean, mode, iqr, scoreatpercentile, percentileofscore, ...circles,
  describe,
] // prettier-ignore
