import { PythonError } from '../python-error.ts'
import type { ClassValue, Value } from '../values.ts'
import { propertyGetter } from './property-data.ts'
import { classMember } from './make-class.ts'

const known = new WeakMap<ClassValue, readonly string[]>()

/** @throws PythonError TypeError for a class that leaves something abstract */
export function requireConcrete(type: ClassValue): void {
  const names = known.get(type) ?? abstractNames(type)
  known.set(type, names)
  if (names.length === 0) return
  const noun = names.length === 1 ? 'method' : 'methods'
  const message = `Can't instantiate abstract class ${type.name} with abstract ${noun} ${names.join(', ')}`
  throw new PythonError('TypeError', message)
}

function abstractNames(type: ClassValue): readonly string[] {
  const names = new Set(type.order.flatMap(({ members }) => [...members.keys()]))
  return [...names].filter(name => isAbstract(classMember(type, name))).toSorted((a, b) => (a < b ? -1 : 1))
}

function isAbstract(member: Value | undefined): boolean {
  if (typeof member !== 'object' || member === null) return false
  if (member.kind === 'function') return member.script?.attributes.get('__isabstractmethod__') === true
  return member.kind === 'object' && isAbstract(propertyGetter(member))
}
