/**
 * What arrays of a session go through where JavaScript has branches only, which random numbers take at random, or no
 * instruction for sixteen bytes at once. Each writes to a row of its own, which may
 * be one that it reads; rows have room for whole turns of 64 bytes. Of two rows each may be one turn that is met again and
 * again: what is kept of places in it then is no bit, otherwise all.
 */

/** The greater of x and y, of equal ones y, or one that is no number. */
export function maximumRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const one = v128.load(x + (at & ofX))
    const greater = f64x2.pmax(v128.load(y + (at & ofY)), one)
    v128.store(to + at, v128.bitselect(one, greater, f64x2.ne(one, one)))
  }
}

/** The lesser. */
export function minimumRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const one = v128.load(x + (at & ofX))
    const lesser = f64x2.pmin(v128.load(y + (at & ofY)), one)
    v128.store(to + at, v128.bitselect(one, lesser, f64x2.ne(one, one)))
  }
}

/** The least where x is below it, and of that and the most the lesser. */
export function clampRow(to: usize, x: usize, least: f64, most: f64, bytes: usize): void {
  const low = f64x2.splat(least)
  const high = f64x2.splat(most)
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(to + at, f64x2.pmin(f64x2.pmax(v128.load(x + at), low), high))
}

/** 1, -1, 0, or NaN of NaN. */
export function signRow(to: usize, x: usize, bytes: usize): void {
  const zero = f64x2.splat(0)
  const one = f64x2.splat(1)
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(x + at)
    const sign = f64x2.sub(v128.and(f64x2.gt(value, zero), one), v128.and(f64x2.lt(value, zero), one))
    // All bits of what is no number are set, which is none either.
    v128.store(to + at, v128.or(sign, f64x2.ne(value, value)))
  }
}

/** Rounded to a fraction of 1: multiplied, rounded to the nearest whole number, the even one between two, and divided. */
export function roundRow(to: usize, x: usize, factor: f64, bytes: usize): void {
  const by = f64x2.splat(factor)
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(to + at, f64x2.div(f64x2.nearest(f64x2.mul(v128.load(x + at), by)), by))
}

/** Arithmetic, two numbers at a time. */
export function addRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f64x2.add(v128.load(a), v128.load(b)))
    v128.store(to + at, f64x2.add(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f64x2.add(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f64x2.add(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function subtractRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f64x2.sub(v128.load(a), v128.load(b)))
    v128.store(to + at, f64x2.sub(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f64x2.sub(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f64x2.sub(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function multiplyRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f64x2.mul(v128.load(a), v128.load(b)))
    v128.store(to + at, f64x2.mul(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f64x2.mul(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f64x2.mul(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function divideRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f64x2.div(v128.load(a), v128.load(b)))
    v128.store(to + at, f64x2.div(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f64x2.div(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f64x2.div(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

/** Numbers times a single one, added to those that are there, so many. */
export function addMultiples(to: usize, x: usize, count: i32, factor: f64): void {
  const by = f64x2.splat(factor)
  const end = (<usize>(count & ~1)) << 3
  for (let at: usize = 0; at < end; at += 16)
    v128.store(to + at, f64x2.add(v128.load(to + at), f64x2.mul(v128.load(x + at), by)))
  if (count & 1) store<f64>(to + end, load<f64>(to + end) + load<f64>(x + end) * factor)
}

/** The arithmetic of single precision, four numbers at a time. */
export function addfRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f32x4.add(v128.load(a), v128.load(b)))
    v128.store(to + at, f32x4.add(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f32x4.add(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f32x4.add(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function subtractfRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f32x4.sub(v128.load(a), v128.load(b)))
    v128.store(to + at, f32x4.sub(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f32x4.sub(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f32x4.sub(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function multiplyfRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f32x4.mul(v128.load(a), v128.load(b)))
    v128.store(to + at, f32x4.mul(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f32x4.mul(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f32x4.mul(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function dividefRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, f32x4.div(v128.load(a), v128.load(b)))
    v128.store(to + at, f32x4.div(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, f32x4.div(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, f32x4.div(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

/** Of truths, as bytes. */
export function bothHoldRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, v128.and(v128.load(a), v128.load(b)))
    v128.store(to + at, v128.and(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, v128.and(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, v128.and(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function oneHoldsRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, v128.or(v128.load(a), v128.load(b)))
    v128.store(to + at, v128.or(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, v128.or(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, v128.or(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

export function theyDifferRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = x + (at & ofX)
    const b = y + (at & ofY)
    v128.store(to + at, v128.xor(v128.load(a), v128.load(b)))
    v128.store(to + at, v128.xor(v128.load(a, 16), v128.load(b, 16)), 16)
    v128.store(to + at, v128.xor(v128.load(a, 32), v128.load(b, 32)), 32)
    v128.store(to + at, v128.xor(v128.load(a, 48), v128.load(b, 48)), 48)
  }
}

/** Whether each number is less than another one, both times a sign: 1, or -1 for greater. */
export function lessRow(to: usize, x: usize, other: f64, sign: f64, bytes: usize): void {
  const by = f64x2.splat(f64.copysign(0, sign))
  const y = f64x2.splat(other * sign)
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = v128.xor(v128.load(x + at), by)
    const b = v128.xor(v128.load(x + at, 16), by)
    const c = v128.xor(v128.load(x + at, 32), by)
    const d = v128.xor(v128.load(x + at, 48), by)
    storeTruths(to + (at >> 3), truthsOf(f64x2.lt(a, y), f64x2.lt(b, y)), truthsOf(f64x2.lt(c, y), f64x2.lt(d, y)))
  }
}

export function lessEqualRow(to: usize, x: usize, other: f64, sign: f64, bytes: usize): void {
  const by = f64x2.splat(f64.copysign(0, sign))
  const y = f64x2.splat(other * sign)
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = v128.xor(v128.load(x + at), by)
    const b = v128.xor(v128.load(x + at, 16), by)
    const c = v128.xor(v128.load(x + at, 32), by)
    const d = v128.xor(v128.load(x + at, 48), by)
    storeTruths(to + (at >> 3), truthsOf(f64x2.le(a, y), f64x2.le(b, y)), truthsOf(f64x2.le(c, y), f64x2.le(d, y)))
  }
}

/** Whether each number, or the size of each, is this one. */
export function equalRow(to: usize, x: usize, other: f64, ofSizes: bool, bytes: usize): void {
  const y = f64x2.splat(other)
  const kept = i64x2.splat(ofSizes ? 0x7fffffffffffffff : -1)
  for (let at: usize = 0; at < bytes; at += 64) {
    const a = v128.and(v128.load(x + at), kept)
    const b = v128.and(v128.load(x + at, 16), kept)
    const c = v128.and(v128.load(x + at, 32), kept)
    const d = v128.and(v128.load(x + at, 48), kept)
    storeTruths(to + (at >> 3), truthsOf(f64x2.eq(a, y), f64x2.eq(b, y)), truthsOf(f64x2.eq(c, y), f64x2.eq(d, y)))
  }
}

export function notEqualRow(to: usize, x: usize, other: f64, bytes: usize): void {
  const y = f64x2.splat(other)
  for (let at: usize = 0; at < bytes; at += 64) {
    const from = x + at
    const one = truthsOf(f64x2.ne(v128.load(from), y), f64x2.ne(v128.load(from, 16), y))
    const two = truthsOf(f64x2.ne(v128.load(from, 32), y), f64x2.ne(v128.load(from, 48), y))
    storeTruths(to + (at >> 3), one, two)
  }
}

/** The same of two rows. */
export function lessPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f64x2.lt(v128.load(p), v128.load(q))
    const b = f64x2.lt(v128.load(p, 16), v128.load(q, 16))
    const c = f64x2.lt(v128.load(p, 32), v128.load(q, 32))
    const d = f64x2.lt(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 3), truthsOf(a, b), truthsOf(c, d))
  }
}

export function lessEqualPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f64x2.le(v128.load(p), v128.load(q))
    const b = f64x2.le(v128.load(p, 16), v128.load(q, 16))
    const c = f64x2.le(v128.load(p, 32), v128.load(q, 32))
    const d = f64x2.le(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 3), truthsOf(a, b), truthsOf(c, d))
  }
}

export function equalPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f64x2.eq(v128.load(p), v128.load(q))
    const b = f64x2.eq(v128.load(p, 16), v128.load(q, 16))
    const c = f64x2.eq(v128.load(p, 32), v128.load(q, 32))
    const d = f64x2.eq(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 3), truthsOf(a, b), truthsOf(c, d))
  }
}

export function notEqualPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f64x2.ne(v128.load(p), v128.load(q))
    const b = f64x2.ne(v128.load(p, 16), v128.load(q, 16))
    const c = f64x2.ne(v128.load(p, 32), v128.load(q, 32))
    const d = f64x2.ne(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 3), truthsOf(a, b), truthsOf(c, d))
  }
}

/** Whether each is no number: other than itself. */
export function notNumberRow(to: usize, x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const from = x + at
    const a = v128.load(from)
    const b = v128.load(from, 16)
    const c = v128.load(from, 32)
    const d = v128.load(from, 48)
    storeTruths(to + (at >> 3), truthsOf(f64x2.ne(a, a), f64x2.ne(b, b)), truthsOf(f64x2.ne(c, c), f64x2.ne(d, d)))
  }
}

/** Whether each is finite. */
export function finiteRow(to: usize, x: usize, bytes: usize): void {
  const y = f64x2.splat(Infinity)
  for (let at: usize = 0; at < bytes; at += 64) {
    const from = x + at
    const a = f64x2.abs(v128.load(from))
    const b = f64x2.abs(v128.load(from, 16))
    const c = f64x2.abs(v128.load(from, 32))
    const d = f64x2.abs(v128.load(from, 48))
    storeTruths(to + (at >> 3), truthsOf(f64x2.lt(a, y), f64x2.lt(b, y)), truthsOf(f64x2.lt(c, y), f64x2.lt(d, y)))
  }
}

/** Whether the size of each number is at most this, which that of NaN is not; the numbers fill whole vectors. */
export function areWithin(x: usize, most: f64, bytes: usize): bool {
  const limit = f64x2.splat(most)
  let holds = i64x2.splat(-1)
  for (let at: usize = 0; at < bytes; at += 16) holds = v128.and(holds, f64x2.le(f64x2.abs(v128.load(x + at)), limit))
  return i64x2.all_true(holds)
}

/** What holds of two and two numbers, as four masks. */
function truthsOf(one: v128, two: v128): v128 {
  return v128.shuffle<i32>(one, two, 0, 2, 4, 6)
}

/** Eight masks as bytes of 0 and 1. */
function storeTruths(to: usize, one: v128, two: v128): void {
  const four = i16x8.narrow_i32x4_s(one, two)
  v128.store64_lane(to, v128.and(i8x16.narrow_i16x8_s(four, four), i8x16.splat(1)), 0)
}
