/** Whole numbers in the types that numpy has for results, where the functions themselves give those of 64 bits. */
import { commonKindOf, stored, type ArrayValue } from '../../arrays/array.ts'
import { int64, kindOf, sumKind, type ElementKind } from '../../arrays/kinds.ts'
import { LateCopy } from '../../arrays/late-copy.ts'
import { isArrayLike } from '../../evaluate/numeric.ts'
import { operandOnce } from '../../evaluate/operators.ts'
import type { CallSite } from '../../evaluate/call.ts'
import type { Called, FunctionValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'

/** Functions whose results have the type of arguments, and the places of these. */
const deciding = placesByName([
  ['sign amin amax ptp nanmin nanmax insert around nan_to_num', [0]],
  ['clip', [0, 1, 2]],
])

/** Functions that add up or multiply what they are given, in 64 bits. */
const adding = placesByName([['sum prod nansum nanprod cumsum cumprod trace', [0]]])

function placesByName(
  table: readonly (readonly [names: string, places: readonly number[]])[],
): ReadonlyMap<string, readonly number[]> {
  return new Map(table.flatMap(([names, places]) => names.split(' ').map(name => [name, places] as const)))
}

/** A row as numpy has it for all types of whole numbers; a type that is asked for stays. */
export function withOwnKind(row: FunctionValue): FunctionValue {
  const places = deciding.get(row.name) ?? adding.get(row.name)
  if (places === undefined) return row
  const isAdding = adding.has(row.name)
  const asked = row.parameters.findIndex(({ name }) => name === 'dtype')
  return {
    ...row,
    call: (arguments_, site, into) => {
      const result = row.call(arguments_, site, into)
      if (!isWide(result) || given(arguments_[asked])) return result
      const from = kindOfAll(
        places.map(place => arguments_[place]),
        site,
      )
      if (from === undefined || from.type === 'boolean') return result
      return { ...result, data: stored(result.data, isAdding ? sumKind(from) : from) }
    },
  }
}

function isWide(result: Called): result is ArrayValue {
  return typeof result === 'object' && result?.kind === 'array' && result.type === 'integer' && kindOf(result) === int64
}

/** The type in which arguments meet, of which Python's whole numbers have none of their own; undefined unless they have one. */
function kindOfAll(values: readonly (Value | undefined)[], site: CallSite): ElementKind | undefined {
  const arrays = values.filter(each => given(each) && typeof each !== 'bigint')
  const samples = arrays.filter(holdsArrays).flatMap(each => operandOnce(each, site)?.values ?? [])
  if (arrays.length === 0 || samples.length < arrays.length) return undefined
  return commonKindOf(samples.map(each => LateCopy.sampleOf(each)))
}

/** Arrays, and lists that are not of Python's numbers alone. */
function holdsArrays(value: Value | undefined): value is Exclude<Value, null> {
  if (typeof value !== 'object' || value === null) return false
  return value.kind === 'list' || value.kind === 'tuple' ? value.items.some(isArrayLike) : isArrayLike(value)
}
