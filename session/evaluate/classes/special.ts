/** Methods that Python calls by itself: `__add__`, `__len__`, `__iter__` and their like, of instances of the script's classes. */
import type { CallSite } from '../call.ts'
import type { InstanceValue, ObjectValue, Value } from '../values.ts'
import { bindMember, invokeNow } from '../invoke.ts'
import { classMember } from './make-class.ts'

/** The method of this name, found in the class alone and bound to the instance; undefined for all other values. */
export function special(value: Value, name: string, site: CallSite): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const type = value.kind === 'instance' ? value.class : value.kind === 'object' ? value.derived?.class : undefined
  const found = type && classMember(type, name)
  return type === undefined || found === undefined || found === null ? undefined : bindMember(found, value, type, site)
}

/** Calls such a method; undefined if there is none. */
export function callSpecial(
  value: Value,
  name: string,
  arguments_: readonly Value[],
  site: CallSite,
): Value | undefined {
  const method = special(value, name, site)
  return method === undefined ? undefined : invokeNow(method, arguments_, site)
}

/** Whether an instance's class has a method that is not Python's own for every object. */
export function hasSpecial({ class: { order } }: Pick<InstanceValue, 'class'>, name: string): boolean {
  for (const { members, module } of order) if (module !== 'builtins' && members.has(name)) return true
  return false
}

/** What an operator's method gives back where it does not know the other value. */
export const notImplemented: ObjectValue = {
  kind: 'object',
  type: { name: 'NotImplementedType', repr: () => 'NotImplemented' },
  data: undefined,
}

/** As {@link callSpecial}; undefined also where the method says NotImplemented. */
export function callOperator(
  value: Value,
  name: string,
  arguments_: readonly Value[],
  site: CallSite,
): Value | undefined {
  const result = callSpecial(value, name, arguments_, site)
  return result === notImplemented ? undefined : result
}
