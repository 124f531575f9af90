/* The logarithm in two doubles, which powers need. */

import { LOG, SHIFT, SMALLEST, TWO54 } from './log'
import { fastSumLow, productLow, sumLow } from './pairs'

const ROOT_HALF: i64 = 0x3fe6a09e667f3bcd
const FRACTION: i64 = 0x000fffffffffffff

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
  const whole = k * load<f64>(LOG + 56)
  const twice = s + s
  const first = whole + twice
  const second = first + t
  const low = sumLow(whole, twice, first) + sumLow(first, t, second) + (sLow + sLow + tLow + k * load<f64>(LOG + 64))
  const result = second + low
  logLow = fastSumLow(second, low, result)
  return result
}
