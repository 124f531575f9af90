/** Functions of `scipy.optimize` that look for least values. */
import { array, asFloats, scalar } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { str, tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { counted, furtherArguments, ofArray, unfinished } from './calls.ts'
import { optimum, optionsOf } from './found.ts'
import { minimizeScalar } from './minimize-scalar.ts'
import { nelderMead, type Descent, type Limits } from './nelder-mead.ts'

const ends: Readonly<Record<Descent['ended'], string>> = {
  converged: 'Optimization terminated successfully.',
  iterations: 'Maximum number of iterations has been exceeded.',
  calls: 'Maximum number of function evaluations has been exceeded.',
}

function tellEnd({ ended, value, iterations }: Descent, calls: number, { session, span }: CallSite): void {
  if (ended !== 'converged') {
    session.noteOnce('numerical-trouble', span, `RuntimeWarning: ${ends[ended]}`)
    return
  }
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
        const own = optionsOf(options, ['maxiter', 'maxfev', 'xatol', 'fatol', 'disp'], 'minimize')
        const start = Float64Array.from(asFloats(needNumbers(x0, 'minimize', site).data))
        const usual = numberOr(tol, 1e-4, 'minimize', site)
        const said = [own.get('xatol'), own.get('fatol'), own.get('maxiter'), own.get('maxfev')]
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

export const minimizers: readonly FunctionValue[] = [minimize, fmin, minimizeScalar]
