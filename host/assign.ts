import { hostError } from './errors.ts'
import type { MemoryView } from './memory.ts'

/**
 * Writes values to all elements of an array, or to some of them: one value for each, or one number for all.
 *
 * @throws HillockError `bad-value` if there are more values, or fewer, or an element that is not there
 */
export function assign(
  target: MemoryView,
  values: number | ArrayLike<number>,
  indices: 'all' | ArrayLike<number> = 'all',
): void {
  const { length } = indices === 'all' ? target : indices
  if (typeof values !== 'number' && values.length !== length) {
    throw hostError('bad-value', `${values.length} values cannot be given to ${length} neurons`)
  }
  if (indices === 'all' && typeof values === 'number') {
    if (target instanceof BigInt64Array) target.fill(BigInt(values))
    else target.fill(values)
    return
  }
  if (indices === 'all' && typeof values !== 'number' && !(target instanceof BigInt64Array)) {
    target.set(values)
    return
  }
  for (let k = 0; k < length; k++) {
    const index = indices === 'all' ? k : (indices[k] ?? 0)
    if (!Number.isInteger(index) || index < 0 || index >= target.length) {
      throw hostError('bad-value', `neuron ${index} does not exist: there are ${target.length}`)
    }
    const value = typeof values === 'number' ? values : (values[k] ?? 0)
    if (target instanceof BigInt64Array) target[index] = BigInt(value)
    else target[index] = value
  }
}
