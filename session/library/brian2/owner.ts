/** Which neurons a value of the script stands for. */
import type { VariableOwner } from '../../../network/index.ts'
import type { Value } from '../../evaluate/values.ts'
import { dataOf } from './brian-class.ts'

/** The group or subgroup that a value is. */
export function ownerOf(value: Value | undefined): VariableOwner | undefined {
  return dataOf(value, 'group', 'subgroup')?.object
}

/** Indices of a subgroup's neurons, in its group or, if there is an owner, as that counts them; undefined for other values. */
export function indicesIn(value: Value, owner?: VariableOwner): number[] | undefined {
  const range = dataOf(value, 'subgroup')?.object.range
  if (range === undefined) return undefined
  const first = owner?.range?.start ?? 0
  return Array.from({ length: range.stop - range.start }, (_, k) => range.start - first + k)
}
