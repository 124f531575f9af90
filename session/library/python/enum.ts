/** The module `enum`. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import { classMethod } from '../../evaluate/classes/descriptors.ts'
import { makeClass } from '../../evaluate/classes/make-class.ts'
import { mixedIn, plainValue } from '../../evaluate/classes/mixed-in.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { compare } from '../../evaluate/compare.ts'
import { collect } from '../../evaluate/iterate.ts'
import { getItem } from '../../evaluate/subscript.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { isInstance, list, str, type ClassValue, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { formatValue } from '../../print/format-value.ts'
import { optionalText } from '../arguments.ts'
import { classRow, row, type Implementation } from '../row.ts'
import { auto, enumerate, nameOf, namedPart, setMembers, valueOf, type Manner } from './enum-members.ts'
import { flagManner, flagMembers } from './flag.ts'
import { moduleOf } from './module.ts'

const enumClass = makeClass({ name: 'Enum', module: 'enum', bases: [objectClass] })
const [textClass = objectClass, intClass = objectClass, floatClass = objectClass] = ['str', 'int', 'float'].map(name =>
  mixedIn.get(name),
)
const intEnumClass = makeClass({ name: 'IntEnum', module: 'enum', bases: [intClass, enumClass] })
const strEnumClass = makeClass({ name: 'StrEnum', module: 'enum', bases: [textClass, enumClass] })
const flagClass = makeClass({ name: 'Flag', module: 'enum', bases: [enumClass] })
const intFlagClass = makeClass({ name: 'IntFlag', module: 'enum', bases: [intClass, flagClass] })

const plainManner: Manner = {
  word: 'enum',
  next: (values, site) => binary('+', values.at(-1) ?? 0n, 1n, site),
  isListed: () => true,
  isNumber: false,
}

const numberManner: Manner = { ...plainManner, isNumber: true }

/** `auto()` is the name in small letters. */
const textManner: Manner = { ...plainManner, isText: true, next: (_, __, name) => str(name.toLowerCase()) }

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
  [
    '__format__',
    classRow('__format__(self, spec)', ([self = null, spec], site) =>
      str(formatValue(str(site.session.text(self)), optionalText(spec, 'format_spec') ?? '', site)),
    ),
  ],
]

/** What texts do besides operators and methods. */
const textMembers: readonly (readonly [string, Value])[] = [
  ['__hash__', classRow('__hash__(self)', ([self]) => valueOf(self))],
  ['__len__', classRow('__len__(self)', ([self], site) => BigInt(collect(valueOf(self), site).length))],
  ['__iter__', classRow('__iter__(self)', ([self], site) => list(collect(valueOf(self), site)))],
  [
    '__contains__',
    classRow('__contains__(self, key)', ([self, key = null], site) =>
      compare('in', plainValue(key), valueOf(self), site),
    ),
  ],
  ['__getitem__', classRow('__getitem__(self, key)', ([self, key = null], site) => getItem(valueOf(self), key, site))],
]

/** How members show that look like their values. */
const plainLooks: readonly (readonly [string, Value])[] = [
  ['__str__', classRow('__str__(self)', ([self], { session }) => str(session.text(valueOf(self))))],
  [
    '__format__',
    classRow('__format__(self, spec)', ([self = null, spec], site) => {
      const how = optionalText(spec, 'format_spec') ?? ''
      // Without one it is what str() shows, which a class may say itself.
      return str(how === '' ? site.session.text(self) : formatValue(valueOf(self), how, site))
    }),
  ],
]

function arithmetic(name: string, operator: BinaryOperator): (readonly [string, Value])[] {
  const of =
    (swapped: boolean): Implementation =>
    ([self, other], site) => {
      const [a, b] = [plainValue(self ?? null), plainValue(other ?? null)]
      if (typeof b !== 'bigint') return notImplemented
      return swapped ? binary(operator, b, a, site) : binary(operator, a, b, site)
    }
  return [
    [`__${name}__`, classRow(`__${name}__(self, other)`, of(false))],
    [`__r${name}__`, classRow(`__r${name}__(self, other)`, of(true))],
  ]
}

/** What numbers do besides operators and methods. */
const floatMembers: readonly (readonly [string, Value])[] = [
  ['__float__', classRow('__float__(self)', ([self]) => Number(valueOf(self)))],
  ['__bool__', classRow('__bool__(self)', ([self]) => Number(valueOf(self)) !== 0)],
  ['__hash__', classRow('__hash__(self)', ([self]) => valueOf(self))],
]

const intMembers: readonly (readonly [string, Value])[] = [
  ...['int', 'index'].map(name => [`__${name}__`, classRow(`__${name}__(self)`, ([self]) => valueOf(self))] as const),
  ...floatMembers,
]

/** What sets of bits do with plain numbers they do with the bits of `IntEnum` members too. */
const bitMembers = [...arithmetic('and', '&'), ...arithmetic('or', '|'), ...arithmetic('xor', '^')]

const membersOf: readonly (readonly [ClassValue, readonly (readonly [string, Value])[]])[] = [
  [enumClass, enumMembers],
  [textClass, textMembers],
  [intClass, [...intMembers, ...bitMembers]],
  [floatClass, floatMembers],
  [intEnumClass, [begin(numberManner), ...plainLooks]],
  [strEnumClass, [begin(textManner), ...plainLooks]],
  [flagClass, [begin(flagManner(false)), ...flagMembers(false)]],
  [intFlagClass, [begin(flagManner(true)), ...intMembers, ...plainLooks, ...flagMembers(true)]],
]
for (const [type, members] of membersOf) for (const [name, value] of members) type.members.set(name, value)

// Without members they make classes of names.
setMembers(enumClass, plainManner, new Map())
setMembers(intEnumClass, numberManner, new Map())
setMembers(strEnumClass, textManner, new Map())
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

export const enumModule: ModuleValue = moduleOf(
  'enum',
  [auto, unique],
  [
    ['Enum', enumClass],
    ['IntEnum', intEnumClass],
    ['StrEnum', strEnumClass],
    ['Flag', flagClass],
    ['IntFlag', intFlagClass],
  ],
)
