/*
 * Inverses of sine, cosine and tangent, each an arctan of a quotient q = a/b of numbers that are not negative, a <= b after
 * an exchange, by a table of 33 arctangents (after Gal & Bachelis 1991): with j the nearest whole number to 32 q, c = j/32,
 *
 *   arctan q = arctan c + arctan t,  t = (a - c b)/(b + c a),  |t| <= 1/64
 *
 * and arctan t by its series, 2^-60. What arctan q is part of, pi/2 - arctan q and so on, is in the table too.
 */

import { ARCTAN_TABLE } from './arctan-table'

/** Read from memory, since engines rebuild vector literals at every use. */
const ARC: usize = memory.data<f64>([
  32.0,
  6755399441055744.0, // 1.5 * 2^52: adding it rounds to an integer, found in the low bits
  0.03125,
  1.0,
  1e300, // as infinite as an arctangent needs it
  // at 40:
  -0.3333333333333333,
  0.2,
  -0.14285714285714285,
  0.1111111111111111,
])

const ARC_BITS: usize = memory.data<u64>([
  0x8000000000000000, // the sign
  33, // from one part of the table to the next
  66,
])

/** arctan(a/b) for 0 <= a <= b as it stands in that part of the table, from which it is taken off in parts 1 and 2. */
function arc(a: f64, b: f64, part: usize): f64 {
  const shifted = (a / b) * load<f64>(ARC) + load<f64>(ARC, 8)
  const c = (shifted - load<f64>(ARC, 8)) * load<f64>(ARC, 16)
  const t = (a - c * b) / (b + c * a)
  const z = t * t
  const series = load<f64>(ARC, 40) + z * (load<f64>(ARC, 48) + z * (load<f64>(ARC, 56) + z * load<f64>(ARC, 64)))
  const change = t + t * z * series
  const entry = ARCTAN_TABLE + (((<usize>reinterpret<i64>(shifted) + part * 33) & 255) << 4)
  return load<f64>(entry) + (load<f64>(entry, 8) + (part == 1 || part == 2 ? -change : change))
}

/** `arc` of lanes at home at `row`: the part of the table as an integer, and the sign with which arctan t is added. */
// expanded in rows
function arcLanes(row: usize, a: v128, b: v128, part: v128, back: v128): v128 {
  const shifted = f64x2.add(f64x2.mul(f64x2.div(a, b), v128.load64_splat(ARC)), v128.load64_splat(ARC, 8))
  v128.store(row, i64x2.add(shifted, part))
  const c = f64x2.mul(f64x2.sub(shifted, v128.load64_splat(ARC, 8)), v128.load64_splat(ARC, 16))
  const t = f64x2.div(f64x2.sub(a, f64x2.mul(c, b)), f64x2.add(b, f64x2.mul(c, a)))
  const z = f64x2.mul(t, t)
  const a7 = f64x2.add(v128.load64_splat(ARC, 56), f64x2.mul(z, v128.load64_splat(ARC, 64)))
  const a5 = f64x2.add(v128.load64_splat(ARC, 48), f64x2.mul(z, a7))
  const series = f64x2.add(v128.load64_splat(ARC, 40), f64x2.mul(z, a5))
  const change = f64x2.add(t, f64x2.mul(f64x2.mul(t, z), series))
  const first = v128.load(ARCTAN_TABLE + ((<usize>load<u8>(row)) << 4))
  const second = v128.load(ARCTAN_TABLE + ((<usize>load<u8>(row, 8)) << 4))
  const rest = f64x2.add(v128.shuffle<i64>(first, second, 1, 3), v128.xor(change, back))
  return f64x2.add(v128.shuffle<i64>(first, second, 0, 2), rest)
}

/** Inverse sine in -pi/2..pi/2, NaN beyond |x| = 1. Error below 3 ulp. */
export function arcsin(x: f64): f64 {
  const a = f64.abs(x)
  const b = f64.sqrt(1 - a + a * (1 - a))
  return f64.copysign(a > b ? arc(b, a, 1) : arc(a, b, 0), x)
}

/** `arcsin` of a row in place: `bytes` is a multiple of 64. */
export function arcsinRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const sine = f64x2.abs(x)
    const less = f64x2.sub(v128.load64_splat(ARC, 24), sine)
    const cosine = f64x2.sqrt(f64x2.add(less, f64x2.mul(sine, less)))
    const exchanged = f64x2.gt(sine, cosine)
    // the root first: where it is NaN, so is the result
    const a = f64x2.pmin(cosine, sine)
    const b = f64x2.pmax(cosine, sine)
    const part = v128.and(exchanged, v128.load64_splat(ARC_BITS, 8))
    const back = v128.and(exchanged, v128.load64_splat(ARC_BITS))
    const y = arcLanes(row, a, b, part, back)
    v128.store(row, v128.or(y, v128.and(x, v128.load64_splat(ARC_BITS))))
    // }
    row += 64
  } while (row < stop)
}

/** Inverse cosine in 0..pi, NaN beyond |x| = 1. Error below 3 ulp. */
export function arccos(x: f64): f64 {
  const b = f64.abs(x)
  const a = f64.sqrt(1 - b + b * (1 - b))
  const part: usize = x < 0 ? 2 : 0
  return a > b ? arc(b, a, part + 1) : arc(a, b, part)
}

/** `arccos` of a row in place: `bytes` is a multiple of 64. */
export function arccosRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  const zero = f64x2.splat(0)
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const cosine = f64x2.abs(x)
    const less = f64x2.sub(v128.load64_splat(ARC, 24), cosine)
    const sine = f64x2.sqrt(f64x2.add(less, f64x2.mul(cosine, less)))
    const exchanged = f64x2.gt(sine, cosine)
    const negative = f64x2.lt(x, zero)
    // the root first: where it is NaN, so is the result
    const a = f64x2.pmin(sine, cosine)
    const b = f64x2.pmax(sine, cosine)
    const part = i64x2.add(
      v128.and(exchanged, v128.load64_splat(ARC_BITS, 8)),
      v128.and(negative, v128.load64_splat(ARC_BITS, 16)),
    )
    const back = v128.and(v128.xor(exchanged, negative), v128.load64_splat(ARC_BITS))
    const y = arcLanes(row, a, b, part, back)
    v128.store(row, y)
    // }
    row += 64
  } while (row < stop)
}

/** Inverse tangent in -pi/2..pi/2. Error below 2.5 ulp. */
export function arctan(x: f64): f64 {
  const size = f64.abs(x)
  const a = 1e300 < size ? 1e300 : size
  return f64.copysign(a > 1 ? arc(1, a, 1) : arc(a, 1, 0), x)
}

/** `arctan` of a row in place: `bytes` is a multiple of 64. */
export function arctanRow(row: usize, bytes: usize): void {
  const stop = row + bytes
  do {
    // for each of four vectors {
    const x = v128.load(row)
    const size = f64x2.pmin(f64x2.abs(x), v128.load64_splat(ARC, 32))
    const exchanged = f64x2.gt(size, v128.load64_splat(ARC, 24))
    const a = f64x2.pmin(size, v128.load64_splat(ARC, 24))
    const b = f64x2.pmax(size, v128.load64_splat(ARC, 24))
    const part = v128.and(exchanged, v128.load64_splat(ARC_BITS, 8))
    const back = v128.and(exchanged, v128.load64_splat(ARC_BITS))
    const y = arcLanes(row, a, b, part, back)
    v128.store(row, v128.or(y, v128.and(x, v128.load64_splat(ARC_BITS))))
    // }
    row += 64
  } while (row < stop)
}
