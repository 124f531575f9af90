import { PythonError } from '../python-error.ts'
import type { ClassValue, Value } from '../values.ts'
import { propertyGetter } from './property-data.ts'
import { classMember } from './make-class.ts'

/** @throws PythonError TypeError for a class that leaves something abstract */
export function requireConcrete({ name, abstract }: ClassValue): void {
  if (abstract.length === 0) return
  const noun = abstract.length === 1 ? 'method' : 'methods'
  const message = `Can't instantiate abstract class ${name} with abstract ${noun} ${abstract.join(', ')}`
  throw new PythonError('TypeError', message)
}

/** What a class, as it is when its body is done, leaves to those derived from it. */
export function abstractNames(type: ClassValue): readonly string[] {
  const names = new Set(type.order.flatMap(({ members }) => [...members.keys()]))
  return [...names].filter(name => isAbstract(classMember(type, name))).toSorted((a, b) => (a < b ? -1 : 1))
}

function isAbstract(member: Value | undefined): boolean {
  if (typeof member !== 'object' || member === null) return false
  if (member.kind === 'function') return member.script?.attributes.get('__isabstractmethod__') === true
  return member.kind === 'object' && isAbstract(propertyGetter(member))
}
