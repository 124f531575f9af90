import type { CallSite } from './call.ts'
import { isDerived } from './classes/unmade-object.ts'
import { deleteProperty } from './classes/descriptors.ts'
import { classMember } from './classes/make-class.ts'
import { callSpecial, hasSpecial } from './classes/special.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import { str, type Value } from './values.ts'

/** `del object.name`. */
export function deleteAttribute(object: Value, name: string, site: CallSite): void {
  if (typeof object === 'object' && object !== null) {
    if (object.kind === 'instance') {
      if (hasSpecial(object, '__delattr__')) {
        callSpecial(object, '__delattr__', [str(name)], site)
        return
      }
      const member = classMember(object.class, name)
      if (typeof member === 'object' && member?.kind === 'object' && member.type.setBound !== undefined) {
        deleteProperty(member, object, site)
        return
      }
      if (object.members.entries.delete(`s${name}`)) return
    }
    if (object.kind === 'module' && object.setMember !== undefined && object.members.has(name)) {
      object.setMember(name, undefined, site)
      return
    }
    if (isDerived(object) && object.derived.members.entries.delete(`s${name}`)) return
    if (object.kind === 'class' && object.isOwn && object.members.delete(name)) return
    if (object.kind === 'function' && object.script?.attributes.delete(name) === true) return
  }
  throw new PythonError('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`)
}
