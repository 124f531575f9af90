/** `collections.ChainMap`: several mappings looked through one after the other, of which the first is written to. */
import { getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { classMethod, property } from '../../evaluate/classes/descriptors.ts'
import { makeClass } from '../../evaluate/classes/make-class.ts'
import { objectClass } from '../../evaluate/classes/object-class.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import { compare, equal } from '../../evaluate/compare.ts'
import { deleteItem } from '../../evaluate/delete-item.ts'
import { setEntry } from '../../evaluate/hash.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { makeIterator } from '../../evaluate/iterators.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { getItem, setItem } from '../../evaluate/subscript.ts'
import { truth } from '../../evaluate/truth.ts'
import {
  isInstance,
  list,
  str,
  type ClassValue,
  type DictValue,
  type FunctionValue,
  type Value,
} from '../../evaluate/values.ts'
import { quote } from '../../print/quote.ts'
import { itemsView, keysView, valuesView } from '../attributes/dict-views.ts'
import { fillDict } from '../builtins/classes.ts'
import { classRow } from '../row.ts'
import { keywordMap, rest } from '../arguments.ts'

/** The mappings, in the order in which they are looked through. */
function mapsOf(self: Value | undefined): readonly Value[] {
  const found = isInstance(self) ? self.members.entries.get('smaps')?.value : undefined
  return typeof found === 'object' && found?.kind === 'list' ? found.items : []
}

function firstOf(self: Value | undefined): Value {
  return mapsOf(self)[0] ?? { kind: 'dict', entries: new Map() }
}

const holds = (map: Value, key: Value, site: CallSite): boolean => truth(compare('in', key, map, site), site)

/** What the first mapping gives that has the key, or makes something for it. */
function find(self: Value | undefined, key: Value, site: CallSite): Value | undefined {
  for (const map of mapsOf(self)) {
    try {
      return getItem(map, key, site)
    } catch (thrown) {
      if (!(thrown instanceof PythonError && thrown.type === 'KeyError')) throw thrown
    }
  }
  return undefined
}

/** All entries in one dict: the keys of the last mapping first, as Python goes through them. */
function merged(self: Value | undefined, site: CallSite): DictValue {
  const made: DictValue = { kind: 'dict', entries: new Map() }
  for (const map of mapsOf(self).toReversed())
    for (const [, { key, value }] of entriesOf(map, site) ?? []) setEntry(made.entries, key, value, site)
  return made
}

function keyError(text: string): PythonError {
  return new PythonError('KeyError', quote(text), { argument: str(text) })
}

function requireFirst(self: Value | undefined, key: Value, site: CallSite): Value {
  const first = firstOf(self)
  if (holds(first, key, site)) return first
  throw keyError(`Key not found in the first mapping: ${site.session.repr(key)}`)
}

function called(object: Value, name: string, arguments_: readonly Value[], site: CallSite): Value {
  return invokeNow(getAttribute(object, name, site), arguments_, site)
}

export const chainMap: ClassValue = makeClass({ name: 'ChainMap', module: 'collections', bases: [objectClass] })

/** Other mappings in a chain of the same class. */
function chain(like: Value | undefined, maps: readonly Value[], site: CallSite): Value {
  return invokeNow(isInstance(like) ? like.class : chainMap, maps, site)
}

function copied(self: Value | undefined, site: CallSite): Value {
  const [first, ...others] = mapsOf(self)
  return chain(self, first === undefined ? [] : [called(first, 'copy', [], site), ...others], site)
}

const rows: readonly FunctionValue[] = [
  classRow('__init__(self, *maps)', ([self, maps]) => {
    const given = rest(maps)
    const all: Value[] = given.length > 0 ? [...given] : [{ kind: 'dict', entries: new Map() }]
    if (isInstance(self)) self.members.entries.set('smaps', { key: str('maps'), value: list(all) })
    return null
  }),
  classRow('__getitem__(self, key)', ([self, key = null], site) => {
    const found = find(self, key, site)
    return found === undefined ? called(self ?? null, '__missing__', [key], site) : found
  }),
  classRow('__missing__(self, key)', ([, key = null], { session }) => {
    throw new PythonError('KeyError', session.repr(key), { argument: key })
  }),
  classRow('__setitem__(self, key, value)', ([self, key = null, value = null], site) => {
    setItem(firstOf(self), key, value, site)
    return null
  }),
  classRow('__delitem__(self, key)', ([self, key = null], site) => {
    deleteItem(requireFirst(self, key, site), key, site)
    return null
  }),
  classRow('__contains__(self, key)', ([self, key = null], site) => mapsOf(self).some(map => holds(map, key, site))),
  classRow('__len__(self)', ([self], site) => BigInt(merged(self, site).entries.size)),
  classRow('__iter__(self)', ([self], site) => makeIterator('dict_keyiterator', iterate(merged(self, site), site))),
  classRow('__bool__(self)', ([self], site) => mapsOf(self).some(map => truth(map, site))),
  classRow('__eq__(self, other)', ([self, other = null], site) => {
    const entries = entriesOf(other, site)
    if (entries === undefined) return notImplemented
    return equal(merged(self, site), { kind: 'dict', entries: new Map(entries) }, site)
  }),
  classRow('__repr__(self)', ([self], { session }) => {
    const name = isInstance(self) ? self.class.name : chainMap.name
    return str(`${name}(${mapsOf(self).map(session.repr).join(', ')})`)
  }),
  classRow('get(self, key, default=None)', ([self = null, key = null, otherwise = null], site) =>
    holds(self, key, site) ? getItem(self, key, site) : otherwise,
  ),
  classRow('setdefault(self, key, default=None)', ([self = null, key = null, otherwise = null], site) => {
    const found = find(self, key, site)
    if (found === undefined) setItem(self, key, otherwise, site)
    return found === undefined ? otherwise : found
  }),
  classRow('keys(self)', ([self], site) => keysView(merged(self, site))),
  classRow('values(self)', ([self], site) => valuesView(merged(self, site))),
  classRow('items(self)', ([self], site) => itemsView(merged(self, site))),
  classRow('pop(self, key, default=None)', ([self, key = null, otherwise], site) => {
    const first = otherwise === undefined ? requireFirst(self, key, site) : firstOf(self)
    return called(first, 'pop', otherwise === undefined ? [key] : [key, otherwise], site)
  }),
  classRow('popitem(self)', ([self], site) => {
    const first = firstOf(self)
    if (!truth(first, site)) throw keyError('No keys found in the first mapping.')
    return called(first, 'popitem', [], site)
  }),
  classRow('clear(self)', ([self], site) => called(firstOf(self), 'clear', [], site)),
  classRow('update(self, other=(), /, **kwargs)', ([self = null, other, keywords], site) => {
    const added: DictValue = { kind: 'dict', entries: new Map() }
    fillDict(added.entries, other, keywords, site)
    for (const { key, value } of added.entries.values()) setItem(self, key, value, site)
    return null
  }),
  classRow('new_child(self, m=None, **kwargs)', ([self, map = null, keywords = null], site) => {
    const child: Value = map ?? { kind: 'dict', entries: new Map() }
    if (keywordMap(keywords).size > 0) called(child, 'update', [keywords], site)
    return chain(self, [child, ...mapsOf(self)], site)
  }),
  classRow('copy(self)', ([self], site) => copied(self, site)),
  classRow('__copy__(self)', ([self], site) => copied(self, site)),
  classRow('__or__(self, other)', ([self, other = null], site) => {
    if (entriesOf(other, site) === undefined) return notImplemented
    const made = copied(self, site)
    called(firstOf(made), 'update', [other], site)
    return made
  }),
  classRow('__ror__(self, other)', ([self, other = null], site) => {
    if (entriesOf(other, site) === undefined) return notImplemented
    const made: DictValue = { kind: 'dict', entries: new Map() }
    for (const map of [other, merged(self, site)]) fillDict(made.entries, map, undefined, site)
    return chain(self, [made], site)
  }),
  classRow('__ior__(self, other)', ([self = null, other = null], site) => {
    called(firstOf(self), 'update', [other], site)
    return self
  }),
]
for (const each of rows) chainMap.members.set(each.name, each)
chainMap.members.set(
  'parents',
  property({
    get: classRow('get(self)', ([self], site) => chain(self, mapsOf(self).slice(1), site)),
    set: null,
    delete: null,
  }),
)
chainMap.members.set(
  'fromkeys',
  classMethod(
    classRow('fromkeys(cls, iterable, value=None, /)', ([type = null, iterable = null, value = null], site) => {
      const made: DictValue = { kind: 'dict', entries: new Map() }
      for (const key of iterate(iterable, site)) setEntry(made.entries, key, value, site)
      return invokeNow(type, [made], site)
    }),
  ),
)
