/** What Brian 2 takes for a condition: it looks at the form of an expression, not only at its type (semantics §5.3). */
import type { Expr } from '../grammar/ast.ts'
import { type Recording, infer } from './infer.ts'

/**
 * Whether an expression is a condition by its form: a comparison, `and`, `or`, `not`, a boolean. A product of booleans
 * is none, nor is the result of a function.
 */
export function isCondition(expr: Expr, context: Recording): boolean {
  switch (expr.kind) {
    case 'compare':
    case 'logical':
      return true
    case 'constant':
      return expr.value !== null
    case 'unary':
      return expr.operator === 'not'
    case 'name':
      return infer(expr, { ...context, report: () => undefined })?.type === 'boolean'
    default:
      return false
  }
}
