/** `property`, `staticmethod`, `classmethod`: attributes of a class that are more than values. */
import type { CallSite } from '../call.ts'
import { PythonError } from '../python-error.ts'
import { typeName } from '../types.ts'
import type { FunctionValue, ObjectType, ObjectValue, Value } from '../values.ts'
import { classMember } from './make-class.ts'
import type { PropertyData } from './property-data.ts'
import { bindMember, invokeNow } from '../invoke.ts'

const data = (object: ObjectValue): PropertyData => object.data as PropertyData

export const propertyType: ObjectType = {
  name: 'property',
  bind: (object, self, _, site) => {
    if (self === null) return object
    const { get } = data(object)
    if (get === null) throw new PythonError('AttributeError', 'property has no getter')
    return invokeNow(get, [self], site)
  },
  setBound: (object, self, value, site) => {
    const { set } = data(object)
    if (set === null) {
      const message = `property${nameOf(object)} of '${typeName(self)}' object has no setter`
      throw new PythonError('AttributeError', message)
    }
    invokeNow(set, [self, value], site)
  },
  attribute: (object, name) => {
    const own = data(object)
    switch (name) {
      case 'getter':
        return changer(name, get => property({ ...own, get }))
      case 'setter':
        return changer(name, set => property({ ...own, set }))
      case 'deleter':
        return changer(name, each => property({ ...own, delete: each }))
      case 'fget':
        return own.get
      case 'fset':
        return own.set
      default:
        return undefined
    }
  },
  attributeNames: () => ['getter', 'setter', 'deleter', 'fget', 'fset'],
  repr: () => '<property object>',
}

function nameOf(object: ObjectValue): string {
  const { get } = data(object)
  return typeof get === 'object' && get?.kind === 'function' ? ` '${get.name}'` : ''
}

export function property(parts: PropertyData): ObjectValue {
  return { kind: 'object', type: propertyType, data: parts }
}

function changer(name: string, change: (value: Value) => Value): FunctionValue {
  return {
    kind: 'function',
    name,
    parameters: [{ name: 'function', kind: 'positional', required: true }],
    call: ([value = null]) => change(value),
  }
}

/** Carries a function that is called without the instance. */
const staticType: ObjectType = {
  name: 'staticmethod',
  bind: object => object.data as Value,
  call: (object, arguments_, site, keywords) => invokeNow(object.data as Value, arguments_, site, keywords),
  repr: () => '<staticmethod>',
}

export function staticMethod(function_: Value): ObjectValue {
  return { kind: 'object', type: staticType, data: function_ }
}

/** Carries a function that is called with the class. */
const classMethodType: ObjectType = {
  name: 'classmethod',
  bind: (object, _, owner, site) => bindMember(object.data as Value, owner, owner, site),
  repr: () => '<classmethod>',
}

export function classMethod(function_: Value): ObjectValue {
  return { kind: 'object', type: classMethodType, data: function_ }
}

/** Sets what an instance has under a name; undefined for a value that leaves that to the instance. */
export function setterOf(member: Value | undefined): ((self: Value, value: Value, site: CallSite) => void) | undefined {
  if (typeof member !== 'object' || member === null) return undefined
  if (member.kind === 'object') {
    const { setBound } = member.type
    return setBound && ((self, value, site) => setBound(member, self, value, site))
  }
  if (member.kind !== 'instance') return undefined
  const set = classMember(member.class, '__set__')
  if (set === undefined) return undefined
  return (self, value, site) => void invokeNow(bindMember(set, member, member.class, site), [self, value], site)
}

/** `del object.name` of a property. */
export function deleteProperty(member: ObjectValue, self: Value, site: CallSite): void {
  const { delete: each } = data(member)
  if (each === null || member.type !== propertyType) throw new PythonError('AttributeError', 'property has no deleter')
  invokeNow(each, [self], site)
}
