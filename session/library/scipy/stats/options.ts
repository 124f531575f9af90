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

/** Two samples of the same length; one of a single number is repeated. */
export function pairedSamples(
  x: Value | undefined,
  y: Value | undefined,
  name: string,
  site: CallSite,
): readonly [Float64Array, Float64Array] {
  const [first, second] = [needRow(x, name, site), needRow(y, name, site)]
  if (first.length === second.length) return [first, second]
  if (first.length === 1) return [new Float64Array(second.length).fill(first[0] ?? NaN), second]
  if (second.length === 1) return [first, new Float64Array(first.length).fill(second[0] ?? NaN)]
  throw new PythonError('ValueError', 'Array shapes are incompatible for broadcasting.')
}

/** Whether nothing is to be said of samples: one is empty, or one holds NaN. */
export function areVoid(...samples: readonly Float64Array[]): boolean {
  return samples.some(sample => sample.length === 0 || sample.some(Number.isNaN))
}

/** An axis along which to go, 0 unless given; undefined for None, which is all in one row. */
export function axisOf(value: Value | undefined, site: CallSite, usual: number | undefined = 0): number | undefined {
  if (value === undefined) return usual
  if (!given(value)) return undefined
  if (typeof value === 'object') throw lacking('an axis that is no single number')
  const axis = Number(value)
  if (Number.isInteger(axis)) return axis
  throw new PythonError('TypeError', `axis must be an integer, not ${site.session.text(value)}`)
}
