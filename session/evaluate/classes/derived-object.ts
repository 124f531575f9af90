/** Attributes of objects whose class is derived from one of a library: first what the script says, then the library. */
import type { CallSite } from '../call.ts'
import { bindMember } from '../invoke.ts'
import { PythonError } from '../python-error.ts'
import { str, type ObjectValue, type Value } from '../values.ts'
import { setterOf } from './descriptors.ts'
import { classMember } from './make-class.ts'
import { isUnmade, type DerivedObject } from './unmade-object.ts'

/** What the script's class and the object itself have under a name; undefined where the library is to be asked. */
export function derivedAttribute(object: DerivedObject, name: string, site: CallSite): Value | undefined {
  const { class: type, members } = object.derived
  if (name === '__class__') return type
  if (name === '__dict__') return members
  const member = classMember(type, name)
  if (member !== undefined && setterOf(member) !== undefined) return bindMember(member, object, type, site)
  const own = members.entries.get(`s${name}`)
  if (own !== undefined) return own.value
  // A class says nothing of itself, as every object would: the library's word comes first.
  if (member === undefined || name === '__doc__') return undefined
  return bindMember(member, object, type, site)
}

/** As the library has it, whatever the script's classes say: what `super()` finds behind them. */
export function foundationAttribute({ type, ...object }: ObjectValue, name: string, site: CallSite): Value | undefined {
  return type.attribute?.({ ...object, type }, name, site)
}

/** Sets an attribute that is the script's affair; false where it is the library's. */
export function setDerivedAttribute(object: DerivedObject, name: string, to: Value, site: CallSite): boolean {
  const { class: type, members } = object.derived
  const member = classMember(type, name)
  const set = setterOf(member)
  if (set !== undefined) {
    set(object, to, site)
    return true
  }
  const isScripts = isUnmade(object) || members.entries.has(`s${name}`) || member !== undefined
  if (!isScripts && !(object.type.takesAttributes === true && !knows(object, name, site))) return false
  members.entries.set(`s${name}`, { key: str(name), value: to })
  return true
}

function knows(object: DerivedObject, name: string, site: CallSite): boolean {
  try {
    return object.type.attribute?.(object, name, site) !== undefined
  } catch (thrown) {
    if (thrown instanceof PythonError && thrown.type === 'AttributeError') return false
    throw thrown
  }
}

/** Every name that the script has given an object and its classes. */
export function derivedNames({ derived: { class: type, members } }: DerivedObject): string[] {
  return [
    ...[...members.entries.keys()].map(key => String(key).slice(1)),
    ...type.order.flatMap(each => [...each.members.keys()]),
  ]
}
