/** The module `enum`. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import { classMethod } from '../../evaluate/classes/descriptors.ts'
import { isSubclass, makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { compare } from '../../evaluate/compare.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isInstance, str, type ClassValue, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { formatValue } from '../../print/format-value.ts'
import { optionalText } from '../arguments.ts'
import { classRow, row, type Implementation } from '../row.ts'
import { auto, enumerate, nameOf, namedPart, setMembers, valueOf, type Manner } from './enum-members.ts'
import { flagManner, flagMembers } from './flag.ts'
import { moduleOf } from './module.ts'

const enumClass = makeClass({ name: 'Enum', module: 'enum', bases: [objectClass] })
const intEnumClass = makeClass({ name: 'IntEnum', module: 'enum', bases: [enumClass] })
const flagClass = makeClass({ name: 'Flag', module: 'enum', bases: [enumClass] })
const intFlagClass = makeClass({ name: 'IntFlag', module: 'enum', bases: [flagClass] })

const plainManner: Manner = {
  word: 'enum',
  next: (values, site) => binary('+', values.at(-1) ?? 0n, 1n, site),
  isListed: () => true,
  isNumber: false,
}

const numberManner: Manner = { ...plainManner, isNumber: true }

/** What becomes of the classes derived from one. */
function begin(manner: Manner): readonly [string, Value] {
  const row = classRow('__init_subclass__(cls)', ([type = null], site) => {
    if (typeof type === 'object' && type?.kind === 'class') enumerate(type, manner, site)
    return null
  })
  return ['__init_subclass__', classMethod(row)]
}

function named(self: Value | undefined, { text }: { readonly text: (value: Value) => string }): string {
  const name = isInstance(self) ? self.class.name : ''
  return nameOf(self) === null ? `${name}(${text(valueOf(self))})` : `${name}.${text(nameOf(self))}`
}

const enumMembers: readonly (readonly [string, Value])[] = [
  ['name', namedPart('name')],
  ['value', namedPart('value')],
  begin(plainManner),
  ['__str__', classRow('__str__(self)', ([self], { session }) => str(named(self, session)))],
  [
    '__repr__',
    classRow('__repr__(self)', ([self], { session }) => {
      const [head = ''] = nameOf(self) === null ? named(self, session).split('(') : [named(self, session)]
      return str(`<${head}: ${session.repr(valueOf(self))}>`)
    }),
  ],
  ['__hash__', classRow('__hash__(self)', ([self]) => nameOf(self))],
]

function plain(value: Value | undefined): Value {
  const isNumber = isInstance(value) && (isSubclass(value.class, intEnumClass) || isSubclass(value.class, intFlagClass))
  return isNumber ? valueOf(value) : (value ?? null)
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

/** What whole numbers do. */
const intMembers: readonly (readonly [string, Value])[] = [
  ...arithmetic('add', '+'),
  ...arithmetic('sub', '-'),
  ...arithmetic('mul', '*'),
  ...arithmetic('floordiv', '//'),
  ...arithmetic('truediv', '/'),
  ...arithmetic('mod', '%'),
  ...arithmetic('pow', '**'),
  ...arithmetic('lshift', '<<'),
  ...arithmetic('rshift', '>>'),
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

/** What sets of bits do with plain numbers they do with the bits of `IntEnum` members too. */
const bitMembers = [...arithmetic('and', '&'), ...arithmetic('or', '|'), ...arithmetic('xor', '^')]

const membersOf: readonly (readonly [ClassValue, readonly (readonly [string, Value])[]])[] = [
  [enumClass, enumMembers],
  [intEnumClass, [begin(numberManner), ...intMembers, ...bitMembers]],
  [flagClass, [begin(flagManner(false)), ...flagMembers(false)]],
  [intFlagClass, [begin(flagManner(true)), ...intMembers, ...flagMembers(true)]],
]
for (const [type, members] of membersOf) for (const [name, value] of members) type.members.set(name, value)

// Without members they make classes of names.
setMembers(enumClass, plainManner, new Map())
setMembers(intEnumClass, numberManner, new Map())
setMembers(flagClass, flagManner(false), new Map())
setMembers(intFlagClass, flagManner(true), new Map())

const unique = row('unique(enumeration, /)', ([type = null], { session }) => {
  if (typeof type !== 'object' || type?.kind !== 'class' || type.enumeration === undefined)
    throw new PythonError('TypeError', 'unique() takes an enumeration')
  const { members, word } = type.enumeration
  const doubled = [...members].flatMap(([name, each]) => {
    const first = session.text(nameOf(each))
    return first === name ? [] : [`${name} -> ${first}`]
  })
  if (doubled.length === 0) return type
  throw new PythonError('ValueError', `duplicate values found in <${word} '${type.name}'>: ${doubled.join(', ')}`)
})

const later = ['StrEnum'].map(name =>
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
  [auto, unique, ...later],
  [
    ['Enum', enumClass],
    ['IntEnum', intEnumClass],
    ['Flag', flagClass],
    ['IntFlag', intFlagClass],
  ],
)
