/**
 * Lines of truths, which are bytes of 0 and 1, sixteen at a time.
 */

/** Of each of so many lines whether all hold, or otherwise whether one does. */
export function holdLines(to: usize, from: usize, length: i32, count: i32, isAll: bool): void {
  for (const end = to + <usize>count; to < end; to++) {
    store<u8>(to, lineHolds(from, length, isAll) ? 1 : 0)
    from += <usize>length
  }
}

/** It is decided by the first one that says the contrary of what no truths do. */
function lineHolds(at: usize, length: i32, isAll: bool): bool {
  const end = at + <usize>length
  for (; at + 64 <= end; at += 64) {
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    if (isAll) {
      if (!i8x16.all_true(v128.and(v128.and(a, b), v128.and(c, d)))) return false
    } else if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return true
  }
  for (; at < end; at++) if (load<bool>(at) != isAll) return !isAll
  return isAll
}

/** Rows of so many columns: whether what is found of each column holds, and so do all of its truths, or one of all these. */
export function holdRows(found: usize, rows: usize, columns: i32, count: i32, isAll: bool): void {
  const whole: usize = columns & ~15
  for (const end = rows + <usize>columns * count; rows < end; rows += <usize>columns) {
    let at: usize = 0
    for (; at < whole; at += 16) {
      const one = v128.load(found + at)
      const other = v128.load(rows + at)
      v128.store(found + at, isAll ? v128.and(one, other) : v128.or(one, other))
    }
    for (; at < <usize>columns; at++) {
      const one = load<u8>(found + at)
      const other = load<u8>(rows + at)
      store<u8>(found + at, isAll ? one & other : one | other)
    }
  }
}

/** How many hold. */
export function countLine(from: usize, length: i32): i32 {
  const end = from + <usize>length
  let sums = i32x4.splat(0)
  for (; from + 16 <= end; from += 16) {
    const pairs = i16x8.extadd_pairwise_i8x16_u(v128.load(from))
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(pairs))
  }
  let count = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1)
  count += i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
  for (; from < end; from++) count += load<u8>(from)
  return count
}

/** The places of those that hold, as doubles: each is written, and written over unless it holds, so there is room for one more. */
export function findTruths(to: usize, from: usize, length: i32): void {
  let k = 0
  while (k < length) {
    if (k + 16 <= length && !v128.any_true(v128.load(from + <usize>k))) {
      k += 16
      continue
    }
    for (const end = min(k + 16, length); k < end; k++) {
      store<f64>(to, <f64>k)
      to += (<usize>load<u8>(from + <usize>k)) << 3
    }
  }
}
