/**
 * Built-in types that an enumeration is derived from besides: `class Method(str, Enum)`. A member then does what its value
 * does, by the methods of a class that stands for the type.
 */
import { isSubclass, makeClass } from './make-class.ts'
import { objectClass } from './object-class.ts'
import type { ClassValue, InstanceValue } from '../values.ts'

function standIn(name: string): ClassValue {
  return makeClass({ name, module: 'enum', bases: [objectClass] })
}

/** By the name of the type. */
export const mixedIn: ReadonlyMap<string, ClassValue> = new Map(
  ['str', 'int'].map(name => [name, standIn(name)] as const),
)

/** Whether an instance is of a built-in type by its class. */
export function isMixedWith({ class: own }: InstanceValue, type: string): boolean {
  const found = mixedIn.get(type)
  return found !== undefined && isSubclass(own, found)
}
