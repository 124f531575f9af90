/** What MATLAB's files of level 5 (version 7 and before) are made of ("MAT-File Format", The MathWorks, 2022). */
import { UnsignedFloats, type Storage } from '../../../arrays/kinds.ts'

/** Kinds of elements of the file. */
export const kinds = { int8: 1, int32: 5, uint32: 6, matrix: 14, compressed: 15, utf8: 16 } as const

/** Classes of matrices. */
export const classes = {
  cell: 1,
  struct: 2,
  char: 4,
  double: 6,
  single: 7,
  int8: 8,
  uint8: 9,
  int16: 10,
  uint16: 11,
  int32: 12,
  uint32: 13,
  int64: 14,
  uint64: 15,
} as const

/** Bits beside the class. */
export const bits = { complex: 0x800, logical: 0x200 } as const

/** How numbers of a kind are read. */
export interface NumberKind {
  readonly bytes: number
  readonly isWhole: boolean
  readonly read: (view: DataView, at: number, little: boolean) => number
  readonly storage: new (length: number) => Storage
}

function wholes(bytes: number, storage: NumberKind['storage'], read: NumberKind['read']): NumberKind {
  return { bytes, isWhole: true, read, storage }
}

/** By the number of the kind. */
export const numberKinds: ReadonlyMap<number, NumberKind> = new Map([
  [1, wholes(1, Int8Array, (view, at) => view.getInt8(at))],
  [2, wholes(1, Uint8Array, (view, at) => view.getUint8(at))],
  [3, wholes(2, Int16Array, (view, at, little) => view.getInt16(at, little))],
  [4, wholes(2, Uint16Array, (view, at, little) => view.getUint16(at, little))],
  [5, wholes(4, Int32Array, (view, at, little) => view.getInt32(at, little))],
  [6, wholes(4, Uint32Array, (view, at, little) => view.getUint32(at, little))],
  [7, { bytes: 4, isWhole: false, storage: Float32Array, read: (view, at, little) => view.getFloat32(at, little) }],
  [9, { bytes: 8, isWhole: false, storage: Float64Array, read: (view, at, little) => view.getFloat64(at, little) }],
  [12, wholes(8, Float64Array, (view, at, little) => Number(view.getBigInt64(at, little)))],
  [13, wholes(8, UnsignedFloats, (view, at, little) => Number(view.getBigUint64(at, little)))],
])
