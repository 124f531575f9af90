/** Smoothing by polynomials through neighbours: A. Savitzky and M. J. E. Golay, Analytical Chemistry 36 (1964). */
import { mapLines } from '../../../arrays/reduce.ts'
import { wrapAxis } from '../../../arrays/shape.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { FunctionValue } from '../../../evaluate/values.ts'
import { optionalInteger, optionalText } from '../../arguments.ts'
import { leastSquares } from '../../numpy/least-squares.ts'
import { lacking, needNumbers, numberOr, scipyRow } from '../numbers.ts'
import { weighted } from '../sliding.ts'

/** A polynomial through neighbours, of which a derivative is wanted. */
interface Polynomial {
  readonly window: number
  readonly order: number
  readonly derivative: number
  readonly step: number
}

/** The product of so many whole numbers from one down. */
function falling(from: number, count: number): number {
  let product = 1
  for (let k = 0; k < count; k++) product *= from - k
  return product
}

/**
 * How much each neighbour counts for the derivative at a place among them.
 *
 * The polynomials through the neighbours that come nearest in squares are linear in their heights: these are the
 * derivative's factors.
 */
function factors({ window, order, derivative, step }: Polynomial, place: number): Float64Array {
  if (derivative > order) return new Float64Array(window)
  // In a window from -1 to 1 powers keep their digits.
  const half = Math.max(1, (window - 1) / 2)
  const at = (k: number): number => (k - (window - 1) / 2) / half
  const powers = Array.from({ length: order + 1 }, (_, n) =>
    Float64Array.from({ length: window }, (_own, k) => at(k) ** n),
  )
  const units = Array.from({ length: window }, (_, k) =>
    Float64Array.from({ length: window }, (_own, i) => Number(i === k)),
  )
  const fit = leastSquares(powers, window, units, window * Number.EPSILON)
  if (fit === undefined) throw new PythonError('LinAlgError', 'SVD did not converge')
  const scale = (half * step) ** derivative
  return Float64Array.from(fit.solution, coefficients => {
    let sum = 0
    for (let n = order; n >= derivative; n--)
      sum += falling(n, derivative) * (coefficients[n] ?? NaN) * at(place) ** (n - derivative)
    return sum / scale
  })
}

function dot(weights: Float64Array, line: Float64Array, from: number): number {
  return weights.reduce((sum, weight, k) => sum + weight * (line[from + k] ?? NaN), 0)
}

/** The row with its ends on the polynomials through its first and its last numbers. */
function withEnds(line: Float64Array, inside: Float64Array, polynomial: Polynomial): Float64Array {
  const { window } = polynomial
  const half = Math.floor(window / 2)
  const last = line.length - window
  const made = inside.slice()
  for (let k = 0; k < half; k++) {
    made[k] = dot(factors(polynomial, k), line, 0)
    made[line.length - 1 - k] = dot(factors(polynomial, window - 1 - k), line, last)
  }
  return made
}

export const savgolFilter: FunctionValue = scipyRow(
  "savgol_filter(x, window_length, polyorder, deriv=0, delta=1.0, axis=-1, mode='interp', cval=0.0)",
  ([x, length = null, order_ = null, deriv, delta, axis, mode, cval], site) => {
    const how = optionalText(mode, 'mode') ?? 'interp'
    if (!['mirror', 'constant', 'nearest', 'interp', 'wrap'].includes(how))
      throw new PythonError('ValueError', "mode must be 'mirror', 'constant', 'nearest' 'wrap' or 'interp'.")
    const values = needNumbers(x, 'savgol_filter', site)
    const [window, order] = [toInteger(length, 'window_length', site), toInteger(order_, 'polyorder', site)]
    if (order >= window) throw new PythonError('ValueError', 'polyorder must be less than window_length.')
    if (window % 2 === 0) throw lacking('savgol_filter() with an even window_length')
    const along = wrapAxis(values, optionalInteger(axis, 'axis', site) ?? -1)
    if (how === 'interp' && window > (values.shape[along] ?? 0)) {
      const message = "If mode is 'interp', window_length must be less than or equal to the size of x."
      throw new PythonError('ValueError', message)
    }
    const derivative = optionalInteger(deriv, 'deriv', site) ?? 0
    const polynomial: Polynomial = { window, order, derivative, step: numberOr(delta, 1, 'delta', site) }
    const weights = factors(polynomial, (window - 1) / 2)
    const constant = numberOr(cval, 0, 'cval', site)
    const smooth = (line: Float64Array): Float64Array => {
      if (how !== 'interp') return weighted(line, weights, how, constant)
      return withEnds(line, weighted(line, weights, 'constant', 0), polynomial)
    }
    return mapLines(values, along, smooth, 'float', values.dimension)
  },
)
