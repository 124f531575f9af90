/**
 * Built-in types that an enumeration is derived from besides: `class Method(str, Enum)`. A member then does what its value
 * does, by the methods of a class that stands for the type.
 */
import { isSubclass, makeClass } from './make-class.ts'
import { objectClass } from './object-class.ts'
import { isInstance, type ClassValue, type Value } from '../values.ts'

function standIn(name: string): ClassValue {
  return makeClass({ name, module: 'enum', bases: [objectClass] })
}

/** By the name of the type. */
export const mixedIn: ReadonlyMap<string, ClassValue> = new Map(
  ['str', 'int', 'float'].map(name => [name, standIn(name)] as const),
)

/** The number or text that a member of an enumeration counts as; every other value as it is. */
export function plainMember(value: Value): Value {
  return (isInstance(value) ? value.class.enumeration?.plain?.(value) : undefined) ?? value
}

/** Whether a class is derived from a built-in type too. */
export function isMixedWith(own: ClassValue, type: string): boolean {
  const found = mixedIn.get(type)
  return found !== undefined && isSubclass(own, found)
}
