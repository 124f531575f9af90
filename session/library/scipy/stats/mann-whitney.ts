/** The test of Mann and Whitney (1947), by all orders of the numbers or by a normal distribution. */
import { scalar } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toNumber } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { optionalText } from '../../arguments.ts'
import { lacking, needRow, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { areVoid, type Alternative } from './options.ts'
import { ranksOf } from './ranks.ts'

/** So many additions take seconds. */
const mostSums = 3e8

/** In how many orders of m and n numbers U is 0, 1, …, by the order's last number, which is of the one or of the other sample. */
function frequencies(m: number, n: number): Float64Array {
  const most = m * n
  if (m * n * most > mostSums) throw lacking("mannwhitneyu(method='exact') of so many numbers")
  // For each number of the first sample, with the same number of the second one.
  const counts = Array.from({ length: m + 1 }, () => new Float64Array(most + 1))
  for (const row of counts) row[0] = 1
  for (let second = 1; second <= n; second++)
    for (let first = 1; first <= m; first++) {
      const [row, fewer] = [counts[first] ?? new Float64Array(), counts[first - 1] ?? new Float64Array()]
      for (let u = first * second; u >= second; u--) row[u] = (row[u] ?? NaN) + (fewer[u - second] ?? NaN)
    }
  return counts[m] ?? new Float64Array()
}

/** How likely U is that large or larger. */
function exactly(u: number, m: number, n: number): number {
  const counts = frequencies(Math.min(m, n), Math.max(m, n))
  const orders = counts.reduce((sum, each) => sum + each, 0)
  const upTo = (k: number): number => counts.subarray(0, k + 1).reduce((sum, each) => sum + each, 0) / orders
  const other = m * n - u
  return u < other ? 1 - upTo(u) + (counts[u] ?? NaN) / orders : upTo(other)
}

/** The sum of c³ − c over groups of c equal ranks. */
function tiesIn(ranks: Float64Array): number {
  const counts = new Map<number, number>()
  for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0)
}

function sideOf(value: Value | undefined): Alternative {
  const said = (optionalText(value, 'alternative') ?? 'two-sided').toLowerCase()
  if (said === 'two-sided' || said === 'less' || said === 'greater') return said
  throw new PythonError('ValueError', "`alternative` must be one of {'two-sided', 'less', 'greater'}.")
}

function methodOf(value: Value | undefined): string {
  const said = (optionalText(value, 'method') ?? 'auto').toLowerCase()
  if (['auto', 'exact', 'asymptotic'].includes(said)) return said
  throw new PythonError('ValueError', "`method` must be one of {'asymptotic', 'auto', 'exact'}.")
}

/** True or False, or a number that is one of them. */
function continuityOf(value: Value | undefined, site: CallSite): boolean {
  if (value === undefined) return true
  const number =
    value === null ? NaN : typeof value === 'boolean' ? Number(value) : toNumber(value, 'use_continuity', site)
  if (number === 0 || number === 1) return number === 1
  throw new PythonError('ValueError', '`use_continuity` must be one of {False, True}.')
}

function result(u: number, p: number, z?: number): Value {
  const items = [
    ['statistic', scalar(u)],
    ['pvalue', scalar(p)],
  ] as const
  return bunch('MannwhitneyuResult', items, [], z === undefined ? [] : [['zstatistic', scalar(z)]])
}

export const mannwhitneyu: FunctionValue = scipyRow(
  "mannwhitneyu(x, y, use_continuity=True, alternative='two-sided', axis=0, method='auto')",
  ([x, y, continuity, alternative, , method], site) => {
    const [first, second] = [needRow(x, 'mannwhitneyu', site), needRow(y, 'mannwhitneyu', site)]
    if (areVoid(first, second)) return result(NaN, NaN)
    const [m, n] = [first.length, second.length]
    const [isContinuous, side, said] = [continuityOf(continuity, site), sideOf(alternative), methodOf(method)]
    const ranks = ranksOf(Float64Array.from([...first, ...second]), 'average')
    const tied = tiesIn(ranks)
    const u = ranks.subarray(0, m).reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2
    if (said === 'exact' || (said === 'auto' && Math.min(m, n) <= 8 && tied === 0)) {
      const taken = side === 'greater' ? u : side === 'less' ? m * n - u : Math.max(u, m * n - u)
      return result(u, Math.min(1, exactly(Math.trunc(taken), m, n) * (side === 'two-sided' ? 2 : 1)))
    }
    const all = m + n
    const spread = Math.sqrt(((m * n) / 12) * (all + 1 - tied / (all * (all - 1))))
    const away = u - (m * n) / 2
    // Towards the middle by half of what U changes by.
    const towards = side === 'greater' ? 1 : side === 'less' ? -1 : Math.sign(away)
    const z = (away - (isContinuous ? towards / 2 : 0)) / spread
    const { ndtr } = specialOf(site.session)
    const p = side === 'greater' ? ndtr(-z) : side === 'less' ? ndtr(z) : 2 * ndtr(-Math.abs(z))
    return result(u, Math.min(1, p), said === 'asymptotic' ? z : undefined)
  },
  'nan_policy keepdims',
)
