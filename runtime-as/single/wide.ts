/*
 * Logarithms and powers of two for single precision in doubles, two lanes at once: x = 2^k m with sqrt(1/2) <= m < sqrt(2),
 * s = (m - 1)/(m + 1), log2 x = k + 2 artanh(s)/ln 2, near-minimax in s^2, 2^-45 of the result; and 2^t = 2^k 2^f with
 * |f| <= 1/2, near-minimax, 2^-32.
 */

/** Read from memory, since engines rebuild vector literals at every use. */
export const WIDE: usize = memory.data<f64>([
  1.0,
  // at 8: 2 artanh(s)/(s ln 2) in powers of s^2
  2.8853900817779268,
  0.9617966940574243,
  0.577077953299042,
  0.41220839119700275,
  0.3199351956740085,
  0.28253388711352373,
  // at 56: 2^f - 1 = f (c1 + c2 f + ... + c7 f^6)
  0.6931471838207024,
  0.2402265092105504,
  0.055504003671315576,
  0.009618056861392507,
  0.0013341954224634948,
  0.00015461390825667362,
  1.335986528893251e-5,
  300.0, // at 112: 2 to more, or to less than minus this, has left the range of single precision
  -300.0,
  6755399441056767.0, // at 128: 1.5 * 2^52 + 1023: adding it rounds to an integer, found with the bias of exponents in the low bits
  4503599627371519.0, // 2^52 + 1023
])

/** Bits of sqrt(1/2), of 1 less those, of fractions, of 2^52. */
export const WIDE_BITS: usize = memory.data<i64>([
  0x3fe6a09e667f3bcd, 0x00095f619980c433, 0x000fffffffffffff, 0x4330000000000000,
])

/** log2 x of lanes that are normal positive numbers. */
// expanded in rows
export function logOf2(x: v128): v128 {
  const one = v128.load64_splat(WIDE)
  const bits = i64x2.add(x, v128.load64_splat(WIDE_BITS, 8))
  const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), v128.load64_splat(WIDE_BITS, 24)), v128.load64_splat(WIDE, 136))
  const m = i64x2.add(v128.and(bits, v128.load64_splat(WIDE_BITS, 16)), v128.load64_splat(WIDE_BITS))
  const s = f64x2.div(f64x2.sub(m, one), f64x2.add(m, one))
  const z = f64x2.mul(s, s)
  const a9 = f64x2.add(v128.load64_splat(WIDE, 40), f64x2.mul(z, v128.load64_splat(WIDE, 48)))
  const a7 = f64x2.add(v128.load64_splat(WIDE, 32), f64x2.mul(z, a9))
  const a5 = f64x2.add(v128.load64_splat(WIDE, 24), f64x2.mul(z, a7))
  const a3 = f64x2.add(v128.load64_splat(WIDE, 16), f64x2.mul(z, a5))
  const a1 = f64x2.add(v128.load64_splat(WIDE, 8), f64x2.mul(z, a3))
  return f64x2.add(k, f64x2.mul(s, a1))
}

/** 2^t, of t as far as 300 on either side. */
// expanded in rows
export function powerOf2(t: v128): v128 {
  const high = f64x2.pmin(t, v128.load64_splat(WIDE, 112))
  const limited = f64x2.pmax(high, v128.load64_splat(WIDE, 120))
  const magic = v128.load64_splat(WIDE, 128)
  const shifted = f64x2.add(limited, magic)
  const f = f64x2.sub(limited, f64x2.sub(shifted, magic))
  const c6 = f64x2.add(v128.load64_splat(WIDE, 96), f64x2.mul(f, v128.load64_splat(WIDE, 104)))
  const c5 = f64x2.add(v128.load64_splat(WIDE, 88), f64x2.mul(f, c6))
  const c4 = f64x2.add(v128.load64_splat(WIDE, 80), f64x2.mul(f, c5))
  const c3 = f64x2.add(v128.load64_splat(WIDE, 72), f64x2.mul(f, c4))
  const c2 = f64x2.add(v128.load64_splat(WIDE, 64), f64x2.mul(f, c3))
  const c1 = f64x2.add(v128.load64_splat(WIDE, 56), f64x2.mul(f, c2))
  return f64x2.mul(i64x2.shl(shifted, 52), f64x2.add(v128.load64_splat(WIDE), f64x2.mul(f, c1)))
}

/** The upper two of four lanes as doubles. */
// expanded in rows
export function upper(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1))
}

/** Four lanes of doubles in two vectors. */
// expanded in rows
export function narrow(low: v128, high: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2)
}
