/**
 * How a value is spelt, by lanes: one neuron at a time, or several in a vector. Emitters know expressions and
 * statements; only these tables know the instructions.
 */
import type { IrBinary, IrCompare, IrExpr, IrLogical, IrType } from '../../ir/ir.ts'

export interface Lanes {
  /** Text that loads the value of a neuron's element. */
  load(type: IrType, address: Address): string
  store(type: IrType, address: Address, value: string): string
  negate(type: IrType, operand: string): string
  not(operand: string): string
  binary(operator: IrBinary['operator'], type: IrType, left: string, right: string): string
  /** Of operands of a type. */
  compare(operator: IrCompare['operator'], type: IrType, left: string, right: string): string
  logical(operator: IrLogical['operator'], left: string, right: string): string
  select(type: IrType, condition: string, then: string, otherwise: string): string
  /** `then` where the condition holds, else 0. */
  orZero(type: IrType, condition: string, then: string): string
  /** @param operands the parts that hold the neurons' values */
  cast(to: IrType, from: IrType, operands: readonly string[]): string
  /** The masks of the parts of a vector as one. */
  joined(masks: readonly string[]): string
  /** An instruction that is an operation of the language, by the name of the scalar one. */
  instruction(name: string, type: IrType, operands: readonly string[]): string
  /** How tightly the text of an expression holds together, for minimal parentheses. */
  precedence(expr: IrExpr): number
}

/** Lanes of vectors. */
export interface VectorLanes extends Lanes {
  /** Text of a mask as bits, the first neuron's the lowest. */
  bitmask(mask: string): string
}

/** Where an element stands: text of an address, and how many bytes behind it. */
export interface Address {
  readonly base: string
  readonly offset: number
}

/** Bytes of an element as a shift. */
export const shifts: Readonly<Record<IrType, number>> = { f64: 3, f32: 2, i64: 3, i32: 2, bool: 0 }

/** Text of the address of an element, which is `1 << shift` bytes long. */
export function elementAt(base: string, index: string, shift: number): string {
  return shift === 0 ? `${base} + <usize>${index}` : `${base} + (<usize>${index} << ${shift})`
}

/** Text of further arguments of an instruction: an offset, if there is one. */
export function offsetText({ offset }: Address): string {
  return offset === 0 ? '' : `, ${offset}`
}
