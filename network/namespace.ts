/** What equations may name, as programs give it. */
import type { Namespace, Outside } from '../compiler/model/external.ts'
import { failure, requireObject, wrongArgument } from '../diagnostics/index.ts'
import { dimensionless, parseQuantity } from '../units/index.ts'
import type { BinomialFunction } from './binomial-function.ts'
import type { EquationFunction } from './equation-function.ts'
import type { TimedArray } from './timed-array.ts'

/**
 * Constants for equations, TimedArrays and functions: `{ tau: '10*ms', gain: 2, repeats: '3', I }`. Text is a quantity, or an integer where it is
 * written as one; a bare number is a float without dimensions.
 */
export type NamespaceLike = Readonly<
  Record<string, string | number | boolean | TimedArray | EquationFunction | BinomialFunction>
>

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
  const isExternal = (each: unknown): boolean =>
    typeof each === 'object' && each !== null && ('dimension' in each || 'kind' in each)
  return given instanceof Map && [...given.values()].every(isExternal)
}

function outsideOf(name: string, value: NamespaceLike[string]): Outside {
  if (name.startsWith('_'))
    throw failure(
      'illegal-name',
      `ValueError: '${name}' cannot be a constant: names with a leading underscore are reserved`,
    )
  if (typeof value === 'object' && value !== null && 'kind' in value) return value
  if (typeof value === 'boolean') return { value: Number(value), type: 'boolean', dimension: dimensionless }
  if (typeof value === 'number') return { value, type: 'float', dimension: dimensionless }
  if (typeof value !== 'string')
    throw wrongArgument(name, "a number, a text such as '10*ms', a TimedArray or a function", value)
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
