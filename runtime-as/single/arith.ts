/* Python's arithmetic and Brian 2's small functions in single precision: those of doubles, which are exact here or round once. */

import { floorDiv, mod } from '../arith'

/** The quotient rounded down, as `floorDiv`. */
export function floorDivf(x: f32, y: f32): f32 {
  return <f32>floorDiv(x, y)
}

/** The remainder of the sign of y, as `mod`. */
export function modf(x: f32, y: f32): f32 {
  return <f32>mod(x, y)
}

/** -1, 0 or 1; NaN stays NaN. */
export function signf(x: f32): f32 {
  return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x
}

/** `low` below it, `high` above it, else x: NaN passes through. */
export function clipf(x: f32, low: f32, high: f32): f32 {
  return x < low ? low : x > high ? high : x
}

/** x², as a product. */
export function squaref(x: f32): f32 {
  return x * x
}

/** x³, as products. */
export function cubef(x: f32): f32 {
  return x * x * x
}
