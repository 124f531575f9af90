/** The module `itertools`. */
import type { CallSite } from '../../evaluate/call.ts'
import { equal } from '../../evaluate/compare.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { collect, iterate } from '../../evaluate/iterate.ts'
import { makeIterator } from '../../evaluate/iterators.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { truth } from '../../evaluate/truth.ts'
import { tuple, type FunctionValue, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { given, optionalInteger, rest } from '../arguments.ts'
import { row, type RowOptions } from '../row.ts'
import { moduleOf } from './module.ts'

type Arguments = readonly (Value | undefined)[]

/** A row that gives an iterator. */
function lazy(
  signature: string,
  items: (arguments_: Arguments, site: CallSite) => Iterable<Value>,
  options: RowOptions = {},
): FunctionValue {
  const name = signature.slice(0, signature.indexOf('('))
  return row(signature, (given_, site) => makeIterator(name, items(given_, site)), options)
}

function iterator(value: Value, site: CallSite): Iterator<Value> {
  return iterate(value, site)[Symbol.iterator]()
}

function* counting(start: Value, step: Value, site: CallSite): Iterable<Value> {
  for (let at = start; ; at = binary('+', at, step, site)) yield at
}

function* cycling(items: Iterable<Value>): Iterable<Value> {
  const kept: Value[] = []
  for (const item of items) {
    kept.push(item)
    yield item
  }
  while (kept.length > 0) yield* kept
}

function* repeating(value: Value, times: number): Iterable<Value> {
  for (let k = 0; k < times; k++) yield value
}

function* chained(iterables: Iterable<Value>, site: CallSite): Iterable<Value> {
  for (const each of iterables) yield* iterate(each, site)
}

function* sliced(items: Iterator<Value>, start: number, stop: number, step: number): Iterable<Value> {
  let at = 0
  for (let wanted = start; wanted < stop; wanted += step) {
    for (; at < wanted; at++) if (items.next().done === true) return
    const turn = items.next()
    at++
    if (turn.done === true) return
    yield turn.value
  }
}

function* accumulated(
  items: Iterable<Value>,
  call: Value | undefined,
  initial: Value | undefined,
  site: CallSite,
): Iterable<Value> {
  let total: Value | undefined = given(initial) ? initial : undefined
  if (total !== undefined) yield total
  for (const item of items) {
    total =
      total === undefined ? item : given(call) ? invokeNow(call, [total, item], site) : binary('+', total, item, site)
    yield total
  }
}

function* grouped(items: Iterable<Value>, key: Value | undefined, site: CallSite): Iterable<Value> {
  let group: Value[] = []
  let own: Value | undefined
  for (const item of items) {
    const next = given(key) ? invokeNow(key, [item], site) : item
    if (own !== undefined && !equal(own, next, site)) {
      yield tuple([own, makeIterator('itertools._grouper', group)])
      group = []
    }
    own = next
    group.push(item)
  }
  if (own !== undefined) yield tuple([own, makeIterator('itertools._grouper', group)])
}

function* products(pools: readonly (readonly Value[])[]): Iterable<Value> {
  if (pools.some(pool => pool.length === 0)) return
  const at = pools.map(() => 0)
  for (;;) {
    yield tuple(pools.map((pool, k) => pool[at[k] ?? 0] ?? null))
    let k = pools.length - 1
    for (; k >= 0; k--) {
      at[k] = (at[k] ?? 0) + 1
      if ((at[k] ?? 0) < (pools[k]?.length ?? 0)) break
      at[k] = 0
    }
    if (k < 0) return
  }
}

/** Choices of places in the order of their numbers: any, without repeats, or rising. */
function* arranged(
  pool: readonly Value[],
  count: number,
  follows: (chosen: readonly number[], next: number) => boolean,
): Iterable<Value> {
  const chosen: number[] = []
  let next = 0
  for (;;) {
    if (chosen.length === count) {
      yield tuple(chosen.map(k => pool[k] ?? null))
      if (count === 0) return
      next = (chosen.pop() ?? 0) + 1
    }
    while (next < pool.length && !follows(chosen, next)) next++
    if (next < pool.length) {
      chosen.push(next)
      next = 0
    } else {
      const last = chosen.pop()
      if (last === undefined) return
      next = last + 1
    }
  }
}

function* longest(columns: readonly Iterator<Value>[], fill: Value): Iterable<Value> {
  for (;;) {
    const turns = columns.map(column => column.next())
    if (turns.every(turn => turn.done === true)) return
    yield tuple(turns.map(turn => (turn.done === true ? fill : turn.value)))
  }
}

/** Iterators that each see all items, kept until the slowest has had them. */
function copies(items: Iterator<Value>, count: number): Value[] {
  if (count < 0) throw new PythonError('ValueError', 'n must be >= 0')
  requireLength(count)
  const kept: Value[] = []
  let ended = false
  function* copy(): Iterable<Value> {
    for (let k = 0; ; k++) {
      if (k >= kept.length) {
        if (ended) return
        const turn = items.next()
        if (turn.done === true) {
          ended = true
          return
        }
        kept.push(turn.value)
      }
      yield kept[k] ?? null
    }
  }
  return Array.from({ length: count }, () => makeIterator('itertools._tee', copy()))
}

function* pairs(items: Iterable<Value>): Iterable<Value> {
  let before: Value | undefined
  for (const item of items) {
    if (before !== undefined) yield tuple([before, item])
    before = item
  }
}

function* whileTrue(test: Value, items: Iterable<Value>, site: CallSite): Iterable<Value> {
  for (const item of items) {
    if (!truth(invokeNow(test, [item], site), site)) return
    yield item
  }
}

function* afterTrue(test: Value, items: Iterable<Value>, site: CallSite): Iterable<Value> {
  let dropping = true
  for (const item of items) {
    dropping &&= truth(invokeNow(test, [item], site), site)
    if (!dropping) yield item
  }
}

function* where(items: Iterable<Value>, test: (item: Value) => boolean): Iterable<Value> {
  for (const item of items) if (test(item)) yield item
}

function* starred(called: Value, items: Iterable<Value>, site: CallSite): Iterable<Value> {
  for (const item of items) yield invokeNow(called, collect(item, site), site)
}

function* selected(items: Iterable<Value>, selectors: Iterator<Value>, site: CallSite): Iterable<Value> {
  for (const item of items) {
    const turn = selectors.next()
    if (turn.done === true) return
    if (truth(turn.value, site)) yield item
  }
}

function bounds([first, second, third]: readonly Value[], site: CallSite): [number, number, number] {
  const [start, stop] = second === undefined ? [null, first] : [first, second]
  const whole = (value: Value | undefined, otherwise: number): number =>
    optionalInteger(value, 'an index', site) ?? otherwise
  const found: [number, number, number] = [whole(start, 0), whole(stop, Infinity), whole(third, 1)]
  if (found[0] < 0 || found[1] < 0 || found[2] < 1) {
    throw new PythonError('ValueError', 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
  }
  return found
}

const rows: readonly FunctionValue[] = [
  lazy('count(start=0, step=1)', ([start = 0n, step = 1n], site) => counting(start, step, site)),
  lazy('cycle(iterable, /)', ([items = null], site) => cycling(iterate(items, site))),
  lazy('repeat(object, times=None)', ([value = null, times], site) =>
    repeating(value, optionalInteger(times, 'times', site) ?? Infinity),
  ),
  lazy('chain(*iterables)', ([iterables], site) => chained(rest(iterables), site), {
    attributes: new Map([
      [
        'from_iterable',
        lazy('from_iterable(iterable, /)', ([iterables = null], site) => chained(iterate(iterables, site), site)),
      ],
    ]),
  }),
  lazy('islice(iterable, /, *args)', ([items = null, args], site) =>
    sliced(iterator(items, site), ...bounds(rest(args), site)),
  ),
  lazy('takewhile(predicate, iterable, /)', ([test = null, items = null], site) =>
    whileTrue(test, iterate(items, site), site),
  ),
  lazy('dropwhile(predicate, iterable, /)', ([test = null, items = null], site) =>
    afterTrue(test, iterate(items, site), site),
  ),
  lazy('filterfalse(function, iterable, /)', ([test = null, items = null], site) =>
    where(iterate(items, site), item => !truth(test === null ? item : invokeNow(test, [item], site), site)),
  ),
  lazy('starmap(function, iterable, /)', ([called = null, items = null], site) =>
    starred(called, iterate(items, site), site),
  ),
  lazy('accumulate(iterable, func=None, *, initial=None)', ([items = null, call, initial], site) =>
    accumulated(iterate(items, site), call, initial, site),
  ),
  lazy('groupby(iterable, key=None)', ([items = null, key], site) => grouped(iterate(items, site), key, site)),
  lazy('product(*iterables, repeat=1)', ([iterables, repeat], site) => {
    const pools = rest(iterables).map(each => collect(each, site))
    const times = optionalInteger(repeat, 'repeat', site) ?? 1
    if (times < 0) throw new PythonError('ValueError', 'repeat argument cannot be negative')
    requireLength(times * pools.length)
    return products(Array.from({ length: times }, () => pools).flat())
  }),
  lazy('permutations(iterable, r=None)', ([items = null, r], site) => {
    const pool = collect(items, site)
    const count = optionalInteger(r, 'r', site) ?? pool.length
    return arranged(pool, count, (chosen, next) => !chosen.includes(next))
  }),
  lazy('combinations(iterable, r)', ([items = null, r = null], site) =>
    arranged(collect(items, site), toInteger(r, 'r', site), (chosen, next) => next > (chosen.at(-1) ?? -1)),
  ),
  lazy('combinations_with_replacement(iterable, r)', ([items = null, r = null], site) =>
    arranged(collect(items, site), toInteger(r, 'r', site), (chosen, next) => next >= (chosen.at(-1) ?? 0)),
  ),
  lazy('zip_longest(*iterables, fillvalue=None)', ([iterables, fill = null], site) =>
    longest(
      rest(iterables).map(each => iterator(each, site)),
      fill,
    ),
  ),
  row('tee(iterable, n=2, /)', ([items = null, n], site) =>
    tuple(copies(iterator(items, site), optionalInteger(n, 'n', site) ?? 2)),
  ),
  lazy('pairwise(iterable, /)', ([items = null], site) => pairs(iterate(items, site))),
  lazy('compress(data, selectors)', ([items = null, selectors = null], site) =>
    selected(iterate(items, site), iterator(selectors, site), site),
  ),
]

export const itertoolsModule: ModuleValue = moduleOf('itertools', rows)
