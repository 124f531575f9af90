/**
 * What lines of numbers of single precision of a session come to, in that precision, as numpy computes it: see those of doubles.
 */

import { bothOf } from '../lines'
import { upper } from './wide'

/** The sum in pairs of pairs, blocks of up to 128 in eight running sums. */
export function sumfLine(x: usize, length: i32): f32 {
  if (length > 128) {
    const half = (length >> 1) & ~7
    return sumfLine(x, half) + sumfLine(x + ((<usize>half) << 2), length - half)
  }
  const end = x + ((<usize>length) << 2)
  let sum: f32 = -0.0
  if (length >= 8) {
    let a = v128.load(x)
    let b = v128.load(x, 16)
    for (x += 32; x + 32 <= end; x += 32) {
      a = f32x4.add(a, v128.load(x))
      b = f32x4.add(b, v128.load(x, 16))
    }
    sum = allOf(a) + allOf(b)
  }
  for (; x < end; x += 4) sum += load<f32>(x)
  return sum
}

/** The same sum of the squares of what the numbers differ by from one. */
export function squaresfLine(x: usize, length: i32, middle: f32): f32 {
  if (length > 128) {
    const half = (length >> 1) & ~7
    return squaresfLine(x, half, middle) + squaresfLine(x + ((<usize>half) << 2), length - half, middle)
  }
  const m = f32x4.splat(middle)
  const end = x + ((<usize>length) << 2)
  let sum: f32 = 0
  if (length >= 8) {
    let a = f32x4.splat(0)
    let b = a
    for (; x + 32 <= end; x += 32) {
      const p = f32x4.sub(v128.load(x), m)
      const q = f32x4.sub(v128.load(x, 16), m)
      a = f32x4.add(a, f32x4.mul(p, p))
      b = f32x4.add(b, f32x4.mul(q, q))
    }
    sum = allOf(a) + allOf(b)
  }
  for (; x < end; x += 4) {
    const p = load<f32>(x) - middle
    sum += p * p
  }
  return sum
}

function allOf(sums: v128): f32 {
  const low = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1)
  return low + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3))
}

/** The sum of the products of two lines, as doubles, in eight running sums. */
function productsfLine(x: usize, y: usize, length: i32): f64 {
  let a = f64x2.splat(0)
  let b = a
  let c = a
  let d = a
  const end = x + ((<usize>length) << 2)
  for (; x + 32 <= end; x += 32) {
    const p = v128.load(x)
    const q = v128.load(y)
    const r = v128.load(x, 16)
    const s = v128.load(y, 16)
    a = f64x2.add(a, f64x2.mul(f64x2.promote_low_f32x4(p), f64x2.promote_low_f32x4(q)))
    b = f64x2.add(b, f64x2.mul(upper(p), upper(q)))
    c = f64x2.add(c, f64x2.mul(f64x2.promote_low_f32x4(r), f64x2.promote_low_f32x4(s)))
    d = f64x2.add(d, f64x2.mul(upper(r), upper(s)))
    y += 32
  }
  let sum = bothOf(a) + bothOf(b) + (bothOf(c) + bothOf(d))
  for (; x < end; x += 4) {
    sum += <f64>load<f32>(x) * <f64>load<f32>(y)
    y += 4
  }
  return sum
}

/** The sum of such sums of so many products each, one after the other. */
export function productsfLines(x: usize, y: usize, length: i32, together: i32): f64 {
  let total: f64 = 0
  for (let start = 0; start < length; start += together) {
    const at = (<usize>start) << 2
    total += productsfLine(x + at, y + at, min(together, length - start))
  }
  return total
}

/** The greatest of the numbers times a sign, 1 or -1, or NaN if there is one; of zeros any. */
export function greatestfLine(x: usize, length: i32, sign: f32): f32 {
  const by = f32x4.splat(f32.copysign(0, sign))
  let a = f32x4.splat(-Infinity)
  let b = a
  // All bits of a lane, once it has met what is no number.
  let odd = f32x4.splat(0)
  const end = x + ((<usize>length) << 2)
  for (; x + 64 <= end; x += 64) {
    const p = v128.xor(v128.load(x), by)
    const q = v128.xor(v128.load(x, 16), by)
    const r = v128.xor(v128.load(x, 32), by)
    const s = v128.xor(v128.load(x, 48), by)
    a = f32x4.pmax(f32x4.pmax(a, p), q)
    b = f32x4.pmax(f32x4.pmax(b, r), s)
    odd = v128.or(odd, v128.or(v128.or(f32x4.ne(p, p), f32x4.ne(q, q)), v128.or(f32x4.ne(r, r), f32x4.ne(s, s))))
  }
  if (v128.any_true(odd)) return NaN
  const both = f32x4.pmax(a, b)
  const low = max<f32>(f32x4.extract_lane(both, 0), f32x4.extract_lane(both, 1))
  let greatest = max<f32>(low, max<f32>(f32x4.extract_lane(both, 2), f32x4.extract_lane(both, 3)))
  for (; x < end; x += 4) greatest = max<f32>(greatest, load<f32>(x) * sign)
  return greatest
}

/** Where the first one of these stands. */
export function placefLine(x: usize, length: i32, sign: f32): i32 {
  const wanted = greatestfLine(x, length, sign) * sign
  const isOdd = wanted != wanted
  const all = f32x4.splat(wanted)
  let k = 0
  for (; k + 7 < length; k += 8) {
    const a = v128.load(x + ((<usize>k) << 2))
    const b = v128.load(x + ((<usize>k) << 2), 16)
    const found = isOdd ? v128.or(f32x4.ne(a, a), f32x4.ne(b, b)) : v128.or(f32x4.eq(a, all), f32x4.eq(b, all))
    if (v128.any_true(found)) break
  }
  for (; k < length; k++) {
    const value = load<f32>(x + ((<usize>k) << 2))
    if (isOdd ? value != value : value == wanted) break
  }
  return k
}

/** Rows of so many columns, each added to the sums of the columns. */
export function addfRows(sums: usize, rows: usize, columns: i32, count: i32): void {
  const bytes = (<usize>columns) << 2
  const end = bytes & ~15
  for (let k = 0; k < count; k++) {
    let at: usize = 0
    for (; at < end; at += 16) v128.store(sums + at, f32x4.add(v128.load(sums + at), v128.load(rows + at)))
    for (; at < bytes; at += 4) store<f32>(sums + at, load<f32>(sums + at) + load<f32>(rows + at))
    rows += bytes
  }
}

/** Of each column the greatest of the numbers times a sign, 1 or -1, times it again: the least by the other one. NaN if there is one. */
export function greatestfRows(found: usize, rows: usize, columns: i32, count: i32, sign: f32): void {
  const by = f32x4.splat(f32.copysign(0, sign))
  const bytes = (<usize>columns) << 2
  const end = bytes & ~15
  for (let k = 0; k < count; k++) {
    let at: usize = 0
    for (; at < end; at += 16) {
      const greatest = f32x4.max(v128.xor(v128.load(found + at), by), v128.xor(v128.load(rows + at), by))
      v128.store(found + at, v128.xor(greatest, by))
    }
    for (; at < bytes; at += 4)
      store<f32>(found + at, max<f32>(load<f32>(found + at) * sign, load<f32>(rows + at) * sign) * sign)
    rows += bytes
  }
}
