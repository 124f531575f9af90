/** Families of distributions: parameters, and how to draw one number. */
import type { ValueType } from '../../../abi/index.ts'
import type { ScalarMath } from '../../arrays/math.ts'
import { beta, binomial, exponential, gamma, geometric, triangular } from './distributions.ts'
import { floatToWord } from '../../evaluate/float-to-integer.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { Draws } from './draw.ts'

export interface Distribution {
  /** Parameters with their usual values; undefined for those that must be given. */
  readonly parameters: readonly (readonly [name: string, usual: number | undefined])[]
  readonly type?: ValueType
  /** What the parameters must be, if not anything. */
  readonly refuse?: (parameters: readonly number[]) => PythonError | undefined
  readonly one: (parameters: readonly number[], draws: Draws, math: ScalarMath) => number
  /** Many with the same parameters, where that is faster than one by one. */
  readonly many?: (parameters: readonly number[], count: number, draws: Draws, math: ScalarMath) => Float64Array
}

/** `from + by·x` of each, in place. */
function scaled(row: Float64Array, from: number, by: number): Float64Array {
  for (let k = 0; k < row.length; k++) row[k] = from + by * (row[k] ?? NaN)
  return row
}

/** As {@link exponential} draws one. */
function exponentials(scale: number, count: number, draws: Draws, math: ScalarMath): Float64Array {
  const row = scaled(draws.uniforms(count), 0, -1)
  math.rows.log1p(row, row)
  for (let k = 0; k < row.length; k++) row[k] = scale * -(row[k] ?? NaN)
  return row
}

/** numpy's refusal, unless a parameter is what it must be. */
function unless(right: boolean, message: string, type = 'ValueError'): PythonError | undefined {
  return right ? undefined : new PythonError(type, message)
}

/** Refuses a negative parameter; numpy lets NaN through. */
function negative(name: string, index: number): (parameters: readonly number[]) => PythonError | undefined {
  return parameters => unless(!((parameters[index] ?? 0) < 0), `${name} < 0`)
}

function positive(name: string, value: number): PythonError | undefined {
  return unless(!(value <= 0), `${name} <= 0`)
}

const chance = ([p = 0]: readonly number[]): PythonError | undefined =>
  unless(p >= 0 && p <= 1, 'p < 0, p > 1 or p contains NaNs')

/** A number of trials, as Python makes an integer of 64 bits of it. */
const trials = (n: number): PythonError | undefined => {
  floatToWord(n)
  return unless(n >= 0, 'n < 0')
}

/** The largest mean whose numbers fit into 64 bits, ten standard deviations below their end. */
const largestMean = 2 ** 63 - 10 * Math.sqrt(2 ** 63)

/** Every family that is drawn number by number. */
export const families: readonly (readonly [name: string, distribution: Distribution])[] = [
  ['uniform', {
    parameters: [['low', 0], ['high', 1]],
    refuse: ([low = 0, high = 1]) => unless(Number.isFinite(high - low), 'Range exceeds valid bounds', 'OverflowError'),
    one: ([low = 0, high = 1], draws) => low + (high - low) * draws.uniform(),
    many: ([low = 0, high = 1], count, draws) => scaled(draws.uniforms(count), low, high - low),
  }],
  ['normal', {
    parameters: [['loc', 0], ['scale', 1]], refuse: negative('scale', 1),
    one: ([loc = 0, scale = 1], draws) => loc + scale * draws.normal(),
    many: ([loc = 0, scale = 1], count, draws) => scaled(draws.normals(count), loc, scale),
  }],
  ['lognormal', {
    parameters: [['mean', 0], ['sigma', 1]], refuse: negative('sigma', 1),
    one: ([mean = 0, sigma = 1], draws, math) => math.exp(mean + sigma * draws.normal()),
  }],
  ['exponential', {
    parameters: [['scale', 1]], refuse: negative('scale', 0),
    one: ([scale = 1], draws, math) => scale * exponential(draws, math),
    many: ([scale = 1], count, draws, math) => exponentials(scale, count, draws, math),
  }],
  ['standard_exponential', {
    parameters: [], one: (_, draws, math) => exponential(draws, math),
    many: (_, count, draws, math) => exponentials(1, count, draws, math),
  }],
  ['poisson', {
    parameters: [['lam', 1]], type: 'integer',
    refuse: ([lam = 0]) => unless(lam >= 0, 'lam < 0 or lam contains NaNs') ?? unless(lam <= largestMean, 'lam value too large'),
    one: ([lam = 1], draws) => draws.poissons(Float64Array.of(lam))[0] ?? 0,
    many: ([lam = 1], count, draws) => draws.poissons(new Float64Array(count).fill(lam)),
  }],
  ['gamma', {
    parameters: [['shape', undefined], ['scale', 1]], refuse: ([shape = 0, scale = 0]) => negative('shape', 0)([shape]) ?? negative('scale', 0)([scale]),
    one: ([shape = 1, scale = 1], draws, math) => scale * gamma(shape, draws, math),
  }],
  ['standard_gamma', {
    parameters: [['shape', undefined]], refuse: negative('shape', 0),
    one: ([shape = 1], draws, math) => gamma(shape, draws, math),
  }],
  ['chisquare', {
    parameters: [['df', undefined]], refuse: ([df = 0]) => positive('df', df),
    one: ([df = 1], draws, math) => 2 * gamma(df / 2, draws, math),
  }],
  ['beta', {
    parameters: [['a', undefined], ['b', undefined]],
    refuse: ([a = 0, b = 0]) => positive('a', a) ?? positive('b', b),
    one: ([a = 1, b = 1], draws, math) => beta(a, b, draws, math),
  }],
  ['binomial', {
    parameters: [['n', undefined], ['p', undefined]], type: 'integer',
    refuse: ([n = 0, p = 0]) => trials(n) ?? chance([p]),
    one: ([n = 0, p = 0], draws, math) => binomial(Math.trunc(n), p, draws, math),
  }],
  ['geometric', {
    parameters: [['p', undefined]], type: 'integer', refuse: ([p = 0]) => unless(p > 0 && p <= 1, 'p <= 0, p > 1 or p contains NaNs'),
    one: ([p = 1], draws, math) => geometric(p, draws, math),
  }],
  ['triangular', {
    parameters: [['left', undefined], ['mode', undefined], ['right', undefined]],
    refuse: ([left = 0, mode = 0, right = 0]) =>
      unless(!(left > mode), 'left > mode') ?? unless(!(mode > right), 'mode > right') ?? unless(left !== right, 'left == right'),
    one: ([left = 0, mode = 0, right = 0], draws) => triangular([left, mode, right], draws),
  }],
  ['rayleigh', {
    parameters: [['scale', 1]], refuse: negative('scale', 0),
    one: ([scale = 1], draws, math) => scale * Math.sqrt(2 * exponential(draws, math)),
  }],
  ['weibull', {
    parameters: [['a', undefined]], refuse: negative('a', 0),
    one: ([a = 1], draws, math) => (a === 0 ? 0 : math.pow(exponential(draws, math), 1 / a)),
  }],
  ['power', {
    parameters: [['a', undefined]], refuse: ([a = 0]) => positive('a', a),
    one: ([a = 1], draws, math) => math.pow(1 - draws.uniform(), 1 / a),
  }],
  ['laplace', {
    parameters: [['loc', 0], ['scale', 1]], refuse: negative('scale', 1),
    one: ([loc = 0, scale = 1], draws, math) => {
      const size = scale * exponential(draws, math)
      return draws.uniform() < 0.5 ? loc - size : loc + size
    },
  }],
] // prettier-ignore
