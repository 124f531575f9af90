/** What a distribution is: its shapes, and functions of a single number in units of its scale, from its location. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { shareOf, type LogShares } from '../special/shares.ts'
import type { SpecialFunctions } from '../special-functions.ts'

/** What distributions are computed with. */
export interface Tools {
  readonly math: ScalarMath
  readonly special: SpecialFunctions
}

type OfNumber = (x: number, shapes: readonly number[], tools: Tools) => number

interface Common {
  readonly name: string
  readonly shapes: readonly string[]
  /** Whether there is such a distribution; without it, shapes have to be above 0. */
  readonly exists?: (shapes: readonly number[]) => boolean
  readonly support: (shapes: readonly number[]) => readonly [least: number, most: number]
  readonly cdf: OfNumber
  /** What lies above, where that is more exact than 1 − cdf. */
  readonly sf?: OfNumber
  /** Their logarithms, where shares that are too small for a double have one. */
  readonly logcdf?: OfNumber
  readonly logsf?: OfNumber
  readonly ppf: OfNumber
  readonly isf?: OfNumber
  readonly moments: (shapes: readonly number[], tools: Tools) => readonly [mean: number, variance: number]
}

export interface Continuous extends Common {
  readonly kind: 'continuous'
  readonly logpdf: OfNumber
  readonly pdf?: OfNumber
  /** The location and scale under which numbers are likeliest, where these have a formula and there are no shapes. */
  readonly fit?: (data: Float64Array) => readonly [location: number, scale: number]
}

/** One of whole numbers. */
export interface Discrete extends Common {
  readonly kind: 'discrete'
  readonly logpmf: OfNumber
  readonly pmf?: OfNumber
}

/** The four curves of a distribution whose shares are known by their logarithms. */
export function curvesOf(
  shares: (x: number, shapes: readonly number[], tools: Tools) => LogShares,
): Required<Pick<Common, 'cdf' | 'sf' | 'logcdf' | 'logsf'>> {
  return {
    cdf: (x, shapes, tools) => {
      const { below, above } = shares(x, shapes, tools)
      return shareOf(below, above, tools.math)
    },
    sf: (x, shapes, tools) => {
      const { below, above } = shares(x, shapes, tools)
      return shareOf(above, below, tools.math)
    },
    logcdf: (x, shapes, tools) => shares(x, shapes, tools).below,
    logsf: (x, shapes, tools) => shares(x, shapes, tools).above,
  }
}

export type Distribution = Continuous | Discrete

/** The functions that a distribution has of numbers of its own. */
export type Curve = 'pdf' | 'logpdf' | 'pmf' | 'logpmf' | 'cdf' | 'sf' | 'logcdf' | 'logsf' | 'ppf' | 'isf'

/** Whether it is a distribution of numbers at all. */
export function exists({ exists: own }: Distribution, shapes: readonly number[]): boolean {
  return own === undefined ? shapes.every(each => each > 0) : own(shapes)
}

/** A value of one of its curves, for a number in units of its scale from its location. */
export function valueOf(
  distribution: Distribution,
  curve: Curve,
  x: number,
  shapes: readonly number[],
  tools: Tools,
): number {
  if (Number.isNaN(x) || !exists(distribution, shapes)) return NaN
  switch (curve) {
    case 'ppf':
    case 'isf':
      return quantile(distribution, curve, x, shapes, tools)
    case 'cdf':
    case 'logcdf':
    case 'sf':
    case 'logsf':
      return share(distribution, curve, x, shapes, tools)
    default:
      return density(distribution, curve, x, shapes, tools)
  }
}

function quantile(
  distribution: Distribution,
  curve: 'ppf' | 'isf',
  p: number,
  shapes: readonly number[],
  tools: Tools,
): number {
  if (!(p >= 0 && p <= 1)) return NaN
  const [least, most] = distribution.support(shapes)
  // By scipy's convention that of whole numbers below which there is nothing is one less than the least.
  const first = distribution.kind === 'discrete' ? least - 1 : least
  if (p === 0) return curve === 'ppf' ? first : most
  if (p === 1) return curve === 'ppf' ? most : first
  if (curve === 'ppf') return distribution.ppf(p, shapes, tools)
  if (distribution.isf !== undefined) return distribution.isf(p, shapes, tools)
  return 1 - p === 1 ? most : distribution.ppf(1 - p, shapes, tools)
}

function share(
  distribution: Distribution,
  curve: 'cdf' | 'logcdf' | 'sf' | 'logsf',
  x: number,
  shapes: readonly number[],
  tools: Tools,
): number {
  const [least, most] = distribution.support(shapes)
  const place = distribution.kind === 'discrete' ? Math.floor(x) : x
  if (curve === 'logcdf' || curve === 'logsf') {
    const isInside = place < most && (place > least || (place === least && distribution.kind === 'discrete'))
    if (isInside && distribution[curve] !== undefined) return distribution[curve](place, shapes, tools)
    const part = (which: 'cdf' | 'sf'): number => share(distribution, which, x, shapes, tools)
    const found = part(curve === 'logcdf' ? 'cdf' : 'sf')
    if (!(found > 0.5)) return tools.math.log(found)
    // Of nearly all, what is left says more.
    const left = part(curve === 'logcdf' ? 'sf' : 'cdf')
    return left === 0 ? 0 : tools.math.log1p(-left)
  }
  if (place < least || (place === least && distribution.kind === 'continuous')) return curve === 'cdf' ? 0 : 1
  if (place >= most) return curve === 'cdf' ? 1 : 0
  if (curve === 'cdf') return distribution.cdf(place, shapes, tools)
  return distribution.sf === undefined
    ? 1 - distribution.cdf(place, shapes, tools)
    : distribution.sf(place, shapes, tools)
}

function density(
  distribution: Distribution,
  curve: 'pdf' | 'logpdf' | 'pmf' | 'logpmf',
  x: number,
  shapes: readonly number[],
  tools: Tools,
): number {
  const [least, most] = distribution.support(shapes)
  const isLog = curve === 'logpdf' || curve === 'logpmf'
  const { math } = tools
  if (x < least || x > most || Math.abs(x) === Infinity || (distribution.kind === 'discrete' && !Number.isInteger(x)))
    return isLog ? -Infinity : 0
  const [own, log] =
    distribution.kind === 'discrete' ? [distribution.pmf, distribution.logpmf] : [distribution.pdf, distribution.logpdf]
  if (isLog) return log(x, shapes, tools)
  return own === undefined ? math.exp(log(x, shapes, tools)) : own(x, shapes, tools)
}
