/** Tests of means, variances and counts. */
import { scalar, sizeOf } from '../../../arrays/array.ts'
import { pairwiseSum, variance } from '../../../arrays/reduce.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { flag, given, rest } from '../../arguments.ts'
import { needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { fishers, students } from './continuous.ts'
import { valueOf } from './distribution.ts'
import { alternativeOf, pairedSamples, requirePropagating, type Alternative } from './options.ts'

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

function outcome(t: number, freedom: number, alternative: Value | undefined, site: CallSite, shown: Value): Value {
  const p = probabilityOfT(t, freedom, alternativeOf(alternative), site)
  return bunch(
    'TtestResult',
    [
      ['statistic', scalar(t)],
      ['pvalue', scalar(p)],
    ],
    [['df', shown]],
  )
}

function comparison(a: Sample, b: Sample, isPooled: boolean): readonly [t: number, freedom: number] {
  const [shareOfA, shareOfB] = [a.variance / a.count, b.variance / b.count]
  if (isPooled) {
    const freedom = a.count + b.count - 2
    const pooled = ((a.count - 1) * a.variance + (b.count - 1) * b.variance) / freedom
    return [(a.mean - b.mean) / Math.sqrt(pooled * (1 / a.count + 1 / b.count)), freedom]
  }
  // Welch 1947.
  const freedom = (shareOfA + shareOfB) ** 2 / (shareOfA ** 2 / (a.count - 1) + shareOfB ** 2 / (b.count - 1))
  return [(a.mean - b.mean) / Math.sqrt(shareOfA + shareOfB), Number.isNaN(freedom) ? 1 : freedom]
}

const ofTwo = scipyRow(
  "ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy='propagate', alternative='two-sided')",
  ([a, b, , equal, policy, alternative], site) => {
    requirePropagating(policy)
    const [first, second] = [a, b].map(each => describe(needRow(each, 'ttest_ind', site), site))
    if (first === undefined || second === undefined) return null
    const [t, freedom] = comparison(first, second, flag(equal, true, site))
    return outcome(t, freedom, alternative, site, scalar(freedom))
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
    const [t, freedom] = comparison(sample(mean1, std1, nobs1), sample(mean2, std2, nobs2), flag(equal, true, site))
    return bunch('Ttest_indResult', [
      ['statistic', scalar(t)],
      ['pvalue', scalar(probabilityOfT(t, freedom, alternativeOf(alternative), site))],
    ])
  },
)

function againstMean(line: Float64Array, mean: number, alternative: Value | undefined, site: CallSite): Value {
  const sample = describe(line, site)
  const freedom = sample.count - 1
  const t = (sample.mean - mean) / Math.sqrt(sample.variance / sample.count)
  return outcome(t, freedom, alternative, site, scalar(freedom, 'integer'))
}

const ofOne = scipyRow(
  "ttest_1samp(a, popmean, axis=0, nan_policy='propagate', alternative='two-sided')",
  ([a, mean, , policy, alternative], site) => {
    requirePropagating(policy)
    return againstMean(needRow(a, 'ttest_1samp', site), numberOr(mean, NaN, 'ttest_1samp', site), alternative, site)
  },
  'keepdims',
)

const ofPairs = scipyRow(
  "ttest_rel(a, b, axis=0, nan_policy='propagate', alternative='two-sided')",
  ([a, b, , policy, alternative], site) => {
    requirePropagating(policy)
    const [x, y] = pairedSamples(a, b, 'ttest_rel', site)
    const differences = x.map((each, k) => each - (y[k] ?? NaN))
    return againstMean(differences, 0, alternative, site)
  },
  'keepdims',
)

const analysisOfVariance = scipyRow(
  'f_oneway(*samples)',
  ([given_], site) => {
    const samples = rest(given_).map(each => needRow(each, 'f_oneway', site))
    if (samples.length < 2)
      throw new PythonError('TypeError', `at least two inputs are required; got ${samples.length}.`)
    const all = Float64Array.from(samples.flatMap(each => [...each]))
    const middle = pairwiseSum(all) / all.length
    const parts = samples.map(each => describe(each, site))
    const between = parts.reduce((sum, { count, mean }) => sum + count * (mean - middle) ** 2, 0)
    const within = samples.reduce((sum, each, k) => {
      const mean = parts[k]?.mean ?? NaN
      return sum + pairwiseSum(each.map(x => (x - mean) ** 2))
    }, 0)
    const [m, n] = [samples.length - 1, all.length - samples.length]
    const ratio = between / m / (within / n)
    const tools = { math: site.session.math, special: specialOf(site.session) }
    return bunch('F_onewayResult', [
      ['statistic', scalar(ratio)],
      ['pvalue', scalar(valueOf(fishers, 'sf', ratio, [m, n], tools))],
    ])
  },
  'axis equal_var nan_policy keepdims',
)

const chisquare = scipyRow(
  'chisquare(f_obs, f_exp=None, ddof=0)',
  ([observed, expected, ddof], site) => {
    const counts = needRow(observed, 'chisquare', site)
    const total = pairwiseSum(counts)
    const expectations = given(expected)
      ? needRow(expected, 'chisquare', site)
      : counts.map(() => total / counts.length)
    const wanted = pairwiseSum(expectations)
    if (Math.abs(total - wanted) > 1.5e-8 * Math.min(total, wanted))
      throw new PythonError(
        'ValueError',
        `For each axis slice, the sum of the observed frequencies must agree with the sum of the expected frequencies to a relative tolerance of 1.4901161193847656e-08, but the percent differences are:\n${site.session.text(Math.abs(total - wanted) / Math.min(total, wanted))}`,
      )
    const terms = counts.map((count, k) => (count - (expectations[k] ?? NaN)) ** 2 / (expectations[k] ?? NaN))
    const freedom = sizeOf(needNumbers(observed, 'chisquare', site).shape) - 1 - numberOr(ddof, 0, 'chisquare', site)
    const statistic = pairwiseSum(terms)
    const p = specialOf(site.session).gammaincc(freedom / 2, statistic / 2)
    return bunch('Power_divergenceResult', [
      ['statistic', scalar(statistic)],
      ['pvalue', scalar(p)],
    ])
  },
  'axis sum_check nan_policy keepdims',
)

export const tests: readonly FunctionValue[] = [
  ofTwo, fromStatistics, ofOne, ofPairs, analysisOfVariance, chisquare,
] // prettier-ignore
