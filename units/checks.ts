import { dimensionless, isDimensionless, powerDimension, sameDimension, type Dimension } from './dimension.ts'
import { displayQuantity } from './display.ts'
import type { NumberType } from './format-number.ts'
import { DimensionMismatchError } from './mismatch.ts'
import type { UnitRegister } from './register.ts'
import type { Unit } from './unit.ts'

/** An argument whose dimensions are to be checked: scalar (shape `[]`) or array, plain or with dimensions, or a unit. */
export interface Operand {
  readonly values: ArrayLike<number>
  readonly shape: readonly number[]
  readonly dimension: Dimension
  readonly type?: NumberType
  /** Set if the operand is the unit itself, which messages name without a number. */
  readonly unit?: Unit
}

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='

/**
 * The dimensions of `a + b`, `a - b` or `a % b`. A plain number or array of nothing but 0 takes the other's dimensions.
 * @throws DimensionMismatchError `Cannot calculate 5. A + 10. V, units do not match (units are A and V).`
 */
export function checkAddition(a: Operand, b: Operand, operator: '+' | '-' | '%', register?: UnitRegister): Dimension {
  return common(a, b, register, () => {
    return `Cannot calculate ${shortText(a, register)} ${operator} ${shortText(b, register)}, units do not match`
  })
}

/**
 * The dimensions of a function of two like arguments, such as `maximum`.
 * @throws DimensionMismatchError `Cannot calculate 5. A maximum 10. V, the units do not match (units are A and V).`
 */
export function checkMatching(a: Operand, b: Operand, name: string, register?: UnitRegister): Dimension {
  return common(a, b, register, () => {
    return `Cannot calculate ${shortText(a, register)} ${name} ${shortText(b, register)}, the units do not match`
  })
}

/**
 * That two values may be compared: of like dimensions, or one of them a plain 0, or a plain scalar inf or -inf.
 * @throws DimensionMismatchError `Cannot perform comparison 3. mV > 2, units do not match (units are V and 1).`
 */
export function checkComparison(a: Operand, b: Operand, comparison: Comparison, register?: UnitRegister): void {
  if (isPlainInfinity(a) || isPlainInfinity(b)) return
  common(a, b, register, () => {
    return `Cannot perform comparison ${shortText(a, register)} ${comparison} ${shortText(b, register)}, units do not match`
  })
}

/**
 * That the argument of `exp`, `sin` and the like is a plain number.
 * @throws DimensionMismatchError `exp expects a dimensionless argument but got 3. mV (unit is V).`
 */
export function checkDimensionless(argument: Operand, name: string, register?: UnitRegister): void {
  mustBePlain(argument, register, text => `${name} expects a dimensionless argument but got ${text}`)
}

/**
 * That both arguments of `arctan2`, `hypot`, `logaddexp` are plain numbers.
 * @throws DimensionMismatchError `Both arguments for "arctan2" should be dimensionless but first argument was …`
 */
export function checkBothDimensionless(a: Operand, b: Operand, name: string, register?: UnitRegister): void {
  const problem = (which: string) => (text: string) =>
    `Both arguments for "${name}" should be dimensionless but ${which} argument was ${text}`
  mustBePlain(a, register, problem('first'))
  mustBePlain(b, register, problem('second'))
}

/**
 * The dimensions of `base ** exponent`.
 * @throws DimensionMismatchError `The exponent for a power operation has to be dimensionless but was 3. mV (unit is V).`
 * @throws TypeError if a base with dimensions meets an array of several exponents
 */
export function checkExponent(base: Dimension, exponent: Operand, register?: UnitRegister): Dimension {
  mustBePlain(exponent, register, text => `The exponent for a power operation has to be dimensionless but was ${text}`)
  if (isDimensionless(base)) return base
  const [power] = Array.from(exponent.values)
  if (power === undefined || exponent.values.length !== 1) {
    throw new TypeError('Only length-1 arrays can be used as an exponent for quantities.')
  }
  return powerDimension(base, power)
}

/**
 * That a value may be stored where `expected` is held; a plain 0 may be stored anywhere.
 * @throws DimensionMismatchError `Inconsistent units in assignment (units are V and A).`
 */
export function checkAssignment(expected: Dimension, value: Operand, register?: UnitRegister): void {
  if (sameDimension(expected, value.dimension) || isPlainZero(value)) return
  throw new DimensionMismatchError('Inconsistent units in assignment', [expected, value.dimension], register)
}

/**
 * The dimensions of `arange` and `linspace`.
 * @param names of the two arguments, `['Start', 'stop']`
 * @throws DimensionMismatchError `Start value 1. mV and stop value 3. A have to have the same units. (units are V and A).`
 */
export function checkRange(
  a: Operand,
  b: Operand,
  names: readonly [string, string],
  register?: UnitRegister,
): Dimension {
  return common(a, b, register, () => {
    const [first, second] = [shortText(a, register), shortText(b, register)]
    return `${names[0]} value ${first} and ${names[1]} value ${second} have to have the same units.`
  })
}

/**
 * The dimensions of two values that a function needs alike, in the function's own words.
 * @param problem the sentence without its end: `x and y need to have the same dimensions`
 * @throws DimensionMismatchError `x and y need to have the same dimensions (units are V and A).`
 */
export function checkAlike(a: Operand, b: Operand, problem: string, register?: UnitRegister): Dimension {
  return common(a, b, register, () => problem)
}

/**
 * The dimensions of an array made of several values, which is stricter than adding them: 0 has no privilege.
 * @throws TypeError `Mixing quantities and non-quantities is not allowed.`
 * @throws DimensionMismatchError `Mixing quantities with different dimensions is not allowed (units are V and A).`
 */
export function checkMixture(dimensions: readonly Dimension[], register?: UnitRegister): Dimension {
  const [first = dimensionless] = dimensions
  const other = dimensions.find(dimension => !sameDimension(dimension, first))
  if (other === undefined) return first
  if (dimensions.some(isDimensionless)) throw new TypeError('Mixing quantities and non-quantities is not allowed.')
  throw new DimensionMismatchError(
    'Mixing quantities with different dimensions is not allowed',
    [first, other],
    register,
  )
}

/** A value as messages quote it: `3. mV`, `2`, `[1. 2. ... 6. 7.] mV`. */
export function shortText(operand: Operand, register?: UnitRegister): string {
  if (operand.unit !== undefined) return operand.unit.symbol
  const format = { threshold: 5, edgeItems: 2, type: operand.type ?? 'float' }
  return displayQuantity(operand.values, operand.shape, operand.dimension, 'str', register, format)
}

function common(a: Operand, b: Operand, register: UnitRegister | undefined, problem: () => string): Dimension {
  if (sameDimension(a.dimension, b.dimension)) return a.dimension
  if (isPlainZero(a)) return b.dimension
  if (isPlainZero(b)) return a.dimension
  // Compared with a unit itself, the unit already stands in the sentence.
  const dimensions = b.unit === undefined ? [a.dimension, b.dimension] : [a.dimension]
  throw new DimensionMismatchError(problem(), dimensions, register)
}

function mustBePlain(operand: Operand, register: UnitRegister | undefined, problem: (text: string) => string): void {
  if (isDimensionless(operand.dimension)) return
  throw new DimensionMismatchError(problem(shortText(operand, register)), [operand.dimension], register)
}

function isPlainZero(operand: Operand): boolean {
  return isDimensionless(operand.dimension) && Array.from(operand.values).every(x => x === 0)
}

function isPlainInfinity(operand: Operand): boolean {
  const [x = 0] = Array.from(operand.values)
  return operand.shape.length === 0 && isDimensionless(operand.dimension) && Math.abs(x) === Infinity
}
