import type { CallSite } from '../../evaluate/call.ts'
import { equal } from '../../evaluate/compare.ts'
import { collect, iterate } from '../../evaluate/iterate.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { position } from '../../evaluate/subscript.ts'
import { list, type FunctionValue, type ObjectType, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { given, optionalInteger } from '../arguments.ts'
import { method, methods, row } from '../row.ts'

interface Deque {
  readonly items: Value[]
  readonly most: number | undefined
}

function add(deque: Deque, item: Value, left: boolean): void {
  const { items, most } = deque
  if (most === 0) return
  if (left) items.unshift(item)
  else items.push(item)
  if (most !== undefined && items.length > most) {
    if (left) items.pop()
    else items.shift()
  }
  if (items.length % 65_536 === 0) requireLength(items.length)
}

function taken(item: Value | undefined): Value {
  if (item === undefined) throw new PythonError('IndexError', 'pop from an empty deque')
  return item
}

function adding(name: string, left: boolean, several: boolean): ReturnType<typeof method<Deque>> {
  return method(`${name}(item, /)`, (deque, [item = null], site) => {
    for (const each of several ? collect(item, site) : [item]) add(deque, each, left)
    return null
  })
}

const dequeMethods = methods<Deque>([
  adding('append', false, false),
  adding('appendleft', true, false),
  adding('extend', false, true),
  adding('extendleft', true, true),
  method('pop()', ({ items }) => taken(items.pop())),
  method('popleft()', ({ items }) => taken(items.shift())),
  method('clear()', ({ items }) => {
    items.length = 0
    return null
  }),
  method('copy()', ({ items, most }) => dequeOf([...items], most)),
  method('reverse()', ({ items }) => {
    items.reverse()
    return null
  }),
  method('rotate(n=1)', ({ items }, [n], site) => {
    const by = optionalInteger(n, 'n', site) ?? 1
    if (items.length === 0) return null
    const at = ((by % items.length) + items.length) % items.length
    const moved = items.splice(items.length - at)
    for (const item of moved.toReversed()) items.unshift(item)
    return null
  }),
  method('count(x)', ({ items }, [x = null], site) => BigInt(items.filter(item => equal(item, x, site)).length)),
  method('index(x)', ({ items }, [x = null], site) => {
    const at = items.findIndex(item => equal(item, x, site))
    if (at < 0) throw new PythonError('ValueError', `${toRepr(x, site.session)} is not in deque`)
    return BigInt(at)
  }),
  method('insert(i, x)', ({ items }, [i = null, x = null], site) => {
    items.splice(toInteger(i, 'index', site), 0, x)
    return null
  }),
  method('remove(value)', ({ items }, [value = null], site) => {
    const at = items.findIndex(item => equal(item, value, site))
    if (at < 0) throw new PythonError('ValueError', 'deque.remove(x): x not in deque')
    items.splice(at, 1)
    return null
  }),
])

const own = (object: ObjectValue): Deque => object.data as Deque

function inside(object: ObjectValue, index: Value, site: CallSite): number {
  return position(index, own(object).items.length, 'deque', site)
}

function* growing({ items }: Deque): Iterable<Value> {
  const { length } = items
  for (let k = 0; k < items.length; k++) {
    yield items[k] ?? null
    if (items.length !== length) throw new PythonError('RuntimeError', 'deque mutated during iteration')
  }
}

const dequeType: ObjectType = {
  name: 'deque',
  attribute: (object, name) => {
    const { most } = own(object)
    return name === 'maxlen' ? (most === undefined ? null : BigInt(most)) : dequeMethods.get(name)?.bind(own(object))
  },
  attributeNames: () => ['maxlen', ...dequeMethods.keys()],
  item: (object, index, site) => own(object).items[inside(object, index, site)] ?? null,
  setItem: (object, index, value, site) => {
    own(object).items[inside(object, index, site)] = value
  },
  deleteItem: (object, index, site) => {
    own(object).items.splice(inside(object, index, site), 1)
  },
  length: object => own(object).items.length,
  iterate: object => growing(own(object)),
  equals: (object, other, site) =>
    isDeque(other) && equal(list([...own(object).items]), list([...own(other).items]), site),
  copy: (object, inner) => dequeOf(own(object).items.map(inner), own(object).most),
  repr: (object, display) => {
    const { items, most } = own(object)
    const end = most === undefined ? '' : `, maxlen=${most}`
    return `deque([${items.map(item => toRepr(item, display)).join(', ')}]${end})`
  },
}

function isDeque(value: Value): value is ObjectValue {
  return typeof value === 'object' && value?.kind === 'object' && value.type === dequeType
}

function dequeOf(items: Value[], most: number | undefined): ObjectValue {
  return { kind: 'object', type: dequeType, data: { items, most } satisfies Deque }
}

/** `deque(iterable, maxlen)`. */
export const dequeClass: FunctionValue = row(
  'deque(iterable=(), maxlen=None)',
  ([items, most], site) => {
    const made = dequeOf([], given(most) ? toInteger(most, 'maxlen', site) : undefined)
    if (items !== undefined) for (const item of iterate(items, site)) add(own(made), item, false)
    return made
  },
  { type: true },
)
