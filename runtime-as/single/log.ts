/*
 * Logarithms of single precision, four lanes at once, as in doubles: x = 2^k m with sqrt(1/2) <= m < sqrt(2); with f = m - 1
 * and s = f/(2 + f), ln m = f - s (f - R), R near-minimax in s^2, 2^-30 of the result. A single value is a lane of such a
 * vector, so that it has the bits of a row; arguments for which the method does not hold are rare and go through the
 * functions of doubles one by one.
 */

import { log, log1p } from '../log'
import { SIGNF } from './exp'

/** Read from memory, since engines rebuild vector literals at every use. */
const LOGF: usize = memory.data<f32>([
  0.6666677594184875,
  0.3997756540775299,
  0.2987120449542999,
  0.693145751953125, // ln 2, upper 16 bits
  1.428606765330187e-6, // ln 2, the rest
  1.0,
  2.0,
  // at 28: where the method holds for ln(1 + x)
  -1.0,
  1152921504606846976.0, // 2^60
])

/** Of sqrt(1/2), of fractions, of the smallest normal number, of infinity less those, of 1. */
export const LOGF_BITS: usize = memory.data<u32>([0x3f3504f3, 0x007fffff, 0x00800000, 0x7f000000, 0x3f800000])

export const SMALLEST: f32 = 1.1754943508222875e-38
const HIGHEST: f32 = 1152921504606846976.0

/** Bits of x less those of sqrt(1/2): k above the fraction. */
// expanded in rows
function parts(x: v128): v128 {
  return i32x4.sub(x, v128.load32_splat(LOGF_BITS))
}

/** m - 1. */
// expanded in rows
function fraction(bits: v128): v128 {
  const m = i32x4.add(v128.and(bits, v128.load32_splat(LOGF_BITS, 4)), v128.load32_splat(LOGF_BITS))
  return f32x4.sub(m, v128.load32_splat(LOGF, 20))
}

/** k ln 2 + ln(1 + f). */
// expanded in rows
function assembled(bits: v128, f: v128): v128 {
  const k = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23))
  const s = f32x4.div(f, f32x4.add(f, v128.load32_splat(LOGF, 24)))
  const z = f32x4.mul(s, s)
  const q = f32x4.add(v128.load32_splat(LOGF, 4), f32x4.mul(z, v128.load32_splat(LOGF, 8)))
  const tail = f32x4.mul(z, f32x4.add(v128.load32_splat(LOGF), f32x4.mul(z, q)))
  const odd = f32x4.mul(s, f32x4.sub(f, tail))
  const rest = f32x4.sub(f32x4.sub(odd, f32x4.mul(k, v128.load32_splat(LOGF, 16))), f)
  return f32x4.sub(f32x4.mul(k, v128.load32_splat(LOGF, 12)), rest)
}

// expanded in rows
function logInside(x: v128): v128 {
  const bits = parts(x)
  const f = fraction(bits)
  const y = assembled(bits, f)
  return y
}

/** What the sum 1 + x loses is added to f, so that near 0 f is x itself. */
// expanded in rows
function log1pInside(x: v128): v128 {
  const one = v128.load32_splat(LOGF, 20)
  const u = f32x4.add(one, x)
  const bits = parts(u)
  const m1 = fraction(bits)
  const unit = i32x4.sub(v128.load32_splat(LOGF_BITS, 16), v128.andnot(bits, v128.load32_splat(LOGF_BITS, 4)))
  const f = f32x4.add(m1, f32x4.mul(f32x4.sub(x, f32x4.sub(u, one)), unit))
  const y = assembled(bits, f)
  return v128.or(y, v128.and(x, v128.load32_splat(SIGNF)))
}

/** Natural logarithm. Error below 1 ulp. */
export function logf(x: f32): f32 {
  if (!(x >= SMALLEST && x < Infinity)) return <f32>log(x)
  return f32x4.extract_lane(logInside(f32x4.splat(x)), 0)
}

/** `logf` of a row in place: `bytes` is a multiple of 64. */
export function logfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const smallest = v128.load32_splat(LOGF_BITS, 8)
  const infinite = v128.load32_splat(LOGF_BITS, 12)
  do {
    // of bits, among which NaN, infinities, 0 and what is negative or not normal are above all others
    let most = i32x4.splat(0)
    // for each of four vectors {
    const x = v128.load(row)
    most = i32x4.max_u(most, i32x4.sub(x, smallest))
    // }
    if (i32x4.bitmask(i32x4.lt_u(most, infinite)) == 15) {
      // for each of four vectors {
      const y = logInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, logf(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** ln(1 + x), NaN below -1. Error below 2 ulp. */
export function log1pf(x: f32): f32 {
  if (!(x > -1 && x < HIGHEST)) return <f32>log1p(x)
  return f32x4.extract_lane(log1pInside(f32x4.splat(x)), 0)
}

/** `log1pf` of a row in place: `bytes` is a multiple of 64. */
export function log1pfRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const lowest = v128.load32_splat(LOGF, 28)
  const highest = v128.load32_splat(LOGF, 32)
  const zero = f32x4.splat(0)
  do {
    let least = zero
    let most = zero
    // for each of four vectors {
    const x = v128.load(row)
    least = f32x4.pmin(least, x)
    most = f32x4.pmax(most, x)
    // }
    if (i32x4.bitmask(v128.and(f32x4.gt(least, lowest), f32x4.lt(most, highest))) == 15) {
      // for each of four vectors {
      const y = log1pInside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, log1pf(load<f32>(at)))
    row += 64
  } while (row < stop)
}
