/* Powers. */

import { expPair } from './exp-pairs'
import { logLow, logPair } from './log'
import { fastSumLow, productLow } from './pairs'

/**
 * x^y with the edges of C99 and so of Python's floats, NaN for a negative base with a fractional exponent. Computed as
 * e^(y ln x) with ln x to about 2^-66. Error below 0.7 ulp, and exact where the result is a double.
 */
export function pow(x: f64, y: f64): f64 {
  if (y == 0 || x == 1) return 1
  if (x != x || y != y) return NaN
  const size = f64.abs(x)
  const whole = f64.trunc(y) == y
  const odd = whole && f64.abs(y) < 9007199254740992.0 && (<i64>y & 1) != 0
  if (f64.abs(y) == Infinity) return size == 1 ? 1 : size > 1 == y > 0 ? Infinity : 0
  if (size == 0 || size == Infinity) {
    const grown: f64 = (size == 0) == y < 0 ? Infinity : 0
    return odd ? f64.copysign(grown, x) : grown
  }
  if (x < 0 && !whole) return NaN
  if (y == 1) return x
  if (y == 2) return x * x
  if (y == 0.5) return f64.sqrt(x)
  if (y == -1) return 1 / x
  // beyond 2^66 the result has left the range of doubles for every x but 1 (and -1, whose logarithm is 0)
  const limited = f64.abs(y) > 73786976294838206464.0 ? f64.copysign(73786976294838206464.0, y) : y
  const high = logPair(size)
  const product = limited * high
  const rest = productLow(limited, high, product) + limited * logLow
  const sum = product + rest
  const low = f64.abs(sum) < 800 ? fastSumLow(product, rest, sum) : 0
  const power = expPair(sum, low, 0)
  return x < 0 && odd ? -power : power
}

/**
 * x^n by repeated squaring, for the small whole exponents that models write: about log2 |n| products, each of half an
 * ulp, squared on; for n < 0 the reciprocal of that.
 */
export function powi(x: f64, n: i32): f64 {
  let left = <u32>(n < 0 ? -n : n)
  let base = x
  let result: f64 = 1
  while (left != 0) {
    if (left & 1) result *= base
    base *= base
    left >>= 1
  }
  return n < 0 ? 1 / result : result
}
