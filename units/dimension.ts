/** Exponents of metre, kilogram, second, ampere, kelvin, mole and candela. They may be fractions. */
export type Dimension = readonly number[]

/** The seven base units in the order of the exponents: symbol, name. */
const BASE = [
  ['m', 'metre'],
  ['kg', 'kilogram'],
  ['s', 'second'],
  ['A', 'amp'],
  ['K', 'kelvin'],
  ['mol', 'mole'],
  ['cd', 'candle'],
] as const

export const dimensionless: Dimension = [0, 0, 0, 0, 0, 0, 0]

/** The dimension of time. */
export const seconds: Dimension = [0, 0, 1, 0, 0, 0, 0]

/** The dimension of rates. */
export const hertz: Dimension = [0, 0, -1, 0, 0, 0, 0]

export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  return BASE.map((_, i) => exponent(a, i) + exponent(b, i))
}

export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  return BASE.map((_, i) => exponent(a, i) - exponent(b, i))
}

export function powerDimension(dimension: Dimension, power: number): Dimension {
  return BASE.map((_, i) => {
    const e = exponent(dimension, i)
    return e === 0 ? 0 : e * power
  })
}

/** Equal up to rounding, so that the third power of a cube root is the thing itself. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return BASE.every((_, i) => {
    const [x, y] = [exponent(a, i), exponent(b, i)]
    return Math.abs(x - y) <= 1e-8 + 1e-5 * Math.abs(y)
  })
}

export function isDimensionless(dimension: Dimension): boolean {
  return sameDimension(dimension, dimensionless)
}

/** `m^2 kg s^-3 A^-1`, or `1`. */
export function dimensionText(dimension: Dimension): string {
  const factors = write(dimension, 0, '^')
  return factors.length === 0 ? '1' : factors.join(' ')
}

/** `metre ** 2 * kilogram * second ** -3 * amp ** -1`, which a script can evaluate, or `Dimension()`. */
export function dimensionName(dimension: Dimension): string {
  const factors = write(dimension, 1, ' ** ')
  return factors.length === 0 ? 'Dimension()' : factors.join(' * ')
}

/** A text that is equal for equal dimensions, for look-up. */
export function dimensionKey(dimension: Dimension): string {
  return BASE.map((_, i) => Math.round(exponent(dimension, i) * 1e6)).join()
}

function write(dimension: Dimension, column: 0 | 1, operator: string): string[] {
  return BASE.flatMap((base, i) => {
    const e = exponent(dimension, i)
    if (e === 0) return []
    return e === 1 ? [base[column]] : [`${base[column]}${operator}${e}`]
  })
}

function exponent(dimension: Dimension, i: number): number {
  return dimension[i] ?? 0
}
