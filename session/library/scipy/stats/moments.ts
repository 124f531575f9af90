/** What shape samples have: skewness, kurtosis, and how large their spread is beside their mean. */
import type { ArrayValue } from '../../../arrays/array.ts'
import type { LongLines } from '../../../arrays/math.ts'
import { pairwiseSum } from '../../../arrays/reduce.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { flag } from '../../arguments.ts'
import { needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { perLine, spreadOf } from './lines.ts'
import { axisOf, requirePropagating } from './options.ts'

/** The mean power of the distances from the mean. */
function centralMoment(line: Float64Array, power: number): number {
  const mean = pairwiseSum(line) / line.length
  return pairwiseSum(line.map(x => (x - mean) ** power)) / line.length
}

/** The mean square of the distances; undefined where it is but that of rounding. */
function spreadSquare(line: Float64Array): number | undefined {
  const mean = pairwiseSum(line) / line.length
  const square = centralMoment(line, 2)
  return square <= (Number.EPSILON * mean) ** 2 ? undefined : square
}

export function skewness(line: Float64Array, isBiased: boolean): number {
  const n = line.length
  const square = spreadSquare(line)
  if (square === undefined) return NaN
  const skew = centralMoment(line, 3) / square ** 1.5
  return isBiased || n < 3 ? skew : (Math.sqrt((n - 1) * n) / (n - 2)) * skew
}

/** Above that of a normal distribution, which is 3. */
export function excess(line: Float64Array, isBiased: boolean): number {
  const n = line.length
  const square = spreadSquare(line)
  if (square === undefined) return NaN
  const ratio = centralMoment(line, 4) / (square * square)
  if (isBiased || n < 4) return ratio - 3
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * ratio - 3 * (n - 1))
}

/** Samples, of which scipy has no moments where they are True and False. */
function momentsOf(
  a: Value | undefined,
  axis: Value | undefined,
  f: (line: Float64Array) => number,
  name: string,
  site: CallSite,
): ArrayValue {
  const values = needNumbers(a, name, site)
  const isTruth = values.type === 'boolean'
  return perLine(values, axisOf(axis, site), line => (isTruth ? NaN : f(line)), site)
}

const skew = scipyRow(
  "skew(a, axis=0, bias=True, nan_policy='propagate')",
  ([a, axis, bias, policy], site) => {
    requirePropagating(policy)
    const isBiased = flag(bias, true, site)
    return momentsOf(a, axis, line => skewness(line, isBiased), 'skew', site)
  },
  'keepdims',
)

const kurtosis = scipyRow(
  "kurtosis(a, axis=0, fisher=True, bias=True, nan_policy='propagate')",
  ([a, axis, fisher, bias, policy], site) => {
    requirePropagating(policy)
    const [isBiased, from] = [flag(bias, true, site), flag(fisher, true, site) ? 0 : 3]
    return momentsOf(a, axis, line => excess(line, isBiased) + from, 'kurtosis', site)
  },
  'keepdims',
)

const variation = scipyRow(
  "variation(a, axis=0, nan_policy='propagate', ddof=0)",
  ([a, axis, policy, ddof], site) => {
    requirePropagating(policy)
    const freedom = numberOr(ddof, 0, 'variation', site)
    const ratio = (line: Float64Array, long: LongLines): number => {
      const mean = pairwiseSum(line) / line.length
      if (freedom > line.length) return NaN
      if (freedom !== line.length) return spreadOf(line, freedom, long) / mean
      // As scipy has it where the number of samples leaves no freedom.
      return spreadOf(line, 0, long) > 0 ? (mean < 0 || Object.is(mean, -0) ? -Infinity : Infinity) : NaN
    }
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

export const moments: readonly FunctionValue[] = [skew, kurtosis, variation, gmean]
