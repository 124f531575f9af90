/** What numbers of a sample come to: its error, scores, the number that is most frequent. */
import { array, asFloats, scalar, type ArrayValue } from '../../../arrays/array.ts'
import type { LongLines } from '../../../arrays/math.ts'
import { mapLines, pairwiseSum, reduce, variance } from '../../../arrays/reduce.ts'
import { byNumber } from '../../../arrays/order.ts'
import { dimensionless } from '../../../../units/index.ts'
import { element } from '../../../evaluate/iterate.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { flag, given } from '../../arguments.ts'
import { lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { circles } from './circles.ts'
import { perLine, spreadOf } from './lines.ts'
import { excess, moments, skewness } from './moments.ts'
import { axisOf, requirePropagating } from './options.ts'
import { quantiles } from './quantiles.ts'

const sem = scipyRow(
  "sem(a, axis=0, ddof=1, nan_policy='propagate')",
  ([a, axis, ddof, policy], site) => {
    requirePropagating(policy)
    const freedom = numberOr(ddof, 1, 'sem', site)
    const error = (line: Float64Array, long: LongLines): number =>
      line.length < 2 ? NaN : spreadOf(line, freedom, long) / Math.sqrt(line.length)
    return perLine(needNumbers(a, 'sem', site), axisOf(axis, site), error, site)
  },
  'keepdims',
)

/** Each number of a row in units of the spread of another, from that one's mean. */
function scored(line: Float64Array, of: Float64Array, freedom: number, isOwn: boolean, long: LongLines): Float64Array {
  const mean = pairwiseSum(of) / of.length
  const spread = spreadOf(of, freedom, long)
  // Equal numbers have no spread of their own but that of rounding.
  if (isOwn && spread <= Math.abs(Number.EPSILON * mean)) return new Float64Array(line.length).fill(NaN)
  return line.map(x => (x - mean) / spread)
}

const zscore = scipyRow("zscore(a, axis=0, ddof=0, nan_policy='propagate')", ([a, axis, ddof, policy], site) => {
  requirePropagating(policy)
  const values = needNumbers(a, 'zscore', site)
  const freedom = numberOr(ddof, 0, 'zscore', site)
  const { lines } = site.session.math
  const along = axisOf(axis, site)
  const change = (line: Float64Array): Float64Array => scored(line, line, freedom, true, lines)
  if (along !== undefined) return mapLines(values, along, change, 'float', dimensionless)
  return array(change(asFloats(values.data)), values.shape)
})

const zmap = scipyRow(
  "zmap(scores, compare, axis=0, ddof=0, nan_policy='propagate')",
  ([scores, compare, , ddof, policy], site) => {
    requirePropagating(policy)
    const freedom = numberOr(ddof, 0, 'zmap', site)
    const of = needRow(compare, 'zmap', site)
    const isOwn = scores === compare
    return array(scored(needRow(scores, 'zmap', site), of, freedom, isOwn, site.session.math.lines))
  },
)

/** The number that is most frequent in a line, the least one of several; all NaN are one, behind all others. */
function mostFrequent(line: Float64Array): readonly [number, number] {
  const sorted = line.toSorted(byNumber)
  let [best, count, run] = [NaN, 0, 0]
  for (const [k, x] of sorted.entries()) {
    run = k > 0 && Object.is(x + 0, (sorted[k - 1] ?? 0) + 0) ? run + 1 : 1
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
    if (values.type === 'boolean')
      throw new PythonError(
        'TypeError',
        'Argument `a` is not recognized as numeric. Support for input that cannot be coerced to a numeric array was deprecated in SciPy 1.9.0 and removed in SciPy 1.11.0. Please consider `np.unique`.',
      )
    const along = values.shape.length < 2 ? undefined : axisOf(axis, site)
    const axes = along === undefined ? undefined : [along]
    const { lines } = site.session.math
    const part = (which: 0 | 1, type: ArrayValue['type']): ArrayValue =>
      reduce(values, { axes }, line => mostFrequent(line)[which], type, dimensionless, lines)
    const isEmpty = values.data.length === 0
    return bunch('ModeResult', [
      ['mode', part(0, isEmpty ? 'float' : values.type)],
      ['count', part(1, isEmpty ? 'float' : 'integer')],
    ])
  },
)

const describe = scipyRow(
  "describe(a, axis=0, ddof=1, bias=True, nan_policy='propagate')",
  ([a, , ddof, bias, policy], site) => {
    requirePropagating(policy)
    const values = needNumbers(a, 'describe', site)
    if (values.shape.length > 1) throw lacking('describe() of more than a row')
    const line = asFloats(values.data)
    if (line.length === 0) throw new PythonError('ValueError', 'The input must not be empty.')
    const isBiased = flag(bias, true, site)
    const sorted = line.some(Number.isNaN) ? line.map(() => NaN) : line.toSorted(byNumber)
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
  sem, zscore, zmap, mode, describe, ...moments, ...quantiles, ...circles,
] // prettier-ignore
