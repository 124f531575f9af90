import { binary, call, type IrCall, type IrExpr } from '../ir.ts'
import { mapOperands } from '../walk.ts'

/** A division by exprel(x) is a product with its reciprocal, x/(e^x - 1): one division instead of two. */
export function multiplyByReciprocals(expr: IrExpr): IrExpr {
  const inner = mapOperands(expr, multiplyByReciprocals)
  if (inner.kind !== 'binary' || inner.operator !== '/' || !hasExprel(inner.right)) return inner
  return quotient(inner.left, inner.right)
}

/** Whether a factor of a divisor is a value of exprel. */
function hasExprel(divisor: IrExpr): boolean {
  if (isExprel(divisor)) return true
  if (divisor.kind !== 'binary') return false
  if (divisor.operator === '*') return hasExprel(divisor.left) || hasExprel(divisor.right)
  return divisor.operator === '/' && hasExprel(divisor.left)
}

function quotient(dividend: IrExpr, divisor: IrExpr): IrExpr {
  if (isExprel(divisor)) {
    const reciprocal = call('rexprel', 'f64', ...divisor.arguments)
    return dividend.kind === 'literal' && dividend.value === 1 ? reciprocal : binary('*', dividend, reciprocal)
  }
  if (divisor.kind === 'binary' && hasExprel(divisor)) {
    const above = quotient(dividend, divisor.left)
    return divisor.operator === '*' ? quotient(above, divisor.right) : binary('*', above, divisor.right)
  }
  return binary('/', dividend, divisor)
}

function isExprel(expr: IrExpr): expr is IrCall {
  return expr.kind === 'call' && expr.operation === 'exprel'
}
