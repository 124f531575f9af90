/**
 * What arrays of single precision of a session go through, four numbers at a time: see the rows of doubles. Each writes to a
 * row of its own, which may be one that it reads; rows have room for whole turns of 64 bytes. Of two rows each may be one turn
 * that is met again and again: what is kept of places in it then is no bit, otherwise all.
 */

/** The greater of x and y, of equal ones y, or one that is no number. */
export function maximumfRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const one = v128.load(x + (at & ofX))
    const greater = f32x4.pmax(v128.load(y + (at & ofY)), one)
    v128.store(to + at, v128.bitselect(one, greater, f32x4.ne(one, one)))
  }
}

/** The lesser. */
export function minimumfRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const one = v128.load(x + (at & ofX))
    const lesser = f32x4.pmin(v128.load(y + (at & ofY)), one)
    v128.store(to + at, v128.bitselect(one, lesser, f32x4.ne(one, one)))
  }
}

/** The least where x is below it, and of that and the most the lesser. */
export function clampfRow(to: usize, x: usize, least: f32, most: f32, bytes: usize): void {
  const low = f32x4.splat(least)
  const high = f32x4.splat(most)
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(to + at, f32x4.pmin(f32x4.pmax(v128.load(x + at), low), high))
}

/** 1, -1, 0, or NaN of NaN. */
export function signfRow(to: usize, x: usize, bytes: usize): void {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(x + at)
    const sign = f32x4.sub(v128.and(f32x4.gt(value, zero), one), v128.and(f32x4.lt(value, zero), one))
    // All bits of what is no number are set, which is none either.
    v128.store(to + at, v128.or(sign, f32x4.ne(value, value)))
  }
}

/** Some bits of each number, of which some are turned: its size, or the number of the other sign. */
export function bitsfRow(to: usize, x: usize, kept: i32, turned: i32, bytes: usize): void {
  const stay = i32x4.splat(kept)
  const turn = i32x4.splat(turned)
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.xor(v128.and(v128.load(x + at), stay), turn))
}

export function sqrtfRow(to: usize, x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, f32x4.sqrt(v128.load(x + at)))
}

/** Whole numbers: the next one down, up, or towards 0. */
export function floorfRow(to: usize, x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, f32x4.floor(v128.load(x + at)))
}

export function ceilfRow(to: usize, x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, f32x4.ceil(v128.load(x + at)))
}

export function truncfRow(to: usize, x: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, f32x4.trunc(v128.load(x + at)))
}

/** Rounded to a fraction of 1: multiplied, rounded to the nearest whole number, the even one between two, and divided. */
export function roundfRow(to: usize, x: usize, factor: f32, bytes: usize): void {
  const by = f32x4.splat(factor)
  for (let at: usize = 0; at < bytes; at += 16)
    v128.store(to + at, f32x4.div(f32x4.nearest(f32x4.mul(v128.load(x + at), by)), by))
}

/** Whether each number is less than another one. */
export function lessfPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f32x4.lt(v128.load(p), v128.load(q))
    const b = f32x4.lt(v128.load(p, 16), v128.load(q, 16))
    const c = f32x4.lt(v128.load(p, 32), v128.load(q, 32))
    const d = f32x4.lt(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 2), i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  }
}

export function lessEqualfPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f32x4.le(v128.load(p), v128.load(q))
    const b = f32x4.le(v128.load(p, 16), v128.load(q, 16))
    const c = f32x4.le(v128.load(p, 32), v128.load(q, 32))
    const d = f32x4.le(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 2), i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  }
}

export function equalfPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f32x4.eq(v128.load(p), v128.load(q))
    const b = f32x4.eq(v128.load(p, 16), v128.load(q, 16))
    const c = f32x4.eq(v128.load(p, 32), v128.load(q, 32))
    const d = f32x4.eq(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 2), i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  }
}

/** Of a row and itself, whether each is no number. */
export function notEqualfPairRow(to: usize, x: usize, y: usize, ofX: usize, ofY: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 64) {
    const p = x + (at & ofX)
    const q = y + (at & ofY)
    const a = f32x4.ne(v128.load(p), v128.load(q))
    const b = f32x4.ne(v128.load(p, 16), v128.load(q, 16))
    const c = f32x4.ne(v128.load(p, 32), v128.load(q, 32))
    const d = f32x4.ne(v128.load(p, 48), v128.load(q, 48))
    storeTruths(to + (at >> 2), i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  }
}

/** Whether each is finite. */
export function finitefRow(to: usize, x: usize, bytes: usize): void {
  const y = f32x4.splat(Infinity)
  for (let at: usize = 0; at < bytes; at += 64) {
    const from = x + at
    const a = f32x4.lt(f32x4.abs(v128.load(from)), y)
    const b = f32x4.lt(f32x4.abs(v128.load(from, 16)), y)
    const c = f32x4.lt(f32x4.abs(v128.load(from, 32)), y)
    const d = f32x4.lt(f32x4.abs(v128.load(from, 48)), y)
    storeTruths(to + (at >> 2), i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  }
}

/** Sixteen masks as bytes of 0 and 1. */
function storeTruths(to: usize, one: v128, two: v128): void {
  v128.store(to, v128.and(i8x16.narrow_i16x8_s(one, two), i8x16.splat(1)))
}
