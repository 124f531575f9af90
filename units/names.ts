import { exportedPrefixes, namedUnits, prefixes, seldomPrefixes, shortNames, type NamedUnit } from './catalogue.ts'
import { powerDimension } from './dimension.ts'
import { createUnit, type Unit } from './unit.ts'

type Names = ReadonlyMap<string, Unit>

const expressionNames: Names = /* @__PURE__ */ catalogueNames()
const exportedNames: Names = /* @__PURE__ */ starImport()
const symbols: Names = /* @__PURE__ */ symbolNames()

/** The unit that a name stands for in equations, thresholds and every other string expression (1710 names). */
export function unitInExpressions(name: string): Unit | undefined {
  return expressionNames.get(name)
}

/** The unit that a name of the star import stands for (203 names). */
export function unitInScript(name: string): Unit | undefined {
  return exportedNames.get(name)
}

/** What `from brian2 import *` binds. */
export function exportedUnits(): ReadonlyMap<string, Unit> {
  return exportedNames
}

/** Every known spelling, for hints at misspelt ones. */
export function allUnitNames(): Iterable<string> {
  return new Set([...exportedNames.keys(), ...expressionNames.keys()])
}

/** Names that look like units and why they are none. */
export const withdrawnUnits: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'celsius',
    "there is no unit 'celsius', since differences and absolute temperatures would be mixed up: write kelvin for " +
      'differences, and add zero_celsius of brian2.units.constants to turn a temperature in °C into kelvin',
  ],
])

/** The unit a name stands for in either place. */
export function unitNamed(name: string): Unit | undefined {
  return expressionNames.get(name) ?? exportedNames.get(name)
}

/** A named unit with a prefix, squared or cubed if so wished: `umetre2`, symbol `um^2`. */
export function prefixedUnit(unit: NamedUnit, name: string, prefix: string, scale: number, power: 1 | 2 | 3 = 1): Unit {
  const whole = power * ((unit.scale ?? 0) + scale)
  const symbol = prefix + unit.symbol
  return power === 1
    ? createUnit(prefix + name, symbol, unit.dimension, whole)
    : createUnit(`${prefix}${name}${power}`, `${symbol}^${power}`, powerDimension(unit.dimension, power), whole)
}

/**
 * The unit that a symbol stands for in texts for people, such as `1 s` and `-45 mV`: what displays write can be typed.
 * Scripts know some symbols as names, not all.
 */
export function unitWithSymbol(symbol: string): Unit | undefined {
  return symbols.get(symbol)
}

/** The prefixes a named unit takes. */
export function prefixesOf(unit: NamedUnit): readonly (readonly [prefix: string, scale: number])[] {
  if (unit.prefixed === 'none') return [['', 0]]
  return unit.prefixed === 'usual' ? prefixes : [...prefixes, ...seldomPrefixes]
}

function catalogueNames(): Names {
  const names = new Map<string, Unit>()
  for (const unit of namedUnits) {
    for (const name of unit.names) {
      for (const [prefix, scale] of prefixesOf(unit)) {
        for (const power of unit.powers ? ([1, 2, 3] as const) : ([1] as const)) {
          const made = prefixedUnit(unit, name, prefix, scale, power)
          names.set(made.name, made)
        }
      }
    }
  }
  for (const [short, name] of shortNames) {
    const unit = names.get(name) ?? centimetres().get(name)
    if (unit !== undefined && short !== 'mS') names.set(short, unit)
  }
  return names
}

function starImport(): Names {
  const names = new Map<string, Unit>()
  for (const unit of namedUnits) {
    for (const name of unit.exported) {
      for (const prefix of unit.prefixed === 'none' ? [''] : exportedPrefixes) take(prefix + name)
    }
  }
  for (const [short, name] of shortNames) take(short, name)
  for (const [name, unit] of centimetres()) if (!/\d$/.test(name)) names.set(name, unit)
  return names

  function take(name: string, meaning = name): void {
    const unit = expressionNames.get(meaning) ?? centimetres().get(meaning)
    if (unit !== undefined) names.set(name, unit)
  }
}

function symbolNames(): Names {
  const units = namedUnits.flatMap(unit =>
    prefixesOf(unit).map(([prefix, scale]) => prefixedUnit(unit, unit.names[0] ?? '', prefix, scale)),
  )
  // Of two with one symbol the earlier counts: kg is the kilogram.
  return new Map(units.toReversed().map(unit => [unit.symbol, unit]))
}

/** Hundredths of a metre: the only ones, and with few spellings. */
function centimetres(): Names {
  const metre = namedUnits[0]
  if (metre === undefined) return new Map()
  const units = [
    prefixedUnit(metre, 'metre', 'c', -2),
    prefixedUnit(metre, 'meter', 'c', -2),
    prefixedUnit(metre, 'metre', 'c', -2, 2),
    prefixedUnit(metre, 'metre', 'c', -2, 3),
  ]
  return new Map(units.map(unit => [unit.name, unit]))
}
