/** Functions of `scipy.optimize` that look for least values. */
import { array, asFloats, scalar } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, str, tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { counted, furtherArguments, ofArray, ofNumber, unfinished } from './calls.ts'
import { optimum } from './found.ts'
import { bracketed, leastBetween, type Bracket } from './minimum.ts'
import { nelderMead, type Descent, type Limits } from './nelder-mead.ts'

/** Options as a dict gives them, all of which have to be among some. */
function optionsOf(value: Value | undefined, known: readonly string[], name: string): ReadonlyMap<string, Value> {
  if (typeof value !== 'object' || value?.kind !== 'dict') return new Map()
  const entries = [...value.entries.values()].flatMap(({ key, value: own }) =>
    isStr(key) ? [[key.text.text, own] as const] : [],
  )
  const other = entries.find(([key]) => !known.includes(key))
  if (other !== undefined) throw lacking(`the option '${other[0]}' of ${name}`)
  return new Map(entries)
}

const ends: Readonly<Record<Descent['ended'], string>> = {
  converged: 'Optimization terminated successfully.',
  iterations: 'Maximum number of iterations has been exceeded.',
  calls: 'Maximum number of function evaluations has been exceeded.',
}

function tellEnd({ ended, value, iterations }: Descent, calls: number, { session }: CallSite): void {
  const lines = [
    ends[ended],
    `         Current function value: ${value.toFixed(6)}`,
    `         Iterations: ${iterations}`,
    `         Function evaluations: ${calls}`,
  ]
  session.print(`${lines.join('\n')}\n`)
}

function limitsOf(
  n: number,
  [places, values, iterations, calls]: readonly (Value | undefined)[],
  usual: number,
  site: CallSite,
): Limits {
  // A limit of one of the two leaves the other endless, as in scipy.
  const most = (own: Value | undefined, other: Value | undefined): number =>
    given(own) ? numberOr(own, NaN, 'a limit', site) : given(other) ? Infinity : n * 200
  return {
    places: numberOr(places, usual, 'xatol', site),
    values: numberOr(values, usual, 'fatol', site),
    iterations: most(iterations, calls),
    calls: most(calls, iterations),
  }
}

const minimize = scipyRow(
  'minimize(fun, x0, args=(), method=None, *, bounds=None, constraints=(), tol=None, callback=None, options=None)',
  ([f = null, x0, args, method, bounds, constraints, tol, callback, options], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const name = optionalText(method, 'method')
        if (name === undefined) throw lacking("minimize() without method='Nelder-Mead'")
        if (name.toLowerCase() !== 'nelder-mead') throw lacking(`minimize(method='${name}')`)
        if (given(bounds) || given(callback) || (given(constraints) && collect(constraints, site).length > 0))
          throw lacking('minimize() with bounds, constraints or a callback')
        const own = optionsOf(options, ['maxiter', 'maxfev', 'maxfun', 'xatol', 'fatol', 'disp'], 'minimize')
        const start = Float64Array.from(asFloats(needNumbers(x0, 'minimize', site).data))
        const usual = numberOr(tol, 1e-4, 'minimize', site)
        const said = [own.get('xatol'), own.get('fatol'), own.get('maxiter'), own.get('maxfev') ?? own.get('maxfun')]
        const { f: objective, calls } = counted(ofArray(f, furtherArguments(args), site))
        const found = yield* nelderMead(objective, start, limitsOf(start.length, said, usual, site), calls)
        if (flag(own.get('disp'), false, site)) tellEnd(found, calls(), site)
        const places = Float64Array.from(found.corners.flatMap(({ x }) => [...x]))
        return optimum([
          ['message', str(ends[found.ended])],
          ['success', found.ended === 'converged'],
          ['status', { converged: 0n, calls: 1n, iterations: 2n }[found.ended]],
          ['fun', scalar(found.value)],
          ['x', array(found.x)],
          ['nit', BigInt(found.iterations)],
          ['nfev', BigInt(calls())],
          [
            'final_simplex',
            tuple([
              array(places, [found.corners.length, start.length]),
              array(Float64Array.from(found.corners, ({ value }) => value)),
            ]),
          ],
        ])
      })(),
    ),
  'jac hess hessp',
)

const fmin = scipyRow(
  'fmin(func, x0, args=(), xtol=0.0001, ftol=0.0001, maxiter=None, maxfun=None, full_output=0, disp=1)',
  ([f = null, x0, args, xtol, ftol, most, mostCalls, full, tells], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const start = Float64Array.from(asFloats(needNumbers(x0, 'fmin', site).data))
        const { f: objective, calls } = counted(ofArray(f, furtherArguments(args), site))
        const limits = limitsOf(start.length, [xtol, ftol, most, mostCalls], 1e-4, site)
        const found = yield* nelderMead(objective, start, limits, calls)
        if (flag(tells, true, site)) tellEnd(found, calls(), site)
        const x = array(found.x)
        if (!flag(full, false, site)) return x
        const status = { converged: 0n, calls: 1n, iterations: 2n }[found.ended]
        return tuple([x, scalar(found.value), BigInt(found.iterations), BigInt(calls()), status])
      })(),
    ),
  'retall callback initial_simplex',
)

/** Where to begin: from two places downhill, or between three that are given. */
function* bracketOf(value: Value | undefined, f: Parameters<typeof bracketed>[0], site: CallSite): Steps<Bracket> {
  const places = given(value) ? collect(value, site).map(each => numberOr(each, NaN, 'bracket', site)) : [0, 1]
  const [a = NaN, b = NaN, c] = places
  if (c === undefined) return yield* bracketed(f, a, b)
  const values = [yield* f(a), yield* f(b), yield* f(c)]
  const isRight =
    (b - a) * (c - b) > 0 && (values[1] ?? NaN) < (values[0] ?? NaN) && (values[1] ?? NaN) < (values[2] ?? NaN)
  if (!isRight)
    throw new PythonError(
      'ValueError',
      'Bracketing values (xa, xb, xc) do not fulfill this requirement: (f(xb) < f(xa)) and (f(xb) < f(xc))',
    )
  return { places: a < c ? [a, b, c] : [c, b, a], value: values[1] ?? NaN }
}

const minimizeScalar = scipyRow(
  'minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None)',
  ([f = null, bracket, bounds, args, method, tol, options], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const name = (optionalText(method, 'method') ?? (given(bounds) ? 'bounded' : 'brent')).toLowerCase()
        if (name !== 'brent' && name !== 'bounded') throw lacking(`minimize_scalar(method='${name}')`)
        const { f: own, calls } = counted(ofNumber(f, furtherArguments(args), site))
        const said = optionsOf(options, ['maxiter', 'xtol', 'xatol', 'disp'], 'minimize_scalar')
        const most = numberOr(said.get('maxiter'), 500, 'maxiter', site)
        const root = Math.sqrt(Number.EPSILON)
        if (name === 'bounded') {
          const [low, high] = given(bounds)
            ? collect(bounds, site).map(each => numberOr(each, NaN, 'bounds', site))
            : [NaN, NaN]
          if (!((low ?? NaN) <= (high ?? NaN)))
            throw new PythonError(
              'ValueError',
              'The `bounds` parameter is mandatory for method `bounded`, the lower bound first.',
            )
          const near = numberOr(said.get('xatol') ?? tol, 1e-5, 'xatol', site)
          const found = yield* leastBetween(own, [low ?? NaN, high ?? NaN], x => root * Math.abs(x) + near / 3, most)
          return scalarOptimum(found, calls(), found.converged ? 'Solution found.' : ends.iterations)
        }
        const near = numberOr(said.get('xtol') ?? tol, 1.48e-8, 'xtol', site)
        const { places, value } = yield* bracketOf(bracket, own, site)
        const [a, x, b] = places
        const found = yield* leastBetween(own, [a, b], at => near * Math.abs(at) + 1e-11, most, { x, value })
        const told = found.converged
          ? `\nOptimization terminated successfully;\nThe returned value satisfies the termination criteria\n(using xtol = ${site.session.text(near)} )`
          : ends.iterations
        return scalarOptimum(found, calls(), told)
      })(),
    ),
)

function scalarOptimum(
  { x, value, iterations, converged }: { x: number; value: number; iterations: number; converged: boolean },
  calls: number,
  message: string,
): Value {
  return optimum([
    ['message', str(message)],
    ['success', converged],
    ['fun', scalar(value)],
    ['x', scalar(x)],
    ['nit', BigInt(iterations)],
    ['nfev', BigInt(calls)],
  ])
}

export const minimizers: readonly FunctionValue[] = [minimize, fmin, minimizeScalar]
