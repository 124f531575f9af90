/** Functions of `scipy.optimize` that look for zeros. */
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { general } from '../../../print/float.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { lacking, numberOr, scipyRow } from '../numbers.ts'
import { bisect, brent, type Tolerance } from './bracketed.ts'
import { counted, furtherArguments, NoNumber, ofNumber, unfinished, withNumbers, type OfNumber } from './calls.ts'
import { rootResults } from './found.ts'
import { fsolve } from './fsolve.ts'
import { bySecants, bySlopes, newton, newtonTolerance, startOf } from './newton.ts'

const leastRelative = 4 * Number.EPSILON

function toleranceOf(x: Value | undefined, r: Value | undefined, most: Value | undefined, site: CallSite): Tolerance {
  const [absolute, relative] = [numberOr(x, 2e-12, 'xtol', site), numberOr(r, leastRelative, 'rtol', site)]
  const iterations = given(most) ? toInteger(most, 'maxiter', site) : 100
  const text = (value: number): string => general(value, 6)
  if (absolute <= 0) throw new PythonError('ValueError', `xtol too small (${text(absolute)} <= 0)`)
  if (relative < leastRelative)
    throw new PythonError('ValueError', `rtol too small (${text(relative)} < ${text(leastRelative)})`)
  if (iterations < 0) throw new PythonError('ValueError', 'maxiter must be >= 0')
  return { absolute, relative, iterations }
}

function between(name: 'brentq' | 'bisect', method: typeof brent): FunctionValue {
  return scipyRow(
    `${name}(f, a, b, args=(), xtol=2e-12, rtol=8.881784197001252e-16, maxiter=100, full_output=False, disp=True)`,
    ([f = null, a, b, args, xtol, rtol, most, full, tells], site) =>
      unfinished(
        (function* (): Steps<Value> {
          const { f: own, calls } = counted(withNumbers(f, furtherArguments(args), site))
          const [low, high] = [numberOr(a, NaN, name, site), numberOr(b, NaN, name, site)]
          const found = yield* method(own, low, high, toleranceOf(xtol, rtol, most, site))
          if (!found.converged && flag(tells, true, site))
            throw new PythonError('RuntimeError', `Failed to converge after ${found.iterations} iterations.`)
          if (!flag(full, false, site)) return found.x
          return tuple([found.x, rootResults(found, calls(), name)])
        })(),
      ),
  )
}

/** By a difference to a place a little further from 0. */
function slopeOf(f: OfNumber): OfNumber {
  return function* (x) {
    const by = Math.sqrt(Number.EPSILON) * (x >= 0 ? 1 : -1) * Math.max(1, Math.abs(x))
    const here = yield* f(x)
    const there = x + by
    return ((yield* f(there)) - here) / (there - x)
  }
}

const rootScalar = scipyRow(
  'root_scalar(f, args=(), method=None, bracket=None, fprime=None, x0=None, x1=None, xtol=None, rtol=None, maxiter=None)',
  ([f = null, args, method, bracket, slope, x0, x1, xtol, rtol, most], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const more = furtherArguments(args)
        if (typeof slope === 'boolean') throw lacking('root_scalar(fprime=True)')
        const isGiven = [bracket, x0].some(given)
        const usual = given(bracket) ? 'brentq' : given(slope) || !given(x1) ? 'newton' : 'secant'
        const name = optionalText(method, 'method') ?? (isGiven ? usual : undefined)
        if (name === undefined)
          throw new PythonError(
            'ValueError',
            'Unable to select a solver as neither bracket nor starting point provided.',
          )
        if (name === 'brentq' || name === 'bisect') {
          if (!given(bracket)) throw new PythonError('ValueError', `Bracket needed for ${name}`)
          const { f: own, calls } = counted(withNumbers(f, more, site))
          const [a, b] = collect(bracket, site).map(each => numberOr(each, NaN, 'root_scalar', site))
          const run = name === 'brentq' ? brent : bisect
          const tolerance = toleranceOf(xtol, rtol, most, site)
          try {
            return rootResults(yield* run(own, a ?? NaN, b ?? NaN, tolerance), calls(), name)
          } catch (thrown) {
            if (!(thrown instanceof NoNumber)) throw thrown
            return rootResults(
              { x: thrown.place, iterations: NaN, converged: false },
              thrown.count,
              name,
              thrown.message,
            )
          }
        }
        if (name !== 'newton' && name !== 'secant') throw lacking(`root_scalar(method='${name}')`)
        if (!given(x0)) throw new PythonError('ValueError', `x0 must not be None for ${name}`)
        const { f: own, calls } = counted(ofNumber(f, more, site))
        const tolerance = newtonTolerance(xtol, rtol, most, site)
        const start = startOf(x0, site)
        if (name === 'secant') {
          const second = given(x1) ? numberOr(x1, NaN, 'root_scalar', site) : undefined
          const found = yield* bySecants(own, start, second, tolerance, site)
          return rootResults(found, calls(), name)
        }
        const rise = counted(given(slope) ? ofNumber(slope, more, site) : slopeOf(ofNumber(f, more, site)))
        const found = yield* bySlopes(own, rise.f, start, tolerance)
        return rootResults(found, calls() + rise.calls(), name)
      })(),
    ),
  'fprime2 options',
)

export const roots: readonly FunctionValue[] = [
  between('brentq', brent),
  between('bisect', bisect),
  newton,
  rootScalar,
  fsolve,
]
