/*
 * Uniform numbers of 53 bits. Eight neurons share a block of `philox.ts`: neuron 8g + v takes value v of block g, whose
 * counters are 4g + {0, 1, 2, 3}.
 */

import { fillBlocks, wordOf } from './philox'

/*
 * The upper 53 bits of x as a double, exactly: the two halves become the fractions of 2^84 and 2^52, whose own values
 * are then taken off. In units of 2^-64, so the low 11 bits are masked, not shifted away.
 */
const HALVES: usize = memory.data<i64>([
  0x4530000000000000, // 2^84
  0x4330000000000000, // 2^52
  0x4530000000100000, // 2^84 + 2^52
])

/** Of uniforms: the lower half's share of the upper 53 bits, and 2^-64. */
const UPPER_53: usize = memory.data<i64>([0x00000000fffff800, 0x3bf0000000000000])

/**
 * The first bits of values of 64 bits from `row` to `stop` become numbers.
 *
 * @param kept address of the share of the lower 32 bits that is kept, at most 21 bits of it, and behind it the unit of the 64
 */
function toNumbers(row: usize, stop: usize, kept: usize): void {
  const upperPart = v128.load64_splat(HALVES)
  const lowerPart = v128.load64_splat(HALVES + 8)
  const both = v128.load64_splat(HALVES + 16)
  const share = v128.load64_splat(kept)
  const unit = v128.load64_splat(kept + 8)
  do {
    const x = v128.load(row)
    const upper = f64x2.sub(v128.or(i64x2.shr_u(x, 32), upperPart), both)
    const lower = v128.or(v128.and(x, share), lowerPart)
    v128.store(row, f64x2.mul(f64x2.add(upper, lower), unit))
    row += 16
  } while (row < stop)
}

/**
 * Uniforms in [0, 1) of neurons `first` (a multiple of 16) up to `end`, as f64 from `row` on. Whole groups of sixteen are
 * written, so the row must have room for the last one.
 */
export function fillUniforms(
  row: usize,
  first: i32,
  end: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
): void {
  fillNumbers(row, first, end, step, draw, stream, keyLow, keyHigh, UPPER_53)
}

/** The same of other bits of the neurons' values; `kept` as for `toNumbers`. */
export function fillNumbers(
  row: usize,
  first: i32,
  end: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
  kept: usize,
): void {
  if (first >= end) return
  const stop = row + ((<usize>(end - first + 15) >> 4) << 7)
  fillBlocks(row, stop, first >> 3, step, draw, stream, keyLow, keyHigh)
  toNumbers(row, stop, kept)
}

/** The uniform in [0, 1) of one neuron: what `fillUniforms` writes for it. */
export function uniformAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  return <f64>(valueAt(neuron, step, draw, stream, keyLow, keyHigh) >> 11) * 1.1102230246251565e-16
}

/** Value v of block b for 8b + v. */
export function valueAt(number: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): u64 {
  return wordOf(((number >> 3) << 2) + ((number & 1) << 1), (number & 7) >> 1, step, draw, stream, keyLow, keyHigh)
}

/**
 * Uniforms in [0, 1) of which a neuron has the first 32 bits for itself, and shares the others with a partner, as normals do
 * (`normal.ts`). They take half the blocks. Neurons and room as for `fillUniforms`.
 */
export function fillPaired(
  row: usize,
  first: i32,
  end: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
): void {
  if (first >= end) return
  const groups = (end - first + 15) >> 4
  const stop = row + ((<usize>groups) << 7)
  // The bits stand in the second half of the row, where no number is written before they are read. Blocks come in pairs:
  // where there is an odd number, nobody reads the first.
  const odd = groups & 1
  fillBlocks(row + ((<usize>(groups - odd)) << 6), stop, (first >> 4) - odd, step, draw, stream, keyLow, keyHigh)
  let from = row + ((<usize>groups) << 6)
  for (let to = row; to < stop; to += 32) {
    const straight = v128.load(from)
    v128.store(to, straight)
    v128.store(to, v128.shuffle<i32>(straight, straight, 1, 0, 3, 2), 16)
    from += 16
  }
  toNumbers(row, stop, UPPER_53)
}

/** The number of one neuron: what `fillPaired` writes for it. */
export function pairedAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  const counter = ((neuron >> 4) << 2) + ((neuron & 1) << 1)
  const bits = wordOf(counter, (neuron & 15) >> 2, step, draw, stream, keyLow, keyHigh)
  return <f64>(rotl<u64>(bits, (neuron & 2) << 4) >> 11) * 1.1102230246251565e-16
}
