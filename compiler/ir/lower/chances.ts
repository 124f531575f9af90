/** What happens with a probability: comparisons of which a uniform number is the side that has to be smaller. */
import type { Expr } from '../../grammar/ast.ts'

/**
 * The calls of `rand()` in a condition that it meets with small numbers alone, each in a comparison of its own:
 * `rand() < rates*dt`, `p >= rand()`, joined by `and` and `or`. Their numbers are asked for in parts ({@link file://../passes/chances.ts}).
 */
export function chancesIn(condition: Expr): ReadonlySet<Expr> {
  return new Set(chancesOf(condition))
}

function chancesOf(expr: Expr): Expr[] {
  if (expr.kind === 'logical') return expr.operands.flatMap(chancesOf)
  if (expr.kind !== 'compare' || expr.operators.length !== 1) return []
  const [operator = ''] = expr.operators
  const [left, right] = expr.operands
  const smaller = ['<', '<='].includes(operator) ? left : ['>', '>='].includes(operator) ? right : undefined
  return smaller !== undefined && isUniform(smaller) ? [smaller] : []
}

function isUniform(expr: Expr): boolean {
  return expr.kind === 'call' && expr.callee.kind === 'name' && expr.callee.name === 'rand'
}
