/** Lines of numbers of one kind, made of those of another one. */

/** So many bytes as doubles. */
export function floatsOfBytes(to: usize, from: usize, length: i32): void {
  const end = from + <usize>length
  for (; from + 8 <= end; from += 8) {
    const eight = v128.load8x8_u(from)
    const low = i32x4.extend_low_i16x8_u(eight)
    const high = i32x4.extend_high_i16x8_u(eight)
    v128.store(to, f64x2.convert_low_i32x4_u(low))
    v128.store(to, f64x2.convert_low_i32x4_u(v128.shuffle<i64>(low, low, 1, 1)), 16)
    v128.store(to, f64x2.convert_low_i32x4_u(high), 32)
    v128.store(to, f64x2.convert_low_i32x4_u(v128.shuffle<i64>(high, high, 1, 1)), 48)
    to += 64
  }
  for (; from < end; from++) {
    store<f64>(to, load<u8>(from))
    to += 8
  }
}

/** So many numbers of single precision as doubles. */
export function floatsOfSingles(to: usize, from: usize, length: i32): void {
  const end = from + ((<usize>length) << 2)
  for (; from + 16 <= end; from += 16) {
    const four = v128.load(from)
    v128.store(to, f64x2.promote_low_f32x4(four))
    v128.store(to, f64x2.promote_low_f32x4(v128.shuffle<i64>(four, four, 1, 1)), 16)
    to += 32
  }
  for (; from < end; from += 4) {
    store<f64>(to, load<f32>(from))
    to += 8
  }
}

/** So many doubles rounded to single precision. */
export function singlesOfFloats(to: usize, from: usize, length: i32): void {
  const end = from + ((<usize>length) << 3)
  for (; from + 32 <= end; from += 32) {
    const low = f32x4.demote_f64x2_zero(v128.load(from))
    const high = f32x4.demote_f64x2_zero(v128.load(from, 16))
    v128.store(to, v128.shuffle<i64>(low, high, 0, 2))
    to += 16
  }
  for (; from < end; from += 8) {
    store<f32>(to, <f32>load<f64>(from))
    to += 4
  }
}

/** The part before the point, of so many numbers, and 0 in place of -0. Whether all of them are no larger than the most. */
export function truncateLine(to: usize, x: usize, length: i32, most: f64): bool {
  const limit = f64x2.splat(most)
  const zero = f64x2.splat(0)
  const end: usize = (length & ~1) << 3
  let within = f64x2.eq(zero, zero)
  for (let at: usize = 0; at < end; at += 16) {
    const whole = f64x2.trunc(v128.load(x + at))
    within = v128.and(within, f64x2.le(f64x2.abs(whole), limit))
    v128.store(to + at, f64x2.add(whole, zero))
  }
  let last: f64 = 0
  if (length & 1) {
    last = trunc<f64>(load<f64>(x + end))
    store<f64>(to + end, last + 0)
  }
  return i64x2.all_true(within) && abs(last) <= most
}
