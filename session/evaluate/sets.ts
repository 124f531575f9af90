/** What operators do to sets. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import type { SetValue, Value, Key } from './values.ts'

export function isSet(value: Value | undefined): value is SetValue {
  return typeof value === 'object' && value !== null && value.kind === 'set'
}

type Items = ReadonlyMap<Key, Value>

/** What is in both, in either, in the first alone, or in one alone; undefined for other operators. */
export function combinedItems(operator: BinaryOperator, a: Items, b: Items): Map<Key, Value> | undefined {
  switch (operator) {
    case '|':
      return new Map([...a, ...[...b].filter(([key]) => !a.has(key))])
    case '&':
      return new Map([...a].filter(([key]) => b.has(key)))
    case '-':
      return new Map([...a].filter(([key]) => !b.has(key)))
    case '^':
      return new Map([...[...a].filter(([key]) => !b.has(key)), ...[...b].filter(([key]) => !a.has(key))])
    default:
      return undefined
  }
}

/** `a operator b`, of the kind of `a`. */
export function combineSets(operator: BinaryOperator, a: SetValue, b: SetValue): SetValue | undefined {
  const items = combinedItems(operator, a.items, b.items)
  return items && { kind: 'set', frozen: a.frozen, items }
}

/** `a |= b`; undefined where that makes another set. */
export function inPlaceSet(operator: BinaryOperator, a: SetValue, b: Value): SetValue | undefined {
  if (a.frozen || !isSet(b)) return undefined
  const items = combinedItems(operator, a.items, b.items)
  if (items === undefined) return undefined
  a.items.clear()
  for (const [key, item] of items) a.items.set(key, item)
  return a
}

/** Whether all of one is in the other. */
export function isSubset(a: Items, b: Items): boolean {
  return a.size <= b.size && [...a.keys()].every(key => b.has(key))
}
