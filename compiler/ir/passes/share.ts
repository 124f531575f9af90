/** What a block computes twice is computed once: Hodgkin–Huxley has 10 distinct exponentials, not 19. */
import { type IrExpr, type IrStatement, local, type Local } from '../ir.ts'
import { createKeys, expressionsOf, mapExpressions, mapOperands, neededOperands, operands } from '../walk.ts'

/**
 * Shares repeated calls, divisions and expressions of two operations and more among statements that all read the old state: those of a block up to the first
 * that assigns one, or that only some neurons carry out. The shared value stands in front of what first uses it.
 */
export function shareRepeated(block: readonly IrStatement[]): IrStatement[] {
  const statements = block.map(each => ('body' in each ? { ...each, body: shareRepeated(each.body) } : each))
  return whereNothingIsAssigned(statements, shareWithin)
}

/** Rewrites the first statements of a block that define locals from the old state alone. */
export function whereNothingIsAssigned(
  block: readonly IrStatement[],
  rewrite: (statements: readonly IrStatement[]) => IrStatement[],
): IrStatement[] {
  const start = block.findIndex(({ kind }) => pure.has(kind))
  if (start < 0) return [...block]
  const length = block.slice(start).findIndex(({ kind }) => !pure.has(kind))
  const end = length < 0 ? block.length : start + length
  return [...block.slice(0, start), ...rewrite(block.slice(start, end)), ...block.slice(end)]
}

const pure: ReadonlySet<IrStatement['kind']> = new Set(['let', 'draw', 'matrix'])

function shareWithin(statements: readonly IrStatement[]): IrStatement[] {
  const keyOf = createKeys()
  const counts = new Map<string, number>()
  const count = (expr: IrExpr): void => {
    const key = isCostly(expr) ? keyOf(expr) : ''
    const known = counts.get(key)
    if (key !== '') counts.set(key, (known ?? 0) + 1)
    // What stands in a value that is shared is computed once anyway.
    if (known === undefined) for (const operand of neededOperands(expr)) count(operand)
  }
  for (const expr of statements.flatMap(expressionsOf)) count(expr)
  const shared = new Map<string, Local>()
  return statements.flatMap(statement => {
    const made: IrStatement[] = []
    const replace = (expr: IrExpr): IrExpr => {
      const key = isCostly(expr) ? keyOf(expr) : ''
      const known = shared.get(key)
      if (known !== undefined) return local(known)
      const inner = mapOperands(expr, replace)
      if (key === '' || (counts.get(key) ?? 0) < 2) return inner
      const own: Local = { stem: 'shared', type: expr.type }
      shared.set(key, own)
      made.push({ kind: 'let', local: own, value: inner, origin: statement.origin })
      return local(own)
    }
    const replaced = mapExpressions(statement, replace)
    return [...made, replaced]
  })
}

/** Calls, divisions, and whatever has two operations or more. */
function isCostly(expr: IrExpr): boolean {
  if (expr.kind === 'call' || (expr.kind === 'binary' && expr.operator === '/')) return true
  return isOperation(expr) && operands(expr).some(isOperation)
}

function isOperation(expr: IrExpr): boolean {
  return expr.kind !== 'literal' && expr.kind !== 'read'
}
