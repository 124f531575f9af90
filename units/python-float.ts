/** The shortest decimal digits that read back as the same number: value = 0.d₁d₂… × 10^point. */
export interface Decimal {
  readonly digits: string
  readonly point: number
}

/** Shortest digits of a finite number's magnitude; zero has the digit 0 and the point behind it. */
export function shortestDecimal(x: number): Decimal {
  const [mantissa = '0', exponent = '0'] = Math.abs(x).toExponential().split('e')
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 }
}

/** A float as Python writes it: `5.0`, `0.9999546000702375`, `1e-05`, `1e+16`, `inf`, `nan`. */
export function pythonFloatRepr(x: number): string {
  if (Number.isNaN(x)) return 'nan'
  const sign = x < 0 || Object.is(x, -0) ? '-' : ''
  if (!Number.isFinite(x)) return `${sign}inf`
  const { digits, point } = shortestDecimal(x)
  if (point > 16 || point < -3) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    return `${sign}${digits[0]}${fraction}e${exponentText(point - 1)}`
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point) || '0'}`
}

/** `-05`, `+16`: a sign and at least two digits, or as many as asked for. */
export function exponentText(exponent: number, width = 2): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(Math.max(2, width), '0')}`
}
