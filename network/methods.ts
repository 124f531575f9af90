/** How a group is to be integrated, as programs say it. */
import type { MethodOption, MethodOptions, OptionQuantity, RequestedMethod } from '../compiler/model/methods.ts'
import { error, HillockError, requireObject, wrongArgument } from '../diagnostics/index.ts'
import { parseQuantity } from '../units/index.ts'
import { ExplicitStateUpdater } from './state-updater.ts'
import type { QuantityLike } from './quantities.ts'
import { sourceText, type Text } from './text.ts'

/** A method by its name, or a scheme of one's own. */
export type MethodLike = Text | ExplicitStateUpdater

/** Options by Brian's names: switches, numbers, or a quantity for each of some variables, `{ v: '1*uV' }`. */
export type MethodOptionsLike =
  | MethodOptions
  | Readonly<Record<string, boolean | number | null | Readonly<Record<string, number | QuantityLike>>>>

/** The methods, in order, as the compiler takes them. */
export function methodsOf(given: MethodLike | readonly MethodLike[] | undefined): RequestedMethod[] {
  if (given === undefined) return []
  const several = Array.isArray(given) ? (given as readonly MethodLike[]) : [given as MethodLike]
  return several.map(each => {
    if (each instanceof ExplicitStateUpdater) return { name: each.name, scheme: each.scheme }
    const { text, pieces } = sourceText(each, 'method')
    const [piece] = pieces
    return { name: text, ...(piece && { span: { ...piece, end: piece.start + piece.length } }) }
  })
}

/** The options as the compiler takes them. */
export function methodOptionsOf(given: MethodOptionsLike | undefined): MethodOptions {
  if (given instanceof Map) return given as MethodOptions
  if (given !== undefined) requireObject('methodOptions', given)
  return new Map(Object.entries(given ?? {}).map(([name, value]) => [name, { value: optionValue(name, value) }]))
}

function optionValue(name: string, value: unknown): MethodOption['value'] {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return value
  if (typeof value !== 'object') throw wrongArgument(name, 'a number, true, false or an object of quantities', value)
  return new Map(Object.entries(value).map(([variable, each]) => [variable, quantity(variable, each)]))
}

function quantity(variable: string, given: unknown): OptionQuantity {
  if (typeof given === 'object' && given !== null && 'value' in given && 'dimension' in given)
    return given as OptionQuantity
  const parsed = parseQuantity(String(given))
  if (parsed.kind === 'quantity') return parsed.quantity
  throw new HillockError([error('bad-value', undefined, `${variable}: ${parsed.error}`)])
}
