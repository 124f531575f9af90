/**
 * Lines of numbers put in order, and places in those that are. Sorted digit by digit, from the last to the first (Knuth, The
 * Art of Computer Programming, volume 3, 5.2.5): a byte of the number at a time, and no byte that all numbers share.
 */

const SIGN: u64 = 0x8000000000000000
const NAN: u64 = 0x7ff8000000000000
const SIGNF: u32 = 0x80000000
const NANF: u32 = 0x7fc00000
/** How many counts a byte has. */
const values: usize = 256

/**
 * Numbers become keys, whole numbers with the same order, of which there is one NaN, the last. Counts how often each value of
 * each byte is there. Calls would take most of the time, so what is done for each number is written out here and below.
 */
function putKeys<T>(line: usize, counts: usize, length: i32): void {
  memory.fill(counts, 0, (values * sizeof<T>()) << 2)
  for (const end = line + <usize>length * sizeof<T>(); line < end; line += sizeof<T>()) {
    let key: T
    if (sizeof<T>() == 8) {
      const x = load<f64>(line)
      const bits = x == x ? reinterpret<u64>(x) : NAN
      key = <T>(bits ^ (<u64>(<i64>bits >> 63) | SIGN))
    } else {
      const x = load<f32>(line)
      const bits = x == x ? reinterpret<u32>(x) : NANF
      key = <T>(bits ^ (<u32>(<i32>bits >> 31) | SIGNF))
    }
    store<T>(line, key)
    for (let shift: u64 = 0; shift < 8 * sizeof<T>(); shift += 8) {
      const at = counts + ((<usize>((<u64>key >> shift) & 255)) << 2) + ((<usize>shift) << 7)
      store<i32>(at, load<i32>(at) + 1)
    }
  }
}

/** Counts of a byte become the places where the numbers that have its values begin; false if all have one. */
function startsOf(counts: usize, length: i32): bool {
  let sum = 0
  for (const end = counts + (values << 2); counts < end; counts += 4) {
    const count = load<i32>(counts)
    if (count == length) return false
    store<i32>(counts, sum)
    sum += count
  }
  return true
}

/**
 * A line sorted where it stands, NaN last, -0 before 0.
 *
 * @param work room for as many numbers
 * @param counts room for 2048 whole numbers
 */
export function sortLine(line: usize, work: usize, counts: usize, length: i32): void {
  const sorted = sortKeys<u64>(line, work, counts, length)
  const size = (<usize>length) << 3
  for (let at: usize = 0; at < size; at += 8) {
    const key = load<u64>(sorted + at)
    store<u64>(line + at, key ^ (~(<u64>(<i64>key >> 63)) | SIGN))
  }
}

/** The same of numbers of single precision. */
export function sortfLine(line: usize, work: usize, counts: usize, length: i32): void {
  const sorted = sortKeys<u32>(line, work, counts, length)
  const size = (<usize>length) << 2
  for (let at: usize = 0; at < size; at += 4) {
    const key = load<u32>(sorted + at)
    store<u32>(line + at, key ^ (~(<u32>(<i32>key >> 31)) | SIGNF))
  }
}

/** Where the keys then are. */
function sortKeys<T>(line: usize, work: usize, counts: usize, length: i32): usize {
  const size = <usize>length * sizeof<T>()
  putKeys<T>(line, counts, length)
  let from = line
  let to = work
  for (let shift: u64 = 0; shift < 8 * sizeof<T>(); shift += 8) {
    const starts = counts + ((<usize>shift) << 7)
    if (!startsOf(starts, length)) continue
    for (let at: usize = 0; at < size; at += sizeof<T>()) {
      const key = load<T>(from + at)
      const start = starts + ((<usize>((<u64>key >> shift) & 255)) << 2)
      const place = load<i32>(start)
      store<i32>(start, place + 1)
      store<T>(to + <usize>place * sizeof<T>(), key)
    }
    const other = from
    from = to
    to = other
  }
  return from
}

/**
 * Where the places of numbers by size are, NaN last; equal ones, and both zeros, keep their order.
 *
 * @param line is written over
 * @param work room for twice as many numbers
 * @param counts room for 2048 whole numbers
 */
export function orderLine(line: usize, work: usize, counts: usize, length: i32): usize {
  const size = (<usize>length) << 3
  let from = line
  let to = work
  let placesFrom = work + size
  let placesTo = placesFrom + (size >> 1)
  for (let k = 0; k < length; k++) store<i32>(placesFrom + ((<usize>k) << 2), k)
  // One of both zeros.
  for (let at: usize = 0; at < size; at += 8) store<f64>(line + at, load<f64>(line + at) + 0)
  putKeys<u64>(line, counts, length)
  for (let shift: u64 = 0; shift < 64; shift += 8) {
    const starts = counts + ((<usize>shift) << 7)
    if (!startsOf(starts, length)) continue
    for (let at: usize = 0; at < size; at += 8) {
      const key = load<u64>(from + at)
      const start = starts + ((<usize>((key >> shift) & 255)) << 2)
      const place = load<i32>(start)
      store<i32>(start, place + 1)
      store<u64>(to + ((<usize>place) << 3), key)
      store<i32>(placesTo + ((<usize>place) << 2), load<i32>(placesFrom + (at >> 1)))
    }
    let other = from
    from = to
    to = other
    other = placesFrom
    placesFrom = placesTo
    placesTo = other
  }
  return placesFrom
}

/** Adds 1 to the count of each whole number, from 0 up to as many as there are counts. */
export function countEach(counts: usize, x: usize, length: i32): void {
  for (const end = x + ((<usize>length) << 3); x < end; x += 8) {
    const at = counts + ((<usize>(<i32>load<f64>(x))) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
}

/**
 * How many numbers of a sorted line lie before each of others; those equal to it too if `isRight`. NaN is the last of numbers.
 */
export function searchLine(to: usize, line: usize, extent: i32, x: usize, count: i32, isRight: bool): void {
  let numbers = extent
  while (numbers > 0 && isNaN(load<f64>(line + ((<usize>(numbers - 1)) << 3)))) numbers--
  for (const end = x + ((<usize>count) << 3); x < end; x += 8) {
    const wanted = load<f64>(x)
    const place = wanted != wanted ? (isRight ? extent : numbers) : placeIn(line, numbers, wanted, isRight)
    store<f64>(to, <f64>place)
    to += 8
  }
}

/** Halves of what is left, chosen without a branch. */
function placeIn(line: usize, extent: i32, wanted: f64, isRight: bool): i32 {
  if (extent == 0) return 0
  let first = line
  let left = extent
  while (left > 1) {
    const half = left >> 1
    const next = first + ((<usize>half) << 3)
    const before = load<f64>(next - 8)
    first = select<usize>(next, first, isRight ? before <= wanted : before < wanted)
    left -= half
  }
  const last = load<f64>(first)
  return <i32>((first - line) >> 3) + (isRight ? i32(last <= wanted) : i32(last < wanted))
}
