/** The module `scipy.special`. */
import { isDimensionless } from '../../../units/index.ts'
import { array, at, numbers, scalar, type ArrayValue } from '../../arrays/array.ts'
import type { ScalarMath } from '../../arrays/math.ts'
import { reduce } from '../../arrays/reduce.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { flag, given, needArray, optionalAxes } from '../arguments.ts'
import { moduleOf } from '../python/module.ts'
import { elementwise, lacking, needNumbers, scipyRow } from './numbers.ts'
import { hasSpecialFunctions, loadSpecialFunctions, specialOf, type SpecialFunctions } from './special-functions.ts'

/** What the functions of a session are made of. */
interface Tools {
  readonly special: SpecialFunctions
  readonly math: ScalarMath
}

/** Numbers for a function of scipy's, which refuses what has a unit as Brian 2 does. */
function needPlain(value: Value | undefined, name: string, site: CallSite): ArrayValue {
  const values = needArray(value, name, site)
  if (isDimensionless(values.dimension)) return values
  throw new PythonError(
    'TypeError',
    `operand type(s) all returned NotImplemented from __array_ufunc__(<ufunc '${name}'>, '__call__'): 'Quantity'`,
    { help: 'divide by a unit: erf(v/mV)' },
  )
}

function ufunc(signature: string, f: (numbers: readonly number[], tools: Tools) => number): FunctionValue {
  return scipyRow(
    signature.replace(')', ', /)'),
    (arguments_, site) => {
      const name = signature.slice(0, signature.indexOf('('))
      const { session } = site
      const tools = { special: specialOf(session), math: session.math }
      return elementwise(
        arguments_.map(each => needPlain(each, name, site)),
        point => f(point, tools),
      )
    },
    'out where dtype',
  )
}

const ofOne = [
  'erf', 'erfc', 'erfcx', 'erfinv', 'erfcinv', 'ndtr', 'ndtri', 'gamma', 'gammaln', 'dawsn', 'expi', 'i0', 'i0e', 'i1',
  'i1e', 'j0', 'j1', 'k0', 'k1', 'y0', 'y1',
] as const // prettier-ignore

const ofTwo = ['beta', 'betaln', 'binom', 'gammainc', 'gammaincc', 'gammaincinv', 'gammainccinv', 'jv'] as const

/** x ln y, which is 0 at x = 0. */
function xlogy(x: number, y: number, math: ScalarMath): number {
  return x === 0 && !Number.isNaN(y) ? 0 : x * math.log(y)
}

function exactProduct(from: bigint, to: bigint): bigint {
  let made = 1n
  for (let k = from; k <= to; k++) made *= k
  return made
}

/** The largest argument of which an exact factorial is computed. */
const longest = 20_000

function exactWhole(value: Value | undefined, name: string, site: CallSite): bigint {
  const whole = toInteger(value ?? null, name, site)
  if (whole > longest) throw new PythonError('MemoryError', `${name} of ${whole} is too large`)
  return BigInt(whole)
}

const factorial = scipyRow("factorial(n, exact=False, extend='zero')", ([n, exact, extend], site) => {
  if (given(extend) && site.session.text(extend) !== 'zero') throw lacking("factorial(extend='complex')")
  const values = needPlain(n, 'factorial', site)
  if (flag(exact, false, site)) {
    if (values.shape.length > 0) throw lacking('factorial(exact=True) of arrays')
    const whole = exactWhole(n, 'n', site)
    return whole < 0n ? 0n : exactProduct(2n, whole)
  }
  const { gamma } = specialOf(site.session)
  return elementwise([values], ([x = NaN]) => (x < 0 ? 0 : gamma(x + 1)))
})

const comb = scipyRow('comb(N, k, *, exact=False, repetition=False)', ([n, k, exact, repetition], site) => {
  if (flag(repetition, false, site)) throw lacking('comb(repetition=True)')
  if (flag(exact, false, site)) {
    const [all, some] = [exactWhole(n, 'N', site), exactWhole(k, 'k', site)]
    if (some < 0n || some > all) return 0n
    const fewer = some < all - some ? some : all - some
    return exactProduct(all - fewer + 1n, all) / exactProduct(2n, fewer)
  }
  const { binom } = specialOf(site.session)
  return elementwise([needPlain(n, 'comb', site), needPlain(k, 'comb', site)], ([all = NaN, some = NaN]) =>
    some >= 0 && some <= all ? binom(all, some) : 0,
  )
})

/** ln Σ e^x, by the largest of the numbers, so that no power is too large. */
function logOfSum(line: Float64Array, { exp, log }: ScalarMath): number {
  const largest = line.reduce((most, x) => (x > most ? x : most), -Infinity)
  if (!Number.isFinite(largest)) return largest
  return largest + log(line.reduce((sum, x) => sum + exp(x - largest), 0))
}

const logsumexp = scipyRow(
  'logsumexp(a, axis=None, *, keepdims=False)',
  ([a, axis, keepdims], site) => {
    const values = needPlain(a, 'logsumexp', site)
    const along = { axes: optionalAxes(axis, site), keep: flag(keepdims, false, site) }
    const { math } = site.session
    return reduce(values, along, line => logOfSum(line, math), 'float', values.dimension, math.lines)
  },
  'b return_sign',
)

const softmax = scipyRow('softmax(x, axis=None)', ([x, axis], site) => {
  const values = needPlain(x, 'softmax', site)
  if (given(axis) && values.shape.length > 1) throw lacking('softmax() of more than a row')
  const { math } = site.session
  const all = logOfSum(Float64Array.from(values.data), math)
  return array(
    numbers(values.data.length, k => math.exp(at(values, k) - all)),
    values.shape,
  )
})

const functions: readonly FunctionValue[] = [
  ...ofOne.map(name => ufunc(`${name}(x)`, ([x = NaN], { special }) => special[name](x))),
  ...ofTwo.map(name => ufunc(`${name}(a, b)`, ([a = NaN, b = NaN], { special }) => special[name](a, b))),
  ...(['psi', 'digamma'] as const).map(name => ufunc(`${name}(x)`, ([x = NaN], { special }) => special.psi(x))),
  ufunc('loggamma(z)', ([x = NaN], { special }) => (x < 0 ? NaN : special.gammaln(x))),
  ufunc('ellipk(m)', ([m = NaN], { special }) => special.ellipk(m)),
  ufunc('ellipe(m)', ([m = NaN], { special }) => special.ellipe(m)),
  ufunc('log_ndtr(x)', ([x = NaN], { special }) => special.logNdtr(x)),
  ufunc('betainc(a, b, x)', ([a = NaN, b = NaN, x = NaN], { special }) => special.betainc(a, b, x)),
  ufunc('betaincinv(a, b, y)', ([a = NaN, b = NaN, p = NaN], { special }) => special.betaincinv(a, b, p)),
  ufunc('exp1(x)', ([x = NaN], { special }) => (x < 0 ? NaN : special.expn(1, x))),
  ufunc('expn(n, x)', ([n = NaN, x = NaN], { special }) => special.expn(n, x)),
  ufunc('expit(x)', ([x = NaN], { math }) => 1 / (1 + math.exp(-x))),
  ufunc('logit(p)', ([p = NaN], { math }) =>
    // Near one half the quotient is near 1, and its logarithm has lost digits.
    Math.abs(p - 0.5) < 0.1 ? math.log1p((2 * (p - 0.5)) / (1 - p)) : math.log(p / (1 - p)),
  ),
  ufunc('log_expit(x)', ([x = NaN], { math }) => (x < 0 ? x - math.log1p(math.exp(x)) : -math.log1p(math.exp(-x)))),
  ufunc('xlogy(x, y)', ([x = NaN, y = NaN], { math }) => xlogy(x, y, math)),
  ufunc('xlog1py(x, y)', ([x = NaN, y = NaN], { math }) => (x === 0 && !Number.isNaN(y) ? 0 : x * math.log1p(y))),
  ufunc('entr(x)', ([x = NaN], { math }) => (x < 0 ? -Infinity : -xlogy(x, x, math))),
  ufunc('rel_entr(x, y)', ([x = NaN, y = NaN], { math }) => {
    if (Number.isNaN(x) || Number.isNaN(y)) return NaN
    if (x > 0 && y > 0) {
      const ratio = x / y
      // One that is too large or too small for a double has a logarithm.
      return x * (ratio > 1e-300 && ratio < Infinity ? math.log(ratio) : math.log(x) - math.log(y))
    }
    return x === 0 && y >= 0 ? 0 : Infinity
  }),
  ufunc('exprel(x)', ([x = NaN], { math }) => math.exprel(x)),
  ufunc('expm1(x)', ([x = NaN], { math }) => math.expm1(x)),
  ufunc('log1p(x)', ([x = NaN], { math }) => math.log1p(x)),
  ufunc('exp2(x)', ([x = NaN], { math }) => math.pow(2, x)),
  ufunc('exp10(x)', ([x = NaN], { math }) => math.pow(10, x)),
  scipyRow(
    'zeta(x, q=None)',
    ([x, q], site) => {
      const { zeta } = specialOf(site.session)
      const start = given(q) ? needNumbers(q, 'zeta', site) : scalar(1)
      return elementwise([needPlain(x, 'zeta', site), start], ([s = NaN, a = NaN]) => {
        if (s < 1) throw lacking('zeta() below 1')
        return s === 1 ? Infinity : zeta(s, a)
      })
    },
    'out',
  ),
  factorial,
  comb,
  logsumexp,
  softmax,
]

/** A module of scipy's that has special functions in it. */
export function withSpecial(module: ModuleValue): ModuleValue {
  return {
    ...module,
    load: async session => {
      if (!hasSpecialFunctions(session)) await loadSpecialFunctions(session)
      return module
    },
  }
}

/** The module `scipy.special`. */
export const specialModule: ModuleValue = withSpecial(moduleOf('scipy.special', functions))
