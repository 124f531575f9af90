/*
 * Candidates of rules that make synapses (semantics §9.6): how many a row has, and which of them a sample takes. What is drawn belongs to
 * the key of the row.
 */
import { log1p, logRow } from './log'
import { fillUniforms, uniformAt } from './uniform'

/** How many numbers of a row are drawn together: in vectors. */
const TOGETHER = 32

/** The logarithms of those that are drawn: from one call of `jump` to the next, and no further. */
const DRAWN: usize = memory.data(8 * TOGETHER, 16)

/** How many numbers there are from `low` up to `high` in steps of `step`; -1 if without end, or more than there can be neurons. */
export function countCandidates(low: i32, high: i32, step: i32): i32 {
  if (step == 0) return -1
  const count = ceil<f64>(<f64>(<i64>high - <i64>low) / <f64>step)
  return count > 2147483647 ? -1 : <i32>max<f64>(count, 0)
}

/**
 * How far the next candidate is that is taken, each with the same probability p: one number for all that are left out before it.
 * Numbers of a row come in turn, from the first on.
 *
 * @param scale 1 / log(1 - p)
 */
export function jump(drawn: i32, stream: u32, keyLow: u32, keyHigh: u32, scale: f64): f64 {
  const at = drawn & (TOGETHER - 1)
  if (at == 0) draw(drawn, stream, keyLow, keyHigh)
  return 1 + floor<f64>(load<f64>(DRAWN + ((<usize>at) << 3)) * scale)
}

/**
 * The same for many: writes the places below `length` that are taken, up to `room` of them, where `taken` were before and the last
 * of those was `place`; gives how many it wrote. Where there is no room left, more may follow.
 */
export function takePlaces(
  to: usize,
  room: i32,
  taken: i32,
  place: i32,
  length: i32,
  p: f64,
  stream: u32,
  keyLow: u32,
  keyHigh: u32,
): i32 {
  const scale = 1 / log1p(-p)
  const stop = <f64>length
  let at = <f64>place
  if ((taken & (TOGETHER - 1)) != 0) draw(taken & -TOGETHER, stream, keyLow, keyHigh)
  for (let k = 0; k < room; k++) {
    at += jump(taken + k, stream, keyLow, keyHigh, scale)
    if (!(at < stop)) return k
    store<i32>(to + ((<usize>k) << 2), <i32>at)
  }
  return room
}

function draw(first: i32, stream: u32, keyLow: u32, keyHigh: u32): void {
  fillUniforms(DRAWN, first, first + TOGETHER, 0, 0, stream, keyLow, keyHigh)
  for (let at = DRAWN; at < DRAWN + 8 * TOGETHER; at += 16) v128.store(at, f64x2.sub(f64x2.splat(1), v128.load(at)))
  logRow(DRAWN, 8 * TOGETHER)
}

/**
 * Takes `size` different places of `length`, as bits (Floyd's algorithm: R. W. Floyd and J. Bentley, Comm. ACM 30,
 * 1987).
 */
export function choose(length: i32, size: i32, bits: usize, stream: u32, keyLow: u32, keyHigh: u32): void {
  chooseNone(bits, length)
  for (let k = 0, last = length - size; k < size; k++, last++) {
    const place = <i32>floor<f64>(uniformAt(k, 0, 0, stream, keyLow, keyHigh) * <f64>(last + 1))
    take(bits, isTaken(bits, place) ? last : place)
  }
}

/** The first place from one on that is taken; `length` if there is none. */
export function nextChosen(bits: usize, place: i32, length: i32): i32 {
  while (place < length) {
    const left = load<u32>(wordOf(bits, place)) >> (place & 31)
    if (left != 0) return min(place + <i32>ctz(left), length)
    place = (place | 31) + 1
    if (place <= 0) return length
  }
  return length
}

/** Takes no place of so many any more. */
export function chooseNone(bits: usize, length: i32): void {
  memory.fill(bits, 0, ((<usize>length + 31) >> 5) << 2)
}

function isTaken(bits: usize, place: i32): bool {
  return ((load<u32>(wordOf(bits, place)) >> (place & 31)) & 1) != 0
}

function take(bits: usize, place: i32): void {
  const word = wordOf(bits, place)
  store<u32>(word, load<u32>(word) | (1 << (place & 31)))
}

function wordOf(bits: usize, place: i32): usize {
  return bits + ((<usize>(place >> 5)) << 2)
}
