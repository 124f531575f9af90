/** `curve_fit`: the parameters under which a function comes nearest to points. */
import { array, asFloats } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { flag, given, optionalText } from '../../arguments.ts'
import { lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'
import { counted, curve, unfinished, type OfNumbers } from './calls.ts'
import { covarianceOfSlopes, covarianceOfTriangle } from './covariance.ts'
import { begun, boundsOf, countOf, matrixOf, weightingOf, type Weighting } from './fit-data.ts'
import { leastSquaresFit, type Bounds } from './least-squares.ts'
import { leastSquares, type Search, type Slopes } from './levenberg-marquardt.ts'
import { dot, forwardDifferences } from './matrices.ts'

interface Fitted {
  readonly x: Float64Array
  readonly residuals: Float64Array
  readonly covariance: readonly Float64Array[] | undefined
}

function notFound(reason: string): PythonError {
  return new PythonError('RuntimeError', `Optimal parameters not found: ${reason}`)
}

function requireFinite(values: Float64Array): void {
  if (!values.every(Number.isFinite)) throw new PythonError('ValueError', 'array must not contain infs or NaNs')
}

/** Derivatives that the script gives, a row for each point. */
function slopesOf(jac: Value, x: Value, weighted: Weighting, site: CallSite): Slopes {
  const derivatives = curve(jac, x, site)
  return function* (parameters) {
    const { data, shape } = yield* derivatives(parameters)
    const [rows = 0, columns = 0] = shape
    if (shape.length !== 2 || columns !== parameters.length)
      throw new PythonError(
        'TypeError',
        "leastsq: there is a mismatch between the input and output shape of the 'Dfun' argument.",
      )
    return Array.from({ length: columns }, (_, k) =>
      weighted(Float64Array.from({ length: rows }, (_own, i) => Number(data[i * columns + k]))),
    )
  }
}

/** By MINPACK's method. */
function* freely(
  residuals: OfNumbers<Float64Array>,
  slopes: Slopes | undefined,
  start: Float64Array,
  limits: Search,
): Steps<Fitted> {
  const { f, calls } = counted(residuals)
  const found = yield* leastSquares(f, slopes ?? forwardDifferences(f), start, limits, calls)
  const small = (name: string, limit: number): string => `${name}=${limit.toFixed(6)} is too small,`
  if (found.ending === 5) throw notFound(`Number of calls to function has reached maxfev = ${limits.calls}.`)
  if (found.ending === 6)
    throw notFound(`${small('ftol', limits.gain)} no further reduction in the sum of squares\n  is possible.`)
  if (found.ending === 7)
    throw notFound(
      `${small('xtol', limits.nearness)} no further improvement in the approximate\n  solution is possible.`,
    )
  if (found.ending === 8)
    throw notFound(
      `${small('gtol', limits.angle)} func(x) is orthogonal to the columns of\n  the Jacobian to machine precision.`,
    )
  const covariance = covarianceOfTriangle(found.triangle, found.order)
  return { x: found.x, residuals: found.values, covariance }
}

function* withinBounds(
  residuals: OfNumbers<Float64Array>,
  start: Float64Array,
  bounds: Bounds,
  calls: number,
): Steps<Fitted> {
  const found = yield* leastSquaresFit(residuals, start, bounds, calls)
  if (!found.converged) throw notFound('The maximum number of function evaluations is exceeded.')
  return { x: found.x, residuals: found.residuals, covariance: covarianceOfSlopes(found.slopes) }
}

function* fit(arguments_: readonly (Value | undefined)[], site: CallSite): Steps<Value> {
  const [f = null, xdata = null, ydata, p0, sigma, absolute, finite, bounds, method, jac, most, gain, nearness, angle] =
    arguments_
  const y = needRow(ydata, 'curve_fit', site)
  const start = given(p0) ? Float64Array.from(asFloats(needNumbers(p0, 'curve_fit', site).data)) : undefined
  const n = start?.length ?? countOf(f)
  const within = boundsOf(bounds, n, site)
  const isBounded = [...within.low, ...within.high].some(Number.isFinite)
  const name = optionalText(method, 'method') ?? (isBounded ? 'trf' : 'lm')
  if (!['lm', 'trf', 'dogbox'].includes(name))
    throw new PythonError('ValueError', "`method` must be 'trf', 'dogbox' or 'lm'.")
  if (name === 'lm' && isBounded)
    throw new PythonError(
      'ValueError',
      "Method 'lm' only works for unconstrained problems. Use 'trf' or 'dogbox' instead.",
    )
  if (name !== 'lm' && [gain, nearness, angle].some(given))
    throw lacking(`the tolerances of curve_fit(method='${name}')`)
  const x =
    typeof xdata === 'object' && xdata?.kind === 'object' && xdata.type.array === undefined
      ? xdata
      : needNumbers(xdata, 'curve_fit', site)
  if (!given(finite) || flag(finite, true, site)) {
    requireFinite(y)
    if (typeof x === 'object' && x.kind === 'array') requireFinite(asFloats(x.data))
  }
  if (y.length === 0) throw new PythonError('ValueError', '`ydata` must not be empty!')
  const weighted = weightingOf(sigma, y.length, site)
  if (name === 'lm' && y.length !== 1 && n > y.length)
    throw new PythonError(
      'TypeError',
      `The number of func parameters=${n} must not exceed the number of data points=${y.length}`,
    )
  const first = start ?? begun(within)
  if (first.some((each, k) => each < (within.low[k] ?? NaN) || each > (within.high[k] ?? NaN)))
    throw new PythonError('ValueError', 'Initial guess is outside of provided bounds')
  const values = curve(f, x, site)
  const residuals = function* (parameters: Float64Array): Steps<Float64Array> {
    const made = asFloats((yield* values(parameters)).data)
    if (made.length !== y.length && made.length !== 1 && y.length !== 1)
      throw new PythonError(
        'ValueError',
        `operands could not be broadcast together with shapes (${made.length},) (${y.length},) `,
      )
    const count = Math.max(y.length, made.length)
    const at = (all: Float64Array, k: number): number => all[all.length === 1 ? 0 : k] ?? NaN
    return weighted(Float64Array.from({ length: count }, (_, k) => at(made, k) - at(y, k)))
  }
  const calls = given(most) ? toInteger(most, 'maxfev', site) : 0
  const slopes = given(jac) ? slopesOf(jac, x, weighted, site) : undefined
  const limits = {
    gain: numberOr(gain, 1.49012e-8, 'ftol', site),
    nearness: numberOr(nearness, 1.49012e-8, 'xtol', site),
    angle: numberOr(angle, 0, 'gtol', site),
    calls: calls === 0 ? (slopes === undefined ? 200 : 100) * (n + 1) : calls,
    factor: 100,
  }
  const found =
    name === 'lm'
      ? yield* freely(residuals, slopes, first, limits)
      : yield* withinBounds(residuals, first, within, calls === 0 ? 1000 * (n + 1) : calls)
  const count = found.residuals.length
  const left = dot(found.residuals, found.residuals)
  const spread = flag(absolute, false, site) ? 1 : count > n ? left / (count - n) : Infinity
  const isKnown = found.covariance !== undefined && spread !== Infinity
  if (!isKnown)
    site.session.noteOnce(
      'numerical-trouble',
      site.span,
      'OptimizeWarning: Covariance of the parameters could not be estimated',
    )
  const unknown = Array.from({ length: n }, () => new Float64Array(n).fill(Infinity))
  const covariance = found.covariance !== undefined && isKnown ? found.covariance : unknown
  return tuple([array(found.x), matrixOf(covariance, isKnown ? spread : 1)])
}

const curveFit = scipyRow(
  `curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=None, bounds=None, method=None,
    jac=None, *, maxfev=None, ftol=None, xtol=None, gtol=None)`,
  (arguments_, site) => unfinished(fit(arguments_, site)),
  'full_output nan_policy max_nfev loss diff_step epsfcn factor diag x_scale f_scale tr_solver verbose col_deriv',
)

export const fits: readonly FunctionValue[] = [curveFit]
