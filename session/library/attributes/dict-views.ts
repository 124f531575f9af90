/** `keys()`, `values()`, `items()`: looks at a dict, not copies of it. */
import type { CallSite } from '../../evaluate/call.ts'
import { setKey } from '../../evaluate/hash.ts'
import { iterate, requireSize } from '../../evaluate/iterate.ts'
import { combinedItems, isSubset } from '../../evaluate/sets.ts'
import {
  tuple,
  type DictValue,
  type ObjectType,
  type ObjectValue,
  type Value,
  type Key,
} from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { makeSet } from '../builtins/classes.ts'

type Entry = { readonly key: Value; value: Value }

const dictOf = (view: ObjectValue): DictValue => view.data as DictValue

function viewType(name: string, item: (entry: Entry) => Value, isSetLike: boolean): ObjectType {
  const items = (view: ObjectValue): Value[] => [...dictOf(view).entries.values()].map(item)
  const asSet = (value: Value, site: CallSite): ReadonlyMap<Key, Value> =>
    makeSet(iterate(value, site), false, site).items
  return {
    name,
    length: view => dictOf(view).entries.size,
    iterate: view => mapped(dictOf(view), item),
    ...(name === 'dict_keys' && {
      contains: (view: ObjectValue, key: Value, site: CallSite) =>
        dictOf(view).entries.has(setKey(dictOf(view).entries, key, site)),
    }),
    ...(isSetLike && {
      binary: (operator, view, other, site) => {
        const made = combinedItems(operator, asSet(view, site), asSet(other, site))
        return made && { kind: 'set', frozen: false, items: made }
      },
      equals: (view: ObjectValue, other: Value, site: CallSite) => {
        const isOther =
          typeof other === 'object' &&
          (other?.kind === 'set' || (other?.kind === 'object' && setLike.has(other.type.name)))
        if (!isOther) return false
        const [a, b] = [asSet(view, site), asSet(other, site)]
        return a.size === b.size && isSubset(a, b)
      },
    }),
    repr: (view, display) =>
      `${name}([${items(view)
        .map(each => toRepr(each, display))
        .join(', ')}])`,
  }
}

const setLike: ReadonlySet<string> = new Set(['dict_keys', 'dict_items'])

function* mapped({ entries }: DictValue, item: (entry: Entry) => Value): Iterable<Value> {
  const { size } = entries
  for (const entry of entries.values()) {
    yield item(entry)
    requireSize(entries, size)
  }
}

const keysType = viewType('dict_keys', ({ key }) => key, true)
const valuesType = viewType('dict_values', ({ value }) => value, false)
const itemsType = viewType('dict_items', ({ key, value }) => tuple([key, value]), true)

export function keysView(dict: DictValue): ObjectValue {
  return { kind: 'object', type: keysType, data: dict }
}

export function valuesView(dict: DictValue): ObjectValue {
  return { kind: 'object', type: valuesType, data: dict }
}

export function itemsView(dict: DictValue): ObjectValue {
  return { kind: 'object', type: itemsType, data: dict }
}
