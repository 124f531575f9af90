/** Numbers as Python's format codes `e`, `f` and `g` write them. */

/** Sign and at least two digits: `+16`, `-05`. */
export function exponentText(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** `%e`: correctly rounded, two-digit exponent. */
export function exponential(value: number, precision: number): string {
  const [mantissa = '0', exponent = '0'] = decimals(value, precision, 'exponential').split('e')
  return `${mantissa}e${exponentText(Number(exponent))}`
}

/** `%f`: correctly rounded, never an exponent. */
export function fixed(value: number, precision: number): string {
  return decimals(value, precision, 'fixed')
}

/**
 * `%g`: `precision` significant digits, the shorter of both forms, trailing zeros removed unless `keepZeros` (the
 * `#` flag).
 */
export function general(value: number, precision: number, keepZeros = false): string {
  const significant = precision === 0 ? 1 : precision
  if (value === 0) {
    const zero = Object.is(value, -0) ? '-0' : '0'
    return keepZeros ? `${zero}.${'0'.repeat(significant - 1)}` : zero
  }
  const written = exponential(value, significant - 1)
  const exponent = Number(written.slice(written.indexOf('e') + 1))
  if (exponent < -4 || exponent >= significant) {
    const [mantissa = '', power = ''] = written.split('e')
    return `${keepZeros ? mantissa : trimZeros(mantissa)}e${power}`
  }
  const text = fixed(value, significant - 1 - exponent)
  return keepZeros ? text : trimZeros(text)
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/**
 * JavaScript's own `toFixed` and `toExponential` stop at 100 digits and 10²¹, and round the exact value half up; Python
 * rounds the exact value half to even. Exact arithmetic over integers does both.
 */
function decimals(value: number, precision: number, form: 'fixed' | 'exponential'): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const { numerator, denominator } = exactFraction(Math.abs(value))
  if (form === 'fixed') {
    const digits = roundedQuotient(numerator * 10n ** BigInt(precision), denominator).toString()
    return sign + withPoint(digits, precision)
  }
  if (numerator === 0n) return `${sign}${withPoint('0'.repeat(precision + 1), precision)}e0`
  let exponent = Number(value.toExponential().split('e')[1])
  let digits = scaled(numerator, denominator, precision - exponent)
  // The shortest digits may lie on the other side of a power of ten than the exact value.
  if (digits.length <= precision) {
    exponent--
    digits = scaled(numerator, denominator, precision - exponent)
  }
  if (digits.length > precision + 1) {
    exponent++
    digits = scaled(numerator, denominator, precision - exponent)
  }
  return `${sign}${withPoint(digits, precision)}e${exponent}`
}

function scaled(numerator: bigint, denominator: bigint, power: number): string {
  return power >= 0
    ? roundedQuotient(numerator * 10n ** BigInt(power), denominator).toString()
    : roundedQuotient(numerator, denominator * 10n ** BigInt(-power)).toString()
}

function withPoint(digits: string, precision: number): string {
  if (precision === 0) return digits
  const padded = digits.padStart(precision + 1, '0')
  return `${padded.slice(0, -precision)}.${padded.slice(-precision)}`
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = (numerator % denominator) * 2n
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}

/** A finite positive double as a fraction of integers. */
export function exactFraction(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  let mantissa = value
  let exponent = 0
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2
    exponent++
  }
  return { numerator: BigInt(mantissa), denominator: 2n ** BigInt(exponent) }
}
