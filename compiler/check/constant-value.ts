import type { Expr } from '../grammar/ast.ts'
import { type Reading, symbolOf } from './scope.ts'

/**
 * The value of an exponent: a number that is known before the run, from literals, constants and arithmetic; undefined
 * if it is not. Only dimensions are computed from it.
 */
export function constantValue(expr: Expr, reading: Reading): number | undefined {
  switch (expr.kind) {
    case 'number':
      return expr.imaginary ? undefined : expr.value
    case 'name':
    case 'attribute':
    case 'subscript': {
      const symbol = symbolOf(expr, reading)
      if (symbol?.kind === 'number') return symbol.value
      return symbol?.kind === 'constant' ? symbol.external.value : undefined
    }
    case 'unary': {
      const operand = constantValue(expr.operand, reading)
      if (operand === undefined) return undefined
      if (expr.operator === '-') return -operand
      return expr.operator === '+' ? operand : undefined
    }
    case 'binary': {
      const left = constantValue(expr.left, reading)
      const right = constantValue(expr.right, reading)
      return left === undefined || right === undefined ? undefined : arithmetic(expr.operator, left, right)
    }
    default:
      return undefined
  }
}

function arithmetic(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    default:
      return undefined
  }
}
