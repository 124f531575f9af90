/**
 * How a value is spelt, by lanes: one neuron at a time, or several in a vector. Emitters know expressions and
 * statements; only this table knows the instructions.
 */
import type { IrExpr, IrType } from '../ir/ir.ts'

export interface Lanes {
  /** Type of a local that holds a value. */
  readonly local: Readonly<Record<IrType, string>>
  /** Text that loads the value of a neuron's element at `address`. */
  load(type: IrType, address: string): string
  store(type: IrType, address: string, value: string): string
  negate(type: IrType, operand: string): string
  binary(operator: string, type: IrType, left: string, right: string): string
  select(type: IrType, condition: string, then: string, otherwise: string): string
  cast(to: IrType, from: IrType, operand: string): string
}

/** Bytes of an element as a shift. */
export const shifts: Readonly<Record<IrType, number>> = { f64: 3, i64: 3, i32: 2, bool: 0 }

const memory: Readonly<Record<IrType, string>> = { f64: 'f64', i64: 'i64', i32: 'i32', bool: 'u8' }

/** One neuron at a time. */
export const scalarLanes: Lanes = {
  local: { f64: 'f64', i64: 'i64', i32: 'i32', bool: 'bool' },
  load: (type, address) => (type === 'bool' ? `load<u8>(${address}) != 0` : `load<${memory[type]}>(${address})`),
  store: (type, address, value) =>
    type === 'bool'
      ? `store<u8>(${address}, <u8>${/^\w+$/.test(value) ? value : `(${value})`})`
      : `store<${memory[type]}>(${address}, ${value})`,
  negate: (_, operand) => `-${operand}`,
  binary: (operator, _, left, right) => `${left} ${operator} ${right}`,
  select: (type, condition, then, otherwise) => {
    const named = type === 'i32' || type === 'i64' ? `<${type}>` : ''
    return `select${named}(${then}, ${otherwise}, ${condition})`
  },
  // Numbers become integers by truncation, saturating at the ends: AssemblyScript's default.
  cast(to, _, operand) {
    return `<${this.local[to]}>${operand}`
  },
}

/** Precedence of what {@link Lanes} spell, for minimal parentheses; higher binds tighter. */
export function precedence(expr: IrExpr): number {
  switch (expr.kind) {
    case 'literal':
      return expr.type === 'i64' || expr.value < 0 || Object.is(expr.value, -0) ? 14 : 20
    case 'read':
    case 'call':
    case 'select':
      return 20
    case 'negate':
    case 'not':
    case 'cast':
      return 14
    case 'binary':
      return expr.operator === '*' || expr.operator === '/' ? 12 : 11
    case 'compare':
      return expr.operator === '==' || expr.operator === '!=' ? 8 : 9
    case 'logical':
      return expr.operator === 'and' ? 7 : 5
  }
}
