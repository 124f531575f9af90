/** Classes that a script calls to make values of them, and what asks for the class of a value. */
import type { CallSite } from '../../evaluate/call.ts'
import { classMethod, property as makeProperty, staticMethod } from '../../evaluate/classes/descriptors.ts'
import { isInstanceOf, isKind } from '../../evaluate/classes/is-instance.ts'
import { isSubclass } from '../../evaluate/classes/make-class.ts'
import { isMixedWith } from '../../evaluate/classes/mixed-in.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { superOf } from '../../evaluate/classes/super.ts'
import { addItem, setEntry } from '../../evaluate/hash.ts'
import { collect, iterate } from '../../evaluate/iterate.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeOf } from '../../evaluate/type-of.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isBytes,
  isStr,
  list,
  str,
  tuple,
  type ClassValue,
  type FunctionValue,
  type SetValue,
  type Value,
  type Key,
} from '../../evaluate/values.ts'
import { toStr } from '../../print/show.ts'
import { given, optionalText } from '../arguments.ts'
import { row } from '../row.ts'
import { decode } from '../text-encoding.ts'
import { unboundMethod } from './unbound-method.ts'

export const listType: FunctionValue = row(
  'list(iterable=(), /)',
  ([iterable], site) => list(iterable === undefined ? [] : collect(iterable, site)),
  { type: true, collects: true },
)
export const tupleType: FunctionValue = row(
  'tuple(iterable=(), /)',
  ([iterable], site) => tuple(iterable === undefined ? [] : collect(iterable, site)),
  { type: true, collects: true },
)

/** A set of the items of an iterable. */
export function makeSet(items: Iterable<Value>, frozen: boolean, site: CallSite): SetValue {
  const made = new Map<Key, Value>()
  for (const item of items) addItem(made, item, site)
  return { kind: 'set', frozen, items: made }
}

export const set: FunctionValue = row(
  'set(iterable=(), /)',
  ([iterable], site) => makeSet(iterable === undefined ? [] : iterate(iterable, site), false, site),
  { type: true, collects: true },
)
export const frozenset: FunctionValue = row(
  'frozenset(iterable=(), /)',
  ([iterable], site) => makeSet(iterable === undefined ? [] : iterate(iterable, site), true, site),
  { type: true, collects: true },
)

type Entries = Map<Key, { readonly key: Value; value: Value }>

/** What `dict(…)` and `update(…)` put in: a mapping or pairs, and then keywords. */
export function fillDict(
  entries: Entries,
  iterable: Value | undefined,
  keywords: Value | undefined,
  site: CallSite,
): void {
  const put = (key: Value, value: Value): void => setEntry(entries, key, value, site)
  const found = iterable === undefined ? [] : entriesOf(iterable, site)
  if (found !== undefined) for (const [, { key, value }] of found) put(key, value)
  else {
    let at = 0
    for (const item of iterate(iterable ?? null, site)) {
      const pair = pairOf(item, at, site)
      const [key, value] = pair
      if (key === undefined || value === undefined || pair.length > 2) {
        const message = `dictionary update sequence element #${at} has length ${pair.length}; 2 is required`
        throw new PythonError('ValueError', message)
      }
      put(key, value)
      at++
    }
  }
  if (typeof keywords === 'object' && keywords?.kind === 'dict')
    for (const { key, value } of keywords.entries.values()) put(key, value)
}

function pairOf(item: Value, at: number, site: CallSite): Value[] {
  try {
    return collect(item, site)
  } catch (thrown) {
    const isOther = !(thrown instanceof PythonError) || thrown.type !== 'TypeError'
    if (isOther) throw thrown
    throw new PythonError('TypeError', `cannot convert dictionary update sequence element #${at} to a sequence`)
  }
}

export const dict: FunctionValue = row(
  'dict(iterable=(), /, **kwargs)',
  ([iterable, keywords], site) => {
    const entries: Entries = new Map()
    fillDict(entries, iterable, keywords, site)
    return { kind: 'dict', entries }
  },
  {
    type: true,
    collects: true,
    attributes: new Map([
      [
        'fromkeys',
        row('fromkeys(iterable, value=None, /)', ([iterable = null, value = null], site) => {
          const entries: Entries = new Map()
          for (const key of iterate(iterable, site)) setEntry(entries, key, value, site)
          return { kind: 'dict', entries }
        }),
      ],
    ]),
  },
)

export const bool: FunctionValue = row('bool(x=False, /)', ([value = false], site) => truth(value, site), {
  type: true,
})

export const strType: FunctionValue = row(
  'str(object="", encoding=None, errors=None)',
  ([value, encoding, errors], { session }) => {
    if (value === undefined) return str('')
    if (given(encoding) || given(errors)) {
      if (isStr(value)) throw new PythonError('TypeError', 'decoding str is not supported')
      if (!isBytes(value))
        throw new PythonError('TypeError', `decoding to str: need a bytes-like object, ${typeName(value)} found`)
      return str(decode(value.text, optionalText(encoding, 'encoding'), optionalText(errors, 'errors')))
    }
    return isStr(value) ? value : str(toStr(value, session))
  },
  {
    type: true,
    attributes: new Map(
      [
        'upper', 'lower', 'strip', 'lstrip', 'rstrip', 'title', 'capitalize', 'swapcase', 'split', 'join', 'isdigit',
        'isalpha', 'isupper', 'islower', 'startswith', 'endswith', 'replace', 'casefold', 'encode', 'format', 'zfill',
      ]
        .map(name => [name, unboundMethod(name, 'str')] as const)
        .concat([['maketrans', unboundMethod('maketrans', 'str', str(''))]]), // prettier-ignore
    ),
  },
)

export const slice: FunctionValue = row(
  'slice(start, stop=None, step=None, /)',
  ([start = null, stop, step = null]) =>
    stop === undefined ? { kind: 'slice', start: null, stop: start, step } : { kind: 'slice', start, stop, step },
  { type: true },
)

export const isinstance: FunctionValue = row(
  'isinstance(obj, class_or_tuple, /)',
  ([value = null, classes = null], site) =>
    anyClass(classes, 'isinstance', candidate => isInstanceOf(value, candidate, site)),
)

export const issubclass: FunctionValue = row('issubclass(cls, class_or_tuple, /)', ([type = null, classes = null]) => {
  const isClass =
    typeof type === 'object' && (type?.kind === 'class' || (type?.kind === 'function' && type.type === true))
  if (!isClass) throw new PythonError('TypeError', 'issubclass() arg 1 must be a class')
  return anyClass(classes, 'issubclass', candidate => {
    if (candidate === objectClass) return true
    if (type.kind === 'class')
      return candidate.kind === 'class'
        ? isSubclass(type, candidate)
        : isMixedWith(type, candidate.name) || (candidate.asBase !== undefined && isSubclass(type, candidate.asBase))
    return candidate.kind === 'function' && (type.name === candidate.name || isKind(type.name, candidate.name))
  })
})

function anyClass(classes: Value, name: string, test: (candidate: ClassValue | FunctionValue) => boolean): boolean {
  const candidates = typeof classes === 'object' && classes?.kind === 'tuple' ? classes.items : [classes]
  return candidates.some(candidate => {
    if (typeof candidate === 'object' && candidate !== null) {
      if (candidate.kind === 'tuple') return anyClass(candidate, name, test)
      if (candidate.kind === 'class' || (candidate.kind === 'function' && candidate.type === true))
        return test(candidate)
    }
    throw new PythonError('TypeError', `${name}() arg 2 must be a type, a tuple of types, or a union`)
  })
}

export const type: FunctionValue = row(
  'type(object, bases=None, dict=None, /)',
  ([value = null, bases], site) => {
    if (bases !== undefined) throw unsupported('making a class by type() is Python, not yet Hillock')
    return typeOf(value, site)
  },
  { type: true },
)

export const property: FunctionValue = row(
  'property(fget=None, fset=None, fdel=None, doc=None)',
  ([get = null, set_ = null, delete_ = null]) => makeProperty({ get, set: set_, delete: delete_ }),
  { type: true },
)
export const staticmethod: FunctionValue = row('staticmethod(function, /)', ([value = null]) => staticMethod(value), {
  type: true,
})
export const classmethod: FunctionValue = row('classmethod(function, /)', ([value = null]) => classMethod(value), {
  type: true,
})

/** With its arguments; `super()` without any is found by the code around it. */
export const superType: FunctionValue = row(
  'super(type, object, /)',
  ([owner = null, self = null]) => {
    if (typeof owner !== 'object' || owner?.kind !== 'class')
      throw new PythonError('TypeError', `super() argument 1 must be a type, not ${typeName(owner)}`)
    return superOf(owner, self)
  },
  { type: true },
)
