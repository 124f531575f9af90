/**
 * Instances of the script's classes that are derived from classes of a library, `class Mine(Network)`: objects of the library
 * with a class of the script and attributes of their own besides. Before their `__init__` has called that of the library they
 * are nothing yet but these.
 */
import { PythonError } from '../python-error.ts'
import {
  namedDict,
  type ClassValue,
  type DerivedPart,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../values.ts'

/** An object with a class of the script. */
export interface DerivedObject extends ObjectValue {
  readonly derived: DerivedPart
}

export function isDerived(value: Value | undefined): value is DerivedObject {
  return typeof value === 'object' && value?.kind === 'object' && value.derived !== undefined
}

const unmade: ObjectType = { name: 'object', repr: () => '<object>' }

/** An object before its `__init__`; undefined for a class that is derived from none of a library. */
export function emptyObject(type: ClassValue): DerivedObject | undefined {
  if (!type.order.some(({ foundation }) => foundation !== undefined)) return undefined
  return { kind: 'object', type: unmade, data: undefined, derived: { class: type, members: namedDict([]) } }
}

export function isUnmade({ type }: DerivedObject): boolean {
  return type === unmade
}

/**
 * Makes an object what one of the library is.
 *
 * @throws PythonError for a second `__init__`
 */
export function become(self: DerivedObject, made: ObjectValue): void {
  if (!isUnmade(self))
    throw new PythonError('TypeError', `the '${self.derived.class.name}' object has been made before`)
  self.type = made.type
  self.data = made.data
}
