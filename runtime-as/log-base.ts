/*
 * Logarithms to other bases: ln x as in log.ts with f - f^2/2 in two parts, the first of 21 bits, times 1/ln b in two
 * parts (the arrangement of fdlibm's e_log10.c, Ng 1993), so that whole results are exact.
 */

import { edge, exponent, fraction, LOG, LOG_BITS, SHIFT, SMALLEST, tail, TWO54 } from './log'

/** 1/ln b, its upper 21 bits and the rest; log_b 2, its upper bits and the rest. */
const BASE_10: usize = memory.data<f64>([
  0.4342944622039795, // 3FDBCB7B00000000
  1.9699272335463627e-8, // 3E5526E50E32A6AB
  0.30102999566395283, // 3FD34413509F7800
  2.8363394551044964e-14, // 3D1FEF311F12B358
])
const BASE_2: usize = memory.data<f64>([
  1.4426946640014648, // 3FF7154700000000
  3.768874985636099e-7, // 3E994AE0BF85DDF4
  1.0,
  0.0,
])

/** The logarithm to the base at that address. */
function logTo(x: f64, base: usize): f64 {
  if (!(x > 0 && x < Infinity)) return edge(x)
  const small = x < SMALLEST
  const bits = reinterpret<i64>(small ? x * TWO54 : x) + SHIFT
  const k = exponent(bits) - (small ? 54 : 0)
  const f = fraction(bits)
  const s = f / (f + 2)
  const half = 0.5 * f * f
  const rest = f - half
  const high = reinterpret<f64>(reinterpret<i64>(rest) & -0x100000000)
  const low = f - high - half + s * (half + tail(s * s))
  const first = high * load<f64>(base)
  const second = k * load<f64>(base, 16)
  const sum = second + first
  const lost = second - sum + first
  const cross = (low + high) * load<f64>(base, 8) + low * load<f64>(base)
  return sum + (lost + (k * load<f64>(base, 24) + cross))
}

/** `logTo` of a row in place. */
function logToRow(row: usize, bytes: usize, base: usize): void {
  const stop = row + bytes
  const q0 = v128.load64_splat(LOG)
  const q1 = v128.load64_splat(LOG, 8)
  const q2 = v128.load64_splat(LOG, 16)
  const q3 = v128.load64_splat(LOG, 24)
  const q4 = v128.load64_splat(LOG, 32)
  const q5 = v128.load64_splat(LOG, 40)
  const q6 = v128.load64_splat(LOG, 48)
  const factor = v128.load64_splat(base)
  const factorLow = v128.load64_splat(base, 8)
  const octave = v128.load64_splat(base, 16)
  const octaveLow = v128.load64_splat(base, 24)
  const bias = v128.load64_splat(LOG, 72)
  const one = v128.load64_splat(LOG, 80)
  const two = v128.load64_splat(LOG, 88)
  const oneHalf = v128.load64_splat(LOG, 96)
  const shift = v128.load64_splat(LOG_BITS)
  const fractions = v128.load64_splat(LOG_BITS, 8)
  const rootHalf = v128.load64_splat(LOG_BITS, 16)
  const two52 = v128.load64_splat(LOG_BITS, 24)
  const smallest = v128.load64_splat(LOG, 104)
  const infinite = v128.load64_splat(LOG, 112)
  const zero = f64x2.splat(0)
  const upper = v128.load64_splat(LOG_BITS, 48)
  do {
    let least = infinite
    let sum = zero
    // for each of four vectors {
    const x = v128.load(row)
    least = f64x2.pmin(least, x)
    sum = f64x2.add(sum, x)
    // }
    if (i64x2.bitmask(v128.and(f64x2.ge(least, smallest), f64x2.lt(sum, infinite))) == 3) {
      // for each of four vectors {
      const bits = i64x2.add(x, shift)
      const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), two52), bias)
      const f = f64x2.sub(i64x2.add(v128.and(bits, fractions), rootHalf), one)
      const s = f64x2.div(f, f64x2.add(f, two))
      const half = f64x2.mul(f64x2.mul(oneHalf, f), f)
      const z = f64x2.mul(s, s)
      const zz = f64x2.mul(z, z)
      const top = f64x2.add(f64x2.add(q4, f64x2.mul(q5, z)), f64x2.mul(q6, zz))
      const middle = f64x2.add(f64x2.add(q2, f64x2.mul(q3, z)), f64x2.mul(zz, top))
      const tail = f64x2.mul(z, f64x2.add(f64x2.add(q0, f64x2.mul(q1, z)), f64x2.mul(zz, middle)))
      const odd = f64x2.mul(s, f64x2.add(half, tail))
      const high = v128.and(f64x2.sub(f, half), upper)
      const low = f64x2.add(f64x2.sub(f64x2.sub(f, high), half), odd)
      const first = f64x2.mul(high, factor)
      const second = f64x2.mul(k, octave)
      const both = f64x2.add(second, first)
      const lost = f64x2.add(f64x2.sub(second, both), first)
      const cross = f64x2.add(f64x2.mul(f64x2.add(low, high), factorLow), f64x2.mul(low, factor))
      v128.store(row, f64x2.add(both, f64x2.add(lost, f64x2.add(f64x2.mul(k, octaveLow), cross))))
      // }
    } else for (let at = row; at < row + 64; at += 8) store<f64>(at, logTo(load<f64>(at), base))
    row += 64
  } while (row < stop)
}

/** Logarithm to base 10, exact at powers of ten. Error below 1 ulp. */
export function log10(x: f64): f64 {
  return logTo(x, BASE_10)
}

/** `log10` of a row in place: `bytes` is a multiple of 64. */
export function log10Row(row: usize, bytes: usize): void {
  logToRow(row, bytes, BASE_10)
}

/** Logarithm to base 2, exact at powers of two. Error below 1 ulp. */
export function log2(x: f64): f64 {
  return logTo(x, BASE_2)
}

/** `log2` of a row in place: `bytes` is a multiple of 64. */
export function log2Row(row: usize, bytes: usize): void {
  logToRow(row, bytes, BASE_2)
}
