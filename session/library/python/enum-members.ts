/** Classes whose members are all the instances they have: how members are made of a class's body, and found. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { property } from '../../evaluate/classes/descriptors.ts'
import { classMember, makeClass, requireOwn } from '../../evaluate/classes/make-class.ts'
import { isMixedWith, mixedIn } from '../../evaluate/classes/mixed-in.ts'
import { equal } from '../../evaluate/compare.ts'
import { bindMember, invokeNow } from '../../evaluate/invoke.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { collect } from '../../evaluate/iterate.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  isInstance, isObject, isStr, list, namedDict, str, type ClassValue, type FunctionValue, type InstanceValue,
  type ObjectType, type ObjectValue, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { text } from '../arguments.ts'
import { strType } from '../builtins/classes.ts'
import { float, int } from '../builtins/numbers.ts'
import { classRow, row } from '../row.ts'

/** What kinds of enumerations do differently. */
export interface Manner {
  /** As `repr` of a class says it. */
  readonly word: 'enum' | 'flag'
  /** The value of `auto()` after these. */
  readonly next: (values: readonly Value[], site: CallSite, name: string) => Value
  /** Whether a member of this value is among those that one goes through. */
  readonly isListed: (value: Value) => boolean
  /** The instance of a value that no member has; undefined for none. */
  readonly unnamed?: (type: ClassValue, value: Value, site: CallSite) => InstanceValue | undefined
  /** Whether members are whole numbers. */
  readonly isNumber: boolean
  /** Whether they are texts. */
  readonly isText?: true
}

/** Stands for the next number, or what is made of it, until the members are made. */
const autoType: ObjectType = {
  name: 'auto',
  repr: () => '<enum.auto>',
  binary: (operator, self, other) => waiting({ operator, operands: [self, other] }),
  reversed: (operator, self, other) => waiting({ operator, operands: [other, self] }),
}

/** What is to be worked out of values that are not known yet. */
interface Waiting {
  readonly operator: BinaryOperator
  readonly operands: readonly [Value, Value]
}

function waiting(data: Waiting | undefined): ObjectValue {
  return { kind: 'object', type: autoType, data }
}

/** `auto()`. */
export const auto: FunctionValue = row('auto()', () => waiting(undefined))

function part(self: Value | undefined, name: 'name' | 'value'): Value {
  return (isInstance(self) ? self.members.entries.get(`s_${name}_`)?.value : undefined) ?? null
}

/** What a member stands for. */
export const valueOf = (self: Value | undefined): Value => part(self, 'value')

/** The name of a member; of a flag that is none it may be None. */
export const nameOf = (self: Value | undefined): Value => part(self, 'name')

export const namedPart = (name: 'name' | 'value'): ObjectValue =>
  property({ get: classRow('get(self)', ([self]) => part(self, name)), set: null, delete: null })

/** Makes the members of a class whose body is done. */
export function enumerate(type: ClassValue, manner: Manner, site: CallSite): void {
  requireOwn(type, '__members__')
  if (type.members.has('__new__'))
    throw unsupported('an enumeration with a __new__ of its own is Python, not yet Hillock')
  const members = new Map<string, InstanceValue>()
  const known = new Map<Value, Value>()
  const values: Value[] = []
  for (const [name, written] of type.members) {
    if (name.startsWith('_') || isDescriptor(written)) continue
    const next = (): Value => following(type, manner, name, values, site)
    const given = workedOut(written, known, next, site)
    values.push(given)
    const value = manner.isText === true ? given : asMixed(type, given, site)
    const same = [...members.values()].find(each => equal(valueOf(each), value, site))
    if (manner.isNumber && typeof value !== 'bigint')
      throw new PythonError('TypeError', `the value of ${type.name}.${name} must be an int`)
    if (manner.isText === true && !isStr(value))
      throw new PythonError('TypeError', `${site.session.repr(value)} is not a string`)
    members.set(name, same ?? initialised(bareMember(type, str(name), value), site))
  }
  for (const [name, each] of members) type.members.set(name, each)
  setMembers(type, manner, members)
}

/** What makes values of the types that classes are derived from besides. */
const makers: readonly (readonly [name: string, make: FunctionValue])[] = [
  ['float', float],
  ['int', int],
  ['str', strType],
]

/** A value as the type makes it that the class is derived from besides: of `class Tau(float, Enum)` a float. */
function asMixed(type: ClassValue, value: Value, site: CallSite): Value {
  const [, make] = makers.find(([name]) => isMixedWith(type, name)) ?? []
  // Several values are the arguments of a constructor of the class's own.
  const isOne = isStr(value) || typeof value !== 'object'
  return make !== undefined && isOne ? invokeNow(make, [value], site) : value
}

/** Whether members do what their values do. */
function isMixed(type: ClassValue): boolean {
  return [...mixedIn.keys()].some(each => isMixedWith(type, each))
}

/** Makes a class an enumeration of these members. */
export function setMembers(type: ClassValue, manner: Manner, members: ReadonlyMap<string, InstanceValue>): void {
  type.enumeration = {
    word: manner.word,
    members,
    ...((manner.isNumber || isMixed(type)) && { plain: valueOf }),
    listed: [...new Set(members.values())].filter(each => manner.isListed(valueOf(each))),
    call: (positional, keywords, where) => {
      const [value = null] = positional
      const made = functional(type, positional, keywords, where)
      return made ?? memberOf(type, manner, value, where)
    },
  }
}

/** The value of `auto()`, by the class's own rule or the usual one. */
function following(type: ClassValue, { next }: Manner, name: string, values: readonly Value[], site: CallSite): Value {
  const own = classMember(type, '_generate_next_value_')
  if (own === undefined) return next(values, site, name)
  const arguments_ = [str(name), 1n, BigInt(values.length), list([...values])]
  return invokeNow(bindMember(own, null, type, site), arguments_, site)
}

/** The value that a member is given in the body of its class. */
function workedOut(written: Value, known: Map<Value, Value>, next: () => Value, site: CallSite): Value {
  if (!isObject(written, autoType)) return written
  const found = known.get(written)
  if (found !== undefined) return found
  const data = written.data as Waiting | undefined
  const [a = null, b = null] = data?.operands.map(each => workedOut(each, known, next, site)) ?? []
  const value = data === undefined ? next() : binary(data.operator, a, b, site)
  known.set(written, value)
  return value
}

/** `Color(1)`. */
function memberOf(type: ClassValue, manner: Manner, value: Value, site: CallSite): InstanceValue {
  const members = type.enumeration?.members ?? new Map<string, InstanceValue>()
  const found = [...members.values()].find(each => each === value || equal(valueOf(each), value, site))
  if (found !== undefined) return found
  const unnamed = manner.unnamed?.(type, value, site)
  if (unnamed !== undefined) return unnamed
  const missing = classMember(type, '_missing_')
  const other = missing && invokeNow(bindMember(missing, null, type, site), [value], site)
  if (isInstance(other) && other.class === type) return other
  throw new PythonError('ValueError', `${site.session.repr(value)} is not a valid ${type.qualifiedName}`)
}

/** `Enum('Color', 'RED GREEN')`: a class by its name and those of its members; undefined for the call of a value. */
function functional(
  type: ClassValue,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): ClassValue | undefined {
  const names = positional[1] ?? keywords.get('names')
  if (names === undefined) return undefined
  const start = keywords.get('start')
  const members = new Map<string, Value>()
  for (const [name, value] of namedMembers(names, site))
    members.set(name, value ?? (members.size === 0 && start !== undefined ? start : waiting(undefined)))
  const name = text(positional[0] ?? keywords.get('value'), 'the name of the class')
  const made = makeClass({ name, module: '__main__', bases: [type], members, isOwn: true })
  const begin = classMember(type, '__init_subclass__')
  if (begin !== undefined) invokeNow(bindMember(begin, null, made, site), [], site)
  return made
}

function namedMembers(names: Value, site: CallSite): (readonly [name: string, value: Value | undefined])[] {
  if (isStr(names)) return (names.text.text.match(/[^\s,]+/g) ?? []).map(name => [name, undefined])
  const entries = entriesOf(names, site)
  if (entries !== undefined) return entries.map(([, { key, value }]) => [text(key, 'a name'), value])
  return collect(names, site).map(each => {
    if (isStr(each)) return [each.text.text, undefined]
    const [name, value] = collect(each, site)
    return [text(name, 'a name'), value]
  })
}

function isDescriptor(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  return (
    value.kind === 'function' || value.kind === 'class' || (value.kind === 'object' && value.type.bind !== undefined)
  )
}

/** An instance with a name and a value, before the class's own `__init__`. */
export function bareMember(type: ClassValue, name: Value, value: Value): InstanceValue {
  const members = namedDict([
    ['_name_', name],
    ['_value_', value],
  ])
  return { kind: 'instance', class: type, members }
}

function initialised(made: InstanceValue, site: CallSite): InstanceValue {
  const initialise = classMember(made.class, '__init__')
  const value = valueOf(made)
  if (typeof initialise === 'object' && initialise?.kind === 'function' && initialise.script !== undefined) {
    const parts = typeof value === 'object' && value?.kind === 'tuple' ? value.items : [value]
    invokeNow(bindMember(initialise, made, made.class, site), parts, site)
  }
  return made
}
