/** Continuous distributions, each in units of its scale from its location. Formulas: Johnson, Kotz & Balakrishnan, "Continuous univariate distributions". */
import { lacking } from '../numbers.ts'
import type { Continuous, Tools } from './distribution.ts'

const everywhere = (): readonly [number, number] => [-Infinity, Infinity]
const fromZero = (): readonly [number, number] => [0, Infinity]

/** ln √(2π). */
const logRoot = 0.5 * Math.log(2 * Math.PI)

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
  ppf: (p, _, { math }) => -math.log1p(-p),
  isf: (p, _, { math }) => -math.log(p),
  moments: () => [1, 1],
  fit: data => {
    const least = data.reduce((a, b) => Math.min(a, b), Infinity)
    return [least, meanOf(data) - least]
  },
}

/** (a − 1) ln x, which is 0 at x = 0 for a = 1. */
function powerOf(a: number, x: number, { math }: Tools): number {
  return a === 1 ? 0 : (a - 1) * math.log(x)
}

const gamma: Continuous = {
  kind: 'continuous',
  name: 'gamma',
  shapes: ['a'],
  support: fromZero,
  logpdf: (x, [a = NaN], tools) => powerOf(a, x, tools) - x - tools.special.gammaln(a),
  cdf: (x, [a = NaN], { special }) => special.gammainc(a, x),
  sf: (x, [a = NaN], { special }) => special.gammaincc(a, x),
  ppf: (p, [a = NaN], { special }) => special.gammaincinv(a, p),
  isf: (p, [a = NaN], { special }) => special.gammainccinv(a, p),
  moments: ([a = NaN]) => [a, a],
}

const chi2: Continuous = {
  kind: 'continuous',
  name: 'chi2',
  shapes: ['df'],
  support: fromZero,
  logpdf: (x, [df = NaN], tools) =>
    powerOf(df / 2, x, tools) - x / 2 - tools.special.gammaln(df / 2) - (Math.LN2 * df) / 2,
  cdf: (x, [df = NaN], { special }) => special.gammainc(df / 2, x / 2),
  sf: (x, [df = NaN], { special }) => special.gammaincc(df / 2, x / 2),
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
    return (-z * z) / 2 - math.log(s * x) - logRoot
  },
  cdf: (x, [s = NaN], { math, special }) => special.ndtr(math.log(x) / s),
  sf: (x, [s = NaN], { math, special }) => special.ndtr(-math.log(x) / s),
  ppf: (p, [s = NaN], { math, special }) => math.exp(s * special.ndtri(p)),
  isf: (p, [s = NaN], { math, special }) => math.exp(-s * special.ndtri(p)),
  moments: ([s = NaN], { math }) => [math.exp((s * s) / 2), math.expm1(s * s) * math.exp(s * s)],
}

const beta: Continuous = {
  kind: 'continuous',
  name: 'beta',
  shapes: ['a', 'b'],
  support: () => [0, 1],
  logpdf: (x, [a = NaN, b = NaN], tools) => {
    const above = b === 1 ? 0 : (b - 1) * tools.math.log1p(-x)
    return powerOf(a, x, tools) + above - tools.special.betaln(a, b)
  },
  cdf: (x, [a = NaN, b = NaN], { special }) => special.betainc(a, b, x),
  sf: (x, [a = NaN, b = NaN], { special }) => special.betainc(b, a, 1 - x),
  ppf: (p, [a = NaN, b = NaN], { special }) => special.betaincinv(a, b, p),
  isf: (p, [a = NaN, b = NaN], { special }) => 1 - special.betaincinv(b, a, p),
  moments: ([a = NaN, b = NaN]) => [a / (a + b), (a * b) / ((a + b) ** 2 * (a + b + 1))],
}

/** The share of Student's t above a size. */
function aboveT(size: number, df: number, { special }: Tools): number {
  return special.betainc(df / 2, 0.5, df / (df + size * size)) / 2
}

/** The t above which there is a share, which is no more than one half. */
function upperT(p: number, df: number, { special }: Tools): number {
  if (p > 0.25) {
    const y = special.betaincinv(0.5, df / 2, 1 - 2 * p)
    return Math.sqrt((df * y) / (1 - y))
  }
  const x = special.betaincinv(df / 2, 0.5, 2 * p)
  return Math.sqrt((df * (1 - x)) / x)
}

const t: Continuous = {
  kind: 'continuous',
  name: 't',
  shapes: ['df'],
  support: everywhere,
  logpdf: (x, [df = NaN], { math, special }) =>
    math.log1p((x * x) / df) * (-(df + 1) / 2) - math.log(df) / 2 - special.betaln(df / 2, 0.5),
  cdf: (x, [df = NaN], tools) => (x < 0 ? aboveT(-x, df, tools) : 1 - aboveT(x, df, tools)),
  sf: (x, [df = NaN], tools) => (x > 0 ? aboveT(x, df, tools) : 1 - aboveT(-x, df, tools)),
  ppf: (p, [df = NaN], tools) => (p < 0.5 ? -upperT(p, df, tools) : upperT(1 - p, df, tools)),
  isf: (p, [df = NaN], tools) => (p < 0.5 ? upperT(p, df, tools) : -upperT(1 - p, df, tools)),
  moments: ([df = NaN]) => [df > 1 ? 0 : Infinity, df > 2 ? df / (df - 2) : df > 1 ? Infinity : NaN],
}

const f: Continuous = {
  kind: 'continuous',
  name: 'f',
  shapes: ['dfn', 'dfd'],
  support: fromZero,
  logpdf: (x, [m = NaN, n = NaN], tools) => {
    const { math, special } = tools
    const scale = (m / 2) * math.log(m) + (n / 2) * math.log(n)
    return scale + powerOf(m / 2, x, tools) - ((m + n) / 2) * math.log(n + m * x) - special.betaln(m / 2, n / 2)
  },
  cdf: (x, [m = NaN, n = NaN], { special }) => special.betainc(m / 2, n / 2, (m * x) / (n + m * x)),
  sf: (x, [m = NaN, n = NaN], { special }) => special.betainc(n / 2, m / 2, n / (n + m * x)),
  ppf: (p, [m = NaN, n = NaN], { special }) => {
    const y = special.betaincinv(m / 2, n / 2, p)
    return (n * y) / (m * (1 - y))
  },
  isf: (p, [m = NaN, n = NaN], { special }) => {
    const y = special.betaincinv(n / 2, m / 2, p)
    return (n * (1 - y)) / (m * y)
  },
  moments: ([m = NaN, n = NaN]) => [
    n > 2 ? n / (n - 2) : Infinity,
    n > 4 ? (2 * n * n * (m + n - 2)) / (m * (n - 2) ** 2 * (n - 4)) : Infinity,
  ],
}

const weibull: Continuous = {
  kind: 'continuous',
  name: 'weibull_min',
  shapes: ['c'],
  support: fromZero,
  logpdf: (x, [c = NaN], tools) => tools.math.log(c) + powerOf(c, x, tools) - tools.math.pow(x, c),
  cdf: (x, [c = NaN], { math }) => -math.expm1(-math.pow(x, c)),
  sf: (x, [c = NaN], { math }) => math.exp(-math.pow(x, c)),
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
  ppf: (p, _, { math }) => (p < 0.5 ? math.log(2 * p) : -math.log(2 * (1 - p))),
  isf: (p, _, { math }) => (p < 0.5 ? -math.log(2 * p) : math.log(2 * (1 - p))),
  moments: () => [0, 2],
}

const logistic: Continuous = {
  kind: 'continuous',
  name: 'logistic',
  shapes: [],
  support: everywhere,
  logpdf: (x, _, { math }) => -Math.abs(x) - 2 * math.log1p(math.exp(-Math.abs(x))),
  cdf: (x, _, { math }) => 1 / (1 + math.exp(-x)),
  sf: (x, _, { math }) => 1 / (1 + math.exp(x)),
  ppf: (p, _, { math }) => math.log(p / (1 - p)),
  isf: (p, _, { math }) => math.log((1 - p) / p),
  moments: () => [0, (Math.PI * Math.PI) / 3],
}

const cauchy: Continuous = {
  kind: 'continuous',
  name: 'cauchy',
  shapes: [],
  support: everywhere,
  pdf: x => 1 / (Math.PI * (1 + x * x)),
  logpdf: (x, _, { math }) => -math.log(Math.PI) - math.log1p(x * x),
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
  ppf: (p, [b = NaN], { math }) => math.exp(-math.log1p(-p) / b),
  isf: (p, [b = NaN], { math }) => math.pow(p, -1 / b),
  moments: ([b = NaN]) => [b > 1 ? b / (b - 1) : Infinity, b > 2 ? b / ((b - 2) * (b - 1) * (b - 1)) : Infinity],
}

/**
 * The share of a normal distribution between two bounds, the upper tail by its mirror image, in which no digits are lost.
 *
 * @throws PythonError where that is too small for a double, which scipy computes by logarithms
 */
function between(a: number, b: number, { special }: Tools): number {
  const mass = a > 0 ? special.ndtr(-a) - special.ndtr(-b) : special.ndtr(b) - special.ndtr(a)
  if (mass > 0) return mass
  throw lacking('truncnorm so far away from its middle')
}

function normalDensity(x: number, { math }: Tools): number {
  return Number.isFinite(x) ? math.exp((-x * x) / 2 - logRoot) : 0
}

const truncnorm: Continuous = {
  kind: 'continuous',
  name: 'truncnorm',
  shapes: ['a', 'b'],
  exists: ([a = NaN, b = NaN]) => a < b,
  support: ([a = NaN, b = NaN]) => [a, b],
  logpdf: (x, [a = NaN, b = NaN], tools) => (-x * x) / 2 - logRoot - tools.math.log(between(a, b, tools)),
  cdf: (x, [a = NaN, b = NaN], tools) => between(a, x, tools) / between(a, b, tools),
  sf: (x, [a = NaN, b = NaN], tools) => between(x, b, tools) / between(a, b, tools),
  ppf: (p, [a = NaN, b = NaN], tools) => {
    const { ndtr, ndtri } = tools.special
    const mass = p * between(a, b, tools)
    const found = a > 0 ? -ndtri(ndtr(-a) - mass) : ndtri(ndtr(a) + mass)
    return Math.min(b, Math.max(a, found))
  },
  moments: ([a = NaN, b = NaN], tools) => {
    const mass = between(a, b, tools)
    const [low, high] = [normalDensity(a, tools) / mass, normalDensity(b, tools) / mass]
    const mean = low - high
    const weighted = (Number.isFinite(a) ? a * low : 0) - (Number.isFinite(b) ? b * high : 0)
    return [mean, 1 + weighted - mean * mean]
  },
}

const halfnorm: Continuous = {
  kind: 'continuous',
  name: 'halfnorm',
  shapes: [],
  support: fromZero,
  logpdf: x => (-x * x) / 2 - logRoot + Math.LN2,
  cdf: (x, _, { special }) => special.erf(x * Math.SQRT1_2),
  sf: (x, _, { special }) => special.erfc(x * Math.SQRT1_2),
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
