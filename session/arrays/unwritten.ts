/**
 * Storage for numbers that are all written before one is read. New zeros come from the system page by page, and each page
 * that is touched for the first time takes longer than the numbers in it to compute; memory that was freed before, and is
 * used again as it is, costs nothing, which is how numpy gets its own. The runtime lends such memory, and Node has some.
 * Elsewhere these are zeros.
 */
import { arrayMemory, leastLent, type Room } from '../../compiler/index.ts'
import type { ElementKind, Storage } from './kinds.ts'

type Allocate = (size: number) => { readonly buffer: ArrayBuffer }

const { Buffer: NodeBuffer } = globalThis as { Buffer?: { readonly allocUnsafeSlow: Allocate } }

/** Few bytes are cheaper as zeros. */
const fewBytes = 16_384

/** So many bytes of any content, in the memory of the runtime if they are many. */
function room(size: number): Room {
  return (size < leastLent ? undefined : arrayMemory.lend(size)) ?? { buffer: bytes(size), byteOffset: 0 }
}

function bytes(size: number): ArrayBuffer {
  return NodeBuffer === undefined || size < fewBytes ? new ArrayBuffer(size) : NodeBuffer.allocUnsafeSlow(size).buffer
}

export function unwrittenFloats(length: number): Float64Array {
  const { buffer, byteOffset } = room(8 * length)
  return new Float64Array(buffer, byteOffset, length)
}

export function unwrittenPlaces(length: number): Int32Array {
  const { buffer, byteOffset } = room(4 * length)
  return new Int32Array(buffer, byteOffset, length)
}

export function unwrittenTruths(length: number): Uint8Array {
  const { buffer, byteOffset } = room(length)
  return new Uint8Array(buffer, byteOffset, length)
}

/** Storage for elements of a type. */
export function unwrittenOf({ storage, bits }: ElementKind, length: number): Storage {
  const { buffer, byteOffset } = room((bits / 8) * length)
  return new storage(buffer, byteOffset, length)
}

export function unwrittenSingles(length: number): Float32Array {
  const { buffer, byteOffset } = room(4 * length)
  return new Float32Array(buffer, byteOffset, length)
}

/** Storage of the same kind. */
export function unwrittenLike(data: Storage, length: number): Storage {
  if (data.constructor === Float64Array) return unwrittenFloats(length)
  if (data instanceof Float32Array) return unwrittenSingles(length)
  const { buffer, byteOffset } = room(data.BYTES_PER_ELEMENT * length)
  const kind = data.constructor as ElementKind['storage']
  return new kind(buffer, byteOffset, length)
}
