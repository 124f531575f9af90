/*
 * Sine, cosine and tangent by a table of 256 steps to a turn (Gal & Bachelis 1991; Tang 1991): |x| = k pi/128 + r with
 * |r| <= pi/256, S and C the sine and cosine of k pi/128,
 *
 *   sin |x| = S + (S c + C s),  cos |x| = C + (C c - S s),  s = sin r,  c = cos r - 1 by Taylor's series, 2^-64
 *
 * pi/128 is in four parts, of which the products of three with k are exact (Cody & Waite 1980), so that r is good to its
 * last place next to zeros too. Arguments beyond 2^20 are rare, reduced by the digits of 2/pi, one by one.
 */

import { quadrant, reducedLow, reduceLarge } from './reduction'
import { TURN_TABLE } from './turn-table'

const LARGE: f64 = 1048576

/** Read from memory, since engines rebuild vector literals at every use. */
const TRIG: usize = memory.data<f64>([
  40.74366543152521, // 40445F306DC9C883  128/pi
  6755399441055744.0, // 1.5 * 2^52: adding it rounds to an integer, found in the low bits
  0.024543692590668797, // 3F9921FB54000000  pi/128 to 2^-32
  1.5501461225753133e-11, // 3DB10B4600000000  to 2^-59
  9.567553018833741e-19, // 3C31A62630000000  to 2^-86
  9.950495567985859e-27, // 3A88A2E03707344A  the rest
  LARGE,
  // at 56:
  -0.16666666666666666,
  0.008333333333333333,
  -0.0001984126984126984,
  // at 80:
  -0.5,
  0.041666666666666664,
  -0.001388888888888889,
])
const SIGN: usize = memory.data<u64>([0x8000000000000000])

/** What `turn` leaves: S, C, r, s - r and c. */
let tableSine: f64 = 0
let tableCosine: f64 = 0
let rest: f64 = 0
let sineRest: f64 = 0
let cosineLess1: f64 = 0

/** Splits |x| as above. */
function turn(x: f64): void {
  let a = f64.abs(x)
  let low: f64 = 0
  let quarters = 0
  if (!(a <= LARGE)) {
    a = reduceLarge(a)
    low = reducedLow
    quarters = quadrant
  }
  const shifted = a * load<f64>(TRIG) + load<f64>(TRIG, 8)
  const k = shifted - load<f64>(TRIG, 8)
  const close = a - k * load<f64>(TRIG, 16) - k * load<f64>(TRIG, 24)
  const r = close - k * load<f64>(TRIG, 32) - k * load<f64>(TRIG, 40) + low
  const z = r * r
  const j = (<usize>reinterpret<i64>(shifted) + ((<usize>quarters) << 6)) & 255
  tableSine = load<f64>(TURN_TABLE + (j << 4))
  tableCosine = load<f64>(TURN_TABLE + (j << 4), 8)
  rest = r
  sineRest = r * z * (load<f64>(TRIG, 56) + z * (load<f64>(TRIG, 64) + z * load<f64>(TRIG, 72)))
  cosineLess1 = z * (load<f64>(TRIG, 80) + z * (load<f64>(TRIG, 88) + z * load<f64>(TRIG, 96)))
}

/** The sign of x given to a number of |x|. */
function signed(y: f64, x: f64): f64 {
  return reinterpret<i64>(x) < 0 ? -y : y
}

/** |x| in steps of pi/128, rounded to an integer, in the low bits. */
// expanded in rows
function stepsOf(a: v128): v128 {
  return f64x2.add(f64x2.mul(a, v128.load64_splat(TRIG)), v128.load64_splat(TRIG, 8))
}

/** r: |x| less so many steps. */
// expanded in rows
function lessSteps(a: v128, shifted: v128): v128 {
  const k = f64x2.sub(shifted, v128.load64_splat(TRIG, 8))
  const r1 = f64x2.sub(a, f64x2.mul(k, v128.load64_splat(TRIG, 16)))
  const r2 = f64x2.sub(r1, f64x2.mul(k, v128.load64_splat(TRIG, 24)))
  const r3 = f64x2.sub(r2, f64x2.mul(k, v128.load64_splat(TRIG, 32)))
  return f64x2.sub(r3, f64x2.mul(k, v128.load64_splat(TRIG, 40)))
}

/** s - r of r and its square. */
// expanded in rows
function sineLess(r: v128, z: v128): v128 {
  const s5 = f64x2.add(v128.load64_splat(TRIG, 64), f64x2.mul(z, v128.load64_splat(TRIG, 72)))
  return f64x2.mul(f64x2.mul(r, z), f64x2.add(v128.load64_splat(TRIG, 56), f64x2.mul(z, s5)))
}

/** c of the square of r. */
// expanded in rows
function cosineLess(z: v128): v128 {
  const c4 = f64x2.add(v128.load64_splat(TRIG, 88), f64x2.mul(z, v128.load64_splat(TRIG, 96)))
  return f64x2.mul(z, f64x2.add(v128.load64_splat(TRIG, 80), f64x2.mul(z, c4)))
}

/** Sine. Error below 2.6 ulp for any finite x. */
export function sin(x: f64): f64 {
  turn(x)
  return signed(tableSine + (tableSine * cosineLess1 + tableCosine * (rest + sineRest)), x)
}

/** `sin` of a row in place: `bytes` is a multiple of 64. */
export function sinRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load64_splat(TRIG, 48)
  const zero = f64x2.splat(0)
  do {
    let size = zero
    // for each of four vectors {
    const x = v128.load(row)
    const a = f64x2.abs(x)
    size = f64x2.pmax(size, a)
    // }
    if (i64x2.bitmask(f64x2.le(size, limit)) == 3) {
      // for each of four vectors {
      const shifted = stepsOf(a)
      v128.store(row, shifted)
      const r = lessSteps(a, shifted)
      const z = f64x2.mul(r, r)
      const odd = sineLess(r, z)
      const c = cosineLess(z)
      const first = v128.load(TURN_TABLE + ((<usize>load<u8>(row)) << 4))
      const second = v128.load(TURN_TABLE + ((<usize>load<u8>(row, 8)) << 4))
      const S = v128.shuffle<i64>(first, second, 0, 2)
      const C = v128.shuffle<i64>(first, second, 1, 3)
      const y = f64x2.add(S, f64x2.add(f64x2.mul(S, c), f64x2.mul(C, f64x2.add(r, odd))))
      v128.store(row, v128.xor(y, v128.and(x, v128.load64_splat(SIGN))))
      // }
    } else for (let at = row; at < row + 64; at += 8) store<f64>(at, sin(load<f64>(at)))
    row += 64
  } while (row < stop)
}

/** Cosine. Error below 2.6 ulp for any finite x. */
export function cos(x: f64): f64 {
  turn(x)
  return tableCosine + (tableCosine * cosineLess1 - tableSine * (rest + sineRest))
}

/** `cos` of a row in place: `bytes` is a multiple of 64. */
export function cosRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load64_splat(TRIG, 48)
  const zero = f64x2.splat(0)
  do {
    let size = zero
    // for each of four vectors {
    const a = f64x2.abs(v128.load(row))
    size = f64x2.pmax(size, a)
    // }
    if (i64x2.bitmask(f64x2.le(size, limit)) == 3) {
      // for each of four vectors {
      const shifted = stepsOf(a)
      v128.store(row, shifted)
      const r = lessSteps(a, shifted)
      const z = f64x2.mul(r, r)
      const odd = sineLess(r, z)
      const c = cosineLess(z)
      const first = v128.load(TURN_TABLE + ((<usize>load<u8>(row)) << 4))
      const second = v128.load(TURN_TABLE + ((<usize>load<u8>(row, 8)) << 4))
      const S = v128.shuffle<i64>(first, second, 0, 2)
      const C = v128.shuffle<i64>(first, second, 1, 3)
      v128.store(row, f64x2.add(C, f64x2.sub(f64x2.mul(C, c), f64x2.mul(S, f64x2.add(r, odd)))))
      // }
    } else for (let at = row; at < row + 64; at += 8) store<f64>(at, cos(load<f64>(at)))
    row += 64
  } while (row < stop)
}

/** Tangent. Error below 3 ulp for any finite x. */
export function tan(x: f64): f64 {
  turn(x)
  const top = tableSine + (tableCosine * rest + (tableSine * cosineLess1 + tableCosine * sineRest))
  const change = tableCosine * cosineLess1 - tableSine * sineRest - tableSine * rest
  const bottom = tableCosine + change
  const lost = tableCosine - bottom + change
  const quotient = top / bottom
  return signed(quotient - (quotient * lost) / bottom, x)
}

/** `tan` of a row in place: `bytes` is a multiple of 64. */
export function tanRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const limit = v128.load64_splat(TRIG, 48)
  const zero = f64x2.splat(0)
  do {
    let size = zero
    // for each of four vectors {
    const x = v128.load(row)
    const a = f64x2.abs(x)
    size = f64x2.pmax(size, a)
    // }
    if (i64x2.bitmask(f64x2.le(size, limit)) == 3) {
      // for each of four vectors {
      const shifted = stepsOf(a)
      v128.store(row, shifted)
      const r = lessSteps(a, shifted)
      const z = f64x2.mul(r, r)
      const odd = sineLess(r, z)
      const c = cosineLess(z)
      const first = v128.load(TURN_TABLE + ((<usize>load<u8>(row)) << 4))
      const second = v128.load(TURN_TABLE + ((<usize>load<u8>(row, 8)) << 4))
      const S = v128.shuffle<i64>(first, second, 0, 2)
      const C = v128.shuffle<i64>(first, second, 1, 3)
      const high = f64x2.add(f64x2.mul(C, r), f64x2.add(f64x2.mul(S, c), f64x2.mul(C, odd)))
      const top = f64x2.add(S, high)
      const change = f64x2.sub(f64x2.sub(f64x2.mul(C, c), f64x2.mul(S, odd)), f64x2.mul(S, r))
      const bottom = f64x2.add(C, change)
      const lost = f64x2.add(f64x2.sub(C, bottom), change)
      const quotient = f64x2.div(top, bottom)
      const y = f64x2.sub(quotient, f64x2.div(f64x2.mul(quotient, lost), bottom))
      v128.store(row, v128.xor(y, v128.and(x, v128.load64_splat(SIGN))))
      // }
    } else for (let at = row; at < row + 64; at += 8) store<f64>(at, tan(load<f64>(at)))
    row += 64
  } while (row < stop)
}
