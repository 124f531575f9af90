/** Functions of `scipy.optimize` that look for zeros. */
import { scalar } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { str, tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { bisect, brent, type Root, type Tolerance } from './bracketed.ts'
import { counted, furtherArguments, ofNumber, unfinished, type OfNumber } from './calls.ts'
import { rootFound } from './found.ts'
import { fsolve } from './fsolve.ts'

type Method = 'brentq' | 'bisect' | 'newton' | 'secant'

function toleranceOf(x: Value | undefined, r: Value | undefined, most: Value | undefined, site: CallSite): Tolerance {
  return {
    absolute: numberOr(x, 2e-12, 'xtol', site),
    relative: numberOr(r, 4 * Number.EPSILON, 'rtol', site),
    iterations: given(most) ? toInteger(most, 'maxiter', site) : 100,
  }
}

function results(found: Root, calls: number, method: Method): Value {
  return rootFound([
    ['converged', found.converged],
    ['flag', str(found.converged ? 'converged' : 'convergence error')],
    ['function_calls', BigInt(calls)],
    ['iterations', BigInt(found.iterations)],
    ['root', found.x],
    ['method', str(method)],
  ])
}

function notConverged({ x, iterations }: Root, { session }: CallSite): PythonError {
  const message = `Failed to converge after ${iterations} iterations, value is ${session.text(x)}.`
  return new PythonError('RuntimeError', message)
}

function between(name: 'brentq' | 'bisect', method: typeof brent): FunctionValue {
  return scipyRow(
    `${name}(f, a, b, args=(), xtol=2e-12, rtol=8.881784197001252e-16, maxiter=100, full_output=False, disp=True)`,
    ([f = null, a, b, args, xtol, rtol, most, full, tells], site) =>
      unfinished(
        (function* (): Steps<Value> {
          const { f: own, calls } = counted(ofNumber(f, furtherArguments(args), site))
          const [low, high] = [numberOr(a, NaN, name, site), numberOr(b, NaN, name, site)]
          const found = yield* method(own, low, high, toleranceOf(xtol, rtol, most, site))
          if (!found.converged && flag(tells, true, site)) throw notConverged(found, site)
          if (!flag(full, false, site)) return found.x
          return tuple([found.x, results(found, calls(), name)])
        })(),
      ),
  )
}

/** By slopes where they are given, else by those of lines through the last two places. */
function* newtonRoot(
  f: OfNumber,
  slope: OfNumber | undefined,
  start: number,
  { second, absolute, relative, iterations }: Tolerance & { readonly second?: number | undefined },
): Steps<Root> {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= absolute + relative * Math.abs(b)
  let x = start
  if (slope !== undefined) {
    for (let turn = 1; turn <= iterations; turn++) {
      const value = yield* f(x)
      if (value === 0) return { x, iterations: turn - 1, converged: true }
      const rise = yield* slope(x)
      if (rise === 0) return { x, iterations: turn, converged: false }
      const next = x - value / rise
      if (isNear(next, x)) return { x: next, iterations: turn, converged: true }
      x = next
    }
    return { x, iterations, converged: false }
  }
  // scipy's second place, where none is given.
  let [before, here] = [start, second ?? start * (1 + 1e-4) + (start >= 0 ? 1e-4 : -1e-4)]
  let [fBefore, fHere] = [yield* f(before), yield* f(here)]
  if (Math.abs(fHere) < Math.abs(fBefore)) [before, here, fBefore, fHere] = [here, before, fHere, fBefore]
  // From here on, `before` has the value nearer to 0 of the first two.
  for (let turn = 1; turn <= iterations; turn++) {
    if (fHere === fBefore) return { x: (here + before) / 2, iterations: turn, converged: here === before }
    const next =
      Math.abs(fHere) > Math.abs(fBefore)
        ? ((-fBefore / fHere) * here + before) / (1 - fBefore / fHere)
        : ((-fHere / fBefore) * before + here) / (1 - fHere / fBefore)
    if (isNear(next, here)) return { x: next, iterations: turn, converged: true }
    ;[before, fBefore] = [here, fHere]
    here = next
    fHere = yield* f(here)
  }
  return { x: here, iterations, converged: false }
}

const newton = scipyRow(
  `newton(func, x0, fprime=None, args=(), tol=1.48e-08, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False,
    disp=True)`,
  ([f = null, x0, slope, args, tol, most, , x1, rtol, full, tells], site) =>
    unfinished(
      (function* (): Steps<Value> {
        if (needNumbers(x0, 'newton', site).data.length !== 1) throw lacking('newton() of several places')
        const more = furtherArguments(args)
        const { f: own, calls } = counted(ofNumber(f, more, site))
        const rise = given(slope) ? counted(ofNumber(slope, more, site)) : undefined
        const found = yield* newtonRoot(own, rise?.f, numberOr(x0, NaN, 'newton', site), {
          second: given(x1) ? numberOr(x1, NaN, 'newton', site) : undefined,
          absolute: numberOr(tol, 1.48e-8, 'newton', site),
          relative: numberOr(rtol, 0, 'newton', site),
          iterations: given(most) ? toInteger(most, 'maxiter', site) : 50,
        })
        if (!found.converged && flag(tells, true, site)) throw notConverged(found, site)
        if (!flag(full, false, site)) return scalar(found.x)
        const method = rise === undefined ? 'secant' : 'newton'
        return tuple([scalar(found.x), results(found, calls() + (rise?.calls() ?? 0), method)])
      })(),
    ),
  'fprime2',
)

const rootScalar = scipyRow(
  'root_scalar(f, args=(), method=None, bracket=None, fprime=None, x0=None, x1=None, xtol=None, rtol=None, maxiter=None)',
  ([f = null, args, method, bracket, slope, x0, x1, xtol, rtol, most], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const more = furtherArguments(args)
        const { f: own, calls } = counted(ofNumber(f, more, site))
        const usual = given(bracket) ? 'brentq' : given(x1) ? 'secant' : 'newton'
        const name = optionalText(method, 'method') ?? usual
        if (name === 'brentq' || name === 'bisect') {
          if (!given(bracket)) throw new PythonError('ValueError', `Bracket needed for ${name}`)
          const [a, b] = collect(bracket, site).map(each => numberOr(each, NaN, 'root_scalar', site))
          const run = name === 'brentq' ? brent : bisect
          const found = yield* run(own, a ?? NaN, b ?? NaN, toleranceOf(xtol, rtol, most, site))
          return results(found, calls(), name)
        }
        if (name !== 'newton' && name !== 'secant') throw lacking(`root_scalar(method='${name}')`)
        if (!given(x0)) throw new PythonError('ValueError', `x0 must not be None for ${name}`)
        const rise = name === 'newton' && given(slope) ? counted(ofNumber(slope, more, site)) : undefined
        const found = yield* newtonRoot(own, rise?.f, numberOr(x0, NaN, 'root_scalar', site), {
          second: given(x1) ? numberOr(x1, NaN, 'root_scalar', site) : undefined,
          absolute: numberOr(xtol, 1.48e-8, 'root_scalar', site),
          relative: numberOr(rtol, 0, 'root_scalar', site),
          iterations: given(most) ? toInteger(most, 'maxiter', site) : 50,
        })
        return results(found, calls() + (rise?.calls() ?? 0), name)
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
