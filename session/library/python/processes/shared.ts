/** What processes share: values, arrays, locks, and what a Manager makes. */
import { at } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { toArray, toInteger } from '../../../evaluate/numeric.ts'
import { requireLength } from '../../../evaluate/sequence-limit.ts'
import { wholeNumber } from '../../../evaluate/indices.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { getItem, setItem } from '../../../evaluate/subscript.ts'
import {
  list,
  type FunctionValue,
  type ListValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../../evaluate/values.ts'
import { toRepr } from '../../../print/show.ts'
import { text } from '../../arguments.ts'
import { builtins } from '../../builtins/index.ts'
import { method, methods, row } from '../../row.ts'
import { invoke } from '../../../evaluate/invoke.ts'
import { queueClass } from './queues.ts'
import { processesKey } from './world.ts'

interface Shared {
  /** Of a Value its only item. */
  readonly items: ListValue
  readonly whole: boolean
}

const own = (object: ObjectValue): Shared => object.data as Shared

/** A number as the type code has it: `i` and its like are integers, `d` and `f` floats. */
function number(value: Value, whole: boolean, site: CallSite): Value {
  if (whole) return BigInt(toInteger(value, 'the value', site))
  const found = toArray(value, site)
  if (found === undefined) throw new PythonError('TypeError', 'must be real number')
  return at(found, 0)
}

function isWhole(code: Value | undefined): boolean {
  return !['d', 'f'].includes(text(code, 'typecode_or_type'))
}

/** Who has it is alone with it anyway. */
const lockMethods = methods<Value>([
  method('acquire(block=True, timeout=None)', () => true),
  method('release()', () => null),
  method('__enter__()', () => true),
  method('__exit__(*args)', () => null),
])

const lockType: ObjectType = {
  name: 'Lock',
  attribute: (object, name) => lockMethods.get(name)?.bind(object),
  attributeNames: () => lockMethods.keys(),
  repr: () => '<Lock(owner=None)>',
}

const newLock = (): ObjectValue => ({ kind: 'object', type: lockType, data: undefined })

const lockClass = (name: string): FunctionValue => row(`${name}(value=1)`, newLock, { type: true })

export const lockClasses: readonly FunctionValue[] = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore'].map(lockClass)

function ofBoth(object: ObjectValue, name: string): Value | undefined {
  if (name === 'get_lock') return row('get_lock()', newLock)
  if (name === 'get_obj') return row('get_obj()', () => object)
  return lockMethods.get(name)?.bind(object)
}

const valueType: ObjectType = {
  name: 'Value',
  attribute: (object, name) => (name === 'value' ? (own(object).items.items[0] ?? null) : ofBoth(object, name)),
  setAttribute: (object, name, value, site) => {
    if (name !== 'value') throw new PythonError('AttributeError', `'Value' object has no attribute '${name}'`)
    own(object).items.items[0] = number(value, own(object).whole, site)
  },
  attributeNames: () => ['value', 'get_lock'],
  repr: (object, display) => `<Synchronized wrapper for ${toRepr(own(object).items.items[0] ?? null, display)}>`,
}

const arrayType: ObjectType = {
  name: 'Array',
  attribute: (object, name) => ofBoth(object, name),
  attributeNames: () => ['get_lock', 'get_obj'],
  item: (object, index, site) => getItem(own(object).items, index, site),
  setItem: (object, index, value, site) => {
    const { items, whole } = own(object)
    const isSlice = typeof index === 'object' && index?.kind === 'slice'
    const put = isSlice ? list(collect(value, site).map(each => number(each, whole, site))) : number(value, whole, site)
    const { length } = items.items
    const before = [...items.items]
    setItem(items, index, put, site)
    if (items.items.length === length) return
    items.items.splice(0, Infinity, ...before)
    throw new PythonError('ValueError', 'Can only assign sequence of same size')
  },
  length: object => own(object).items.items.length,
  iterate: object => own(object).items.items,
  repr: object => `<SynchronizedArray wrapper of ${own(object).items.items.length} numbers>`,
}

export const valueClass: FunctionValue = row('Value(typecode_or_type, *args, lock=True)', ([code, args], site) => {
  const whole = isWhole(code)
  const [first = 0n] = typeof args === 'object' && args?.kind === 'tuple' ? args.items : []
  return {
    kind: 'object',
    type: valueType,
    data: { items: list([number(first, whole, site)]), whole } satisfies Shared,
  }
})

export const arrayClass: FunctionValue = row(
  'Array(typecode_or_type, size_or_initializer, *, lock=True)',
  ([code, given_ = null], site) => {
    const whole = isWhole(code)
    const length = typeof given_ === 'object' ? undefined : wholeNumber(given_, site)
    if (length !== undefined && length < 0)
      throw new PythonError('ValueError', `invalid initializer: ${length} is no size`, { code: 'bad-value' })
    requireLength(length ?? 0)
    const items =
      length === undefined
        ? collect(given_, site).map(each => number(each, whole, site))
        : Array.from({ length }, (): Value => (whole ? 0n : 0))
    return { kind: 'object', type: arrayType, data: { items: list(items), whole } satisfies Shared }
  },
)

/** What a Manager makes all processes see. */
function sharing(name: 'dict' | 'list'): FunctionValue {
  const made = builtins.get(name) ?? null
  return row(`${name}(*args, **kwds)`, ([args, keywords], site) => {
    const positional = typeof args === 'object' && args?.kind === 'tuple' ? args.items : []
    const named = typeof keywords === 'object' && keywords?.kind === 'dict' ? keywords.entries : new Map()
    const value = invoke(
      made,
      positional,
      new Map([...named].map(([key, entry]) => [String(key).slice(1), (entry as { value: Value }).value])),
      site,
    ) as Value
    site.session.state(processesKey).shared.add(value)
    return value
  })
}

const managed: ReadonlyMap<string, FunctionValue> = new Map(
  [
    sharing('dict'),
    sharing('list'),
    queueClass('Queue', true),
    queueClass('JoinableQueue', true),
    valueClass,
    arrayClass,
    ...lockClasses,
    row('shutdown()', () => null),
    row('start()', () => null),
    row('__exit__(*args)', () => null),
  ].map(each => [each.name, each]),
)

const managerType: ObjectType = {
  name: 'SyncManager',
  attribute: (object, name) => (name === '__enter__' ? row('__enter__()', () => object) : managed.get(name)),
  attributeNames: () => managed.keys(),
  repr: () => '<multiprocessing.managers.SyncManager object>',
}

export const managerClass: FunctionValue = row('Manager()', (): ObjectValue => ({
  kind: 'object',
  type: managerType,
  data: undefined,
}))
