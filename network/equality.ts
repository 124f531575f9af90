/** An equality in the condition of `connect`, by which most pairs need not be looked at: `i == cluster_post`. */
import type { Expr } from '../compiler/grammar/ast.ts'
import { type ConnectionRule, isOfSide, outerSide } from '../compiler/index.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import { mayDraw } from './connect-options.ts'

/** Its sides: one is a matter of the neuron whose row it is, the other of the candidate. */
export interface Equality {
  readonly ofRow: Expr
  readonly ofCandidate: Expr
}

/** The first equality that a rule over all pairs asks for whatever else its condition says; undefined where there is none. */
export function equalityIn(rule: ConnectionRule, group: GroupModel): Equality | undefined {
  const { side, generator, isCondition } = rule
  const { condition, candidates } = generator
  // A sample is drawn from all candidates, as modules draw it.
  if (!isCondition || condition === undefined || candidates.sample !== undefined) return undefined
  const other = outerSide(rule)
  const ofOnly = (expr: Expr, one: typeof side, not: typeof side): boolean =>
    isOfSide(expr, one, group) && !isOfSide(expr, not, group) && !mayDraw(expr)
  for (const each of conjuncts(condition)) {
    if (each.kind !== 'compare' || each.operators.length !== 1 || each.operators[0] !== '==') continue
    const [a, b] = each.operands
    if (a === undefined || b === undefined) continue
    if (ofOnly(a, other, side) && ofOnly(b, side, other)) return { ofRow: a, ofCandidate: b }
    if (ofOnly(b, other, side) && ofOnly(a, side, other)) return { ofRow: b, ofCandidate: a }
  }
  return undefined
}

function conjuncts(condition: Expr): readonly Expr[] {
  return condition.kind === 'logical' && condition.operator === 'and'
    ? condition.operands.flatMap(conjuncts)
    : [condition]
}

/** For each row the candidates that have its value, ascending; NaN equals nothing. */
export function equalCandidates(
  ofRows: Float64Array,
  ofCandidates: Float64Array,
): (row: number) => Int32Array<ArrayBuffer> {
  const found = new Map<number, number[]>()
  ofCandidates.forEach((value, candidate) => {
    const known = found.get(value)
    if (known === undefined) found.set(value, [candidate])
    else known.push(candidate)
  })
  const lists = new Map([...found].map(([value, candidates]) => [value, Int32Array.from(candidates)]))
  const none = new Int32Array()
  return row => {
    const value = ofRows[row] ?? Number.NaN
    return Number.isNaN(value) ? none : (lists.get(value) ?? none)
  }
}
