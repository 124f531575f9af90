/** `leastsq`: the least sum of squares of what a function gives. */
import { array, asFloats } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { namedDict, str, tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { flag, given } from '../../arguments.ts'
import { needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { arrayOfArray, counted, furtherArguments, matrixOfArray, unfinished } from './calls.ts'
import { covarianceOfTriangle } from './covariance.ts'
import { matrixOf } from './fit-data.ts'
import { leastSquares, type Found, type Search, type Slopes } from './levenberg-marquardt.ts'
import { forwardDifferences } from './matrices.ts'

/** MINPACK's endings in scipy's words. */
function message(ending: Found['ending'], { gain, nearness, angle, calls }: Search): string {
  const [ftol, xtol, gtol] = [gain, nearness, angle].map(each => each.toFixed(6))
  const both = `Both actual and predicted relative reductions in the sum of squares\n  are at most ${ftol}`
  return {
    1: both,
    2: `The relative error between two consecutive iterates is at most ${xtol}`,
    3: `${both} and the relative error between two consecutive iterates is at \n  most ${xtol}`,
    4: `The cosine of the angle between func(x) and any column of the\n  Jacobian is at most ${gtol} in absolute value`,
    5: `Number of calls to function has reached maxfev = ${calls}.`,
    6: `ftol=${ftol} is too small, no further reduction in the sum of squares\n  is possible.`,
    7: `xtol=${xtol} is too small, no further improvement in the approximate\n  solution is possible.`,
    8: `gtol=${gtol} is too small, func(x) is orthogonal to the columns of\n  the Jacobian to machine precision.`,
  }[ending]
}

function requireShape(derivative: Value, wanted: readonly number[], found: readonly number[]): void {
  const isRight = found.length === wanted.length && found.every((each, k) => each === wanted[k])
  if (wanted[0] === 1 || wanted[1] === 1 || isRight) return
  const text = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  const name = typeof derivative === 'object' && derivative?.kind === 'function' ? ` '${derivative.name}'` : ''
  throw new PythonError(
    'TypeError',
    `leastsq: there is a mismatch between the input and output shape of the 'Dfun' argument${name}. Shape should be ${text(wanted)} but it is ${text(found)}.`,
  )
}

function* solve(arguments_: readonly (Value | undefined)[], site: CallSite): Steps<Value> {
  const [f = null, x0, args, slope, full, isByColumn, ftol, xtol, gtol, most, factor] = arguments_
  const start = Float64Array.from(asFloats(needNumbers(x0, 'leastsq', site).data))
  const n = start.length
  const more = furtherArguments(args)
  const own = arrayOfArray(f, more, site)
  // scipy looks at what the function gives before it begins, and its compiled part does so again.
  const { length: m } = yield* own(start)
  if (n > m) {
    const message_ = `Improper input: func input vector length N=${n} must not exceed func output vector length M=${m}`
    throw new PythonError('TypeError', message_)
  }
  let slopes: Slopes | undefined
  let slopeCalls = 0
  if (given(slope)) {
    const derivative = matrixOfArray(slope, more, site)
    const isTurned = flag(isByColumn, false, site)
    requireShape(slope, isTurned ? [n, m] : [m, n], (yield* derivative(start)).shape)
    slopes = function* (x) {
      slopeCalls++
      const { data } = yield* derivative(x)
      return Array.from({ length: n }, (_, k) =>
        Float64Array.from({ length: m }, (_own, i) => Number(data[isTurned ? k * m + i : i * n + k])),
      )
    }
  }
  yield* own(start)
  const said = given(most) ? toInteger(most, 'maxfev', site) : 0
  const limits: Search = {
    gain: numberOr(ftol, 1.49012e-8, 'ftol', site),
    nearness: numberOr(xtol, 1.49012e-8, 'xtol', site),
    angle: numberOr(gtol, 0, 'gtol', site),
    calls: said === 0 ? (slopes === undefined ? 200 : 100) * (n + 1) : said,
    factor: numberOr(factor, 100, 'factor', site),
  }
  const { gain, nearness, angle } = limits
  const isProper = gain >= 0 && nearness >= 0 && angle >= 0 && limits.calls > 0 && limits.factor > 0 && n > 0
  if (!isProper) throw new PythonError('TypeError', 'Improper input parameters.')
  const { f: called, calls } = counted(own)
  const found = yield* leastSquares(called, slopes ?? forwardDifferences(called), start, limits, calls)
  const told = message(found.ending, limits)
  const x = array(found.x)
  if (!flag(full, false, site)) {
    if (found.ending > 4) site.session.noteOnce('numerical-trouble', site.span, `RuntimeWarning: ${told}`)
    return tuple([x, BigInt(found.ending)])
  }
  const covariance = found.ending > 4 ? undefined : covarianceOfTriangle(found.triangle, found.order)
  const info: [string, Value][] = [
    ['fvec', array(found.values)],
    ['nfev', BigInt(calls())],
  ]
  if (slopes !== undefined) info.push(['njev', BigInt(slopeCalls)])
  info.push(
    ['fjac', array(Float64Array.from(found.packed().flatMap(column => [...column])), [n, m])],
    ['ipvt', array(Int32Array.from(found.order))],
    ['qtf', array(found.turned)],
  )
  const spread = covariance === undefined ? null : matrixOf(covariance, 1)
  return tuple([x, spread, namedDict(info), str(told), BigInt(found.ending)])
}

export const leastsq: FunctionValue = scipyRow(
  `leastsq(func, x0, args=(), Dfun=None, full_output=False, col_deriv=False, ftol=1.49012e-08, xtol=1.49012e-08, gtol=0.0,
    maxfev=0, *, factor=100)`,
  (arguments_, site) => unfinished(solve(arguments_, site)),
  'epsfcn diag',
)
