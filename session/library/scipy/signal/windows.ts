/** Windows: rows of weights that are largest in the middle. Formulas: Harris 1978, "On the use of windows for harmonic analysis". */
import { array, numbers } from '../../../arrays/array.ts'
import type { ScalarMath } from '../../../arrays/math.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toArray, toInteger, toNumber } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, type FunctionValue, type ModuleValue, type Value } from '../../../evaluate/values.ts'
import { flag, given } from '../../arguments.ts'
import { moduleOf } from '../../python/module.ts'
import { lacking, numberOr, scipyRow } from '../numbers.ts'

/** A weight, given its place, the last place, and a number of the window's own. */
type Weight = (k: number, last: number, own: number, math: ScalarMath) => number

/** A sum of cosines of whole turns over the window. */
function cosines(...factors: readonly number[]): Weight {
  return (k, last, _, math) =>
    factors.reduce((sum, factor, n) => sum + factor * math.cos((2 * Math.PI * n * (k - last / 2)) / last), 0)
}

const weights: Readonly<Record<string, Weight>> = {
  boxcar: () => 1,
  hann: cosines(0.5, 0.5),
  hamming: cosines(0.54, 0.46),
  blackman: cosines(0.42, 0.5, 0.08),
  bartlett: (k, last) => (k <= last / 2 ? (2 * k) / last : 2 - (2 * k) / last),
  gaussian: (k, last, spread, math) => math.exp(-((k - last / 2) ** 2) / (2 * spread * spread)),
  exponential: (k, last, tau, math) => math.exp(-Math.abs(k - last / 2) / tau),
}

/** A window of so many weights; one that is to be repeated has the weight behind it left out. */
function made(name: string, count: number, isSymmetric: boolean, own: number, math: ScalarMath): Float64Array {
  const weight = weights[name]
  if (weight === undefined) throw lacking(`the window '${name}'`)
  if (count < 0) throw new PythonError('ValueError', 'Window length M must be a non-negative integer')
  if (count <= 1) return new Float64Array(count).fill(1)
  const last = isSymmetric ? count - 1 : count
  return numbers(count, k => weight(k, last, own, math))
}

/** Other names, as scipy knows them. */
const aliases: Readonly<Record<string, string>> = {
  box: 'boxcar', ones: 'boxcar', rect: 'boxcar', rectangular: 'boxcar',
  han: 'hann', hamm: 'hamming', ham: 'hamming', black: 'blackman', blk: 'blackman', bart: 'bartlett', brt: 'bartlett',
  gauss: 'gaussian', gss: 'gaussian', poisson: 'exponential',
} // prettier-ignore

/** What scipy has besides. */
const others =
  'barthann brthan bth blackmanharris blackharr bkh bohman bman bmn chebwin cheb cosine halfcosine dpss flattop flat flt general_cosine general_hamming general_gaussian gauss_gen gen_gauss gengauss kaiser ksr kaiser_bessel_derived kbd lanczos sinc nuttall nutl nut parzen parz par taylor taylorwin triangle triang tri tukey tuk'.split(
    ' ',
  )

/** A window by its name, which may say how it ends, and with a number of its own for some. */
function named(
  name: string,
  parameters: readonly Value[],
  shown: Value,
  count: number,
  isRepeated: boolean,
  site: CallSite,
): Float64Array {
  const [, said = '', ending] = /^(.*?)(_periodic|_symmetric)?$/.exec(name) ?? []
  const own = aliases[said] ?? said
  if (others.includes(own)) throw lacking(`the window '${said}'`)
  const wrong = (reason: string): PythonError => new PythonError('ValueError', reason)
  const window = `window=${site.session.repr(shown)}`
  if (!(own in weights)) throw wrong(`Invalid window name '${said}' in parameter ${window}!`)
  const isSymmetric = ending === undefined ? !isRepeated : ending === '_symmetric'
  const { math } = site.session
  if (own === 'exponential') {
    const [center, tau] = parameters
    if (given(center)) throw lacking("the argument 'center' of exponential")
    return made(own, count, isSymmetric, numberOr(tau, 1, 'window', site), math)
  }
  if (own === 'gaussian') {
    if (parameters.length === 0) throw wrong(`'${said}' must have parameters, but ${window}!`)
    return made(own, count, isSymmetric, numberOr(parameters[0], NaN, 'window', site), math)
  }
  if (parameters.length > 0) throw wrong(`'${said}' does not allow parameters, but ${window}!`)
  return made(own, count, isSymmetric, NaN, math)
}

/** The window that a name, or a name with numbers in a tuple, stands for. */
export function windowOf(value: Value, count: number, isRepeated: boolean, site: CallSite): Float64Array {
  if (isStr(value)) return named(value.text.text, [], value, count, isRepeated, site)
  const { session } = site
  if (typeof value === 'object' && value?.kind === 'tuple') {
    const [name, ...parameters] = value.items
    if (isStr(name)) return named(name.text.text, parameters, value, count, isRepeated, site)
    const shown = `window=${session.repr(value)}`
    throw new PythonError('ValueError', `First tuple entry of parameter ${shown} is not a str!`)
  }
  if (toArray(value, site)?.data.length === 1) throw lacking("the window 'kaiser'")
  throw new PythonError('ValueError', `Parameter window=${session.repr(value)} must be a tuple, a string or a float!`)
}

const functions: readonly FunctionValue[] = Object.keys(weights).map(name => {
  const parameter = { gaussian: 'std, ', exponential: 'center=None, tau=1.0, ' }[name] ?? ''
  return scipyRow(
    `${name}(M, ${parameter}sym=True)`,
    ([m = null, ...rest], site) => {
      const count = toInteger(m, 'M', site)
      if (name === 'exponential' && given(rest[0])) throw lacking("the argument 'center' of exponential")
      const own = name === 'gaussian' ? rest[0] : name === 'exponential' ? rest[1] : undefined
      const isSymmetric = flag(rest[name === 'gaussian' ? 1 : name === 'exponential' ? 2 : 0], true, site)
      return array(
        made(name, count, isSymmetric, numberOr(own, name === 'exponential' ? 1 : NaN, name, site), site.session.math),
      )
    },
    'xp device',
  )
})

export const getWindow: FunctionValue = scipyRow(
  'get_window(window, Nx, fftbins=True)',
  ([window = null, given_ = null, isRepeated], site) => {
    const count = toNumber(given_, 'Nx', site)
    if (!(count > 0) || !Number.isInteger(count) || typeof given_ === 'number')
      throw new PythonError('ValueError', `Parameter Nx=${site.session.text(given_)} is not a positive integer`)
    if (isRepeated !== undefined && typeof isRepeated !== 'boolean')
      throw new PythonError('ValueError', `Parameter fftbins=${site.session.text(isRepeated)} is not of type bool!`)
    return array(windowOf(window, count, isRepeated ?? true, site))
  },
  'xp device',
)

/** The module `scipy.signal.windows`. */
export const windowsModule: ModuleValue = moduleOf('scipy.signal.windows', [...functions, getWindow])
