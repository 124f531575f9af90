import { at } from '../arrays/array.ts'
import type { CallSite } from './call.ts'
import { callSpecial, hasSpecial } from './classes/special.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import type { InstanceValue, Value } from './values.ts'

/**
 * Python's truth of a value.
 *
 * @throws PythonError for arrays of several elements, as numpy does
 */
export function truth(value: Value, site: CallSite): boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'bigint') return value !== 0n
  if (value === null) return false
  switch (value.kind) {
    case 'str':
      return value.text.text.length > 0
    case 'bytes':
      return value.text.length > 0
    case 'list':
    case 'tuple':
      return value.items.length > 0
    case 'dict':
      return value.entries.size > 0
    case 'range':
      return (value.stop - value.start) * value.step > 0
    case 'array':
      if (value.data.length === 1) return at(value, 0) !== 0
      if (value.data.length === 0) return false
      throw ambiguous()
    case 'set':
      return value.items.size > 0
    case 'complex':
      return value.re !== 0 || value.im !== 0
    case 'instance':
      return instanceTruth(value, site)
    case 'object':
      if (value.type.truth !== undefined) return value.type.truth(value)
      if (value.type.isArray === true) return truth(value.type.array?.(value, site) ?? null, site)
      return value.type.length === undefined || value.type.length(value, site) > 0
    default:
      return true
  }
}

/** What is thrown where the truth of several elements is asked for. */
export function ambiguous(): PythonError {
  const message = 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()'
  return new PythonError('ValueError', message)
}

function instanceTruth(value: InstanceValue, site: CallSite): boolean {
  if (hasSpecial(value, '__bool__')) {
    const found = callSpecial(value, '__bool__', [], site)
    if (typeof found === 'boolean') return found
    throw new PythonError('TypeError', `__bool__ should return bool, returned ${typeName(found ?? null)}`)
  }
  const length = callSpecial(value, '__len__', [], site)
  return length === undefined || truth(length, site)
}
