/*
 * Sine, cosine and tangent, their arguments reduced to |r| <= pi/4 in two doubles, and their inverses.
 * Polynomials are near-minimax; the arrangement that keeps rounding below 1 ulp is that of fdlibm (Ng 1993).
 */

import { fastSumLow, productLow, sumLow } from './pairs'

const PI_4: f64 = 0.78539816339744828 // 3FE921FB54442D18
const PI_2: f64 = 1.5707963267948966 // 3FF921FB54442D18
const PI_2_LOW: f64 = 6.123233995736766e-17 // 3C91A62633145C07
const TWO_PI: f64 = 0.63661977236758138 // 3FE45F306DC9C883  2/pi
const MAGIC: f64 = 6755399441055744.0 // 1.5 * 2^52: adding it rounds to an integer

// pi/2 in 23 bits, three times, and the rest: products with integers below 2^30 are exact
const PART_1: f64 = 1.5707962512969971 // 3FF921FB40000000
const PART_2: f64 = 7.5497894158615964e-8 // 3E74442D00000000
const PART_3: f64 = 5.3903025299577648e-15 // 3CF8469880000000
const PART_4: f64 = 3.2820035428735005e-22 // 3B78CC51701B839A

/** 64 zeros, then the first 1216 binary digits of 2/pi. */
const DIGITS: usize = memory.data<u64>([
  0, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
  0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
  0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
  0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
])

/** What `reduce` leaves beside the double it returns: the low part and the number of quarter turns taken off. */
let reducedLow: f64 = 0
let quadrant: i32 = 0

/**
 * x less a multiple of pi/2, |r| <= pi/4, to 2^-56 relative at least: by four parts of pi/2 up to 2^30 (Cody & Waite
 * 1980), beyond that and where nearly nothing remains by the digits of 2/pi that matter (Payne & Hanek 1983).
 */
function reduce(x: f64): f64 {
  const size = f64.abs(x)
  if (size <= PI_4) {
    reducedLow = 0
    quadrant = 0
    return x
  }
  if (size >= 1073741824.0) return reduceLarge(x)
  const shifted = x * TWO_PI + MAGIC
  const k = shifted - MAGIC
  // both differences are exact
  const upper = x - k * PART_1 - k * PART_2
  const third = k * PART_3
  const r = upper - third
  const low = sumLow(upper, -third, r) - k * PART_4
  if (f64.abs(r) < 1.4551915228366852e-11) return reduceLarge(x) // 2^-36: cancellation has eaten the parts
  const sum = r + low
  reducedLow = fastSumLow(r, low, sum)
  quadrant = <i32>reinterpret<i64>(shifted)
  return sum
}

/** The upper 64 bits of a product. */
function upperProduct(a: u64, b: u64): u64 {
  const mask: u64 = 0xffffffff
  const low = (a & mask) * (b & mask)
  const middle = (a >> 32) * (b & mask) + (low >> 32)
  const other = (a & mask) * (b >> 32) + (middle & mask)
  return (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32)
}

/** 64 of the stored digits of 2/pi from position `at` on. */
function digits(at: i32): u64 {
  const address = DIGITS + ((<usize>(at >> 6)) << 3)
  const shift = <u64>(at & 63)
  return (load<u64>(address) << shift) | ((load<u64>(address, 8) >> 1) >> (63 - shift))
}

/**
 * For finite |x| > 2^-10. With x = m 2^e, a quarter of x 2/pi modulo 1 is m times the digits of 2/pi from weight
 * 2^(1-e) down, modulo 1; 192 of them leave an error below 2^-139, and no double is nearer than 2^-62 to a multiple.
 */
function reduceLarge(x: f64): f64 {
  if (!(f64.abs(x) < Infinity)) {
    reducedLow = 0
    return NaN
  }
  const pattern = reinterpret<u64>(x)
  const m = (pattern & 0x000fffffffffffff) | 0x0010000000000000
  const at = (<i32>(pattern >> 52) & 0x7ff) - 1075 + 62
  const w2 = digits(at)
  const w1 = digits(at + 64)
  const w0 = digits(at + 128)
  let r0 = m * w0
  const carried = upperProduct(m, w0)
  let r1 = m * w1 + carried
  let r2 = m * w2 + upperProduct(m, w1) + u64(r1 < carried)
  const quarters = <i32>(r2 >> 62)
  // what follows the two bits of the quadrant, as a signed fraction: -1/2 to 1/2 of a quarter turn
  r2 = (r2 << 2) | (r1 >> 62)
  r1 = (r1 << 2) | (r0 >> 62)
  r0 <<= 2
  const negative = <i64>r2 < 0
  if (negative) {
    r0 = ~r0 + 1
    r1 = ~r1 + u64(r0 == 0)
    r2 = ~r2 + u64(r0 == 0 && r1 == 0)
  }
  let zeros = <i32>clz(r2)
  if (zeros == 64) {
    r2 = r1
    r1 = r0
    zeros = <i32>clz(r2)
    r2 = (r2 << zeros) | ((r1 >> 1) >> (63 - zeros))
    r1 <<= zeros
    zeros += 64
  } else {
    r2 = (r2 << zeros) | ((r1 >> 1) >> (63 - zeros))
    r1 = (r1 << zeros) | ((r0 >> 1) >> (63 - zeros))
  }
  const unit = reinterpret<f64>((<i64>(1023 - 53 - zeros)) << 52)
  const high = <f64>(r2 >> 11) * unit
  const low = <f64>(((r2 & 2047) << 42) | (r1 >> 22)) * (unit * 1.1102230246251565e-16)
  const product = high * PI_2
  const rest = productLow(high, PI_2, product) + (high * PI_2_LOW + low * PI_2)
  const sum = product + rest
  const sumRest = fastSumLow(product, rest, sum)
  // an odd number of signs: that of the fraction and that of x
  const backward = <i64>pattern < 0
  const flip = negative != backward
  reducedLow = flip ? -sumRest : sumRest
  const turns = quarters + i32(negative)
  quadrant = backward ? -turns : turns
  return flip ? -sum : sum
}

/** sin(x + y) - x for |x| <= pi/4 and y its low part. */
function sineRest(x: f64, y: f64): f64 {
  const z = x * x
  const z2 = z * z
  const p01 = -0.16666666666666666 + 0.008333333333330948 * z // BFC5555555555555 3F81111111110BB2
  const p23 = -0.00019841269836758574 + 2.7557316102552422e-6 * z // BF2A01A019E83AAE 3EC71DE37968A0FC
  const p45 = -2.505113184499973e-8 + 1.5918129294585977e-10 * z // BE5AE600B02B5DC9 3DE5E0B19F896C3D
  return x * (z * (p01 + z2 * (p23 + z2 * p45))) + y * (1 - 0.5 * z)
}

/** cos(x + y) - (1 - z/2) for z = fl(x^2), but for the rounding of z. */
function cosineRest(x: f64, y: f64, z: f64): f64 {
  const z2 = z * z
  const p01 = 0.041666666666666664 + -0.0013888888888887398 * z // 3FA5555555555555 BF56C16C16C16967
  const p23 = 2.4801587298765689e-5 + -2.7557317271729782e-7 * z // 3EFA01A019F4EB01 BE927E4FA17DA09C
  const p45 = 2.0876146268400763e-9 + -1.1382632425346156e-11 * z // 3E21EEB68E93B3FF BDA907DA36788F50
  return z2 * (p01 + z2 * (p23 + z2 * p45)) - x * y
}

function cosine(x: f64, y: f64): f64 {
  const z = x * x
  const half = 0.5 * z
  const w = 1 - half
  return w + (1 - w - half + cosineRest(x, y, z))
}

/** sin(x + quarter pi/2). */
function wave(x: f64, quarter: i32): f64 {
  const r = reduce(x)
  const turn = quadrant + quarter
  const y = turn & 1 ? cosine(r, reducedLow) : r + sineRest(r, reducedLow)
  return turn & 2 ? -y : y
}

/** Sine. Error below 0.9 ulp for any finite x. */
export function sin(x: f64): f64 {
  return f64.abs(x) < 7.450580596923828e-9 ? x : wave(x, 0) // 2^-27
}

/** Cosine. Error below 0.9 ulp for any finite x. */
export function cos(x: f64): f64 {
  return wave(x, 1)
}

/** Tangent. Error below 0.95 ulp for any finite x. */
export function tan(x: f64): f64 {
  if (f64.abs(x) < 7.450580596923828e-9) return x
  const r = reduce(x)
  const rest = sineRest(r, reducedLow)
  const s = r + rest
  const sLow = fastSumLow(r, rest, s)
  const z = r * r
  const half = 0.5 * z
  const w = 1 - half
  const cRest = 1 - w - half + (cosineRest(r, reducedLow, z) - 0.5 * productLow(r, r, z))
  const c = w + cRest
  const cLow = fastSumLow(w, cRest, c)
  return quadrant & 1 ? -quotient(c, cLow, s, sLow) : quotient(s, sLow, c, cLow)
}

/** (a + aLow)/(b + bLow). */
function quotient(a: f64, aLow: f64, b: f64, bLow: f64): f64 {
  const q = a / b
  const p = q * b
  return q + (a - p - productLow(q, b, p) + (aLow - q * bLow)) / b
}

/** (arcsin x - x)/x in z = x^2 <= 1/4. */
function arcsineRest(z: f64): f64 {
  const z2 = z * z
  const z4 = z2 * z2
  const p01 = 0.16666666666666669 + 0.074999999999984329 * z // 3FC5555555555556 3FB3333333332ECA
  const p23 = 0.044642857146355429 + 0.030381944138531247 * z // 3FA6DB6DB6E31F13 3F9F1C71C1DB0623
  const p45 = 0.022372172942149889 + 0.017352392720869973 * z // 3F96E8BB1C8209A2 3F91C4D35CF95421
  const p67 = 0.013971212973552933 + 0.011479177415184906 * z // 3F8C9CF07674736A 3F8782651CAA6547
  const p89 = 0.010322814350185779 + 0.0054575067186403581 * z // 3F852420B04B37BE 3F765A9C4DFCF8B2
  const pab = 0.017400879442694021 + -0.014851887071247204 * z // 3F91D189408314EE BF8E6AAA8A0A04CC
  const high = pab + 0.028757851367421566 * z2 // 3F9D72B2BC8155F8
  return z * (p01 + z2 * p23 + z4 * (p45 + z2 * p67 + z4 * (p89 + z2 * high)))
}

/** What arcsin(sqrt z) has beyond s = fl(sqrt z), for z <= 1/4. */
function arcsineOfRoot(z: f64, s: f64): f64 {
  const square = s * s
  const low = s == 0 ? 0 : (z - square - productLow(s, s, square)) / (s + s)
  return low + s * arcsineRest(z)
}

/** Inverse sine in -pi/2..pi/2, NaN beyond |x| = 1. Error below 0.9 ulp. */
export function arcsin(x: f64): f64 {
  const size = f64.abs(x)
  if (size < 0.5) return size < 7.450580596923828e-9 ? x : x + x * arcsineRest(x * x)
  if (!(size <= 1)) return NaN
  const z = 0.5 * (1 - size)
  const s = f64.sqrt(z)
  const high = PI_2 - 2 * s
  return f64.copysign(high + (sumLow(PI_2, -2 * s, high) + (PI_2_LOW - 2 * arcsineOfRoot(z, s))), x)
}

/** Inverse cosine in 0..pi, NaN beyond |x| = 1. Error below 0.9 ulp. */
export function arccos(x: f64): f64 {
  if (f64.abs(x) < 0.5) {
    const high = PI_2 - x
    return high + (sumLow(PI_2, -x, high) + (PI_2_LOW - x * arcsineRest(x * x)))
  }
  if (!(f64.abs(x) <= 1)) return NaN
  const z = 0.5 * (1 - f64.abs(x))
  const s = f64.sqrt(z)
  const rest = arcsineOfRoot(z, s)
  if (x > 0) return 2 * (s + rest)
  const high = PI_2 - s
  return 2 * (high + (sumLow(PI_2, -s, high) + (PI_2_LOW - rest)))
}

/** Inverse tangent in -pi/2..pi/2. Error below 0.9 ulp. */
export function arctan(x: f64): f64 {
  const size = f64.abs(x)
  if (!(size >= 7.450580596923828e-9)) return x
  // arctan x = arctan c + arctan t with t = (x - c)/(1 + x c) and c = 0, 1/2, 1, 3/2, infinity
  let t = size
  let base: f64 = 0
  let baseLow: f64 = 0
  if (size >= 2.4375) {
    t = -1 / size
    base = PI_2
    baseLow = PI_2_LOW
  } else if (size >= 1.1875) {
    t = (size - 1.5) / (1 + 1.5 * size)
    base = 0.98279372324732905 // 3FEF730BD281F69B
    baseLow = 1.3903311031230998e-17 // 3C7007887AF0CBBD
  } else if (size >= 0.6875) {
    t = (size - 1) / (size + 1)
    base = PI_4
    baseLow = 3.061616997868383e-17 // 3C81A62633145C07
  } else if (size >= 0.4375) {
    t = (2 * size - 1) / (2 + size)
    base = 0.46364760900080609 // 3FDDAC670561BB4F
    baseLow = 2.2698777452961687e-17 // 3C7A2B7F222F65E2
  }
  const z = t * t
  const z2 = z * z
  const z4 = z2 * z2
  const p01 = 0.33333333333333326 + -0.19999999999987769 * z // 3FD5555555555554 BFC9999999998863
  const p23 = 0.1428571428314864 + -0.11111110900560474 * z // 3FC24924923B09BF BFBC71C71366BFC1
  const p45 = 0.090909001955600935 + -0.076920873487660274 * z // 3FB745CFF64FB1C1 BFB3B1161C025E7E
  const p67 = 0.066632392990927283 + -0.058477247205329444 * z // 3FB10ED20CC01089 BFADF0BAD09D2EC2
  const p89 = 0.050339427759598591 + -0.037825218647449158 * z // 3FA9C616E7DA8987 BFA35DD3BA1C1472
  const high = p89 + 0.017547235142343593 * z2 // 3F91F7E704494E45
  const rest = t * (z * (p01 + z2 * p23 + z4 * (p45 + z2 * p67 + z4 * high)))
  return f64.copysign(base - (rest - baseLow - t), x)
}
