/* Logarithms to other bases of single precision, by doubles, so that whole results are exact. */

import { log10, log2 } from '../log-base'
import { LOGF_BITS, SMALLEST } from './log'
import { logOf2, narrow, upper } from './wide'

const LOG10_2: usize = memory.data<f64>([0.3010299956639812])

// expanded in rows
function log10Inside(x: v128): v128 {
  const factor = v128.load64_splat(LOG10_2)
  const lowX = f64x2.promote_low_f32x4(x)
  const highX = upper(x)
  const low = logOf2(lowX)
  const high = logOf2(highX)
  const lowY = f64x2.mul(low, factor)
  const highY = f64x2.mul(high, factor)
  const y = narrow(lowY, highY)
  return y
}

// expanded in rows
function log2Inside(x: v128): v128 {
  const lowX = f64x2.promote_low_f32x4(x)
  const highX = upper(x)
  const low = logOf2(lowX)
  const high = logOf2(highX)
  const y = narrow(low, high)
  return y
}

/** Logarithm to base 10, exact at powers of ten. Error below 0.51 ulp. */
export function log10f(x: f32): f32 {
  if (!(x >= SMALLEST && x < Infinity)) return <f32>log10(x)
  return f32x4.extract_lane(log10Inside(f32x4.splat(x)), 0)
}

/** `log10f` of a row in place: `bytes` is a multiple of 64. */
export function log10fRow(row: usize, bytes: usize): void {
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
      const y = log10Inside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, log10f(load<f32>(at)))
    row += 64
  } while (row < stop)
}

/** Logarithm to base 2, exact at powers of two. Error below 0.51 ulp. */
export function log2f(x: f32): f32 {
  if (!(x >= SMALLEST && x < Infinity)) return <f32>log2(x)
  return f32x4.extract_lane(log2Inside(f32x4.splat(x)), 0)
}

/** `log2f` of a row in place: `bytes` is a multiple of 64. */
export function log2fRow(row: usize, bytes: usize): void {
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
      const y = log2Inside(x)
      v128.store(row, y)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, log2f(load<f32>(at)))
    row += 64
  } while (row < stop)
}
