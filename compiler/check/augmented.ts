import type { BinaryOperator, CodeStatement, Expr } from '../grammar/ast.ts'
import { comparison, precedence } from '../grammar/fold.ts'

/** What a statement gives its target: for `x += a` the sum `x + a`. */
export function assignedValue({ target, operator, value, span }: CodeStatement): Expr {
  if (operator === undefined) return value
  return { kind: 'binary', operator, left: target, right: value, operatorSpan: span, span }
}

/**
 * `v *= 1 + w` as Brian 2 reads it when it checks dimensions: the text `v * 1 + w`. Undefined where that is what it means,
 * and for plain assignments.
 */
export function readWithoutParentheses(statement: CodeStatement): Expr | undefined {
  const { operator, value, span } = statement
  if (operator === undefined || !reachesInto(value, operator)) return undefined
  const join = (first: Expr): Expr => assignedValue({ ...statement, value: first })
  const prepend = (expr: Expr): Expr => {
    if (!reachesInto(expr, operator)) return join(expr)
    if (expr.kind === 'binary') return { ...expr, left: prepend(expr.left), span }
    if (expr.kind !== 'compare' && expr.kind !== 'logical') return join(expr)
    return { ...expr, operands: expr.operands.map((operand, i) => (i === 0 ? prepend(operand) : operand)), span }
  }
  return prepend(value)
}

/** Whether an operator written in front of an expression takes only the first part of it. */
function reachesInto(expr: Expr, operator: BinaryOperator): boolean {
  if (isParenthesised(expr)) return false
  switch (expr.kind) {
    case 'binary':
      return expr.operator !== '**' && precedence(expr.operator) <= precedence(operator)
    case 'compare':
      return comparison <= precedence(operator)
    case 'logical':
      return true
    default:
      return false
  }
}

/** Whether an expression at the beginning of another one stands in parentheses of its own. */
export function isParenthesised({ span: { source, start } }: Expr): boolean {
  return source.text
    .slice(Math.max(0, start - 200), start)
    .trimEnd()
    .endsWith('(')
}
