/** Options that many functions of `scipy.stats` have. */
import type { CallSite } from '../../../evaluate/call.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Value } from '../../../evaluate/values.ts'
import { given, optionalText } from '../../arguments.ts'
import { needRow, lacking } from '../numbers.ts'

export type Alternative = 'two-sided' | 'less' | 'greater'

export function alternativeOf(value: Value | undefined): Alternative {
  const said = optionalText(value, 'alternative') ?? 'two-sided'
  if (said === 'two-sided' || said === 'less' || said === 'greater') return said
  throw new PythonError('ValueError', "`alternative` must be 'less', 'greater', or 'two-sided'.")
}

/** What is done about NaN: nothing. */
export function requirePropagating(value: Value | undefined): void {
  const policy = optionalText(value, 'nan_policy') ?? 'propagate'
  if (policy !== 'propagate') throw lacking(`nan_policy='${policy}'`)
}

/** Two samples of the same length. */
export function pairedSamples(
  x: Value | undefined,
  y: Value | undefined,
  name: string,
  site: CallSite,
): readonly [Float64Array, Float64Array] {
  const [first, second] = [needRow(x, name, site), needRow(y, name, site)]
  if (first.length === second.length) return [first, second]
  throw new PythonError('ValueError', 'Array shapes are incompatible for broadcasting.')
}

/** An axis along which to go, 0 unless given; undefined for None, which is all in one row. */
export function axisOf(value: Value | undefined, site: CallSite, usual: number | undefined = 0): number | undefined {
  if (value === undefined) return usual
  if (!given(value)) return undefined
  const axis = Number(value)
  if (Number.isInteger(axis)) return axis
  throw new PythonError('TypeError', `axis must be an integer, not ${site.session.text(value)}`)
}
