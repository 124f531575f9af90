/** The module `enum`: classes whose members are all the instances they have. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { classMethod, property } from '../../evaluate/classes/descriptors.ts'
import { classMember, isSubclass, makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { compare, equal } from '../../evaluate/compare.ts'
import { bindMember, invokeNow } from '../../evaluate/invoke.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  isInstance, isStr, namedDict, str, type ClassValue, type InstanceValue, type ModuleValue,
  type ObjectType, type ObjectValue, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { formatValue } from '../../print/format-value.ts'
import { optionalText } from '../arguments.ts'
import { classRow, row, type Implementation } from '../row.ts'
import { moduleOf } from './module.ts'

/** Marks a member whose value is the next number. */
const autoType: ObjectType = { name: 'auto', repr: () => '<enum.auto>' }
const auto: ObjectValue = { kind: 'object', type: autoType, data: undefined }

function part(self: Value | undefined, name: 'name' | 'value'): Value {
  return (isInstance(self) ? self.members.entries.get(`s_${name}_`)?.value : undefined) ?? null
}

const valueOf = (self: Value | undefined): Value => part(self, 'value')
const nameOf = (self: Value | undefined): string => {
  const name = part(self, 'name')
  return isStr(name) ? name.text.text : ''
}
const classOf = (self: Value | undefined): ClassValue => (isInstance(self) ? self.class : enumClass)

const getter = (read: (self: Value | undefined) => Value): ObjectValue =>
  property({ get: classRow('get(self)', ([self]) => read(self)), set: null, delete: null })

/** Makes the members of a class whose body is done. */
function enumerate(type: ClassValue, site: CallSite): void {
  const members = new Map<string, InstanceValue>()
  let last: Value = 0n
  for (const [name, written] of type.members) {
    if (name.startsWith('_') || isDescriptor(written)) continue
    const value: Value = written === auto ? binary('+', last, 1n, site) : written
    last = value
    const same = [...members.values()].find(each => equal(valueOf(each), value, site))
    members.set(name, same ?? member(type, name, value, site))
  }
  for (const [name, each] of members) type.members.set(name, each)
  type.enumeration = { members, of: (value, where) => memberOf(type, members, value, where) }
}

/** `Color(1)`. */
function memberOf(
  type: ClassValue,
  members: ReadonlyMap<string, InstanceValue>,
  value: Value,
  site: CallSite,
): InstanceValue {
  const found = [...members.values()].find(each => each === value || equal(valueOf(each), value, site))
  if (found !== undefined) return found
  throw new PythonError('ValueError', `${site.session.repr(value)} is not a valid ${type.qualifiedName}`)
}

function isDescriptor(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  return (
    value.kind === 'function' || value.kind === 'class' || (value.kind === 'object' && value.type.bind !== undefined)
  )
}

function member(type: ClassValue, name: string, value: Value, site: CallSite): InstanceValue {
  if (isSubclass(type, intEnumClass) && typeof value !== 'bigint')
    throw new PythonError('TypeError', `the value of ${type.name}.${name} must be an int`)
  const made: InstanceValue = {
    kind: 'instance',
    class: type,
    members: namedDict([
      ['_name_', str(name)],
      ['_value_', value],
    ]),
  }
  const initialise = classMember(type, '__init__')
  if (typeof initialise === 'object' && initialise?.kind === 'function' && initialise.script !== undefined) {
    const parts = typeof value === 'object' && value?.kind === 'tuple' ? value.items : [value]
    invokeNow(bindMember(initialise, made, type, site), parts, site)
  }
  return made
}

const enumClass = makeClass({ name: 'Enum', module: 'enum', bases: [objectClass] })
const intEnumClass = makeClass({ name: 'IntEnum', module: 'enum', bases: [enumClass] })

const enumMembers: readonly (readonly [string, Value])[] = [
  ['name', getter(self => part(self, 'name'))],
  ['value', getter(valueOf)],
  [
    '__init_subclass__',
    classMethod(
      classRow('__init_subclass__(cls)', ([type = null], site) => {
        if (typeof type === 'object' && type?.kind === 'class') enumerate(type, site)
        return null
      }),
    ),
  ],
  ['__str__', classRow('__str__(self)', ([self]) => str(`${classOf(self).name}.${nameOf(self)}`))],
  [
    '__repr__',
    classRow('__repr__(self)', ([self], { session }) =>
      str(`<${classOf(self).name}.${nameOf(self)}: ${session.repr(valueOf(self))}>`),
    ),
  ],
  ['__hash__', classRow('__hash__(self)', ([self]) => str(nameOf(self)))],
]

function plain(value: Value | undefined): Value {
  return isInstance(value) && isSubclass(value.class, intEnumClass) ? valueOf(value) : (value ?? null)
}

const isNumber = (value: Value): boolean => typeof value === 'bigint' || typeof value === 'number'

function arithmetic(name: string, operator: BinaryOperator): (readonly [string, Value])[] {
  const of =
    (swapped: boolean): Implementation =>
    ([self, other], site) => {
      const [a, b] = [plain(self), plain(other)]
      if (!isNumber(b)) return notImplemented
      return swapped ? binary(operator, b, a, site) : binary(operator, a, b, site)
    }
  return [
    [`__${name}__`, classRow(`__${name}__(self, other)`, of(false))],
    [`__r${name}__`, classRow(`__r${name}__(self, other)`, of(true))],
  ]
}

function comparison(name: string, operator: '<' | '<=' | '>' | '>=' | '==' | '!='): readonly [string, Value] {
  return [
    `__${name}__`,
    classRow(`__${name}__(self, other)`, ([self, other], site) => {
      const b = plain(other)
      return isNumber(b) ? compare(operator, plain(self), b, site) : notImplemented
    }),
  ]
}

const intMembers: readonly (readonly [string, Value])[] = [
  ...arithmetic('add', '+'),
  ...arithmetic('sub', '-'),
  ...arithmetic('mul', '*'),
  ...arithmetic('floordiv', '//'),
  ...arithmetic('truediv', '/'),
  ...arithmetic('mod', '%'),
  ...arithmetic('pow', '**'),
  comparison('eq', '=='),
  comparison('ne', '!='),
  comparison('lt', '<'),
  comparison('le', '<='),
  comparison('gt', '>'),
  comparison('ge', '>='),
  ...['int', 'index'].map(name => [`__${name}__`, classRow(`__${name}__(self)`, ([self]) => valueOf(self))] as const),
  ['__float__', classRow('__float__(self)', ([self]) => Number(valueOf(self)))],
  ['__bool__', classRow('__bool__(self)', ([self]) => valueOf(self) !== 0n)],
  ['__hash__', classRow('__hash__(self)', ([self]) => valueOf(self))],
  ['__str__', classRow('__str__(self)', ([self], { session }) => str(session.text(valueOf(self))))],
  [
    '__format__',
    classRow('__format__(self, spec)', ([self, spec], site) =>
      str(formatValue(valueOf(self), optionalText(spec, 'format_spec') ?? '', site)),
    ),
  ],
]

for (const [name, value] of enumMembers) enumClass.members.set(name, value)
for (const [name, value] of intMembers) intEnumClass.members.set(name, value)

const unique = row('unique(enumeration, /)', ([type = null]) => {
  if (typeof type !== 'object' || type?.kind !== 'class' || type.enumeration === undefined)
    throw new PythonError('TypeError', 'unique() takes an enumeration')
  const doubled = [...type.enumeration.members].find(([name, each]) => nameOf(each) !== name)
  if (doubled === undefined) return type
  const [name, each] = doubled
  throw new PythonError('ValueError', `duplicate values found in <enum '${type.name}'>: ${name} -> ${nameOf(each)}`)
})

const later = ['Flag', 'IntFlag', 'StrEnum'].map(name =>
  row(
    `${name}(*args)`,
    () => {
      throw unsupported(`enum.${name} is Python, not yet Hillock`)
    },
    { type: true },
  ),
)

export const enumModule: ModuleValue = moduleOf(
  'enum',
  [row('auto()', () => auto), unique, ...later],
  [
    ['Enum', enumClass],
    ['IntEnum', intEnumClass],
  ],
)
