/** Quantities as programs give them: text in the script's notation, or numbers. */
import type { External, Namespace } from '../compiler/model/external.ts'
import { type Code, error, HillockError } from '../diagnostics/index.ts'
import { type Dimension, dimensionless, parseQuantity, sameDimension, unitSymbolOf } from '../units/index.ts'

/** Constants for equations: `{ tau: '10*ms' }`; text is a quantity, a bare number a dimensionless float. */
export type NamespaceLike = Readonly<Record<string, string | number>>

/** The constants as the compiler takes them. */
export function namespaceOf(given: Namespace | NamespaceLike | undefined): Namespace {
  if (given instanceof Map) return given as Namespace
  return new Map(Object.entries(given ?? {}).map(([name, value]) => [name, externalOf(name, value)]))
}

function externalOf(name: string, value: string | number): External {
  if (typeof value === 'number') return { value, type: 'float', dimension: dimensionless }
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

/** A quantity of a given dimension in SI; a number is taken to be SI already. */
export function siValue(value: string | number, dimension: Dimension, what: string): number {
  if (typeof value === 'number') return value
  const parsed = parseQuantity(value)
  if (parsed.kind === 'error') throw failure('bad-value', `${what}: ${parsed.error}`)
  if (!sameDimension(parsed.quantity.dimension, dimension)) {
    const units = `unit ${unitSymbolOf(dimension)}, but '${value}' has unit ${unitSymbolOf(parsed.quantity.dimension)}`
    throw failure('unit-mismatch', `${what} has ${units}`)
  }
  return parsed.quantity.value
}

/** SI values in a unit, a new array; without a unit they stay SI. */
export function inUnit(values: ArrayLike<number>, dimension: Dimension, unit: string | undefined, what: string): Float64Array {
  const factor = unit === undefined ? 1 : siValue(unit, dimension, what)
  return Float64Array.from(values, value => value / factor)
}

function failure(code: Code, message: string): HillockError {
  return new HillockError([error(code, undefined, message)])
}

export const seconds: Dimension = [0, 0, 1, 0, 0, 0, 0]
