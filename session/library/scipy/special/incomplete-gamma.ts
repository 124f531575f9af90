/** The incomplete gamma function, regularised, and its inverse. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { log1pLessX } from './cancellation.ts'
import { logGammaRatio, logGammaTerm } from './gamma-terms.ts'
import { logRest, pointOf, whereAbove, whereBelow, type LogShares, type Sought } from './shares.ts'
import { tailIntegral } from './tail-integral.ts'

/** From this shape on the tail is integrated, since series and fractions take too many terms. */
const manyTerms = 200

/** Shares of a gamma distribution of shape a > 0 at x > 0, both finite. */
export function gammaShares(a: number, x: number, math: ScalarMath): LogShares {
  if (a > manyTerms) return byIntegral(a, x, math)
  if (a < 1 && x < 1) return whereBelow(nearZero(a, x, math), math)
  const term = logGammaTerm(a, x, math)
  if (a >= 1 && x < a + 1) return whereBelow(term + math.log(series(a, x) / a), math)
  return whereAbove(term + math.log(fraction(a, x)), math)
}

/** From x on outwards, in units of x: a ln(1 ± v) is the integrand's. */
function byIntegral(a: number, x: number, math: ScalarMath): LogShares {
  const isBelow = x <= a
  const sign = isBelow ? -1 : 1
  const slope = sign * (a - 1 - x)
  const integral = tailIntegral(
    v => (a - 1) * log1pLessX(sign * v, math) + slope * v,
    Math.min(slope < 0 ? 42 / -slope : Infinity, Math.sqrt(84 / (a - 1))),
    isBelow ? 1 : Infinity,
    math,
  )
  const log = logGammaTerm(a, x, math) + math.log(integral)
  return isBelow ? whereBelow(log, math) : whereAbove(log, math)
}

/** ln P(a, x) by the series of DLMF 8.7.1 in powers of −x, the first term by its logarithm, for what P lacks of 1. */
function nearZero(a: number, x: number, math: ScalarMath): number {
  let [power, sum] = [1, 0]
  for (let n = 1; n < 40; n++) {
    power *= -x / n
    sum += power / (a + n)
  }
  return a * math.log(x) - logGammaRatio(1, a, math) + math.log1p(a * sum)
}

/** Σ xⁿ / (a + 1)ₙ (DLMF 8.7.1 of the other kind, 8.11.4). */
function series(a: number, x: number): number {
  let [term, sum] = [1, 1]
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** 1/(x + 1 − a − 1 (1 − a)/(x + 3 − a − …)) (DLMF 8.9.2), by Lentz's method. */
function fraction(a: number, x: number): number {
  let base = x + 1 - a
  let [c, d] = [Infinity, 1 / base]
  let made = d
  for (let n = 1; n < 100_000; n++) {
    const numerator = n * (a - n)
    base += 2
    d = 1 / (base + numerator * d)
    c = base + numerator / c
    made *= c * d
    if (Math.abs(c * d - 1) < 2e-16) break
  }
  return made
}

/** The x > 0 at which a share is what is sought. */
export function gammaPoint(a: number, sought: Sought, ndtri: (p: number) => number, math: ScalarMath): number {
  const below = sought.side === 'below' ? sought.log : logRest(sought.log, math)
  // The first term of the series, which is all of it where it is so small.
  const first = math.exp((below + logGammaRatio(1, a, math)) / a)
  if (first < 1e-17) return first
  const z = sought.side === 'below' ? ndtri(math.exp(below)) : -ndtri(math.exp(sought.log))
  // Wilson and Hilferty's approximation (Abramowitz & Stegun 26.4.17).
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))
  const isFar = sought.side === 'above' && sought.log < -1
  const start = a >= 1 && root > 0.3 ? a * root * root * root : isFar ? -sought.log : first
  return pointOf(
    sought,
    [start, Number.MIN_VALUE, Number.MAX_VALUE],
    x => gammaShares(a, x, math),
    x => logGammaTerm(a, x, math),
    math,
  )
}
