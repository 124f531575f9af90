import { namedUnits } from './catalogue.ts'
import { dimensionKey, dimensionName, dimensionText, isDimensionless, type Dimension } from './dimension.ts'
import { prefixedUnit, prefixesOf, unitNamed } from './names.ts'
import { createUnit, divideUnits, multiplyUnits, powerUnit, type Unit } from './unit.ts'

/** Units of one dimension by their value; a later unit of the same value takes the earlier one's place. */
type Shelf = ReadonlyMap<number, Unit>
type Shelves = ReadonlyMap<string, Shelf>

const standard: Shelves = /* @__PURE__ */ standardShelves()
const additional: Shelves = /* @__PURE__ */ additionalShelves()

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
  putOn(register.shelves, unit)
}

/** The shelves that hold units of some dimensions, in the order in which they are asked. */
export function shelvesFor(dimension: Dimension, register?: UnitRegister): readonly Shelf[] {
  const key = dimensionKey(dimension)
  return [standard.get(key), register?.shelves.get(key), additional.get(key)].filter(shelf => shelf !== undefined)
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

function standardShelves(): Shelves {
  const shelves = new Map<string, Map<number, Unit>>()
  for (const power of [1, 2, 3] as const) {
    for (const unit of namedUnits.filter(({ displayed }) => displayed)) {
      for (const [prefix, scale] of prefixesOf(unit)) {
        const [name] = unit.names
        if (name === undefined) continue
        const made = prefixedUnit(unit, name, prefix, scale, power)
        putOn(shelves, unitNamed(made.name.replace('kgram', 'kilogram')) ?? made)
      }
    }
  }
  return shelves
}

/** Compounds that have no name of their own but a customary spelling. */
function additionalShelves(): Shelves {
  const shelves = new Map<string, Map<number, Unit>>()
  const [metre, second, kelvin, mole] = [named('metre'), named('second'), named('kelvin'), named('mole')]
  const joule = named('joule')
  const square = powerUnit(metre, 2)
  const cube = powerUnit(metre, 3)
  for (const unit of [
    multiplyUnits(named('pascal'), second),
    divideUnits(named('watt'), square),
    divideUnits(joule, kelvin),
    divideUnits(joule, multiplyUnits(named('kilogram'), kelvin)),
    divideUnits(named('watt'), multiplyUnits(metre, kelvin)),
    divideUnits(named('volt'), cube),
    divideUnits(named('coulomb'), cube),
    divideUnits(named('coulomb'), square),
    divideUnits(named('farad'), metre),
    divideUnits(named('henry'), metre),
    divideUnits(joule, mole),
    divideUnits(joule, multiplyUnits(mole, kelvin)),
    divideUnits(named('coulomb'), named('kilogram')),
    divideUnits(named('gray'), second),
    divideUnits(named('katal'), cube),
  ]) {
    putOn(shelves, unit)
  }
  return shelves
}

function named(name: string): Unit {
  return unitNamed(name) ?? unnamedUnit([])
}

function putOn(shelves: Map<string, Map<number, Unit>>, unit: Unit): void {
  const key = dimensionKey(unit.dimension)
  const shelf = shelves.get(key) ?? new Map<number, Unit>()
  shelf.set(unit.value, unit)
  shelves.set(key, shelf)
}
