/** What classes derived from `dict` and `list` have of these, and `dict.get` and its kind as functions of their first argument. */
import type { CallSite } from '../../evaluate/call.ts'
import { classMethod } from '../../evaluate/classes/descriptors.ts'
import { classMember } from '../../evaluate/classes/make-class.ts'
import { containers, plainValue } from '../../evaluate/classes/mixed-in.ts'
import { callSpecial, notImplemented } from '../../evaluate/classes/special.ts'
import { compare, type Ordering } from '../../evaluate/compare.ts'
import { deleteItem } from '../../evaluate/delete-item.ts'
import { setKey } from '../../evaluate/hash.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { collect, iterate } from '../../evaluate/iterate.ts'
import { makeIterator } from '../../evaluate/iterators.ts'
import { binary, repeatInPlace, replaceItems } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { countOf } from '../../evaluate/sequences.ts'
import { getItem, setItem } from '../../evaluate/subscript.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isInstance,
  str,
  type Called,
  type DictValue,
  type FunctionValue,
  type ListValue,
  type Value,
} from '../../evaluate/values.ts'
import { dictMethods } from '../attributes/of-dicts.ts'
import { listMethods, sequenceMethods } from '../attributes/of-sequences.ts'
import { classRow, type MethodRow } from '../row.ts'
import { fillDict } from './classes.ts'
import { newInstance } from './object-type.ts'

type Given = readonly (Value | undefined)[]

const isDict = (value: Value | undefined): value is DictValue => typeof value === 'object' && value?.kind === 'dict'
const isList = (value: Value | undefined): value is ListValue => typeof value === 'object' && value?.kind === 'list'

/** The dict or list that a method is about: the value itself, or what the instance holds. */
function contentOf<Content extends Value>(
  self: Value | undefined,
  is: (value: Value | undefined) => value is Content,
  [type, name]: readonly [type: string, name: string],
): Content {
  const content = isInstance(self) ? self.content : self
  if (is(content)) return content
  const message = `descriptor '${name}' for '${type}' objects doesn't apply to a '${typeName(self ?? null)}' object`
  throw new PythonError('TypeError', message)
}

/** A special method, of an instance or of a plain dict. */
function ofDict(
  signature: string,
  call: (content: DictValue, given: Given, site: CallSite, self: Value) => Called,
): FunctionValue {
  const [name = ''] = signature.split('(')
  return classRow(signature, ([self = null, ...given], site) =>
    call(contentOf(self, isDict, ['dict', name]), given, site, self),
  )
}

function ofList(
  signature: string,
  call: (content: ListValue, given: Given, site: CallSite, self: Value) => Called,
): FunctionValue {
  const [name = ''] = signature.split('(')
  return classRow(signature, ([self = null, ...given], site) =>
    call(contentOf(self, isList, ['list', name]), given, site, self),
  )
}

/** A method as a function of the value before the dot. */
function unbound<Content extends Value>(
  { name, parameters, call }: MethodRow<Content>,
  type: string,
  is: (value: Value | undefined) => value is Content,
): FunctionValue {
  return {
    kind: 'function',
    name,
    parameters: [{ name: 'self', kind: 'positional', required: true }, ...parameters],
    binds: true,
    call: ([self, ...given], site) => call(contentOf(self, is, [type, name]), given, site),
  }
}

/** Operators of which a container knows what they make with a value that fits. */
type Operator = '+' | '*' | '|' | Ordering

const isCount = (value: Value): boolean => countOf(value) !== undefined

/** By the name of the method; `__rmul__` and its kind have the other value first. */
const listOperators: readonly (readonly [name: string, operator: Operator, fits: (other: Value) => boolean])[] = [
  ['__add__', '+', isList],
  ['__mul__', '*', isCount],
  ['__rmul__', '*', isCount],
  ['__eq__', '==', isList],
  ['__ne__', '!=', isList],
  ['__lt__', '<', isList],
  ['__le__', '<=', isList],
  ['__gt__', '>', isList],
  ['__ge__', '>=', isList],
]

const dictOperators: typeof listOperators = [
  ['__or__', '|', isDict],
  ['__ror__', '|', isDict],
  ['__eq__', '==', isDict],
  ['__ne__', '!=', isDict],
]

/** What an operator makes of the content and another value; NotImplemented for values that do not fit. */
function operated(
  content: DictValue | ListValue,
  [name, operator, fits]: (typeof listOperators)[number],
  other: Value,
  site: CallSite,
): Value {
  const plain = plainValue(other)
  if (!fits(plain)) return notImplemented
  const [a, b] = name.startsWith('__r') ? [plain, content] : [content, plain]
  if (operator === '+' || operator === '*' || operator === '|') return binary(operator, a, b, site)
  return compare(operator, a, b, site)
}

/** A new instance with the same value for every key. */
const fromKeys = classRow(
  'fromkeys(cls, iterable, value=None, /)',
  ([type = null, iterable = null, value = null], site) => {
    const made = invokeNow(type, [], site)
    for (const key of iterate(iterable, site)) setItem(made, key, value, site)
    return made
  },
)

/** An entry; where there is none, what `__missing__` of the class gives. */
function entryOf(content: DictValue, key: Value, site: CallSite, self: Value): Value {
  const missing = content.entries.has(setKey(content.entries, key, site))
    ? undefined
    : callSpecial(self, '__missing__', [key], site)
  return missing ?? getItem(content, key, site)
}

const dictMembers: readonly FunctionValue[] = [
  ofDict('__init__(self, iterable=(), /, **kwargs)', ({ entries }, [iterable, keywords], site) => {
    fillDict(entries, iterable, keywords, site)
    return null
  }),
  ofDict('__getitem__(self, key, /)', (content, [key = null], site, self) => entryOf(content, key, site, self)),
  ofDict('__setitem__(self, key, value, /)', (content, [key = null, value = null], site) => {
    setItem(content, key, value, site)
    return null
  }),
  ofDict('__delitem__(self, key, /)', (content, [key = null], site) => {
    deleteItem(content, key, site)
    return null
  }),
  ofDict('__contains__(self, key, /)', (content, [key = null], site) => compare('in', key, content, site)),
  ofDict('__len__(self, /)', ({ entries }) => BigInt(entries.size)),
  ofDict('__iter__(self, /)', (content, _, site) => makeIterator('dict_keyiterator', iterate(content, site))),
  ofDict('__reversed__(self, /)', ({ entries }) =>
    makeIterator('dict_reversekeyiterator', [...entries.values()].map(({ key }) => key).toReversed()),
  ),
  ofDict('__repr__(self, /)', (content, _, { session }) => str(session.repr(content))),
  ofDict('__ior__(self, value, /)', ({ entries }, [value], site, self) => {
    fillDict(entries, value, undefined, site)
    return self
  }),
  ...dictOperators.map(each =>
    ofDict(`${each[0]}(self, value, /)`, (content, [value = null], site) => operated(content, each, value, site)),
  ),
  ...dictMethods.map(each => unbound(each, 'dict', isDict)),
]

const listMembers: readonly FunctionValue[] = [
  ofList('__init__(self, iterable=(), /)', (content, [iterable], site) => {
    replaceItems(content, iterable === undefined ? [] : collect(iterable, site))
    return null
  }),
  ofList('__getitem__(self, index, /)', (content, [index = null], site) => getItem(content, index, site)),
  ofList('__setitem__(self, index, value, /)', (content, [index = null, value = null], site) => {
    setItem(content, index, value, site)
    return null
  }),
  ofList('__delitem__(self, index, /)', (content, [index = null], site) => {
    deleteItem(content, index, site)
    return null
  }),
  ofList('__contains__(self, value, /)', (content, [value = null], site) => compare('in', value, content, site)),
  ofList('__len__(self, /)', ({ items }) => BigInt(items.length)),
  ofList('__iter__(self, /)', (content, _, site) => makeIterator('list_iterator', iterate(content, site))),
  ofList('__reversed__(self, /)', ({ items }) => makeIterator('list_reverseiterator', items.toReversed())),
  ofList('__repr__(self, /)', (content, _, { session }) => str(session.repr(content))),
  ofList('__iadd__(self, value, /)', ({ items }, [value = null], site, self) => {
    for (const item of collect(value, site)) items.push(item)
    return self
  }),
  ofList('__imul__(self, value, /)', (content, [value = null], site, self) => {
    // A class with a product of its own means that one.
    const product = isInstance(self) ? classMember(self.class, '__mul__') : undefined
    if (product !== containers.get('list')?.members.get('__mul__')) return notImplemented
    const made = repeatInPlace(content, plainValue(value), site)
    return made === content ? self : made
  }),
  ...listOperators.map(each =>
    ofList(`${each[0]}(self, value, /)`, (content, [value = null], site) => operated(content, each, value, site)),
  ),
  ...[...listMethods, ...sequenceMethods].map(each => unbound<ListValue>(each, 'list', isList)),
]

const members = new Map([
  ['dict', dictMembers],
  ['list', listMembers],
])
for (const [name, type] of containers) for (const each of members.get(name) ?? []) type.members.set(each.name, each)
containers.get('dict')?.members.set(fromKeys.name, classMethod(fromKeys))

/** The type, with the methods of its values behind its dot. */
export function withMethods(type: FunctionValue): FunctionValue {
  const own = containers.get(type.name)?.members ?? new Map<string, Value>()
  return { ...type, attributes: new Map([['__new__', newInstance], ...own, ...(type.attributes ?? [])]) }
}
