/* Large arguments of sine, cosine and tangent, less a multiple of pi/2 (Payne & Hanek 1983). */

import { fastSumLow, productLow } from './pairs'

const PI_2: f64 = 1.5707963267948966 // 3FF921FB54442D18
const PI_2_LOW: f64 = 6.123233995736766e-17 // 3C91A62633145C07

/** 64 zeros, then the first 1216 binary digits of 2/pi. */
const DIGITS: usize = memory.data<u64>([
  0, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561, 0xb7246e3a424dd2e0,
  0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4,
  0x9c845f8bbdf9283b, 0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
  0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
])

/** What `reduceLarge` leaves beside the double it returns: the low part and the number of quarter turns taken off. */
export let reducedLow: f64 = 0
export let quadrant: i32 = 0

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
 * x less a multiple of pi/2, |r| <= pi/4, to 2^-56 relative at least, for |x| > 2^-10; NaN for what is not finite. With x = m 2^e, a quarter of x 2/pi modulo 1 is m times the digits of 2/pi from weight
 * 2^(1-e) down, modulo 1; 192 of them leave an error below 2^-139, and no double is nearer than 2^-62 to a multiple.
 */
export function reduceLarge(x: f64): f64 {
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
