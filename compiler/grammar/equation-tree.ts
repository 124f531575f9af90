/** Walks over the syntax trees that can stand in an equation. */
import type { Expr } from './ast.ts'
import { children } from './tree.ts'

/**
 * The operands of a node, in the order written; the callee of a call is not one. What no equation may hold has none: the
 * checks refuse it.
 */
export function operands(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'unary':
    case 'binary':
    case 'compare':
    case 'logical':
      return children(expr)
    case 'call':
      return children(expr).slice(1)
    default:
      return []
  }
}

/** The same tree with other operands, given in the order of {@link operands}; itself if none differs. */
export function withOperands(expr: Expr, next: readonly Expr[]): Expr {
  if (operands(expr).every((operand, index) => operand === next[index])) return expr
  const at = (index: number): Expr => next[index] ?? expr
  switch (expr.kind) {
    case 'unary':
      return { ...expr, operand: at(0) }
    case 'binary':
      return { ...expr, left: at(0), right: at(1) }
    case 'compare':
    case 'logical':
      return { ...expr, operands: next }
    case 'call':
      return { ...expr, arguments: expr.arguments.map((argument, index) => ({ ...argument, value: at(index) })) }
    default:
      return expr
  }
}

/** Rewrites from the leaves up. */
export function rewrite(expr: Expr, change: (node: Expr) => Expr): Expr {
  return change(
    withOperands(
      expr,
      operands(expr).map(operand => rewrite(operand, change)),
    ),
  )
}

/** The function a call names, if it names one plainly. */
export function calleeOf(expr: Expr): string | undefined {
  return expr.kind === 'call' && expr.callee.kind === 'name' ? expr.callee.name : undefined
}

/** The first node, in reading order, that passes the test. */
export function firstWhere(expr: Expr, test: (node: Expr) => boolean): Expr | undefined {
  if (test(expr)) return expr
  for (const operand of operands(expr)) {
    const found = firstWhere(operand, test)
    if (found !== undefined) return found
  }
  return undefined
}
