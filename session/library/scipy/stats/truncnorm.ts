/** The part of a normal distribution between two bounds. */
import { logRootOfTurn } from '../special/gamma-terms.ts'
import {
  pointOf,
  soughtAbove,
  soughtBelow,
  whereAbove,
  whereBelow,
  type LogShares,
  type Sought,
} from '../special/shares.ts'
import { tailIntegral } from '../special/tail-integral.ts'
import { curvesOf, type Continuous, type Tools } from './distribution.ts'

/** ∫ (x − a)^power e^((a² − x²)/2) dx between bounds, the lower one of which may be below 0 where they are near. */
function fromLower(a: number, b: number, { math }: Tools, power: 0 | 1 | 2 = 0): number {
  return tailIntegral(u => -u * (a + u / 2), a > 0 ? Math.min(42 / a, 9.2) : 9.2, b - a, math, power)
}

/** Whether bounds are so near to each other that nothing within falls much. */
function areNear(a: number, b: number): boolean {
  return b - a < 1
}

/** ln of the share of a normal distribution between two bounds. */
function logBetween(a: number, b: number, tools: Tools): number {
  const { math, special } = tools
  if (!(a < b)) return -Infinity
  if (b <= 0) return logBetween(-b, -a, tools)
  const [above, beyond] = [special.ndtr(-a), special.ndtr(-b)]
  if (a >= 0 && above > 1e-290 && beyond < above / 2) return math.log(above - beyond)
  if (a >= 0 || areNear(a, b)) return math.log(fromLower(a, b, tools)) - (a * a) / 2 - logRootOfTurn
  return math.log((special.erf(b * Math.SQRT1_2) + special.erf(-a * Math.SQRT1_2)) / 2)
}

function sharesAt(x: number, a: number, b: number, tools: Tools): LogShares {
  const all = logBetween(a, b, tools)
  const [below, above] = [logBetween(a, x, tools) - all, logBetween(x, b, tools) - all]
  return below < above ? whereBelow(below, tools.math) : whereAbove(above, tools.math)
}

function density(x: number, a: number, b: number, tools: Tools): number {
  return (-x * x) / 2 - logRootOfTurn - logBetween(a, b, tools)
}

/** Where a share is what is sought. */
function pointAt(sought: Sought, a: number, b: number, tools: Tools): number {
  const { math, special } = tools
  if (b <= 0) return -pointAt({ ...sought, side: sought.side === 'below' ? 'above' : 'below' }, -b, -a, tools)
  const [part, mass] = [math.exp(sought.log), math.exp(logBetween(a, b, tools))]
  // A small part from a lower end near 0 is less than the last digit of the share below it.
  const isDistinct = a < 0 || a > 1 || part > 1e-3
  if (isDistinct && mass > 1e-290 && b - a > 0.01) {
    // From the nearer end of the whole distribution, so that only sums are taken.
    const [below, above] = sought.side === 'below' ? [part, 1 - part] : [1 - part, part]
    const [low, high] = [special.ndtr(a) + below * mass, special.ndtr(-b) + above * mass]
    return Math.min(b, Math.max(a, low < high ? special.ndtri(low) : -special.ndtri(high)))
  }
  const width = b - a
  const scale = Math.min(width, 1 / Math.max(a, 1))
  const distance = pointOf(
    sought,
    [scale / 2, Number.MIN_VALUE, Math.min(width, Number.MAX_VALUE)],
    u => sharesAt(a + u, a, b, tools),
    u => math.log(u) + density(a + u, a, b, tools),
    math,
  )
  return a + distance
}

export const truncnorm: Continuous = {
  kind: 'continuous',
  name: 'truncnorm',
  shapes: ['a', 'b'],
  exists: ([a = NaN, b = NaN]) => a < b,
  support: ([a = NaN, b = NaN]) => [a, b],
  logpdf: (x, [a = NaN, b = NaN], tools) => density(x, a, b, tools),
  ...curvesOf((x, [a = NaN, b = NaN], tools) => sharesAt(x, a, b, tools)),
  ppf: (p, [a = NaN, b = NaN], tools) => pointAt(soughtBelow(p, tools.math), a, b, tools),
  isf: (p, [a = NaN, b = NaN], tools) => pointAt(soughtAbove(p, tools.math), a, b, tools),
  moments: ([a = NaN, b = NaN], tools) => {
    if (b <= 0) {
      const [mean, variance] = truncnorm.moments([-b, -a], tools)
      return [-mean, variance]
    }
    if (a >= 0 || areNear(a, b)) {
      const mass = fromLower(a, b, tools)
      const distance = fromLower(a, b, tools, 1) / mass
      return [a + distance, fromLower(a, b, tools, 2) / mass - distance * distance]
    }
    const end = (x: number): number => (Number.isFinite(x) ? tools.math.exp(density(x, a, b, tools)) : 0)
    const [low, high] = [end(a), end(b)]
    const mean = low - high
    const weighted = (Number.isFinite(a) ? a * low : 0) - (Number.isFinite(b) ? b * high : 0)
    return [mean, 1 + weighted - mean * mean]
  },
}
