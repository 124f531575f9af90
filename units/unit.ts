import { divideDimensions, multiplyDimensions, powerDimension, sameDimension, type Dimension } from './dimension.ts'
import { powerOfTen } from './power-of-ten.ts'

/**
 * A named multiple of SI units by a power of ten. Products, quotients and powers of units are units again, with names
 * composed as Brian 2 does.
 */
export interface Unit {
  /** How a script spells it, and `repr` shows it: `mvolt`, `uamp / (cmetre ** 2)`. */
  readonly name: string
  /** How `str` shows it: `mV`, `uA/(cm^2)`. */
  readonly symbol: string
  readonly dimension: Dimension
  /** Power of ten between it and the SI unit. */
  readonly scale: number
  /** The number of SI units it is: the decimal literal `1e<scale>`. */
  readonly value: number
  /** Made of other units, and so put in parentheses when composed further. */
  readonly compound: boolean
}

/** A unit with a name of its own. */
export function createUnit(name: string, symbol: string, dimension: Dimension, scale = 0): Unit {
  return { name, symbol, dimension, scale, value: powerOfTen(scale), compound: false }
}

/** `mV ms`. */
export function multiplyUnits(a: Unit, b: Unit): Unit {
  return compound(
    `${a.name} * ${b.name}`,
    `${a.symbol} ${b.symbol}`,
    multiplyDimensions(a.dimension, b.dimension),
    a.scale + b.scale,
  )
}

/** `uA/(cm^2)`. */
export function divideUnits(a: Unit, b: Unit): Unit {
  const [above, below] = [bracketed(a), bracketed(b)]
  return compound(
    `${above.name} / ${below.name}`,
    `${above.symbol}/${below.symbol}`,
    divideDimensions(a.dimension, b.dimension),
    a.scale - b.scale,
  )
}

/** `mV^-1`; also what `1/mV` gives. */
export function powerUnit(unit: Unit, power: number): Unit {
  const base = bracketed(unit)
  return compound(
    `${base.name} ** ${power}`,
    `${base.symbol}^${power}`,
    powerDimension(unit.dimension, power),
    unit.scale * power,
  )
}

/** Whether two units measure alike, whatever their names: what `==` between units means. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a.scale === b.scale && sameDimension(a.dimension, b.dimension)
}

function compound(name: string, symbol: string, dimension: Dimension, scale: number): Unit {
  return { name, symbol, dimension, scale, value: powerOfTen(scale), compound: true }
}

function bracketed(unit: Unit): { readonly name: string; readonly symbol: string } {
  return unit.compound ? { name: `(${unit.name})`, symbol: `(${unit.symbol})` } : unit
}
