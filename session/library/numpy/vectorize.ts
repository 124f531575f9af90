/** `np.vectorize`: a function of the script, called for every element. */
import { at, withData, type ArrayValue } from '../../arrays/array.ts'
import { broadcastIndices, broadcastShapes } from '../../arrays/broadcast.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  isStr,
  list,
  str,
  tuple,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { collect } from '../../evaluate/iterate.ts'
import { given, needArray } from '../arguments.ts'
import { row } from '../row.ts'
import { kindOf, usualKind, type ElementKind } from '../../arrays/kinds.ts'
import { cast, elementType } from './element-type.ts'

interface Vectorized {
  readonly function: Value
  /** Of each result, where the script says so. */
  readonly types: readonly ElementKind[] | undefined
}

/** An argument: numbers to go through, or what every call gets. */
type Argument = ArrayValue | { readonly kind: 'same'; readonly value: Value }

function argumentOf(value: Value, site: CallSite): Argument {
  return value === null || isStr(value) ? { kind: 'same', value } : needArray(value, 'vectorize', site)
}

/** An element as Python's number. */
function numberAt(values: ArrayValue, index: number): Value {
  const number = at(values, index)
  if (values.type === 'boolean') return number !== 0
  return values.type === 'integer' ? BigInt(number) : number
}

function callEach(
  { function: called, types }: Vectorized,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): Value {
  const given_ = [...positional, ...keywords.values()].map(value => argumentOf(value, site))
  const shape = given_.reduce<readonly number[]>(
    (common, each) => (each.kind === 'array' ? broadcastShapes(common, each.shape) : common),
    [],
  )
  const places = given_.map(each => (each.kind === 'array' ? broadcastIndices(each.shape, shape) : new Int32Array()))
  const count = shape.reduce((product, extent) => product * extent, 1)
  if (count === 0 && types === undefined)
    throw new PythonError('ValueError', 'cannot call `vectorize` on size 0 inputs unless `otypes` is set')
  const names = [...keywords.keys()]
  const results = Array.from({ length: count }, (_, k) => {
    const values = given_.map((each, which) =>
      each.kind === 'array' ? numberAt(each, places[which]?.[k] ?? 0) : each.value,
    )
    const named = names.map((name, n) => [name, values[positional.length + n] ?? null] as const)
    return invokeNow(called, values.slice(0, positional.length), site, new Map(named))
  })
  const [first = null] = results
  if (typeof first !== 'object' || first?.kind !== 'tuple') return together(results, shape, types?.[0], site)
  return tuple(
    first.items.map((_, which) =>
      together(
        results.map(each => collect(each, site)[which] ?? null),
        shape,
        types?.[which],
        site,
      ),
    ),
  )
}

/** Results as an array, of the type of the first where nothing else is said. */
function together(
  results: readonly Value[],
  shape: readonly number[],
  type: ElementKind | undefined,
  site: CallSite,
): Value {
  const [first = null] = results
  const [one, all] = [toArray(first, site), toArray(list([...results]), site)]
  if (all === undefined || (results.length > 0 && (one === undefined || one.shape.length > 0)))
    throw unsupported('vectorize() of a function that gives other than numbers is numpy, not yet Hillock')
  const wanted = type ?? (one === undefined ? kindOf(all) : usualKind(one.type))
  const made = cast(all, wanted)
  return withData(made, made.data, shape)
}

const dataOf = (object: ObjectValue): Vectorized => object.data as Vectorized

const vectorizedType: ObjectType = {
  name: 'vectorize',
  call: (object, positional, site, keywords) => callEach(dataOf(object), positional, keywords, site),
  attribute: (object, name) => (name === 'pyfunc' ? dataOf(object).function : undefined),
  attributeNames: () => ['pyfunc'],
  repr: () => '<numpy.vectorize object>',
}

function typesOf(otypes: Value | undefined, site: CallSite): readonly ElementKind[] | undefined {
  if (!given(otypes)) return undefined
  const names = isStr(otypes) ? [...otypes.text.text].map(str) : collect(otypes, site)
  return names.flatMap(each => elementType(each) ?? [])
}

export const vectorize: FunctionValue = row(
  'vectorize(pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None)',
  ([called, otypes, , excluded, , signature], site) => {
    if (given(excluded) || given(signature))
      throw unsupported("the arguments 'excluded' and 'signature' of vectorize are numpy, not yet Hillock")
    const types = typesOf(otypes, site)
    const made = (own: Value): Value => ({
      kind: 'object',
      type: vectorizedType,
      data: { function: own, types } satisfies Vectorized,
    })
    return given(called) ? made(called) : row('vectorize(pyfunc, /)', ([own = null]) => made(own))
  },
)
