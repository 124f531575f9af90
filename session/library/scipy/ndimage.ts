/** The module `scipy.ndimage`: Gaussian filters. */
import { withData, type ArrayValue } from '../../arrays/array.ts'
import { mapLines, pairwiseSum } from '../../arrays/reduce.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { given, optionalInteger, optionalText } from '../arguments.ts'
import { moduleOf } from '../python/module.ts'
import { itemsOf, lacking, needNumbers, numberOr, scipyRow } from './numbers.ts'
import { weighted } from './sliding.ts'

/** The weights of a bell of this width, as far as so many neighbours on each side; their sum is 1. */
function bell(sigma: number, radius: number, { session }: CallSite): Float64Array {
  const share = -0.5 / (sigma * sigma)
  const heights = Float64Array.from({ length: 2 * radius + 1 }, (_, k) => session.math.exp(share * (k - radius) ** 2))
  const sum = pairwiseSum(heights)
  return heights.map(height => height / sum)
}

interface Manner {
  readonly mode: string
  readonly constant: number
  readonly truncate: number
  readonly radius: Value | undefined
}

/** The longest filter. */
const widest = 2 ** 20

function smoothed(values: ArrayValue, axis: number, sigma: number, manner: Manner, site: CallSite): ArrayValue {
  const { mode, constant, truncate } = manner
  const radius = given(manner.radius) ? toInteger(manner.radius, 'radius', site) : Math.trunc(truncate * sigma + 0.5)
  if (!(radius >= 0)) throw new PythonError('ValueError', 'Radius must be a nonnegative integer.')
  if (radius > widest) throw lacking(`a Gaussian filter over more than ${widest} neighbours`)
  const weights = bell(sigma, radius, site)
  const made = mapLines(values, axis, line => weighted(line, weights, mode, constant), 'float', values.dimension)
  // Whole numbers stay such, without what is behind the point.
  if (values.type !== 'integer') return made
  const whole = values.data.slice()
  for (let k = 0; k < whole.length; k++) whole[k] = Math.trunc(made.data[k] ?? NaN)
  return withData(values, whole, values.shape)
}

/** @throws PythonError for what smooths otherwise than by a bell */
function requireUsual(values: ArrayValue, order: Value | undefined, output: Value | undefined, name: string): void {
  if (order !== undefined && order !== 0n) throw lacking(`the argument 'order' of ${name}`)
  if (given(output)) throw lacking(`the argument 'output' of ${name}`)
  if (values.type === 'boolean') throw lacking(`${name}() of truths`)
}

function mannerOf(
  mode: Value | undefined,
  cval: Value | undefined,
  truncate: Value | undefined,
  radius: Value | undefined,
  site: CallSite,
): Manner {
  if (itemsOf(mode) !== undefined || itemsOf(radius) !== undefined) throw lacking('a mode or radius for each axis')
  return {
    mode: optionalText(mode, 'mode') ?? 'reflect',
    constant: numberOr(cval, 0, 'cval', site),
    truncate: numberOr(truncate, 4, 'truncate', site),
    radius,
  }
}

const gaussianFilter1d: FunctionValue = scipyRow(
  "gaussian_filter1d(input, sigma, axis=-1, order=0, output=None, mode='reflect', cval=0.0, truncate=4.0, *, radius=None)",
  ([input, sigma, axis, order, output, mode, cval, truncate, radius], site) => {
    const values = needNumbers(input, 'gaussian_filter1d', site)
    requireUsual(values, order, output, 'gaussian_filter1d')
    const width = numberOr(sigma, NaN, 'sigma', site)
    const along = optionalInteger(axis, 'axis', site) ?? -1
    return smoothed(values, along, width, mannerOf(mode, cval, truncate, radius, site), site)
  },
)

const gaussianFilter: FunctionValue = scipyRow(
  "gaussian_filter(input, sigma, order=0, output=None, mode='reflect', cval=0.0, truncate=4.0, *, radius=None)",
  ([input, sigma, order, output, mode, cval, truncate, radius], site) => {
    const values = needNumbers(input, 'gaussian_filter', site)
    requireUsual(values, order, output, 'gaussian_filter')
    const manner = mannerOf(mode, cval, truncate, radius, site)
    const widths = needNumbers(sigma, 'gaussian_filter', site)
    const rank = values.shape.length
    if (widths.shape.length > 0 && widths.data.length !== rank)
      throw new PythonError('RuntimeError', 'sequence argument must have length equal to input rank')
    let made = withData(values, values.data.slice(), values.shape)
    for (let axis = 0; axis < rank; axis++) {
      const width = widths.data[widths.shape.length > 0 ? axis : 0] ?? NaN
      // One that is no wider than this changes nothing.
      if (width > 1e-15) made = smoothed(made, axis, width, manner, site)
    }
    return made
  },
  'axes',
)

export const ndimageModule: ModuleValue = moduleOf('scipy.ndimage', [gaussianFilter, gaussianFilter1d])
