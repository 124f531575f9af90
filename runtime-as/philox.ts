/*
 * Random bits that are a function of (seed, epoch, neuron, step, draw, call site) and of nothing else: Philox4x32-10
 * (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
 *
 *   key      the two words of `streamKey(seed, epoch)`
 *   counter  c0  whose numbers they are: see uniform.ts and normal.ts
 *            c1  low word of the step
 *            c2  8 further bits of the step <<24 | 24 bits of the draw number
 *            c3  ordinal of the object <<12 | call site: the `stream` below
 *
 * Four counters go through the rounds together, one to a lane, and make a block of 64 bytes: word 0 of all four, then
 * words 1, 2 and 3. Each pair of lanes is read as a 64-bit value, its low word first:
 *
 *            lane 0   lane 1 │ lane 2   lane 3
 *   word 0   value 0         │ value 1
 *   word 1   value 2         │ value 3
 *   word 2   value 4         │ value 5
 *   word 3   value 6         │ value 7
 */

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

/**
 * Writes blocks from `row` to `stop`, an even number of them: two at a time, since the rounds of one leave the multiplier
 * idle. The first is made of the counters 4 `block` + {0, 1, 2, 3}. The loop tests at its end: what it uses alike for
 * every block then stays before it, where V8 would else compute it at each turn.
 */
export function fillBlocks(
  row: usize,
  stop: usize,
  block: i32,
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
  // round 0 multiplies c2, and round 1 what comes of it, alike for every counter
  const c3 = i32x4.splat(stream ^ keyHigh)
  const product0 = <u64>(<u32>drawWord(step, draw)) * <u64>(<u32>M1)
  const word1 = <u32>(product0 >> 32) ^ <u32>step ^ keyLow
  const b1 = i32x4.splat(<i32>product0 ^ (keyLow + W0))
  const product1 = <u64>word1 * <u64>(<u32>M0)
  const c2 = i32x4.splat(<i32>(product1 >> 32) ^ (keyHigh + W1))
  const d2 = i32x4.splat(<i32>product1)
  const keyLow2 = i32x4.splat(keyLow + 2 * W0)
  const keyHigh2 = i32x4.splat(keyHigh + 2 * W1)
  let counter = i32x4.add(i32x4.splat(block << 2), v128.load(ROUND + 16))
  do {
    // rounds 0 and 1
    let pLow = i64x2.extmul_low_i32x4_u(counter, m0)
    let pHigh = i64x2.extmul_high_i32x4_u(counter, m0)
    counter = i32x4.add(counter, four)
    let c = v128.xor(upperHalves(pLow, pHigh), c3)
    let qLow = i64x2.extmul_low_i32x4_u(c, m1)
    let qHigh = i64x2.extmul_high_i32x4_u(c, m1)
    let a = v128.xor(upperHalves(qLow, qHigh), b1)
    let b = lowerHalves(qLow, qHigh)
    c = v128.xor(c2, lowerHalves(pLow, pHigh))
    let d = d2

    pLow = i64x2.extmul_low_i32x4_u(counter, m0)
    pHigh = i64x2.extmul_high_i32x4_u(counter, m0)
    counter = i32x4.add(counter, four)
    let cNext = v128.xor(upperHalves(pLow, pHigh), c3)
    qLow = i64x2.extmul_low_i32x4_u(cNext, m1)
    qHigh = i64x2.extmul_high_i32x4_u(cNext, m1)
    let aNext = v128.xor(upperHalves(qLow, qHigh), b1)
    let bNext = lowerHalves(qLow, qHigh)
    cNext = v128.xor(c2, lowerHalves(pLow, pHigh))
    let dNext = d2

    let k0 = keyLow2
    let k1 = keyHigh2
    for (let round = 2; round < 10; round++) {
      pLow = i64x2.extmul_low_i32x4_u(a, m0)
      pHigh = i64x2.extmul_high_i32x4_u(a, m0)
      qLow = i64x2.extmul_low_i32x4_u(c, m1)
      qHigh = i64x2.extmul_high_i32x4_u(c, m1)
      a = v128.xor(v128.xor(upperHalves(qLow, qHigh), b), k0)
      b = lowerHalves(qLow, qHigh)
      c = v128.xor(v128.xor(upperHalves(pLow, pHigh), d), k1)
      d = lowerHalves(pLow, pHigh)

      pLow = i64x2.extmul_low_i32x4_u(aNext, m0)
      pHigh = i64x2.extmul_high_i32x4_u(aNext, m0)
      qLow = i64x2.extmul_low_i32x4_u(cNext, m1)
      qHigh = i64x2.extmul_high_i32x4_u(cNext, m1)
      aNext = v128.xor(v128.xor(upperHalves(qLow, qHigh), bNext), k0)
      bNext = lowerHalves(qLow, qHigh)
      cNext = v128.xor(v128.xor(upperHalves(pLow, pHigh), dNext), k1)
      dNext = lowerHalves(pLow, pHigh)

      k0 = i32x4.add(k0, w0)
      k1 = i32x4.add(k1, w1)
    }
    v128.store(row, a)
    v128.store(row, b, 16)
    v128.store(row, c, 32)
    v128.store(row, d, 48)
    v128.store(row, aNext, 64)
    v128.store(row, bNext, 80)
    v128.store(row, cNext, 96)
    v128.store(row, dNext, 112)
    row += 128
  } while (row < stop)
}

/** Word 1 of the counters that `wordOf` had last. */
export let word1: u64 = 0

/** Word 0 to 3 of two counters, the even `counter` and its neighbour: the value that `fillBlocks` writes for them. */
export function wordOf(counter: u32, word: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): u64 {
  let a0 = counter
  let b0 = counter + 1
  let a1 = <u32>step
  let b1 = a1
  let a2 = <u32>drawWord(step, draw)
  let b2 = a2
  let a3 = <u32>stream
  let b3 = a3
  for (let round = 0; round < 10; round++) {
    const aLow = <u64>a0 * <u64>(<u32>M0)
    const bLow = <u64>b0 * <u64>(<u32>M0)
    const aHigh = <u64>a2 * <u64>(<u32>M1)
    const bHigh = <u64>b2 * <u64>(<u32>M1)
    a0 = <u32>(aHigh >> 32) ^ a1 ^ keyLow
    b0 = <u32>(bHigh >> 32) ^ b1 ^ keyLow
    a1 = <u32>aHigh
    b1 = <u32>bHigh
    a2 = <u32>(aLow >> 32) ^ a3 ^ keyHigh
    b2 = <u32>(bLow >> 32) ^ b3 ^ keyHigh
    a3 = <u32>aLow
    b3 = <u32>bLow
    keyLow += W0
    keyHigh += W1
  }
  word1 = ((<u64>b1) << 32) | a1
  if (word == 0) return ((<u64>b0) << 32) | a0
  if (word == 1) return word1
  return word == 2 ? ((<u64>b2) << 32) | a2 : ((<u64>b3) << 32) | a3
}
