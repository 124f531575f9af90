/**
 * numpy's arrays and scalars and Brian's quantities in one type: numbers in SI units with a shape and a dimension. A
 * numpy scalar has the shape `[]`. `kinds.ts` has the table of the types of elements.
 */
import type { ValueType } from '../../abi/index.ts'
import { convertThere, fillThere, leastLent } from '../../compiler/index.ts'
import { dimensionless, type Dimension } from '../../units/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import {
  fillFloat32,
  fillFloat64,
  fillInt32,
  fillUint8,
  float32FromFloat64,
  float64FromFloat32,
  float64FromInt16,
  float64FromInt32,
  float64FromInt8,
  float64FromUint16,
  float64FromUint32,
  float64FromUint8,
  int16FromFloat64,
  int32FromFloat64,
  uint8FromFloat64,
} from '../generated/loops.ts'
import { areSafeIntegers, requireExact } from './float-loops.ts'
import {
  commonKind,
  float64,
  kindOf,
  uint64,
  wholeKind,
  UnsignedFloats,
  type ElementKind,
  type KindName,
  type Storage,
} from './kinds.ts'
import {
  unwrittenFloats,
  unwrittenLike,
  unwrittenOf,
  unwrittenPlaces,
  unwrittenSingles,
  unwrittenTruths,
} from './unwritten.ts'

export type { Storage }

export interface ArrayValue {
  readonly kind: 'array'
  readonly type: ValueType
  /** Row-major. */
  readonly data: Storage
  readonly shape: readonly number[]
  readonly dimension: Dimension
}

/** What says which kind of numbers an array has. */
type Kind = Pick<ArrayValue, 'type' | 'data'>

/** The wider of two types, at least an integer where `atLeast` says so. */
export function commonType(a: ValueType, b: ValueType, atLeast: ValueType = 'boolean'): ValueType {
  const types = [a, b, atLeast]
  return types.includes('float') ? 'float' : types.includes('integer') ? 'integer' : 'boolean'
}

/** The longest array a script may make: 2²⁷ numbers, a gigabyte. */
const longest = 2 ** 27

/**
 * How many elements a new array of this shape has, asked by everything that makes one before it takes memory. An extent
 * of 0 makes the others no smaller: loops run over them too.
 *
 * @throws PythonError MemoryError for more than a script may hold
 */
export function roomFor(shape: readonly number[]): number {
  const size = sizeOf(shape)
  const widest = sizeOf(shape.filter(extent => extent !== 0))
  if (widest <= longest) return size
  throw new PythonError(
    'MemoryError',
    `Unable to allocate an array of ${widest} elements with shape ${shapeText(shape)}`,
    { help: `an array in a script holds at most ${longest} numbers` },
  )
}

/** As Python writes a tuple: `(3,)`, `(2,3)`. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`
}

/** An array over this storage. */
export function array(
  data: Storage,
  shape: readonly number[] = [data.length],
  type: ValueType = typeOf(data),
  dimension: Dimension = dimensionless,
): ArrayValue {
  return { kind: 'array', type, data, shape, dimension }
}

/** A numpy scalar or scalar quantity. */
export function scalar(value: number, type: ValueType = 'float', dimension: Dimension = dimensionless): ArrayValue {
  const data = storage(type, 1)
  data[0] = value
  return { kind: 'array', type, data, shape: [], dimension }
}

/** A float with a dimension, in SI units. */
export function quantity(value: number, dimension: Dimension): ArrayValue {
  return scalar(value, 'float', dimension)
}

/** `array`, in other dimensions and with the same storage. */
export function withDimension(values: ArrayValue, dimension: Dimension): ArrayValue {
  return { ...values, dimension }
}

/** Other numbers of the same type and dimension, an array of its own. */
export function withData(
  { type, dimension }: Pick<ArrayValue, 'type' | 'dimension'>,
  data: Storage,
  shape: readonly number[],
): ArrayValue {
  return array(data, shape, type, dimension)
}

/** Fresh zeros. */
export function storage(type: ValueType, length: number): Storage {
  const room = roomFor([length])
  return type === 'boolean' ? new Uint8Array(room) : zeros(room)
}

/** So many bytes take no memory before they are touched, which may be never. */
const manyBytes = 2 ** 26

/** Zeros: an engine takes long to make many, which memory that is used again is not spared. */
function zeros(length: number): Float64Array {
  if (8 * length < leastLent || 8 * length > manyBytes) return new Float64Array(length)
  const data = unwrittenFloats(length)
  fill(data, 0)
  return data
}

/** New floats, each made of its index. */
export function numbers(length: number, make: (index: number) => number): Float64Array {
  const data = unwrittenFloats(roomFor([length]))
  for (let k = 0; k < data.length; k++) data[k] = make(k)
  return data
}

/** New indices of elements, each made of its own. */
export function places(length: number, make: (index: number) => number): Int32Array {
  const data = unwrittenPlaces(roomFor([length]))
  for (let k = 0; k < data.length; k++) data[k] = make(k)
  return data
}

/** New indices of elements, each so much larger than the one before. */
export function steps(length: number, first: number, step: number): Int32Array {
  const data = unwrittenPlaces(roomFor([length]))
  for (let k = 0; k < data.length; k++) data[k] = first + k * step
  return data
}

/** Number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1
  for (const extent of shape) size *= extent
  return size
}

/** The element at a flat index. */
export function at(values: ArrayValue, index: number): number {
  return values.data[index] ?? Number.NaN
}

/** An element of a one-dimensional array, a row of more dimensions: over the same storage, as in numpy. */
export function row(values: ArrayValue, index: number): ArrayValue {
  const shape = values.shape.slice(1)
  const length = sizeOf(shape)
  return { ...values, shape, data: values.data.subarray(index * length, (index + 1) * length) }
}

function typeOf(data: Storage): ValueType {
  if (data instanceof Float32Array) return 'float'
  if (data instanceof Float64Array) return data instanceof UnsignedFloats ? 'integer' : 'float'
  return data instanceof Uint8Array ? 'boolean' : 'integer'
}

/** What was computed of arrays: floats of single precision where all of those are, each rounded once. */
export function inPrecisionOf(data: Storage, type: ValueType, of: readonly Kind[]): Storage {
  if (type !== 'float' || !areSingle(of)) return data
  const singles = unwrittenSingles(data.length)
  convert(data, singles)
  return singles
}

/** Whether floats made of these have single precision, which has room for truths and short integers. */
export function areSingle(arrays: readonly Kind[]): boolean {
  return arrays.some(isSingle) && arrays.every(isShort)
}

function isShort(each: Kind): boolean {
  return isSingle(each) || each.data.BYTES_PER_ELEMENT <= 2
}

/** The type that numpy computes in where all of these meet. */
export function commonKindOf([first, ...others]: readonly Kind[]): ElementKind {
  let found = first === undefined ? float64 : kindOf(first)
  for (const each of others) found = commonKind(found, kindOf(each))
  return found
}

/** What was computed of arrays, in the type in which they meet; `type` says whether these are floats, integers or truths. */
export function inKindOf(data: Storage, type: ValueType, of: readonly Kind[]): Storage {
  if (type !== 'integer') return inPrecisionOf(data, type, of)
  const kind = wholeKind(commonKindOf(of))
  if (kind.bits === 64) requireExact(areSafeIntegers(asFloats(data)))
  return stored(data, kind)
}

/**
 * Whole numbers as a type keeps them, its bits being the last of theirs.
 *
 * @throws PythonError OverflowError for what is not exact
 */
export function stored(data: Storage, kind: ElementKind): Storage {
  if (data.constructor === kind.storage) return data
  const isWide = data instanceof Float64Array
  if (isWide) requireExact(areSafeIntegers(asFloats(data)) && (kind !== uint64 || data.every(x => x >= 0)))
  else if (kind === uint64) requireExact(data.every(x => x >= 0))
  if (isWide && kind.bits === 64) return new kind.storage(data.buffer, data.byteOffset, data.length)
  const result = unwrittenOf(kind, data.length)
  convert(data, result)
  return result
}

/** Whether its numbers are floats of single precision. */
export function isSingle({ data }: Pick<ArrayValue, 'data'>): boolean {
  return data instanceof Float32Array
}

/** The same numbers as doubles: of doubles no copy, for readers only. */
export function asFloats(data: Storage): Float64Array {
  if (data.constructor === Float64Array) return data
  if (data instanceof Float64Array) return new Float64Array(data.buffer, data.byteOffset, data.length)
  const floats = unwrittenFloats(data.length)
  convert(data, floats)
  return floats
}

/** Writes numbers of one kind to storage of another one; what whole numbers have no room for keeps the last bits. */
export function convert(data: Storage, result: Storage): void {
  if (convertThere(data, result)) return
  if (result instanceof Float64Array) convertToFloats(data, result)
  else if (data instanceof Float64Array) convertFloats(data, movable(result))
  else result.set(data)
}

function convertToFloats(data: Storage, result: Float64Array): void {
  if (data instanceof Float32Array) float64FromFloat32(data, result)
  else if (data instanceof Int32Array) float64FromInt32(data, result)
  else if (data instanceof Uint8Array) float64FromUint8(data, result)
  else if (data instanceof Int8Array) float64FromInt8(data, result)
  else if (data instanceof Int16Array) float64FromInt16(data, result)
  else if (data instanceof Uint16Array) float64FromUint16(data, result)
  else if (data instanceof Uint32Array) float64FromUint32(data, result)
  else result.set(data)
}

function convertFloats(data: Float64Array, result: ReturnType<typeof movable>): void {
  if (result instanceof Float32Array) float32FromFloat64(data, result)
  else if (result instanceof Int32Array) int32FromFloat64(data, result)
  else if (result instanceof Int16Array) int16FromFloat64(data, result)
  else if (result instanceof Uint8Array) uint8FromFloat64(data, result)
}

/** A number for every element. */
export function fill(data: Storage, value: number): void {
  if (fillThere(data, value)) return
  if (data instanceof Float64Array) fillFloat64(data, value)
  else if (data instanceof Float32Array) fillFloat32(data, value)
  else if (data instanceof Int32Array) fillInt32(data, value)
  else if (data instanceof Uint8Array) fillUint8(data, value)
  else data.fill(value)
}

/**
 * The same memory as storage of a kind that loops which only move elements are there for: engines compile these for one
 * kind each.
 */
export function movable(data: Storage): Float64Array | Float32Array | Int32Array | Int16Array | Uint8Array {
  if (data instanceof Int8Array) return new Uint8Array(data.buffer, data.byteOffset, data.length)
  if (data instanceof Uint16Array) return new Int16Array(data.buffer, data.byteOffset, data.length)
  if (data instanceof Uint32Array) return new Int32Array(data.buffer, data.byteOffset, data.length)
  return data instanceof UnsignedFloats ? asFloats(data) : data
}

/** The same numbers as bytes: of bytes no copy, for readers only. */
export function asBytes(data: Storage): Uint8Array {
  if (data instanceof Uint8Array) return data
  const bytes = unwrittenTruths(data.length)
  bytes.set(data)
  return bytes
}

/** The same numbers in storage of their own. */
export function copyOf(data: Storage): Storage {
  const copy = unwrittenLike(data, data.length)
  copy.set(data)
  return copy
}

/** The same array in storage of its own. */
export function ownCopy(values: ArrayValue): ArrayValue {
  return { ...values, data: copyOf(values.data) }
}

/** Zeros in storage of the same kind. */
export function zerosLike(data: Storage, length: number): Storage {
  if (data.constructor === Float64Array) return zeros(length)
  const kind = data.constructor as new (length: number) => Storage
  return new kind(length)
}

/** numpy's name of the element type. */
export function dtypeName(values: Kind): KindName {
  return kindOf(values).name
}
