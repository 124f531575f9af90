/** Places between sorted numbers, and how many of them lie below. */
import { asFloats, at, type ArrayValue } from '../../../arrays/array.ts'
import { sortedFloats } from '../../../arrays/order.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, type FunctionValue } from '../../../evaluate/values.ts'
import { given, optionalText } from '../../arguments.ts'
import { elementwise, lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { perLine } from './lines.ts'
import { axisOf, requirePropagating } from './options.ts'

/** A quantile of sorted numbers, as scipy's `quantile` puts it between two of them. */
function quantileOf(sorted: Float64Array, share: number): number {
  const n = sorted.length
  const place = share * n + (1 - share)
  const part = place - Math.floor(place)
  const below = Math.min(Math.max(Math.floor(place) - 1, 0), n - 1)
  const above = Math.min(Math.floor(place), n - 1)
  return (1 - part) * (sorted[below] ?? NaN) + part * (sorted[above] ?? NaN)
}

const iqr = scipyRow(
  "iqr(x, axis=None, rng=(25, 75), scale=1.0, nan_policy='propagate')",
  ([x, axis, range, scale, policy], site) => {
    requirePropagating(policy)
    if (isStr(scale)) throw lacking("the argument 'scale' of iqr as a text")
    const said = given(range) ? needRow(range, 'iqr', site) : Float64Array.of(25, 75)
    if (said.length !== 2) throw new PythonError('TypeError', '`rng` must be a two element sequence.')
    if (said.some(Number.isNaN)) throw new PythonError('ValueError', '`rng` must not contain NaNs.')
    const [from = NaN, to = NaN] = sortedFloats(said).map(each => each / 100)
    if (from < 0 || to > 1) throw new PythonError('ValueError', 'Elements of `rng` must be in the range [0, 100].')
    const values = needNumbers(x, 'iqr', site)
    if (values.type === 'boolean') throw new PythonError('ValueError', '`x` must have real dtype.')
    const by = numberOr(scale, 1, 'iqr', site)
    const width = (line: Float64Array): number => {
      if (line.length === 0 || line.some(Number.isNaN)) return NaN
      const sorted = sortedFloats(line)
      return (quantileOf(sorted, to) - quantileOf(sorted, from)) / by
    }
    const axes = given(axis) ? axisOf(axis, site) : undefined
    return perLine(values, axes, width, site)
  },
  'interpolation keepdims',
)

/** A score between sorted ones, weighted as scipy does. */
function scoreAt(sorted: Float64Array, percent: number): number {
  if (!(percent >= 0 && percent <= 100)) throw new PythonError('ValueError', 'percentile must be in the range [0, 100]')
  const place = (percent / 100) * (sorted.length - 1)
  const below = Math.floor(place)
  if (below === place) return sorted[below] ?? NaN
  const [first, second] = [below + 1 - place, place - below]
  return ((sorted[below] ?? NaN) * first + (sorted[below + 1] ?? NaN) * second) / (first + second)
}

const scoreatpercentile = scipyRow(
  'scoreatpercentile(a, per)',
  ([a, per], site) => {
    const sorted = sortedFloats(asFloats(needNumbers(a, 'scoreatpercentile', site).data))
    return elementwise([needNumbers(per, 'scoreatpercentile', site)], ([p = NaN]) =>
      sorted.length === 0 ? NaN : scoreAt(sorted, p),
    )
  },
  'limit interpolation_method axis',
)

/** How many of some numbers lie below one, and how many do not lie above it. */
function countsOf(values: ArrayValue, x: number): readonly [below: number, upTo: number] {
  let [below, upTo] = [0, 0]
  for (let k = 0; k < values.data.length; k++) {
    const each = at(values, k)
    if (each < x) below++
    if (each <= x) upTo++
  }
  return [below, upTo]
}

const percentileofscore = scipyRow(
  "percentileofscore(a, score, kind='rank')",
  ([a, score, kind], site) => {
    const values = needNumbers(a, 'percentileofscore', site)
    if (values.shape.length !== 1) throw new PythonError('ValueError', '`a` must be 1-dimensional.')
    const how = optionalText(kind, 'kind') ?? 'rank'
    const n = values.data.length
    const isVoid = n === 0 || asFloats(values.data).some(Number.isNaN)
    if (!isVoid && !['rank', 'strict', 'weak', 'mean'].includes(how))
      throw new PythonError('ValueError', "kind can only be 'rank', 'strict', 'weak' or 'mean'")
    return elementwise([needNumbers(score, 'percentileofscore', site)], ([x = NaN]) => {
      if (isVoid || Number.isNaN(x)) return NaN
      const [below, upTo] = countsOf(values, x)
      if (how === 'strict') return below * (100 / n)
      if (how === 'weak') return upTo * (100 / n)
      const own = how === 'rank' && upTo > below ? 1 : 0
      return (below + upTo + own) * (50 / n)
    })
  },
  'nan_policy',
)

export const quantiles: readonly FunctionValue[] = [iqr, scoreatpercentile, percentileofscore]
