/**
 * numpy's element types. An array says which it has by its `type` and its storage:
 *
 * | numpy | `type` | storage |
 * |---|---|---|
 * | `float64` | `float` | Float64Array |
 * | `float32` | `float` | Float32Array |
 * | `int64` | `integer` | Float64Array, exact up to 2⁵³ |
 * | `int32`, `int16`, `int8` | `integer` | Int32Array, Int16Array, Int8Array |
 * | `uint64` | `integer` | {@link UnsignedFloats}, exact up to 2⁵³ |
 * | `uint32`, `uint16`, `uint8` | `integer` | Uint32Array, Uint16Array, Uint8Array |
 * | `bool` | `boolean` | Uint8Array |
 */
import type { ValueType } from '../../abi/index.ts'

/** Whole numbers from 0 on, kept as doubles like those of `int64`, which they are told from by this class. */
export class UnsignedFloats extends Float64Array {
  get areUnsigned(): true {
    return true
  }
}

export type Storage =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint8Array
  | Int8Array
  | Int16Array
  | Uint16Array
  | Uint32Array

/** The name that numpy has for a type of elements. */
export type KindName = 'float64' | 'float32' | `${'' | 'u'}int${8 | 16 | 32 | 64}` | 'bool'

/** A type of elements, one object for each. */
export interface ElementKind {
  readonly name: KindName
  readonly type: ValueType
  readonly bits: number
  readonly isSigned: boolean
  readonly storage: new (buffer: ArrayBufferLike, byteOffset: number, length: number) => Storage
}

function kind(name: KindName, type: ValueType, storage: ElementKind['storage']): ElementKind {
  return { name, type, bits: Number(/\d+/.exec(name)?.[0] ?? 8), isSigned: !/^[ub]/.test(name), storage }
}

export const float64: ElementKind = kind('float64', 'float', Float64Array)
export const int64: ElementKind = kind('int64', 'integer', Float64Array)
export const int8: ElementKind = kind('int8', 'integer', Int8Array)
export const uint64: ElementKind = kind('uint64', 'integer', UnsignedFloats)
const float32 = kind('float32', 'float', Float32Array)
const bool = kind('bool', 'boolean', Uint8Array)

export const kinds: readonly ElementKind[] = [
  float64,
  float32,
  int64,
  kind('int32', 'integer', Int32Array),
  kind('int16', 'integer', Int16Array),
  int8,
  uint64,
  kind('uint32', 'integer', Uint32Array),
  kind('uint16', 'integer', Uint16Array),
  kind('uint8', 'integer', Uint8Array),
  bool,
]

const integersByStorage: ReadonlyMap<unknown, ElementKind> = new Map(
  kinds.flatMap(each => (each.type === 'integer' ? [[each.storage, each] as const] : [])),
)

/** The type of an array's elements. */
export function kindOf({ type, data }: { readonly type: ValueType; readonly data: Storage }): ElementKind {
  if (type === 'boolean') return bool
  if (type === 'float') return data instanceof Float32Array ? float32 : float64
  return integersByStorage.get(data.constructor) ?? int64
}

/** The type of Python's numbers of a kind. */
export function usualKind(type: ValueType): ElementKind {
  return type === 'float' ? float64 : type === 'integer' ? int64 : bool
}

/** The order of its bytes, its letter and how many bytes it has, as files and `dtype.str` have them: `<f8`. */
export function codeOf({ type, bits, isSigned }: ElementKind): string {
  const letter = type === 'float' ? 'f' : type === 'boolean' ? 'b' : isSigned ? 'i' : 'u'
  return `${bits === 8 ? '|' : '<'}${letter}${bits / 8}`
}

/** The type of this name. */
export function kindNamed(name: string): ElementKind | undefined {
  return kinds.find(each => each.name === name)
}

/** The type that numpy computes in where both meet: the least that has the numbers of either. */
export function commonKind(a: ElementKind, b: ElementKind): ElementKind {
  if (a === b || b.type === 'boolean') return a
  if (a.type === 'boolean') return b
  if (a.type === 'float' || b.type === 'float') return [a, b].every(fitsSingle) ? float32 : float64
  if (a.isSigned === b.isSigned) return a.bits > b.bits ? a : b
  const [signed, unsigned] = a.isSigned ? [a, b] : [b, a]
  if (signed.bits > unsigned.bits) return signed
  return kindNamed(`int${2 * unsigned.bits}`) ?? float64
}

/** Whether single precision has all of its numbers. */
function fitsSingle(each: ElementKind): boolean {
  return each === float32 || (each.type !== 'float' && each.bits <= 16)
}

/** Whether numpy puts results of one type into arrays of another: what may lose digits, but no sign and no fraction. */
export function isSameKind(from: ElementKind, to: ElementKind): boolean {
  return generalityOf(from) <= generalityOf(to)
}

function generalityOf({ type, isSigned }: ElementKind): number {
  if (type === 'boolean') return 0
  return type === 'float' ? 3 : isSigned ? 2 : 1
}

/** The type of whole numbers that truths become where they are computed with. */
export function wholeKind(of: ElementKind): ElementKind {
  return of.type === 'boolean' ? int8 : of
}

/** The type in which numpy adds whole numbers up. */
export function sumKind(of: ElementKind): ElementKind {
  return of.type === 'integer' && !of.isSigned ? uint64 : int64
}

/** The least and the greatest whole number of a type. */
export function rangeOf({ bits, isSigned }: ElementKind): readonly [least: bigint, greatest: bigint] {
  const half = 1n << BigInt(bits - 1)
  return isSigned ? [-half, half - 1n] : [0n, 2n * half - 1n]
}
