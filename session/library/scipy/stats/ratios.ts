/** Student's t and Fisher's F, which are quotients: beta distributions of another scale. */
import { logBeta, logBetaTerm, logRootOfTurn } from '../special/gamma-terms.ts'
import { logRest, mirrored, type LogShares } from '../special/shares.ts'
import { curvesOf, type Continuous, type Tools } from './distribution.ts'
import { everywhere, fromZero, isSmall, powerAtZero, powerOf } from './ends.ts'

/** From this number of degrees of freedom on it is a normal distribution. */
const normal = 1e100

/** ln of the share of Student's t above a size. */
function aboveT(size: number, df: number, { math, special }: Tools): number {
  if (df > normal) return special.logNdtr(-size)
  const ratio = size / Math.sqrt(df)
  const [a, square] = [df / 2, ratio * ratio]
  // The first term of the series, of which a square that is too large for a double has a logarithm.
  if (square > 1e200) return -df * math.log(ratio) - math.log(df) - logBeta(a, 0.5, math)
  const part = { x: 1 / (1 + square), y: square / (1 + square) }
  return special.betaShares(a, 0.5, part).below - Math.LN2
}

function sharesOfT(x: number, df: number, tools: Tools): LogShares {
  const above = aboveT(Math.abs(x), df, tools)
  const shares: LogShares = { below: logRest(above, tools.math), above }
  return x < 0 ? mirrored(shares) : shares
}

/** The t above which there is a share, which is no more than one half. */
function upperT(p: number, df: number, { math, special }: Tools): number {
  if (p === 0.5) return 0
  if (df > normal) return -special.ndtri(p)
  const a = df / 2
  if (p > 0.25) {
    const { x: y, y: x } = special.betaPoint(0.5, a, 1 - 2 * p, 'below')
    return Math.sqrt(df * (y / x))
  }
  const { x, y } = special.betaPoint(a, 0.5, 2 * p, 'below')
  if (x > 1e-300) return Math.sqrt((df * y) / x)
  return math.exp(-(math.log(p) + math.log(df) + logBeta(a, 0.5, math)) / df) * Math.sqrt(df)
}

export const t: Continuous = {
  kind: 'continuous',
  name: 't',
  shapes: ['df'],
  support: everywhere,
  logpdf: (x, [df = NaN], { math }) => {
    if (df > normal) return (-x * x) / 2 - logRootOfTurn
    const square = (x * x) / df
    const grown = square < Infinity ? math.log1p(square) : 2 * math.log(Math.abs(x)) - math.log(df)
    return (-(df + 1) / 2) * grown - math.log(df) / 2 - logBeta(df / 2, 0.5, math)
  },
  ...curvesOf((x, [df = NaN], tools) => sharesOfT(x, df, tools)),
  ppf: (p, [df = NaN], tools) => (p < 0.5 ? -upperT(p, df, tools) : upperT(1 - p, df, tools)),
  isf: (p, [df = NaN], tools) => (p < 0.5 ? upperT(p, df, tools) : -upperT(1 - p, df, tools)),
  moments: ([df = NaN]) => {
    const variance = df === Infinity ? 1 : df / (df - 2)
    return [df > 1 ? 0 : Infinity, df > 2 ? variance : df > 1 ? Infinity : NaN]
  },
}

/** The share of a sum that the number over 1 has in it. */
function partOf(ratio: number): { readonly x: number; readonly y: number } {
  return ratio === Infinity ? { x: 1, y: 0 } : { x: ratio / (1 + ratio), y: 1 / (1 + ratio) }
}

const nearZero = 1e-200

export const f: Continuous = {
  kind: 'continuous',
  name: 'f',
  shapes: ['dfn', 'dfd'],
  support: fromZero,
  logpdf: (x, [m = NaN, n = NaN], tools) => {
    const { math } = tools
    if (x === 0) return powerAtZero(m / 2, 0)
    if (isSmall(m) && isSmall(n)) {
      const scale = (m / 2) * math.log(m) + (n / 2) * math.log(n)
      return scale + powerOf(m / 2, x, math) - ((m + n) / 2) * math.log(n + m * x) - logBeta(m / 2, n / 2, math)
    }
    // A power is all there is so near to 0, where a part of 1 may be too small for a double.
    if (x < nearZero) return f.logpdf(nearZero, [m, n], tools) + (m / 2 - 1) * (math.log(x) - math.log(nearZero))
    const { x: part, y: rest } = partOf((m / n) * x)
    return logBetaTerm(m / 2, n / 2, part, rest, math) - math.log(x)
  },
  ...curvesOf((x, [m = NaN, n = NaN], { special }) => special.betaShares(m / 2, n / 2, partOf((m / n) * x))),
  ppf: (p, [m = NaN, n = NaN], { special }) => {
    const { x, y } = special.betaPoint(m / 2, n / 2, p, 'below')
    return (n / m) * (x / y)
  },
  isf: (p, [m = NaN, n = NaN], { special }) => {
    const { x, y } = special.betaPoint(m / 2, n / 2, p, 'above')
    return (n / m) * (x / y)
  },
  moments: ([m = NaN, n = NaN]) => [
    n > 2 ? n / (n - 2) : Infinity,
    n > 4 ? (2 * n * n * (m + n - 2)) / (m * (n - 2) ** 2 * (n - 4)) : Infinity,
  ],
}
