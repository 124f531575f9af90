import { checkAddition, checkComparison, checkExponent, type Comparison, type Operand } from './checks.ts'
import { dimensionless, divideDimensions, multiplyDimensions, type Dimension } from './dimension.ts'
import type { NumberType } from './format-number.ts'
import type { UnitRegister } from './register.ts'
import { sameUnit, type Unit } from './unit.ts'

/** A number with dimensions, in SI. */
export interface Quantity {
  readonly value: number
  readonly dimension: Dimension
  /** What kind of Python number it is; float if absent, and always float with dimensions. */
  readonly type?: NumberType
}

/** What arithmetic takes: a unit counts as one of itself. */
export type Term = Quantity | Unit

/** `number * unit`. */
export function quantity(
  value: number,
  unit: Unit | { readonly value: number; readonly dimension: Dimension },
): Quantity {
  return { value: value * unit.value, dimension: unit.dimension }
}

/** A float without dimensions. */
export function plain(value: number, type: NumberType = 'float'): Quantity {
  return { value, dimension: dimensionless, type }
}

/** `a + b`; a plain 0 goes with everything. Throws DimensionMismatchError. */
export function addQuantities(a: Term, b: Term, register?: UnitRegister): Quantity {
  return { value: a.value + b.value, dimension: checkAddition(operand(a), operand(b), '+', register) }
}

/** `a - b`. */
export function subtractQuantities(a: Term, b: Term, register?: UnitRegister): Quantity {
  return { value: a.value - b.value, dimension: checkAddition(operand(a), operand(b), '-', register) }
}

/** `a % b`, with the sign of the divisor. */
export function remainderOf(a: Term, b: Term, register?: UnitRegister): Quantity {
  return { value: floorRemainder(a.value, b.value), dimension: checkAddition(operand(a), operand(b), '%', register) }
}

/** `a * b`. (Two units make a unit: `multiplyUnits`.) */
export function multiplyQuantities(a: Term, b: Term): Quantity {
  return { value: a.value * b.value, dimension: multiplyDimensions(a.dimension, b.dimension) }
}

/** `a / b`. */
export function divideQuantities(a: Term, b: Term): Quantity {
  return { value: a.value / b.value, dimension: divideDimensions(a.dimension, b.dimension) }
}

/** `a // b`: the quotient rounded down, whose dimensions are those of the quotient. */
export function floorDivideQuantities(a: Term, b: Term): Quantity {
  return { value: floorQuotient(a.value, b.value), dimension: divideDimensions(a.dimension, b.dimension) }
}

/**
 * `a ** b` for an exponent without dimensions.
 * @param power raises numbers; the caller's, so that all of a session uses the same one
 */
export function powerQuantity(
  a: Term,
  b: Term,
  power: (base: number, exponent: number) => number,
  register?: UnitRegister,
): Quantity {
  return { value: power(a.value, b.value), dimension: checkExponent(a.dimension, operand(b), register) }
}

/** `a < b` and its kin. A plain 0, inf or -inf goes with everything. Throws DimensionMismatchError. */
export function compareQuantities(a: Term, comparison: Comparison, b: Term, register?: UnitRegister): boolean {
  if (comparison === '==' && 'symbol' in a && 'symbol' in b) return sameUnit(a, b)
  checkComparison(operand(a), operand(b), comparison, register)
  return COMPARISONS[comparison](a.value, b.value)
}

const COMPARISONS: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
}

/** Python's float `%`: the remainder has the sign of the divisor. */
export function floorRemainder(a: number, b: number): number {
  const remainder = a % b
  if (remainder === 0) return b < 0 ? -0 : 0
  return isOpposite(remainder, b) ? remainder + b : remainder
}

/** numpy's float `//`: made from the exact remainder, so that `0.3 // 0.1` is 2 although 0.3/0.1 rounds to 3. */
export function floorQuotient(a: number, b: number): number {
  if (b === 0) return a / b
  const remainder = a % b
  const quotient = (a - remainder) / b - (isOpposite(remainder, b) ? 1 : 0)
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

function isOpposite(remainder: number, divisor: number): boolean {
  return remainder !== 0 && !Number.isNaN(remainder) && remainder < 0 !== divisor < 0
}

/** A scalar as the checks take it. */
export function operand(term: Term): Operand {
  if ('symbol' in term) return { values: [term.value], shape: [], dimension: term.dimension, unit: term }
  return { values: [term.value], shape: [], dimension: term.dimension, type: term.type ?? 'float' }
}
