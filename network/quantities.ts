/** Quantities as programs give them: text in the script's notation; a bare number has no dimensions. */
import type { Namespace, Outside } from '../compiler/model/external.ts'
import { type Code, error, HillockError, requireObject, wrongArgument } from '../diagnostics/index.ts'
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
import { TimedArray } from './timed-array.ts'

/**
 * Constants for equations, and TimedArrays: `{ tau: '10*ms', gain: 2, repeats: '3', I }`. Text is a quantity, or an integer where it is
 * written as one; a bare number is a float without dimensions.
 */
export type NamespaceLike = Readonly<Record<string, string | number | boolean | TimedArray>>

/** `'100 ms'`, `'1*second'`, or a quantity already in SI. */
export type QuantityLike = string | Quantity

/**
 * The constants as the compiler takes them.
 *
 * @throws HillockError for what is neither an object with values by name nor a map of externals
 */
export function namespaceOf(given: Namespace | NamespaceLike | undefined): Namespace {
  if (isNamespace(given)) return given
  if (given !== undefined) requireObject('namespace', given)
  return new Map(Object.entries(given ?? {}).map(([name, value]) => [name, outsideOf(name, value)]))
}

function isNamespace(given: unknown): given is Namespace {
  const isExternal = (each: unknown): boolean => typeof each === 'object' && each !== null && 'dimension' in each
  return given instanceof Map && [...given.values()].every(isExternal)
}

function outsideOf(name: string, value: NamespaceLike[string]): Outside {
  if (name.startsWith('_'))
    throw failure(
      'illegal-name',
      `ValueError: '${name}' cannot be a constant: names with a leading underscore are reserved`,
    )
  if (value instanceof TimedArray) return value
  if (typeof value === 'boolean') return { value: Number(value), type: 'boolean', dimension: dimensionless }
  if (typeof value === 'number') return { value, type: 'float', dimension: dimensionless }
  if (typeof value !== 'string') throw wrongArgument(name, "a number, a TimedArray, or a text such as '10*ms'", value)
  const parsed = parseQuantity(value)
  if (parsed.kind === 'error') throw failure('bad-value', `${name}: ${parsed.error}`)
  const { quantity, type, unit } = parsed
  return {
    value: quantity.value,
    type,
    dimension: quantity.dimension,
    ...(unit !== undefined && { unit: unit.symbol }),
  }
}

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

function failure(code: Code, message: string): HillockError {
  return new HillockError([error(code, undefined, message)])
}
