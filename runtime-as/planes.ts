/**
 * Elements that steps lead to, copied to where other steps lead: slices of arrays, axes in another order, single numbers
 * again and again. Steps are in bytes; those backwards are below 0, which is as good as a large number.
 */

export function copyPlane8(
  to: usize,
  from: usize,
  rows: i32,
  columns: i32,
  downThere: usize,
  rightThere: usize,
  down: usize,
  right: usize,
): void {
  if (rightThere == 8 && down == 8 && rows > 1) {
    const whole: usize = columns & ~7
    turnPlane8(to, from, rows, whole, downThere, right)
    to += whole << 3
    from += whole * right
    columns &= 7
  }
  copyPlane<i64>(to, from, rows, columns, downThere, rightThere, down, right)
}

export function copyPlane4(
  to: usize,
  from: usize,
  rows: i32,
  columns: i32,
  downThere: usize,
  rightThere: usize,
  down: usize,
  right: usize,
): void {
  copyPlane<i32>(to, from, rows, columns, downThere, rightThere, down, right)
}

export function copyPlane2(
  to: usize,
  from: usize,
  rows: i32,
  columns: i32,
  downThere: usize,
  rightThere: usize,
  down: usize,
  right: usize,
): void {
  copyPlane<i16>(to, from, rows, columns, downThere, rightThere, down, right)
}

export function copyPlane1(
  to: usize,
  from: usize,
  rows: i32,
  columns: i32,
  downThere: usize,
  rightThere: usize,
  down: usize,
  right: usize,
): void {
  copyPlane<u8>(to, from, rows, columns, downThere, rightThere, down, right)
}

/** Where it is farther to the right than down, eight columns at a time are gone down, so that memory is met in order. */
function copyPlane<T>(
  to: usize,
  from: usize,
  rows: i32,
  columns: i32,
  downThere: usize,
  rightThere: usize,
  down: usize,
  right: usize,
): void {
  const isFar =
    distance(right) > max(sizeof<T>(), distance(down)) || distance(rightThere) > max(sizeof<T>(), distance(downThere))
  const most = isFar && rows > 1 ? 8 : columns
  for (; columns > 0; columns -= most) {
    for (let k: usize = 0; k < <usize>rows; k++)
      copyLine<T>(to + k * downThere, from + k * down, min(most, columns), rightThere, right)
    to += <usize>most * rightThere
    from += <usize>most * right
  }
}

function distance(step: usize): usize {
  return <isize>step < 0 ? -step : step
}

/**
 * Eight bytes each from places in a row, whole numbers that are counted from its end if they are below 0. How many there are
 * before one that lies outside.
 */
export function gather8(to: usize, data: usize, places: usize, count: i32, extent: i32): i32 {
  return gatherEach<i64>(to, data, places, count, extent)
}

/** The same of four bytes each. */
export function gather4(to: usize, data: usize, places: usize, count: i32, extent: i32): i32 {
  return gatherEach<i32>(to, data, places, count, extent)
}

function gatherEach<T>(to: usize, data: usize, places: usize, count: i32, extent: i32): i32 {
  const behind = f64x2.splat(extent)
  const zero = f64x2.splat(0)
  let k = 0
  for (; k + 4 <= count; k += 4) {
    let one = v128.load(places + ((<usize>k) << 3))
    let two = v128.load(places + ((<usize>k) << 3), 16)
    one = f64x2.add(one, v128.and(f64x2.lt(one, zero), behind))
    two = f64x2.add(two, v128.and(f64x2.lt(two, zero), behind))
    const lie = v128.and(f64x2.ge(one, zero), f64x2.lt(one, behind))
    if (!i64x2.all_true(v128.and(lie, v128.and(f64x2.ge(two, zero), f64x2.lt(two, behind))))) break
    const p = i32x4.trunc_sat_f64x2_u_zero(one)
    const q = i32x4.trunc_sat_f64x2_u_zero(two)
    const at = to + <usize>k * sizeof<T>()
    store<T>(at, load<T>(data + <usize>i32x4.extract_lane(p, 0) * sizeof<T>()))
    store<T>(at, load<T>(data + <usize>i32x4.extract_lane(p, 1) * sizeof<T>()), sizeof<T>())
    store<T>(at, load<T>(data + <usize>i32x4.extract_lane(q, 0) * sizeof<T>()), 2 * sizeof<T>())
    store<T>(at, load<T>(data + <usize>i32x4.extract_lane(q, 1) * sizeof<T>()), 3 * sizeof<T>())
  }
  for (; k < count; k++) {
    const given = load<f64>(places + ((<usize>k) << 3))
    const place = given < 0 ? given + extent : given
    if (!(place >= 0 && place < extent)) return k
    store<T>(to + <usize>k * sizeof<T>(), load<T>(data + <usize>(<i32>place) * sizeof<T>()))
  }
  return count
}

/** Rows become columns, eight of them at a time: squares of two numbers by two, and the last row of an odd number. */
function turnPlane8(to: usize, from: usize, rows: i32, columns: usize, downThere: usize, right: usize): void {
  for (; columns > 0; columns -= 8) {
    let upper = to
    let at = from
    for (let k = 1; k < rows; k += 2) {
      const lower = upper + downThere
      const half = at + (right << 2)
      const a = v128.load(at)
      const b = v128.load(at + right)
      const c = v128.load(at + 2 * right)
      const d = v128.load(at + 3 * right)
      const e = v128.load(half)
      const f = v128.load(half + right)
      const g = v128.load(half + 2 * right)
      const h = v128.load(half + 3 * right)
      v128.store(upper, v128.shuffle<i64>(a, b, 0, 2))
      v128.store(upper, v128.shuffle<i64>(c, d, 0, 2), 16)
      v128.store(upper, v128.shuffle<i64>(e, f, 0, 2), 32)
      v128.store(upper, v128.shuffle<i64>(g, h, 0, 2), 48)
      v128.store(lower, v128.shuffle<i64>(a, b, 1, 3))
      v128.store(lower, v128.shuffle<i64>(c, d, 1, 3), 16)
      v128.store(lower, v128.shuffle<i64>(e, f, 1, 3), 32)
      v128.store(lower, v128.shuffle<i64>(g, h, 1, 3), 48)
      upper = lower + downThere
      at += 16
    }
    if (rows & 1) copyLine<i64>(upper, at, 8, 8, right)
    to += 64
    from += right << 3
  }
}

function copyLine<T>(to: usize, from: usize, count: i32, rightThere: usize, right: usize): void {
  if (rightThere == sizeof<T>()) {
    if (right == sizeof<T>()) {
      memory.copy(to, from, <usize>count * sizeof<T>())
      return
    }
    if (right == 0) {
      // Sixteen bytes at a time, as far as there are as many.
      const all = v128.splat<T>(load<T>(from))
      for (; count >= <i32>(16 / sizeof<T>()); count -= <i32>(16 / sizeof<T>())) {
        v128.store(to, all)
        to += 16
      }
    }
  }
  for (; count >= 4; count -= 4) {
    store<T>(to, load<T>(from))
    store<T>(to + rightThere, load<T>(from + right))
    to += rightThere << 1
    from += right << 1
    store<T>(to, load<T>(from))
    store<T>(to + rightThere, load<T>(from + right))
    to += rightThere << 1
    from += right << 1
  }
  for (; count > 0; count--) {
    store<T>(to, load<T>(from))
    to += rightThere
    from += right
  }
}
