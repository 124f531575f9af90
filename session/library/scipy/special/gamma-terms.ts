/**
 * Terms that gamma and beta distributions are made of, in the form of a saddle point (Loader 2000, "Fast and accurate
 * computation of binomial probabilities"): no large logarithms are subtracted from each other.
 */
import type { ScalarMath } from '../../../arrays/math.ts'
import { crossDifference, log1pLessX } from './cancellation.ts'

/** Coefficients of Stirling's series (DLMF 5.11.1), by odd powers of 1/x. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156, -3617 / 122_400]

/** ln √(2π). */
export const logRootOfTurn = 0.918_938_533_204_672_8

/** Binet's function: what ln Γ(x) has beyond (x − ½) ln x − x + ln √(2π), for x > 0. */
export function binet(x: number, math: ScalarMath): number {
  let [at, sum] = [x, 0]
  for (; at < 10; at++) {
    const step = at < 0.5 ? math.log1p(at) - math.log(at) : math.log1p(1 / at)
    sum += (at + 0.5) * step - 1
  }
  const square = 1 / (at * at)
  return sum + stirling.reduceRight((series, term) => series * square + term, 0) / at
}

/** a ln(a/m) + m − a of m = n x, of which the difference a − m is known. */
function deviance(a: number, n: number, x: number, difference: number, { log, log1p }: ScalarMath): number {
  if (Math.abs(difference) < 0.6 * a) return -a * log1pLessX(-difference / a, { log1p })
  const ratio = a / n / x
  const isOrdinary = Number.isFinite(ratio) && ratio > 1e-300
  return a * (isOrdinary ? log(ratio) : log(a) - log(n) - log(x)) - difference
}

/** ln of x^a e^−x / Γ(a), for a and x above 0. */
export function logGammaTerm(a: number, x: number, math: ScalarMath): number {
  return 0.5 * math.log(a) - logRootOfTurn - binet(a, math) - deviance(a, 1, x, a - x, math)
}

/** ln of x^a y^b / B(a, b), for a, b, x and y = 1 − x above 0. */
export function logBetaTerm(a: number, b: number, x: number, y: number, math: ScalarMath): number {
  const all = a + b
  const apart = crossDifference(a, b, x, y)
  const exponent = deviance(a, all, x, apart, math) + deviance(b, all, y, -apart, math)
  const [less, more] = a < b ? [a, b] : [b, a]
  const height = 0.5 * (math.log(less) + math.log(more / all)) - logRootOfTurn
  return height + binet(all, math) - binet(a, math) - binet(b, math) - exponent
}

/** ln B(a, b), for a and b above 0. */
export function logBeta(a: number, b: number, math: ScalarMath): number {
  const [less, more] = a < b ? [a, b] : [b, a]
  const all = less + more
  const powers = less * (math.log(less) - math.log(all)) + (more - 0.5) * math.log1p(-less / all)
  return powers - 0.5 * math.log(less) + logRootOfTurn + binet(less, math) + binet(more, math) - binet(all, math)
}

/** The digamma function of x ≥ 1. */
function digamma(x: number, math: ScalarMath): number {
  let [at, sum] = [x, 0]
  for (; at < 10; at++) sum -= 1 / at
  const square = 1 / (at * at)
  // The derivative of Stirling's series (DLMF 5.11.2).
  const series = stirling.reduceRight((made, term, k) => made * square + term * (2 * k + 1), 0) * square
  return sum + math.log(at) - 0.5 / at - series
}

/** ln Γ(x + s) − ln Γ(x), for x > 0 and s ≥ 0, in which small s keep their digits. */
export function logGammaRatio(x: number, s: number, math: ScalarMath): number {
  if (s === 0) return 0
  if (x < 1) return logGammaRatio(1 + x, s, math) - math.log1p(s / x)
  // By the slope in the middle.
  if (s < 1e-6) return s * digamma(x + s / 2, math)
  if (x < 10) return logGammaRatio(x + 1, s, math) - math.log1p(s / x)
  const growth = (x - 0.5) * log1pLessX(s / x, math) - s / (2 * x)
  return growth + s * math.log(x + s) + binet(x + s, math) - binet(x, math)
}
