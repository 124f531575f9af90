/** The incomplete gamma and beta functions, regularised, and their inverses, with what they are at their ends. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { lacking } from '../numbers.ts'
import { betaPoint, betaShares, type Part } from './incomplete-beta.ts'
import { gammaPoint, gammaShares } from './incomplete-gamma.ts'
import { shareOf, soughtAbove, soughtBelow, type LogShares, type Sought } from './shares.ts'

/** Beyond this a product of shapes may be too large or too small for a double. */
const largest = 1e100

function requireShapes(...shapes: readonly number[]): void {
  for (const shape of shapes) {
    if (shape > largest) throw lacking('an incomplete gamma or beta function of so large shapes')
    if (shape < 1e-300) throw lacking('an incomplete gamma or beta function of so small shapes')
  }
}

export function incompleteFunctions(ndtri: (p: number) => number, math: ScalarMath) {
  /** Shares of a gamma distribution, of which one may be all. */
  const ofGamma = (a: number, x: number): LogShares | undefined => {
    if (!(a >= 0 && x >= 0) || (a === 0 && x === 0) || (a === Infinity && x === Infinity)) return undefined
    if (a === 0 || x === Infinity) return { below: 0, above: -Infinity }
    if (x === 0 || a === Infinity) return { below: -Infinity, above: 0 }
    requireShapes(a)
    return gammaShares(a, x, math)
  }
  const gammaAt = (a: number, sought: Sought): number => {
    requireShapes(a)
    return gammaPoint(a, sought, ndtri, math)
  }
  const ofBeta = (a: number, b: number, { x, y }: Part): LogShares | undefined => {
    if (!(a >= 0 && b >= 0 && x >= 0 && y >= 0) || (a === 0 && b === 0) || (a === Infinity && b === Infinity))
      return undefined
    if (y > 0 && (b === 0 || a === Infinity)) return { below: -Infinity, above: 0 }
    if (x > 0 && (a === 0 || b === Infinity)) return { below: 0, above: -Infinity }
    if (x === 0 || y === 0) return x === 0 ? { below: -Infinity, above: 0 } : { below: 0, above: -Infinity }
    requireShapes(a, b)
    return betaShares(a, b, { x, y }, math)
  }
  const below = (shares: LogShares | undefined): number =>
    shares === undefined ? NaN : shareOf(shares.below, shares.above, math)
  const betaAt = (a: number, b: number, sought: Sought): Part => {
    requireShapes(a, b)
    return betaPoint(a, b, sought, ndtri, math)
  }
  const isShare = (p: number): boolean => p >= 0 && p <= 1
  return {
    /** The shares below and above, and the x at which they are p. */
    gammainc: (a: number, x: number): number => below(ofGamma(a, x)),
    gammaincc: (a: number, x: number): number => {
      const shares = ofGamma(a, x)
      return shares === undefined ? NaN : shareOf(shares.above, shares.below, math)
    },
    gammaincinv: (a: number, p: number): number => {
      if (!(a >= 0 && isShare(p))) return NaN
      if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
      return a === 0 || a === Infinity ? NaN : gammaAt(a, soughtBelow(p, math))
    },
    gammainccinv: (a: number, q: number): number => {
      if (!(a >= 0 && isShare(q))) return NaN
      if (q === 0 || q === 1) return q === 0 ? Infinity : 0
      return a === 0 || a === Infinity ? NaN : gammaAt(a, soughtAbove(q, math))
    },
    betainc: (a: number, b: number, x: number): number => below(ofBeta(a, b, { x, y: 1 - x })),
    /** Of x and 1 − x, of which the less one may be too small to be told from what the other lacks of 1. */
    betaPart: (a: number, b: number, part: Part): number => below(ofBeta(a, b, part)),
    betaincinv: (a: number, b: number, p: number): number => {
      if (!(a > 0 && b > 0 && isShare(p))) return NaN
      if (p === 0 || p === 1) return p
      return a === Infinity || b === Infinity ? NaN : betaAt(a, b, soughtBelow(p, math)).x
    },
    /** Where a share below, or above, is p, as x and 1 − x. */
    betaPoint: (a: number, b: number, p: number, side: Sought['side']): Part =>
      betaAt(a, b, side === 'below' ? soughtBelow(p, math) : soughtAbove(p, math)),
  }
}
