/** `minimize_scalar`: the least value of a function of one number. */
import { scalar } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { str, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { given, optionalText } from '../../arguments.ts'
import { lacking, numberOr, scipyRow } from '../numbers.ts'
import { counted, furtherArguments, ofNumber, unfinished, type OfNumber } from './calls.ts'
import { optimum, optionsOf } from './found.ts'
import { bracketed, leastBetween, smallerShare, type Bracket, type Minimum, type NoBracket } from './minimum.ts'

const noNumber = 'NaN result encountered.'

/** Where to begin: from two places downhill, or between three that are given. */
function* bracketOf(value: Value | undefined, f: OfNumber, site: CallSite): Steps<Bracket | NoBracket> {
  const places = given(value) ? collect(value, site).map(each => numberOr(each, NaN, 'bracket', site)) : [0, 1]
  const [first = NaN, b = NaN, last] = places
  if (places.length === 2) return yield* bracketed(f, first, b)
  if (last === undefined || places.length !== 3)
    throw new PythonError('ValueError', 'Bracketing interval must be length 2 or 3 sequence.')
  const [a, c] = first > last ? [last, first] : [first, last]
  const wrong = (rule: string): PythonError =>
    new PythonError('ValueError', `Bracketing values (xa, xb, xc) do not fulfill this requirement: ${rule}`)
  if (!(a < b && b < c)) throw wrong('(xa < xb) and (xb < xc)')
  const [fa, fb, fc] = [yield* f(a), yield* f(b), yield* f(c)]
  if (!(fb < fa && fb < fc)) throw wrong('(f(xb) < f(xa)) and (f(xb) < f(xc))')
  return { places: [a, b, c], value: fb }
}

function result({ x, value, iterations, converged }: Minimum, calls: number, message: string): Value {
  return optimum([
    ['message', str(message)],
    ['success', converged],
    ['fun', scalar(value)],
    ['x', scalar(x)],
    ['nit', BigInt(iterations)],
    ['nfev', BigInt(calls)],
  ])
}

function* withinBounds(
  f: OfNumber,
  bounds: Value | undefined,
  near: number,
  most: number,
  calls: () => number,
  site: CallSite,
): Steps<Value> {
  if (!given(bounds)) throw new PythonError('ValueError', 'The `bounds` parameter is mandatory for method `bounded`.')
  const [low = NaN, high = NaN, ...others] = collect(bounds, site).map(each => numberOr(each, NaN, 'bounds', site))
  if (others.length > 0) throw new PythonError('ValueError', 'bounds must have two elements.')
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new PythonError('ValueError', 'Optimization bounds must be finite scalars.')
  if (low > high) throw new PythonError('ValueError', 'The lower bound exceeds the upper bound.')
  const root = Math.sqrt(2.2e-16)
  const found = yield* leastBetween(f, [low, high], {
    tolerance: x => root * Math.abs(x) + near / 3,
    // The first place counts as an iteration.
    iterations: Math.max(1, most - 1),
    share: smallerShare,
  })
  const isNumber = !Number.isNaN(found.value) && !Number.isNaN(found.lastValue)
  const message = isNumber
    ? found.converged
      ? 'Solution found.'
      : 'Maximum number of function calls reached.'
    : noNumber
  return result({ ...found, iterations: calls(), converged: found.converged && isNumber }, calls(), message)
}

/** By steps of Brent's method from what is found downhill. */
function* freely(
  f: OfNumber,
  bracket: Value | undefined,
  near: number,
  most: number,
  calls: () => number,
  site: CallSite,
): Steps<Value> {
  if (near < 0) throw new PythonError('ValueError', `tolerance should be >= 0, got ${site.session.text(near)}`)
  const begun = yield* bracketOf(bracket, f, site)
  if (!('places' in begun)) {
    const trouble =
      'The algorithm terminated without finding a valid bracket. Consider trying different initial points.'
    return result({ ...begun, lastValue: begun.value, iterations: 0, converged: false }, calls(), trouble)
  }
  const [a, x, b] = begun.places
  const manner = {
    tolerance: (at: number) => near * Math.abs(at) + 1e-11,
    iterations: most,
    // With as many digits as scipy has of it.
    share: 0.381966,
    takesNaN: true,
  }
  const found = yield* leastBetween(f, [a, b], manner, { x, value: begun.value })
  const isNumber = !Number.isNaN(found.value)
  const reached = `\nOptimization terminated successfully;\nThe returned value satisfies the termination criteria\n(using xtol = ${site.session.text(near)} )`
  const message = isNumber ? (found.converged ? reached : '\nMaximum number of iterations exceeded') : noNumber
  return result({ ...found, converged: found.converged && isNumber }, calls(), message)
}

export const minimizeScalar: FunctionValue = scipyRow(
  'minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None)',
  ([f = null, bracket, bounds, args, method, tol, options], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const name = (optionalText(method, 'method') ?? (given(bounds) ? 'bounded' : 'brent')).toLowerCase()
        if (name !== 'brent' && name !== 'bounded') throw lacking(`minimize_scalar(method='${name}')`)
        const { f: own, calls } = counted(ofNumber(f, furtherArguments(args), site))
        const isBounded = name === 'bounded'
        if (!isBounded && given(bounds))
          throw new PythonError('ValueError', "Use of `bounds` is incompatible with 'method=Brent'.")
        const said = optionsOf(options, ['maxiter', isBounded ? 'xatol' : 'xtol'], 'minimize_scalar')
        const most = numberOr(said.get('maxiter'), 500, 'maxiter', site)
        return isBounded
          ? yield* withinBounds(own, bounds, numberOr(said.get('xatol') ?? tol, 1e-5, 'xatol', site), most, calls, site)
          : yield* freely(own, bracket, numberOr(said.get('xtol') ?? tol, 1.48e-8, 'xtol', site), most, calls, site)
      })(),
    ),
)
