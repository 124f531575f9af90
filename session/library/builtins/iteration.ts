/** What goes through the items of a value. */
import type { CallSite } from '../../evaluate/call.ts'
import { callSpecial } from '../../evaluate/classes/special.ts'
import { equal, isGreater, isLess } from '../../evaluate/compare.ts'
import { isGenerator, makeCalling, nextOfGenerator } from '../../evaluate/generator.ts'
import { invoke, invokeNow } from '../../evaluate/invoke.ts'
import { settled } from '../../evaluate/settled.ts'
import { collect, iterate, rangeLength } from '../../evaluate/iterate.ts'
import { iteratorOf, makeIterator, nextItem } from '../../evaluate/iterators.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError, raisedAt } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/indices.ts'
import { getItem } from '../../evaluate/subscript.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeName } from '../../evaluate/types.ts'
import { list, tuple, type Called, type FunctionValue, type Steps, type Value } from '../../evaluate/values.ts'
import { flag, given, rest } from '../arguments.ts'
import { row } from '../row.ts'

/** Python's `len` as a number; undefined for what has none. */
export function lengthOf(value: Value, site: CallSite): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  switch (value.kind) {
    case 'str': {
      const { text } = value.text
      return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length
    }
    case 'bytes':
      return value.text.length
    case 'list':
    case 'tuple':
      return value.items.length
    case 'dict':
      return value.entries.size
    case 'set':
      return value.items.size
    case 'range':
      return rangeLength(value)
    case 'array':
      if (value.shape[0] !== undefined) return value.shape[0]
      throw new PythonError('TypeError', 'len() of unsized object')
    case 'instance': {
      const length = callSpecial(value, '__len__', [], site)
      return length === undefined ? undefined : countOf(length, site)
    }
    case 'class':
      return value.enumeration?.listed.length
    case 'object':
      return value.type.length?.(value, site)
    default:
      return undefined
  }
}

function countOf(length: Value, site: CallSite): number {
  const count = wholeNumber(length, site)
  if (count === undefined) throw integerNeeded(length)
  if (count < 0) throw new PythonError('ValueError', '__len__() should return >= 0')
  return count
}

function integerNeeded(value: Value): PythonError {
  return new PythonError('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`)
}

export const len: FunctionValue = row('len(obj, /)', ([value = null], site) => {
  const length = lengthOf(value, site)
  if (length === undefined) throw new PythonError('TypeError', `object of type '${typeName(value)}' has no len()`)
  return BigInt(length)
})

export const range: FunctionValue = row(
  'range(*args)',
  ([args], site) => {
    const ends = rest(args).map(value => integerArgument(value, site))
    if (ends.length === 0) throw new PythonError('TypeError', 'range expected at least 1 argument, got 0')
    if (ends.length > 3) throw new PythonError('TypeError', `range expected at most 3 arguments, got ${ends.length}`)
    const [first = 0, second, step = 1] = ends
    if (step === 0) throw new PythonError('ValueError', 'range() arg 3 must not be zero')
    const [start, stop] = second === undefined ? [0, first] : [first, second]
    return { kind: 'range', start, stop, step }
  },
  { type: true },
)

function integerArgument(value: Value, site: CallSite): number {
  if (typeof value === 'number') throw integerNeeded(value)
  const whole = callSpecial(value, '__index__', [], site) ?? value
  const isNumber =
    typeof whole === 'bigint' ||
    typeof whole === 'boolean' ||
    (typeof whole === 'object' && whole !== null && whole.kind !== 'str')
  if (!isNumber) throw integerNeeded(value)
  return toInteger(whole, 'an argument of range()', site)
}

function extreme(name: 'min' | 'max'): FunctionValue {
  return row(`${name}(*args, key=None, default=None)`, ([args, key, otherwise], site) => {
    const candidatesGiven = rest(args)
    const [only] = candidatesGiven
    if (only === undefined) throw new PythonError('TypeError', `${name} expected at least 1 argument, got 0`)
    const candidates = candidatesGiven.length === 1 ? collect(only, site) : candidatesGiven
    if (!given(key) && candidates.length > 0) return extremeItem(name, candidates, site)
    return withKeys(candidates, key, site, keyed => {
      const best = extremeOf(name, keyed, site)
      if (best !== undefined) return best
      if (otherwise !== undefined) return otherwise
      throw new PythonError('ValueError', `${name}() arg is an empty sequence`)
    })
  })
}

/** Of what is compared by itself. */
function extremeItem(name: 'min' | 'max', items: readonly Value[], site: CallSite): Value {
  let best = items[0] ?? null
  for (let k = 1; k < items.length; k++) {
    const item = items[k] ?? null
    if (isBefore(name, item, best, site)) best = item
  }
  return best
}

function extremeOf(name: 'min' | 'max', keyed: readonly Keyed[], site: CallSite): Value | undefined {
  let best: Keyed | undefined
  for (const each of keyed) {
    if (best === undefined || isBefore(name, each.key, best.key, site)) best = each
  }
  return best?.item
}

/** Whether an item takes the place of the best one so far: what comes later stands at the left, as in Python. */
function isBefore(name: 'min' | 'max', item: Value, best: Value, site: CallSite): boolean {
  return name === 'min' ? isLess(item, best, site) : isGreater(item, best, site)
}

export const min: FunctionValue = extreme('min')
export const max: FunctionValue = extreme('max')

/** Python's own `sum`; the star import puts numpy's in its place. */
export const sum: FunctionValue = row(
  'sum(iterable, /, start=0)',
  ([iterable = null, start = 0n], site) => {
    let total: Value = start
    for (const item of iterate(iterable, site)) total = binary('+', total, item, site)
    return total
  },
  { collects: true },
)

export const enumerate: FunctionValue = row(
  'enumerate(iterable, start=0)',
  ([iterable = null, start = 0n], site) => {
    const items = iterate(iterable, site)
    return makeIterator('enumerate', numbered(items, BigInt(toInteger(start, 'start', site))))
  },
  { type: true },
)

function* numbered(items: Iterable<Value>, start: bigint): Iterable<Value> {
  let k = start
  for (const item of items) yield tuple([k++, item])
}

export const zip: FunctionValue = row(
  'zip(*iterables, strict=False)',
  ([iterables, strict], site) => {
    const columns = rest(iterables).map(each => iterate(each, site)[Symbol.iterator]())
    return makeIterator('zip', zipped(columns, flag(strict, false, site)))
  },
  { type: true },
)

function* zipped(columns: readonly Iterator<Value>[], strict: boolean): Iterable<Value> {
  while (columns.length > 0) {
    const items: Value[] = []
    for (const column of columns) {
      const turn = column.next()
      if (turn.done === true) break
      items.push(turn.value)
    }
    if (items.length < columns.length) {
      if (!strict) return
      const longer =
        items.length > 0 ? 'shorter' : columns.slice(1).some(column => column.next().done !== true) && 'longer'
      if (longer === false) return
      const which = longer === 'shorter' ? items.length + 1 : 2
      const others = which === 2 ? 'argument 1' : `arguments 1-${which - 1}`
      throw new PythonError('ValueError', `zip() argument ${which} is ${longer} than ${others}`)
    }
    yield tuple(items)
  }
}

export const map: FunctionValue = row(
  'map(function, /, *iterables)',
  ([called = null, iterables], site) => {
    const columns = rest(iterables).map(each => iterate(each, site)[Symbol.iterator]())
    if (columns.length === 0) throw new PythonError('TypeError', 'map() must have at least two arguments.')
    return makeCalling('map', mapped(called, columns, site), site.session)
  },
  { type: true },
)

function* mapped(called: Value, columns: readonly Iterator<Value>[], site: CallSite): Steps<Value> {
  for (const items of zipped(columns, false)) {
    yield { kind: 'yielded', value: yield* settled(invoke(called, rest(items), none, site), site.span) }
  }
  return null
}

const none: ReadonlyMap<string, Value> = new Map()

export const filter: FunctionValue = row(
  'filter(function, iterable, /)',
  ([called = null, iterable = null], site) =>
    makeCalling('filter', filtered(called, iterate(iterable, site), site), site.session),
  { type: true },
)

function* filtered(called: Value, items: Iterable<Value>, site: CallSite): Steps<Value> {
  for (const item of items) {
    const holds = called === null ? item : yield* settled(invoke(called, [item], none, site), site.span)
    if (truth(holds, site)) yield { kind: 'yielded', value: item }
  }
  return null
}

export const sorted: FunctionValue = row(
  'sorted(iterable, /, *, key=None, reverse=False)',
  ([iterable = null, key, reverse], site) =>
    withKeys(collect(iterable, site), key, site, keyed => list(inOrder(keyed, flag(reverse, false, site), site))),
  { collects: true },
)

/** An item with what it is compared by. */
export interface Keyed {
  readonly item: Value
  readonly key: Value
}

/** What becomes of items once their keys are known, for which a function of the script may have to wait. */
export function withKeys(
  items: readonly Value[],
  key: Value | undefined,
  site: CallSite,
  finish: (keyed: Keyed[]) => Value,
): Called {
  if (!given(key)) return finish(items.map(item => ({ item, key: item })))
  return { kind: 'unfinished', steps: keySteps(items, key, site, finish) }
}

function* keySteps(
  items: readonly Value[],
  key: Value,
  site: CallSite,
  finish: (keyed: Keyed[]) => Value,
): Steps<Value> {
  const keyed: Keyed[] = []
  for (const item of items) keyed.push({ item, key: yield* settled(invoke(key, [item], none, site), site.span) })
  return finish(keyed)
}

/** A stable sort by Python's `<`. */
export function inOrder(keyed: Keyed[], reverse: boolean, site: CallSite): Value[] {
  try {
    keyed.sort((a, b) => {
      const [x, y] = reverse ? [b.key, a.key] : [a.key, b.key]
      return isLess(x, y, site) ? -1 : isLess(y, x, site) ? 1 : 0
    })
  } catch (thrown) {
    throw raisedAt(thrown, site.span)
  }
  return keyed.map(({ item }) => item)
}

export const reversed: FunctionValue = row(
  'reversed(sequence, /)',
  ([sequence = null], site) => {
    const own = callSpecial(sequence, '__reversed__', [], site)
    if (own !== undefined) return own
    const items = backwards(sequence, site)
    if (items === undefined) throw new PythonError('TypeError', `'${typeName(sequence)}' object is not reversible`)
    return makeIterator('reversed', items)
  },
  { type: true },
)

function backwards(value: Value, site: CallSite): Iterable<Value> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  switch (value.kind) {
    case 'str':
    case 'bytes':
    case 'list':
    case 'tuple':
    case 'range':
    case 'dict':
    case 'array':
      return collect(value, site).toReversed()
    case 'instance': {
      const length = lengthOf(value, site)
      return length === undefined ? undefined : fromEnd(value, length, site)
    }
    case 'object':
      return value.type.next === undefined && (value.type.iterate ?? value.type.array) !== undefined
        ? collect(value, site).toReversed()
        : undefined
    default:
      return undefined
  }
}

function* fromEnd(value: Value, length: number, site: CallSite): Iterable<Value> {
  for (let k = length - 1; k >= 0; k--) yield getItem(value, BigInt(k), site)
}

export const any: FunctionValue = row('any(iterable, /)', ([iterable = null], site) => {
  for (const item of iterate(iterable, site)) if (truth(item, site)) return true
  return false
})
export const all: FunctionValue = row('all(iterable, /)', ([iterable = null], site) => {
  for (const item of iterate(iterable, site)) if (!truth(item, site)) return false
  return true
})

export const iter: FunctionValue = row('iter(object, sentinel=None, /)', ([object = null, sentinel], site) =>
  sentinel === undefined
    ? iteratorOf(object, site)
    : makeIterator('callable_iterator', untilSentinel(object, sentinel, site)),
)

function* untilSentinel(called: Value, sentinel: Value, site: CallSite): Iterable<Value> {
  for (;;) {
    const item = invokeNow(called, [], site)
    if (equal(item, sentinel, site)) return
    yield item
  }
}

export const next: FunctionValue = row('next(iterator, default=None, /)', ([iterator = null, otherwise], site) => {
  if (otherwise === undefined && isGenerator(iterator)) return nextOfGenerator(iterator)
  const item = nextItem(iterator, site)
  if (item !== undefined) return item
  if (otherwise !== undefined) return otherwise
  throw new PythonError('StopIteration', '')
})
