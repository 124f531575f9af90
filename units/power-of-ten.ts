/** ln 10 in units of 10⁻⁵⁰. */
const LN10 = 230258509299404568401799145468436420760110148862877n
const ONE = 10n ** 50n

/**
 * 10 to the power of `scale`, the double nearest to the true value: for whole numbers the decimal literal, for
 * fractions such as −1.5 (the unit `ms ** 0.5`) the exponential series in fixed point with 50 decimals. It never
 * leans on the engine's `Math.pow`, whose last bit differs between engines.
 */
export function powerOfTen(scale: number): number {
  if (Number.isInteger(scale) || !Number.isFinite(scale)) return Number(`1e${scale}`)
  const whole = Math.floor(scale)
  // The fraction is a multiple of 2^-52 up to a rounding that no scale in use has.
  const fraction = BigInt(Math.round((scale - whole) * 2 ** 52))
  const x = (LN10 * fraction) >> 52n
  let sum = 0n
  let term = ONE
  for (let k = 1n; term > 0n; k++) {
    sum += term
    term = (term * x) / (ONE * k)
  }
  return Number(`${sum}e${whole - 50}`)
}
