import type { ValueType } from '../../abi/index.ts'
import { dimensionless, sameDimension, type Dimension } from '../../units/index.ts'
import {
  array,
  asBytes,
  asFloats,
  fill,
  inPrecisionOf,
  roomFor,
  sizeOf,
  withDimension,
  type ArrayValue,
  type Storage,
} from './array.ts'
import { broadcastIndices, broadcastShapes, sameShape } from './broadcast.ts'
import type { ByteLoop } from './byte-loops.ts'
import {
  areSafeIntegers,
  requireExact,
  type MapLoop,
  type PairLoop,
  type PairLoops,
  type SingleTestLoop,
  type TestLoop,
} from './float-loops.ts'
import { areOther } from '../generated/loops.ts'
import { unwrittenFloats, unwrittenLike, unwrittenSingles, unwrittenTruths } from './unwritten.ts'

/** What a loop computes of every element, in the same shape. */
export function mapElements(
  values: ArrayValue,
  loop: MapLoop,
  type: ValueType = 'float',
  dimension: Dimension = dimensionless,
): ArrayValue {
  const { data, shape } = values
  const result = unwrittenFloats(roomFor(shape))
  loop(asFloats(data), result)
  return array(inPrecisionOf(checked(inStorageOf(type, result), type), type, [values]), shape, type, dimension)
}

/** Whether something holds of every element. */
export function testElements({ data, shape }: ArrayValue, test: SingleTestLoop): ArrayValue {
  const result = unwrittenTruths(roomFor(shape))
  test(asFloats(data), result)
  return array(result, shape, 'boolean')
}

/** Whether each element is other than 0, in the dimension that it had. */
export function asTruths(values: ArrayValue, loop: SingleTestLoop = areOther): ArrayValue {
  return withDimension(testElements(values, loop), values.dimension)
}

/**
 * What a loop computes of every pair of elements, the operands stretched to a common shape as numpy does.
 *
 * @param into an operand that may be given up for the result: its storage is used if that holds such numbers
 */
export function zipElements(
  a: ArrayValue,
  b: ArrayValue,
  loop: PairLoop | PairLoops,
  type: ValueType = 'float',
  dimension: Dimension = dimensionless,
  into?: ArrayValue,
): ArrayValue {
  const shape = broadcastShapes(a.shape, b.shape)
  const own =
    into !== undefined && isKept(into, type, dimension) && sameShape(into.shape, shape) ? into.data : undefined
  const p = stretched(a, shape)
  const q = stretched(b, shape)
  const loops = typeof loop === 'function' ? { floats: loop } : loop
  if (loops.singles !== undefined && p instanceof Float32Array && q instanceof Float32Array) {
    const result = ownOf(own, p, q) ?? unwrittenSingles(roomFor(shape))
    loops.singles(p, q, result)
    return array(result, shape, type, dimension)
  }
  const x = asFloats(p)
  const y = asFloats(q)
  const result = ownOf(own, x, y) ?? unwrittenFloats(roomFor(shape))
  if (type === 'integer' && loops.integers !== undefined) {
    loops.integers(x, y, result)
    return array(narrowed(result, type, a, b), shape, type, dimension)
  }
  loops.floats(x, y, result)
  return array(narrowed(checked(inStorageOf(type, result), type), type, a, b), shape, type, dimension)
}

/** Whether it holds numbers such as these are: integers are checked first, and may become narrow. */
function isKept(into: ArrayValue, type: ValueType, dimension: Dimension): boolean {
  return type === 'float' && into.type === 'float' && sameDimension(into.dimension, dimension)
}

/** The row that is to be written over, if it can be. */
function ownOf<T extends Storage>(own: Storage | undefined, x: T, y: T): T | undefined {
  if (own === undefined || isReadLater(x, y)) return undefined
  return own === x ? x : own === y ? y : undefined
}

/** Whether what is written to the one may be read from the other later on: it is shifted, or one number that serves all. */
function isReadLater(x: Storage, y: Storage): boolean {
  return x.buffer === y.buffer && (x.byteOffset !== y.byteOffset || x.length !== y.length)
}

/** Whether something holds of every pair of elements. */
export function zipTests(a: ArrayValue, b: ArrayValue, loop: TestLoop): ArrayValue {
  const shape = broadcastShapes(a.shape, b.shape)
  const result = unwrittenTruths(roomFor(shape))
  loop(stretchedFloats(a, shape), stretchedFloats(b, shape), result)
  return array(result, shape, 'boolean')
}

/** What becomes of every pair of truths. */
export function zipTruths(a: ArrayValue, b: ArrayValue, loop: ByteLoop): ArrayValue {
  const shape = broadcastShapes(a.shape, b.shape)
  const result = unwrittenTruths(roomFor(shape))
  loop(stretchedTruths(a, shape), stretchedTruths(b, shape), result)
  return array(result, shape, 'boolean')
}

/** Its truths, one for each element of a larger shape, or a single one for all of them. */
export function stretchedTruths(values: ArrayValue, shape: readonly number[]): Uint8Array {
  const { data } = values.type === 'boolean' ? values : asTruths(values)
  return asBytes(stretched({ data, shape: values.shape }, shape))
}

/** Its numbers, one for each element of a larger shape, or a single one for all of them. */
export function stretchedFloats(values: ArrayValue, shape: readonly number[]): Float64Array {
  return asFloats(stretched(values, shape))
}

function stretched({ data, shape: own }: Pick<ArrayValue, 'data' | 'shape'>, shape: readonly number[]): Storage {
  // Axes of length 1 put nothing elsewhere.
  if (data.length === 1 || data.length === sizeOf(shape)) return data
  const result = unwrittenLike(data, roomFor(shape))
  if (isRow(own, shape)) for (let k = 0; k < result.length; k += data.length) result.set(data, k)
  else if (isColumn(own, shape)) {
    const width = result.length / data.length
    for (let k = 0; k < data.length; k++) fill(result.subarray(k * width, (k + 1) * width), data[k] ?? Number.NaN)
  } else {
    const places = broadcastIndices(own, shape)
    for (let k = 0; k < result.length; k++) result[k] = data[places[k] ?? 0] ?? Number.NaN
  }
  return result
}

/** Whether its axes are the last ones of the shape, so that all of it comes again and again. */
function isRow(own: readonly number[], shape: readonly number[]): boolean {
  const ahead = own.findIndex(extent => extent !== 1)
  return own.slice(ahead).every((extent, k) => extent === shape[shape.length - own.length + ahead + k])
}

/** Whether its axes are the first ones of the shape, so that each element comes several times in turn. */
function isColumn(own: readonly number[], shape: readonly number[]): boolean {
  if (own.length !== shape.length) return false
  const end = own.findLastIndex(extent => extent !== 1) + 1
  return own.slice(0, end).every((extent, axis) => extent === shape[axis])
}

/** Numbers as those of a type are kept. */
export function inStorageOf(type: ValueType, data: Float64Array): Storage {
  return type === 'boolean' ? new Uint8Array(data) : data
}

/** Integers are kept as doubles; beyond 2⁵³ they would no longer be exact. */
function checked(data: Storage, type: ValueType): Storage {
  if (type !== 'integer' || data instanceof Int32Array) return data
  requireExact(areSafeIntegers(asFloats(data)))
  return data
}

/** Numbers of 32 bits stay so among themselves, integers as long as they fit. */
function narrowed(data: Storage, type: ValueType, a: ArrayValue, b: ArrayValue): Storage {
  if (type === 'float') return inPrecisionOf(data, type, [a, b])
  if (type !== 'integer' || !(isNarrow(a, b) && isNarrow(b, a))) return data
  const narrow = new Int32Array(data)
  for (let k = 0; k < narrow.length; k++) if (narrow[k] !== data[k]) return data
  return narrow
}

/** A scalar takes its partner's width, and so do truths. */
function isNarrow(values: ArrayValue, partner: ArrayValue): boolean {
  const takes = values.type === 'boolean' || (values.shape.length === 0 && partner.shape.length > 0)
  return values.data instanceof Int32Array || (takes && partner.data instanceof Int32Array)
}
