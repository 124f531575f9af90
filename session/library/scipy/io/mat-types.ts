/** What MATLAB's files of level 5 (version 7 and before) are made of ("MAT-File Format", The MathWorks, 2022). */
import type { Storage } from '../../../arrays/array.ts'

/** Kinds of elements of the file. */
export const kinds = { int8: 1, int32: 5, uint32: 6, matrix: 14, compressed: 15, utf8: 16 } as const

/** Classes of matrices. */
export const classes = { cell: 1, struct: 2, char: 4, double: 6, single: 7, uint8: 9, int32: 12, int64: 14 } as const

/** Bits beside the class. */
export const bits = { complex: 0x800, logical: 0x200 } as const

/** How numbers of a kind are read. */
export interface NumberKind {
  readonly bytes: number
  readonly isWhole: boolean
  readonly read: (view: DataView, at: number, little: boolean) => number
  readonly storage: (length: number) => Storage
}

const doubles = (length: number): Storage => new Float64Array(length)
const words = (length: number): Storage => new Int32Array(length)

function wholes(bytes: number, read: NumberKind['read'], storage = doubles): NumberKind {
  return { bytes, isWhole: true, read, storage }
}

/** By the number of the kind. Whole numbers become those of numpy that there are here. */
export const numberKinds: ReadonlyMap<number, NumberKind> = new Map([
  [1, wholes(1, (view, at) => view.getInt8(at))],
  [2, wholes(1, (view, at) => view.getUint8(at))],
  [3, wholes(2, (view, at, little) => view.getInt16(at, little))],
  [4, wholes(2, (view, at, little) => view.getUint16(at, little))],
  [5, wholes(4, (view, at, little) => view.getInt32(at, little), words)],
  [6, wholes(4, (view, at, little) => view.getUint32(at, little))],
  [
    7,
    {
      bytes: 4,
      isWhole: false,
      read: (view, at, little) => view.getFloat32(at, little),
      storage: n => new Float32Array(n),
    },
  ],
  [9, { bytes: 8, isWhole: false, read: (view, at, little) => view.getFloat64(at, little), storage: doubles }],
  [12, wholes(8, (view, at, little) => Number(view.getBigInt64(at, little)))],
  [13, wholes(8, (view, at, little) => Number(view.getBigUint64(at, little)))],
])
