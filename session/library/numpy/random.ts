/**
 * `numpy.random`: the same distributions as numpy's, from the session's own streams. Every call takes one epoch of
 * them, as every other script-level evaluation that draws; so numbers differ from numpy's for the same seed.
 */
import { streamKey } from '../../../abi/index.ts'
import { dimensionless } from '../../../units/index.ts'
import type { ValueType } from '../../../abi/index.ts'
import {
  array,
  at,
  numbers,
  places,
  roomFor,
  scalar,
  sizeOf,
  withDimension,
  type ArrayValue,
} from '../../arrays/array.ts'
import { broadcastIndices, broadcastShapes } from '../../arrays/broadcast.ts'
import { int64, rangeOf, type ElementKind } from '../../arrays/kinds.ts'
import { pickAlong } from '../../arrays/shape.ts'
import { rewritten } from '../../evaluate/array-view.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, ObjectType, Value } from '../../evaluate/values.ts'
import { flag, given, needArray, rest } from '../arguments.ts'
import { drawingKey, seed } from '../brian2/random.ts'
import { row, table } from '../row.ts'
import { cast, elementType } from './element-type.ts'
import { drawsOf, type Draws, type Key } from './draw.ts'
import { families, type Distribution } from './families.ts'
import { readShape } from './shape-argument.ts'

/** Where a call gets the key of its draws. */
type Source = (site: CallSite) => Key

/** A Python number without a size, else an array. */
function shaped(data: Float64Array, shape: readonly number[] | undefined, type: ValueType = 'float'): Value {
  if (shape !== undefined) return array(data, shape, type)
  const [only = 0] = data
  return type === 'integer' ? BigInt(only) : only
}

function sizeOption(size: Value | undefined, site: CallSite): readonly number[] | undefined {
  return given(size) ? readShape(size, site) : undefined
}

/** A function with parameters that may be arrays; their units are lost, as numpy does not know them. */
function distribution(
  name: string,
  { parameters, type = 'float', refuse, one, many }: Distribution,
  source: Source,
): FunctionValue {
  const written = parameters.map(([each, usual]) => (usual === undefined ? each : `${each}=${usual}`))
  return row(`${name}(${[...written, 'size=None'].join(', ')})`, (arguments_, site) => {
    const values = parameters.map(([each, usual], k) => {
      const value = arguments_[k]
      return given(value) ? withDimension(needArray(value, each, site), dimensionless) : scalar(usual ?? 0)
    })
    const own = values.reduce<readonly number[]>((shape, each) => broadcastShapes(shape, each.shape), [])
    const shape = sizeOption(arguments_[parameters.length], site) ?? (own.length > 0 ? own : undefined)
    const draws = drawsOf(site.session, source(site))
    if (many !== undefined && values.every(each => each.data.length === 1)) {
      const given_ = values.map(each => at(each, 0))
      const wrong = refuse?.(given_)
      if (wrong !== undefined) throw wrong
      return shaped(many(given_, roomFor(shape ?? []), draws, site.session.math), shape, type)
    }
    const from = values.map(each => broadcastIndices(each.shape, shape ?? []))
    const data = numbers(sizeOf(shape ?? []), k => {
      const given_ = values.map((each, n) => at(each, from[n]?.[k] ?? 0))
      const wrong = refuse?.(given_)
      if (wrong !== undefined) throw wrong
      return one(given_, draws, site.session.math)
    })
    return shaped(data, shape, type)
  })
}

/** `rand(2, 3)`: lengths as arguments. */
function byLengths(name: string, kind: 'uniforms' | 'normals', source: Source): FunctionValue {
  return row(`${name}(*d)`, ([d], site) => {
    const lengths = rest(d).flatMap(length => readShape(length, site))
    const count = roomFor(lengths)
    const shape = lengths.length > 0 ? lengths : undefined
    return shaped(drawsOf(site.session, source(site))[kind](count), shape)
  })
}

/** `random(size)`: a shape as argument. */
function bySize(name: string, kind: 'uniforms' | 'normals', source: Source): FunctionValue {
  return row(`${name}(size=None)`, ([size], site) => {
    const shape = sizeOption(size, site)
    return shaped(drawsOf(site.session, source(site))[kind](sizeOf(shape ?? [])), shape)
  })
}

/** Whole numbers from `low` up to `high`, without it. */
function wholeNumbers(name: string, source: Source): FunctionValue {
  return row(
    `${name}(low, high=None, size=None, dtype=int, endpoint=False)`,
    ([low = null, high, size, dtype, endpoint], site) => {
      const kind = elementType(dtype)
      if (kind !== undefined) requireWholeKind(kind, name)
      const one = toInteger(low, 'low', site)
      const [from, to] = given(high) ? [one, toInteger(high, 'high', site)] : [0, one]
      const span = to - from + Number(flag(endpoint, false, site))
      if (kind !== undefined) requireReach(from, from + span - 1, kind)
      if (!(span > 0)) throw new PythonError('ValueError', given(high) ? 'low >= high' : 'high <= 0')
      const shape = sizeOption(size, site)
      const uniforms = drawsOf(site.session, source(site)).uniforms(sizeOf(shape ?? []))
      for (let k = 0; k < uniforms.length; k++) uniforms[k] = from + Math.floor((uniforms[k] ?? 0) * span)
      // Python's own number is given where nothing else is asked for.
      if (shape === undefined && (kind === undefined || kind === int64)) return shaped(uniforms, shape, 'integer')
      const made = array(uniforms, shape ?? [], 'integer')
      return kind === undefined ? made : cast(made, kind)
    },
  )
}

function requireWholeKind(kind: ElementKind, name: string): void {
  if (kind.type !== 'float') return
  throw new PythonError('TypeError', `Unsupported dtype dtype('${kind.name}') for ${name}`)
}

/** @throws PythonError ValueError where a type has not all of the numbers that are to be drawn */
function requireReach(least: number, most: number, kind: ElementKind): void {
  const [lowest, highest] = kind.type === 'boolean' ? [0n, 1n] : rangeOf(kind)
  if (least < lowest) throw new PythonError('ValueError', `low is out of bounds for ${kind.name}`)
  if (most > highest) throw new PythonError('ValueError', `high is out of bounds for ${kind.name}`)
}

/** The numbers 0 … count−1 in random order, or the first `wanted` of them. */
function shuffledPlaces(count: number, draws: Draws, wanted = count): Int32Array {
  const order = places(count, k => k)
  const uniforms = draws.uniforms(wanted)
  for (let k = 0; k < wanted; k++) {
    const other = k + Math.floor((uniforms[k] ?? 0) * (count - k))
    const kept = order[k] ?? 0
    order[k] = order[other] ?? 0
    order[other] = kept
  }
  return order.subarray(0, wanted)
}

function shuffling(source: Source): FunctionValue {
  return row('shuffle(x)', ([x = null], site) => {
    const draws = drawsOf(site.session, source(site))
    if (typeof x === 'object' && x?.kind === 'list') {
      const shuffled = Array.from(shuffledPlaces(x.items.length, draws), k => x.items[k] ?? null)
      for (const [k, item] of shuffled.entries()) x.items[k] = item
      return null
    }
    const done = rewritten(x, values => pickAlong(values, 0, shuffledPlaces(values.shape[0] ?? 0, draws)))
    if (done === undefined) throw new PythonError('TypeError', 'shuffle() takes a list or an array')
    return null
  })
}

function permuting(source: Source): FunctionValue {
  return row('permutation(x)', ([x = null], site) => {
    const values = rangeOr(x, 'permutation', site)
    return pickAlong(values, 0, shuffledPlaces(values.shape[0] ?? 0, drawsOf(site.session, source(site))))
  })
}

/** An array, or 0 … n−1 for a number n. */
function rangeOr(value: Value, name: string, site: CallSite): ArrayValue {
  const values = needArray(value, name, site)
  if (values.shape.length > 0) return values
  const length = toInteger(value, 'a', site)
  if (length < 0) throw new PythonError('ValueError', 'a must be greater than or equal to 0')
  return array(
    numbers(length, k => k),
    [length],
    'integer',
  )
}

function choosing(source: Source): FunctionValue {
  return row('choice(a, size=None, replace=True, p=None)', ([a = null, size, replace, p], site) => {
    const isList = typeof a === 'object' && a?.kind === 'list' && a.items.some(item => typeof item === 'object')
    if (isList && !given(size) && !given(p)) {
      const draws = drawsOf(site.session, source(site))
      return a.items[Math.floor(draws.uniform() * a.items.length)] ?? null
    }
    const values = rangeOr(a, 'choice', site)
    const [count = 0] = values.shape
    const shape = sizeOption(size, site)
    const wanted = sizeOf(shape ?? [])
    if (count === 0 && wanted > 0) throw new PythonError('ValueError', 'a cannot be empty unless no samples are taken')
    const draws = drawsOf(site.session, source(site))
    const chosen = placesToTake(
      { count, wanted, again: flag(replace, true, site), chances: chancesOf(p, count, site) },
      draws,
    )
    const taken = pickAlong(values, 0, chosen)
    return { ...taken, shape: [...(shape ?? []), ...values.shape.slice(1)] }
  })
}

function chancesOf(p: Value | undefined, count: number, site: CallSite): Float64Array | undefined {
  if (!given(p)) return undefined
  const chances = Float64Array.from(needArray(p, 'choice', site).data)
  if (chances.length !== count) throw new PythonError('ValueError', "'a' and 'p' must have same size")
  if (chances.some(each => !(each >= 0))) throw new PythonError('ValueError', 'probabilities are not non-negative')
  const sum = chances.reduce((total, each) => total + each, 0)
  if (Math.abs(sum - 1) > 1e-8) throw new PythonError('ValueError', 'probabilities do not sum to 1')
  return chances
}

interface Choice {
  readonly count: number
  readonly wanted: number
  /** The same one may come again. */
  readonly again: boolean
  readonly chances: Float64Array | undefined
}

function placesToTake({ count, wanted, again, chances }: Choice, draws: Draws): Int32Array {
  if (!again && wanted > count) {
    throw new PythonError('ValueError', "Cannot take a larger sample than population when 'replace=False'")
  }
  if (chances === undefined) {
    if (!again) return shuffledPlaces(count, draws, wanted)
    const uniforms = draws.uniforms(wanted)
    return places(wanted, k => Math.floor((uniforms[k] ?? 0) * count))
  }
  const left = chances.slice()
  return places(wanted, () => {
    const whole = left.reduce((total, each) => total + each, 0)
    let rest_ = draws.uniform() * whole
    let place = left.findIndex(each => (rest_ -= each) < 0)
    if (place < 0) place = left.findLastIndex(each => each > 0)
    if (place < 0) throw new PythonError('ValueError', 'Fewer non-zero entries in p than size')
    if (!again) left[place] = 0
    return place
  })
}

function distributions(source: Source): FunctionValue[] {
  return [
    ...families.map(([name, family]) => distribution(name, family, source)),
    bySize('standard_normal', 'normals', source),
    bySize('random', 'uniforms', source),
    shuffling(source),
    permuting(source),
    choosing(source),
  ]
}

/** What `numpy.random` and `RandomState` have besides. */
function older(source: Source): FunctionValue[] {
  return [
    byLengths('rand', 'uniforms', source),
    byLengths('randn', 'normals', source),
    bySize('random_sample', 'uniforms', source),
    bySize('ranf', 'uniforms', source),
    bySize('sample', 'uniforms', source),
    wholeNumbers('randint', source),
  ]
}

const ofSession: Source = site => drawingKey(site.session)

/** Generators with a seed of their own; unseeded, one drawn from the session's streams. */
function generator(name: string, make: string, rows: (source: Source) => FunctionValue[]): FunctionValue {
  return row(`${make}(seed=None)`, ([value], site) => {
    const [low, high] = given(value) ? [0, 0] : drawingKey(site.session)
    const start = given(value) ? toNumber(value, 'seed', site) : low + (high % 2 ** 21) * 2 ** 32
    if (!(Number.isSafeInteger(start) && start >= 0)) {
      throw new PythonError('ValueError', 'expected non-negative integer', { code: 'bad-value' })
    }
    let epoch = 0
    const members = table(rows(() => streamKey(start, epoch++)))
    const type: ObjectType = {
      name,
      attribute: (_, attribute) => members.get(attribute),
      attributeNames: () => members.keys(),
      repr: () => `${name}(Philox)`,
    }
    return { kind: 'object', type, data: undefined }
  })
}

export const random: ModuleValue = {
  kind: 'module',
  name: 'numpy.random',
  members: table([
    ...distributions(ofSession),
    ...older(ofSession),
    seed,
    generator('Generator', 'default_rng', source => [...distributions(source), wholeNumbers('integers', source)]),
    generator('RandomState', 'RandomState', source => [...distributions(source), ...older(source)]),
  ]),
}
