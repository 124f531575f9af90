/** `curve_fit`: the parameters under which a function comes nearest to points. */
import { array, asFloats, at, numbers } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import type { Parameter } from '../../../evaluate/parameters.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { classMember } from '../../../evaluate/classes/make-class.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { itemsOf, lacking, needNumbers, needRow, scipyRow } from '../numbers.ts'
import { curve, unfinished } from './calls.ts'
import { leastSquaresFit, type Bounds } from './least-squares.ts'
import { dot, solved, squares, type Columns } from './matrices.ts'

/** What a function of the script takes; undefined for what is none. */
function parametersOf(f: Value): readonly Parameter[] | undefined {
  if (typeof f !== 'object' || f === null) return undefined
  if (f.kind === 'function') return f.parameters
  if (f.kind === 'method') return f.function.parameters.slice(1)
  if (f.kind !== 'instance') return undefined
  const call = classMember(f.class, '__call__')
  return call === undefined ? undefined : parametersOf(call)?.slice(1)
}

/** How many numbers a function takes behind x. */
function countOf(f: Value): number {
  const taken = parametersOf(f)
  if (taken === undefined || taken.some(({ kind }) => kind === 'rest'))
    throw new PythonError('ValueError', 'Unable to determine number of fit parameters.')
  return taken.filter(({ kind }) => kind === 'ordinary' || kind === 'positional').length - 1
}

/** `bounds=(0, [1, 2])`: a number is that of every parameter. */
function boundsOf(value: Value | undefined, n: number, site: CallSite): Bounds {
  const [low, high] = itemsOf(value) ?? []
  if (given(value) && (low === undefined || high === undefined)) throw lacking('bounds that are no pair')
  const side = (own: Value | undefined, usual: number): Float64Array => {
    if (own === undefined) return new Float64Array(n).fill(usual)
    const values = needNumbers(own, 'curve_fit', site)
    return values.shape.length === 0 ? new Float64Array(n).fill(at(values, 0)) : Float64Array.from(values.data)
  }
  const found = { low: side(low, -Infinity), high: side(high, Infinity) }
  if (found.low.length !== n || found.high.length !== n)
    throw new PythonError('ValueError', 'Inconsistent shapes between bounds and `x0`.')
  if (found.low.some((each, k) => each >= (found.high[k] ?? NaN)))
    throw new PythonError('ValueError', 'Each lower bound must be strictly less than each upper bound.')
  return found
}

/** Where to begin if nobody says: in the midst of bounds, one from one bound, else at 1. */
function begun({ low, high }: Bounds): Float64Array {
  return low.map((from, k) => {
    const to = high[k] ?? Infinity
    if (Number.isFinite(from)) return Number.isFinite(to) ? (from + to) / 2 : from + 1
    return Number.isFinite(to) ? to - 1 : 1
  })
}

function requireFinite(values: Float64Array): void {
  if (!values.every(Number.isFinite)) throw new PythonError('ValueError', 'array must not contain infs or NaNs')
}

/** The covariance of parameters, but for the scale of the residuals; undefined where some of them do the same. */
function covarianceOf(slopes: Columns): Float64Array[] | undefined {
  // In units of their own each, so that none is lost beside a large one.
  const sizes = slopes.map(column => Math.sqrt(dot(column, column)))
  if (sizes.some(size => !(size > 0))) return undefined
  const scaled = slopes.map((column, k) => column.map(each => each / (sizes[k] ?? NaN)))
  const products = squares(scaled)
  const inverse = scaled.map((_, k) =>
    solved(
      products,
      Float64Array.from(scaled, (_own, i) => Number(i === k)),
    ),
  )
  if (inverse.some(column => column === undefined || column.some(each => Math.abs(each) > 1e14))) return undefined
  return inverse.map((column, k) =>
    (column ?? new Float64Array()).map((each, i) => each / ((sizes[k] ?? NaN) * (sizes[i] ?? NaN))),
  )
}

function* fit(arguments_: readonly (Value | undefined)[], site: CallSite): Steps<Value> {
  const [f = null, xdata = null, ydata, p0, sigma, absolute, finite, bounds, method, , most] = arguments_
  const name = optionalText(method, 'method')
  if (name !== undefined && !['lm', 'trf', 'dogbox'].includes(name)) throw lacking(`curve_fit(method='${name}')`)
  const y = needRow(ydata, 'curve_fit', site)
  const start = given(p0) ? Float64Array.from(asFloats(needNumbers(p0, 'curve_fit', site).data)) : undefined
  const n = start?.length ?? countOf(f)
  const within = boundsOf(bounds, n, site)
  if (y.length === 0) throw new PythonError('ValueError', '`ydata` must not be empty!')
  const weights = given(sigma) ? needRow(sigma, 'curve_fit', site) : undefined
  if (weights !== undefined && weights.length !== y.length)
    throw new PythonError('ValueError', '`sigma` has incorrect shape.')
  const x =
    typeof xdata === 'object' && xdata?.kind === 'object' && xdata.type.array === undefined
      ? xdata
      : needNumbers(xdata, 'curve_fit', site)
  if (flag(finite, true, site)) {
    requireFinite(y)
    if (typeof x === 'object' && x.kind === 'array') requireFinite(asFloats(x.data))
  }
  if (n > y.length)
    throw new PythonError(
      'TypeError',
      `Improper input: func input vector length N=${n} must not exceed func output vector length M=${y.length}`,
    )
  const first = start ?? begun(within)
  if (first.some((each, k) => each < (within.low[k] ?? NaN) || each > (within.high[k] ?? NaN)))
    throw new PythonError('ValueError', 'Initial guess is outside of provided bounds')
  const values = curve(f, x, site)
  const residuals = function* (parameters: Float64Array): Steps<Float64Array> {
    const made = yield* values(parameters)
    if (made.length !== y.length && made.length !== 1)
      throw new PythonError(
        'ValueError',
        `operands could not be broadcast together with shapes (${made.length},) (${y.length},)`,
      )
    return y.map((each, k) => ((made[made.length === 1 ? 0 : k] ?? NaN) - each) / (weights?.[k] ?? 1))
  }
  const calls = given(most) ? toInteger(most, 'maxfev', site) : 200 * (n + 1) * 5
  const found = yield* leastSquaresFit(residuals, first, within, calls)
  if (!found.converged)
    throw new PythonError(
      'RuntimeError',
      `Optimal parameters not found: Number of calls to function has reached maxfev = ${calls}.`,
    )
  const left = dot(found.residuals, found.residuals)
  const spread = flag(absolute, false, site) ? 1 : y.length > n ? left / (y.length - n) : Infinity
  const covariance = covarianceOf(found.slopes)
  if (covariance === undefined || spread === Infinity)
    site.session.noteOnce(
      'numerical-trouble',
      site.span,
      'OptimizeWarning: Covariance of the parameters could not be estimated',
    )
  const whole = numbers(n * n, k => {
    if (covariance === undefined || spread === Infinity) return Infinity
    return (covariance[k % n]?.[Math.floor(k / n)] ?? NaN) * spread
  })
  return tuple([array(found.x), array(whole, [n, n])])
}

const curveFit = scipyRow(
  `curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=None, bounds=None, method=None,
    jac=None, maxfev=None)`,
  (arguments_, site) => unfinished(fit(arguments_, site)),
  'full_output nan_policy ftol xtol gtol max_nfev loss diff_step',
)

export const fits: readonly FunctionValue[] = [curveFit]
