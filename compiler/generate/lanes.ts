/**
 * How a value is spelt, by lanes: one neuron at a time, or several in a vector. Emitters know expressions and
 * statements; only this table knows the instructions.
 */
import type { IrExpr, IrType } from '../ir/ir.ts'

export interface Lanes {
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

/** Text of the address of an element, which is `1 << shift` bytes long. */
export function elementAt(base: string, index: string, shift: number): string {
  return `${base} + (<usize>${index} << ${shift})`
}

/** One neuron at a time. */
export const scalarLanes: Lanes = {
  load: (type, address) => (type === 'bool' ? `load<u8>(${address}) != 0` : `load<${type}>(${address})`),
  store: (type, address, value) =>
    type === 'bool'
      ? `store<u8>(${address}, <u8>${/^\w+$/.test(value) ? value : `(${value})`})`
      : `store<${type}>(${address}, ${value})`,
  negate: (_, operand) => `-${operand}`,
  binary: (operator, _, left, right) => `${left} ${operator} ${right}`,
  select: (type, condition, then, otherwise) => {
    const named = type === 'i32' || type === 'i64' ? `<${type}>` : ''
    return `select${named}(${then}, ${otherwise}, ${condition})`
  },
  // Numbers become integers by truncation, saturating at the ends: AssemblyScript's default.
  cast: (to, _, operand) => `<${to}>${operand}`,
}

/**
 * Precedence of what {@link Lanes} spell, for minimal parentheses; higher binds tighter. That of comparisons is the
 * lowest: AssemblyScript takes `a < b | …` for the beginning of type arguments, so that a comparison is in parentheses
 * wherever it is part of something.
 */
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
      return 4
    case 'logical':
      return expr.operator === 'and' ? 7 : 5
  }
}
