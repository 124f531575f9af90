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
    if (shape > largest) throw lacking('an incomplete beta function of so large shapes')
    if (shape < 1e-300) throw lacking('an incomplete gamma or beta function of so small shapes')
  }
}

const nowhere: LogShares = { below: NaN, above: NaN }
const allBelow: LogShares = { below: 0, above: -Infinity }
const allAbove: LogShares = { below: -Infinity, above: 0 }
const halves: LogShares = { below: -Math.LN2, above: -Math.LN2 }

const isShare = (p: number): boolean => p >= 0 && p <= 1

type OfTwo = (a: number, x: number) => number
type OfThree = (a: number, b: number, x: number) => number

export interface IncompleteFunctions {
  /** Shares of a gamma distribution of shape a by x. */
  readonly gammaShares: (a: number, x: number) => LogShares
  /** Shares of a beta distribution of shapes a and b by x and y = 1 − x, the less of which has all its digits. */
  readonly betaShares: (a: number, b: number, at: Part) => LogShares
  /** Where a share below, or above, is p, which is not 0 or 1: x and 1 − x. */
  readonly betaPoint: (a: number, b: number, p: number, side: Sought['side']) => Part
  /** The incomplete gamma function from below and from above, and the x at which they are p. */
  readonly gammainc: OfTwo
  readonly gammaincc: OfTwo
  readonly gammaincinv: OfTwo
  readonly gammainccinv: OfTwo
  /** The incomplete beta function, and the x at which it is p. */
  readonly betainc: OfThree
  readonly betaincinv: OfThree
}

export function incompleteFunctions(ndtri: (p: number) => number, math: ScalarMath): IncompleteFunctions {
  const gammaSharesAt = (a: number, x: number): LogShares => {
    if (!(a >= 0 && x >= 0) || (a === 0 && x === 0) || (a === Infinity && x === Infinity)) return nowhere
    if (a === 0 || x === Infinity) return allBelow
    if (x === 0 || a === Infinity) return allAbove
    // One of so large a shape is as good as a single number.
    if (a > largest) return x < a ? allAbove : x > a ? allBelow : halves
    requireShapes(a)
    return gammaShares(a, x, math)
  }
  /** The x at which a share is what is sought, of shares that are not 0 or 1. */
  const gammaAt = (a: number, sought: Sought): number => {
    if (a === 0 || a === Infinity) return NaN
    if (a > largest) return a
    requireShapes(a)
    return gammaPoint(a, sought, ndtri, math)
  }
  const betaSharesAt = (a: number, b: number, { x, y }: Part): LogShares => {
    const isDefined = a >= 0 && b >= 0 && x >= 0 && y >= 0
    if (!isDefined || (a === 0 && b === 0) || (a === Infinity && b === Infinity)) return nowhere
    if (x === 0 || (y > 0 && (b === 0 || a === Infinity))) return allAbove
    if (y === 0 || a === 0 || b === Infinity) return allBelow
    requireShapes(a, b)
    return betaShares(a, b, { x, y }, math)
  }
  const betaAt = (a: number, b: number, sought: Sought): Part => {
    requireShapes(a, b)
    return betaPoint(a, b, sought, ndtri, math)
  }
  const below = (shares: LogShares): number => shareOf(shares.below, shares.above, math)
  return {
    gammaShares: gammaSharesAt,
    betaShares: betaSharesAt,
    betaPoint: (a, b, p, side) => betaAt(a, b, side === 'below' ? soughtBelow(p, math) : soughtAbove(p, math)),
    gammainc: (a, x) => below(gammaSharesAt(a, x)),
    gammaincc: (a, x) => {
      const shares = gammaSharesAt(a, x)
      return shareOf(shares.above, shares.below, math)
    },
    gammaincinv: (a, p) => {
      if (!(a >= 0 && isShare(p))) return NaN
      if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
      return gammaAt(a, soughtBelow(p, math))
    },
    gammainccinv: (a, q) => {
      if (!(a >= 0 && isShare(q))) return NaN
      if (q === 0 || q === 1) return q === 0 ? Infinity : 0
      return gammaAt(a, soughtAbove(q, math))
    },
    betainc: (a, b, x) => below(betaSharesAt(a, b, { x, y: 1 - x })),
    betaincinv: (a, b, p) => {
      if (!(a > 0 && b > 0 && isShare(p))) return NaN
      if (p === 0 || p === 1) return p
      return a === Infinity || b === Infinity ? NaN : betaAt(a, b, soughtBelow(p, math)).x
    },
  }
}
