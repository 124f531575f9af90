/** Windows: rows of weights that are largest in the middle. Formulas: Harris 1978, "On the use of windows for harmonic analysis". */
import { array, numbers } from '../../../arrays/array.ts'
import type { ScalarMath } from '../../../arrays/math.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, type FunctionValue, type ModuleValue, type Value } from '../../../evaluate/values.ts'
import { flag, given, needArray } from '../../arguments.ts'
import { moduleOf } from '../../python/module.ts'
import { itemsOf, lacking, numberOr, scipyRow } from '../numbers.ts'

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

/** The window that a name, a name with a number, or an array stands for. */
export function windowOf(
  value: Value | undefined,
  usual: string,
  count: number,
  isRepeated: boolean,
  site: CallSite,
): Float64Array {
  const { math } = site.session
  if (!given(value)) return made(usual, count, !isRepeated, NaN, math)
  if (isStr(value)) {
    const [, said = '', ending] = /^(.*?)(_periodic|_symmetric)?$/.exec(value.text.text) ?? []
    const alias: Readonly<Record<string, string>> = {
      hanning: 'hann',
      box: 'boxcar',
      rectangular: 'boxcar',
      ones: 'boxcar',
    }
    return made(alias[said] ?? said, count, ending === undefined ? !isRepeated : ending === '_symmetric', NaN, math)
  }
  const [name, own, ...others] = itemsOf(value) ?? []
  if (isStr(name)) {
    if (others.length > 0) throw lacking('a window of several numbers')
    return made(name.text.text, count, !isRepeated, numberOr(own, NaN, 'window', site), math)
  }
  const weighted = Float64Array.from(needArray(value, 'window', site).data)
  if (weighted.length === count) return weighted
  throw new PythonError('ValueError', 'The length of the window does not fit')
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
  ([window, count = null, isRepeated], site) =>
    array(windowOf(window, 'boxcar', toInteger(count, 'Nx', site), flag(isRepeated, true, site), site)),
  'xp device',
)

/** The module `scipy.signal.windows`. */
export const windowsModule: ModuleValue = moduleOf('scipy.signal.windows', [...functions, getWindow])
