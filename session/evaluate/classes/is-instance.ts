/** Of which classes a value is. */
import { kindNamed } from '../../arrays/kinds.ts'
import type { CallSite } from '../call.ts'
import { typeName } from '../types.ts'
import { isInstance, type ClassValue, type FunctionValue, type Value } from '../values.ts'
import { isDerived } from './unmade-object.ts'
import { isSubclass } from './make-class.ts'
import { isMixedWith, plainValue } from './mixed-in.ts'
import { objectClass } from './object-class.ts'
import { callSpecial } from './special.ts'

/** Whether a value is of a class, one of the script's own, of Python's or of a library. */
export function isInstanceOf(value: Value, type: ClassValue | FunctionValue, site: CallSite): boolean {
  if (type === objectClass) return true
  if (isInstance(value)) {
    if (type.kind === 'class') return isSubclass(value.class, type)
    const plain = plainValue(value)
    return isMixedWith(value.class, type.name) || (plain !== value && isInstanceOf(plain, type, site))
  }
  if (isDerived(value))
    return type.kind === 'class' ? isSubclass(value.derived.class, type) : isNamed(value.type.name, value, type)
  if (type.kind === 'class') return callSpecial(value, '__instancecheck__', [value], site) === true
  if (type.name === 'type' && typeof value === 'object' && value?.kind === 'class') return true
  if (type.name === 'tuple' && typeof value === 'object' && value?.kind === 'tuple') return true
  return isNamed(typeName(value), value, type)
}

function isNamed(own: string, value: Value, type: FunctionValue): boolean {
  return own === type.name || isKind(own, type.name) || (type.name === 'Callable' && isCallable(value))
}

/** Classes of Python and the libraries that are derived from others. */
export function isKind(own: string, type: string): boolean {
  switch (type) {
    case 'int':
      return own === 'bool'
    case 'float':
      return own === 'float64'
    case 'ndarray':
    case 'Quantity':
      return own === 'Quantity' || (type === 'Quantity' && own === 'Unit')
    case 'dict':
    case 'Mapping':
      return ['dict', 'defaultdict', 'Counter', 'OrderedDict'].includes(own)
    case 'Path':
    case 'PurePath':
    case 'PurePosixPath':
      return own === 'PosixPath'
    case 'integer':
      return isWhole(own)
    case 'signedinteger':
      return isWhole(own) && kindNamed(own)?.isSigned === true
    case 'unsignedinteger':
      return isWhole(own) && kindNamed(own)?.isSigned === false
    case 'floating':
      return isFloating(own)
    case 'number':
    case 'generic':
      return isWhole(own) || isFloating(own)
    case 'Number':
    case 'Real':
      return isRealNumber(own) || (type === 'Number' && own === 'complex')
    case 'Integral':
      return own === 'int' || own === 'bool' || isWhole(own)
    case 'Sequence':
      return ['list', 'tuple', 'str', 'bytes', 'range'].includes(own)
    case 'Iterable':
      return [
        'list',
        'tuple',
        'str',
        'bytes',
        'range',
        'dict',
        'set',
        'frozenset',
        'ndarray',
        'generator',
        'zip',
        'map',
      ].includes(own)
    default:
      return false
  }
}

/** Whether it is the name of a type of numpy's whole numbers, or floats. */
function isWhole(name: string): boolean {
  return kindNamed(name)?.type === 'integer'
}

function isFloating(name: string): boolean {
  return kindNamed(name)?.type === 'float'
}

function isRealNumber(name: string): boolean {
  return ['int', 'float', 'bool'].includes(name) || isWhole(name) || isFloating(name)
}

/** Whether a value can be called. */
export function isCallable(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  switch (value.kind) {
    case 'function':
    case 'method':
    case 'class':
      return true
    case 'instance':
      return value.class.order.some(({ members }) => members.has('__call__'))
    case 'object':
      return value.type.call !== undefined
    default:
      return false
  }
}
