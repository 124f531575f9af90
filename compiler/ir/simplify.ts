import { type IrBinary, type IrCall, type IrExpr, literal, mapOperands } from './ir.ts'

/** Factors of one and arithmetic of literals, which no computer needs to do: the bits stay as they are. */
export function simplify(expr: IrExpr): IrExpr {
  const inner = mapOperands(expr, simplify)
  if (inner.kind === 'negate' && inner.operand.kind === 'literal') return literal(-inner.operand.value, inner.type)
  if (inner.kind === 'call') return inner.arguments.length === 1 ? folded(inner) : inner
  if (inner.kind !== 'binary' || inner.type !== 'f64') return inner
  const { operator, left, right } = inner
  if (left.kind === 'literal' && right.kind === 'literal') return literal(computed(operator, left.value, right.value))
  if (isLiteral(right, 1) && (operator === '*' || operator === '/')) return left
  if (isLiteral(left, 1) && operator === '*') return right
  if (isLiteral(right, -1) && (operator === '*' || operator === '/'))
    return { kind: 'negate', type: 'f64', operand: left }
  if (isLiteral(left, -1) && operator === '*') return { kind: 'negate', type: 'f64', operand: right }
  return inner
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
