/** Integers of 32 bits, which numpy keeps where a result is made of nothing wider. */
import { isArrayLike, toArray } from '../../evaluate/numeric.ts'
import type { CallSite } from '../../evaluate/call.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'

/** Functions whose results have the width of arguments, and the places of these. */
const deciding: ReadonlyMap<string, readonly number[]> = new Map(
  [
    ['sign amin amax ptp nanmin nanmax diag insert', [0]],
    ['outer dot matmul inner vdot cross kron', [0, 1]],
    ['where', [1, 2]],
  ].flatMap(([names, places]) =>
    String(names)
      .split(' ')
      .map(name => [name, places as readonly number[]] as const),
  ),
)

/** A row as numpy has it for narrow integers. */
export function withWidth(row: FunctionValue): FunctionValue {
  const places = deciding.get(row.name)
  if (places === undefined) return row
  return {
    ...row,
    call: (arguments_, site) => {
      const result = row.call(arguments_, site)
      const isWide = typeof result === 'object' && result?.kind === 'array' && result.type === 'integer'
      if (!isWide || result.data instanceof Int32Array) return result
      return areNarrow(
        places.map(place => arguments_[place]),
        site,
      )
        ? { ...result, data: new Int32Array(result.data) }
        : result
    },
  }
}

/** Whether one of them is narrow and none is wider; Python's integers have no width of their own. */
function areNarrow(values: readonly (Value | undefined)[], site: CallSite): boolean {
  let found = false
  for (const value of values) {
    if (value === undefined || typeof value === 'bigint' || typeof value === 'boolean') continue
    if (!isArrayLike(value)) return false
    const { data, type } = toArray(value, site) ?? { data: undefined, type: 'float' }
    if (type === 'boolean') continue
    if (!(data instanceof Int32Array)) return false
    found = true
  }
  return found
}
