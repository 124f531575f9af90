import type { CallSite } from '../call.ts'
import { PythonError } from '../python-error.ts'
import { typeName } from '../types.ts'
import { str, type InstanceValue, type Value } from '../values.ts'
import { bindMember } from '../invoke.ts'
import { setterOf } from './descriptors.ts'
import { exceptionAttribute } from './exceptions.ts'
import { classMember } from './make-class.ts'
import { plainValue } from './mixed-in.ts'
import { callSpecial, hasSpecial } from './special.ts'

/** An attribute of an instance: its own, one of its class, or what its `__getattr__` makes of the name. */
export function instanceAttribute(instance: InstanceValue, name: string, site: CallSite): Value | undefined {
  const { class: type, members } = instance
  if (name === '__class__') return type
  if (name === '__dict__') return members
  const member = classMember(type, name)
  if (member !== undefined && setterOf(member) !== undefined) return bindMember(member, instance, type, site)
  const own = members.entries.get(`s${name}`)
  if (own !== undefined) return own.value
  if (member !== undefined) return bindMember(member, instance, type, site)
  const special = name === '__doc__' ? null : exceptionAttribute(instance, name)
  if (special !== undefined) return special
  return hasSpecial(instance, '__getattr__') ? callSpecial(instance, '__getattr__', [str(name)], site) : undefined
}

/** Whether to set an attribute of an instance is to keep it with its own. */
export function keepsPlainly(instance: InstanceValue, name: string): boolean {
  if (name === '__class__' || name === '__dict__') return false
  return setterOf(classMember(instance.class, name)) === undefined && !hasSpecial(instance, '__setattr__')
}

export function setInstanceAttribute(instance: InstanceValue, name: string, to: Value, site: CallSite): void {
  if (hasSpecial(instance, '__setattr__')) {
    callSpecial(instance, '__setattr__', [str(name), to], site)
    return
  }
  setOwnAttribute(instance, name, to, site)
}

/** What `object.__setattr__` does. */
export function setOwnAttribute(instance: InstanceValue, name: string, to: Value, site: CallSite): void {
  const set = setterOf(classMember(instance.class, name))
  if (set !== undefined) {
    set(instance, to, site)
    return
  }
  if (name === '__dict__') {
    const dict = plainValue(to)
    if (typeof dict !== 'object' || dict?.kind !== 'dict')
      throw new PythonError('TypeError', `__dict__ must be set to a dictionary, not a '${typeName(to)}'`)
    instance.members = dict
    return
  }
  if (name === '__class__') {
    throw new PythonError('AttributeError', `the attribute '${name}' cannot be set`)
  }
  const found = instance.members.entries.get(`s${name}`)
  if (found === undefined) instance.members.entries.set(`s${name}`, { key: str(name), value: to })
  else found.value = to
}
