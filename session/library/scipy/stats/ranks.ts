/** Ranks, and what is computed of them. */
import { array, scalar } from '../../../arrays/array.ts'
import { orderOf } from '../../../arrays/order.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue } from '../../../evaluate/values.ts'
import { optionalText } from '../../arguments.ts'
import { lacking, needRow, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { specialOf } from '../special-functions.ts'
import { alternativeOf, pairedSamples, requirePropagating } from './options.ts'
import { correlation } from './regression.ts'
import { probabilityOfT } from './tests.ts'

type Method = 'average' | 'min' | 'max' | 'dense' | 'ordinal'

const methods: readonly string[] = ['average', 'min', 'max', 'dense', 'ordinal']

function isMethod(text: string): text is Method {
  return methods.includes(text)
}

/** The rank of each number, from 1; equal ones share one but for `ordinal`. */
function ranksOf(line: Float64Array, method: Method): Float64Array {
  const order = orderOf(line)
  const ranks = new Float64Array(line.length)
  let dense = 0
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && line[order[to] ?? 0] === line[order[from] ?? 0]) to++
    dense++
    for (let k = from; k < to; k++) {
      const rank = { average: (from + 1 + to) / 2, min: from + 1, max: to, dense, ordinal: k + 1 }[method]
      ranks[order[k] ?? 0] = rank
    }
    from = to
  }
  return ranks
}

const rankdata = scipyRow(
  "rankdata(a, method='average')",
  ([a, method], site) => {
    const how = optionalText(method, 'method') ?? 'average'
    if (!isMethod(how)) throw new PythonError('ValueError', `unknown method "${how}"`)
    return array(ranksOf(needRow(a, 'rankdata', site), how))
  },
  'axis nan_policy',
)

const spearmanr = scipyRow(
  "spearmanr(a, b=None, axis=0, nan_policy='propagate', alternative='two-sided')",
  ([a, b, , policy, alternative], site) => {
    requirePropagating(policy)
    if (b === undefined || b === null) throw lacking('spearmanr() of a matrix')
    const [x, y] = pairedSamples(a, b, 'spearmanr', site)
    const r = correlation(ranksOf(x, 'average'), ranksOf(y, 'average'))
    const freedom = x.length - 2
    const t = r * Math.sqrt(Math.max(0, freedom / ((r + 1) * (1 - r))))
    const p = probabilityOfT(t, freedom, alternativeOf(alternative), site)
    return bunch('SignificanceResult', [
      ['statistic', scalar(r)],
      ['pvalue', scalar(p)],
    ])
  },
)

/** By a normal distribution, with ties counted in; for few numbers without ties scipy counts all orders, which is refused. */
const mannwhitneyu = scipyRow(
  "mannwhitneyu(x, y, use_continuity=True, alternative='two-sided', axis=0, method='auto')",
  ([x, y, continuity, alternative, , method], site) => {
    const [first, second] = [needRow(x, 'mannwhitneyu', site), needRow(y, 'mannwhitneyu', site)]
    const [m, n] = [first.length, second.length]
    const ranks = ranksOf(Float64Array.from([...first, ...second]), 'average')
    const all = m + n
    const tied = tiesIn(ranks)
    const how = optionalText(method, 'method') ?? 'auto'
    if (how === 'exact' || (how === 'auto' && Math.min(m, n) <= 8 && tied === 0))
      throw lacking("mannwhitneyu() of few numbers (method='exact')")
    const u = ranks.subarray(0, m).reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2
    const side = alternativeOf(alternative)
    const [taken, factor] = side === 'greater' ? [u, 1] : side === 'less' ? [m * n - u, 1] : [Math.max(u, m * n - u), 2]
    const spread = Math.sqrt(((m * n) / 12) * (all + 1 - tied / (all * (all - 1))))
    const isContinuous = continuity === undefined || site.session.text(continuity) === 'True'
    const z = (taken - (m * n) / 2 - (isContinuous ? 0.5 : 0)) / spread
    const p = Math.min(1, Math.max(0, factor * specialOf(site.session).ndtr(-z)))
    return bunch('MannwhitneyuResult', [
      ['statistic', scalar(u)],
      ['pvalue', scalar(p)],
    ])
  },
  'nan_policy keepdims',
)

/** The sum of c³ − c over groups of c equal ranks. */
function tiesIn(ranks: Float64Array): number {
  const counts = new Map<number, number>()
  for (const rank of ranks) counts.set(rank, (counts.get(rank) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0)
}

export const ranks: readonly FunctionValue[] = [rankdata, spearmanr, mannwhitneyu]
