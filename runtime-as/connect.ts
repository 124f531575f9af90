/*
 * Candidates of rules that make synapses (semantics §9.6): how many a row has, and which of them a sample takes. What is drawn belongs to
 * the key of the row.
 */
import { log1p, logRow } from './log'
import { fillPaired, uniformAt } from './uniform'

/** How many jumps of a row are drawn together: in vectors. */
const TOGETHER = 32

/** Bytes for those that are drawn, i32: from one call to the next, and no further. In the making each takes eight bytes. */
const BYTES = 8 * TOGETHER

/** Room for those of `takePlaces`. */
const JUMPS: usize = memory.data(BYTES, 16)

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
 * @param jumps room for 32 numbers of eight bytes, which nobody else writes to between two calls
 * @param scale 1 / log(1 - p)
 */
export function jump(jumps: usize, drawn: i32, stream: u32, keyLow: u32, keyHigh: u32, scale: f64): i64 {
  const at = drawn & (TOGETHER - 1)
  if (at == 0) drawJumps(jumps, drawn, stream, keyLow, keyHigh, scale)
  return 1 + <i64>load<i32>(jumps + ((<usize>at) << 2))
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
  const begin = to
  const stop = to + ((<usize>room) << 2)
  let at = <i64>place
  let skipped = taken & (TOGETHER - 1)
  for (let first = taken - skipped; to < stop; first += TOGETHER) {
    drawJumps(JUMPS, first, stream, keyLow, keyHigh, scale)
    let from = JUMPS + ((<usize>skipped) << 2)
    const end = min(JUMPS + 4 * TOGETHER, from + (stop - to))
    skipped = 0
    do {
      at += 1 + <i64>load<i32>(from)
      if (at >= <i64>length) return <i32>((to - begin) >> 2)
      store<i32>(to, <i32>at)
      to += 4
      from += 4
    } while (from < end)
  }
  return room
}

/** Jumps from a multiple of so many on. Those beyond all neurons end there. */
function drawJumps(jumps: usize, first: i32, stream: u32, keyLow: u32, keyHigh: u32, scale: f64): void {
  fillPaired(jumps, first, first + TOGETHER, 0, 0, stream, keyLow, keyHigh)
  const end = jumps + BYTES
  for (let at = jumps; at < end; at += 16) v128.store(at, f64x2.sub(f64x2.splat(1), v128.load(at)))
  logRow(jumps, BYTES)
  const scales = f64x2.splat(scale)
  for (let from = jumps, to = jumps; from < end; from += 32, to += 16) {
    const low = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(v128.load(from), scales))
    const high = i32x4.trunc_sat_f64x2_s_zero(f64x2.mul(v128.load(from, 16), scales))
    v128.store(to, v128.shuffle<i64>(low, high, 0, 2))
  }
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
