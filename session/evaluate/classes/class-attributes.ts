import type { CallSite } from '../call.ts'
import { PythonError } from '../python-error.ts'
import { namedDict, str, tuple, type ClassValue, type Value } from '../values.ts'
import { bindMember } from '../invoke.ts'
import { classMember, requireOwn } from './make-class.ts'

/** An attribute of a class itself. */
export function classAttribute(type: ClassValue, name: string, site: CallSite): Value | undefined {
  const member = classMember(type, name)
  if (member !== undefined && !(name === '__doc__' && !type.members.has(name)))
    return bindMember(member, null, type, site)
  switch (name) {
    case '__name__':
      return str(type.name)
    case '__qualname__':
      return str(type.qualifiedName)
    case '__module__':
      return str(type.module)
    case '__doc__':
      return null
    case '__bases__':
      return tuple(type.bases)
    case '__mro__':
      return tuple(type.order)
    case '__dict__':
      return namedDict(type.members)
    case '__members__':
      return type.enumeration && namedDict(type.enumeration.members)
    case 'mro':
      return { kind: 'function', name, parameters: [], call: () => ({ kind: 'list', items: [...type.order] }) }
    default:
      return undefined
  }
}

export function setClassAttribute(type: ClassValue, name: string, to: Value): void {
  requireOwn(type, name)
  if (type.enumeration?.members.has(name) === true)
    throw new PythonError('AttributeError', `cannot reassign member '${name}'`)
  type.members.set(name, to)
}
