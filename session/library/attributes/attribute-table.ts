import type { AttributeTable } from '../../evaluate/call.ts'
import { firstValue, type Value } from '../../evaluate/values.ts'
import { methods, type MethodRow } from '../row.ts'

/** A table over the values that `is` accepts: methods, and values that are worked out of them. */
export function attributeTable<Self>(
  rows: readonly MethodRow<Self>[],
  is: (value: Value) => Self | undefined,
  values: ReadonlyMap<string, (self: Self) => Value> = new Map(),
): AttributeTable {
  const byName = methods(rows)
  return {
    methods: byName,
    get: (value, name) => {
      const self = is(value)
      if (self === undefined) return undefined
      return firstValue(values.get(name)?.(self), byName.get(name)?.bind(self))
    },
    names: () => [...values.keys(), ...byName.keys()],
  }
}

type Tagged = Extract<Value, { kind: string }>

/** A value of a kind, or nothing. */
export function ofKind<Kind extends Tagged['kind']>(
  wanted: Kind,
): (value: Value) => Extract<Tagged, { kind: Kind }> | undefined {
  return value =>
    typeof value === 'object' && value !== null && value.kind === wanted
      ? (value as Extract<Tagged, { kind: Kind }>)
      : undefined
}
