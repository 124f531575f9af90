/** Tests of several means, and of counts. */
import { array, scalar } from '../../../arrays/array.ts'
import { pairwiseSum } from '../../../arrays/reduce.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { given, rest } from '../../arguments.ts'
import { needRow, numberOr, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { fishers } from './continuous.ts'
import { valueOf } from './distribution.ts'
import { mannwhitneyu } from './mann-whitney.ts'
import { areVoid, pairedSamples } from './options.ts'
import { tTests } from './t-tests.ts'

function isEven(line: Float64Array): boolean {
  return line.every(x => x === line[0])
}

/** Fisher's ratio of the variance between samples to that within them. */
function ratioOf(samples: readonly Float64Array[]): number {
  const all = Float64Array.from(samples.flatMap(each => [...each]))
  if (isEven(all)) return NaN
  if (samples.every(isEven)) return Infinity
  const count = all.length
  const middle = pairwiseSum(all) / count
  // Distances from the mean of all, of which digits are left where the numbers themselves are large.
  const moved = all.map(x => x - middle)
  const sum = pairwiseSum(moved) ** 2 / count
  const total = pairwiseSum(moved.map(x => x * x)) - sum
  const between =
    samples.reduce((made, each) => made + pairwiseSum(each.map(x => x - middle)) ** 2 / each.length, 0) - sum
  return between / (samples.length - 1) / ((total - between) / (count - samples.length))
}

const analysisOfVariance = scipyRow(
  'f_oneway(*samples)',
  ([given_], site) => {
    const samples = rest(given_).map(each => needRow(each, 'f_oneway', site))
    const isVoid = areVoid(...samples)
    if (samples.length < 2 && !samples.some(each => each.some(Number.isNaN)))
      throw new PythonError('TypeError', `At least two samples are required; got ${samples.length}.`)
    const count = samples.reduce((sum, each) => sum + each.length, 0)
    const ratio = isVoid || samples.every(each => each.length === 1) ? NaN : ratioOf(samples)
    const freedoms = [samples.length - 1, count - samples.length]
    const tools = { math: site.session.math, special: specialOf(site.session) }
    return bunch('F_onewayResult', [
      ['statistic', scalar(ratio)],
      ['pvalue', scalar(valueOf(fishers, 'sf', ratio, freedoms, tools))],
    ])
  },
  'axis equal_var nan_policy keepdims',
)

/** The greatest difference of sums that is taken for rounding. */
const nearSums = 2 ** -26

function requireSums(observed: Float64Array, expected: Float64Array, { session }: CallSite): void {
  const [total, wanted] = [pairwiseSum(observed), pairwiseSum(expected)]
  const difference = Math.abs(total - wanted) / Math.min(total, wanted)
  if (!(difference > nearSums)) return
  throw new PythonError(
    'ValueError',
    `For each axis slice, the sum of the observed frequencies must agree with the sum of the expected frequencies to a relative tolerance of ${session.text(nearSums)}, but the percent differences are:\n${session.text(array(Float64Array.of(difference)))}`,
  )
}

/** Pearson's sum (1900), and how likely one as large is. */
function pearsonsSum(counts: Float64Array, expectations: Float64Array, ddof: number, site: CallSite): Value {
  const terms = counts.map((count, k) => (count - (expectations[k] ?? NaN)) ** 2 / (expectations[k] ?? NaN))
  const statistic = pairwiseSum(terms)
  const freedom = counts.length - 1 - ddof
  const p = Number.isNaN(statistic) ? NaN : specialOf(site.session).gammaincc(freedom / 2, statistic / 2)
  return bunch('Power_divergenceResult', [
    ['statistic', scalar(statistic)],
    ['pvalue', scalar(p)],
  ])
}

const chisquare = scipyRow(
  'chisquare(f_obs, f_exp=None, ddof=0)',
  ([observed, expected, freedom], site) => {
    const ddof = numberOr(freedom, 0, 'chisquare', site)
    if (!given(expected)) {
      const counts = needRow(observed, 'chisquare', site)
      const even = pairwiseSum(counts) / counts.length
      return pearsonsSum(
        counts,
        counts.map(() => even),
        ddof,
        site,
      )
    }
    const [counts, expectations] = pairedSamples(observed, expected, 'chisquare', site)
    if (!areVoid(counts, expectations)) requireSums(counts, expectations, site)
    return pearsonsSum(counts, expectations, ddof, site)
  },
  'axis sum_check nan_policy keepdims',
)

export const tests: readonly FunctionValue[] = [...tTests, analysisOfVariance, chisquare, mannwhitneyu]
