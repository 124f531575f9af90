/** Quantities as programs give them: text in the script's notation; a bare number has no dimensions. */
import { error, failure, HillockError, wrongArgument } from '../diagnostics/index.ts'
import { inUnit as inUnits, quantityOf, unitValue } from '../host/running.ts'
import {
  type Dimension,
  dimensionless,
  isDimensionless,
  parseQuantity,
  type Quantity,
  sameDimension,
  unitNameOf,
  unitSymbolOf,
} from '../units/index.ts'

/** `'100 ms'`, `'1*second'`, or a quantity already in SI. */
export type QuantityLike = string | Quantity

/**
 * A quantity of a given dimension in SI.
 *
 * @param what whose value it is, for messages
 * @throws HillockError `unit-mismatch` for other dimensions, a bare number included; `bad-value` for what is no quantity
 */
export function siValue(given: QuantityLike, dimension: Dimension, what: string): number {
  if (typeof given === 'string') return quantityOf(given, dimension, what)
  // JavaScript may call with anything.
  const { value, dimension: own } =
    typeof given === 'number' ? { value: given, dimension: dimensionless } : (given ?? {})
  if (value === undefined || own === undefined)
    throw wrongArgument(what, `a quantity such as '1*${unitNameOf(dimension)}'`, given)
  requireDimension(value, own, dimension, what)
  return value
}

/**
 * Refuses a value of other dimensions than are due; a plain 0 is 0 in every unit (semantics §5.9).
 *
 * @throws HillockError `unit-mismatch`
 */
export function requireDimension(value: number, own: Dimension, due: Dimension, what: string): void {
  const bare = isDimensionless(own)
  if (sameDimension(own, due) || (value === 0 && bare)) return
  const expected = isDimensionless(due) ? 'a dimensionless value' : `a value with units ${unitNameOf(due)}`
  const message = `${what} should be set with ${expected}, but got ${value} (unit is ${unitSymbolOf(own)}).`
  const help = bare ? `write it with its unit: '${value}*${unitNameOf(due)}'` : undefined
  throw new HillockError([error('unit-mismatch', undefined, message, { help })])
}

/**
 * A unit, as a quantity.
 *
 * @throws HillockError `unknown-unit` if it is none
 */
export function parsedUnit(unit: string): Quantity {
  const result = parseQuantity(unit)
  if (result.kind === 'error') throw failure('unknown-unit', `'${unit}' is not a unit`)
  return result.quantity
}

/** SI values in a unit, a new array; without a unit they stay SI. */
export function inUnit(
  values: ArrayLike<number>,
  dimension: Dimension,
  unit: string | undefined,
  what: string,
): Float64Array {
  return inUnits(values, unit === undefined ? 1 : unitValue(unit, dimension, what))
}
