/**
 * Built-in types that classes of the script are derived from: `class Method(str, Enum)`, `class Params(dict)`. Classes of our
 * own stand for those types. A member of an enumeration then does what its value does, an instance of the others what the
 * dict or list does that it holds.
 */
import { PythonError } from '../python-error.ts'
import { isSubclass, makeClass } from './make-class.ts'
import { objectClass } from './object-class.ts'
import { isInstance, list, type ClassValue, type InstanceValue, type Value } from '../values.ts'

function standIn(name: string): readonly [name: string, ClassValue] {
  return [name, makeClass({ name, module: 'builtins.derived', bases: [objectClass] })]
}

/** What enumerations can be derived from besides, by the name of the type. */
export const mixedIn: ReadonlyMap<string, ClassValue> = new Map(['str', 'int', 'float'].map(standIn))

/** What every other class can be derived from, by the name of the type. */
export const containers: ReadonlyMap<string, ClassValue> = new Map(['dict', 'list'].map(standIn))

/** @throws PythonError TypeError for a class that is derived from dict and list at once */
export function requireOneContainer(type: ClassValue): void {
  if ([...containers.keys()].filter(name => isMixedWith(type, name)).length > 1)
    throw new PythonError('TypeError', 'multiple bases have instance lay-out conflict')
}

/** What an instance holds of a class that is derived from dict or list: nothing yet; undefined for all other classes. */
export function newContent(type: ClassValue): InstanceValue['content'] {
  if (isMixedWith(type, 'dict')) return { kind: 'dict', entries: new Map() }
  return isMixedWith(type, 'list') ? list([]) : undefined
}

/** The number, text, dict or list that an instance counts as; every other value as it is. */
export function plainValue(value: Value): Value {
  return (isInstance(value) ? (value.content ?? value.class.enumeration?.plain?.(value)) : undefined) ?? value
}

/** Whether a class is derived from any built-in type too. */
export function isMixed(own: ClassValue): boolean {
  return [...mixedIn.keys(), ...containers.keys()].some(name => isMixedWith(own, name))
}

/** Whether a class is derived from a built-in type too. */
export function isMixedWith(own: ClassValue, type: string): boolean {
  const found = mixedIn.get(type) ?? containers.get(type)
  return found !== undefined && isSubclass(own, found)
}
