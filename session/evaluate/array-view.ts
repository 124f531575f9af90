/**
 * Views of elements that do not lie next to each other, `a[::2]`, `m[:, 0]`, `m.T`, or that somebody else keeps, `G.v[:]`.
 * They read and write what they are of, through the places of their elements in it; whatever computes with them gets a
 * copy. Where elements of an array lie next to each other a view is an array over the same storage and needs none of this.
 */
import { once } from '../../diagnostics/index.ts'
import type { ValueType } from '../../abi/index.ts'
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { type Dimension, dimensionless, isDimensionless, sameDimension } from '../../units/index.ts'
import { array, at, places, sizeOf, storage, withData, type ArrayValue, type Storage } from '../arrays/array.ts'
import { areConsecutive, gather, type Index, put, select, take, takenBy } from '../arrays/indexing.ts'
import { alongLines, copied, isContiguous, type Lattice, picked, placesOf, wholeLattice } from '../arrays/lattice.ts'
import { LateCopy } from '../arrays/late-copy.ts'
import type { AlongLoop } from '../arrays/float-loops.ts'
import { addAlong, divideAlong, multiplyAlong, subtractAlong } from '../generated/loops.ts'
import { scatter } from '../arrays/scatter.ts'
import { arrayText } from '../print/show.ts'
import type { CallSite } from './call.ts'
import { readIndices, requireScalarWithin, requireSource } from './indices.ts'
import { element } from './iterate.ts'
import { toArray } from './numeric.ts'
import { inPlace } from './operators.ts'
import type { ObjectType, ObjectValue, Value } from './values.ts'

/** Values in a row that somebody else keeps and changes. */
export interface Kept {
  readonly kind: 'kept'
  readonly type: ValueType
  readonly dimension: Dimension
  readonly length: number
  /** A copy of all of them, and one of them as an array. */
  readonly read: () => ArrayValue
  readonly at: (place: number) => ArrayValue
  readonly write: (at: Int32Array, values: Storage) => void
}

type Base = ArrayValue | Kept

interface Scattered {
  readonly base: Base
  readonly shape: readonly number[]
  /** How steps lead to its elements in the storage of `base`, if they do. */
  readonly lattice?: Lattice
  /** Where its elements are in the storage of `base`, in the shape of the view. */
  readonly places: () => ArrayValue
}

const dataOf = (object: ObjectValue): Scattered => object.data as Scattered

/** A copy of what it shows. */
function read(object: ObjectValue): ArrayValue {
  const { base, shape, lattice, places: at } = dataOf(object)
  if (base.kind === 'array' && lattice !== undefined) return withData(base, copied(base.data, lattice), shape)
  return withData(base, gathered(base, at().data), shape)
}

/** The same for somebody who looks at it once, before anything is written. */
function lateCopy(object: ObjectValue): ArrayValue | undefined {
  const { base, lattice } = dataOf(object)
  return base.kind === 'array' && lattice !== undefined ? LateCopy.of(base, lattice) : undefined
}

function write(object: ObjectValue, source: ArrayValue): void {
  const { base, shape, lattice, places: at } = dataOf(object)
  if (base.kind === 'array' && lattice !== undefined) scatter(base, lattice, source)
  else putInto(base, new Int32Array(at().data), shape, source)
}

/** The elements at these places. */
function gathered(base: Base, at: Storage): Storage {
  if (base.kind === 'array') return gather(base, at)
  if (at.length === 1) return base.at(at[0] ?? 0).data
  const values = base.read()
  return at.length === base.length && areConsecutive(at) ? values.data : gather(values, at)
}

/** Writes to these places; the source is stretched to their shape. */
function putInto(base: Base, indices: Int32Array, shape: readonly number[], source: ArrayValue): void {
  if (base.kind === 'array') {
    put(base, { indices, shape }, source)
    return
  }
  const written = withData(base, storage(base.type, indices.length), shape)
  put(written, { indices: places(indices.length, k => k), shape }, source)
  base.write(indices, written.data)
}

/** Whether what a subscript of an array, or of a view of one, gave is a view of the same elements: no copy. */
export function isViewOf(value: Value, owner: Value): boolean {
  const storage_ = storageBehind(value)
  return storage_ !== undefined && storage_ === storageBehind(owner)
}

function storageBehind(value: Value): ArrayBufferLike | undefined {
  return arrayBehind(value)?.data.buffer
}

/** An array itself, or that which a view is of. */
export function arrayBehind(value: Value): ArrayValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (value.kind === 'array') return value
  const base = isScattered(value) ? dataOf(value).base : undefined
  return base?.kind === 'array' ? base : undefined
}

/** A view of all of them: it shows what they are whenever it is looked at. */
export function liveView(base: Kept): Value {
  return viewOf(base, array(places(base.length, k => k)))
}

/** The same view of a copy of what it is of; undefined for what is no view of an array. */
export function viewOfCopy(value: Value, copy: (base: ArrayValue) => ArrayValue): Value | undefined {
  if (!isScattered(value)) return undefined
  const { base, ...data } = dataOf(value)
  return base.kind === 'array' ? scattered(copy(base), data) : undefined
}

function isScattered(value: Value): value is ObjectValue {
  return typeof value === 'object' && value?.kind === 'object' && (value.type === plainType || value.type === unitType)
}

/** What a view of these places is: a number, an array over the same storage, or a view. */
function viewOf(base: Base, at: ArrayValue): Value {
  const { data, shape } = at
  if (shape.length === 0) return withData(base, gathered(base, data), [])
  const [first = 0] = data
  if (base.kind === 'array' && areConsecutive(data))
    return { ...base, shape, data: base.data.subarray(first, first + data.length) }
  return scattered(base, { shape, places: () => at })
}

function scattered(base: Base, data: Omit<Scattered, 'base'>): ObjectValue {
  return { kind: 'object', type: isDimensionless(base.dimension) ? plainType : unitType, data: { base, ...data } }
}

/** The same of elements that steps lead to. */
function latticeView(base: ArrayValue, lattice: Lattice): Value {
  const { start, shape } = lattice
  if (shape.length === 0) return withData(base, base.data.slice(start, start + 1), [])
  if (isContiguous(lattice)) return { ...base, shape, data: base.data.subarray(start, start + sizeOf(shape)) }
  const at = once(() => array(placesOf(lattice), shape))
  return scattered(base, { shape, lattice, places: at })
}

/** What a subscript selects: a view as far as numpy has one, else a copy. */
export function selected(values: ArrayValue, indices: readonly Index[]): Value {
  const lattice = picked(wholeLattice(values.shape), indices)
  return lattice === undefined ? takenBy(values, indices) : latticeView(values, lattice)
}

/**
 * A view that goes through an array, or through a view of one, in other steps: axes in another order, backwards, or new
 * ones; undefined for anything else.
 *
 * @param changed gives the new steps
 */
export function relaid(value: Value, changed: (lattice: Lattice) => Lattice): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (value.kind === 'array') return latticeView(value, changed(wholeLattice(value.shape)))
  if (!isScattered(value)) return undefined
  const { base, lattice, places: at } = dataOf(value)
  if (base.kind === 'array' && lattice !== undefined) return latticeView(base, changed(lattice))
  return viewOf(base, relaidCopy(at(), changed))
}

/** The same elements in storage of their own. */
export function relaidCopy(values: ArrayValue, changed: (lattice: Lattice) => Lattice): ArrayValue {
  const lattice = changed(wholeLattice(values.shape))
  return withData(values, copied(values.data, lattice), lattice.shape)
}

/**
 * An array, or a view of one, in another shape, and a copy where no step for each axis leads through the elements in their
 * new order; undefined for anything else, such as a list, which has to be made an array first.
 *
 * @param moved gives each place of the result an element of its argument
 */
export function rearrangedInSteps(value: Value, moved: (values: ArrayValue) => ArrayValue): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  // Elements next to each other stay so.
  if (value.kind === 'array') return moved(value)
  if (!isScattered(value)) return undefined
  const { base, places: at } = dataOf(value)
  const wanted = moved(at())
  return isRegular(wanted) ? viewOf(base, wanted) : moved(read(value))
}

/** Whether one step for each axis leads from its first element to all others. */
function isRegular({ data, shape }: ArrayValue): boolean {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)))
  const steps = strides.map((stride, axis) => ((shape[axis] ?? 1) > 1 ? (data[stride] ?? 0) - (data[0] ?? 0) : 0))
  return data.every((place, k) => {
    let expected = data[0] ?? 0
    strides.forEach((stride, axis) => {
      expected += (steps[axis] ?? 0) * (Math.floor(k / stride) % (shape[axis] ?? 1))
    })
    return place === expected
  })
}

/**
 * Changes all elements of an array where they are; undefined for what is no array.
 *
 * @param changed what the elements are to be
 */
export function rewritten(value: Value, changed: (values: ArrayValue) => ArrayValue): true | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isScattered(value)) {
    write(value, changed(read(value)))
    return true
  }
  if (value.kind !== 'array' || value.shape.length === 0) return undefined
  value.data.set(changed(value).data)
  return true
}

function item(object: ObjectValue, index: Value, site: CallSite): Value {
  const { base, lattice, places: at } = dataOf(object)
  const indices = readIndices(index, site)
  const steps = lattice === undefined ? undefined : picked(lattice, indices)
  if (base.kind === 'array' && steps !== undefined) return latticeView(base, steps)
  const selection = select(at(), indices)
  const taken = take(at(), selection)
  return selection.view ? viewOf(base, taken) : withData(base, gathered(base, taken.data), taken.shape)
}

function setItem(object: ObjectValue, index: Value, value: Value, site: CallSite): void {
  const { base, lattice, places: at } = dataOf(object)
  const chosen = readIndices(index, site)
  const steps = lattice === undefined ? undefined : picked(lattice, chosen)
  if (base.kind === 'array' && steps !== undefined) {
    const source = requireSource(base, value, site)
    requireScalarWithin(source, base)
    scatter(base, steps, source)
    return
  }
  const { data } = at()
  const { indices, shape } = select(at(), chosen)
  const there = places(indices.length, k => data[indices[k] ?? 0] ?? 0)
  putInto(base, there, shape, requireSource(base, value, site))
}

function* iterate(object: ObjectValue): Iterable<Value> {
  const { base, shape, lattice, places: at } = dataOf(object)
  for (let k = 0; k < (shape[0] ?? 0); k++) {
    const steps = lattice === undefined ? undefined : picked(lattice, [{ kind: 'at', index: k }])
    yield base.kind === 'array' && steps !== undefined ? latticeView(base, steps) : viewOf(base, element(at(), k))
  }
}

const alongLoops: ReadonlyMap<BinaryOperator, AlongLoop> = new Map([
  ['+', addAlong],
  ['-', subtractAlong],
  ['*', multiplyAlong],
  ['/', divideAlong],
])

/** Whether doubles that steps lead to could be changed by a number where they are: by one that leaves them their dimension. */
function changedAlong(operator: BinaryOperator, object: ObjectValue, added: Value, site: CallSite): boolean {
  const { base, lattice } = dataOf(object)
  const loop = alongLoops.get(operator)
  const number = typeof added === 'object' && added?.kind !== 'array' ? undefined : toArray(added, site)
  if (number?.shape.length !== 0 || loop === undefined || lattice === undefined || base.kind !== 'array') return false
  const { data } = base
  if (!(data instanceof Float64Array) || base.type !== 'float') return false
  const wanted = operator === '+' || operator === '-' ? base.dimension : dimensionless
  if (!sameDimension(number.dimension, wanted)) return false
  alongLines(lattice, (start, step, count) => loop(data, start, step, count, at(number, 0)))
  return true
}

function typed(name: string): ObjectType {
  return {
    name,
    isArray: true,
    item,
    setItem,
    iterate,
    length: object => dataOf(object).shape[0] ?? 0,
    array: read,
    lateCopy,
    inPlace: (operator, object, added, site) => {
      if (changedAlong(operator, object, added, site)) return object
      const copy = read(object)
      const result = inPlace(operator, copy, added, site)
      if (result !== copy) return result
      write(object, copy)
      return object
    },
    copy: read,
    repr: (object, display) => arrayText(read(object), 'repr', display),
    str: (object, display) => arrayText(read(object), 'str', display),
  }
}

const plainType = typed('ndarray')
const unitType = typed('Quantity')
