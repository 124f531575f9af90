/** Distributions of whole numbers. Formulas: Johnson, Kemp & Kotz, "Univariate discrete distributions". */
import type { Discrete, Tools } from './distribution.ts'

/** k ln p, which is 0 for k = 0. */
function times(k: number, log: () => number): number {
  return k === 0 ? 0 : k * log()
}

/** The least whole number at which there is a share below, sought from where a normal distribution has it. */
function leastReaching(
  p: number,
  distribution: Pick<Discrete, 'cdf' | 'moments' | 'support'>,
  shapes: readonly number[],
  tools: Tools,
): number {
  const [least, most] = distribution.support(shapes)
  const [mean, variance] = distribution.moments(shapes, tools)
  // Steps of one go nowhere beyond the integers that doubles tell apart.
  if (!(Math.abs(mean) + Math.sqrt(variance) <= Number.MAX_SAFE_INTEGER)) return NaN
  const isReached = (k: number): boolean => k >= most || (k >= least && distribution.cdf(k, shapes, tools) >= p)
  let k = Math.min(most, Math.max(least, Math.round(mean + Math.sqrt(variance) * tools.special.ndtri(p))))
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
  return { kind: 'discrete', ...own, ppf: (p, shapes, tools) => leastReaching(p, own, shapes, tools) }
}

const poisson = sought({
  name: 'poisson',
  shapes: ['mu'],
  exists: ([mu = NaN]) => mu >= 0,
  support: () => [0, Infinity],
  logpmf: (k, [mu = NaN], { math, special }) => times(k, () => math.log(mu)) - special.gammaln(k + 1) - mu,
  cdf: (k, [mu = NaN], { special }) => special.gammaincc(k + 1, mu),
  sf: (k, [mu = NaN], { special }) => special.gammainc(k + 1, mu),
  moments: ([mu = NaN]) => [mu, mu],
})

function binomialLog(k: number, n: number, p: number, { math, special }: Tools): number {
  const ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
  return ways + times(k, () => math.log(p)) + times(n - k, () => math.log1p(-p))
}

const binom = sought({
  name: 'binom',
  shapes: ['n', 'p'],
  exists: ([n = NaN, p = NaN]) => Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1,
  support: ([n = NaN]) => [0, n],
  logpmf: (k, [n = NaN, p = NaN], tools) => binomialLog(k, n, p, tools),
  cdf: (k, [n = NaN, p = NaN], { special }) => special.betainc(n - k, k + 1, 1 - p),
  sf: (k, [n = NaN, p = NaN], { special }) => special.betainc(k + 1, n - k, p),
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
  pmf: (k, [p = NaN], { math }) => math.pow(1 - p, k - 1) * p,
  logpmf: (k, [p = NaN], { math }) => times(k - 1, () => math.log1p(-p)) + math.log(p),
  cdf: (k, [p = NaN], { math }) => -math.expm1(math.log1p(-p) * k),
  sf: (k, [p = NaN], { math }) => math.exp(math.log1p(-p) * k),
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
