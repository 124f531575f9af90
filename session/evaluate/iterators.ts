/** Iterators as values: what `iter`, `zip`, `map` and their like give, items one by one and only once. */
import type { CallSite } from './call.ts'
import { callSpecial } from './classes/special.ts'
import { iterate } from './iterate.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import type { FunctionValue, ObjectType, ObjectValue, Value } from './values.ts'

function iteratorType(name: string): ObjectType {
  return {
    name,
    next: object => {
      const turn = (object.data as Iterator<Value>).next()
      return turn.done === true ? undefined : turn.value
    },
    // What is left in the middle goes on later, so the iterator is never closed.
    iterate: object => ({ [Symbol.iterator]: () => ({ next: () => (object.data as Iterator<Value>).next() }) }),
    attribute: (object, attribute) => (attribute === '__next__' ? nextOf(object) : undefined),
    repr: () => `<${name} object>`,
  }
}

function nextOf(object: ObjectValue): FunctionValue {
  return {
    kind: 'function',
    name: '__next__',
    parameters: [],
    call: (_, site) => {
      const item = nextItem(object, site)
      if (item === undefined) throw new PythonError('StopIteration', '')
      return item
    },
  }
}

/** An iterator that Python calls by this name. */
export function makeIterator(name: string, items: Iterable<Value>): ObjectValue {
  return { kind: 'object', type: iteratorType(name), data: items[Symbol.iterator]() }
}

/** `iter(value)`. */
export function iteratorOf(value: Value, site: CallSite): Value {
  if (isIterator(value)) return value
  const made = callSpecial(value, '__iter__', [], site)
  return made ?? makeIterator(iteratorName(value), iterate(value, site))
}

function isIterator(value: Value): boolean {
  return typeof value === 'object' && value?.kind === 'object' && value.type.next !== undefined
}

function iteratorName(value: Value): string {
  if (typeof value !== 'object' || value === null) return 'iterator'
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'range':
    case 'set':
      return `${value.kind}_iterator`
    case 'str':
      return 'str_iterator'
    case 'dict':
      return 'dict_keyiterator'
    default:
      return 'iterator'
  }
}

/**
 * `next(value)`; undefined at the end.
 *
 * @throws PythonError TypeError for what is no iterator
 */
export function nextItem(value: Value, site: CallSite): Value | undefined {
  if (typeof value === 'object' && value?.kind === 'object' && value.type.next !== undefined)
    return value.type.next(value, site)
  try {
    const found = callSpecial(value, '__next__', [], site)
    if (found !== undefined) return found
  } catch (thrown) {
    if (thrown instanceof PythonError && thrown.type === 'StopIteration') return undefined
    throw thrown
  }
  throw new PythonError('TypeError', `'${typeName(value)}' object is not an iterator`)
}
