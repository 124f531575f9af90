/** The nearest whole number, halves to the even one: Python's and numpy's rounding. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  const nearest = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1
  return nearest === 0 && (x < 0 || Object.is(x, -0)) ? -0 : nearest
}
