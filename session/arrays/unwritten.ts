/**
 * Storage for numbers that are all written before one is read. New zeros come from the system page by page, and each page
 * that is touched for the first time takes longer than the numbers in it to compute; memory that was freed before, and is
 * used again as it is, costs nothing, which is how numpy gets its own. Node has such memory. Elsewhere these are zeros.
 */
import type { ValueType } from '../../abi/index.ts'
import type { Storage } from './array.ts'

/** Bytes of any content. */
type Allocate = (size: number) => { readonly buffer: ArrayBuffer }

const { Buffer: NodeBuffer } = globalThis as { Buffer?: { readonly allocUnsafeSlow: Allocate } }

/** Few bytes are cheaper as zeros. */
const fewBytes = 16_384

function bytes(size: number): ArrayBuffer {
  return NodeBuffer === undefined || size < fewBytes ? new ArrayBuffer(size) : NodeBuffer.allocUnsafeSlow(size).buffer
}

export function unwrittenFloats(length: number): Float64Array<ArrayBuffer> {
  return new Float64Array(bytes(8 * length))
}

export function unwrittenPlaces(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(bytes(4 * length))
}

export function unwrittenTruths(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes(length))
}

/** Storage for elements of a type, of 32 bits where they are narrow. */
export function unwrittenOf(type: ValueType, narrow: boolean, length: number): Storage {
  if (type === 'boolean') return unwrittenTruths(length)
  if (!narrow) return unwrittenFloats(length)
  return type === 'integer' ? unwrittenPlaces(length) : unwrittenSingles(length)
}

export function unwrittenSingles(length: number): Float32Array<ArrayBuffer> {
  return new Float32Array(bytes(4 * length))
}

/** Storage of the same kind. */
export function unwrittenLike(data: Storage, length: number): Storage {
  if (data instanceof Float64Array) return unwrittenFloats(length)
  if (data instanceof Float32Array) return unwrittenSingles(length)
  return data instanceof Int32Array ? unwrittenPlaces(length) : unwrittenTruths(length)
}
