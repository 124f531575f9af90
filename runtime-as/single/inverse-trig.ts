/*
 * Inverses of sine, cosine and tangent of single precision, four lanes at once, by polynomials of small arguments: beyond
 * |x| = 1/2 arcsin |x| = pi/2 - 2 arcsin sqrt((1 - |x|)/2), beyond 1 arctan |x| = pi/2 - arctan(1/|x|). A single value is a
 * lane of such a vector, so that it has the bits of a row.
 */

import { SIGNF } from './exp'

/** Read from memory, since engines rebuild vector literals at every use. */
const ARCF: usize = memory.data<f32>([
  0.5,
  1.0,
  1.5707963267948966, // pi/2
  3.141592653589793, // pi
  // at 16: arcsin s = s + s^3 (a3 + a5 s^2 + ...) for |s| <= 1/2, relative error 2^-27.6
  0.16666752099990845,
  0.07495297491550446,
  0.04547037184238434,
  0.024179527536034584,
  0.04216628521680832,
  // at 36: arctan t = t + t^3 (a3 + a5 t^2 + ...) for |t| <= 1, relative error 2^-25.8
  -0.33333153252577515,
  0.19993773102760315,
  -0.14211055636405945,
  0.10666006803512573,
  -0.07552219927310944,
  0.043211929500103,
  -0.016367971897125244,
  0.0029207037296146154,
])

/** arcsin s - s of s and its square, which may be closer to it. */
// expanded in rows
function arcsinTail(s: v128, z: v128): v128 {
  const a9 = f32x4.add(v128.load32_splat(ARCF, 28), f32x4.mul(z, v128.load32_splat(ARCF, 32)))
  const a7 = f32x4.add(v128.load32_splat(ARCF, 24), f32x4.mul(z, a9))
  const a5 = f32x4.add(v128.load32_splat(ARCF, 20), f32x4.mul(z, a7))
  const a3 = f32x4.add(v128.load32_splat(ARCF, 16), f32x4.mul(z, a5))
  return f32x4.mul(f32x4.mul(s, z), a3)
}

// expanded in rows
function arcsinOf(x: v128): v128 {
  const half = v128.load32_splat(ARCF)
  const a = f32x4.abs(x)
  const far = f32x4.gt(a, half)
  const z = v128.bitselect(f32x4.mul(f32x4.sub(v128.load32_splat(ARCF, 4), a), half), f32x4.mul(a, a), far)
  const s = v128.bitselect(f32x4.sqrt(z), a, far)
  const tail = arcsinTail(s, z)
  const near = f32x4.add(s, tail)
  const turned = f32x4.sub(v128.load32_splat(ARCF, 8), f32x4.add(near, near))
  const y = v128.bitselect(turned, near, far)
  return v128.bitselect(x, y, v128.load32_splat(SIGNF))
}

// expanded in rows
function arccosOf(x: v128): v128 {
  const half = v128.load32_splat(ARCF)
  const sign = v128.load32_splat(SIGNF)
  const a = f32x4.abs(x)
  const far = f32x4.gt(a, half)
  const z = v128.bitselect(f32x4.mul(f32x4.sub(v128.load32_splat(ARCF, 4), a), half), f32x4.mul(a, a), far)
  const s = v128.bitselect(f32x4.sqrt(z), a, far)
  const tail = arcsinTail(s, z)
  // pi/2 less the angle of the sine; or twice the angle, taken from pi where x is negative
  const angle = f32x4.add(s, tail)
  const twice = f32x4.add(angle, angle)
  const signed = v128.xor(angle, v128.and(x, sign))
  const near = f32x4.sub(v128.load32_splat(ARCF, 8), signed)
  const turned = f32x4.sub(v128.load32_splat(ARCF, 12), twice)
  const negative = i32x4.shr_s(x, 31)
  return v128.bitselect(v128.bitselect(turned, twice, negative), near, far)
}

// expanded in rows
function arctanOf(x: v128): v128 {
  const one = v128.load32_splat(ARCF, 4)
  const a = f32x4.abs(x)
  const far = f32x4.gt(a, one)
  const t = f32x4.div(v128.bitselect(one, a, far), v128.bitselect(a, one, far))
  const z = f32x4.mul(t, t)
  const zz = f32x4.mul(z, z)
  const a3 = f32x4.add(v128.load32_splat(ARCF, 36), f32x4.mul(z, v128.load32_splat(ARCF, 40)))
  const a7 = f32x4.add(v128.load32_splat(ARCF, 44), f32x4.mul(z, v128.load32_splat(ARCF, 48)))
  const a11 = f32x4.add(v128.load32_splat(ARCF, 52), f32x4.mul(z, v128.load32_splat(ARCF, 56)))
  const a15 = f32x4.add(v128.load32_splat(ARCF, 60), f32x4.mul(z, v128.load32_splat(ARCF, 64)))
  const upper = f32x4.add(a11, f32x4.mul(zz, a15))
  const q = f32x4.add(a3, f32x4.mul(zz, f32x4.add(a7, f32x4.mul(zz, upper))))
  const near = f32x4.add(t, f32x4.mul(f32x4.mul(t, z), q))
  const y = v128.bitselect(f32x4.sub(v128.load32_splat(ARCF, 8), near), near, far)
  return v128.bitselect(x, y, v128.load32_splat(SIGNF))
}

/** Inverse sine in -pi/2..pi/2, NaN beyond |x| = 1. Error below 2.5 ulp. */
export function arcsinf(x: f32): f32 {
  return f32x4.extract_lane(arcsinOf(f32x4.splat(x)), 0)
}

/** `arcsinf` of a row in place: `bytes` is a multiple of 64. */
export function arcsinfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const y = arcsinOf(x)
    v128.store(row, y)
    // }
    row += 64
  } while (row < stop)
}

/** Inverse cosine in 0..pi, NaN beyond |x| = 1. Error below 2 ulp. */
export function arccosf(x: f32): f32 {
  return f32x4.extract_lane(arccosOf(f32x4.splat(x)), 0)
}

/** `arccosf` of a row in place: `bytes` is a multiple of 64. */
export function arccosfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const y = arccosOf(x)
    v128.store(row, y)
    // }
    row += 64
  } while (row < stop)
}

/** Inverse tangent in -pi/2..pi/2. Error below 2.5 ulp. */
export function arctanf(x: f32): f32 {
  return f32x4.extract_lane(arctanOf(f32x4.splat(x)), 0)
}

/** `arctanf` of a row in place: `bytes` is a multiple of 64. */
export function arctanfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const y = arctanOf(x)
    v128.store(row, y)
    // }
    row += 64
  } while (row < stop)
}
