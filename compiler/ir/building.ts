/** What the parts of a kernel share while it is built. */
import { invariant } from '../../diagnostics/index.ts'
import { infer, type Inferred } from '../check/infer.ts'
import type { Scope } from '../check/scope.ts'
import type { Expr } from '../grammar/ast.ts'
import type { GroupModel } from '../model/group.ts'
import { type IrExpr, read } from './ir.ts'
import type { SiteList } from './lower.ts'
import type { Writes } from './variation.ts'

export interface Building {
  readonly group: GroupModel
  readonly scope: Scope
  readonly sites: SiteList
  readonly writes: Writes
  /** Whether a neuron may be updated, once the step has found out. */
  readonly active: IrExpr
}

export const time: IrExpr = read({ kind: 'time' })
export const dt: IrExpr = read({ kind: 'dt' })

/** Type and dimension of an expression that has passed the checks. */
export function typeOf(expr: Expr, scope: Scope): Inferred {
  const inferred = infer(expr, { scope, report: () => undefined, candidates: () => [] })
  invariant(inferred !== undefined, 'code that passed the checks')
  return inferred
}
