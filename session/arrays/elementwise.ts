import type { ValueType } from '../../abi/index.ts'
import { areWithinThere, type Stepped } from '../../compiler/index.ts'
import { dimensionless, sameDimension, type Dimension } from '../../units/index.ts'
import {
  array,
  asBytes,
  asFloats,
  fill,
  inPrecisionOf,
  stored,
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
  type LoopOfPairs,
  requireExact,
  type MapLoop,
  type PairLoop,
  type PairLoops,
  type SingleTestLoop,
  type TestLoop,
} from './float-loops.ts'
import { mapByPieces, pairsByPieces, testByPieces, testPairsByPieces } from './by-pieces.ts'
import { areOther } from '../generated/loops.ts'
import { commonKind, kindOf, wholeKind, type ElementKind } from './kinds.ts'
import { LateCopy } from './late-copy.ts'
import { copied, steppedThrough, stretchedLattice } from './lattice.ts'
import { unwrittenFloats, unwrittenLike, unwrittenSingles, unwrittenTruths } from './unwritten.ts'

/**
 * What a loop computes of every element, in the same shape.
 *
 * @param into what the result is to be written to if it can be, as of {@link zipElements}
 */
export function mapElements(
  values: ArrayValue,
  loop: MapLoop,
  type: ValueType = 'float',
  dimension: Dimension = dimensionless,
  into?: ArrayValue,
): ArrayValue {
  const { data, shape } = values
  const own = keptIn(into, shape, type, dimension)
  if (data instanceof Float32Array && type === 'float') {
    const result = ownOf(own, data, data) ?? unwrittenSingles(roomFor(shape))
    const loopOfSingles = loop.singles ?? mapByPieces(loop)
    loopOfSingles(data, result)
    return array(result, shape, type, dimension)
  }
  const x = asFloats(data)
  const result = ownOf(own, x, x) ?? unwrittenFloats(roomFor(shape))
  loop(x, result)
  return array(inPrecisionOf(checked(inStorageOf(type, result), type), type, [values]), shape, type, dimension)
}

/** Whether something holds of every element. */
export function testElements({ data, shape }: ArrayValue, test: SingleTestLoop): ArrayValue {
  const result = unwrittenTruths(roomFor(shape))
  if (data instanceof Float32Array) {
    const testOfSingles = test.singles ?? testByPieces(test)
    testOfSingles(data, result)
  } else test(asFloats(data), result)
  return array(result, shape, 'boolean')
}

/** Whether each element is other than 0, in the dimension that it had. */
export function asTruths(values: ArrayValue, loop: SingleTestLoop = areOther): ArrayValue {
  return withDimension(testElements(values, loop), values.dimension)
}

/**
 * What a loop computes of every pair of elements, the operands stretched to a common shape as numpy does.
 *
 * @param into what may be given up for the result, such as an operand: its storage is used if that holds such numbers
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
  const own = keptIn(into, shape, type, dimension)
  const p = elementsIn(a, shape)
  const q = elementsIn(b, shape)
  const loops: PairLoops = typeof loop === 'function' ? { floats: loop } : loop
  if (type === 'float' && isOf(Float32Array, p) && isOf(Float32Array, q)) {
    const result = ownOf(own, p, q) ?? unwrittenSingles(roomFor(shape))
    along(loops.singles ?? pairsByPieces(loops.floats), p, q, result)
    return array(result, shape, type, dimension)
  }
  const short = type === 'integer' && a.type === type && b.type === type ? loops.short : undefined
  if (short !== undefined && areShortAlike(storageOf(p), storageOf(q))) {
    const made = unwrittenLike(storageOf(p), roomFor(shape))
    short(together(p), together(q), made)
    return array(made, shape, type, dimension)
  }
  const x = floatsOf(p)
  const y = floatsOf(q)
  const result = ownOf(own, x, y) ?? unwrittenFloats(roomFor(shape))
  if (type === 'integer') {
    const kind = wholeKind(kindOfBoth(a, b))
    const isWide = kind.bits === 64
    const whole = (isWide ? undefined : loops.words) ?? loops.integers ?? loops.floats
    along(whole, x, y, result)
    // What is kept in fewer bits is checked as it becomes so.
    if (isWide && whole !== loops.integers) requireExact(areSafeIntegers(result))
    return array(stored(result, kind), shape, type, dimension)
  }
  along(loops.floats, x, y, result)
  const samples = [LateCopy.sampleOf(a), LateCopy.sampleOf(b)] as const
  return array(inPrecisionOf(inStorageOf(type, result), type, samples), shape, type, dimension)
}

/** Whether both rows of whole numbers have one type, of 32 bits at most. */
function areShortAlike(one: Storage, other: Storage): boolean {
  return one.constructor === other.constructor && one.BYTES_PER_ELEMENT <= 4
}

/** The type in which both meet; views are not copied for it. */
export function kindOfBoth(a: ArrayValue, b: ArrayValue): ElementKind {
  return commonKind(kindOf(LateCopy.sampleOf(a)), kindOf(LateCopy.sampleOf(b)))
}

/** A loop over two rows, which are copied as far as it does not go through the elements where they stand. */
function along<Given extends Float64Array | Float32Array | Uint8Array, Made>(
  loop: LoopOfPairs<Given, Made>,
  x: Given | Stepped<Given>,
  y: Given | Stepped<Given>,
  result: Made,
): void {
  if (loop.stepped !== undefined && ('rows' in x || 'rows' in y)) loop.stepped(x, y, result)
  else loop(together(x), together(y), result)
}

function together<T extends Storage>(elements: T | Stepped<T>): T {
  if (!('rows' in elements)) return elements
  const { data, start, rows, columns, down, right } = elements
  return copied(data, { start, shape: [rows, columns], strides: [down, right] }) as T
}

/** The elements as doubles. */
function floatsOf(elements: Storage | Stepped<Storage>): Float64Array | Stepped<Float64Array> {
  return isOf(Float64Array, elements) ? elements : asFloats(together(elements))
}

function isOf<T extends Storage>(
  kind: new (length: number) => T,
  elements: Storage | Stepped<Storage>,
): elements is T | Stepped<T> {
  return storageOf(elements) instanceof kind
}

/** The storage of an array that holds such numbers in that shape: integers are checked first, and may become others. */
function keptIn(
  into: ArrayValue | undefined,
  shape: readonly number[],
  type: ValueType,
  dimension: Dimension,
): Storage | undefined {
  if (into === undefined || type !== 'float' || into.type !== 'float') return undefined
  return sameDimension(into.dimension, dimension) && sameShape(into.shape, shape) ? into.data : undefined
}

/** The row that is to be written over, if it can be: one of the operands, or one that shares no memory with them. */
function ownOf<T extends Storage>(own: Storage | undefined, x: T | Stepped<T>, y: T | Stepped<T>): T | undefined {
  if (own === undefined || !isOfKindOf(x, own)) return undefined
  return [x, y].every(each => each === own || storageOf(each).buffer !== own.buffer) ? own : undefined
}

function isOfKindOf<T extends Storage>(x: T | Stepped<T>, own: Storage): own is T {
  return storageOf(x).constructor === own.constructor
}

/** The storage that has the elements. */
function storageOf(elements: Storage | Stepped<Storage>): Storage {
  return 'rows' in elements ? elements.data : elements
}

/** Whether something holds of every pair of elements. */
export function zipTests(a: ArrayValue, b: ArrayValue, loop: TestLoop): ArrayValue {
  const shape = broadcastShapes(a.shape, b.shape)
  const result = unwrittenTruths(roomFor(shape))
  const [p, q] = [elementsIn(a, shape), elementsIn(b, shape)]
  if (isOf(Float32Array, p) && isOf(Float32Array, q)) along(loop.singles ?? testPairsByPieces(loop), p, q, result)
  else along(loop, floatsOf(p), floatsOf(q), result)
  return array(result, shape, 'boolean')
}

/** What becomes of every pair of truths. */
export function zipTruths(a: ArrayValue, b: ArrayValue, loop: ByteLoop): ArrayValue {
  const shape = broadcastShapes(a.shape, b.shape)
  const result = unwrittenTruths(roomFor(shape))
  along(loop, truthsIn(a, shape), truthsIn(b, shape), result)
  return array(result, shape, 'boolean')
}

/** Its truths, one for each element of a larger shape, or a single one for all of them. */
export function stretchedTruths(values: ArrayValue, shape: readonly number[]): Uint8Array {
  return together(truthsIn(values, shape))
}

function truthsIn(values: ArrayValue, shape: readonly number[]): Uint8Array | Stepped<Uint8Array> {
  if (values.type !== 'boolean') return truthsIn(asTruths(values), shape)
  const elements = elementsIn(values, shape)
  return isOf(Uint8Array, elements) ? elements : asBytes(together(elements))
}

/** Its elements as they are kept, one for each of a larger shape, or a single one for all of them. */
export function stretched(values: ArrayValue, shape: readonly number[]): Storage {
  return together(elementsIn(values, shape))
}

/** The same as doubles. */
export function stretchedFloats(values: ArrayValue, shape: readonly number[]): Float64Array {
  return together(floatsOf(elementsIn(values, shape)))
}

/** An array's elements, one for each of a larger shape, or a single one for all of them; where they stand, if that is to be had. */
function elementsIn(values: Pick<ArrayValue, 'data' | 'shape'>, shape: readonly number[]): Storage | Stepped<Storage> {
  const { shape: own } = values
  const size = sizeOf(own)
  // Axes of length 1 put nothing elsewhere.
  if (size === 1 || size === sizeOf(shape)) return LateCopy.elementsOf(values)
  const { data } = values
  const stepped = steppedThrough(data, stretchedLattice(own, shape))
  if (stepped !== undefined) return stepped
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
  if (type !== 'integer') return data
  const floats = asFloats(data)
  requireExact(areWithinThere(floats, Number.MAX_SAFE_INTEGER) ?? areSafeIntegers(floats))
  return data
}
