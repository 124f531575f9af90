/*
 * Random numbers that are a function of (seed, epoch, neuron, step, draw, call site) and of nothing else: Philox4x32-10
 * (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
 *
 *   key      the two words of `streamKey(seed, epoch)`
 *   counter  c0  4 (neuron >> 3) + {0, 1, 2, 3}
 *            c1  low word of the step
 *            c2  8 further bits of the step <<24 | 24 bits of the draw number
 *            c3  ordinal of the object <<12 | call site: the `stream` below
 *
 * Eight neurons share four counters, one to a lane:
 *
 *            lane 0   lane 1 │ lane 2   lane 3
 *   word 0   neuron 8g       │ neuron 8g+1      each 64 bits, low word first,
 *   word 1   neuron 8g+2     │ neuron 8g+3      so a word stored as it is
 *   word 2   neuron 8g+4     │ neuron 8g+5      is the 64-bit value of two
 *   word 3   neuron 8g+6     │ neuron 8g+7      neighbours
 */

import { logNormal, logNormalV } from './log'
import { cosTau, sinTau, storePolar } from './tau'

const M0: i32 = 0xd2511f53
const M1: i32 = 0xcd9e8d57
const W0: i32 = 0x9e3779b9
const W1: i32 = 0xbb67ae85

/** For lanes, read from memory: engines rebuild vector literals at every use. */
const ROUND: usize = memory.data<u32>([0xd2511f53, 0xcd9e8d57, 0x9e3779b9, 0xbb67ae85, 0, 1, 2, 3, 4])

/** The upper halves of four products, and below the lower ones. */
function upperHalves(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7)
}

function lowerHalves(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6)
}

/** Third counter word. */
function drawWord(step: i64, draw: i32): i32 {
  return ((<i32>(step >>> 32)) << 24) | (draw & 0xffffff)
}

/** Bytes of the groups of eight from `first` up to `end`. */
function rowBytes(first: i32, end: i32): usize {
  return ((<usize>(end - first) + 7) >> 3) << 6
}

/*
 * The loops below test at their end: what they use alike for every neuron then stays before them, where V8 would else
 * compute it at each turn.
 */

/** Writes the 64 random bits of neurons `first` (a multiple of 8) up to `end`, whole groups of eight. */
function fillBits(
  row: usize,
  first: i32,
  end: i32,
  step: i64,
  draw: i32,
  stream: i32,
  keyLow: u32,
  keyHigh: u32,
): void {
  const m0 = v128.load32_splat(ROUND)
  const m1 = v128.load32_splat(ROUND + 4)
  const w0 = v128.load32_splat(ROUND + 8)
  const w1 = v128.load32_splat(ROUND + 12)
  const four = v128.load32_splat(ROUND + 32)
  // round 0 multiplies c2, and round 1 what comes of it, alike for every neuron
  const c3 = i32x4.splat(stream ^ keyHigh)
  const product0 = <u64>(<u32>drawWord(step, draw)) * <u64>(<u32>M1)
  const a1 = <u32>(product0 >> 32) ^ <u32>step ^ keyLow
  const b1 = i32x4.splat(<i32>product0 ^ (keyLow + W0))
  const product1 = <u64>a1 * <u64>(<u32>M0)
  const c2 = i32x4.splat(<i32>(product1 >> 32) ^ (keyHigh + W1))
  const d2 = i32x4.splat(<i32>product1)
  const k0 = i32x4.splat(keyLow + 2 * W0)
  const k1 = i32x4.splat(keyHigh + 2 * W1)
  let counter = i32x4.add(i32x4.splat(first >> 1), v128.load(ROUND + 16))
  const stop = row + rowBytes(first, end)
  let at = row
  do {
    // rounds 0 and 1
    let pLow = i64x2.extmul_low_i32x4_u(counter, m0)
    let pHigh = i64x2.extmul_high_i32x4_u(counter, m0)
    let c = v128.xor(upperHalves(pLow, pHigh), c3)
    let d = lowerHalves(pLow, pHigh)
    let qLow = i64x2.extmul_low_i32x4_u(c, m1)
    let qHigh = i64x2.extmul_high_i32x4_u(c, m1)
    let a = v128.xor(upperHalves(qLow, qHigh), b1)
    let b = lowerHalves(qLow, qHigh)
    c = v128.xor(c2, d)
    d = d2
    let ka = k0
    let kb = k1
    for (let round = 2; round < 10; round++) {
      pLow = i64x2.extmul_low_i32x4_u(a, m0)
      pHigh = i64x2.extmul_high_i32x4_u(a, m0)
      qLow = i64x2.extmul_low_i32x4_u(c, m1)
      qHigh = i64x2.extmul_high_i32x4_u(c, m1)
      a = v128.xor(v128.xor(upperHalves(qLow, qHigh), b), ka)
      b = lowerHalves(qLow, qHigh)
      c = v128.xor(v128.xor(upperHalves(pLow, pHigh), d), kb)
      d = lowerHalves(pLow, pHigh)
      ka = i32x4.add(ka, w0)
      kb = i32x4.add(kb, w1)
    }
    v128.store(at, a)
    v128.store(at, b, 16)
    v128.store(at, c, 32)
    v128.store(at, d, 48)
    counter = i32x4.add(counter, four)
    at += 64
  } while (at < stop)
}

/*
 * The upper 53 bits of x as a double, exactly: the two halves become the fractions of 2^84 and 2^52, whose own values
 * are then taken off. In units of 2^-64, so the low 11 bits are masked, not shifted away.
 */
const HALVES: usize = memory.data<i64>([
  0x4530000000000000, // 2^84
  0x4330000000000000, // 2^52
  0x4330000000000800, // 2^52 + 2^11
  0x00000000fffff800, // the lower half's share
  0x4530000000100000, // 2^84 + 2^52
  0x3bf0000000000000, // 2^-64
  0xc000000000000000, // -2
])

/** (x >> 11) 2^-53 of two lanes, in [0, 1). */
function uniformV(x: v128): v128 {
  const upper = v128.or(i64x2.shr_u(x, 32), v128.load64_splat(HALVES + 0))
  const lower = v128.or(v128.and(x, v128.load64_splat(HALVES + 24)), v128.load64_splat(HALVES + 8))
  return f64x2.mul(f64x2.add(f64x2.sub(upper, v128.load64_splat(HALVES + 32)), lower), v128.load64_splat(HALVES + 40))
}

/** ((x >> 11) + 1) 2^-53 of two lanes, in (0, 1]. */
function positiveV(x: v128): v128 {
  const upper = v128.or(i64x2.shr_u(x, 32), v128.load64_splat(HALVES + 0))
  const lower = i64x2.add(v128.and(x, v128.load64_splat(HALVES + 24)), v128.load64_splat(HALVES + 16))
  return f64x2.mul(f64x2.add(f64x2.sub(upper, v128.load64_splat(HALVES + 32)), lower), v128.load64_splat(HALVES + 40))
}

/**
 * Uniforms in [0, 1) of neurons `first` (a multiple of 8) up to `end`, as f64 from `row` on. Whole groups of eight are
 * written, so the row must have room up to the next multiple of 8.
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
  if (first >= end) return
  fillBits(row, first, end, step, draw, stream, keyLow, keyHigh)
  const stop = row + rowBytes(first, end)
  let at = row
  do {
    v128.store(at, uniformV(v128.load(at)))
    v128.store(at, uniformV(v128.load(at, 16)), 16)
    at += 32
  } while (at < stop)
}

/**
 * Standard normals, otherwise as `fillUniforms`. Box & Muller (1958) across neurons: words 0 and 1 make radius and angle
 * for neurons 8g, 8g+1 (cosine) and 8g+2, 8g+3 (sine), words 2 and 3 for the other four.
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
): void {
  if (first >= end) return
  fillBits(row, first, end, step, draw, stream, keyLow, keyHigh)
  const stop = row + rowBytes(first, end)
  let at = row
  do {
    const u = uniformV(v128.load(at, 16))
    const r = f64x2.sqrt(f64x2.mul(v128.load64_splat(HALVES + 48), logNormalV(positiveV(v128.load(at)))))
    storePolar(r, u, at, at + 16)
    at += 32
  } while (at < stop)
}

/** The upper 53 of a neuron's 64 bits. */
function bitsAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): u64 {
  // words of two neighbouring lanes, low and high half of the 64 bits
  const lane = ((neuron >> 3) << 2) + ((neuron & 1) << 1)
  const word = (neuron & 7) >> 1
  const low = <u64>philoxWord(lane, <u32>step, drawWord(step, draw), stream, keyLow, keyHigh, word)
  const high = <u64>philoxWord(lane + 1, <u32>step, drawWord(step, draw), stream, keyLow, keyHigh, word)
  return ((high << 32) | low) >> 11
}

/** The uniform in [0, 1) of one neuron: what `fillUniforms` writes for it. */
export function uniformAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  return <f64>bitsAt(neuron, step, draw, stream, keyLow, keyHigh) * 1.1102230246251565e-16
}

/** The standard normal of one neuron: what `fillNormals` writes for it. */
export function normalAt(neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): f64 {
  const first = neuron & ~2
  const positive = <f64>(bitsAt(first, step, draw, stream, keyLow, keyHigh) + 1) * 1.1102230246251565e-16
  const u = uniformAt(first + 2, step, draw, stream, keyLow, keyHigh)
  const r = sqrt<f64>(-2.0 * logNormal(positive))
  return r * ((neuron & 2) == 0 ? cosTau(u) : sinTau(u))
}

/** Word 0 to 3 of one Philox4x32-10 block. */
export function philoxWord(c0: u32, c1: u32, c2: u32, c3: u32, keyLow: u32, keyHigh: u32, word: i32): u32 {
  for (let round = 0; round < 10; round++) {
    const p = <u64>c0 * <u64>(<u32>M0)
    const q = <u64>c2 * <u64>(<u32>M1)
    c0 = <u32>(q >> 32) ^ c1 ^ keyLow
    c1 = <u32>q
    c2 = <u32>(p >> 32) ^ c3 ^ keyHigh
    c3 = <u32>p
    keyLow += W0
    keyHigh += W1
  }
  return word == 0 ? c0 : word == 1 ? c1 : word == 2 ? c2 : c3
}
