/*
 * Standard normals of 32 random bits each, by the ziggurat (Marsaglia & Tsang 2000, "The ziggurat method for generating
 * random variables"): 512 layers of equal area, one on the other, cover the density e^(-x^2/2). Layer i reaches from -x_i
 * to x_i and is all under the density up to x_(i+1), the next one's end. The lowest stands for the tails too: its x_0 is
 * its area over its height.
 *
 * Sixteen neurons share a block of `philox.ts`, whose counters are 4g + {0, 1, 2, 3}. For h = 0, 1 and w = 0 to 3 neuron
 * 16g + 4w + h takes value 2w + h of block g, and neuron 16g + 4w + h + 2 the same with its halves exchanged:
 *
 *   63                41 40          32 31         12 11      9 8             0
 *   │ sign, upper size  │ its partner's │ its partner's sign,   │ the neuron's  │
 *   │ of the neuron     │ layer         │ upper size            │ layer         │
 *   └─────────── sign and size of the neuron ────────┘
 *
 * So 23 bits of sign and size are the neuron's own; the finer ones are its partner's layer, sign and size.
 */

import { exp } from './exp'
import { log } from './log'
import { fillBlocks, word1, wordOf } from './philox'

/** x_1, from where on the tail is, and the area of a layer. */
const EDGE: f64 = 3.8520461503683912
const AREA: f64 = 0.0024567663515413557

/** Bits of 1 and 1.5, for lanes: read from memory, since engines rebuild vector literals at every use. */
const ONES: usize = memory.data<i64>([0x3ff0000000000000, 0x3ff8000000000000])

/**
 * Fills the table of the normals: 2 x_i and x_(i+1) / (2 x_i) of each layer, which stand side by side for one load, and
 * at the end two zeros; 1026 doubles in all.
 */
export function makeZiggurat(table: usize): void {
  let x = AREA / exp(-0.5 * EDGE * EDGE)
  let next = EDGE
  for (let layer = 0; layer < 512; layer++) {
    store<f64>(table, 2 * x)
    store<f64>(table, next / (2 * x), 8)
    table += 16
    const height = AREA / next + exp(-0.5 * next * next)
    x = next
    next = layer < 510 ? sqrt<f64>(-2 * log(height)) : 0
  }
  store<f64>(table, 0)
  store<f64>(table, 0, 8)
}

/**
 * Standard normals of neurons `first` (a multiple of 16) up to `end`, as f64 from `row` on. Whole groups of sixteen are
 * written, so the row must have room for the last one. `table` is what `makeZiggurat` made.
 */
export function fillNormals(
  row: usize,
  first: i32,
  end: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
  table: usize,
): void {
  if (first >= end) return
  const groups = (end - first + 15) >> 4
  const stop = row + ((<usize>groups) << 7)
  // The bits stand in the second half of the row, where no number is written before they are read. Blocks come in pairs:
  // where there is an odd number, nobody reads the first.
  const odd = groups & 1
  const bits = row + ((<usize>(groups - odd)) << 6)
  fillBlocks(bits, stop, (first >> 4) - odd, step, draw, stream, keyLow, keyHigh)
  let at = row
  do {
    at = fillAccepted(at, stop, table)
    if (at >= stop) return
    fillSlowly(at, stop, first + <i32>((at - row) >> 3), step, draw, stream, keyLow, keyHigh, table)
    at += 32
  } while (at < stop)
}

/** Where the bits of the four normals at `at` stand. */
function bitsOf(at: usize, stop: usize): usize {
  return at + ((stop - at) >> 1)
}

/**
 * Four normals at a time, up to where one of them is not under the density for sure: gives that place. It calls nothing,
 * since engines keep no vector in a register over a call.
 */
function fillAccepted(at: usize, stop: usize, table: usize): usize {
  const one = v128.load64_splat(ONES)
  const middle = v128.load64_splat(ONES + 8)
  let from = bitsOf(at, stop)
  do {
    const straight = v128.load(from)
    const exchanged = v128.shuffle<i32>(straight, straight, 1, 0, 3, 2)
    const layer0 = v128.load(table + ((<usize>(load<u16>(from) & 511)) << 4))
    const layer1 = v128.load(table + ((<usize>(load<u16>(from, 8) & 511)) << 4))
    const layer2 = v128.load(table + ((<usize>(load<u16>(from, 4) & 511)) << 4))
    const layer3 = v128.load(table + ((<usize>(load<u16>(from, 12) & 511)) << 4))
    const u01 = f64x2.sub(v128.or(i64x2.shr_u(straight, 12), one), middle)
    const u23 = f64x2.sub(v128.or(i64x2.shr_u(exchanged, 12), one), middle)
    const sure01 = f64x2.lt(f64x2.abs(u01), v128.shuffle<i64>(layer0, layer1, 1, 3))
    const sure23 = f64x2.lt(f64x2.abs(u23), v128.shuffle<i64>(layer2, layer3, 1, 3))
    if (i64x2.bitmask(v128.and(sure01, sure23)) != 3) return at
    v128.store(at, f64x2.mul(u01, v128.shuffle<i64>(layer0, layer1, 0, 2)))
    v128.store(at, f64x2.mul(u23, v128.shuffle<i64>(layer2, layer3, 0, 2)), 16)
    from += 16
    at += 32
  } while (at < stop)
  return at
}

/** Four normals one by one. */
function fillSlowly(
  at: usize,
  stop: usize,
  neuron: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
  table: usize,
): void {
  const from = bitsOf(at, stop)
  const bits0 = load<u64>(from)
  const bits1 = load<u64>(from, 8)
  store<f64>(at, normal(bits0, neuron, step, draw, stream, keyLow, keyHigh, table))
  store<f64>(at, normal(bits1, neuron + 1, step, draw, stream, keyLow, keyHigh, table), 8)
  store<f64>(at, normal(rotl<u64>(bits0, 32), neuron + 2, step, draw, stream, keyLow, keyHigh, table), 16)
  store<f64>(at, normal(rotl<u64>(bits1, 32), neuron + 3, step, draw, stream, keyLow, keyHigh, table), 24)
}

/** The standard normal of one neuron: what `fillNormals` writes for it. */
export function normalAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32, table: usize): f64 {
  const counter = ((neuron >> 4) << 2) + ((neuron & 1) << 1)
  const bits = wordOf(counter, (neuron & 15) >> 2, step, draw, stream, keyLow, keyHigh)
  return normal(rotl<u64>(bits, (neuron & 2) << 4), neuron, step, draw, stream, keyLow, keyHigh, table)
}

/** Sign and size of 64 bits: in [-1/2, 1/2). */
function signedSize(bits: u64): f64 {
  return reinterpret<f64>((bits >> 12) | 0x3ff0000000000000) - 1.5
}

/** The upper 53 bits as a number in (0, 1]. */
function positive(bits: u64): f64 {
  return <f64>((bits >> 11) + 1) * 1.1102230246251565e-16
}

/**
 * The normal that 64 bits make. One in 120 needs more of them: attempt a takes words 0 and 1 of the counters 2 `neuron` +
 * {0, 1}, under the draw number 2^23 + 2^12 a + `draw`; `draw` is below 2^12.
 */
function normal(
  bits: u64,
  neuron: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
  table: usize,
): f64 {
  let layer = table + ((<usize>(bits & 511)) << 4)
  let u = signedSize(bits)
  let more = draw | 0x800000
  while (!(f64.abs(u) < load<f64>(layer, 8))) {
    bits = wordOf(neuron << 1, 0, step, more, stream, keyLow, keyHigh)
    more += 0x1000
    if (layer == table) {
      // the tail (Marsaglia 1964)
      const x = -log(positive(bits)) / EDGE
      if (-2 * log(positive(word1)) > x * x) return f64.copysign(EDGE + x, u)
      continue
    }
    // a height between the layer's two, in units of the lower one, against the density
    const x = u * load<f64>(layer)
    const end = 0.5 * load<f64>(layer)
    const next = 0.5 * load<f64>(layer, 16)
    const height = 1 + positive(word1) * (exp(0.5 * (end - next) * (end + next)) - 1)
    if (height < exp(0.5 * (end - x) * (end + x))) return x
    layer = table + ((<usize>(bits & 511)) << 4)
    u = signedSize(bits)
  }
  return u * load<f64>(layer)
}
