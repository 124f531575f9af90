/** IR expressions → text of AssemblyScript. */
import type { IrExpr, IrLiteral, IrRead } from '../ir/ir.ts'
import { builtIn, runtimeFunction } from '../ir/operations.ts'
import type { Context } from './context.ts'
import type { Lanes } from './lanes/index.ts'

/** How code sees values: one neuron at a time, or several in a vector. */
export interface View {
  readonly context: Context
  readonly lanes: Lanes
  /** Text of what a place holds; loads go to where they belong. */
  read(expr: IrRead): string
  /** Text of a number; `first` where nothing before it says of which type it is. */
  literal(expr: IrLiteral, first: boolean): string
}

/** The text of an expression. */
export function emit(expr: IrExpr, view: View): string {
  return textOf(expr, view, false)
}

function textOf(expr: IrExpr, view: View, isFirst: boolean): string {
  const { lanes } = view
  const within = (operand: IrExpr, least: number, first = false): string => {
    const text = textOf(operand, view, first)
    return lanes.precedence(operand) < least ? `(${text})` : text
  }
  switch (expr.kind) {
    case 'literal':
      return view.literal(expr, isFirst)
    case 'read':
      return view.read(expr)
    case 'negate':
      return lanes.negate(expr.type, within(expr.operand, 15))
    case 'not':
      return lanes.not(within(expr.operand, 14))
    case 'binary': {
      const own = lanes.precedence(expr)
      return lanes.binary(expr.operator, expr.type, within(expr.left, own, true), within(expr.right, own + 1))
    }
    case 'compare':
      return lanes.compare(expr.operator, expr.left.type, within(expr.left, 9, true), within(expr.right, 9))
    case 'logical': {
      const own = lanes.precedence(expr)
      return lanes.logical(expr.operator, within(expr.left, own), within(expr.right, own + 1))
    }
    case 'call': {
      const { file, name } = runtimeFunction(expr.operation, expr.arguments[0]?.type ?? expr.type)
      const operands = expr.arguments.map(argument => within(argument, 5))
      if (file === builtIn) return lanes.instruction(name, expr.type, operands)
      return `${view.context.runtime(file, name)}(${operands.join(', ')})`
    }
    case 'select': {
      const condition = textOf(expr.condition, view, false)
      const then = within(expr.then, 5)
      if (isZero(expr.otherwise)) return lanes.orZero(expr.type, condition, then)
      return lanes.select(expr.type, condition, then, within(expr.otherwise, 5))
    }
    case 'cast':
      return lanes.cast(expr.type, expr.operand.type, within(expr.operand, 15))
  }
}

function isZero(expr: IrExpr): boolean {
  return expr.kind === 'literal' && expr.type !== 'bool' && Object.is(expr.value, 0)
}
