import { customaryCompounds, namedUnits } from './catalogue.ts'
import {
  dimensionKey,
  dimensionName,
  dimensionText,
  isDimensionless,
  powerDimension,
  sameDimension,
  type Dimension,
} from './dimension.ts'
import { prefixedUnit, prefixesOf, unitNamed } from './names.ts'
import { createUnit, type Unit } from './unit.ts'

/** Units of one dimension by their value; a later unit of the same value takes the earlier one's place. */
export type Shelf = ReadonlyMap<number, Unit>

/**
 * The compound units that a script has used, such as `uA/cm**2`: quantities of their dimensions are displayed in them
 * from then on. Each session owns one.
 */
export interface UnitRegister {
  readonly shelves: Map<string, Map<number, Unit>>
}

export function createRegister(): UnitRegister {
  return { shelves: new Map() }
}

/** To be called whenever a script multiplies, divides or raises units, and for `register_new_unit`. */
export function registerUnit(register: UnitRegister, unit: Unit): void {
  const key = dimensionKey(unit.dimension)
  const shelf = register.shelves.get(key) ?? new Map<number, Unit>()
  shelf.set(unit.value, unit)
  register.shelves.set(key, shelf)
}

/** The shelves that hold units of some dimensions, in the order in which they are asked. */
export function shelvesFor(dimension: Dimension, register?: UnitRegister): readonly Shelf[] {
  return [
    namedShelf(dimension),
    register?.shelves.get(dimensionKey(dimension)) ?? new Map<number, Unit>(),
    customaryShelf(dimension),
  ]
}

/**
 * The unscaled unit of some dimensions (`volt`, never `mvolt`); one without a name of its own is spelt in base units.
 */
export function unitOf(dimension: Dimension, register?: UnitRegister): Unit {
  if (!isDimensionless(dimension)) {
    for (const shelf of shelvesFor(dimension, register)) {
      const unit = shelf.get(1)
      if (unit !== undefined) return unit
    }
  }
  return unnamedUnit(dimension)
}

/** The unit of some dimensions spelt in base units: `metre ** -2 * amp`; `1` if there are none. */
export function unnamedUnit(dimension: Dimension): Unit {
  return isDimensionless(dimension)
    ? createUnit('1', '1', dimension)
    : createUnit(dimensionName(dimension), dimensionText(dimension), dimension)
}

/** How messages name the unit a value has: `V`, `m^-2 A`, `1`. */
export function unitSymbolOf(dimension: Dimension, register?: UnitRegister): string {
  return unitOf(dimension, register).symbol
}

/**
 * How messages name the unit a value should have: `hertz`, `metre ** -2 * amp`, `1`. (For the last, Brian 2 says
 * `radian`, by the order of its register.)
 */
export function unitNameOf(dimension: Dimension, register?: UnitRegister): string {
  return unitOf(dimension, register).name
}

/** The multiples of the named unit of some dimensions, or of its square or cube. */
function namedShelf(dimension: Dimension): Shelf {
  for (const power of [1, 2, 3] as const) {
    const root = powerDimension(dimension, 1 / power)
    const unit = namedUnits.find(named => named.displayed && sameDimension(named.dimension, root))
    if (unit === undefined) continue
    const multiples = prefixesOf(unit).map(([prefix, scale]) => {
      const multiple = prefixedUnit(unit, unit.names[0] ?? '', prefix, scale, power)
      const isKilogram = multiple.name.startsWith('kgram')
      return (isKilogram ? unitNamed(multiple.name.replace('kgram', 'kilogram')) : undefined) ?? multiple
    })
    return new Map(multiples.map(multiple => [multiple.value, multiple]))
  }
  return new Map()
}

/** The compound of some dimensions that has no name of its own but a customary spelling. */
function customaryShelf(dimension: Dimension): Shelf {
  const compounds = customaryCompounds.filter(compound => sameDimension(compound.dimension, dimension))
  return new Map(compounds.map(({ name, symbol }) => [1, { ...createUnit(name, symbol, dimension), compound: true }]))
}
