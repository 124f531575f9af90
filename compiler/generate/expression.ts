/** IR expressions → text of AssemblyScript. */
import { runtimeFunction } from '../ir/operations.ts'
import type { IrExpr, IrRead, IrType } from '../ir/ir.ts'
import { type Lanes, precedence } from './lanes.ts'

/** What an emitter needs besides the expression. */
export interface Emission {
  readonly lanes: Lanes
  /** Text of a place's value; loads are hoisted by whoever implements it. */
  readonly read: (expr: IrRead) => string
  /** Imports a function of the runtime and gives the name to call it by. */
  readonly runtime: (file: string, name: string) => string
}

/** The text of an expression. */
export function emit(expr: IrExpr, emission: Emission): string {
  const { lanes } = emission
  switch (expr.kind) {
    case 'literal':
      return emitLiteral(expr.value, expr.type)
    case 'read':
      return emission.read(expr)
    case 'negate':
      return lanes.negate(expr.type, within(expr.operand, 15, emission))
    case 'not':
      return `!${within(expr.operand, 14, emission)}`
    case 'binary': {
      const own = precedence(expr)
      return lanes.binary(
        expr.operator,
        expr.type,
        within(expr.left, own, emission),
        within(expr.right, own + 1, emission),
      )
    }
    case 'compare': {
      const own = precedence(expr)
      return lanes.binary(
        expr.operator,
        expr.left.type,
        within(expr.left, own + 1, emission),
        within(expr.right, own + 1, emission),
      )
    }
    case 'logical': {
      const own = precedence(expr)
      const operator = expr.operator === 'and' ? '&' : '|'
      return lanes.binary(operator, 'bool', within(expr.left, own, emission), within(expr.right, own + 1, emission))
    }
    case 'call': {
      const { file, name } = runtimeFunction(expr.operation, expr.arguments[0]?.type ?? expr.type)
      return `${emission.runtime(file, name)}(${expr.arguments.map(argument => emit(argument, emission)).join(', ')})`
    }
    case 'select':
      return lanes.select(
        expr.type,
        emit(expr.condition, emission),
        emit(expr.then, emission),
        emit(expr.otherwise, emission),
      )
    case 'cast':
      return lanes.cast(expr.type, expr.operand.type, within(expr.operand, 15, emission))
  }
}

/** Parenthesised if it binds looser than its surroundings. */
function within(expr: IrExpr, least: number, emission: Emission): string {
  const text = emit(expr, emission)
  return precedence(expr) < least ? `(${text})` : text
}

/** A number as AssemblyScript reads it back to the same bits. */
export function emitLiteral(value: number, type: IrType): string {
  if (type === 'bool') return value === 0 ? 'false' : 'true'
  if (type !== 'f64') return String(value)
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const text = Object.is(value, -0) ? '-0' : String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
