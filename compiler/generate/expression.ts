/** IR expressions → text of AssemblyScript. */
import type { IrExpr, IrLiteral } from '../ir/ir.ts'
import { emitLiteral } from '../ir/literal.ts'
import { runtimeFunction } from '../ir/operations.ts'
import type { Frame } from './frame.ts'
import { precedence } from './lanes.ts'

/** The text of an expression; loads go to the frame. */
export function emit(expr: IrExpr, frame: Frame): string {
  const { lanes } = frame.context
  const within = (operand: IrExpr, least: number): string => {
    const text = emit(operand, frame)
    return precedence(operand) < least ? `(${text})` : text
  }
  const first = (operand: IrExpr, least: number): string =>
    operand.kind === 'literal' && operand.type === 'i32' ? typedLiteral(operand) : within(operand, least)
  switch (expr.kind) {
    case 'literal':
      return expr.type === 'i64' ? typedLiteral(expr) : emitLiteral(expr.value, expr.type)
    case 'read':
      return frame.read(expr)
    case 'negate':
      return lanes.negate(expr.type, within(expr.operand, 15))
    case 'not':
      return `!${within(expr.operand, 14)}`
    case 'binary': {
      const own = precedence(expr)
      return lanes.binary(expr.operator, expr.type, first(expr.left, own), within(expr.right, own + 1))
    }
    case 'compare':
      return lanes.binary(expr.operator, expr.left.type, first(expr.left, 9), within(expr.right, 9))
    case 'logical': {
      const own = precedence(expr)
      const operator = expr.operator === 'and' ? '&' : '|'
      return lanes.binary(operator, 'bool', within(expr.left, own), within(expr.right, own + 1))
    }
    case 'call': {
      const { file, name } = runtimeFunction(expr.operation, expr.arguments[0]?.type ?? expr.type)
      return `${frame.context.runtime(file, name)}(${expr.arguments.map(argument => within(argument, 5)).join(', ')})`
    }
    case 'select':
      return lanes.select(expr.type, emit(expr.condition, frame), within(expr.then, 5), within(expr.otherwise, 5))
    case 'cast':
      return lanes.cast(expr.type, expr.operand.type, within(expr.operand, 15))
  }
}

/** AssemblyScript gives a bare number the type that its surroundings ask for: a float, in `<f64>(2 * k)`. */
function typedLiteral({ type, value }: IrLiteral): string {
  return `<${type}>${emitLiteral(value, type)}`
}
