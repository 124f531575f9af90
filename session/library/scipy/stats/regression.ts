/** Straight lines through points, and how closely these lie to one. */
import { scalar } from '../../../arrays/array.ts'
import { pairwiseSum } from '../../../arrays/reduce.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue } from '../../../evaluate/values.ts'
import { given } from '../../arguments.ts'
import { lacking, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { alternativeOf, pairedSamples, requirePropagating, type Alternative } from './options.ts'
import { probabilityOfT } from './tests.ts'

function meanOf(line: Float64Array): number {
  return pairwiseSum(line) / line.length
}

/** The mean product of the distances of two samples from their means. */
function covarianceOf(x: Float64Array, y: Float64Array): number {
  const [meanOfX, meanOfY] = [meanOf(x), meanOf(y)]
  return pairwiseSum(x.map((each, k) => (each - meanOfX) * ((y[k] ?? NaN) - meanOfY))) / x.length
}

/** Pearson's correlation. */
export function correlation(x: Float64Array, y: Float64Array): number {
  const r = covarianceOf(x, y) / Math.sqrt(covarianceOf(x, x)) / Math.sqrt(covarianceOf(y, y))
  return Math.max(-1, Math.min(1, r))
}

const linregress = scipyRow(
  "linregress(x, y, alternative='two-sided', *, axis=0, nan_policy='propagate')",
  ([first, second, alternative, , policy], site) => {
    requirePropagating(policy)
    const [x, y] = pairedSamples(first, second, 'linregress', site)
    const [ofX, ofY, both] = [covarianceOf(x, x), covarianceOf(y, y), covarianceOf(x, y)]
    const slope = both / ofX
    const intercept = meanOf(y) - slope * meanOf(x)
    const r = ofX === 0 || ofY === 0 ? (ofY === 0 ? NaN : 0) : Math.max(-1, Math.min(1, both / Math.sqrt(ofX * ofY)))
    const freedom = x.length - 2
    // As in scipy, so small a number that r = 1 divides by something.
    const t = r * Math.sqrt(freedom / ((1 - r + 1e-20) * (1 + r + 1e-20)))
    const p = probabilityOfT(t, freedom, alternativeOf(alternative), site)
    const error = Math.sqrt(((1 - r * r) * ofY) / ofX / freedom)
    const interceptError = error * Math.sqrt(ofX + meanOf(x) ** 2)
    return bunch(
      'LinregressResult',
      [
        ['slope', scalar(slope)],
        ['intercept', scalar(intercept)],
        ['rvalue', scalar(r)],
        ['pvalue', scalar(p)],
        ['stderr', scalar(error)],
      ],
      [['intercept_stderr', scalar(interceptError)]],
    )
  },
  'keepdims',
)

const pearsonr = scipyRow(
  "pearsonr(x, y, *, alternative='two-sided', method=None, axis=0)",
  ([first, second, alternative, method], site) => {
    if (given(method)) throw lacking("the argument 'method' of pearsonr")
    const [x, y] = pairedSamples(first, second, 'pearsonr', site)
    if (x.length < 2) throw new PythonError('ValueError', '`x` and `y` must have length at least 2.')
    const isEven = [x, y].some(each => each.every(number => number === each[0]))
    const r = isEven ? NaN : correlation(x, y)
    const p = probabilityOfR(r, x.length, alternativeOf(alternative), (a, b, at) =>
      specialOf(site.session).betainc(a, b, at),
    )
    return bunch('PearsonRResult', [
      ['statistic', scalar(x.length === 2 && !isEven ? Math.round(r) : r)],
      ['pvalue', scalar(p)],
    ])
  },
)

/** How likely such a correlation is where there is none: r is beta distributed between −1 and 1 (Student 1908). */
function probabilityOfR(
  r: number,
  count: number,
  alternative: Alternative,
  betainc: (a: number, b: number, x: number) => number,
): number {
  if (Number.isNaN(r)) return NaN
  if (count === 2) return 1
  const shape = count / 2 - 1
  const above = (at: number): number => betainc(shape, shape, (1 - at) / 2)
  if (alternative === 'two-sided') return 2 * above(Math.abs(r))
  return alternative === 'greater' ? above(r) : above(-r)
}

export const regressions: readonly FunctionValue[] = [linregress, pearsonr]
