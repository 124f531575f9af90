import { dimensionName, isDimensionless, sameDimension, type Dimension } from './dimension.ts'
import { unitInExpressions, unitNamed } from './names.ts'
import type { Unit } from './unit.ts'

/** Units that may stand behind the colon of an equation, each with its other spellings. */
const baseUnits: readonly (readonly string[])[] = [
  ['amp', 'ampere'],
  ['candle', 'lumen'],
  ['coulomb'],
  ['farad'],
  ['gray', 'sievert'],
  ['henry'],
  ['hertz', 'Hz', 'becquerel'],
  ['joule'],
  ['katal'],
  ['kelvin'],
  ['kilogram', 'kilogramme', 'kgram', 'kgramme'],
  ['klitre', 'kliter'],
  ['lux'],
  ['metre', 'meter'],
  ['mmolar', 'mM'],
  ['mole', 'mol'],
  ['newton'],
  ['ohm'],
  ['pascal'],
  ['radian', 'steradian'],
  ['second'],
  ['siemens'],
  ['tesla'],
  ['volt'],
  ['watt'],
  ['weber'],
]

/** The unit that a name may stand for in the unit specification of an equation: unscaled ones only. */
export function baseUnitForSpecification(name: string): Unit | undefined {
  return baseUnits.some(names => names.includes(name)) ? unitInExpressions(name) : undefined
}

/** The names allowed in unit specifications, for hints at misspelt ones. */
export function baseUnitNames(): readonly string[] {
  return baseUnits.flat()
}

/** What to write in a unit specification for some dimensions: `volt`, `metre ** 2`. */
function specificationFor(dimension: Dimension): string {
  if (isDimensionless(dimension)) return '1'
  for (const [name = ''] of baseUnits) {
    const unit = unitInExpressions(name)
    if (unit !== undefined && name !== 'klitre' && sameDimension(unit.dimension, dimension)) return name
  }
  return dimensionName(dimension)
}

/** Why a name cannot be used in a unit specification, in Brian 2's words. */
export function specificationError(name: string): string {
  const unit = unitNamed(name)
  const problem = `Unit specification refers to '${name}', but this is not a base unit.`
  if (unit !== undefined) return `${problem} Use '${specificationFor(unit.dimension)}' instead.`
  const allowed = baseUnits.map(([first = '', ...others]) =>
    others.length > 0 ? `${first} (${others.join(', ')})` : first,
  )
  return `${problem} The following base units are allowed: ${allowed.join(', ')}.`
}
