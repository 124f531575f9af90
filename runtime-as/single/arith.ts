/* Brian 2's small functions in single precision. */

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
