import { requireText, wrongArgument } from '../diagnostics/arguments.ts'
import { didYouMean } from '../diagnostics/suggest.ts'
import { type Dimension, sameDimension } from '../units/dimension.ts'
import { parseQuantity, type ParsedQuantity } from '../units/parse-quantity.ts'
import { unitSymbolOf } from '../units/register.ts'
import { hostError } from './errors.ts'

/** `'20 ms'`, or a number in SI. */
export type QuantityLike = string | number

/**
 * A quantity as a number in SI.
 *
 * @param what whose value it is, for messages: `tau`
 * @throws HillockError `unit-mismatch` if text has other dimensions, `bad-value` if it is no quantity
 */
export function quantityOf(value: QuantityLike, dimension: Dimension, what: string): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string')
    throw wrongArgument(what, `a quantity: a text such as '1 ${unitSymbolOf(dimension)}', or a number in SI`, value)
  const { quantity } = parsed(value, what)
  if (!sameDimension(quantity.dimension, dimension)) {
    throw hostError(
      'unit-mismatch',
      `${what} has unit ${unitSymbolOf(dimension)}, but '${value}' has unit ${unitSymbolOf(quantity.dimension)}`,
    )
  }
  return quantity.value
}

/**
 * How many SI units a unit is, which may be written as Brian 2 shows it: `um^2`, `uA/(cm^2)`, `mV ms`.
 *
 * @throws HillockError `unit-mismatch` if it measures something else, `unknown-unit` if it is none
 */
export function unitValue(unit: string, dimension: Dimension, what: string): number {
  requireText(`the unit of ${what}`, unit)
  const result = parseQuantity(writtenUnit(unit))
  if (result.kind === 'error') {
    throw hostError('unknown-unit', `'${unit}' is not a unit`, hint(result))
  }
  if (!sameDimension(result.quantity.dimension, dimension)) {
    throw hostError('unit-mismatch', `${what} has unit ${unitSymbolOf(dimension)}, which cannot be shown in '${unit}'`)
  }
  return result.quantity.value
}

/** A unit that Brian 2 shows in the way in which quantities are written: `uA/cm**2`, `mV*ms`. */
export function writtenUnit(unit: string): string {
  const product = (text: string): string =>
    text
      .trim()
      .replaceAll(/\s*([*/])\s*/g, '$1')
      .replaceAll(/\s+/g, '*')
  return product(
    unit
      .replaceAll('^', '**')
      .replaceAll(/\/\(([^()/]*)\)/g, (_, below: string) => `/${product(below).replaceAll(/(?<!\*)\*(?!\*)/g, '/')}`),
  )
}

/** SI values in a unit, always a new array. */
export function inUnit(values: ArrayLike<number>, unit: number): Float64Array {
  const shown = new Float64Array(values)
  if (unit !== 1) for (let k = 0; k < shown.length; k++) shown[k] = (shown[k] ?? 0) / unit
  return shown
}

function parsed(text: string, what: string): ParsedQuantity {
  const result = parseQuantity(text)
  if (result.kind === 'error') throw hostError('bad-value', `${what}: ${result.error}`, hint(result))
  return result
}

function hint({ unknown }: { unknown?: { word: string; candidates: Iterable<string> } }): string | undefined {
  return unknown === undefined ? undefined : didYouMean(unknown.word, unknown.candidates)
}
