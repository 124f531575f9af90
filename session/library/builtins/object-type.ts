/** `object` and `BaseException`: what every class of the script, and every exception, can do. */
import { exceptionClass, exceptionText } from '../../evaluate/classes/exceptions.ts'
import { instanceAttribute, setOwnAttribute } from '../../evaluate/classes/instance-attributes.ts'
import { classMember } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { emptyInstance } from '../../evaluate/invoke.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isInstance,
  str,
  tuple,
  type ClassValue,
  type FunctionValue,
  type InstanceValue,
  type Value,
} from '../../evaluate/values.ts'
import { formatValue } from '../../print/format-value.ts'
import { optionalText, rest, text } from '../arguments.ts'
import { classRow, row } from '../row.ts'

function instance(value: Value | undefined): InstanceValue {
  if (isInstance(value)) return value
  throw new PythonError('TypeError', `an instance is needed, not '${typeName(value ?? null)}'`)
}

const exception = exceptionClass('BaseException')

function takesArguments(type: ClassValue): boolean {
  const maker = classMember(type, '__new__')
  return maker !== undefined && maker !== newInstance
}

/** `object.__new__(cls)`: an instance before its `__init__`. */
export const newInstance: FunctionValue = row('__new__(cls, /, *args, **kwargs)', ([type = null, args]) => {
  if (typeof type !== 'object' || type?.kind !== 'class')
    throw new PythonError('TypeError', 'object.__new__(X): X is not a type object')
  return emptyInstance(type, rest(args))
})

const members: readonly FunctionValue[] = [
  classRow('__init__(self, /, *args, **kwargs)', ([self, args]) => {
    const { class: type } = instance(self)
    if (rest(args).length > 0 && !takesArguments(type))
      throw new PythonError('TypeError', `${type.name}() takes no arguments`, { code: 'wrong-arguments' })
    return null
  }),
  classRow('__repr__(self, /)', ([self], { session }) => str(session.instanceText(instance(self), 'repr'))),
  classRow('__str__(self, /)', ([self], { session }) => str(session.instanceText(instance(self), 'str'))),
  classRow('__eq__(self, value, /)', ([self, other]) => (self === other ? true : notImplemented)),
  classRow('__format__(self, spec, /)', ([self = null, spec], site) =>
    str(formatValue(self, optionalText(spec, 'format_spec') ?? '', site)),
  ),
  classRow('__setattr__(self, name, value, /)', ([self, name, value = null], site) => {
    setOwnAttribute(instance(self), text(name, 'attribute name'), value, site)
    return null
  }),
  classRow('__getattribute__(self, name, /)', ([self, name], site) => {
    const found = instanceAttribute(instance(self), text(name, 'attribute name'), site)
    if (found !== undefined) return found
    throw new PythonError(
      'AttributeError',
      `'${typeName(self ?? null)}' object has no attribute '${text(name, 'name')}'`,
    )
  }),
  classRow('__delattr__(self, name, /)', ([self, name]) => {
    if (instance(self).members.entries.delete(`s${text(name, 'attribute name')}`)) return null
    throw new PythonError('AttributeError', text(name, 'attribute name'))
  }),
  newInstance,
  row('__init_subclass__(*args, **kwargs)', () => null),
]

const exceptionMembers: readonly FunctionValue[] = [
  classRow('__init__(self, /, *args, **kwargs)', ([self, args]) => {
    instance(self).members.entries.set('sargs', { key: str('args'), value: tuple(rest(args)) })
    return null
  }),
  classRow('__str__(self, /)', ([self], { session }) =>
    str(exceptionText(instance(self), (value, how) => (how === 'repr' ? session.repr(value) : session.text(value)))),
  ),
  classRow('with_traceback(self, tb, /)', ([self = null]) => self),
  classRow('add_note(self, note, /)', () => null),
]

for (const each of members) objectClass.members.set(each.name, each)
for (const each of exceptionMembers) exception.members.set(each.name, each)

/** `object`. */
export const objectType: ClassValue = objectClass
