import type { Expr } from '../grammar/ast.ts'
import { rewrite } from '../grammar/equation-tree.ts'

/**
 * Number literals as equations keep them: with 15 significant digits, for Brian 2 passes derivatives and
 * subexpressions (and no other code) through a printer of that width. Integers stay whole.
 */
export function roundLiterals(expr: Expr): Expr {
  return rewrite(expr, node => {
    if (node.kind !== 'number' || node.integer) return node
    const value = Number(node.value.toPrecision(15))
    return value === node.value ? node : { ...node, value, text: String(value) }
  })
}
