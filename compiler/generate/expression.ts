/** IR expressions → text of AssemblyScript. */
import type { IrExpr, IrLiteral, IrLookup, IrRead, IrType } from '../ir/ir.ts'
import { builtIn, runtimeFunction } from '../ir/operations.ts'
import type { Context } from './context.ts'
import type { Lanes } from './lanes/index.ts'

/** How code sees values: one neuron at a time, or several in a vector. */
export interface View {
  readonly context: Context
  readonly lanes: Lanes
  /** Those that hold values of a type: four floats of double precision stand in two vectors of two. */
  seeing(type: IrType): readonly View[]
  /** Text of what a place holds; loads go to where they belong. */
  read(expr: IrRead): string
  /** Text of a number; `first` where nothing before it says of which type it is. */
  literal(expr: IrLiteral, first: boolean): string
  /** Text of the element of a table. */
  lookup(expr: IrLookup): string
}

/** The text of an expression. */
export function emit(expr: IrExpr, view: View): string {
  return textOf(expr, view, false)
}

function textOf(expr: IrExpr, view: View, isFirst: boolean): string {
  const { lanes } = view
  const within = (operand: IrExpr, least: number, first = false): string => textWithin(operand, view, least, first)
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
      return lanes.joined(
        view.seeing(expr.left.type).map(part => {
          const [left, right] = [textWithin(expr.left, part, 9, true), textWithin(expr.right, part, 9)]
          return part.lanes.compare(expr.operator, expr.left.type, left, right)
        }),
      )
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
      const condition = textOf(expr.condition, view.seeing('bool')[0] ?? view, false)
      const then = within(expr.then, 5)
      if (isZero(expr.otherwise)) return lanes.orZero(expr.type, condition, then)
      return lanes.select(expr.type, condition, then, within(expr.otherwise, 5))
    }
    case 'lookup':
      return view.lookup(expr)
    case 'cast':
      return lanes.cast(
        expr.type,
        expr.operand.type,
        view.seeing(expr.operand.type).map(part => textWithin(expr.operand, part, 15)),
      )
  }
}

/** The text of an operand, in parentheses where it does not hold together as tightly as that. */
function textWithin(operand: IrExpr, view: View, least: number, first = false): string {
  const text = textOf(operand, view, first)
  return view.lanes.precedence(operand) < least ? `(${text})` : text
}

function isZero(expr: IrExpr): boolean {
  return expr.kind === 'literal' && expr.type !== 'bool' && Object.is(expr.value, 0)
}
