/** Costly values that a block computes twice are computed once: Hodgkin–Huxley has 10 distinct exponentials, not 19. */
import { type IrExpr, type IrStatement, keyOf, local, mapOperands, operands, placesOf } from './ir.ts'

/**
 * Shares repeated calls and divisions among the `let`s at the start of a block, which all read the old state. What
 * follows the first `set` is left alone.
 */
export function shareSubexpressions(block: readonly IrStatement[], prefix = 'shared'): IrStatement[] {
  const statements = block.map(each =>
    each.kind === 'if' ? { ...each, body: shareSubexpressions(each.body, `${prefix}_inner`) } : each,
  )
  const end = statements.findIndex(statement => statement.kind === 'let')
  if (end < 0) return [...statements]
  const head = statements.slice(0, end)
  const rest = statements.slice(end)
  const stop = rest.findIndex(statement => statement.kind !== 'let')
  const lets = stop < 0 ? rest : rest.slice(0, stop)
  const tail = stop < 0 ? [] : rest.slice(stop)
  const counts = new Map<string, number>()
  for (const statement of lets) if (statement.kind === 'let') countCostly(statement.value, counts)
  const names = new Map<string, string>()
  const shared: IrStatement[] = []
  for (const statement of lets) {
    if (statement.kind !== 'let') continue
    const value = replaceShared(statement.value, prefix, counts, names, shared)
    shared.push({ ...statement, value })
  }
  return [...head, ...shared, ...tail]
}

function isCostly(expr: IrExpr): boolean {
  return (expr.kind === 'call' || (expr.kind === 'binary' && expr.operator === '/')) && !readsLocal(expr)
}

/** Values of temporaries are not moved in front of them. */
function readsLocal(expr: IrExpr): boolean {
  return placesOf(expr).some(place => place.kind === 'local')
}

function countCostly(expr: IrExpr, counts: Map<string, number>): void {
  if (isCostly(expr)) {
    const key = keyOf(expr)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const operand of operands(expr)) countCostly(operand, counts)
}

function replaceShared(
  expr: IrExpr,
  prefix: string,
  counts: ReadonlyMap<string, number>,
  names: Map<string, string>,
  shared: IrStatement[],
): IrExpr {
  const key = isCostly(expr) ? keyOf(expr) : ''
  const known = names.get(key)
  if (known !== undefined) return local(known, expr.type)
  const inner = mapOperands(expr, operand => replaceShared(operand, prefix, counts, names, shared))
  if (key === '' || (counts.get(key) ?? 0) < 2) return inner
  const name = `${prefix}_${names.size + 1}`
  names.set(key, name)
  shared.push({ kind: 'let', name, value: inner })
  return local(name, expr.type)
}
