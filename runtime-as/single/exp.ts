/*
 * Exponentials of single precision, four lanes at once: x = k ln 2 + r with |r| <= ln(2)/2, ln 2 in two parts, so that k
 * times the first is exact (Cody & Waite 1980), S = 2^k, p = e^r - 1 by a polynomial,
 *
 *   e^x = S + S p,  e^x - 1 = (S - 1) + S p
 *
 * A single value is a lane of such a vector, so that it has the bits of a row. Arguments beyond 87 leave the range of
 * normal numbers: they are rare, and go through the functions of doubles one by one.
 */

import { exp, expm1, exprel, rexprel } from '../exp'

/** Read from memory, since engines rebuild vector literals at every use. */
export const EXPF: usize = memory.data<f32>([
  1.4426950408889634, // 1/ln 2
  12583039.0, // 1.5 * 2^23 + 127: adding it rounds to an integer, found with the bias of exponents in the low bits
  0.693145751953125, // ln 2, upper 16 bits
  1.428606765330187e-6, // ln 2, the rest
  1.0,
  // at 20: e^r - 1 = r + r^2 (c2 + c3 r + c4 r^2 + c5 r^3 + c6 r^4), relative error 2^-26
  0.4999999701976776,
  0.1666654348373413,
  0.04166720062494278,
  0.008366520516574383,
  0.0013882523635402322,
  87.0, // at 40: beyond it e^x or e^-x may not be normal
  1e-30, // stands for 0 where a quotient is taken: the same result
])

export const SIGNF: usize = memory.data<u32>([0x80000000])

/** Beyond it e^x or e^-x may not be normal. */
export const LIMIT: f32 = 87

/** x/ln 2, rounded to an integer, in the low bits, with the bias of exponents added. */
// expanded in rows
function octaves(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, v128.load32_splat(EXPF)), v128.load32_splat(EXPF, 4))
}

/** p of x less so many octaves. */
// expanded in rows
function less1(x: v128, shifted: v128): v128 {
  const k = f32x4.sub(shifted, v128.load32_splat(EXPF, 4))
  const high = f32x4.sub(x, f32x4.mul(k, v128.load32_splat(EXPF, 8)))
  const r = f32x4.sub(high, f32x4.mul(k, v128.load32_splat(EXPF, 12)))
  const z = f32x4.mul(r, r)
  const q2 = f32x4.add(v128.load32_splat(EXPF, 20), f32x4.mul(r, v128.load32_splat(EXPF, 24)))
  const q4 = f32x4.add(v128.load32_splat(EXPF, 28), f32x4.mul(r, v128.load32_splat(EXPF, 32)))
  const q = f32x4.add(q2, f32x4.mul(z, f32x4.add(q4, f32x4.mul(z, v128.load32_splat(EXPF, 36)))))
  return f32x4.add(r, f32x4.mul(z, q))
}

/** e^x of lanes up to LIMIT. */
// expanded in rows
export function expInside(x: v128): v128 {
  const shifted = octaves(x)
  const p = less1(x, shifted)
  const s = i32x4.shl(shifted, 23)
  return f32x4.add(s, f32x4.mul(s, p))
}

/** e^x - 1 of lanes up to LIMIT, but for the sign of 0. */
// expanded in rows
export function expm1Inside(x: v128): v128 {
  const shifted = octaves(x)
  const p = less1(x, shifted)
  const s = i32x4.shl(shifted, 23)
  return f32x4.add(f32x4.sub(s, v128.load32_splat(EXPF, 16)), f32x4.mul(s, p))
}

/** And with its sign. */
// expanded in rows
function expm1Signed(x: v128): v128 {
  const m = expm1Inside(x)
  return v128.or(m, v128.and(x, v128.load32_splat(SIGNF)))
}

/** x that can be divided by. */
// expanded in rows
function divisor(x: v128): v128 {
  return v128.or(x, v128.and(f32x4.eq(x, f32x4.splat(0)), v128.load32_splat(EXPF, 44)))
}

// expanded in rows
function exprelInside(x: v128): v128 {
  const d = divisor(x)
  const m = expm1Inside(d)
  return f32x4.div(m, d)
}

// expanded in rows
function rexprelInside(x: v128): v128 {
  const d = divisor(x)
  const m = expm1Inside(d)
  return f32x4.div(d, m)
}

/** e^x. Error below 1.1 ulp. */
export function expf(x: f32): f32 {
  if (!(f32.abs(x) <= LIMIT)) return <f32>exp(x)
  return f32x4.extract_lane(expInside(f32x4.splat(x)), 0)
}

/** `expf` of a row in place: `bytes` is a multiple of 64. */
export function expfRow(row: usize, bytes: usize): void {
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
      const y = expInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, expf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** e^x - 1. Error below 2 ulp. */
export function expm1f(x: f32): f32 {
  if (!(f32.abs(x) <= LIMIT)) return <f32>expm1(x)
  return f32x4.extract_lane(expm1Signed(f32x4.splat(x)), 0)
}

/** `expm1f` of a row in place: `bytes` is a multiple of 64. */
export function expm1fRow(row: usize, bytes: usize): void {
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
      const y = expm1Signed(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, expm1f(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** (e^x - 1)/x, 1 at 0. Error below 2.5 ulp. Never above 1 is z exprel(-z), rounded, as in doubles. */
export function exprelf(x: f32): f32 {
  if (!(f32.abs(x) <= LIMIT)) return <f32>exprel(x)
  return f32x4.extract_lane(exprelInside(f32x4.splat(x)), 0)
}

/** `exprelf` of a row in place: `bytes` is a multiple of 64. */
export function exprelfRow(row: usize, bytes: usize): void {
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
      const y = exprelInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, exprelf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** The function of exponential integrators is the same one. */
export { exprelf as phi1f, exprelfRow as phi1fRow }

/** x/(e^x - 1), 1 at 0: the reciprocal of `exprelf`. Error below 2.5 ulp. */
export function rexprelf(x: f32): f32 {
  if (!(f32.abs(x) <= LIMIT)) return <f32>rexprel(x)
  return f32x4.extract_lane(rexprelInside(f32x4.splat(x)), 0)
}

/** `rexprelf` of a row in place: `bytes` is a multiple of 64. */
export function rexprelfRow(row: usize, bytes: usize): void {
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
      const y = rexprelInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, rexprelf(load<f32>(at)))
    row += 64
  } while (row < stop)
}
