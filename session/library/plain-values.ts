/** Functions that take members of enumerations by what these count as, whatever else they take: `math.gcd(Size.N, 4)`. */
import { plainValue } from '../evaluate/classes/mixed-in.ts'
import type { FunctionValue, Value } from '../evaluate/values.ts'
import { methodRow, type MethodRow } from './row.ts'

/** A function that gets numbers and texts where members of enumerations are given. */
export function withPlainValues(row: FunctionValue): FunctionValue {
  return { ...row, call: (arguments_, site) => row.call(arguments_.map(plainArgument), site) }
}

/** As {@link withPlainValues}, a method; what is before the dot stays as it is. */
export function methodWithPlainValues<Self>({ name, parameters, call }: MethodRow<Self>): MethodRow<Self> {
  return methodRow(name, parameters, (self, arguments_, site) => call(self, arguments_.map(plainArgument), site))
}

/** What is given by itself or in a tuple; of lists and dicts functions may keep what they are given. */
function plainArgument(value: Value | undefined): Value | undefined {
  if (typeof value !== 'object' || value?.kind !== 'tuple') return value && plainValue(value)
  const items = value.items.map(plainValue)
  return items.every((item, k) => item === value.items[k]) ? value : { ...value, items }
}
