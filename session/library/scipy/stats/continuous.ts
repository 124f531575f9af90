/** Continuous distributions, each in units of its scale from its location. Formulas: Johnson, Kotz & Balakrishnan, "Continuous univariate distributions". */
import { logBetaTerm, logGammaTerm, logRootOfTurn as logRoot } from '../special/gamma-terms.ts'
import { curvesOf, type Continuous, type Tools } from './distribution.ts'
import { everywhere, fromZero, isSmall, powerAtZero, powerOf } from './ends.ts'
import { f, t } from './ratios.ts'
import { truncnorm } from './truncnorm.ts'

function meanOf(data: Float64Array): number {
  return data.reduce((sum, x) => sum + x, 0) / data.length
}

const norm: Continuous = {
  kind: 'continuous',
  name: 'norm',
  shapes: [],
  support: everywhere,
  pdf: (x, _, { math }) => math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI),
  logpdf: x => (-x * x) / 2 - logRoot,
  cdf: (x, _, { special }) => special.ndtr(x),
  sf: (x, _, { special }) => special.ndtr(-x),
  logcdf: (x, _, { special }) => special.logNdtr(x),
  logsf: (x, _, { special }) => special.logNdtr(-x),
  ppf: (p, _, { special }) => special.ndtri(p),
  isf: (p, _, { special }) => -special.ndtri(p),
  moments: () => [0, 1],
  fit: data => {
    const mean = meanOf(data)
    return [mean, Math.sqrt(meanOf(data.map(x => (x - mean) * (x - mean))))]
  },
}

const uniform: Continuous = {
  kind: 'continuous',
  name: 'uniform',
  shapes: [],
  support: () => [0, 1],
  pdf: () => 1,
  logpdf: () => 0,
  cdf: x => x,
  ppf: p => p,
  moments: () => [0.5, 1 / 12],
  fit: data => {
    const least = data.reduce((a, b) => Math.min(a, b), Infinity)
    return [least, data.reduce((a, b) => Math.max(a, b), -Infinity) - least]
  },
}

const expon: Continuous = {
  kind: 'continuous',
  name: 'expon',
  shapes: [],
  support: fromZero,
  logpdf: x => -x,
  cdf: (x, _, { math }) => -math.expm1(-x),
  sf: (x, _, { math }) => math.exp(-x),
  logsf: x => -x,
  ppf: (p, _, { math }) => -math.log1p(-p),
  isf: (p, _, { math }) => -math.log(p),
  moments: () => [1, 1],
  fit: data => {
    const least = data.reduce((a, b) => Math.min(a, b), Infinity)
    return [least, meanOf(data) - least]
  },
}

/** ln of the density of a gamma distribution of shape a and a scale. */
function logGammaDensity(x: number, a: number, scale: number, { math, special }: Tools): number {
  if (x === 0) return powerAtZero(a, -math.log(scale))
  if (!isSmall(a) && x > 1e-300) return logGammaTerm(a, x / scale, math) - math.log(x)
  return powerOf(a, x, math) - x / scale - special.gammaln(a) - (scale === 1 ? 0 : a * math.log(scale))
}

const gamma: Continuous = {
  kind: 'continuous',
  name: 'gamma',
  shapes: ['a'],
  support: fromZero,
  logpdf: (x, [a = NaN], tools) => logGammaDensity(x, a, 1, tools),
  ...curvesOf((x, [a = NaN], { special }) => special.gammaShares(a, x)),
  ppf: (p, [a = NaN], { special }) => special.gammaincinv(a, p),
  isf: (p, [a = NaN], { special }) => special.gammainccinv(a, p),
  moments: ([a = NaN]) => [a, a],
}

const chi2: Continuous = {
  kind: 'continuous',
  name: 'chi2',
  shapes: ['df'],
  support: fromZero,
  logpdf: (x, [df = NaN], tools) => logGammaDensity(x, df / 2, 2, tools),
  ...curvesOf((x, [df = NaN], { special }) => special.gammaShares(df / 2, x / 2)),
  ppf: (p, [df = NaN], { special }) => 2 * special.gammaincinv(df / 2, p),
  isf: (p, [df = NaN], { special }) => 2 * special.gammainccinv(df / 2, p),
  moments: ([df = NaN]) => [df, 2 * df],
}

const lognorm: Continuous = {
  kind: 'continuous',
  name: 'lognorm',
  shapes: ['s'],
  support: fromZero,
  logpdf: (x, [s = NaN], { math }) => {
    if (x === 0) return -Infinity
    const z = math.log(x) / s
    return (-z * z) / 2 - math.log(s) - math.log(x) - logRoot
  },
  cdf: (x, [s = NaN], { math, special }) => special.ndtr(math.log(x) / s),
  sf: (x, [s = NaN], { math, special }) => special.ndtr(-math.log(x) / s),
  logcdf: (x, [s = NaN], { math, special }) => special.logNdtr(math.log(x) / s),
  logsf: (x, [s = NaN], { math, special }) => special.logNdtr(-math.log(x) / s),
  ppf: (p, [s = NaN], { math, special }) => math.exp(s * special.ndtri(p)),
  isf: (p, [s = NaN], { math, special }) => math.exp(-s * special.ndtri(p)),
  moments: ([s = NaN], { math }) => [math.exp((s * s) / 2), math.expm1(s * s) * math.exp(s * s)],
}

const beta: Continuous = {
  kind: 'continuous',
  name: 'beta',
  shapes: ['a', 'b'],
  support: () => [0, 1],
  logpdf: (x, [a = NaN, b = NaN], { math, special }) => {
    if (x === 0) return powerAtZero(a, math.log(b))
    if (x === 1) return powerAtZero(b, math.log(a))
    if (isSmall(a) && isSmall(b)) {
      const above = b === 1 ? 0 : (b - 1) * math.log1p(-x)
      return powerOf(a, x, math) + above - special.betaln(a, b)
    }
    return logBetaTerm(a, b, x, 1 - x, math) - math.log(x) - math.log1p(-x)
  },
  ...curvesOf((x, [a = NaN, b = NaN], { special }) => special.betaShares(a, b, { x, y: 1 - x })),
  ppf: (p, [a = NaN, b = NaN], { special }) => special.betaPoint(a, b, p, 'below').x,
  isf: (p, [a = NaN, b = NaN], { special }) => special.betaPoint(a, b, p, 'above').x,
  moments: ([a = NaN, b = NaN]) => [a / (a + b), (a * b) / ((a + b) ** 2 * (a + b + 1))],
}

const weibull: Continuous = {
  kind: 'continuous',
  name: 'weibull_min',
  shapes: ['c'],
  support: fromZero,
  logpdf: (x, [c = NaN], tools) => tools.math.log(c) + powerOf(c, x, tools.math) - tools.math.pow(x, c),
  cdf: (x, [c = NaN], { math }) => -math.expm1(-math.pow(x, c)),
  sf: (x, [c = NaN], { math }) => math.exp(-math.pow(x, c)),
  logsf: (x, [c = NaN], { math }) => -math.pow(x, c),
  ppf: (p, [c = NaN], { math }) => math.pow(-math.log1p(-p), 1 / c),
  isf: (p, [c = NaN], { math }) => math.pow(-math.log(p), 1 / c),
  moments: ([c = NaN], { special }) => {
    const mean = special.gamma(1 + 1 / c)
    return [mean, special.gamma(1 + 2 / c) - mean * mean]
  },
}

const laplace: Continuous = {
  kind: 'continuous',
  name: 'laplace',
  shapes: [],
  support: everywhere,
  logpdf: x => -Math.abs(x) - Math.LN2,
  cdf: (x, _, { math }) => (x < 0 ? math.exp(x) / 2 : 1 - math.exp(-x) / 2),
  sf: (x, _, { math }) => (x > 0 ? math.exp(-x) / 2 : 1 - math.exp(x) / 2),
  logcdf: (x, _, { math }) => (x < 0 ? x - Math.LN2 : math.log1p(-math.exp(-x) / 2)),
  logsf: (x, _, { math }) => (x > 0 ? -x - Math.LN2 : math.log1p(-math.exp(x) / 2)),
  ppf: (p, _, { math }) => (p < 0.5 ? math.log(2 * p) : -math.log(2 * (1 - p))),
  isf: (p, _, { math }) => (p < 0.5 ? -math.log(2 * p) : math.log(2 * (1 - p))),
  moments: () => [0, 2],
}

/** ln 1/(1 + e^−x). */
function logExpit(x: number, { math }: Tools): number {
  return x < 0 ? x - math.log1p(math.exp(x)) : -math.log1p(math.exp(-x))
}

/** ln p/(1 − p), of p that are too small for a quotient too. */
function logit(p: number, { math }: Tools): number {
  return math.log(p) - math.log1p(-p)
}

const logistic: Continuous = {
  kind: 'continuous',
  name: 'logistic',
  shapes: [],
  support: everywhere,
  logpdf: (x, _, { math }) => -Math.abs(x) - 2 * math.log1p(math.exp(-Math.abs(x))),
  cdf: (x, _, { math }) => 1 / (1 + math.exp(-x)),
  sf: (x, _, { math }) => 1 / (1 + math.exp(x)),
  logcdf: (x, _, tools) => logExpit(x, tools),
  logsf: (x, _, tools) => logExpit(-x, tools),
  ppf: (p, _, tools) => logit(p, tools),
  isf: (p, _, tools) => -logit(p, tools),
  moments: () => [0, (Math.PI * Math.PI) / 3],
}

const cauchy: Continuous = {
  kind: 'continuous',
  name: 'cauchy',
  shapes: [],
  support: everywhere,
  pdf: x => 1 / (Math.PI * (1 + x * x)),
  logpdf: (x, _, { math }) =>
    // A square that is too large for a double has a logarithm.
    -math.log(Math.PI) - (Math.abs(x) < 1e100 ? math.log1p(x * x) : 2 * math.log(Math.abs(x))),
  cdf: (x, _, { math }) => (x < -1 ? math.arctan(-1 / x) / Math.PI : 0.5 + math.arctan(x) / Math.PI),
  sf: (x, _, { math }) => (x > 1 ? math.arctan(1 / x) / Math.PI : 0.5 - math.arctan(x) / Math.PI),
  ppf: (p, _, { math }) => (p < 0.5 ? -1 / math.tan(Math.PI * p) : p > 0.5 ? 1 / math.tan(Math.PI * (1 - p)) : 0),
  isf: (p, _, { math }) => (p < 0.5 ? 1 / math.tan(Math.PI * p) : p > 0.5 ? -1 / math.tan(Math.PI * (1 - p)) : 0),
  moments: () => [NaN, NaN],
}

const pareto: Continuous = {
  kind: 'continuous',
  name: 'pareto',
  shapes: ['b'],
  support: () => [1, Infinity],
  logpdf: (x, [b = NaN], { math }) => math.log(b) - (b + 1) * math.log(x),
  cdf: (x, [b = NaN], { math }) => -math.expm1(-b * math.log(x)),
  sf: (x, [b = NaN], { math }) => math.pow(x, -b),
  logsf: (x, [b = NaN], { math }) => -b * math.log(x),
  ppf: (p, [b = NaN], { math }) => math.exp(-math.log1p(-p) / b),
  isf: (p, [b = NaN], { math }) => math.pow(p, -1 / b),
  moments: ([b = NaN]) => [b > 1 ? b / (b - 1) : Infinity, b > 2 ? b / ((b - 2) * (b - 1) * (b - 1)) : Infinity],
}

const halfnorm: Continuous = {
  kind: 'continuous',
  name: 'halfnorm',
  shapes: [],
  support: fromZero,
  logpdf: x => (-x * x) / 2 - logRoot + Math.LN2,
  cdf: (x, _, { special }) => special.erf(x * Math.SQRT1_2),
  sf: (x, _, { special }) => special.erfc(x * Math.SQRT1_2),
  logsf: (x, _, { math, special }) =>
    x > 1 ? Math.LN2 + special.logNdtr(-x) : math.log1p(-special.erf(x * Math.SQRT1_2)),
  ppf: (p, _, { special }) => special.erfinv(p) * Math.SQRT2,
  isf: (p, _, { special }) => special.erfcinv(p) * Math.SQRT2,
  moments: () => [Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI],
}

const rayleigh: Continuous = {
  kind: 'continuous',
  name: 'rayleigh',
  shapes: [],
  support: fromZero,
  logpdf: (x, _, { math }) => math.log(x) - (x * x) / 2,
  cdf: (x, _, { math }) => -math.expm1((-x * x) / 2),
  sf: (x, _, { math }) => math.exp((-x * x) / 2),
  logsf: x => (-x * x) / 2,
  ppf: (p, _, { math }) => Math.sqrt(-2 * math.log1p(-p)),
  isf: (p, _, { math }) => Math.sqrt(-2 * math.log(p)),
  moments: () => [Math.sqrt(Math.PI / 2), 2 - Math.PI / 2],
}

export const continuous: readonly Continuous[] = [
  norm, uniform, expon, gamma, chi2, lognorm, beta, t, f, weibull, laplace, logistic, cauchy, pareto, truncnorm, halfnorm,
  rayleigh,
] // prettier-ignore

/** Shares of Student's t and of others, which tests ask for. */
export const students: Continuous = t
export const fishers: Continuous = f
