/** Methods of Python's lists, tuples and ranges. */
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { equal } from '../../evaluate/compare.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { list, type ListValue, type RangeValue, type TupleValue, type Value } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { flag, optionalInteger } from '../arguments.ts'
import { inOrder, withKeys } from '../builtins/iteration.ts'
import { method, type MethodRow } from '../row.ts'
import { attributeTable, ofKind } from './attribute-table.ts'

export const listMethods: readonly MethodRow<ListValue>[] = [
  method('append(object, /)', (self, [item = null]) => {
    self.items.push(item)
    if (self.items.length % 65_536 === 0) requireLength(self.items.length)
    return null
  }),
  method('extend(iterable, /)', (self, [iterable = null], site) => {
    for (const item of collect(iterable, site)) self.items.push(item)
    requireLength(self.items.length)
    return null
  }),
  method('insert(index, object, /)', (self, [index = null, item = null], site) => {
    self.items.splice(toInteger(index, 'index', site), 0, item)
    return null
  }),
  method('pop(index=-1, /)', (self, [index], site) => {
    if (self.items.length === 0) throw new PythonError('IndexError', 'pop from empty list')
    const at = optionalInteger(index, 'index', site) ?? -1
    if (at === -1) return self.items.pop() ?? null
    const [item] = inside(at, self.items.length) ? self.items.splice(at, 1) : []
    if (item === undefined) throw new PythonError('IndexError', 'pop index out of range')
    return item
  }),
  method('remove(value, /)', (self, [value = null], site) => {
    const at = self.items.findIndex(item => equal(item, value, site))
    if (at < 0) throw new PythonError('ValueError', 'list.remove(x): x not in list')
    self.items.splice(at, 1)
    return null
  }),
  method('clear()', self => {
    self.items.length = 0
    return null
  }),
  method('copy()', self => list([...self.items])),
  method('reverse()', self => {
    self.items.reverse()
    return null
  }),
  method('sort(*, key=None, reverse=False)', (self, [key, reverse], site) => {
    const reversed = flag(reverse, false, site)
    return withKeys([...self.items], key, site, keyed => {
      const sorted = inOrder(keyed, reversed, site)
      self.items.length = 0
      for (const item of sorted) self.items.push(item)
      return null
    })
  }),
]

function inside(index: number, length: number): boolean {
  return index < 0 ? index >= -length : index < length
}

/** Where a value first stands, between two places if they are given. */
function placeOf(
  items: readonly Value[],
  [value = null, start, stop]: readonly (Value | undefined)[],
  site: CallSite,
): number {
  const from = limit(start, 0, items.length, site)
  const to = Math.min(items.length, limit(stop, items.length, items.length, site))
  for (let k = from; k < to; k++) if (equal(items[k] ?? null, value, site)) return k
  return -1
}

function limit(end: Value | undefined, otherwise: number, length: number, site: CallSite): number {
  const given = optionalInteger(end, 'an index', site) ?? otherwise
  return Math.max(0, given < 0 ? given + length : given)
}

export const sequenceMethods: readonly MethodRow<ListValue | TupleValue>[] = [
  method('index(value, start=None, stop=None, /)', (self, given, site) => {
    const at = placeOf(self.items, given, site)
    if (at >= 0) return BigInt(at)
    const what =
      self.kind === 'tuple'
        ? 'tuple.index(x): x not in tuple'
        : `${toRepr(given[0] ?? null, site.session)} is not in list`
    throw new PythonError('ValueError', what)
  }),
  method('count(value, /)', (self, [value = null], site) =>
    BigInt(self.items.filter(item => equal(item, value, site)).length),
  ),
]

const rangeMethods: readonly MethodRow<RangeValue>[] = [
  method('index(value, /)', (self, [value = null], site) => {
    const at = placeOf(collect(self, site), [value], site)
    if (at >= 0) return BigInt(at)
    throw new PythonError('ValueError', `${toRepr(value, site.session)} is not in range`)
  }),
  method('count(value, /)', (self, [value = null], site) =>
    placeOf(collect(self, site), [value], site) >= 0 ? 1n : 0n,
  ),
]

export const listAttributes: AttributeTable = attributeTable<ListValue>(
  [...listMethods, ...sequenceMethods],
  ofKind('list'),
)
export const tupleAttributes: AttributeTable = withFields(attributeTable<TupleValue>(sequenceMethods, ofKind('tuple')))

/** Named tuples have the names of their items. */
function withFields(table: AttributeTable): AttributeTable {
  return {
    ...table,
    get: (value, name, site) => {
      const own =
        typeof value === 'object' && value?.kind === 'tuple' ? value.variant?.attribute(value, name) : undefined
      return own === undefined ? table.get(value, name, site) : own
    },
  }
}
export const rangeAttributes: AttributeTable = attributeTable<RangeValue>(
  rangeMethods,
  ofKind('range'),
  new Map<string, (self: RangeValue) => Value>([
    ['start', ({ start }) => BigInt(start)],
    ['stop', ({ stop }) => BigInt(stop)],
    ['step', ({ step }) => BigInt(step)],
  ]),
)
