/* Poisson numbers. */

import { exp } from './exp'
import { log } from './log'
import { uniformAt } from './uniform'

/**
 * A Poisson number of the mean `lambda` for one neuron and step. Uniforms are draws `draw`, `draw` + 1, … of the neuron,
 * so the result depends on nothing else. For a mean below 10 uniforms are multiplied until they fall under e^-lambda
 * (Knuth 1969); from 10 on it is transformed rejection, algorithm PTRS of Hörmann (1993, "The transformed rejection
 * method for generating Poisson random variables"). 0 for means that are not positive, saturated from 2^31 on.
 */
export function poisson(lambda: f64, neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): i32 {
  if (!(lambda > 0)) return 0
  if (lambda >= 2147483648.0) return i32.MAX_VALUE
  if (lambda >= 10) return rejection(lambda, neuron, step, draw, stream, keyLow, keyHigh)
  const limit = exp(-lambda)
  let product: f64 = 1
  let count = -1
  do {
    product *= uniformAt(neuron, step, draw++, stream, keyLow, keyHigh)
    count++
  } while (product > limit)
  return count
}

function rejection(lambda: f64, neuron: i32, step: i64, draw: i32, stream: i32, keyLow: u32, keyHigh: u32): i32 {
  const b = 0.931 + 2.53 * f64.sqrt(lambda)
  const a = -0.059 + 0.02483 * b
  const inverse = 1.1239 + 1.1328 / (b - 3.4)
  const edge = 0.9277 - 3.6224 / (b - 2)
  const logLambda = log(lambda)
  while (true) {
    const u = uniformAt(neuron, step, draw, stream, keyLow, keyHigh) - 0.5
    const v = uniformAt(neuron, step, draw + 1, stream, keyLow, keyHigh)
    draw += 2
    const us = 0.5 - f64.abs(u)
    const k = f64.floor((2 * (a / us) + b) * u + lambda + 0.43)
    if (us >= 0.07 && v <= edge) return <i32>k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if (log((v * inverse) / (a / (us * us) + b)) <= k * logLambda - lambda - logFactorial(k)) {
      return <i32>k
    }
  }
}

/** ln k! by Stirling's series, after a shift to arguments from 10 on: its first term left out is below 10^-12. */
export function logFactorial(k: f64): f64 {
  let x = k + 1
  let product: f64 = 1
  while (x < 10) product *= x++
  const y = 1 / (x * x)
  const series =
    (0.083333333333333333 + y * (-0.0027777777777777778 + y * (7.9365079365079365e-4 - y * 5.9523809523809524e-4))) / x
  return (x - 0.5) * log(x) - x + 0.91893853320467274 + series - log(product)
}
