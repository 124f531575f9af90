/*
 * Powers: x^y = e^(y ln x) with ln x in two doubles, to 2^-62 at least, by a table of 128 parts of an octave (Tang 1990,
 * "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic", in the arrangement of Nagy
 * 2018, ARM optimized routines): x = 2^k m, r = m/c - 1, ln x = k ln 2 + ln c + ln(1 + r), |r| < 2^-7.8, with 1/c so short
 * that r is exact in two parts; then e^t as in exp.ts. Rows are computed eight neurons a turn; bases that are no normal
 * positive number, and large exponents, are rare and go through the scalar function.
 */

import { EXP, scale } from './exp'
import { EXP_TABLE } from './exp-table'
import { POWER_TABLE } from './power-table'

const POWER: usize = memory.data<f64>([
  0.6931471805598903, // 3FE62E42FEFA3800  ln 2 to 2^-42
  5.497923018708371e-14, // 3D2EF35793C76730  ln 2, the rest
  4503599627371519.0, // 43300000000003FF  2^52 + 1023
  1.0,
  -0.5,
  // at 40: ln(1 + r) by its series, 2^-72
  0.3333333333333333,
  -0.25,
  0.2,
  -0.16666666666666666,
  0.14285714285714285,
  -0.125,
  // at 88: where the method holds
  2.2250738585072014e-308, // 0010000000000000
  660.0, // for eight exponents together, so that one that is NaN counts too
  Infinity,
])

/** The lowest m, 1 less that, by their bits; what is the fraction, the upper half and the upper 26 places; 2^52. */
const LOWEST: i64 = 0x3fe6aaaaaaaaaaab
const SHIFT: i64 = 0x3ff0000000000000 - LOWEST
const FRACTION: i64 = 0x000fffffffffffff
const UPPER: i64 = -0x100000000
const UPPER_26: i64 = -0x8000000
const TWO52: i64 = 0x4330000000000000

const POWER_BITS: usize = memory.data<i64>([SHIFT, FRACTION, LOWEST, UPPER, UPPER_26, TWO52])

const SMALLEST: f64 = 2.2250738585072014e-308
const TWO54: f64 = 18014398509481984

/** x^y for finite x > 0. */
function powPositive(x: f64, y: f64): f64 {
  const small = x < SMALLEST
  const bits = reinterpret<i64>(small ? x * TWO54 : x) + SHIFT
  const k = reinterpret<f64>((bits >>> 52) | TWO52) - load<f64>(POWER, 16) - (small ? 54 : 0)
  const m = (bits & FRACTION) + LOWEST
  const part = <usize>((bits & FRACTION) >>> 45)
  const inverse = load<f64>(POWER_TABLE + (part << 4))
  const mHigh = reinterpret<f64>(m & UPPER)
  const rHigh = mHigh * inverse - 1
  const rLow = (reinterpret<f64>(m) - mHigh) * inverse
  const r = rHigh + rLow
  const first = k * load<f64>(POWER) + load<f64>(POWER_TABLE + (part << 4), 8)
  const second = first + r
  const square = load<f64>(POWER, 32) * rHigh * rHigh
  const high = second + square
  const r2 = r * r
  const p45 = load<f64>(POWER, 56) + load<f64>(POWER, 64) * r
  const p67 = load<f64>(POWER, 72) + load<f64>(POWER, 80) * r
  const series = load<f64>(POWER, 40) + load<f64>(POWER, 48) * r + r2 * (p45 + r2 * p67)
  const exactLow = rHigh - r + rLow + (first - second + r) + (second - high + square)
  const tableLow = k * load<f64>(POWER, 8) + load<f64>(POWER_TABLE + (part << 3), 2048)
  const low = exactLow + (tableLow + (load<f64>(POWER, 32) * rLow * (rHigh + r) + r2 * r * series))
  const logHigh = reinterpret<f64>(reinterpret<i64>(high) & UPPER_26)
  const yHigh = reinterpret<f64>(reinterpret<i64>(y) & UPPER_26)
  const t = yHigh * logHigh
  if (t > 711) return Infinity
  if (t < -747) return 0
  const tLow = (y - yHigh) * logHigh + y * (high - logHigh + low)
  const shifted = t * load<f64>(EXP) + load<f64>(EXP, 8)
  const n = shifted - load<f64>(EXP, 8)
  const e = t - n * load<f64>(EXP, 16) - n * load<f64>(EXP, 24) + tLow
  const q = load<f64>(EXP, 56) + e * (load<f64>(EXP, 64) + e * load<f64>(EXP, 72))
  const index = <i32>reinterpret<i64>(shifted)
  const j = index & 255
  const entry = EXP_TABLE + ((<usize>j) << 4)
  const p = e + (e * e * q + load<f64>(entry, 8))
  const s = reinterpret<f64>(load<i64>(entry) + ((<i64>j) << 44))
  return scale(s + s * p, index >> 8)
}

/**
 * x^y with the edges of C99 and so of Python's floats, NaN for a negative base with a fractional exponent. Error below
 * 0.7 ulp, and exact where the result is a double.
 */
export function pow(x: f64, y: f64): f64 {
  if (y == 0 || x == 1) return 1
  if (x != x || y != y) return NaN
  const size = f64.abs(x)
  const whole = f64.trunc(y) == y
  const odd = whole && f64.abs(y) < 9007199254740992.0 && (<i64>y & 1) != 0
  if (f64.abs(y) == Infinity) return size == 1 ? 1 : size > 1 == y > 0 ? Infinity : 0
  if (size == 0 || size == Infinity) {
    const grown: f64 = (size == 0) == y < 0 ? Infinity : 0
    return odd ? f64.copysign(grown, x) : grown
  }
  if (x < 0 && !whole) return NaN
  // beyond 2^66 the result has left the range of doubles for every x but 1 (and -1, whose logarithm is 0)
  const limited = f64.abs(y) > 73786976294838206464.0 ? f64.copysign(73786976294838206464.0, y) : y
  const power = powPositive(size, limited)
  return x < 0 && odd ? -power : power
}

/** `pow` of the rows x and y into x: `bytes` is a multiple of 64. */
export function powRow(x: usize, y: usize, bytes: usize): void {
  const stop = x + bytes
  const ln2 = v128.load64_splat(POWER)
  const ln2Low = v128.load64_splat(POWER, 8)
  const bias = v128.load64_splat(POWER, 16)
  const one = v128.load64_splat(POWER, 24)
  const minusHalf = v128.load64_splat(POWER, 32)
  const a3 = v128.load64_splat(POWER, 40)
  const a4 = v128.load64_splat(POWER, 48)
  const a5 = v128.load64_splat(POWER, 56)
  const a6 = v128.load64_splat(POWER, 64)
  const a7 = v128.load64_splat(POWER, 72)
  const a8 = v128.load64_splat(POWER, 80)
  const smallest = v128.load64_splat(POWER, 88)
  const limit = v128.load64_splat(POWER, 96)
  const shift = v128.load64_splat(POWER_BITS)
  const fractions = v128.load64_splat(POWER_BITS, 8)
  const lowest = v128.load64_splat(POWER_BITS, 16)
  const upper = v128.load64_splat(POWER_BITS, 24)
  const upper26 = v128.load64_splat(POWER_BITS, 32)
  const two52 = v128.load64_splat(POWER_BITS, 40)
  const perStep = v128.load64_splat(EXP)
  const magic = v128.load64_splat(EXP, 8)
  const step = v128.load64_splat(EXP, 16)
  const stepLow = v128.load64_splat(EXP, 24)
  const c2 = v128.load64_splat(EXP, 56)
  const c3 = v128.load64_splat(EXP, 64)
  const c4 = v128.load64_splat(EXP, 72)
  const infinite = v128.load64_splat(POWER, 104)
  const zero = f64x2.splat(0)
  let row = x
  const yFromX = y - x
  do {
    let least = infinite
    let size = zero
    // one that is infinite or NaN makes it so
    let sum = zero
    // for each of four vectors {
    const base = v128.load(row)
    least = f64x2.pmin(least, base)
    sum = f64x2.add(sum, base)
    const bits = i64x2.add(base, shift)
    const fraction = v128.and(bits, fractions)
    v128.store(row, i64x2.shr_u(fraction, 45))
    const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), two52), bias)
    const m = i64x2.add(fraction, lowest)
    const part = <usize>load<u8>(row)
    const nextPart = <usize>load<u8>(row, 8)
    const a = v128.load(POWER_TABLE + (part << 4))
    const b = v128.load(POWER_TABLE + (nextPart << 4))
    const cLowOne = v128.load64_zero(POWER_TABLE + (part << 3), 2048)
    const cLow = v128.load64_lane(POWER_TABLE + (nextPart << 3), cLowOne, 1, 2048)
    const inverse = v128.shuffle<i64>(a, b, 0, 2)
    const mHigh = v128.and(m, upper)
    const rHigh = f64x2.sub(f64x2.mul(mHigh, inverse), one)
    const rLow = f64x2.mul(f64x2.sub(m, mHigh), inverse)
    const r = f64x2.add(rHigh, rLow)
    const first = f64x2.add(f64x2.mul(k, ln2), v128.shuffle<i64>(a, b, 1, 3))
    const second = f64x2.add(first, r)
    const square = f64x2.mul(f64x2.mul(minusHalf, rHigh), rHigh)
    const high = f64x2.add(second, square)
    const r2 = f64x2.mul(r, r)
    const p45 = f64x2.add(a5, f64x2.mul(a6, r))
    const p67 = f64x2.add(a7, f64x2.mul(a8, r))
    const p4567 = f64x2.mul(r2, f64x2.add(p45, f64x2.mul(r2, p67)))
    const series = f64x2.add(f64x2.add(a3, f64x2.mul(a4, r)), p4567)
    const firstLow = f64x2.add(f64x2.sub(first, second), r)
    const secondLow = f64x2.add(f64x2.sub(second, high), square)
    const exactLow = f64x2.add(f64x2.add(f64x2.add(f64x2.sub(rHigh, r), rLow), firstLow), secondLow)
    const tableLow = f64x2.add(f64x2.mul(k, ln2Low), cLow)
    const squareLow = f64x2.mul(f64x2.mul(minusHalf, rLow), f64x2.add(rHigh, r))
    const low = f64x2.add(exactLow, f64x2.add(tableLow, f64x2.add(squareLow, f64x2.mul(f64x2.mul(r2, r), series))))
    const logHigh = v128.and(high, upper26)
    const logLow = f64x2.add(f64x2.sub(high, logHigh), low)
    const exponent = v128.load(row + yFromX)
    const yHigh = v128.and(exponent, upper26)
    const t = f64x2.mul(yHigh, logHigh)
    size = f64x2.add(size, f64x2.abs(t))
    const tLow = f64x2.add(f64x2.mul(f64x2.sub(exponent, yHigh), logHigh), f64x2.mul(exponent, logLow))
    // }
    if (
      i64x2.bitmask(v128.and(v128.and(f64x2.ge(least, smallest), f64x2.lt(sum, infinite)), f64x2.le(size, limit))) == 3
    ) {
      // for each of four vectors {
      const shifted = f64x2.add(f64x2.mul(t, perStep), magic)
      v128.store(row, shifted)
      const n = f64x2.sub(shifted, magic)
      const e = f64x2.add(f64x2.sub(f64x2.sub(t, f64x2.mul(n, step)), f64x2.mul(n, stepLow)), tLow)
      const q = f64x2.add(c2, f64x2.mul(e, f64x2.add(c3, f64x2.mul(e, c4))))
      const even = v128.load(EXP_TABLE + ((<usize>load<u8>(row)) << 4))
      const odd = v128.load(EXP_TABLE + ((<usize>load<u8>(row, 8)) << 4))
      const p = f64x2.add(e, f64x2.add(f64x2.mul(f64x2.mul(e, e), q), v128.shuffle<i64>(even, odd, 1, 3)))
      const s = i64x2.add(v128.shuffle<i64>(even, odd, 0, 2), i64x2.shl(shifted, 44))
      v128.store(row, f64x2.add(s, f64x2.mul(s, p)))
      // }
    } else {
      // for each of four vectors {
      v128.store(row, base)
      // }
      for (let at = row; at < row + 64; at += 8) store<f64>(at, pow(load<f64>(at), load<f64>(at + yFromX)))
    }
    row += 64
  } while (row < stop)
}

/**
 * x^n by repeated squaring, for the small whole exponents that models write: about log2 |n| products, each of half an
 * ulp, squared on; for n < 0 the reciprocal of that.
 */
export function powi(x: f64, n: i32): f64 {
  let left = <u32>(n < 0 ? -n : n)
  let base = x
  let result: f64 = 1
  while (left != 0) {
    if (left & 1) result *= base
    base *= base
    left >>= 1
  }
  return n < 0 ? 1 / result : result
}
