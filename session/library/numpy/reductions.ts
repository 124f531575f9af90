/** Functions that make few numbers of many: sums, means, extremes. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, multiplyDimensions, powerDimension, type Dimension } from '../../../units/index.ts'
import { array, at, numbers, withDimension } from '../../arrays/array.ts'
import { extremeOf, mean, pairwiseSum, reduce, total, variance, type Along, type Reducer } from '../../arrays/reduce.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { isGenerator } from '../../evaluate/generator.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { flag, given, needArray, optionalAxes } from '../arguments.ts'
import { row } from '../row.ts'
import { sum as pythonSum } from '../builtins/iteration.ts'
import { cast, elementType } from './element-type.ts'

interface Reduction {
  readonly name: string
  readonly reducer: Reducer
  /** Type of the result; the elements' own unless given. */
  readonly type?: (from: ValueType) => ValueType
  readonly dimension?: (from: Dimension, count: number) => Dimension
}

const counted = (type: ValueType): ValueType => (type === 'boolean' ? 'integer' : type)
const floating = (): ValueType => 'float'
const none = (): Dimension => dimensionless

function along(axis: Value | undefined, keepdims: Value | undefined, site: CallSite): Along {
  return { axes: optionalAxes(axis, site), keep: flag(keepdims, false, site) }
}

function reduction({ name, reducer, type = from => from, dimension = from => from }: Reduction): FunctionValue {
  return row(`${name}(a, axis=None, *, keepdims=False)`, ([a, axis, keepdims], site) => {
    const values = needArray(a, name, site)
    return reduce(values, along(axis, keepdims, site), reducer, type(values.type), dimension(values.dimension, 1))
  })
}

/** `sum`, `prod` and `mean`, which can be told the type to compute in. */
function typed({ name, reducer, type = from => from, dimension = from => from }: Reduction): FunctionValue {
  return row(`${name}(a, axis=None, dtype=None, *, keepdims=False)`, ([a, axis, dtype, keepdims], site) => {
    const wanted = elementType(dtype)
    const given_ = needArray(a, name, site)
    const values = wanted === undefined ? given_ : cast(given_, wanted)
    const direction = along(axis, keepdims, site)
    const result = reduce(values, direction, reducer, type(values.type), dimensionless)
    return withDimension(result, dimension(values.dimension, values.data.length / Math.max(1, result.data.length)))
  })
}

/** `std` and `var`, with their degrees of freedom; NaNs left out where told. */
function spreading(name: string, root: boolean, skip = false): FunctionValue {
  return row(`${name}(a, axis=None, *, ddof=0, keepdims=False)`, ([a, axis, ddof, keepdims], site) => {
    const values = needArray(a, name, site)
    const freedom = ddof === undefined ? 0 : toInteger(ddof, 'ddof', site)
    const spread = (line: Float64Array, inner: boolean): number => {
      const square = variance(skip ? withoutNaN(line) : line, inner, freedom)
      return root ? Math.sqrt(square) : square
    }
    const dimension = root ? values.dimension : powerDimension(values.dimension, 2)
    return reduce(values, along(axis, keepdims, site), spread, 'float', dimension)
  })
}

function indexOf(sign: 1 | -1): Reducer {
  return line => {
    if (line.length === 0) {
      throw new PythonError('ValueError', `attempt to get ${sign > 0 ? 'argmax' : 'argmin'} of an empty sequence`)
    }
    const best = extremeOf(line, sign)
    return line.findIndex(x => x === best || (Number.isNaN(best) && Number.isNaN(x)))
  }
}

function withoutNaN(line: Float64Array): Float64Array {
  return line.filter(x => !Number.isNaN(x))
}

/** A reduction that leaves NaNs out. */
function skipping(reducer: Reducer): Reducer {
  return (line, inner) => {
    const numbers = withoutNaN(line)
    return numbers.length === 0 && line.length > 0 ? reducer(line, inner) : reducer(numbers, inner)
  }
}

const sum: Reducer = (line, inner) => total(line, inner) + 0
const least: Reducer = line => extremeOf(line, -1)
const most: Reducer = line => extremeOf(line, 1)

function median(line: Float64Array): number {
  return quantileOf(line, 0.5)
}

/** Linear between the two nearest of the sorted numbers, with numpy's rounding. */
function quantileOf(line: Float64Array, share: number): number {
  if (line.length === 0 || line.some(Number.isNaN)) return Number.NaN
  const sorted = line.toSorted()
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const [low = Number.NaN, high = low] = sorted.subarray(below, below + 2)
  const t = place - below
  if (t === 0) return low
  return t >= 0.5 ? high - (high - low) * (1 - t) : low + (high - low) * t
}

/** `percentile` and `quantile`: shares in hundredths, or of one. */
function quantile(name: string, whole: number): FunctionValue {
  return row(`${name}(a, q, axis=None, *, keepdims=False)`, ([a, q, axis, keepdims], site) => {
    const values = needArray(a, name, site)
    const shares = needArray(q, name, site)
    if (shares.data.some(share => !(share >= 0 && share <= whole))) {
      throw new PythonError(
        'ValueError',
        `${name[0]?.toUpperCase()}${name.slice(1)}s must be in the range [0, ${whole}]`,
      )
    }
    const parts = Array.from(shares.data, share =>
      reduce(values, along(axis, keepdims, site), line => quantileOf(line, share / whole), 'float', values.dimension),
    )
    const [first] = parts
    if (shares.shape.length === 0 && first !== undefined) return first
    const data = Float64Array.from(parts.flatMap(part => [...part.data]))
    return array(data, [...shares.shape, ...(first?.shape ?? [])], 'float', values.dimension)
  })
}

const average = row('average(a, axis=None, weights=None)', ([a, axis, weights], site) => {
  const values = needArray(a, 'average', site)
  const direction = { axes: optionalAxes(axis, site) }
  if (!given(weights)) return reduce(values, direction, mean, 'float', values.dimension)
  const weighted = binary('*', values, needArray(weights, 'average', site), site)
  const weight = needArray(weights, 'average', site)
  const above = reduce(
    needArray(weighted, 'average', site),
    direction,
    sum,
    'float',
    multiplyDimensions(values.dimension, weight.dimension),
  )
  return binary(
    '/',
    above,
    reduce(weight, weight.shape.length === values.shape.length ? direction : {}, sum, 'float', weight.dimension),
    site,
  )
})

/** The area below points, by the trapezoidal rule. */
function trapezoid(name: string): FunctionValue {
  return row(`${name}(y, x=None, dx=1.0)`, ([y, x, dx], site) => {
    const heights = needArray(y, name, site)
    const places = given(x) ? needArray(x, name, site) : undefined
    const step = given(dx) ? needArray(dx, name, site) : undefined
    if (heights.shape.length !== 1 || (places !== undefined && places.data.length !== heights.data.length)) {
      throw new PythonError('ValueError', `${name}() takes a row of numbers, and a place for each`)
    }
    const width = places ?? step
    const parts = numbers(Math.max(0, heights.data.length - 1), k => {
      const w = places === undefined ? (step === undefined ? 1 : at(step, 0)) : at(places, k + 1) - at(places, k)
      return (w * (at(heights, k + 1) + at(heights, k))) / 2
    })
    const dimension = multiplyDimensions(heights.dimension, width?.dimension ?? dimensionless)
    return array(Float64Array.of(pairwiseSum(parts)), [], 'float', dimension)
  })
}

/** The length of vectors: the root of the sum of squares, or another order. */
export const norm: FunctionValue = row(
  'norm(x, ord=None, axis=None, keepdims=False)',
  ([x, order, axis, keepdims], site) => {
    const values = needArray(x, 'norm', site)
    const power = given(order) ? toNumber(order, 'ord', site) : 2
    const size = (line: Float64Array): number => {
      if (power === Infinity) return line.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0)
      if (power === 1) return pairwiseSum(line.map(Math.abs))
      return Math.sqrt(pairwiseSum(line.map(each => each * each)))
    }
    const matrix = given(order) && values.shape.length > 1 && !given(axis)
    if (matrix || ![1, 2, Infinity].includes(power)) {
      throw new PythonError('NotImplementedError', 'this order of norm() is numpy, not yet Hillock', {
        code: 'unsupported',
      })
    }
    return reduce(values, along(axis, keepdims, site), size, 'float', values.dimension)
  },
)

const sumOfArray = typed({ name: 'sum', reducer: sum, type: counted })

/** numpy leaves generators to Python; from 2.4 on it refuses them. */
const numpySum: FunctionValue = {
  ...sumOfArray,
  call: (arguments_, site) => {
    const [a] = arguments_
    return isGenerator(a) && a.type.name === 'generator' ? pythonSum.call([a], site) : sumOfArray.call(arguments_, site)
  },
}

/** numpy's reductions. */
export const reductions: readonly FunctionValue[] = [
  numpySum,
  typed({
    name: 'prod',
    reducer: line => line.reduce((product, x) => product * x, 1),
    type: counted,
    dimension: (from, count) => powerDimension(from, count),
  }),
  typed({ name: 'mean', reducer: mean, type: floating }),
  reduction({ name: 'amin', reducer: least }),
  reduction({ name: 'amax', reducer: most }),
  reduction({ name: 'argmin', reducer: indexOf(-1), type: () => 'integer', dimension: none }),
  reduction({ name: 'argmax', reducer: indexOf(1), type: () => 'integer', dimension: none }),
  reduction({ name: 'any', reducer: line => Number(line.some(x => x !== 0)), type: () => 'boolean', dimension: none }),
  reduction({ name: 'all', reducer: line => Number(line.every(x => x !== 0)), type: () => 'boolean', dimension: none }),
  reduction({
    name: 'count_nonzero',
    reducer: line => line.reduce((count, x) => count + Number(x !== 0), 0),
    type: () => 'integer',
    dimension: none,
  }),
  reduction({ name: 'median', reducer: median, type: floating }),
  reduction({ name: 'ptp', reducer: line => extremeOf(line, 1) - extremeOf(line, -1) }),
  reduction({ name: 'nansum', reducer: (line, inner) => sum(withoutNaN(line), inner), type: counted }),
  reduction({ name: 'nanmean', reducer: skipping(mean), type: floating }),
  reduction({ name: 'nanmax', reducer: skipping(most) }),
  reduction({ name: 'nanmin', reducer: skipping(least) }),
  reduction({ name: 'nanmedian', reducer: skipping(median), type: floating }),
  reduction({ name: 'nanargmax', reducer: nanIndex(1), type: () => 'integer', dimension: none }),
  reduction({ name: 'nanargmin', reducer: nanIndex(-1), type: () => 'integer', dimension: none }),
  spreading('std', true),
  spreading('var', false),
  spreading('nanstd', true, true),
  spreading('nanvar', false, true),
  quantile('percentile', 100),
  quantile('quantile', 1),
  average,
  trapezoid('trapezoid'),
  trapezoid('trapz'),
]

function nanIndex(sign: 1 | -1): Reducer {
  return line => {
    if (line.every(Number.isNaN)) throw new PythonError('ValueError', 'All-NaN slice encountered')
    return line.indexOf(extremeOf(withoutNaN(line), sign))
  }
}
