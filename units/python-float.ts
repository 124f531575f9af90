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

/** The same of a float of single precision: the fewest digits that read back as that one. */
export function shortestSingle(x: number): Decimal {
  const magnitude = Math.abs(x)
  for (let count = 1; ; count++) {
    const [mantissa = '0', exponent = '0'] = magnitude.toExponential(count - 1).split('e')
    const middle = Number(mantissa.replace('.', ''))
    const numberOf = (digits: number): number => Number(`${digits}e${Number(exponent) - count + 1}`)
    // below a power of two the neighbour is nearer than above it, so that the nearest digits need not be among those that fit
    const fitting = [middle, middle + 1, middle - 1].filter(digits => Math.fround(numberOf(digits)) === magnitude)
    const [first, second] = fitting.toSorted(
      (a, b) => Math.abs(numberOf(a) - magnitude) - Math.abs(numberOf(b) - magnitude),
    )
    if (first === undefined) continue
    const isTie =
      second !== undefined && Math.abs(numberOf(first) + numberOf(second) - 2 * magnitude) < magnitude * 1e-15
    return shortestDecimal(numberOf(isTie && first % 2 === 1 ? second : first))
  }
}

/** A float as Python writes it: `5.0`, `0.9999546000702375`, `1e-05`, `1e+16`, `inf`, `nan`. */
export function pythonFloatRepr(x: number): string {
  return floatText(x, shortestDecimal, point => point > 16 || point < -3)
}

/** A float of single precision as numpy writes it: from a million on, and below 0.0001, with a power of ten. */
export function singleRepr(x: number): string {
  return floatText(x, shortestSingle, point => point > 6 || (x !== 0 && Math.abs(x) < 1e-4))
}

function floatText(x: number, shortest: (x: number) => Decimal, hasPower: (point: number) => boolean): string {
  if (Number.isNaN(x)) return 'nan'
  const sign = x < 0 || Object.is(x, -0) ? '-' : ''
  if (!Number.isFinite(x)) return `${sign}inf`
  const { digits, point } = shortest(x)
  if (hasPower(point)) {
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
