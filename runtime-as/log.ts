/*
 * Logarithms. Method: x = 2^k m with sqrt(1/2) <= m < sqrt(2); with f = m - 1 and s = f/(2 + f), ln m = 2 artanh s
 * = f - (f^2/2 - s (f^2/2 + R)), where R = z (2/3 + 2/5 z + ...) and z = s^2 (the arrangement of Ng 1993 for fdlibm's
 * e_log.c, which keeps the error below 1 ulp). R is near-minimax for |s| <= 0.17158, 2^-57.5 of the result.
 */

import { fastSumLow, productLow, sumLow } from './pairs'

const LOG: usize = memory.data<f64>([
  0.66666666666666696, // 3FE5555555555558
  0.39999999999899505, // 3FD99999999952E2
  0.28571428625975487, // 3FD2492492DF148D
  0.22222211134795034, // 3FCC71C62E580090
  0.18182889125265025, // 3FC7462B4AB2F411
  0.15331721600446224, // 3FC39FE606539350
  0.14616449686400795, // 3FC2B584AAEF00B2
  // at 56:
  0.69314718036912382, // 3FE62E42FEE00000  ln 2, upper 32 bits
  1.9082149292705877e-10, // 3DEA39EF35793C76  ln 2, the rest
  4503599627371519.0, // 43300000000003FF  2^52 + 1023
  1.0,
  2.0,
  0.5,
])

/** The integers below, for lanes: read from memory, since engines rebuild vector literals at every use. */
const LOG_BITS: usize = memory.data<i64>([
  0x00095f619980c433, // SHIFT
  0x000fffffffffffff, // FRACTION
  0x3fe6a09e667f3bcd, // ROOT_HALF
  0x4330000000000000, // TWO52
])

/** Bits of sqrt(1/2), of 1 less those, and of the fraction. */
const ROOT_HALF: i64 = 0x3fe6a09e667f3bcd
const SHIFT: i64 = 0x3ff0000000000000 - ROOT_HALF
const FRACTION: i64 = 0x000fffffffffffff
const TWO52: i64 = 0x4330000000000000
const SMALLEST: f64 = 2.2250738585072014e-308
const TWO54: f64 = 18014398509481984

function tail(z: f64): f64 {
  const z2 = z * z
  const p01 = load<f64>(LOG, 0) + load<f64>(LOG, 8) * z
  const p23 = load<f64>(LOG, 16) + load<f64>(LOG, 24) * z
  const p45 = load<f64>(LOG, 32) + load<f64>(LOG, 40) * z
  const p456 = p45 + load<f64>(LOG, 48) * z2
  return z * (p01 + z2 * (p23 + z2 * p456))
}

function tailV(z: v128): v128 {
  const z2 = f64x2.mul(z, z)
  const p01 = f64x2.add(v128.load64_splat(LOG, 0), f64x2.mul(v128.load64_splat(LOG, 8), z))
  const p23 = f64x2.add(v128.load64_splat(LOG, 16), f64x2.mul(v128.load64_splat(LOG, 24), z))
  const p45 = f64x2.add(v128.load64_splat(LOG, 32), f64x2.mul(v128.load64_splat(LOG, 40), z))
  const p456 = f64x2.add(p45, f64x2.mul(v128.load64_splat(LOG, 48), z2))
  return f64x2.mul(z, f64x2.add(p01, f64x2.mul(z2, f64x2.add(p23, f64x2.mul(z2, p456)))))
}

/** k ln 2 + ln(1 + f) + extra, for a correction `extra` far below either. */
function assemble(k: f64, f: f64, extra: f64): f64 {
  const s = f / (f + load<f64>(LOG, 88))
  const half = load<f64>(LOG, 96) * f * f
  const inner = s * (half + tail(s * s)) + (k * load<f64>(LOG, 64) + extra)
  return k * load<f64>(LOG, 56) - (half - inner - f)
}

/** ln x for normal positive x, without looking. */
export function logNormal(x: f64): f64 {
  const bits = reinterpret<i64>(x) + SHIFT
  const k = reinterpret<f64>((bits >>> 52) | TWO52) - load<f64>(LOG, 72)
  const f = reinterpret<f64>((bits & FRACTION) + ROOT_HALF) - load<f64>(LOG, 80)
  const s = f / (f + load<f64>(LOG, 88))
  const half = load<f64>(LOG, 96) * f * f
  const inner = s * (half + tail(s * s)) + k * load<f64>(LOG, 64)
  return k * load<f64>(LOG, 56) - (half - inner - f)
}

/** `logNormal` of two lanes, the same bits. */
export function logNormalV(x: v128): v128 {
  const bits = i64x2.add(x, v128.load64_splat(LOG_BITS, 0))
  const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), v128.load64_splat(LOG_BITS, 24)), v128.load64_splat(LOG, 72))
  const m = i64x2.add(v128.and(bits, v128.load64_splat(LOG_BITS, 8)), v128.load64_splat(LOG_BITS, 16))
  const f = f64x2.sub(m, v128.load64_splat(LOG, 80))
  const s = f64x2.div(f, f64x2.add(f, v128.load64_splat(LOG, 88)))
  const half = f64x2.mul(f64x2.mul(v128.load64_splat(LOG, 96), f), f)
  const odd = f64x2.mul(s, f64x2.add(half, tailV(f64x2.mul(s, s))))
  const inner = f64x2.add(odd, f64x2.mul(k, v128.load64_splat(LOG, 64)))
  return f64x2.sub(f64x2.mul(k, v128.load64_splat(LOG, 56)), f64x2.sub(f64x2.sub(half, inner), f))
}

/** What a logarithm is where `logNormal` does not hold: -inf at 0, NaN below, x itself at infinity and NaN. */
function edge(x: f64): f64 {
  return x == 0 ? -Infinity : x < 0 ? NaN : x
}

/** Natural logarithm. Error below 0.9 ulp. */
export function log(x: f64): f64 {
  if (!(x > 0 && x < Infinity)) return edge(x)
  if (x >= SMALLEST) return logNormal(x)
  const bits = reinterpret<i64>(x * TWO54) + SHIFT
  const k = <f64>(<i32>(bits >>> 52) - 1023 - 54)
  return assemble(k, reinterpret<f64>((bits & FRACTION) + ROOT_HALF) - 1, 0)
}

/** Natural logarithm of two lanes, the bits of `log`. */
export function logV(x: v128): v128 {
  const subnormal = f64x2.lt(x, f64x2.splat(SMALLEST))
  const bits = i64x2.add(v128.bitselect(f64x2.mul(x, f64x2.splat(TWO54)), x, subnormal), v128.load64_splat(LOG_BITS, 0))
  const raised = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), v128.load64_splat(LOG_BITS, 24)), v128.load64_splat(LOG, 72))
  const k = f64x2.sub(raised, v128.and(subnormal, f64x2.splat(54)))
  const m = i64x2.add(v128.and(bits, v128.load64_splat(LOG_BITS, 8)), v128.load64_splat(LOG_BITS, 16))
  const f = f64x2.sub(m, v128.load64_splat(LOG, 80))
  const s = f64x2.div(f, f64x2.add(f, v128.load64_splat(LOG, 88)))
  const half = f64x2.mul(f64x2.mul(v128.load64_splat(LOG, 96), f), f)
  const odd = f64x2.mul(s, f64x2.add(half, tailV(f64x2.mul(s, s))))
  const inner = f64x2.add(odd, f64x2.mul(k, v128.load64_splat(LOG, 64)))
  const y = f64x2.sub(f64x2.mul(k, v128.load64_splat(LOG, 56)), f64x2.sub(f64x2.sub(half, inner), f))
  const infinite = f64x2.splat(Infinity)
  const zero = f64x2.splat(0)
  const beyond = v128.bitselect(f64x2.splat(NaN), x, f64x2.lt(x, zero))
  const edges = v128.bitselect(f64x2.splat(-Infinity), beyond, f64x2.eq(x, zero))
  return v128.bitselect(y, edges, v128.and(f64x2.gt(x, zero), f64x2.lt(x, infinite)))
}

/** ln(1 + x), NaN below -1. Error below 0.9 ulp. */
export function log1p(x: f64): f64 {
  if (!(x > -1 && x < Infinity)) return edge(x == -1 ? 0 : x)
  if (f64.abs(x) < 1.1102230246251565e-16) return x
  const u = 1 + x
  const bits = reinterpret<i64>(u) + SHIFT
  const k = <i32>(bits >>> 52) - 1023
  if (k == 0) return assemble(0, x, 0)
  return assemble(<f64>k, reinterpret<f64>((bits & FRACTION) + ROOT_HALF) - 1, sumLow(1, x, u) / u)
}

/** What `logPair` leaves beyond the double it returns. */
export let logLow: f64 = 0

/**
 * ln x as the unevaluated sum of the result and `logLow`, to about 2^-65 relative, for finite x > 0. As above, but
 * ln m = 2s + s^3 (2/3 + z Q(z)) with s, z and the products of both in two doubles.
 */
export function logPair(x: f64): f64 {
  const subnormal = x < SMALLEST
  const bits = reinterpret<i64>(subnormal ? x * TWO54 : x) + SHIFT
  const k = <f64>(<i32>(bits >>> 52) - (subnormal ? 1077 : 1023))
  const m = reinterpret<f64>((bits & FRACTION) + ROOT_HALF)
  const f = m - 1
  const g = m + 1
  const s = f / g
  const p = s * g
  const sLow = (f - p - productLow(s, g, p) - s * sumLow(m, 1, g)) / g
  const z = s * s
  const zLow = productLow(s, s, z) + 2 * s * sLow
  const z2 = z * z
  const q01 = 0.40000000000000002 + 0.28571428571429364 * z // 3FD999999999999A 3FD2492492492521
  const q23 = 0.22222222221656229 + 0.18181818335315186 * z // 3FCC71C71C6EAA8C 3FC745D177A8F31A
  const q45 = 0.15384594970811702 + 0.13334804242781084 * z // 3FC3B1395D4F287F 3FC1118C749B45D0
  const q67 = 0.11706248418914898 + 0.11723052304047295 * z // 3FBDF7CE952E503F 3FBE02D1CE8D4325
  const rest = z * (q01 + z2 * (q23 + z2 * (q45 + z2 * q67)))
  const third = 0.66666666666666663 // 3FE5555555555555
  const c = third + rest
  const cLow = fastSumLow(third, rest, c) + 3.7007434154171883e-17 // 3C85555555555555
  const cube = s * z
  const cubeLow = productLow(s, z, cube) + (s * zLow + sLow * z)
  const t = cube * c
  const tLow = productLow(cube, c, t) + (cube * cLow + cubeLow * c)
  const whole = k * load<f64>(LOG, 56)
  const twice = s + s
  const first = whole + twice
  const second = first + t
  const low = sumLow(whole, twice, first) + sumLow(first, t, second) + (sLow + sLow + tLow + k * load<f64>(LOG, 64))
  const result = second + low
  logLow = fastSumLow(second, low, result)
  return result
}

/** (ln x) (factor + factorLow). */
function logTimes(x: f64, factor: f64, factorLow: f64): f64 {
  if (!(x > 0 && x < Infinity)) return edge(x)
  const high = logPair(x)
  const product = high * factor
  return product + (productLow(high, factor, product) + (high * factorLow + logLow * factor))
}

/** Logarithm to base 10, exact at powers of ten. Error below 0.6 ulp. */
export function log10(x: f64): f64 {
  return logTimes(x, 0.43429448190325182, 1.0983196502167651e-17) // 3FDBCB7B1526E50E 3C695355BAAAFAD3
}

/** Logarithm to base 2, exact at powers of two. Error below 0.6 ulp. */
export function log2(x: f64): f64 {
  return logTimes(x, 1.4426950408889634, 2.0355273740931033e-17) // 3FF71547652B82FE 3C7777D0FFDA0D24
}
