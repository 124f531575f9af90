/** Coefficients: fractions, exact while both parts are whole numbers below 2⁵³, doubles beyond. */
export interface Ratio {
  readonly numerator: number
  /** Positive. */
  readonly denominator: number
  /** A literal with point or exponent took part. */
  readonly decimal: boolean
}

export const one: Ratio = { numerator: 1, denominator: 1, decimal: false }
export const minusOne: Ratio = { numerator: -1, denominator: 1, decimal: false }

export function ratio(numerator: number, denominator: number, decimal: boolean): Ratio {
  if (denominator < 0) return ratio(-numerator, -denominator, decimal)
  if (Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)) {
    const divisor = greatestCommonDivisor(Math.abs(numerator), denominator)
    return { numerator: numerator / divisor, denominator: denominator / divisor, decimal }
  }
  const tame = Number.isFinite(numerator) && denominator < 1e15
  return tame ? { numerator, denominator, decimal } : { numerator: numerator / denominator, denominator: 1, decimal }
}

export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator, a.decimal || b.decimal)
}

export function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator, a.decimal || b.decimal)
}

export function plus(a: Ratio, b: Ratio): Ratio {
  const decimal = a.decimal || b.decimal
  if (a.denominator === b.denominator) return ratio(a.numerator + b.numerator, a.denominator, decimal)
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator
  return ratio(numerator, a.denominator * b.denominator, decimal)
}

/** Whole powers; by repeated multiplication, which every engine does alike. */
export function power(base: Ratio, exponent: number): Ratio {
  if (exponent < 0) return over(one, power(base, -exponent))
  let result = one
  for (let rest = exponent, square = base; rest > 0; rest = Math.floor(rest / 2), square = times(square, square)) {
    if (rest % 2 === 1) result = times(result, square)
  }
  return result
}

export function valueOf({ numerator, denominator }: Ratio): number {
  return numerator / denominator
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b)
}
