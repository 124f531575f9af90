import { type IrBinary, type IrCall, type IrExpr, type IrLogical, literal, negate } from '../ir.ts'
import { mapOperands } from '../walk.ts'

/** Factors of one, settled conditions and arithmetic of literals, which no computer needs to do: the bits stay as they are. */
export function simplify(expr: IrExpr): IrExpr {
  const inner = mapOperands(expr, simplify)
  if (inner.kind === 'select' && inner.condition.kind === 'literal') {
    return inner.condition.value === 0 ? inner.otherwise : inner.then
  }
  if (inner.kind === 'cast') {
    const { operand, type } = inner
    return operand.kind === 'literal' && (operand.type === 'bool' || type === 'f64')
      ? literal(operand.value, type)
      : inner
  }
  if (inner.kind === 'logical') return decided(inner)
  if (inner.kind === 'negate') return inner.operand.kind === 'literal' ? negate(inner.operand) : inner
  if (inner.kind === 'call') return inner.arguments.length === 1 ? folded(inner) : inner
  if (inner.kind !== 'binary' || inner.type !== 'f64') return inner
  const { operator, left, right } = inner
  if (left.kind === 'literal' && right.kind === 'literal') return literal(computed(operator, left.value, right.value))
  if (isLiteral(right, 1) && (operator === '*' || operator === '/')) return left
  if (isLiteral(left, 1) && operator === '*') return right
  if (isLiteral(right, -1) && (operator === '*' || operator === '/')) return negate(left)
  if (isLiteral(left, -1) && operator === '*') return negate(right)
  return inner
}

/** `true and x` is x. */
function decided(expr: IrLogical): IrExpr {
  const { operator, left, right } = expr
  const neutral = operator === 'and' ? 1 : 0
  if (left.kind === 'literal') return left.value === neutral ? right : left
  if (right.kind === 'literal') return right.value === neutral ? left : right
  return expr
}

/** Powers of units: `volt**2`, `second**-0.5`. */
function folded(expr: IrCall): IrExpr {
  const [operand] = expr.arguments
  if (operand?.kind !== 'literal' || operand.type !== 'f64') return expr
  const { value } = operand
  switch (expr.operation) {
    case 'square':
      return literal(value * value)
    case 'cube':
      return literal(value * value * value)
    case 'sqrt':
      return literal(Math.sqrt(value))
    default:
      return expr
  }
}

function isLiteral(expr: IrExpr, value: number): boolean {
  return expr.kind === 'literal' && expr.value === value
}

function computed(operator: IrBinary['operator'], a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
  }
}
