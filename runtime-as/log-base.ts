/*
 * Logarithms to other bases: ln x as in log.ts with f - f^2/2 in two parts, the first of 21 bits, times 1/ln b in two
 * parts (the arrangement of fdlibm's e_log10.c, Ng 1993), so that whole results are exact.
 */

import {
  edge,
  exponent,
  exponentV,
  fraction,
  fractionV,
  LOG,
  LOG_BITS,
  SHIFT,
  SMALLEST,
  tail,
  tailV,
  TWO54,
} from './log'

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
  const smallest = v128.load64_splat(LOG, 104)
  const infinite = v128.load64_splat(LOG, 112)
  const zero = f64x2.splat(0)
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
      const bits = i64x2.add(x, v128.load64_splat(LOG_BITS))
      const k = exponentV(bits)
      const f = fractionV(bits)
      const s = f64x2.div(f, f64x2.add(f, v128.load64_splat(LOG, 88)))
      const half = f64x2.mul(f64x2.mul(v128.load64_splat(LOG, 96), f), f)
      const z = f64x2.mul(s, s)
      const tail = tailV(z)
      const odd = f64x2.mul(s, f64x2.add(half, tail))
      const high = v128.and(f64x2.sub(f, half), v128.load64_splat(LOG_BITS, 48))
      const low = f64x2.add(f64x2.sub(f64x2.sub(f, high), half), odd)
      const factor = v128.load64_splat(base)
      const first = f64x2.mul(high, factor)
      const second = f64x2.mul(k, v128.load64_splat(base, 16))
      const both = f64x2.add(second, first)
      const lost = f64x2.add(f64x2.sub(second, both), first)
      const cross = f64x2.add(f64x2.mul(f64x2.add(low, high), v128.load64_splat(base, 8)), f64x2.mul(low, factor))
      const rest = f64x2.add(f64x2.mul(k, v128.load64_splat(base, 24)), cross)
      v128.store(row, f64x2.add(both, f64x2.add(lost, rest)))
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
