/** Methods of Python's dicts and sets. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { addItem, setKey } from '../../evaluate/hash.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { combinedItems, isSubset } from '../../evaluate/sets.ts'
import { setOrder } from '../../evaluate/set-order.ts'
import { firstValue, str, tuple, type DictValue, type SetValue, type Value, type Key } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { flag, rest } from '../arguments.ts'
import { fillDict, makeSet } from '../builtins/classes.ts'
import { method, type MethodRow } from '../row.ts'
import { attributeTable, ofKind } from './attribute-table.ts'
import { itemsView, keysView, valuesView } from './dict-views.ts'

function keyError(key: Value, { session }: CallSite): PythonError {
  return new PythonError('KeyError', toRepr(key, session), { argument: key })
}

export const dictMethods: readonly MethodRow<DictValue>[] = [
  method('keys()', keysView),
  method('values()', valuesView),
  method('items()', itemsView),
  method('get(key, default=None, /)', ({ entries }, [key = null, otherwise = null], site) => {
    const found = entries.get(setKey(entries, key, site))
    return found === undefined ? otherwise : found.value
  }),
  method('pop(key, default=None, /)', ({ entries }, [key = null, otherwise], site) => {
    const text = setKey(entries, key, site)
    const found = entries.get(text)
    if (found === undefined && otherwise === undefined) throw keyError(key, site)
    entries.delete(text)
    return firstValue(found?.value, otherwise) ?? null
  }),
  method('popitem(last=True)', ({ entries }, [last], site) => {
    const all = [...entries]
    const [text, entry] = (flag(last, true, site) ? all.at(-1) : all[0]) ?? []
    if (text === undefined || entry === undefined)
      throw new PythonError('KeyError', "'popitem(): dictionary is empty'", {
        argument: str('popitem(): dictionary is empty'),
      })
    entries.delete(text)
    return tuple([entry.key, entry.value])
  }),
  method('setdefault(key, default=None, /)', ({ entries }, [key = null, otherwise = null], site) => {
    const text = setKey(entries, key, site)
    const found = entries.get(text)
    if (found !== undefined) return found.value
    entries.set(text, { key, value: otherwise })
    return otherwise
  }),
  method('update(other=(), /, **kwargs)', ({ entries }, [other, keywords], site) => {
    fillDict(entries, other, keywords, site)
    return null
  }),
  method('copy()', dict => ({
    ...dict,
    entries: new Map([...dict.entries].map(([key, entry]) => [key, { ...entry }])),
  })),
  method('clear()', ({ entries }) => {
    entries.clear()
    return null
  }),
]

export const dictAttributes: AttributeTable = withVariants(attributeTable(dictMethods, ofKind('dict')))

/** What `defaultdict` and its like have besides. */
function withVariants(table: AttributeTable): AttributeTable {
  const own = (value: Value, name: string, site: CallSite): Value | undefined =>
    typeof value === 'object' && value?.kind === 'dict' ? value.variant?.attribute?.(value, name, site) : undefined
  return { ...table, get: (value, name, site) => firstValue(own(value, name, site), table.get(value, name, site)) }
}

type Items = ReadonlyMap<Key, Value>

function others(args: Value | undefined, site: CallSite): Items[] {
  return rest(args).map(each =>
    typeof each === 'object' && each?.kind === 'set' ? each.items : makeSet(iterate(each, site), false, site).items,
  )
}

/** `union` and its like, which take any iterables. */
function combining(name: string, operator: BinaryOperator): MethodRow<SetValue> {
  return method(`${name}(*others)`, (self, [args], site) => {
    let items: Items = self.items
    for (const each of others(args, site)) items = combinedItems(operator, items, each) ?? items
    return { kind: 'set', frozen: self.frozen, items: new Map(items) }
  })
}

function updating(name: string, operator: BinaryOperator): MethodRow<SetValue> {
  return changing(`${name}(*others)`, (self, [args], site) => {
    let items: Items = self.items
    for (const each of others(args, site)) items = combinedItems(operator, items, each) ?? items
    const kept = [...items]
    self.items.clear()
    for (const [key, item] of kept) self.items.set(key, item)
    return null
  })
}

function changing(
  signature: string,
  call: (self: SetValue, arguments_: readonly (Value | undefined)[], site: CallSite) => Value,
): MethodRow<SetValue> {
  return method(signature, (self, given, site) => {
    if (!self.frozen) return call(self, given, site)
    const [name] = signature.split('(')
    throw new PythonError('AttributeError', `'frozenset' object has no attribute '${name}'`)
  })
}

const setMethods: readonly MethodRow<SetValue>[] = [
  combining('union', '|'),
  combining('intersection', '&'),
  combining('difference', '-'),
  combining('symmetric_difference', '^'),
  updating('update', '|'),
  updating('intersection_update', '&'),
  updating('difference_update', '-'),
  updating('symmetric_difference_update', '^'),
  changing('add(item, /)', ({ items }, [item = null], site) => {
    addItem(items, item, site)
    return null
  }),
  changing('discard(item, /)', ({ items }, [item = null], site) => {
    items.delete(setKey(items, item, site))
    return null
  }),
  changing('remove(item, /)', ({ items }, [item = null], site) => {
    if (items.delete(setKey(items, item, site))) return null
    throw keyError(item, site)
  }),
  changing('pop()', ({ items }, _, site) => {
    const [first] = setOrder(items)
    if (first === undefined)
      throw new PythonError('KeyError', "'pop from an empty set'", { argument: str('pop from an empty set') })
    items.delete(setKey(items, first, site))
    return first
  }),
  changing('clear()', ({ items }) => {
    items.clear()
    return null
  }),
  method('copy()', ({ frozen, items }) => ({ kind: 'set', frozen, items: new Map(items) })),
  method('issubset(other, /)', ({ items }, [other = null], site) =>
    isSubset(items, makeSet(iterate(other, site), false, site).items),
  ),
  method('issuperset(other, /)', ({ items }, [other = null], site) =>
    isSubset(makeSet(iterate(other, site), false, site).items, items),
  ),
  method(
    'isdisjoint(other, /)',
    ({ items }, [other = null], site) =>
      ![...makeSet(iterate(other, site), false, site).items.keys()].some(key => items.has(key)),
  ),
]

export const setAttributes: AttributeTable = attributeTable(setMethods, ofKind('set'))
