/**
 * The elementary functions a script's numbers go through: those of compiled modules, so that a value computed by the
 * script and one computed by a simulation agree to the last bit.
 */
export interface ScalarMath {
  exp(x: number): number
  expm1(x: number): number
  log(x: number): number
  log10(x: number): number
  log1p(x: number): number
  sin(x: number): number
  cos(x: number): number
  tan(x: number): number
  arcsin(x: number): number
  arccos(x: number): number
  arctan(x: number): number
  sinh(x: number): number
  cosh(x: number): number
  tanh(x: number): number
  exprel(x: number): number
  pow(x: number, y: number): number
}

/** Python's and numpy's `//` on floats: the quotient rounded down, exact where it is a whole number. */
export function floorDivide(x: number, y: number): number {
  if (y === 0) return x / y
  if (!Number.isFinite(x) || Number.isNaN(y)) return Number.NaN
  const quotient = (x - floorModulo(x, y)) / y
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0
  const floor = Math.floor(quotient)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

/** Python's and numpy's `%` on floats: it has the sign of the divisor. */
export function floorModulo(x: number, y: number): number {
  const rest = x % y
  if (rest === 0) return y < 0 || Object.is(y, -0) ? -0 : 0
  return rest < 0 !== y < 0 ? rest + y : rest
}

/** The nearest whole number, halves to the even one. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  if (rest < 0.5) return floor
  if (rest > 0.5) return floor + 1
  return floor % 2 === 0 ? floor : floor + 1
}
