/*
 * Powers of single precision: 2^(y log2 x) in doubles. A single value is a lane of a vector, so that it has the bits of a
 * row; bases that are no normal positive number, and exponents that are not finite, are rare and go through the function of
 * doubles one by one.
 */

import { pow } from '../power'
import { LOGF_BITS, SMALLEST } from './log'
import { logOf2, narrow, powerOf2, upper } from './wide'

const POWERF_BITS: usize = memory.data<u32>([0x7fffffff])

// expanded in rows
function powInside(x: v128, y: v128): v128 {
  const lowX = f64x2.promote_low_f32x4(x)
  const highX = upper(x)
  const lowLog = logOf2(lowX)
  const highLog = logOf2(highX)
  const highY = upper(y)
  const lowT = f64x2.mul(f64x2.promote_low_f32x4(y), lowLog)
  const highT = f64x2.mul(highY, highLog)
  const low = powerOf2(lowT)
  const high = powerOf2(highT)
  const result = narrow(low, high)
  return result
}

/** x^y with the edges of `pow`. Error below 0.51 ulp. */
export function powf(x: f32, y: f32): f32 {
  if (!(x >= SMALLEST && x < Infinity && f32.abs(y) < Infinity)) return <f32>pow(x, y)
  return f32x4.extract_lane(powInside(f32x4.splat(x), f32x4.splat(y)), 0)
}

/** `powf` of the rows x and y into x: `bytes` is a multiple of 64. */
export function powfRow(x: usize, y: usize, bytes: usize): void {
  const stop = x + bytes
  const smallest = v128.load32_splat(LOGF_BITS, 8)
  const infinite = v128.load32_splat(LOGF_BITS, 12)
  const sizes = v128.load32_splat(POWERF_BITS)
  let row = x
  const yFromX = y - x
  do {
    // of bits, among which NaN, infinities, 0 and what is negative or not normal are above all others
    let most = i32x4.splat(0)
    // for each of four vectors {
    const base = v128.load(row)
    const exponent = v128.load(row + yFromX)
    most = i32x4.max_u(most, i32x4.sub(base, smallest))
    most = i32x4.max_u(most, v128.and(exponent, sizes))
    // }
    if (i32x4.bitmask(i32x4.lt_u(most, infinite)) == 15) {
      // for each of four vectors {
      const result = powInside(base, exponent)
      v128.store(row, result)
      // }
    } else for (let at = row; at < row + 64; at += 4) store<f32>(at, powf(load<f32>(at), load<f32>(at + yFromX)))
    row += 64
  } while (row < stop)
}
