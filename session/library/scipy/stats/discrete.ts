/** Distributions of whole numbers. Formulas: Johnson, Kemp & Kotz, "Univariate discrete distributions". */
import { logBetaTerm, logGammaTerm } from '../special/gamma-terms.ts'
import { mirrored } from '../special/shares.ts'
import { curvesOf, type Discrete, type Tools } from './distribution.ts'

/** k ln p, which is 0 for k = 0. */
function times(k: number, log: () => number): number {
  return k === 0 ? 0 : k * log()
}

type Searched = Pick<Discrete, 'moments' | 'support'>

/** The least whole number from which on something holds, sought from where a normal distribution has a share below it. */
function leastWhere(
  holds: (k: number) => boolean,
  share: number,
  distribution: Searched,
  shapes: readonly number[],
  tools: Tools,
): number {
  const [least, most] = distribution.support(shapes)
  const [mean, variance] = distribution.moments(shapes, tools)
  // Steps of one go nowhere beyond the integers that doubles tell apart.
  if (!(Math.abs(mean) + Math.sqrt(variance) <= Number.MAX_SAFE_INTEGER)) return NaN
  const isReached = (k: number): boolean => k >= most || (k >= least && holds(k))
  const deviations = Math.min(40, Math.max(-40, tools.special.ndtri(share)))
  let k = Math.min(most, Math.max(least, Math.round(mean + Math.sqrt(variance) * deviations)))
  // Steps that double find a stretch it is in, halves of that the number.
  let step = 1
  if (isReached(k)) {
    let below = k - step
    while (isReached(below)) [k, below, step] = [below, below - 2 * step, 2 * step]
    return halved(below, k, isReached)
  }
  let above = k + step
  while (!isReached(above)) [k, above, step] = [above, above + 2 * step, 2 * step]
  return halved(k, above, isReached)
}

function halved(below: number, above: number, isReached: (k: number) => boolean): number {
  let [low, high] = [below, above]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    // Numbers so large that none lies between.
    if (middle <= low || middle >= high) break
    if (isReached(middle)) high = middle
    else low = middle
  }
  return high
}

/** A distribution whose quantiles are sought. */
function sought(own: Omit<Discrete, 'kind' | 'ppf'>): Discrete {
  return {
    kind: 'discrete',
    ...own,
    ppf: (p, shapes, tools) => leastWhere(k => own.cdf(k, shapes, tools) >= p, p, own, shapes, tools),
  }
}

/** Whether shares are the same but for the last digits of a series, which must not decide between two whole numbers. */
function areSame(share: number, p: number): boolean {
  return Math.abs(share - p) <= 4e-15 * Math.min(p, 1 - p)
}

/** One whose shares are sums, of which what lies above is known without what lies below. */
function soughtBothWays(own: Omit<Discrete, 'kind' | 'ppf' | 'isf'> & Required<Pick<Discrete, 'sf'>>): Discrete {
  return {
    kind: 'discrete',
    ...own,
    ppf: (p, shapes, tools) => {
      const holds = (share: number): boolean => share >= p || areSame(share, p)
      return leastWhere(k => holds(own.cdf(k, shapes, tools)), p, own, shapes, tools)
    },
    isf: (p, shapes, tools) => {
      const holds = (share: number): boolean => share <= p || areSame(share, p)
      return leastWhere(k => holds(own.sf(k, shapes, tools)), 1 - p, own, shapes, tools)
    },
  }
}

const poisson = soughtBothWays({
  name: 'poisson',
  shapes: ['mu'],
  exists: ([mu = NaN]) => mu >= 0,
  support: () => [0, Infinity],
  logpmf: (k, [mu = NaN], { math }) => {
    if (mu === 0) return k === 0 ? 0 : -Infinity
    return k === 0 ? -mu : logGammaTerm(k, mu, math) - math.log(k)
  },
  ...curvesOf((k, [mu = NaN], { special }) => mirrored(special.gammaShares(k + 1, mu))),
  moments: ([mu = NaN]) => [mu, mu],
})

function binomialLog(k: number, n: number, p: number, { math }: Tools): number {
  if (p === 0 || p === 1) return k === n * p ? 0 : -Infinity
  if (k === 0) return n * math.log1p(-p)
  if (k === n) return n * math.log(p)
  return logBetaTerm(k, n - k, p, 1 - p, math) - math.log(k) - math.log1p(-k / n)
}

const binom = soughtBothWays({
  name: 'binom',
  shapes: ['n', 'p'],
  exists: ([n = NaN, p = NaN]) => Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1,
  support: ([n = NaN]) => [0, n],
  logpmf: (k, [n = NaN, p = NaN], tools) => binomialLog(k, n, p, tools),
  ...curvesOf((k, [n = NaN, p = NaN], { special }) => mirrored(special.betaShares(k + 1, n - k, { x: p, y: 1 - p }))),
  moments: ([n = NaN, p = NaN]) => [n * p, n * p * (1 - p)],
})

const bernoulli = sought({
  name: 'bernoulli',
  shapes: ['p'],
  exists: ([p = NaN]) => p >= 0 && p <= 1,
  support: () => [0, 1],
  logpmf: (k, [p = NaN], { math }) => (k === 1 ? math.log(p) : math.log1p(-p)),
  pmf: (k, [p = NaN]) => (k === 1 ? p : 1 - p),
  cdf: (_, [p = NaN]) => 1 - p,
  sf: (_, [p = NaN]) => p,
  moments: ([p = NaN]) => [p, p * (1 - p)],
})

const geom: Discrete = {
  kind: 'discrete',
  name: 'geom',
  shapes: ['p'],
  exists: ([p = NaN]) => p > 0 && p <= 1,
  support: () => [1, Infinity],
  // Of small p their rest has lost digits.
  pmf: (k, [p = NaN], { math }) => (p < 0.01 ? math.exp((k - 1) * math.log1p(-p)) : math.pow(1 - p, k - 1)) * p,
  logpmf: (k, [p = NaN], { math }) => times(k - 1, () => math.log1p(-p)) + math.log(p),
  cdf: (k, [p = NaN], { math }) => -math.expm1(math.log1p(-p) * k),
  sf: (k, [p = NaN], { math }) => math.exp(math.log1p(-p) * k),
  logsf: (k, [p = NaN], { math }) => math.log1p(-p) * k,
  ppf: (q, [p = NaN], { math }) => {
    const k = Math.ceil(math.log1p(-q) / math.log1p(-p))
    const reaches = -math.expm1(math.log1p(-p) * (k - 1)) >= q && k > 1
    return reaches ? k - 1 : k
  },
  moments: ([p = NaN]) => [1 / p, (1 - p) / p / p],
}

const randint = sought({
  name: 'randint',
  shapes: ['low', 'high'],
  exists: ([low = NaN, high = NaN]) => high > low,
  support: ([low = NaN, high = NaN]) => [low, high - 1],
  pmf: (_, [low = NaN, high = NaN]) => 1 / (high - low),
  logpmf: (_, [low = NaN, high = NaN], { math }) => -math.log(high - low),
  cdf: (k, [low = NaN, high = NaN]) => (k - low + 1) / (high - low),
  moments: ([low = NaN, high = NaN]) => [(high + low - 1) / 2, ((high - low) ** 2 - 1) / 12],
})

export const discrete: readonly Discrete[] = [poisson, binom, bernoulli, geom, randint]
