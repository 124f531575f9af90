/** `np.apply_along_axis`: a function of the script, called for every line along an axis. */
import { dimensionless } from '../../../units/index.ts'
import { copyOf, sizeOf, withData, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { joined, permuteAxes, reshape, wrapAxis } from '../../arrays/shape.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { keywordMap, needArray, rest } from '../arguments.ts'
import { row } from '../row.ts'

/** What each line becomes takes the place of the axis: a number none, an array its own axes. */
export const applyAlongAxis: FunctionValue = row(
  'apply_along_axis(func1d, axis, arr, *args, **kwargs)',
  ([called = null, axis = null, arr, others, keywords], site) => {
    const values = needArray(arr, 'apply_along_axis', site)
    const along = wrapAxis(values, toInteger(axis, 'axis', site))
    const axes = values.shape.map((_, k) => k)
    const outer = axes.filter(each => each !== along)
    const lines = permuteAxes(values, [...outer, along])
    const length = values.shape[along] ?? 1
    const count = sizeOf(outer.map(each => values.shape[each] ?? 1))
    if (count === 0) throw new PythonError('ValueError', 'Cannot apply_along_axis when any iteration dimensions are 0')
    const results = Array.from({ length: count }, (_, k) => {
      const line = withData(values, copyOf(lines.data.subarray(k * length, (k + 1) * length)), [length])
      const made = invokeNow(called, [line, ...rest(others)], site, keywordMap(keywords))
      return needArray(made, 'apply_along_axis', site)
    })
    return inPlaceOf(
      along,
      outer.map(each => values.shape[each] ?? 1),
      results,
    )
  },
)

/** Results one after the other, their own axes where the axis was. */
function inPlaceOf(along: number, outer: readonly number[], results: readonly ArrayValue[]): ArrayValue {
  const own = results[0]?.shape ?? []
  const stacked = joined(
    results.map(each => reshape(each, [1, ...each.shape])),
    0,
  )
  const whole = withDimension(reshape(stacked, [...outer, ...own]), results[0]?.dimension ?? dimensionless)
  const behind = outer.map((_, k) => k)
  const ownAxes = own.map((_, k) => outer.length + k)
  return permuteAxes(whole, [...behind.slice(0, along), ...ownAxes, ...behind.slice(along)])
}
