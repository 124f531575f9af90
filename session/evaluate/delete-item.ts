import type { CallSite } from './call.ts'
import { callSpecial, hasSpecial } from './classes/special.ts'
import { setKey } from './hash.ts'
import { PythonError } from './python-error.ts'
import { slicePositions } from './indices.ts'
import { position } from './subscript.ts'
import { typeName } from './types.ts'
import type { Value } from './values.ts'

/** `del object[index]`. */
export function deleteItem(object: Value, index: Value, site: CallSite): void {
  if (typeof object === 'object' && object !== null) {
    switch (object.kind) {
      case 'list': {
        if (typeof index === 'object' && index?.kind === 'slice') {
          const { start, step, count } = slicePositions(index, object.items.length, site)
          const gone = new Set(Array.from({ length: count }, (_, k) => start + k * step))
          const kept = object.items.filter((_, k) => !gone.has(k))
          object.items.length = 0
          for (const item of kept) object.items.push(item)
          return
        }
        object.items.splice(position(index, object.items.length, 'list assignment', site), 1)
        return
      }
      case 'dict':
        if (!object.entries.delete(setKey(object.entries, index, site)))
          throw new PythonError('KeyError', site.session.repr(index), { argument: index })
        return
      case 'instance':
        if (hasSpecial(object, '__delitem__')) {
          callSpecial(object, '__delitem__', [index], site)
          return
        }
        break
      case 'object':
        if (object.type.deleteItem !== undefined) {
          object.type.deleteItem(object, index, site)
          return
        }
        break
      default:
    }
  }
  throw new PythonError('TypeError', `'${typeName(object)}' object doesn't support item deletion`)
}
