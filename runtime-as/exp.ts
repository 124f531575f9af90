/*
 * Exponentials. Method: x = k ln 2 + r with |r| <= ln(2)/2 (Cody & Waite 1980, "Software Manual for the Elementary
 * Functions": ln 2 in two parts, so that k times the first is exact), then exp(r) = 1 + r + r^2 P(r), then 2^k in two
 * factors, so that results overflow and underflow only where they must. What rounding r loses is kept and added back.
 * P is a near-minimax polynomial on |r| <= 0.34657 with a relative error of exp(r) below 2^-61.
 */

import { fastSumLow, productLow, sumLow } from './pairs'

const EXP: usize = memory.data<f64>([
  0.5, // 3FE0000000000000
  0.16666666666666671, // 3FC5555555555557
  0.041666666666666671, // 3FA5555555555556
  0.0083333333333261411, // 3F811111111100DF
  0.0013888888888883752, // 3F56C16C16C162D6
  0.00019841269874800683, // 3F2A01A01ABE6323
  2.4801587325533502e-5, // 3EFA01A01A6D7831
  2.75572554255029e-6, // 3EC71DE0237484CD
  2.7557273661174726e-7, // 3E927E4DB67AC2B0
  2.5105206475334834e-8, // 3E5AF4DDDA1C08CD
  2.091467944897855e-9, // 3E21F72FC83BCBC7
  // at 88:
  1.4426950408889634, // 3FF71547652B82FE  1/ln 2
  0.69314718036912382, // 3FE62E42FEE00000  ln 2, upper 32 bits
  1.9082149292705877e-10, // 3DEA39EF35793C76  ln 2, the rest
  6755399441055744.0, // 4338000000000000  1.5 * 2^52: adding it rounds to an integer, found in the low bits
  -746.0, // below this the result is 0
  710.0, // above this it is infinite
  1.0,
])

/** Read from memory, since engines rebuild vector literals at every use. */
const EXP_BITS: usize = memory.data<i64>([1023])

/** P(r): see above. Estrin's order, which keeps several additions in flight. */
function tail(r: f64, r2: f64): f64 {
  const r4 = r2 * r2
  const p01 = load<f64>(EXP + 0) + load<f64>(EXP + 8) * r
  const p23 = load<f64>(EXP + 16) + load<f64>(EXP + 24) * r
  const p45 = load<f64>(EXP + 32) + load<f64>(EXP + 40) * r
  const p67 = load<f64>(EXP + 48) + load<f64>(EXP + 56) * r
  const p89 = load<f64>(EXP + 64) + load<f64>(EXP + 72) * r
  const p8a = p89 + load<f64>(EXP + 80) * r2
  return p01 + p23 * r2 + (p45 + p67 * r2) * r4 + p8a * (r4 * r4)
}

function tailV(r: v128, r2: v128): v128 {
  const r4 = f64x2.mul(r2, r2)
  const p01 = f64x2.add(v128.load64_splat(EXP + 0), f64x2.mul(v128.load64_splat(EXP + 8), r))
  const p23 = f64x2.add(v128.load64_splat(EXP + 16), f64x2.mul(v128.load64_splat(EXP + 24), r))
  const p45 = f64x2.add(v128.load64_splat(EXP + 32), f64x2.mul(v128.load64_splat(EXP + 40), r))
  const p67 = f64x2.add(v128.load64_splat(EXP + 48), f64x2.mul(v128.load64_splat(EXP + 56), r))
  const p89 = f64x2.add(v128.load64_splat(EXP + 64), f64x2.mul(v128.load64_splat(EXP + 72), r))
  const p8a = f64x2.add(p89, f64x2.mul(v128.load64_splat(EXP + 80), r2))
  const low = f64x2.add(p01, f64x2.mul(p23, r2))
  const middle = f64x2.mul(f64x2.add(p45, f64x2.mul(p67, r2)), r4)
  return f64x2.add(f64x2.add(low, middle), f64x2.mul(p8a, f64x2.mul(r4, r4)))
}

/** 2^k for -1022 <= k <= 1023. */
export function powerOfTwo(k: i32): f64 {
  return reinterpret<f64>((<i64>(k + 1023)) << 52)
}

/** y 2^k for |k| <= 2044, rounded once. */
export function scale(y: f64, k: i32): f64 {
  const half = k >> 1
  return y * powerOfTwo(half) * powerOfTwo(k - half)
}

/** e^x. Error below 0.9 ulp. */
export function exp(x: f64): f64 {
  const low = load<f64>(EXP + 120)
  const high = load<f64>(EXP + 128)
  let a = low > x ? low : x
  a = high < a ? high : a
  const magic = load<f64>(EXP + 112)
  const shifted = a * load<f64>(EXP + 88) + magic
  const k = shifted - magic
  const upper = a - k * load<f64>(EXP + 96)
  const lower = k * load<f64>(EXP + 104)
  const r = upper - lower
  const r2 = r * r
  const lost = upper - r - lower
  const y = load<f64>(EXP + 136) + (r + (r2 * tail(r, r2) + lost))
  return scale(y, <i32>reinterpret<i64>(shifted))
}

/** e^x of two lanes, the bits of `exp`. */
export function expV(x: v128): v128 {
  // pmax and pmin with the value first keep NaN, as the comparisons in `exp` do
  const a = f64x2.pmin(f64x2.pmax(x, v128.load64_splat(EXP + 120)), v128.load64_splat(EXP + 128))
  const magic = v128.load64_splat(EXP + 112)
  const shifted = f64x2.add(f64x2.mul(a, v128.load64_splat(EXP + 88)), magic)
  const k = f64x2.sub(shifted, magic)
  const upper = f64x2.sub(a, f64x2.mul(k, v128.load64_splat(EXP + 96)))
  const lower = f64x2.mul(k, v128.load64_splat(EXP + 104))
  const r = f64x2.sub(upper, lower)
  const r2 = f64x2.mul(r, r)
  const lost = f64x2.sub(f64x2.sub(upper, r), lower)
  const y = f64x2.add(v128.load64_splat(EXP + 136), f64x2.add(r, f64x2.add(f64x2.mul(r2, tailV(r, r2)), lost)))
  // the low 32 bits of each lane hold k; a shift by 52 leaves nothing of what stands above its low 12
  const half = i32x4.shr_s(shifted, 1)
  const bias = v128.load64_splat(EXP_BITS)
  const first = i64x2.shl(i64x2.add(half, bias), 52)
  const second = i64x2.shl(i64x2.add(i32x4.sub(shifted, half), bias), 52)
  return f64x2.mul(f64x2.mul(y, first), second)
}

/**
 * e^(x + low) 2^shift, rounded once up to about 0.1 ulp, for |shift| <= 1 and low below an ulp of x. A NaN stays one.
 */
export function expPair(x: f64, low: f64, shift: i32): f64 {
  let a = x < -800 ? -800 : x
  a = a > 800 ? 800 : a
  const magic = load<f64>(EXP + 112)
  const shifted = a * load<f64>(EXP + 88) + magic
  const k = shifted - magic
  const upper = a - k * load<f64>(EXP + 96)
  const lower = k * load<f64>(EXP + 104) - low
  const r = upper - lower
  const r2 = r * r
  const rest = r2 * tail(r, r2) + (upper - r - lower)
  const sum = r + rest
  const y = 1 + sum
  const exact = y + (fastSumLow(1, sum, y) + fastSumLow(r, rest, sum))
  return scale(exact, <i32>reinterpret<i64>(shifted) + shift)
}

/** e^r - 1 - r - r^2/2: the polynomial above without its first term, which is 1/2 exactly. */
function cubic(r: f64, r2: f64): f64 {
  const r4 = r2 * r2
  const p12 = load<f64>(EXP + 8) + load<f64>(EXP + 16) * r
  const p34 = load<f64>(EXP + 24) + load<f64>(EXP + 32) * r
  const p56 = load<f64>(EXP + 40) + load<f64>(EXP + 48) * r
  const p78 = load<f64>(EXP + 56) + load<f64>(EXP + 64) * r
  const p9a = load<f64>(EXP + 72) + load<f64>(EXP + 80) * r
  return r * r2 * (p12 + p34 * r2 + (p56 + p78 * r2) * r4 + p9a * (r4 * r4))
}

/** What `expm1High` leaves beyond the double it returns. */
export let expm1Low: f64 = 0

/** e^x - 1 as the unevaluated sum of the result and `expm1Low`, to about 2^-57 relative; x in -50..709.7. */
export function expm1High(x: f64): f64 {
  const magic = load<f64>(EXP + 112)
  const shifted = x * load<f64>(EXP + 88) + magic
  const k = shifted - magic
  const upper = x - k * load<f64>(EXP + 96)
  const lower = k * load<f64>(EXP + 104)
  const r = upper - lower
  const r2 = r * r
  // what r^2/2 loses counts where 1 - 2^-n and y nearly cancel
  const half = 0.5 * r2
  const y = r + half
  const beyond = cubic(r, r2) + (upper - r - lower) * (1 + y) + 0.5 * productLow(r, r, r2)
  const yLow = fastSumLow(r, half, y) + beyond
  const n = <i32>reinterpret<i64>(shifted)
  // 2^n ((1 - 2^-n) + y)
  const inverse = powerOfTwo(n > 1022 ? -1022 : -n)
  const offset = 1 - inverse
  const sum = offset + y
  const low = sumLow(offset, y, sum) + (sumLow(1, -inverse, offset) + yLow)
  const total = sum + low
  expm1Low = scale(fastSumLow(sum, low, total), n)
  return scale(total, n)
}

/** e^x - 1. Error below 0.65 ulp. */
export function expm1(x: f64): f64 {
  if (!(x < 709.7)) return exp(x) - 1
  return f64.copysign(expm1High(x < -50 ? -50 : x), x)
}

/** (e^x - 1)/x, 1 at 0 and infinite above 709.78. Error below 0.65 ulp. */
export function phi1(x: f64): f64 {
  if (x == 0) return 1
  if (x < -50) return -1 / x
  if (!(x <= 709.7)) return x > 717 ? Infinity : expm1(x) / x
  // by 2^-64 where products of the quotient would overflow
  const down = powerOfTwo(x > 600 ? -64 : 0)
  const high = expm1High(x) * down
  const quotient = high / x
  const product = quotient * x
  const rest = (high - product - productLow(quotient, x, product) + expm1Low * down) / x
  return (quotient + rest) * powerOfTwo(x > 600 ? 64 : 0)
}

/** Brian 2's `exprel`: `phi1` with the limits spelt out, 1 for |x| < 1e-16 and infinite for x > 717. */
export function exprel(x: f64): f64 {
  if (f64.abs(x) < 1e-16) return 1
  return x > 717 ? Infinity : phi1(x)
}
