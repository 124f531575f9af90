/** Ranks, and Spearman's correlation of them (1904). */
import { array, asFloats, scalar } from '../../../arrays/array.ts'
import { orderOf } from '../../../arrays/order.ts'
import { requireFitting } from '../../../arrays/shape.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'
import { optionalText } from '../../arguments.ts'
import { lacking, needNumbers, needRow, scipyRow } from '../numbers.ts'
import { bunch } from '../result.ts'
import { alternativeOf, areVoid, requirePropagating } from './options.ts'
import { rankCorrelation } from './regression.ts'
import { probabilityOfT } from './t-tests.ts'

type Method = 'average' | 'min' | 'max' | 'dense' | 'ordinal'

const methods: readonly string[] = ['average', 'min', 'max', 'dense', 'ordinal']

function isMethod(text: string): text is Method {
  return methods.includes(text)
}

/** The rank of each number, from 1; equal ones share one but for `ordinal`. */
export function ranksOf(line: Float64Array, method: Method): Float64Array {
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
    const all = asFloats(needNumbers(a, 'rankdata', site).data)
    return array(all.some(Number.isNaN) ? new Float64Array(all.length).fill(NaN) : ranksOf(all, how))
  },
  'axis nan_policy',
)

function significance(r: number, p: number): Value {
  const items = [
    ['statistic', scalar(r)],
    ['pvalue', scalar(p)],
  ] as const
  return bunch('SignificanceResult', items, [], [['correlation', scalar(r)]])
}

const spearmanr = scipyRow(
  "spearmanr(a, b=None, axis=0, nan_policy='propagate', alternative='two-sided')",
  ([a, b, , policy, alternative], site) => {
    requirePropagating(policy)
    if (b === undefined || b === null) {
      if (needNumbers(a, 'spearmanr', site).shape.length > 1) throw lacking('spearmanr() of a matrix')
      throw new PythonError('ValueError', '`spearmanr` needs at least 2 variables to compare')
    }
    const [x, y] = [needRow(a, 'spearmanr', site), needRow(b, 'spearmanr', site)]
    // They become columns of a table.
    requireFitting({ shape: [x.length, 1] }, { shape: [y.length, 1] }, 1, 1)
    if (x.length < 2 || areVoid(x, y)) return significance(NaN, NaN)
    const r = rankCorrelation(ranksOf(x, 'average'), ranksOf(y, 'average'))
    const freedom = x.length - 2
    const t = r * Math.sqrt(Math.max(0, freedom / ((r + 1) * (1 - r))))
    return significance(r, probabilityOfT(t, freedom, alternativeOf(alternative), site))
  },
)

export const ranks: readonly FunctionValue[] = [rankdata, spearmanr]
