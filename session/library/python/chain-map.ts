/** `collections.ChainMap`: several mappings looked through one after the other, of which the first is written to. */
import type { CallSite } from '../../evaluate/call.ts'
import { property } from '../../evaluate/classes/descriptors.ts'
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
import { itemsView, keysView, valuesView } from '../attributes/dict-views.ts'
import { fillDict } from '../builtins/classes.ts'
import { classRow } from '../row.ts'
import { rest } from '../arguments.ts'

/** The mappings, in the order in which they are looked through. */
function mapsOf(self: Value | undefined): readonly Value[] {
  const found = isInstance(self) ? self.members.entries.get('smaps')?.value : undefined
  return typeof found === 'object' && found?.kind === 'list' ? found.items : []
}

function firstOf(self: Value | undefined): Value {
  return mapsOf(self)[0] ?? { kind: 'dict', entries: new Map() }
}

const holds = (map: Value, key: Value, site: CallSite): boolean => truth(compare('in', key, map, site), site)

function find(self: Value | undefined, key: Value, site: CallSite): Value | undefined {
  const map = mapsOf(self).find(each => holds(each, key, site))
  return map && getItem(map, key, site)
}

/** All entries in one dict: the keys of the last mapping first, as Python goes through them. */
function merged(self: Value | undefined, site: CallSite): DictValue {
  const made: DictValue = { kind: 'dict', entries: new Map() }
  for (const map of mapsOf(self).toReversed())
    for (const [, { key, value }] of entriesOf(map, site) ?? []) setEntry(made.entries, key, value, site)
  return made
}

function missing(key: Value, { session }: CallSite): PythonError {
  return new PythonError('KeyError', `Key not found in the first mapping: ${session.repr(key)}`, {
    argument: str(`Key not found in the first mapping: ${session.repr(key)}`),
  })
}

function requireFirst(self: Value | undefined, key: Value, site: CallSite): Value {
  const first = firstOf(self)
  if (holds(first, key, site)) return first
  throw missing(key, site)
}

export const chainMap: ClassValue = makeClass({ name: 'ChainMap', module: 'collections', bases: [objectClass] })

function chain(maps: readonly Value[], site: CallSite): Value {
  return invokeNow(chainMap, maps, site)
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
    if (found !== undefined) return found
    throw new PythonError('KeyError', site.session.repr(key), { argument: key })
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
  classRow('get(self, key, default=None)', ([self, key = null, otherwise = null], site) => {
    const found = find(self, key, site)
    return found === undefined ? otherwise : found
  }),
  classRow('keys(self)', ([self], site) => keysView(merged(self, site))),
  classRow('values(self)', ([self], site) => valuesView(merged(self, site))),
  classRow('items(self)', ([self], site) => itemsView(merged(self, site))),
  classRow('pop(self, key)', ([self, key = null], site) => {
    const first = requireFirst(self, key, site)
    const found = getItem(first, key, site)
    deleteItem(first, key, site)
    return found
  }),
  classRow('update(self, other=(), /, **kwargs)', ([self, other, keywords], site) => {
    const added: DictValue = { kind: 'dict', entries: new Map() }
    fillDict(added.entries, other, keywords, site)
    for (const { key, value } of added.entries.values()) setItem(firstOf(self), key, value, site)
    return null
  }),
  classRow('new_child(self, m=None, **kwargs)', ([self, map = null, keywords], site) => {
    const child: DictValue = { kind: 'dict', entries: new Map() }
    fillDict(child.entries, undefined, keywords, site)
    return chain([map ?? child, ...mapsOf(self)], site)
  }),
  classRow('copy(self)', ([self], site) => {
    const made: DictValue = { kind: 'dict', entries: new Map() }
    fillDict(made.entries, firstOf(self), undefined, site)
    return chain([made, ...mapsOf(self).slice(1)], site)
  }),
]
for (const each of rows) chainMap.members.set(each.name, each)
chainMap.members.set(
  'parents',
  property({
    get: classRow('get(self)', ([self], site) => chain(mapsOf(self).slice(1), site)),
    set: null,
    delete: null,
  }),
)
