/* Inverses of sine, cosine and tangent. Polynomials are near-minimax. */

import { productLow, sumLow } from './pairs'

const PI_4: f64 = 0.78539816339744828 // 3FE921FB54442D18
const PI_2: f64 = 1.5707963267948966 // 3FF921FB54442D18
const PI_2_LOW: f64 = 6.123233995736766e-17 // 3C91A62633145C07

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
