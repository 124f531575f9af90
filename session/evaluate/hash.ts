import { at } from '../arrays/array.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import type { Value } from './values.ts'

/**
 * The text under which a dict keeps a key: equal for keys Python finds equal (`1`, `1.0`, `True`).
 *
 * @throws PythonError for keys that Python cannot hash
 */
export function dictKey(key: Value): string {
  switch (typeof key) {
    case 'number':
      return `n${Object.is(key, -0) ? 0 : key}`
    case 'bigint':
      return `n${key}`
    case 'boolean':
      return `n${Number(key)}`
    default:
  }
  if (key === null) return 'None'
  switch (key.kind) {
    case 'str':
      return `s${key.text.text}`
    case 'tuple':
      return `t${key.items.map(item => JSON.stringify(dictKey(item))).join(',')}`
    case 'unit':
      return `u${key.unit.name}`
    case 'array':
      if (key.shape.length === 0) return `n${at(key, 0)}`
      break
    case 'function':
    case 'module':
      return `f${key.name}`
    default:
  }
  throw new PythonError('TypeError', `unhashable type: '${typeName(key)}'`)
}
