/** Functions that make few numbers of many: sums, means, extremes. */
import type { ValueType } from '../../../abi/index.ts'
import { dimensionless, multiplyDimensions, powerDimension, type Dimension } from '../../../units/index.ts'
import {
  array,
  asBytes,
  asFloats,
  at,
  inKindOf,
  scalar,
  stored,
  withDimension,
  type ArrayValue,
  type Storage,
} from '../../arrays/array.ts'
import { allHold, bothHold, countTruths, oneHolds, someHold } from '../../arrays/byte-loops.ts'
import { magnitudes } from '../../arrays/complex-array.ts'
import { withoutNaN } from '../../arrays/float-loops.ts'
import type { LongLines } from '../../arrays/math.ts'
import {
  extremeOf,
  extremes,
  placesOfExtremes,
  mean,
  pairwiseSum,
  means,
  reduce,
  total,
  totals,
  variance,
  variances,
  type Reducer,
} from '../../arrays/reduce.ts'
import { squareRootFloats } from '../../generated/loops.ts'
import { extremeOfSingles, meanOfSingles, spreadOfSingles, totalOfSingles } from '../../arrays/reduce-singles.ts'
import { complexOf } from '../../evaluate/complex-arrays.ts'
import { isGenerator } from '../../evaluate/generator.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { given, needArray, optionalAxes } from '../arguments.ts'
import { row } from '../row.ts'
import { sum as pythonSum } from '../builtins/iteration.ts'
import { cast, elementType } from './element-type.ts'
import { ofThings } from './truth-of-things.ts'
import { along } from './along.ts'
import { median, quantiles } from './quantiles.ts'

interface Reduction {
  readonly name: string
  readonly reducer: Reducer
  /** The same of everything, without making doubles of it. */
  readonly ofAll?: (values: ArrayValue) => number
  /** The same of integers, where those of 64 bits need more than doubles. */
  readonly ofIntegers?: Reducer
  /** The same of truths. */
  readonly ofTruths?: (truths: Uint8Array) => number
  /** Type of the result; the elements' own unless given. */
  readonly type?: (from: ValueType) => ValueType
  readonly dimension?: (from: Dimension, count: number) => Dimension
}

const counted = (type: ValueType): ValueType => (type === 'boolean' ? 'integer' : type)
const floating = (): ValueType => 'float'
const none = (): Dimension => dimensionless

function reduction({ name, reducer, ofAll, type = from => from, dimension = from => from }: Reduction): FunctionValue {
  return row(`${name}(a, axis=None, *, keepdims=False)`, ([a, axis, keepdims], site) => {
    const values = needArray(a, name, site)
    if (ofAll !== undefined && !given(axis) && keepdims === undefined)
      return scalar(ofAll(values), type(values.type), dimension(values.dimension, 1))
    const made = dimension(values.dimension, 1)
    return reduce(values, along(axis, keepdims, site), reducer, type(values.type), made, site.session.math.lines)
  })
}

/** `sum`, `prod` and `mean`, which can be told the type to compute in. */
function typed({ name, ofTruths, type = from => from, dimension = from => from, ...own }: Reduction): FunctionValue {
  return row(`${name}(a, axis=None, dtype=None, *, keepdims=False)`, ([a, axis, dtype, keepdims], site) => {
    const wanted = elementType(dtype)
    const given_ = needArray(a, name, site)
    const values = wanted === undefined ? given_ : cast(given_, wanted)
    const direction = along(axis, keepdims, site)
    const isAll = direction.axes === undefined && direction.keep !== true
    if (ofTruths !== undefined && values.type === 'boolean' && isAll)
      return scalar(ofTruths(asBytes(values.data)), type(values.type))
    const made = type(values.type)
    const reducer = made === 'integer' ? (own.ofIntegers ?? own.reducer) : own.reducer
    const all = reduce(values, direction, reducer, made, dimensionless, site.session.math.lines)
    const isAsked = made === 'integer' && wanted?.type === 'integer'
    const result = isAsked ? { ...all, data: stored(all.data, wanted) } : all
    return withDimension(result, dimension(values.dimension, values.data.length / Math.max(1, result.data.length)))
  })
}

/** `std` and `var`, with their degrees of freedom; NaNs left out where told. */
function spreading(name: string, root: boolean, skip = false): FunctionValue {
  return row(`${name}(a, axis=None, *, ddof=0, keepdims=False)`, ([a, axis, ddof, keepdims], site) => {
    const values = needArray(a, name, site)
    const freedom = ddof === undefined ? 0 : toInteger(ddof, 'ddof', site)
    const spread = (line: Float64Array, inner: boolean, long: LongLines): number => {
      const square = variance(skip ? withoutNaN(line) : line, inner, freedom, long)
      return root ? Math.sqrt(square) : square
    }
    const dimension = root ? values.dimension : powerDimension(values.dimension, 2)
    const byRows: Reducer['byRows'] = (data, lines, result, long) => {
      variances(data, lines, result, freedom, long)
      if (root) squareRootFloats(result, result)
    }
    const reducer = skip ? spread : Object.assign(spread, { byRows, ofSingles: spreadOfSingles(freedom, root) })
    return reduce(values, along(axis, keepdims, site), reducer, 'float', dimension, site.session.math.lines)
  })
}

function indexOf(sign: 1 | -1): Reducer {
  const requireSome = ({ length }: { readonly length: number }): void => {
    if (length > 0) return
    throw new PythonError('ValueError', `attempt to get ${sign > 0 ? 'argmax' : 'argmin'} of an empty sequence`)
  }
  const byRows = placesOfExtremes(sign)
  return reducerOf(
    (line, _, long) => {
      requireSome(line)
      return long.placeOfExtreme(line, sign)
    },
    {
      byRows(data, lines, result, long) {
        requireSome(lines)
        byRows(data, lines, result, long)
      },
      ofLines: (data, length, result, long) => long.placesOfExtremes(data, length, sign, result),
      ofSingles(line, long) {
        requireSome(line)
        return long.singles.placeOfExtreme(line, sign)
      },
    },
  )
}

/** A reduction that leaves NaNs out. */
function skipping(reducer: Reducer): Reducer {
  return (line, inner, long) => {
    const numbers = withoutNaN(line)
    return reducer(numbers.length === 0 && line.length > 0 ? line : numbers, inner, long)
  }
}

const sum: Reducer = reducerOf((line, inner, long) => total(line, inner, long) + 0, {
  byRows: totals,
  ofSingles: totalOfSingles,
})
const meanOf: Reducer = reducerOf(mean, { byRows: means, ofSingles: meanOfSingles })
const [least, most] = [extreme(-1), extreme(1)]

function extreme(sign: 1 | -1): Reducer {
  const forms = { byRows: extremes(sign), ofSingles: extremeOfSingles(sign) }
  return reducerOf((line, _, long) => extremeOf(line, sign, long), forms)
}

/** With the other forms that it has. */
function reducerOf(line: Reducer, forms: Pick<Reducer, 'byRows' | 'ofLines' | 'ofTruths' | 'ofSingles'>): Reducer {
  const own: Reducer = (...given_) => line(...given_)
  return Object.assign(own, forms)
}

function product(line: Float64Array): number {
  let found = 1
  for (let k = 0; k < line.length; k++) found *= line[k] ?? NaN
  return found
}

/** What does not fit into 64 bits is gone, as in numpy. */
function wholeProduct(line: Float64Array): number {
  const found = product(line)
  if (Number.isSafeInteger(found)) return found
  let exact = 1n
  for (let k = 0; k < line.length; k++) exact = BigInt.asIntN(64, exact * BigInt(line[k] ?? 0))
  return Number(exact)
}

function countOthers(line: Float64Array): number {
  let count = 0
  for (let k = 0; k < line.length; k++) count += Number(line[k] !== 0)
  return count
}

function isOneOther(line: Storage): number {
  for (let k = 0; k < line.length; k++) if (line[k] !== 0) return 1
  return 0
}

function areAllOther(line: Storage): number {
  for (let k = 0; k < line.length; k++) if (line[k] === 0) return 0
  return 1
}

function isOneOfAll({ type, data }: ArrayValue): number {
  return type === 'boolean' ? Number(someHold(asBytes(data))) : isOneOther(data)
}

function areAllOfAll({ type, data }: ArrayValue): number {
  return type === 'boolean' ? Number(allHold(asBytes(data))) : areAllOther(data)
}

const any: Reducer = reducerOf(isOneOther, { ofTruths: { isAll: false, line: someHold, pair: oneHolds } })
const all: Reducer = reducerOf(areAllOther, { ofTruths: { isAll: true, line: allHold, pair: bothHold } })

const average = row('average(a, axis=None, weights=None)', ([a, axis, weights], site) => {
  const values = needArray(a, 'average', site)
  const direction = { axes: optionalAxes(axis, site) }
  const { lines } = site.session.math
  if (!given(weights)) return reduce(values, direction, meanOf, 'float', values.dimension, lines)
  const weighted = binary('*', values, needArray(weights, 'average', site), site)
  const weight = needArray(weights, 'average', site)
  const above = reduce(
    needArray(weighted, 'average', site),
    direction,
    sum,
    'float',
    multiplyDimensions(values.dimension, weight.dimension),
    lines,
  )
  const below = weight.shape.length === values.shape.length ? direction : {}
  return binary('/', above, reduce(weight, below, sum, 'float', weight.dimension, lines), site)
})

/** The area below points, by the trapezoidal rule. */
function trapezoid(name: string): FunctionValue {
  return row(`${name}(y, x=None, dx=1.0)`, ([ys, xs, dx], site) => {
    const heights = needArray(ys, name, site)
    const places = given(xs) ? needArray(xs, name, site) : undefined
    const step = given(dx) ? needArray(dx, name, site) : undefined
    if (heights.shape.length !== 1 || (places !== undefined && places.data.length !== heights.data.length)) {
      throw new PythonError('ValueError', `${name}() takes a row of numbers, and a place for each`)
    }
    const width = places ?? step
    const [y, x] = [asFloats(heights.data), places && asFloats(places.data)]
    const even = step === undefined ? 1 : at(step, 0)
    const parts = new Float64Array(Math.max(0, y.length - 1))
    const sums = new Float64Array(parts.length)
    for (let k = 0; k < parts.length; k++) sums[k] = (y[k + 1] ?? NaN) + (y[k] ?? NaN)
    // Whole numbers are added in their own type, whatever that has room for.
    const both = heights.type === 'integer' ? asFloats(inKindOf(sums, 'integer', [heights])) : sums
    for (let k = 0; k < parts.length; k++) {
      const w = x === undefined ? even : (x[k + 1] ?? NaN) - (x[k] ?? NaN)
      parts[k] = (w * (both[k] ?? NaN)) / 2
    }
    const dimension = multiplyDimensions(heights.dimension, width?.dimension ?? dimensionless)
    return array(Float64Array.of(pairwiseSum(parts)), [], 'float', dimension)
  })
}

/** The length of vectors: the root of the sum of squares, or another order. */
export const norm: FunctionValue = row(
  'norm(x, ord=None, axis=None, keepdims=False)',
  ([x, order, axis, keepdims], site) => {
    const complexes = complexOf(x)
    const values = complexes === undefined ? needArray(x, 'norm', site) : magnitudes(complexes)
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
    return reduce(values, along(axis, keepdims, site), size, 'float', values.dimension, site.session.math.lines)
  },
)

const sumOfArray = typed({ name: 'sum', reducer: sum, ofTruths: countTruths, type: counted })

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
    reducer: product,
    ofIntegers: wholeProduct,
    type: counted,
    dimension: (from, count) => powerDimension(from, count),
  }),
  typed({
    name: 'mean',
    reducer: meanOf,
    ofTruths: truths => countTruths(truths) / truths.length,
    type: floating,
  }),
  reduction({ name: 'amin', reducer: least }),
  reduction({ name: 'amax', reducer: most }),
  reduction({ name: 'argmin', reducer: indexOf(-1), type: () => 'integer', dimension: none }),
  reduction({ name: 'argmax', reducer: indexOf(1), type: () => 'integer', dimension: none }),
  ofThings(reduction({ name: 'any', reducer: any, ofAll: isOneOfAll, type: () => 'boolean', dimension: none })),
  ofThings(reduction({ name: 'all', reducer: all, ofAll: areAllOfAll, type: () => 'boolean', dimension: none })),
  reduction({
    name: 'count_nonzero',
    reducer: countOthers,
    ofAll: ({ type, data }) => (type === 'boolean' ? countTruths(asBytes(data)) : countOthers(asFloats(data))),
    type: () => 'integer',
    dimension: none,
  }),
  reduction({ name: 'median', reducer: median, type: floating }),
  reduction({ name: 'ptp', reducer: (line, _, long) => extremeOf(line, 1, long) - extremeOf(line, -1, long) }),
  reduction({ name: 'nanprod', reducer: line => product(withoutNaN(line)), type: counted }),
  reduction({ name: 'nansum', reducer: (line, inner, long) => sum(withoutNaN(line), inner, long), type: counted }),
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
  ...quantiles,
  average,
  trapezoid('trapezoid'),
  trapezoid('trapz'),
]

function nanIndex(sign: 1 | -1): Reducer {
  return (line, _, long) => {
    if (line.every(Number.isNaN)) throw new PythonError('ValueError', 'All-NaN slice encountered')
    return line.indexOf(extremeOf(withoutNaN(line), sign, long))
  }
}
