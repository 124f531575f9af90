import { plainSite, type Session } from '../call.ts'
import { identity } from '../hash.ts'
import { PythonError } from '../python-error.ts'
import { typeName } from '../types.ts'
import { isStr, type InstanceValue, type ObjectValue, type Value } from '../values.ts'
import { exceptionArguments, exceptionClass, exceptionText } from './exceptions.ts'
import { isSubclass } from './make-class.ts'
import { callSpecial, hasSpecial } from './special.ts'

const nowhere = { source: { name: '', text: '' }, start: 0, end: 0 }

/** `str` or `repr` of an instance: what its `__str__` or `__repr__` gives, or as Python shows it without. */
export function instanceText(value: InstanceValue | ObjectValue, how: 'str' | 'repr', session: Session): string {
  if (value.kind === 'object') return objectText(value, how, session)
  if (how === 'str' && hasSpecial(value, '__str__')) return textBy('__str__', value, session)
  const exceptional = isSubclass(value.class, exceptionClass('BaseException'))
  if (how === 'str' && exceptional) {
    return exceptionText(value, (each, way) => (way === 'repr' ? session.repr(each) : session.text(each)))
  }
  if (hasSpecial(value, '__repr__')) return textBy('__repr__', value, session)
  if (exceptional) {
    const arguments_ = exceptionArguments(value).map(session.repr)
    return `${value.class.name}(${arguments_.join(', ')})`
  }
  const { module, qualifiedName } = value.class
  return `<${module}.${qualifiedName} object at ${address(value, session)}>`
}

/** An object of a derived class, which the library shows with the name of its class. */
function objectText(value: ObjectValue, how: 'str' | 'repr', session: Session): string {
  const { type, derived } = value
  if (derived !== undefined) {
    const by = how === 'str' && hasSpecial(derived, '__str__') ? '__str__' : '__repr__'
    if (hasSpecial(derived, by)) return textBy(by, value, session)
  }
  if (derived === undefined) return type.repr(value, session)
  const { name, module, qualifiedName } = derived.class
  return type
    .repr(value, session)
    .replace(new RegExp(`([a-z]\\w*\\.)*${type.name}`), (found: string) =>
      found.includes('.') ? `${module}.${qualifiedName}` : name,
    )
}

function textBy(name: string, value: InstanceValue | ObjectValue, session: Session): string {
  const found: Value = callSpecial(value, name, [], plainSite(session, nowhere)) ?? null
  if (isStr(found)) return found.text.text
  throw new PythonError('TypeError', `${name} returned non-string (type ${typeName(found)})`)
}

/** No address of a machine, only different for each. */
function address(value: InstanceValue, session: Session): string {
  return `0x${(0x7f0000000000 + identity(value, session) * 0x40).toString(16).padStart(12, '0')}`
}
