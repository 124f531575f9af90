/* Hyperbolic functions of single precision from the exponentials of exp.ts, as in doubles. */

import { cosh, sinh } from '../hyperbolic'
import { EXPF, expInside, expm1Inside, LIMIT, SIGNF } from './exp'

const HYPERBOLICF: usize = memory.data<f32>([
  0.5,
  2.0,
  -20.0, // below it 1 - 2 e^a is 1
])

// expanded in rows
function sinhInside(x: v128): v128 {
  const a = f32x4.abs(x)
  const m = expm1Inside(a)
  const both = f32x4.add(m, f32x4.div(m, f32x4.add(m, v128.load32_splat(EXPF, 16))))
  return v128.or(f32x4.mul(v128.load32_splat(HYPERBOLICF), both), v128.and(x, v128.load32_splat(SIGNF)))
}

// expanded in rows
function coshInside(x: v128): v128 {
  const a = f32x4.abs(x)
  const e = expInside(a)
  const both = f32x4.add(e, f32x4.div(v128.load32_splat(EXPF, 16), e))
  return f32x4.mul(v128.load32_splat(HYPERBOLICF), both)
}

// expanded in rows
function tanhOf(x: v128): v128 {
  const sign = v128.load32_splat(SIGNF)
  const twice = v128.or(f32x4.add(x, x), sign)
  const a = f32x4.pmax(twice, v128.load32_splat(HYPERBOLICF, 8))
  const m = expm1Inside(a)
  return v128.bitselect(x, f32x4.div(m, f32x4.add(m, v128.load32_splat(HYPERBOLICF, 4))), sign)
}

/** Hyperbolic sine: (m + m/(1 + m))/2. Error below 2.8 ulp. */
export function sinhf(x: f32): f32 {
  if (!(f32.abs(x) <= LIMIT)) return <f32>sinh(x)
  return f32x4.extract_lane(sinhInside(f32x4.splat(x)), 0)
}

/** `sinhf` of a row in place: `bytes` is a multiple of 64. */
export function sinhfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load32_splat(EXPF, 40)
  const zero = f32x4.splat(0)
  do {
    let least = zero
    let most = zero
    // for each of four vectors {
    const x = v128.load(row)
    least = f32x4.pmin(least, x)
    most = f32x4.pmax(most, x)
    // }
    if (i32x4.bitmask(f32x4.le(f32x4.pmax(most, f32x4.neg(least)), limit)) == 15) {
      // for each of four vectors {
      const y = sinhInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, sinhf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** Hyperbolic cosine: (e + 1/e)/2 with e = e^|x|. Error below 2 ulp. */
export function coshf(x: f32): f32 {
  if (!(f32.abs(x) <= LIMIT)) return <f32>cosh(x)
  return f32x4.extract_lane(coshInside(f32x4.splat(x)), 0)
}

/** `coshf` of a row in place: `bytes` is a multiple of 64. */
export function coshfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load32_splat(EXPF, 40)
  const zero = f32x4.splat(0)
  do {
    let least = zero
    let most = zero
    // for each of four vectors {
    const x = v128.load(row)
    least = f32x4.pmin(least, x)
    most = f32x4.pmax(most, x)
    // }
    if (i32x4.bitmask(f32x4.le(f32x4.pmax(most, f32x4.neg(least)), limit)) == 15) {
      // for each of four vectors {
      const y = coshInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, coshf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** Hyperbolic tangent: -m/(m + 2) of |x|, m = e^a - 1 and a = -|2x|. Error below 2.8 ulp. */
export function tanhf(x: f32): f32 {
  return f32x4.extract_lane(tanhOf(f32x4.splat(x)), 0)
}

/** `tanhf` of a row in place: `bytes` is a multiple of 64. */
export function tanhfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const y = tanhOf(x)
    v128.store(row, y)
    // }
    row += 64
  } while (row < stop)
}
