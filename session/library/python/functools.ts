/** The module `functools`. */
import type { CallSite } from '../../evaluate/call.ts'
import { makeClass, requireOwn } from '../../evaluate/classes/make-class.ts'
import { callOperator } from '../../evaluate/classes/special.ts'
import { dictKey } from '../../evaluate/hash.ts'
import { invoke, invokeNow } from '../../evaluate/invoke.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import {
  isInstance,
  namedDict,
  str,
  tuple,
  type Called,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Steps,
  type Value,
} from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { keywordMap, optionalInteger, rest } from '../arguments.ts'
import { classRow, method, methods, row } from '../row.ts'
import { functionAttribute } from '../../evaluate/classes/function-attributes.ts'
import { moduleOf } from './module.ts'

interface Partial_ {
  readonly called: Value
  readonly positional: readonly Value[]
  readonly keywords: ReadonlyMap<string, Value>
}

const partialType: ObjectType = {
  name: 'partial',
  call: (object, positional, site, keywords) => {
    const own = object.data as Partial_
    return invoke(own.called, [...own.positional, ...positional], new Map([...own.keywords, ...keywords]), site)
  },
  attribute: (object, name) => {
    const own = object.data as Partial_
    if (name === 'func') return own.called
    if (name === 'args') return tuple(own.positional)
    return name === 'keywords' ? namedDict(own.keywords) : undefined
  },
  attributeNames: () => ['func', 'args', 'keywords'],
  repr: (object, display) => {
    const { called, positional, keywords } = object.data as Partial_
    const named = [...keywords].map(([name, value]) => `${name}=${toRepr(value, display)}`)
    return `functools.partial(${[called, ...positional]
      .map(value => toRepr(value, display))
      .concat(named)
      .join(', ')})`
  },
}

const partial = row(
  'partial(func, /, *args, **keywords)',
  ([called = null, args, keywords]): ObjectValue => ({
    kind: 'object',
    type: partialType,
    data: { called, positional: rest(args), keywords: keywordMap(keywords) } satisfies Partial_,
  }),
  { type: true },
)

const reduce = row('reduce(function, iterable, initial=None, /)', ([called = null, items = null, initial], site) => {
  let total = initial
  for (const item of iterate(items, site)) total = total === undefined ? item : invokeNow(called, [total, item], site)
  if (total === undefined) throw new PythonError('TypeError', 'reduce() of empty iterable with no initial value')
  return total
})

/** What a wrapper takes over from what it wraps. */
function copyNames(wrapper: Value, wrapped: Value): Value {
  if (typeof wrapper !== 'object' || wrapper?.kind !== 'function' || wrapper.script === undefined) return wrapper
  if (typeof wrapped !== 'object' || wrapped?.kind !== 'function') return wrapper
  const { attributes } = wrapper.script
  for (const [name, value] of wrapped.script?.attributes ?? []) attributes.set(name, value)
  for (const name of ['__name__', '__qualname__', '__doc__', '__module__']) {
    const value = functionAttribute(wrapped, name)
    if (value !== undefined) attributes.set(name, value)
  }
  attributes.set('__wrapped__', wrapped)
  return wrapper
}

const wraps = row('wraps(wrapped, assigned=None, updated=None)', ([wrapped = null]) =>
  row('update_wrapper(wrapper, /)', ([wrapper = null]) => copyNames(wrapper, wrapped)),
)
const updateWrapper = row(
  'update_wrapper(wrapper, wrapped, assigned=None, updated=None)',
  ([wrapper = null, wrapped = null]) => copyNames(wrapper, wrapped),
)

interface Cache {
  readonly called: Value
  readonly most: number | undefined
  readonly found: Map<string, Value>
  hits: number
  misses: number
}

const cacheOf = (object: ObjectValue): Cache => object.data as Cache

const cacheType: ObjectType = {
  name: 'functools._lru_cache_wrapper',
  call: (object, positional, site, keywords) => throughCache(cacheOf(object), positional, keywords, site),
  bind: (object, self) => (self === null ? object : boundCache.bind({ cache: cacheOf(object), self })),
  attribute: (object, name) => {
    const cache = cacheOf(object)
    if (name === '__wrapped__') return cache.called
    const found = cacheMethods.get(name)
    if (found !== undefined) return found.bind(cache)
    return typeof cache.called === 'object' && cache.called?.kind === 'function'
      ? functionAttribute(cache.called, name)
      : undefined
  },
  attributeNames: () => [...cacheMethods.keys(), '__wrapped__'],
  repr: (object, display) => `<functools._lru_cache_wrapper object of ${toRepr(cacheOf(object).called, display)}>`,
}

const cacheMethods = methods<Cache>([
  method('cache_info()', cacheInfo),
  method('cache_clear()', cache => {
    cache.found.clear()
    cache.hits = 0
    cache.misses = 0
    return null
  }),
])

/** A cached method of an instance. */
const boundCache = method<{ readonly cache: Cache; readonly self: Value }>(
  'cached(*args, **kwargs)',
  ({ cache, self }, [args, keywords], site) => throughCache(cache, [self, ...rest(args)], keywordMap(keywords), site),
)

const infoType: ObjectType = {
  name: 'CacheInfo',
  attribute: (object, name) => (object.data as ReadonlyMap<string, Value>).get(name),
  repr: (object, display) => {
    const parts = [...(object.data as ReadonlyMap<string, Value>)].map(
      ([name, value]) => `${name}=${toRepr(value, display)}`,
    )
    return `CacheInfo(${parts.join(', ')})`
  },
}

function cacheInfo({ hits, misses, most, found }: Cache): ObjectValue {
  const data = new Map<string, Value>([
    ['hits', BigInt(hits)],
    ['misses', BigInt(misses)],
    ['maxsize', most === undefined ? null : BigInt(most)],
    ['currsize', BigInt(found.size)],
  ])
  return { kind: 'object', type: infoType, data }
}

function throughCache(
  cache: Cache,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): Called {
  const key = [
    ...positional.map(value => dictKey(value, site)),
    ...[...keywords].map(([name, value]) => `${name}=${dictKey(value, site)}`),
  ]
    .map(each => JSON.stringify(each))
    .join(',')
  const known = cache.found.get(key)
  if (known !== undefined) {
    cache.hits++
    // The least recently used is first.
    cache.found.delete(key)
    cache.found.set(key, known)
    return known
  }
  cache.misses++
  const keep = (value: Value): Value => {
    cache.found.set(key, value)
    const [oldest] = cache.found.keys()
    if (cache.most !== undefined && cache.found.size > cache.most && oldest !== undefined) cache.found.delete(oldest)
    return value
  }
  const result = invoke(cache.called, positional, keywords, site)
  if (typeof result === 'object' && result?.kind === 'unfinished') {
    return { kind: 'unfinished', steps: kept(result.steps, keep) }
  }
  return typeof result === 'object' && result?.kind === 'suspended' ? result : keep(result)
}

function* kept(steps: Steps<Value>, keep: (value: Value) => Value): Steps<Value> {
  return keep(yield* steps)
}

function cached(called: Value, most: number | undefined): ObjectValue {
  return {
    kind: 'object',
    type: cacheType,
    data: { called, most, found: new Map(), hits: 0, misses: 0 } satisfies Cache,
  }
}

const lruCache = row('lru_cache(maxsize=128, typed=False)', ([size = 128n], site) => {
  if (size === null || typeof size === 'bigint' || typeof size === 'boolean') {
    const most = optionalInteger(size, 'maxsize', site)
    return row('decorating(function, /)', ([called = null]) => cached(called, most))
  }
  return cached(size, 128)
})

const cache = row('cache(user_function, /)', ([called = null]) => cached(called, undefined))

const comparedType: ObjectType = { name: 'functools.KeyWrapper', repr: () => '<functools.KeyWrapper object>' }

/** Keys that are compared by the script's function; they are instances so that `<` asks their class. */
const cmpToKey = row('cmp_to_key(mycmp)', ([compare = null]) => {
  const less = classRow('__lt__(self, other)', ([self = null, other = null], site) => {
    const result = invokeNow(compare, [held(self), held(other)], site)
    return (typeof result === 'bigint' || typeof result === 'number') && result < 0
  })
  const type = makeClass({
    name: comparedType.name,
    module: 'functools',
    bases: [],
    members: new Map([['__lt__', less]]),
  })
  return row('K(obj)', ([value = null]) => ({ kind: 'instance', class: type, members: namedDict([['obj', value]]) }))
})

function held(value: Value): Value {
  return isInstance(value) ? (value.members.entries.get('sobj')?.value ?? null) : null
}

/** Fills in the comparisons that follow from `__eq__` and one other. */
const totalOrdering = row('total_ordering(cls)', ([type = null], site) => {
  if (typeof type !== 'object' || type?.kind !== 'class')
    throw new PythonError('TypeError', 'total_ordering() takes a class')
  requireOwn(type, '__lt__')
  const root = ['__lt__', '__le__', '__gt__', '__ge__'].find(name => type.members.has(name))
  if (root === undefined) throw new PythonError('ValueError', 'must define at least one ordering operation: < > <= >=')
  const ask = (self: Value, name: string, other: Value): boolean =>
    truth(callOperator(self, name, [other], site) ?? false, site)
  const less: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
    __lt__: (a, b) => ask(a, '__lt__', b),
    __le__: (a, b) => ask(a, '__le__', b) && !ask(a, '__eq__', b),
    __gt__: (a, b) => !ask(a, '__gt__', b) && !ask(a, '__eq__', b),
    __ge__: (a, b) => !ask(a, '__ge__', b),
  }
  const isLess = less[root] ?? ((): boolean => false)
  const made: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
    __lt__: isLess,
    __le__: (a, b) => isLess(a, b) || ask(a, '__eq__', b),
    __gt__: (a, b) => !isLess(a, b) && !ask(a, '__eq__', b),
    __ge__: (a, b) => !isLess(a, b),
  }
  for (const [name, test] of Object.entries(made)) {
    if (type.members.has(name)) continue
    const compare = classRow(`${name}(self, other)`, ([a = null, b = null]) => test(a, b))
    type.members.set(name, compare)
  }
  return type
})

/** A property that is worked out once and then is an attribute of the instance. */
const cachedPropertyType: ObjectType = {
  name: 'cached_property',
  bind: (object, self, _, site) => {
    if (!isInstance(self)) return object
    const called = object.data as Value
    const value = invokeNow(called, [self], site)
    const name = typeof called === 'object' && called?.kind === 'function' ? called.name : ''
    self.members.entries.set(`s${name}`, { key: str(name), value })
    return value
  },
  repr: () => '<functools.cached_property object>',
}

const cachedProperty = row(
  'cached_property(func)',
  ([called = null]): ObjectValue => ({ kind: 'object', type: cachedPropertyType, data: called }),
  { type: true },
)

export const functoolsModule: ModuleValue = moduleOf('functools', [
  partial,
  reduce,
  wraps,
  updateWrapper,
  lruCache,
  cache,
  cmpToKey,
  totalOrdering,
  cachedProperty,
])
