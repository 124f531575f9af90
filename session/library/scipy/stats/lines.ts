/** Numbers that stand for lines of an array. */
import type { ArrayValue } from '../../../arrays/array.ts'
import type { LongLines } from '../../../arrays/math.ts'
import { reduce, variance } from '../../../arrays/reduce.ts'
import { dimensionless } from '../../../../units/index.ts'
import type { CallSite } from '../../../evaluate/call.ts'

/** One number for each line along an axis; undefined is one for all there is. */
export function perLine(
  values: ArrayValue,
  axis: number | undefined,
  f: (line: Float64Array, long: LongLines) => number,
  site: CallSite,
): ArrayValue {
  const axes = axis === undefined || values.shape.length === 0 ? undefined : [axis]
  return reduce(values, { axes }, (line, _, long) => f(line, long), 'float', dimensionless, site.session.math.lines)
}

export function spreadOf(line: Float64Array, freedom: number, long: LongLines): number {
  return Math.sqrt(variance(line, true, freedom, long))
}
