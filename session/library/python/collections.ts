/** The module `collections`. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { setEntry, setKey } from '../../evaluate/hash.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { makeIterator } from '../../evaluate/iterators.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { binary } from '../../evaluate/operators.ts'
import { isLess } from '../../evaluate/compare.ts'
import { list, tuple, type DictValue, type DictVariant, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { flag, given, optionalInteger } from '../arguments.ts'
import { fillDict } from '../builtins/classes.ts'
import { method, methods, row } from '../row.ts'
import { chainMap } from './chain-map.ts'
import { dequeClass } from './deque.ts'
import { moduleOf } from './module.ts'
import { namedTuple } from './named-tuple.ts'

function defaulting(factory: Value): DictVariant {
  return {
    name: 'defaultdict',
    missing: (dict, key, site) => {
      if (factory === null) return undefined
      const value = invokeNow(factory, [], site)
      setEntry(dict.entries, key, value, site)
      return value
    },
    attribute: (_, name) => (name === 'default_factory' ? factory : undefined),
    repr: (_, plain, show) => `defaultdict(${show(factory)}, ${plain})`,
  }
}

const defaultDict = row(
  'defaultdict(default_factory=None, iterable=(), /, **kwargs)',
  ([factory = null, iterable, keywords], site): DictValue => {
    const entries: DictValue['entries'] = new Map()
    fillDict(entries, iterable, keywords, site)
    return { kind: 'dict', entries, variant: defaulting(factory) }
  },
  { type: true },
)

const ordered: DictVariant = {
  name: 'OrderedDict',
  attribute: (dict, name) => orderedMethods.get(name)?.bind(dict),
  repr: ({ entries }, _, show) => {
    const pairs = [...entries.values()].map(({ key, value }) => show(tuple([key, value])))
    return entries.size === 0 ? 'OrderedDict()' : `OrderedDict([${pairs.join(', ')}])`
  },
}

const orderedMethods = methods<DictValue>([
  method('move_to_end(key, last=True)', (dict, [key = null, last], site) => {
    const text = setKey(dict.entries, key, site)
    const entry = dict.entries.get(text)
    if (entry === undefined) return null
    dict.entries.delete(text)
    const others = [...dict.entries]
    if (flag(last, true, site)) dict.entries.set(text, entry)
    else {
      dict.entries.clear()
      dict.entries.set(text, entry)
      for (const [each, other] of others) dict.entries.set(each, other)
    }
    return null
  }),
])

const orderedDict = row(
  'OrderedDict(iterable=(), /, **kwargs)',
  ([iterable, keywords], site): DictValue => {
    const entries: DictValue['entries'] = new Map()
    fillDict(entries, iterable, keywords, site)
    return { kind: 'dict', entries, variant: ordered }
  },
  { type: true },
)

const counting: DictVariant = {
  name: 'Counter',
  missing: () => 0n,
  attribute: (dict, name) => counterMethods.get(name)?.bind(dict),
  binary: (operator, a, b, site) => combinedCounts(operator, a, b, site),
  repr: ({ entries }, _, show) => {
    const shown = byCount([...entries.values()]).map(({ key, value }) => `${show(key)}: ${show(value)}`)
    return entries.size === 0 ? 'Counter()' : `Counter({${shown.join(', ')}})`
  },
}

/** The largest counts first, where all are plain numbers. */
function byCount<Counted extends { readonly value: Value }>(entries: readonly Counted[]): readonly Counted[] {
  const number = ({ value }: Counted): number => (typeof value === 'bigint' ? Number(value) : Number.NaN)
  return entries.some(entry => Number.isNaN(number(entry)))
    ? entries
    : entries.toSorted((a, b) => number(b) - number(a))
}

const countOf = (dict: DictValue, key: Value, site: CallSite): Value =>
  dict.entries.get(setKey(dict.entries, key, site))?.value ?? 0n

/** Adds what is counted, or takes it away. */
function tally(
  dict: DictValue,
  items: Value | undefined,
  keywords: Value | undefined,
  operator: '+' | '-',
  site: CallSite,
): void {
  const put = (key: Value, times: Value): void => {
    setEntry(dict.entries, key, binary(operator, countOf(dict, key, site), times, site), site)
  }
  if (given(items)) {
    const found = entriesOf(items, site)
    if (found !== undefined) for (const [, { key, value }] of found) put(key, value)
    else for (const item of iterate(items, site)) put(item, 1n)
  }
  if (typeof keywords === 'object' && keywords?.kind === 'dict')
    for (const { key, value } of keywords.entries.values()) put(key, value)
}

function mostCommon(dict: DictValue, n: number | undefined, site: CallSite): Value {
  const sorted = [...dict.entries.values()].toSorted((a, b) =>
    isLess(b.value, a.value, site) ? -1 : isLess(a.value, b.value, site) ? 1 : 0,
  )
  return list(sorted.slice(0, n).map(({ key, value }) => tuple([key, value])))
}

function* elements(dict: DictValue): Iterable<Value> {
  for (const { key, value } of dict.entries.values()) {
    for (let k = 0n; typeof value === 'bigint' && k < value; k++) yield key
  }
}

const counterMethods = methods<DictValue>([
  method('most_common(n=None)', (dict, [n], site) => mostCommon(dict, optionalInteger(n, 'n', site), site)),
  method('elements()', dict => makeIterator('itertools.chain', elements(dict))),
  method('total()', (dict, _, site) =>
    [...dict.entries.values()].reduce<Value>((sum, { value }) => binary('+', sum, value, site), 0n),
  ),
  method('update(iterable=None, /, **kwds)', (dict, [items, keywords], site) => {
    tally(dict, items, keywords, '+', site)
    return null
  }),
  method('subtract(iterable=None, /, **kwds)', (dict, [items, keywords], site) => {
    tally(dict, items, keywords, '-', site)
    return null
  }),
])

/** Counts added, taken away, or the larger or smaller of each; only positive ones are kept. */
function combinedCounts(operator: BinaryOperator, a: DictValue, b: DictValue, site: CallSite): DictValue | undefined {
  const combine = (x: Value, y: Value): Value => {
    if (operator === '+' || operator === '-') return binary(operator, x, y, site)
    return isLess(x, y, site) === (operator === '|') ? y : x
  }
  if (!['+', '-', '|', '&'].includes(operator)) return undefined
  const entries: DictValue['entries'] = new Map()
  for (const [text, { key }] of [...a.entries, ...b.entries]) {
    if (entries.has(text)) continue
    const value = combine(a.entries.get(text)?.value ?? 0n, b.entries.get(text)?.value ?? 0n)
    if (isLess(0n, value, site)) entries.set(text, { key, value })
  }
  return { kind: 'dict', entries, variant: counting }
}

const counter = row(
  'Counter(iterable=None, /, **kwds)',
  ([items, keywords], site): DictValue => {
    const made: DictValue = { kind: 'dict', entries: new Map(), variant: counting }
    tally(made, items, keywords, '+', site)
    return made
  },
  { type: true },
)

export const collectionsModule: ModuleValue = moduleOf(
  'collections',
  [defaultDict, orderedDict, counter, dequeClass, namedTuple],
  [['ChainMap', chainMap]],
)
