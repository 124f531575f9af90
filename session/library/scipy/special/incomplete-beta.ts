/** The incomplete beta function, regularised, and its inverse. Of its argument 1 − x is given too, which may have more digits. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { crossDifference, log1pLessX } from './cancellation.ts'
import { logBetaTerm, logGammaRatio } from './gamma-terms.ts'
import { logRest, mirrored, pointOf, whereBelow, type LogShares, type Sought } from './shares.ts'
import { tailIntegral } from './tail-integral.ts'

/** From this shape on the tail is integrated, since fractions take too many terms. */
const manyTerms = 3000

export interface Part {
  readonly x: number
  readonly y: number
}

/** Shares of a beta distribution of shapes a and b > 0 at x and y = 1 − x > 0. */
export function betaShares(a: number, b: number, { x, y }: Part, math: ScalarMath): LogShares {
  if (a < 1 && x <= 0.7 && b * x <= 1.5) return whereBelow(nearZero(a, b, x, math), math)
  if (b < 1 && y <= 0.7 && a * y <= 1.5) return mirrored(whereBelow(nearZero(b, a, y, math), math))
  const isBelow = crossDifference(a, b, x, y) >= 0
  const term = logBetaTerm(a, b, x, y, math)
  return isBelow
    ? whereBelow(term + tail(a, b, { x, y }, math), math)
    : mirrored(whereBelow(term + tail(b, a, { x: y, y: x }, math), math))
}

/** ln of I without the term x^a y^b / B. */
function tail(a: number, b: number, part: Part, math: ScalarMath): number {
  // Of a small shape the end of the integral is singular, and the fraction short.
  const isIntegral = a >= 20 && Math.max(a, b) > manyTerms
  return isIntegral ? integral(a, b, part, math) : fraction(a, b, part, math)
}

/** ln I by the series of DLMF 8.17.7 in powers of x, the first term by its logarithm, for what I lacks of 1. */
function nearZero(a: number, b: number, x: number, math: ScalarMath): number {
  let [power, sum] = [1, 0]
  for (let n = 1; n < 200; n++) {
    power *= ((n - b) / n) * x
    const term = power / (a + n)
    sum += term
    if (Math.abs(term) < 1e-18 * Math.abs(sum)) break
  }
  return a * math.log(x) - logGammaRatio(1, a, math) + logGammaRatio(b, a, math) + math.log1p(a * sum)
}

/** It as an integral from x on downwards, in units of x. */
function integral(a: number, b: number, { x, y }: Part, math: ScalarMath): number {
  const slope = (y - x - crossDifference(a, b, x, y)) / y
  const part = tailIntegral(
    v => (a - 1) * log1pLessX(-v, math) + (b - 1) * log1pLessX((v * x) / y, math) + slope * v,
    Math.min(slope < 0 ? 42 / -slope : Infinity, reach(a), (reach(b) * y) / x),
    1,
    math,
  )
  return math.log(part) - math.log(y)
}

/** About how far a power of the shape falls to e^−42. */
function reach(shape: number): number {
  return Math.sqrt(84 / Math.max(0, shape - 1))
}

/** It by the continued fraction of DLMF 8.17.22, by Lentz's method. */
function fraction(a: number, b: number, { x }: Part, math: ScalarMath): number {
  let [c, d, made] = [1, 0, 1]
  const turn = (numerator: number): number => {
    d = 1 / (1 + numerator * d)
    c = 1 + numerator / c
    made *= c * d
    return Math.abs(c * d - 1)
  }
  turn((-(a + b) * x) / (a + 1))
  for (let m = 1; m < 1_000_000; m++) {
    const even = turn((m * ((b - m) / (a + 2 * m - 1)) * x) / (a + 2 * m))
    const odd = turn((-(a + m) * ((a + b + m) / (a + 2 * m)) * x) / (a + 2 * m + 1))
    if (even < 2e-16 && odd < 2e-16) break
  }
  return -math.log(made * a)
}

/** The x at which a share is what is sought, with 1 − x. */
export function betaPoint(a: number, b: number, sought: Sought, ndtri: (p: number) => number, math: ScalarMath): Part {
  const half = betaShares(a, b, { x: 0.5, y: 0.5 }, math)
  const isBelow = sought.side === 'below' ? half.below >= sought.log : half.above <= sought.log
  if (isBelow) {
    const x = pointBelowHalf(a, b, sought, ndtri, math)
    return { x, y: 1 - x }
  }
  const other: Sought = { log: sought.log, side: sought.side === 'below' ? 'above' : 'below' }
  const y = pointBelowHalf(b, a, other, ndtri, math)
  return { x: 1 - y, y }
}

function pointBelowHalf(a: number, b: number, sought: Sought, ndtri: (p: number) => number, math: ScalarMath): number {
  const below = sought.side === 'below' ? sought.log : logRest(sought.log, math)
  const first = math.exp((below + logGammaRatio(1, a, math) - logGammaRatio(b, a, math)) / a)
  // The first term of the series, which is all of it where it is so small.
  if (first < 1e-17 && first * b < 1e-17) return first
  const z = sought.side === 'below' ? ndtri(math.exp(below)) : -ndtri(math.exp(sought.log))
  const mean = a / (a + b)
  const normal = mean + z * Math.sqrt((mean * (b / (a + b))) / (a + b + 1))
  const start = a >= 1 && normal > mean / 4 && normal < 0.5 ? normal : first * b < 0.5 ? first : mean
  return pointOf(
    sought,
    [Math.min(start, 0.5), Number.MIN_VALUE, 0.500_000_1],
    x => betaShares(a, b, { x, y: 1 - x }, math),
    x => logBetaTerm(a, b, x, 1 - x, math) - math.log1p(-x),
    math,
  )
}
