import { type Decimal, shortestDecimal } from './python-float.ts'

/** A number in decimal notation, in the parts that have to be lined up. */
export interface Digits {
  /** Sign and digits before the point. */
  readonly whole: string
  /** Digits behind the point, without trailing zeros. */
  readonly fraction: string
  /** Power of ten, in scientific notation. */
  readonly exponent?: number
}

/** The digits of a float of some precision. */
export type Shortest = (x: number) => Decimal

/**
 * The shortest digits that read back as `x`, cut to `precision` decimals: what numpy's array printing shows of each
 * element. The cut rounds the true value, ties to even. For magnitudes below 1e21.
 */
export function positionalDigits(x: number, precision: number, shortest: Shortest = shortestDecimal): Digits {
  const { digits, point } = shortest(x)
  const decimals = Math.max(0, digits.length - point)
  const magnitude = Math.abs(x)
  const text =
    decimals <= precision
      ? magnitude.toFixed(decimals)
      : evenOnTie(magnitude.toFixed(precision), magnitude.toFixed(precision + GUARD))
  return split(signOf(x) + text)
}

/** The same with one digit before the point and a power of ten. */
export function scientificDigits(x: number, precision: number, shortest: Shortest = shortestDecimal): Digits {
  const { digits, point } = shortest(x)
  if (digits.length - 1 > precision) return exactDigits(x, precision)
  return { ...split(`${signOf(x)}${digits[0]}.${digits.slice(1)}`), exponent: point - 1 }
}

/** The true value of `x` with `decimals` behind the first digit, which numpy fills up with where others have more. */
export function exactDigits(x: number, decimals: number): Digits {
  const magnitude = Math.abs(x)
  const [rounded = '', exponent = '0'] = magnitude.toExponential(decimals).split('e')
  const [longer = '', longerExponent = '0'] = magnitude.toExponential(decimals + GUARD).split('e')
  const tied = exponent === longerExponent ? evenOnTie(rounded, longer) : rounded
  return { ...split(signOf(x) + tied), exponent: Number(exponent) }
}

/** More decimals than needed to tell a tie: a double that is none differs from it within about 17 digits. */
const GUARD = 35

/**
 * JavaScript rounds ties away from zero. `longer` continues the digits of `rounded`; if what it adds is exactly a
 * half, the even neighbour is right.
 */
function evenOnTie(rounded: string, longer: string): string {
  const tail = longer.slice(rounded.length).replace('.', '')
  const isTie = /^50*$/.test(tail)
  const lastIsOdd = /[13579]$/.test(rounded)
  return isTie && lastIsOdd ? longer.slice(0, rounded.length) : rounded
}

function split(text: string): Digits {
  const [whole = '', fraction = ''] = text.split('.')
  return { whole, fraction: fraction.replace(/0+$/, '') }
}

function signOf(x: number): string {
  return x < 0 || Object.is(x, -0) ? '-' : ''
}
