import { exportedPrefixes, namedUnits, prefixes, seldomPrefixes, shortNames, type NamedUnit } from './catalogue.ts'
import { powerDimension } from './dimension.ts'
import { createUnit, type Unit } from './unit.ts'

// Names are taken apart when they are asked for: there are too many to build all units at every start.

/** Power to which a name raises a unit: `metre`, `metre2`, `metre3`. */
export type NamePower = 1 | 2 | 3

/** A spelling taken apart: `umetre2` is u, metre, 2. */
interface Parts {
  readonly unit: NamedUnit
  readonly root: string
  readonly prefix: string
  readonly scale: number
  readonly power: NamePower
}

const CENTI = -2
const CENTIMETRES = ['cmetre', 'cmeter']
const LONGEST_PREFIX = 2
const short: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(shortNames)

/** The unit that a name stands for in equations, thresholds and every other string expression (1710 names). */
export function unitInExpressions(name: string): Unit | undefined {
  const long = short.get(name)
  if (long !== undefined) return name === 'mS' ? undefined : unitSpelt(long)
  const parts = partsOf(name)
  return parts === undefined || isCentimetre(parts) ? undefined : assemble(parts)
}

/** The unit that a name of the star import stands for (203 names). */
export function unitInScript(name: string): Unit | undefined {
  const long = short.get(name)
  if (long !== undefined) return unitSpelt(long)
  const parts = partsOf(name)
  return parts !== undefined && isExported(parts) ? assemble(parts) : undefined
}

/** What `from brian2 import *` binds. */
export function exportedUnits(): ReadonlyMap<string, Unit> {
  const names = namedUnits.flatMap(unit =>
    unit.exported.flatMap(root => (unit.prefixed === 'none' ? [root] : exportedPrefixes.map(prefix => prefix + root))),
  )
  const units = new Map<string, Unit>()
  for (const name of [...names, ...CENTIMETRES, ...short.keys()]) {
    const unit = unitInScript(name)
    if (unit !== undefined) units.set(name, unit)
  }
  return units
}

/** Every known spelling, for hints at misspelt ones. */
export function allUnitNames(): Iterable<string> {
  const names = namedUnits.flatMap(unit =>
    unit.names.flatMap(root =>
      prefixesOf(unit).flatMap(([prefix]) => (unit.powers ? ['', 2, 3] : ['']).map(power => prefix + root + power)),
    ),
  )
  return [...names, ...CENTIMETRES, ...short.keys()]
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
  return unitInExpressions(name) ?? unitInScript(name)
}

/**
 * The unit that a symbol stands for in texts for people, such as `1 s` and `-45 mV`: what displays write can be typed.
 * Scripts know some symbols as names, not all.
 */
export function unitWithSymbol(symbol: string): Unit | undefined {
  for (const unit of namedUnits) {
    for (const [prefix, scale] of prefixesOf(unit)) {
      if (prefix + unit.symbol === symbol) return prefixedUnit(unit, unit.names[0] ?? symbol, prefix, scale)
    }
  }
  return undefined
}

/** A named unit with a prefix, squared or cubed if so wished: `umetre2`, symbol `um^2`. */
export function prefixedUnit(unit: NamedUnit, root: string, prefix: string, scale: number, power: NamePower = 1): Unit {
  const whole = power * ((unit.scale ?? 0) + scale)
  const symbol = prefix + unit.symbol
  return power === 1
    ? createUnit(prefix + root, symbol, unit.dimension, whole)
    : createUnit(`${prefix}${root}${power}`, `${symbol}^${power}`, powerDimension(unit.dimension, power), whole)
}

/** The prefixes a named unit takes. */
export function prefixesOf(unit: NamedUnit): readonly (readonly [prefix: string, scale: number])[] {
  if (unit.prefixed === 'none') return [['', 0]]
  return unit.prefixed === 'usual' ? prefixes : [...prefixes, ...seldomPrefixes]
}

function unitSpelt(name: string): Unit | undefined {
  const parts = partsOf(name)
  return parts && assemble(parts)
}

function assemble({ unit, root, prefix, scale, power }: Parts): Unit {
  return prefixedUnit(unit, root, prefix, scale, power)
}

function partsOf(name: string): Parts | undefined {
  for (const unit of namedUnits) {
    for (const root of unit.names) {
      const at = name.indexOf(root)
      if (at < 0 || at > LONGEST_PREFIX) continue
      const prefix = name.slice(0, at)
      const suffix = name.slice(at + root.length)
      const power = suffix === '' ? 1 : suffix === '2' ? 2 : suffix === '3' ? 3 : undefined
      const scale = prefix === 'c' && unit.symbol === 'm' ? CENTI : prefixesOf(unit).find(([p]) => p === prefix)?.[1]
      if (power === undefined || scale === undefined || (power > 1 && !unit.powers)) continue
      return { unit, root, prefix, scale, power }
    }
  }
  return undefined
}

/** Hundredths of a metre, unlike others, are no names of the string expressions. */
function isCentimetre({ unit, scale }: Parts): boolean {
  return unit.symbol === 'm' && scale === CENTI
}

function isExported(parts: Parts): boolean {
  const { unit, root, prefix, power } = parts
  return power === 1 && unit.exported.includes(root) && (exportedPrefixes.includes(prefix) || isCentimetre(parts))
}
