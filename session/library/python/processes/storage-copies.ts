import { arrayMemory } from '../../../../compiler/index.ts'
import { withData, type ArrayValue, type Storage } from '../../../arrays/array.ts'
import { unwrittenTruths } from '../../../arrays/unwritten.ts'
import { viewOfCopy } from '../../../evaluate/array-view.ts'
import type { Value } from '../../../evaluate/values.ts'

type StorageClass = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => Storage

/** Copies arrays, and views of them, so that those which share memory share the copy of it. */
export function storageCopies(): (value: Value) => Value | undefined {
  const known = new Map<ArrayBufferLike, { readonly start: number; readonly bytes: Uint8Array }>()
  const copyOf = (value: ArrayValue): ArrayValue => {
    const { buffer, byteOffset, length, constructor } = value.data
    const { start, end } = arrayMemory.partOf(buffer) ?? { start: 0, end: buffer.byteLength }
    let copy = known.get(buffer)
    if (copy === undefined) {
      const bytes = unwrittenTruths(end - start)
      bytes.set(new Uint8Array(buffer, start, end - start))
      copy = { start, bytes }
      known.set(buffer, copy)
    }
    const { bytes } = copy
    const data = new (constructor as StorageClass)(bytes.buffer, bytes.byteOffset + byteOffset - start, length)
    return withData(value, data, value.shape)
  }
  return value => {
    if (typeof value !== 'object' || value === null) return undefined
    return value.kind === 'array' ? copyOf(value) : viewOfCopy(value, copyOf)
  }
}
