/** Straight lines through points, and how closely these lie to one. */
import { scalar } from '../../../arrays/array.ts'
import { pairwiseSum } from '../../../arrays/reduce.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { given } from '../../arguments.ts'
import { row } from '../../row.ts'
import { lacking, needRow, numberOr, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { alternativeOf, areVoid, pairedSamples, requirePropagating, type Alternative } from './options.ts'
import { confidenceInterval, probabilityOfT } from './t-tests.ts'

function meanOf(line: Float64Array): number {
  return pairwiseSum(line) / line.length
}

/** The mean product of the distances of two samples from their means. */
function covarianceOf(x: Float64Array, y: Float64Array): number {
  const [meanOfX, meanOfY] = [meanOf(x), meanOf(y)]
  return pairwiseSum(x.map((each, k) => (each - meanOfX) * ((y[k] ?? NaN) - meanOfY))) / x.length
}

function clipped(r: number): number {
  return Math.max(-1, Math.min(1, r))
}

/** The correlation of ranks, which are neither large nor small. */
export function rankCorrelation(x: Float64Array, y: Float64Array): number {
  return clipped(covarianceOf(x, y) / Math.sqrt(covarianceOf(x, x)) / Math.sqrt(covarianceOf(y, y)))
}

const linregress = scipyRow(
  "linregress(x, y, alternative='two-sided', *, axis=0, nan_policy='propagate')",
  ([first, second, alternative, , policy], site) => {
    requirePropagating(policy)
    const [x, y] = pairedSamples(first, second, 'linregress', site)
    const side = alternativeOf(alternative)
    const made = x.length < 2 || areVoid(x, y) ? nothing : lineThrough(x, y, side, site)
    return bunch(
      'LinregressResult',
      [
        ['slope', scalar(made.slope)],
        ['intercept', scalar(made.intercept)],
        ['rvalue', scalar(made.r)],
        ['pvalue', scalar(made.p)],
        ['stderr', scalar(made.error)],
      ],
      [['intercept_stderr', scalar(made.interceptError)]],
    )
  },
  'keepdims',
)

const nothing = { slope: NaN, intercept: NaN, r: NaN, p: NaN, error: NaN, interceptError: NaN }

function lineThrough(x: Float64Array, y: Float64Array, side: Alternative, site: CallSite): typeof nothing {
  const [ofX, ofY, both] = [covarianceOf(x, x), covarianceOf(y, y), covarianceOf(x, y)]
  const slope = both / ofX
  const intercept = meanOf(y) - slope * meanOf(x)
  const isFlat = ofX === 0 || ofY === 0
  const r = isFlat ? (both === 0 ? NaN : 0) : clipped(both / Math.sqrt(ofX * ofY))
  const freedom = x.length - 2
  // As in scipy, so small a number that r = 1 divides by something.
  const t = r * Math.sqrt(freedom / ((1 - r + 1e-20) * (1 + r + 1e-20)))
  const error = Math.sqrt(((1 - r * r) * ofY) / ofX / freedom)
  const interceptError = error * Math.sqrt(ofX + meanOf(x) ** 2)
  return { slope, intercept, r, p: probabilityOfT(t, freedom, side, site), error, interceptError }
}

/** Distances from the mean, in units of the length of all of them, of which no square is too large or too small. */
function direction(line: Float64Array): Float64Array {
  const mean = meanOf(line)
  const away = line.map(x => x - mean)
  const largest = away.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const length = largest * Math.sqrt(pairwiseSum(away.map(x => (x / largest) ** 2)))
  return away.map(x => x / length)
}

/** Pearson's correlation (1895). */
function correlation(x: Float64Array, y: Float64Array): number {
  const [one, other] = [direction(x), direction(y)]
  return clipped(pairwiseSum(one.map((each, k) => each * (other[k] ?? NaN))))
}

/** By Fisher's transformation (1915): artanh r is about normal. */
function intervalOf(r: number, n: number, side: Alternative, level: number, { session }: CallSite): Value {
  const { tanh, log1p } = session.math
  if (n <= 3) return confidenceInterval(-1, 1)
  const z = (log1p(r) - log1p(-r)) / 2
  const error = Math.sqrt(1 / (n - 3))
  const share = side === 'two-sided' ? 0.5 + level / 2 : level
  const far = (share === 1 ? Infinity : share === 0 ? -Infinity : specialOf(session).ndtri(share)) * error
  if (side === 'less') return confidenceInterval(-1, tanh(z + far))
  if (side === 'greater') return confidenceInterval(tanh(z - far), 1)
  return confidenceInterval(tanh(z - far), tanh(z + far))
}

const pearsonr = scipyRow(
  "pearsonr(x, y, *, alternative='two-sided', method=None, axis=0)",
  ([first, second, alternative, method], site) => {
    if (given(method)) throw lacking("the argument 'method' of pearsonr")
    const [x, y] = [needRow(first, 'pearsonr', site), needRow(second, 'pearsonr', site)]
    if (x.length !== y.length)
      throw new PythonError(
        'ValueError',
        x.length === 1 || y.length === 1
          ? '`x` and `y` must have the same length along `axis`.'
          : '`x` and `y` must be broadcastable.',
      )
    if (x.length < 2) throw new PythonError('ValueError', '`x` and `y` must have length at least 2.')
    const side = alternativeOf(alternative)
    const isEven = [x, y].some(each => each.every(number => number === each[0]))
    const found = isEven ? NaN : correlation(x, y)
    const r = x.length === 2 ? Math.round(found) : found
    const p = probabilityOfR(r, x.length, side, (a, b, at) => specialOf(site.session).betainc(a, b, at))
    const interval = row('confidence_interval(confidence_level=0.95, method=None)', ([level, how], own) => {
      if (given(how)) throw lacking("the argument 'method' of confidence_interval")
      return intervalOf(r, x.length, side, numberOr(level, 0.95, 'confidence_interval', own), own)
    })
    return bunch(
      'PearsonRResult',
      [
        ['statistic', scalar(r)],
        ['pvalue', scalar(p)],
      ],
      [],
      [
        ['correlation', scalar(r)],
        ['confidence_interval', interval],
      ],
    )
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
