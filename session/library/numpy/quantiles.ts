/** Numbers that so many of others lie below: medians, percentiles. */
import { array } from '../../arrays/array.ts'
import { hasNaN, leastFloat, withoutNaN } from '../../arrays/float-loops.ts'
import { findOrdered } from '../../arrays/order.ts'
import { reduce } from '../../arrays/reduce.ts'
import { roundHalfEven } from '../../../units/index.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { needArray, optionalText } from '../arguments.ts'
import { row } from '../row.ts'
import { along } from './along.ts'

/** The sorted numbers at a place and behind it. */
interface Neighbours {
  readonly low: number
  readonly high: () => number
}

function neighbours(line: Float64Array, below: number): Neighbours {
  const own = line.slice()
  const low = findOrdered(own, below)
  return { low, high: () => leastFloat(own.subarray(below + 1)) }
}

/** Half of the numbers lie below: the one in the middle, or the mean of both there. */
export function median(line: Float64Array): number {
  if (line.length === 0 || hasNaN(line)) return Number.NaN
  const { low, high } = neighbours(line, Math.floor((line.length - 1) / 2))
  return line.length % 2 === 1 ? low : (low + high()) / 2
}

/** By numpy's name of the method: where between two sorted numbers the one wanted lies, given its exact place. */
const methods: ReadonlyMap<string, (place: number) => number> = new Map([
  ['linear', place => place],
  ['lower', Math.floor],
  ['higher', Math.ceil],
  ['nearest', roundHalfEven],
  ['midpoint', place => (Math.floor(place) + Math.ceil(place)) / 2],
])

/** Linear between the two nearest of the sorted numbers, with numpy's rounding. */
function quantileOf(line: Float64Array, place: number): number {
  const below = Math.floor(place)
  const { low, high: next } = neighbours(line, below)
  const t = place - below
  if (t === 0) return low
  const high = next()
  return t >= 0.5 ? high - (high - low) * (1 - t) : low + (high - low) * t
}

function methodOf(value: Value | undefined): { readonly name: string; readonly place: (exact: number) => number } {
  const name = optionalText(value, 'method') ?? 'linear'
  const place = methods.get(name)
  if (place !== undefined) return { name, place }
  throw unsupported(`method='${name}' of quantiles is numpy, not yet Hillock`, {
    help: `there are ${[...methods.keys()].join(', ')}`,
  })
}

/** `percentile` and `quantile`: shares in hundredths, or of one; of the numbers without NaN where told. */
function quantile(name: string, whole: number, skip: boolean): FunctionValue {
  return row(`${name}(a, q, axis=None, method='linear', *, keepdims=False)`, ([a, q, axis, method, keepdims], site) => {
    const values = needArray(a, name, site)
    const shares = needArray(q, name, site)
    if (shares.data.some(share => !(share >= 0 && share <= whole))) {
      const what = whole === 1 ? 'Quantiles' : 'Percentiles'
      throw new PythonError('ValueError', `${what} must be in the range [0, ${whole}]`)
    }
    const { name: how, place } = methodOf(method)
    const picks = how === 'lower' || how === 'higher' || how === 'nearest'
    const type = picks ? values.type : 'float'
    const parts = Array.from(shares.data, share =>
      reduce(
        values,
        along(axis, keepdims, site),
        line => {
          const numbers = skip ? withoutNaN(line) : line
          if (numbers.length === 0 || hasNaN(numbers)) return Number.NaN
          return quantileOf(numbers, place((share / whole) * (numbers.length - 1)))
        },
        type,
        values.dimension,
        site.session.math.lines,
      ),
    )
    const [first] = parts
    if (shares.shape.length === 0 && first !== undefined) return first
    const data = Float64Array.from(parts.flatMap(part => [...part.data]))
    return array(data, [...shares.shape, ...(first?.shape ?? [])], type, values.dimension)
  })
}

/** numpy's functions of quantiles. */
export const quantiles: readonly FunctionValue[] = [
  quantile('percentile', 100, false),
  quantile('quantile', 1, false),
  quantile('nanpercentile', 100, true),
  quantile('nanquantile', 1, true),
]
