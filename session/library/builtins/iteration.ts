/** What goes through the items of a value. */
import type { CallSite } from '../../evaluate/call.ts'
import { isLess } from '../../evaluate/compare.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { collect, iterate, rangeLength } from '../../evaluate/iterate.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError, raisedAt } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeName } from '../../evaluate/types.ts'
import { list, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, rest } from '../arguments.ts'
import { row } from '../row.ts'

export const len: FunctionValue = row('len(obj, /)', ([value = null], site) => {
  if (typeof value === 'object' && value !== null) {
    switch (value.kind) {
      case 'str':
        return BigInt([...value.text.text].length)
      case 'list':
      case 'tuple':
        return BigInt(value.items.length)
      case 'dict':
        return BigInt(value.entries.size)
      case 'range':
        return BigInt(rangeLength(value))
      case 'array':
        if (value.shape[0] !== undefined) return BigInt(value.shape[0])
        throw new PythonError('TypeError', 'len() of unsized object')
      case 'object':
        if (value.type.length !== undefined) return BigInt(value.type.length(value, site))
        break
      default:
    }
  }
  throw new PythonError('TypeError', `object of type '${typeName(value)}' has no len()`)
})

export const range: FunctionValue = row('range(*args)', ([args], site) => {
  const ends = rest(args).map(value => integerArgument(value, site))
  if (ends.length === 0) throw new PythonError('TypeError', 'range expected at least 1 argument, got 0')
  if (ends.length > 3) throw new PythonError('TypeError', `range expected at most 3 arguments, got ${ends.length}`)
  const [first = 0, second, step = 1] = ends
  if (step === 0) throw new PythonError('ValueError', 'range() arg 3 must not be zero')
  const [start, stop] = second === undefined ? [0, first] : [first, second]
  return { kind: 'range', start, stop, step }
})

function integerArgument(value: Value, site: CallSite): number {
  if (typeof value === 'number')
    throw new PythonError('TypeError', "'float' object cannot be interpreted as an integer")
  return toInteger(value, 'an argument of range()', site)
}

function extreme(name: 'min' | 'max'): FunctionValue {
  return row(`${name}(*args, key=None, default=None)`, ([args, key, otherwise], site) => {
    const candidatesGiven = rest(args)
    const [only] = candidatesGiven
    if (only === undefined) throw new PythonError('TypeError', `${name} expected at least 1 argument, got 0`)
    const candidates = candidatesGiven.length === 1 ? collect(only, site) : candidatesGiven
    let best: Value | undefined
    let bestKey: Value = null
    for (const candidate of candidates) {
      const own = given(key) ? invokeNow(key, [candidate], site) : candidate
      const better = best === undefined || (name === 'min' ? isLess(own, bestKey, site) : isLess(bestKey, own, site))
      if (better) [best, bestKey] = [candidate, own]
    }
    if (best !== undefined) return best
    if (otherwise !== undefined) return otherwise
    throw new PythonError('ValueError', `${name}() iterable argument is empty`)
  })
}

export const min: FunctionValue = extreme('min')
export const max: FunctionValue = extreme('max')

/** Python's own `sum`; the star import puts numpy's in its place. */
export const sum: FunctionValue = row('sum(iterable, /, start=0)', ([iterable = null, start = 0n], site) => {
  let total: Value = start
  for (const item of iterate(iterable, site)) total = binary('+', total, item, site)
  return total
})

export const enumerate: FunctionValue = row('enumerate(iterable, start=0)', ([iterable = null, start = 0n], site) => {
  let k = BigInt(toInteger(start, 'start', site))
  return list(collect(iterable, site).map(item => tuple([k++, item])))
})

export const zip: FunctionValue = row('zip(*iterables, strict=False)', ([iterables, strict], site) => {
  const columns = rest(iterables).map(each => collect(each, site))
  const length = Math.min(...columns.map(column => column.length))
  if (flag(strict, false, site) && columns.some(column => column.length !== length)) {
    throw new PythonError('ValueError', 'zip() arguments have different lengths')
  }
  const count = columns.length === 0 ? 0 : length
  return list(Array.from({ length: count }, (_, k) => tuple(columns.map(column => column[k] ?? null))))
})

export const map: FunctionValue = row('map(function, /, *iterables)', ([called = null, iterables], site) => {
  const columns = rest(iterables).map(each => collect(each, site))
  const length = columns.length === 0 ? 0 : Math.min(...columns.map(column => column.length))
  return list(
    Array.from({ length }, (_, k) =>
      invokeNow(
        called,
        columns.map(column => column[k] ?? null),
        site,
      ),
    ),
  )
})

export const filter: FunctionValue = row('filter(function, iterable, /)', ([called = null, iterable = null], site) =>
  list(collect(iterable, site).filter(item => truth(called === null ? item : invokeNow(called, [item], site), site))),
)

export const sorted: FunctionValue = row(
  'sorted(iterable, /, *, key=None, reverse=False)',
  ([iterable = null, key, reverse], site) =>
    list(sortValues(collect(iterable, site), key, flag(reverse, false, site), site)),
)

/** A stable sort by Python's `<`. */
export function sortValues(items: readonly Value[], key: Value | undefined, reverse: boolean, site: CallSite): Value[] {
  const keyed = items.map(item => ({ item, key: given(key) ? invokeNow(key, [item], site) : item }))
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

export const reversed: FunctionValue = row('reversed(sequence, /)', ([sequence = null], site) =>
  list(collect(sequence, site).toReversed()),
)
export const any: FunctionValue = row('any(iterable, /)', ([iterable = null], site) =>
  collect(iterable, site).some(item => truth(item, site)),
)
export const all: FunctionValue = row('all(iterable, /)', ([iterable = null], site) =>
  collect(iterable, site).every(item => truth(item, site)),
)
