/** Student's test of means (Student 1908; Welch 1947). */
import { scalar } from '../../../arrays/array.ts'
import { pairwiseSum, variance } from '../../../arrays/reduce.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { flag } from '../../arguments.ts'
import { row } from '../../row.ts'
import { needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { students } from './continuous.ts'
import { valueOf } from './distribution.ts'
import { alternativeOf, areVoid, pairedSamples, requirePropagating, type Alternative } from './options.ts'

/** How likely such a t, or one further out, is in Student's distribution. */
export function probabilityOfT(t: number, freedom: number, alternative: Alternative, { session }: CallSite): number {
  const tools = { math: session.math, special: specialOf(session) }
  const above = (x: number): number => valueOf(students, 'sf', x, [freedom], tools)
  if (alternative === 'two-sided') return 2 * above(Math.abs(t))
  return alternative === 'greater' ? above(t) : above(-t)
}

interface Sample {
  readonly count: number
  readonly mean: number
  /** With one degree of freedom less. */
  readonly variance: number
}

function describe(line: Float64Array, { session }: CallSite): Sample {
  return {
    count: line.length,
    mean: pairwiseSum(line) / line.length,
    variance: variance(line, true, 1, session.math.lines),
  }
}

/** What is estimated, how sure it is, and the mean that it is compared with. */
interface Estimate {
  readonly value: number
  readonly error: number
  readonly freedom: number
  readonly against: number
}

/** `low` and `high`, between which something lies with a probability. */
export function confidenceInterval(low: number, high: number): Value {
  return bunch('ConfidenceInterval', [
    ['low', scalar(low)],
    ['high', scalar(high)],
  ])
}

export function requireLevel(level: number): number {
  if (!(level < 0 || level > 1)) return level
  throw new PythonError('ValueError', '`confidence_level` must be a number between 0 and 1.')
}

function intervalOf({ value, error, freedom }: Estimate, side: Alternative, level: number, site: CallSite): Value {
  requireLevel(level)
  const tools = { math: site.session.math, special: specialOf(site.session) }
  const at = (p: number): number => valueOf(students, 'ppf', p, [freedom], tools) * error + value
  // An error of 0, or none, leaves no number on the open side either.
  if (side === 'less') return confidenceInterval(-Infinity * error + value, at(level))
  if (side === 'greater') return confidenceInterval(at(1 - level), Infinity * error + value)
  const tail = (1 - level) / 2
  return confidenceInterval(at(tail), at(1 - tail))
}

function outcome(estimate: Estimate, alternative: Value | undefined, isWhole: boolean, site: CallSite): Value {
  const side = alternativeOf(alternative)
  const { value, error, freedom, against } = estimate
  const t = (value - against) / error
  const interval = row('confidence_interval(confidence_level=0.95)', ([level], own) =>
    intervalOf(estimate, side, numberOr(level, 0.95, 'confidence_interval', own), own),
  )
  return bunch(
    'TtestResult',
    [
      ['statistic', scalar(t)],
      ['pvalue', scalar(probabilityOfT(t, freedom, side, site))],
    ],
    [['df', Number.isNaN(freedom) || !isWhole ? scalar(freedom) : scalar(freedom, 'integer')]],
    [['confidence_interval', interval]],
  )
}

/** Where a sample is empty or holds NaN, nothing is known. */
const nothing: Estimate = { value: NaN, error: NaN, freedom: NaN, against: 0 }

function comparison(a: Sample, b: Sample, isPooled: boolean): Estimate {
  const [value, against] = [a.mean - b.mean, 0]
  if (isPooled) {
    const freedom = a.count + b.count - 2
    // A single number has no variance, and no weight in this.
    const squares = ({ count, variance: own }: Sample): number => (count === 1 ? 0 : (count - 1) * own)
    const pooled = (squares(a) + squares(b)) / freedom
    return { value, error: Math.sqrt(pooled * (1 / a.count + 1 / b.count)), freedom, against }
  }
  const [shareOfA, shareOfB] = [a.variance / a.count, b.variance / b.count]
  const freedom = (shareOfA + shareOfB) ** 2 / (shareOfA ** 2 / (a.count - 1) + shareOfB ** 2 / (b.count - 1))
  return { value, error: Math.sqrt(shareOfA + shareOfB), freedom: Number.isNaN(freedom) ? 1 : freedom, against }
}

const ofTwo = scipyRow(
  "ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy='propagate', alternative='two-sided')",
  ([a, b, , equal, policy, alternative], site) => {
    requirePropagating(policy)
    const [first, second] = [needRow(a, 'ttest_ind', site), needRow(b, 'ttest_ind', site)]
    const isPooled = flag(equal, true, site)
    const estimate = areVoid(first, second)
      ? nothing
      : comparison(describe(first, site), describe(second, site), isPooled)
    return outcome(estimate, alternative, false, site)
  },
  'trim method keepdims permutations random_state',
)

const fromStatistics = scipyRow(
  "ttest_ind_from_stats(mean1, std1, nobs1, mean2, std2, nobs2, equal_var=True, alternative='two-sided')",
  ([mean1, std1, nobs1, mean2, std2, nobs2, equal, alternative], site) => {
    const sample = (mean?: Value, spread?: Value, count?: Value): Sample => {
      const [m, s, n] = [mean, spread, count].map(each => numberOr(each, NaN, 'ttest_ind_from_stats', site))
      return { count: n ?? NaN, mean: m ?? NaN, variance: (s ?? NaN) ** 2 }
    }
    const { value, error, freedom } = comparison(
      sample(mean1, std1, nobs1),
      sample(mean2, std2, nobs2),
      flag(equal, true, site),
    )
    const t = value / error
    return bunch('Ttest_indResult', [
      ['statistic', scalar(t)],
      ['pvalue', scalar(probabilityOfT(t, freedom, alternativeOf(alternative), site))],
    ])
  },
)

function againstMean(line: Float64Array, against: number, site: CallSite): Estimate {
  if (areVoid(line) || Number.isNaN(against)) return nothing
  const sample = describe(line, site)
  return { value: sample.mean, error: Math.sqrt(sample.variance / sample.count), freedom: sample.count - 1, against }
}

const ofOne = scipyRow(
  "ttest_1samp(a, popmean, axis=0, nan_policy='propagate', alternative='two-sided')",
  ([a, mean, , policy, alternative], site) => {
    requirePropagating(policy)
    const line = needRow(a, 'ttest_1samp', site)
    return outcome(againstMean(line, numberOr(mean, NaN, 'ttest_1samp', site), site), alternative, true, site)
  },
  'keepdims',
)

const ofPairs = scipyRow(
  "ttest_rel(a, b, axis=0, nan_policy='propagate', alternative='two-sided')",
  ([a, b, , policy, alternative], site) => {
    requirePropagating(policy)
    const [x, y] = pairedSamples(a, b, 'ttest_rel', site)
    if ([a, b].every(each => needNumbers(each, 'ttest_rel', site).type === 'boolean'))
      throw new PythonError('TypeError', 'numpy boolean subtract, the `-` operator, is not supported')
    if (areVoid(x, y)) return outcome(nothing, alternative, true, site)
    const differences = x.map((each, k) => each - (y[k] ?? NaN))
    const { count, mean, variance: own } = describe(differences, site)
    const estimate = { value: mean, error: Math.sqrt(own / count), freedom: count - 1, against: 0 }
    return outcome(estimate, alternative, true, site)
  },
  'keepdims',
)

export const tTests: readonly FunctionValue[] = [ofTwo, fromStatistics, ofOne, ofPairs]
