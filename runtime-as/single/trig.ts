/*
 * Sine, cosine and tangent of single precision, four lanes at once: x = h pi + r with h a whole number for the sine, half of
 * an odd one for the cosine, half of any for the tangent, and
 *
 *   sin x = (-1)^h sin r,  cos x = (-1)^(h + 1/2) sin r,  tan x = tan r or -1/tan r
 *
 * by polynomials. pi is in four parts, of which the products of three with h are exact (Cody & Waite 1980), so that r is
 * good to its last place next to zeros too. A single value is a lane of such a vector, so that it has the bits of a row.
 * Arguments beyond 12800 are rare and go through the functions of doubles one by one.
 */

import { cos, sin, tan } from '../trig'

/** Read from memory, since engines rebuild vector literals at every use. */
const TRIGF: usize = memory.data<f32>([
  0.3183098861837907, // 1/pi
  12582912.0, // 1.5 * 2^23: adding it rounds to an integer, found in the low bits
  12582913.0, // the same, its last bit the other way round
  0.5,
  3.140625, // pi to 2^-10
  0.0009675025939941406, // to 2^-21
  1.5099067240953445e-7, // to 2^-33
  5.126688136514179e-12, // the rest
  12800.0, // beyond it the products are not exact
  -1.0,
  0.6366197723675814, // 2/pi
  // at 44: sin r = r (1 + r^2 (s3 + s5 r^2 + ...)) for |r| <= pi/2, relative error 2^-27
  -0.16666659712791443,
  0.008333065547049046,
  -0.0001980953966267407,
  2.6056311526190257e-6,
  // at 60: tan r = r (1 + r^2 (t3 + t5 r^2 + ...)) for |r| <= pi/4, relative error 2^-25.7
  0.33333155512809753,
  0.1333886682987213,
  0.05340556427836418,
  0.024450920522212982,
  0.0030859883408993483,
  0.009405822493135929,
])

const LARGE: f32 = 12800

/** x - h pi. */
// expanded in rows
function lessTurns(x: v128, h: v128): v128 {
  const r1 = f32x4.sub(x, f32x4.mul(h, v128.load32_splat(TRIGF, 16)))
  const r2 = f32x4.sub(r1, f32x4.mul(h, v128.load32_splat(TRIGF, 20)))
  const r3 = f32x4.sub(r2, f32x4.mul(h, v128.load32_splat(TRIGF, 24)))
  return f32x4.sub(r3, f32x4.mul(h, v128.load32_splat(TRIGF, 28)))
}

/** sin r, never beyond 1. Adding 0 makes it positive where r is -0, so that their product is -0. */
// expanded in rows
function sine(r: v128): v128 {
  const z = f32x4.mul(r, r)
  const s7 = f32x4.add(v128.load32_splat(TRIGF, 52), f32x4.mul(z, v128.load32_splat(TRIGF, 56)))
  const s5 = f32x4.add(v128.load32_splat(TRIGF, 48), f32x4.mul(z, s7))
  const tail = f32x4.mul(z, f32x4.add(v128.load32_splat(TRIGF, 44), f32x4.mul(z, s5)))
  return f32x4.add(r, f32x4.mul(r, f32x4.add(tail, f32x4.splat(0))))
}

// expanded in rows
function sinInside(x: v128): v128 {
  const magic = v128.load32_splat(TRIGF, 4)
  const shifted = f32x4.add(f32x4.mul(x, v128.load32_splat(TRIGF)), magic)
  const h = f32x4.sub(shifted, magic)
  const r = lessTurns(x, h)
  const s = sine(r)
  return v128.xor(s, i32x4.shl(shifted, 31))
}

// expanded in rows
function cosInside(x: v128): v128 {
  const magic = v128.load32_splat(TRIGF, 8)
  const half = v128.load32_splat(TRIGF, 12)
  const shifted = f32x4.add(f32x4.sub(f32x4.mul(x, v128.load32_splat(TRIGF)), half), magic)
  const h = f32x4.add(f32x4.sub(shifted, magic), half)
  const r = lessTurns(x, h)
  const s = sine(r)
  return v128.xor(s, i32x4.shl(shifted, 31))
}

/** What rounding took from r is added to the rest of the series. */
// expanded in rows
function tanInside(x: v128): v128 {
  const magic = v128.load32_splat(TRIGF, 4)
  const shifted = f32x4.add(f32x4.mul(x, v128.load32_splat(TRIGF, 40)), magic)
  const h = f32x4.mul(f32x4.sub(shifted, magic), v128.load32_splat(TRIGF, 12))
  const r1 = f32x4.sub(x, f32x4.mul(h, v128.load32_splat(TRIGF, 16)))
  const r2 = f32x4.sub(r1, f32x4.mul(h, v128.load32_splat(TRIGF, 20)))
  const third = f32x4.mul(h, v128.load32_splat(TRIGF, 24))
  const fourth = f32x4.mul(h, v128.load32_splat(TRIGF, 28))
  const r3 = f32x4.sub(r2, third)
  const r = f32x4.sub(r3, fourth)
  const tooMuch = f32x4.add(f32x4.add(f32x4.sub(r3, r2), third), f32x4.add(f32x4.sub(r, r3), fourth))
  const z = f32x4.mul(r, r)
  const t3 = f32x4.add(v128.load32_splat(TRIGF, 60), f32x4.mul(z, v128.load32_splat(TRIGF, 64)))
  const t7 = f32x4.add(v128.load32_splat(TRIGF, 68), f32x4.mul(z, v128.load32_splat(TRIGF, 72)))
  const t11 = f32x4.add(v128.load32_splat(TRIGF, 76), f32x4.mul(z, v128.load32_splat(TRIGF, 80)))
  const zz = f32x4.mul(z, z)
  const q = f32x4.add(t3, f32x4.mul(zz, f32x4.add(t7, f32x4.mul(zz, t11))))
  const t = f32x4.add(r, f32x4.sub(f32x4.mul(f32x4.mul(r, z), q), tooMuch))
  const odd = i32x4.shr_s(i32x4.shl(shifted, 31), 31)
  return v128.bitselect(f32x4.div(v128.load32_splat(TRIGF, 36), t), t, odd)
}

/** Sine. Error below 2.5 ulp for any finite x. */
export function sinf(x: f32): f32 {
  if (!(f32.abs(x) <= LARGE)) return <f32>sin(x)
  return f32x4.extract_lane(sinInside(f32x4.splat(x)), 0)
}

/** `sinf` of a row in place: `bytes` is a multiple of 64. */
export function sinfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load32_splat(TRIGF, 32)
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
      const y = sinInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, sinf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** Cosine. Error below 2.5 ulp for any finite x. */
export function cosf(x: f32): f32 {
  if (!(f32.abs(x) <= LARGE)) return <f32>cos(x)
  return f32x4.extract_lane(cosInside(f32x4.splat(x)), 0)
}

/** `cosf` of a row in place: `bytes` is a multiple of 64. */
export function cosfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load32_splat(TRIGF, 32)
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
      const y = cosInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, cosf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** Tangent. Error below 2.5 ulp for any finite x. */
export function tanf(x: f32): f32 {
  if (!(f32.abs(x) <= LARGE)) return <f32>tan(x)
  return f32x4.extract_lane(tanInside(f32x4.splat(x)), 0)
}

/** `tanf` of a row in place: `bytes` is a multiple of 64. */
export function tanfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load32_splat(TRIGF, 32)
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
      const y = tanInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, tanf(load<f32>(at)))
    row += 64
  } while (row < stop)
}
