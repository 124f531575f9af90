/*
 * Uniform numbers of 53 bits for what happens with a probability, in two parts. The first 8 bits are drawn for all neurons and
 * say of most that it does not happen; the others are drawn for those of whom they do not. Sixty-four neurons share a block of
 * `philox.ts`: neuron 64b + m takes byte m of block b. The further bits are another draw: the first 45 of the neuron's
 * value, as `uniform.ts` takes them.
 */

import { fillBlocks } from './philox'
import { fillNumbers, valueAt } from './uniform'

/** Above an integer of 32 bits, these bits make a double of it: so many 256ths beyond 2^44. For lanes, read from memory. */
const BEYOND: usize = memory.data<i64>([0x42b0000042b00000, 0x42b0000000000000])

/** Of further bits: the lower half's share of the upper 45 bits, and 2^-72. */
const UPPER_45: usize = memory.data<i64>([0x00000000fff80000, 0x3b70000000000000])

/**
 * The first 8 bits of the numbers of neurons `first` (a multiple of 16) up to `end`, as multiples of 1/256 in [0, 1) from
 * `row` on. Whole groups of sixteen are written, so the row must have room for the last one.
 */
export function fillFirstBits(
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
  const stop = row + ((<usize>(end - first + 15) >> 4) << 7)
  // The bytes stand at the end of the row, where no number is written before they are read. Blocks come in pairs: where
  // there is an odd number, nobody reads the first.
  const block = first >> 6
  const blocks = ((end - 1) >> 6) - block + 1
  const made = blocks + (blocks & 1)
  let from = stop - ((<usize>made) << 6)
  fillBlocks(from, stop, block + blocks - made, step, draw, stream, keyLow, keyHigh)
  from += ((<usize>(made - blocks)) << 6) + (first & 63)
  const above = v128.load64_splat(BEYOND)
  const base = v128.load64_splat(BEYOND + 8)
  do {
    const bytes = v128.load(from)
    const low = i16x8.extend_low_i8x16_u(bytes)
    const high = i16x8.extend_high_i8x16_u(bytes)
    let four = i32x4.extend_low_i16x8_u(low)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 0, 4, 1, 5), base))
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 2, 6, 3, 7), base), 16)
    four = i32x4.extend_high_i16x8_u(low)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 0, 4, 1, 5), base), 32)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 2, 6, 3, 7), base), 48)
    four = i32x4.extend_low_i16x8_u(high)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 0, 4, 1, 5), base), 64)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 2, 6, 3, 7), base), 80)
    four = i32x4.extend_high_i16x8_u(high)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 0, 4, 1, 5), base), 96)
    v128.store(row, f64x2.sub(v128.shuffle<i32>(four, above, 2, 6, 3, 7), base), 112)
    from += 16
    row += 128
  } while (row < stop)
}

/** What the further bits add to the first ones of neurons `first` up to `end`: the numbers of `furtherBitsAt`, in a row as above. */
export function fillFurtherBits(
  row: usize,
  first: i32,
  end: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
): void {
  fillNumbers(row, first, end, step, draw + 1, stream, keyLow, keyHigh, UPPER_45)
}

/** What the further bits of a neuron's number add to the first ones: a multiple of 2^-53 in [0, 1/256). */
export function furtherBitsAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  return <f64>(valueAt(neuron, step, draw + 1, stream, keyLow, keyHigh) >> 19) * 1.1102230246251565e-16
}

/** The number of one neuron, in [0, 1): both parts of it. */
export function chanceAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  const bytes = valueAt(neuron >> 3, step, draw, stream, keyLow, keyHigh)
  const first = <f64>((bytes >> ((neuron & 7) << 3)) & 255) * 0.00390625
  return first + furtherBitsAt(neuron, step, draw, stream, keyLow, keyHigh)
}
