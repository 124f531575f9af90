/*
 * Logarithms. Method: x = 2^k m with sqrt(1/2) <= m < sqrt(2); with f = m - 1 and s = f/(2 + f), ln m = 2 artanh s
 * = f - (f^2/2 - s (f^2/2 + R)), where R = z (2/3 + 2/5 z + ...) and z = s^2 (the arrangement of Ng 1993 for fdlibm's
 * e_log.c, which keeps the error below 1 ulp). R is near-minimax for |s| <= 0.17158, 2^-57.5 of the result.
 */

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
