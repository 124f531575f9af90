/** Dimensions in words: `voltage`, `rate of change of current`. */
import { once } from '../../diagnostics/index.ts'
import {
  type Dimension,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  seconds,
  type Unit,
  unitInExpressions,
  unitSymbolOf,
} from '../../units/index.ts'

const named: readonly (readonly [unit: string, quantity: string])[] = [
  ['volt', 'voltage'],
  ['amp', 'current'],
  ['second', 'time'],
  ['hertz', 'frequency'],
  ['siemens', 'conductance'],
  ['ohm', 'resistance'],
  ['farad', 'capacitance'],
  ['coulomb', 'charge'],
  ['metre', 'length'],
  ['kilogram', 'mass'],
  ['kelvin', 'temperature'],
  ['mole', 'amount of substance'],
  ['mmolar', 'concentration'],
  ['joule', 'energy'],
  ['watt', 'power'],
  ['newton', 'force'],
  ['pascal', 'pressure'],
  ['weber', 'magnetic flux'],
  ['tesla', 'magnetic flux density'],
  ['henry', 'inductance'],
]

const quantities = once((): readonly (readonly [Dimension, string])[] => {
  const of = (name: string): Dimension => unitInExpressions(name)?.dimension ?? seconds
  const area = powerDimension(of('metre'), 2)
  return [
    ...named.map(([unit, quantity]) => [of(unit), quantity] as const),
    [area, 'area'],
    [multiplyDimensions(area, of('metre')), 'volume'],
    [divideDimensions(of('amp'), area), 'current per area'],
    [divideDimensions(of('siemens'), area), 'conductance per area'],
    [divideDimensions(of('farad'), area), 'capacitance per area'],
    [multiplyDimensions(of('ohm'), of('metre')), 'resistivity'],
    [powerDimension(seconds, -0.5), 'white noise'],
  ]
})

/** What kind of quantity has a dimension; undefined for those without a word of their own. */
export function quantityOf(dimension: Dimension): string | undefined {
  const found = quantities().find(([each]) => sameDimension(each, dimension))
  return found?.[1]
}

/** `a rate of change of voltage: V/s`; `a number without unit`. */
export function dimensionInWords(dimension: Dimension): string {
  if (isDimensionless(dimension)) return 'a number without unit'
  const symbol = unitText(dimension)
  const quantity = quantityOf(dimension)
  if (quantity !== undefined) return `${article(quantity)}: ${symbol}`
  const moved = quantityOf(multiplyDimensions(dimension, seconds))
  if (moved !== undefined) return `a rate of change of ${moved}: ${symbol}`
  return `a quantity in ${symbol}`
}

/** The same as a sentence. */
export function dimensionSentence(dimension: Dimension): string {
  const text = dimensionInWords(dimension)
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}

/** What a unit is: `The unit mV of a voltage.` */
export function unitSentence({ symbol, dimension }: Pick<Unit, 'symbol' | 'dimension'>): string {
  if (isDimensionless(dimension)) return `The unit \`${symbol}\`, of numbers.`
  const quantity = quantityOf(dimension)
  return quantity === undefined ? `The unit \`${symbol}\`.` : `The unit \`${symbol}\` of ${article(quantity)}.`
}

function article(quantity: string): string {
  if (/^(?:white noise|amount)/.test(quantity)) return quantity
  return `${/^[aeiou]/.test(quantity) ? 'an' : 'a'} ${quantity}`
}

/** `V/s`: the unit of a dimension, over a time where that is shorter. */
export function unitText(dimension: Dimension): string {
  const symbol = unitSymbolOf(dimension)
  const whole = multiplyDimensions(dimension, seconds)
  if (!/[ *^]/.test(symbol) || quantityOf(whole) === undefined) return symbol
  return `${unitSymbolOf(whole)}/s`
}
