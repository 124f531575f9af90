/**
 * What arrays of a session go through where JavaScript has branches only, which random numbers take at random, or no
 * instruction for sixteen bytes at once. Each writes over its first row.
 */

/** The greater of x and y, of equal ones x, or one that is no number. */
export function maximumRow(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const other = v128.load(y + at)
    const greater = f64x2.pmax(v128.load(x + at), other)
    v128.store(x + at, v128.bitselect(other, greater, f64x2.ne(other, other)))
  }
}

/** The lesser. */
export function minimumRow(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const other = v128.load(y + at)
    const lesser = f64x2.pmin(v128.load(x + at), other)
    v128.store(x + at, v128.bitselect(other, lesser, f64x2.ne(other, other)))
  }
}

/** The greater of x and the least, and of that and the most the lesser. */
export function clampRow(x: usize, least: usize, most: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const low = v128.load(least + at)
    const high = v128.load(most + at)
    const above = v128.bitselect(low, f64x2.pmax(v128.load(x + at), low), f64x2.ne(low, low))
    v128.store(x + at, v128.bitselect(high, f64x2.pmin(above, high), f64x2.ne(high, high)))
  }
}

/** 1, -1, 0, or NaN of NaN. */
export function signRow(x: usize, bytes: usize): void {
  const zero = f64x2.splat(0)
  const one = f64x2.splat(1)
  for (let at: usize = 0; at < bytes; at += 16) {
    const value = v128.load(x + at)
    const sign = f64x2.sub(v128.and(f64x2.gt(value, zero), one), v128.and(f64x2.lt(value, zero), one))
    // All bits of what is no number are set, which is none either.
    v128.store(x + at, v128.or(sign, f64x2.ne(value, value)))
  }
}

/** Rounded to a fraction of 1: multiplied, rounded to the nearest whole number, the even one between two, and divided. */
export function roundRow(x: usize, factor: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    const by = v128.load(factor + at)
    v128.store(x + at, f64x2.div(f64x2.nearest(f64x2.mul(v128.load(x + at), by)), by))
  }
}

/** Of truths, as bytes. */
export function bothHoldRow(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(x + at, v128.and(v128.load(x + at), v128.load(y + at)))
}

export function oneHoldsRow(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(x + at, v128.or(v128.load(x + at), v128.load(y + at)))
}

export function theyDifferRow(x: usize, y: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(x + at, v128.xor(v128.load(x + at), v128.load(y + at)))
}
