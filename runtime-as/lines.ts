/**
 * What lines of numbers of a session come to. JavaScript adds and compares one number at a time, and asks for each whether
 * it is there.
 */

/**
 * The sum in pairs of pairs, blocks of up to 128 in eight running sums, as numpy adds.
 */
export function sumLine(x: usize, length: i32): f64 {
  if (length > 128) {
    const half = (length >> 1) & ~7
    return sumLine(x, half) + sumLine(x + ((<usize>half) << 3), length - half)
  }
  const whole = length & ~7
  let at = x
  let sum: f64 = -0.0
  if (whole > 0) {
    let a = v128.load(x)
    let b = v128.load(x, 16)
    let c = v128.load(x, 32)
    let d = v128.load(x, 48)
    const end = x + ((<usize>whole) << 3)
    for (at += 64; at < end; at += 64) {
      a = f64x2.add(a, v128.load(at))
      b = f64x2.add(b, v128.load(at, 16))
      c = f64x2.add(c, v128.load(at, 32))
      d = f64x2.add(d, v128.load(at, 48))
    }
    sum = bothOf(a) + bothOf(b) + (bothOf(c) + bothOf(d))
  }
  for (const end = x + ((<usize>length) << 3); at < end; at += 8) sum += load<f64>(at)
  return sum
}

/** The same sum of the squares of what the numbers differ by from one. */
export function squaresLine(x: usize, length: i32, middle: f64): f64 {
  if (length > 128) {
    const half = (length >> 1) & ~7
    return squaresLine(x, half, middle) + squaresLine(x + ((<usize>half) << 3), length - half, middle)
  }
  const m = f64x2.splat(middle)
  const end = x + ((<usize>length) << 3)
  let sum: f64 = 0
  if (length >= 8) {
    let a = f64x2.splat(0)
    let b = a
    let c = a
    let d = a
    for (; x + 64 <= end; x += 64) {
      const p = f64x2.sub(v128.load(x), m)
      const q = f64x2.sub(v128.load(x, 16), m)
      const r = f64x2.sub(v128.load(x, 32), m)
      const s = f64x2.sub(v128.load(x, 48), m)
      a = f64x2.add(a, f64x2.mul(p, p))
      b = f64x2.add(b, f64x2.mul(q, q))
      c = f64x2.add(c, f64x2.mul(r, r))
      d = f64x2.add(d, f64x2.mul(s, s))
    }
    sum = bothOf(a) + bothOf(b) + (bothOf(c) + bothOf(d))
  }
  for (; x < end; x += 8) {
    const p = load<f64>(x) - middle
    sum += p * p
  }
  return sum
}

export function bothOf(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}

/** The sum of the products of two lines, in eight running sums. */
export function productsLine(x: usize, y: usize, length: i32): f64 {
  let a = f64x2.splat(0)
  let b = a
  let c = a
  let d = a
  let at: usize = 0
  const end = (<usize>(length & ~7)) << 3
  for (; at < end; at += 64) {
    a = f64x2.add(a, f64x2.mul(v128.load(x + at), v128.load(y + at)))
    b = f64x2.add(b, f64x2.mul(v128.load(x + at, 16), v128.load(y + at, 16)))
    c = f64x2.add(c, f64x2.mul(v128.load(x + at, 32), v128.load(y + at, 32)))
    d = f64x2.add(d, f64x2.mul(v128.load(x + at, 48), v128.load(y + at, 48)))
  }
  let sum = bothOf(a) + bothOf(b) + (bothOf(c) + bothOf(d))
  for (const all = (<usize>length) << 3; at < all; at += 8) sum += load<f64>(x + at) * load<f64>(y + at)
  return sum
}

/** The sum of such sums of so many products each, one after the other. */
export function productsLines(x: usize, y: usize, length: i32, together: i32): f64 {
  let total: f64 = 0
  for (let start = 0; start < length; start += together) {
    const at = (<usize>start) << 3
    total += productsLine(x + at, y + at, min(together, length - start))
  }
  return total
}

/** The greatest of the numbers times a sign, 1 or -1, or NaN if there is one; of zeros any. */
export function greatestLine(x: usize, length: i32, sign: f64): f64 {
  const by = f64x2.splat(f64.copysign(0, sign))
  let a = f64x2.splat(-Infinity)
  let b = a
  // All bits of a lane, once it has met what is no number.
  let odd = f64x2.splat(0)
  let at = x
  const end = x + ((<usize>(length & ~7)) << 3)
  for (; at < end; at += 64) {
    const p = v128.xor(v128.load(at), by)
    const q = v128.xor(v128.load(at, 16), by)
    const r = v128.xor(v128.load(at, 32), by)
    const s = v128.xor(v128.load(at, 48), by)
    a = f64x2.pmax(f64x2.pmax(a, p), q)
    b = f64x2.pmax(f64x2.pmax(b, r), s)
    odd = v128.or(odd, v128.or(v128.or(f64x2.ne(p, p), f64x2.ne(q, q)), v128.or(f64x2.ne(r, r), f64x2.ne(s, s))))
  }
  if (v128.any_true(odd)) return NaN
  const both = f64x2.pmax(a, b)
  let greatest = max<f64>(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1))
  for (const all = x + ((<usize>length) << 3); at < all; at += 8) greatest = max<f64>(greatest, load<f64>(at) * sign)
  return greatest
}

/** Where the first one of these stands. */
export function placeLine(x: usize, length: i32, sign: f64): i32 {
  const wanted = greatestLine(x, length, sign) * sign
  const isOdd = wanted != wanted
  const all = f64x2.splat(wanted)
  let k = 0
  for (; k + 3 < length; k += 4) {
    const a = v128.load(x + ((<usize>k) << 3))
    const b = v128.load(x + ((<usize>k) << 3), 16)
    const found = isOdd ? v128.or(f64x2.ne(a, a), f64x2.ne(b, b)) : v128.or(f64x2.eq(a, all), f64x2.eq(b, all))
    if (v128.any_true(found)) break
  }
  for (; k < length; k++) {
    const value = load<f64>(x + ((<usize>k) << 3))
    if (isOdd ? value != value : value == wanted) break
  }
  return k
}

/** Rows of so many columns, each added to the sums of the columns. */
export function addRows(sums: usize, rows: usize, columns: i32, count: i32): void {
  const end = (<usize>(columns & ~1)) << 3
  for (let k = 0; k < count; k++) {
    for (let at: usize = 0; at < end; at += 16)
      v128.store(sums + at, f64x2.add(v128.load(sums + at), v128.load(rows + at)))
    if (columns & 1) store<f64>(sums + end, load<f64>(sums + end) + load<f64>(rows + end))
    rows += (<usize>columns) << 3
  }
}

/** Of each column the greatest of the numbers times a sign, 1 or -1, times it again: the least by the other one. NaN if there is one. */
export function greatestRows(found: usize, rows: usize, columns: i32, count: i32, sign: f64): void {
  const by = f64x2.splat(f64.copysign(0, sign))
  const end = (<usize>(columns & ~1)) << 3
  for (let k = 0; k < count; k++) {
    for (let at: usize = 0; at < end; at += 16) {
      const greatest = f64x2.max(v128.xor(v128.load(found + at), by), v128.xor(v128.load(rows + at), by))
      v128.store(found + at, v128.xor(greatest, by))
    }
    if (columns & 1)
      store<f64>(found + end, max<f64>(load<f64>(found + end) * sign, load<f64>(rows + end) * sign) * sign)
    rows += (<usize>columns) << 3
  }
}
