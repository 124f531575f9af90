/** Polynomials, the coefficient of the highest power first. */
import { array, asFloats, commonType, inPrecisionOf, isSingle, roomFor, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexValue } from '../../evaluate/complex-arrays.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isStr, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray } from '../arguments.ts'
import { row } from '../row.ts'
import { columnsOf, combined, dotOf, rowAfterRow, singularValues, type Columns } from './decompositions.ts'
import { eigen } from './eigen.ts'
import { readExtent } from './shape-argument.ts'
import { leastSquares, rankOf } from './least-squares.ts'

const epsilon = 2 ** -52

/** Of floats of single precision. */
const singleEpsilon = 2 ** -23

/** The values of a polynomial. */
export function valuesOf(coefficients: ArrayValue, own: ArrayValue): ArrayValue {
  const { data, shape } = own
  const type = commonType(coefficients.type, own.type, 'integer')
  const [places, factors] = [asFloats(data), asFloats(coefficients.data)]
  const made = places.map(x => factors.reduce((sum, factor) => sum * x + factor, 0))
  return array(inPrecisionOf(made, type, [coefficients, own]), shape, type)
}

const polyval = row('polyval(p, x)', ([p, x], site) =>
  valuesOf(needArray(p, 'polyval', site), needArray(x, 'polyval', site)),
)

/** What a polynomial is fitted to. */
interface Points {
  readonly x: Float64Array
  /** A column of heights for each fit. */
  readonly sides: Columns
  readonly isOne: boolean
  /** What the places are rounded to. */
  readonly digits: number
}

function pointsOf(x: Value | undefined, y: Value | undefined, site: CallSite): Points {
  const [places, heights] = [needArray(x, 'polyfit', site), needArray(y, 'polyfit', site)]
  if (places.shape.length !== 1) throw new PythonError('TypeError', 'expected 1D vector for x')
  if (places.data.length === 0) throw new PythonError('TypeError', 'expected non-empty vector for x')
  const [length = 0, count = 1, ...more] = heights.shape
  if (heights.shape.length === 0 || more.length > 0) throw new PythonError('TypeError', 'expected 1D or 2D array for y')
  if (length !== places.data.length) throw new PythonError('TypeError', 'expected x and y to have same length')
  const sides = columnsOf(asFloats(heights.data), length, count)
  const digits = isSingle(places) ? singleEpsilon : epsilon
  return { x: asFloats(places.data), sides, isOne: heights.shape.length === 1, digits }
}

/** A column for each power of the places, the highest first, each of length 1, and what it was. */
function powersOf(
  x: Float64Array,
  degree: number,
  weights: Float64Array | undefined,
): { columns: Columns; scale: Float64Array } {
  roomFor([x.length, degree + 1])
  const rising: Float64Array[] = [weights === undefined ? x.map(() => 1) : weights.slice()]
  for (let k = 0; k < degree; k++) rising.push((rising[k] ?? x).map((power, i) => power * (x[i] ?? NaN)))
  const columns = rising.toReversed()
  const scale = Float64Array.from(columns, column => Math.sqrt(dotOf(column, column)))
  return { columns: columns.map((column, k) => column.map(each => each / (scale[k] ?? 1))), scale }
}

/** The inverse of AᵀA, by the singular values of A: the covariance of a fit, but for its size. */
function spread(columns: Columns, rows: number, scale: Float64Array): Columns {
  const { values, right } = singularValues(columns, rows, false) ?? { values: new Float64Array(), right: [] }
  if (rankOf(values, rows * epsilon) < scale.length) throw new PythonError('LinAlgError', 'Singular matrix')
  return Array.from(scale, (size, i) =>
    combined(
      right,
      Float64Array.from(values, (value, k) => (right[k]?.[i] ?? NaN) / (value * value * size)),
      scale.length,
    ).map((x, j) => x / (scale[j] ?? 1)),
  )
}

const polyfit = row('polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False)', (arguments_, site) => {
  const [x, y, deg = null, rcond, full, w, cov] = arguments_
  const degree = Math.trunc(toNumber(deg, 'deg', site))
  if (degree < 0) throw new PythonError('ValueError', 'expected deg >= 0')
  const { x: places, sides, isOne, digits } = pointsOf(x, y, site)
  const weights = given(w) ? weightsOf(w, places.length, site) : undefined
  const { columns, scale } = powersOf(places, degree, weights)
  const heights = weights === undefined ? sides : sides.map(side => side.map((each, i) => each * (weights[i] ?? NaN)))
  const share = given(rcond) ? toNumber(rcond, 'rcond', site) : places.length * digits
  const isFinite = columns.every(column => column.every(Number.isFinite))
  const found = isFinite ? leastSquares(columns, places.length, heights, share) : undefined
  if (found === undefined) throw new PythonError('LinAlgError', 'SVD did not converge in Linear Least Squares')
  const { solution, residuals, rank, values } = found
  const fitted = tableOf(
    solution.map(column => column.map((each, k) => each / (scale[k] ?? 1))),
    degree + 1,
    isOne,
  )
  if (flag(full, false, site))
    return tuple([fitted, array(residuals), array(Int32Array.of(rank), []), array(values), share])
  if (!given(cov) || cov === false) return fitted
  const base = spread(columns, places.length, scale)
  return tuple([fitted, covarianceOf(base, sizesOf(cov, residuals, places.length - degree - 1), isOne)])
})

function weightsOf(w: Value, length: number, site: CallSite): Float64Array {
  const { data, shape } = needArray(w, 'polyfit', site)
  if (shape.length !== 1) throw new PythonError('TypeError', 'expected a 1-d array for weights')
  if (data.length !== length) throw new PythonError('TypeError', 'expected w and y to have the same length')
  return asFloats(data)
}

/** By how much the covariance of each fit is larger than its base. */
function sizesOf(cov: Value, residuals: Float64Array, freedom: number): Float64Array {
  if (isStr(cov) && cov.text.text === 'unscaled') return Float64Array.of(1)
  if (freedom <= 0) {
    const message = 'the number of data points must exceed order to scale the covariance matrix'
    throw new PythonError('ValueError', message)
  }
  return residuals.map(x => x / freedom)
}

function covarianceOf(base: Columns, sizes: Float64Array, isOne: boolean): ArrayValue {
  const n = base.length
  const data = rowAfterRow(base, n)
  if (isOne || sizes.length === 1)
    return array(
      data.map(x => x * (sizes[0] ?? NaN)),
      [n, n],
    )
  throw unsupported('the covariances of several fits at once are numpy, not yet Hillock')
}

function tableOf(columns: Columns, rows: number, isOne: boolean): ArrayValue {
  return array(rowAfterRow(columns, rows), isOne ? [rows] : [rows, columns.length])
}

/** Without zeros in front of the first other coefficient. */
export function withoutLeadingZeros(coefficients: ArrayValue): ArrayValue {
  const first = coefficients.data.findIndex(x => x !== 0)
  const from = first < 0 ? Math.max(0, coefficients.data.length - 1) : first
  const data = coefficients.data.slice(from)
  return data.length === 0 ? array(new Float64Array(1)) : { ...coefficients, data, shape: [data.length] }
}

/** The sum of two polynomials. */
export function sumOf(a: ArrayValue, b: ArrayValue): ArrayValue {
  const data = new Float64Array(Math.max(a.data.length, b.data.length))
  for (const { data: own } of [a, b])
    own.forEach((x, k) => (data[data.length - own.length + k] = (data[data.length - own.length + k] ?? 0) + x))
  return array(data, [data.length], commonType(a.type, b.type, 'integer'))
}

/** The product of two polynomials. */
export function productOf(a: ArrayValue, b: ArrayValue): ArrayValue {
  const data = new Float64Array(a.data.length + b.data.length - 1)
  for (const [i, x] of a.data.entries()) for (const [j, y] of b.data.entries()) data[i + j] = (data[i + j] ?? 0) + x * y
  return array(data, [data.length], commonType(a.type, b.type, 'integer'))
}

/** The polynomial that is 0 at these places. */
export function ofRoots(places: ArrayValue): ArrayValue {
  let made = array(Float64Array.of(1), [1], places.type)
  for (const x of places.data) made = productOf(made, array(Float64Array.of(1, -x), [2], places.type))
  return made
}

/** How often one polynomial is in another, and what is left. */
export function divided(a: ArrayValue, b: ArrayValue): readonly [quotient: ArrayValue, rest: ArrayValue] {
  const rest = Float64Array.from(a.data)
  const divisor = asFloats(b.data)
  const order = rest.length - divisor.length
  const quotient = new Float64Array(Math.max(1, order + 1))
  for (let k = 0; k <= order; k++) {
    const factor = (rest[k] ?? NaN) / (divisor[0] ?? NaN)
    quotient[k] = factor
    divisor.forEach((x, i) => (rest[k + i] = (rest[k + i] ?? NaN) - factor * x))
  }
  const first = rest.findIndex(x => !(Math.abs(x) <= negligible))
  const left = rest.slice(first < 0 ? -1 : first)
  return [array(quotient, [quotient.length]), array(left, [left.length])]
}

/** What is left of numbers that cancel, to numpy. */
const negligible = 1e-8

/** An integral, so many times, each with a constant of its own, or all with the one there is. */
export function integrated(coefficients: ArrayValue, times: number, constants: Float64Array): ArrayValue {
  if (times < 0) throw new PythonError('ValueError', 'Order of integral must be positive (see polyder)')
  if (constants.length !== 1 && constants.length < times)
    throw new PythonError('ValueError', 'k must be a scalar or a rank-1 array of length 1 or >m.')
  let data = asFloats(coefficients.data)
  for (let k = 0; k < times; k++) {
    const order = data.length
    const made = new Float64Array(order + 1)
    data.forEach((x, i) => (made[i] = x / (order - i)))
    made[order] = constants[constants.length === 1 ? 0 : k] ?? 0
    data = made
  }
  return times === 0 ? coefficients : array(data, [data.length])
}

/** The derivative, so many times. */
export function derivedTimes(coefficients: ArrayValue, times: number): ArrayValue {
  if (times < 0) throw new PythonError('ValueError', 'Order of derivative must be positive (see polyint)')
  let made = coefficients
  for (let k = 0; k < times && made.data.length > 0; k++) made = derivativeOf(made)
  return made
}

function derivativeOf({ data, type }: ArrayValue): ArrayValue {
  const order = Math.max(0, data.length - 1)
  return array(
    Float64Array.from(data.subarray(0, order), (x, k) => x * (order - k)),
    [order],
    commonType(type, 'integer'),
  )
}

/** Where a polynomial is 0: the eigenvalues of its companion matrix, and 0 for zeros at its end. */
export function rootsOf(coefficients: ArrayValue): Value {
  if (coefficients.shape.length !== 1) throw new PythonError('ValueError', 'Input must be a rank-1 array.')
  const { data } = withoutLeadingZeros(coefficients)
  if (!data.every(Number.isFinite)) throw new PythonError('LinAlgError', 'Array must not contain infs or NaNs')
  const last = data.findLastIndex(x => x !== 0)
  const order = Math.max(0, last)
  const head = data[0] ?? NaN
  const companion = new Float64Array(order * order)
  for (let k = 0; k < order; k++) {
    companion[k] = -(data[k + 1] ?? 0) / head
    if (k > 0) companion[k * order + k - 1] = 1
  }
  const values = eigen(companion, order, false)?.values
  if (values === undefined) throw new PythonError('LinAlgError', 'Eigenvalues did not converge')
  const zeros = last < 0 ? 0 : data.length - 1 - last
  const [re, im] = [values.re, values.im].map(part => Float64Array.from([...part, ...new Float64Array(zeros)]))
  if (re === undefined || im === undefined || im.every(x => x === 0)) return array(re ?? new Float64Array())
  return complexValue({ re, im, shape: [re.length] })
}

const roots = row('roots(p)', ([p], site) => rootsOf(needArray(p, 'roots', site)))

const polyder = row('polyder(p, m=1)', ([p, m = 1n], site) =>
  derivedTimes(needArray(p, 'polyder', site), toInteger(m, 'm', site)),
)

const vander = row('vander(x, N=None, increasing=False)', ([x, n, increasing], site) => {
  const values = needArray(x, 'vander', site)
  if (values.shape.length !== 1) throw new PythonError('ValueError', 'x must be a one-dimensional array or sequence.')
  const count = given(n) ? readExtent(n, site) : values.data.length
  const rising = flag(increasing, false, site)
  const type = commonType(values.type, 'integer')
  const data = new Float64Array(roomFor([values.data.length, count]))
  for (const [i, base] of values.data.entries()) {
    let power = 1
    for (let k = 0; k < count; k++, power *= base) data[i * count + (rising ? k : count - 1 - k)] = power
  }
  return array(data, [values.data.length, count], type)
})

export const polynomials: readonly FunctionValue[] = [polyval, polyfit, polyder, roots, vander]
