import { withData, type ArrayValue, type Storage } from '../../../arrays/array.ts'
import { unwrittenTruths } from '../../../arrays/unwritten.ts'
import { arrayBehind, viewOfCopy } from '../../../evaluate/array-view.ts'
import type { Value } from '../../../evaluate/values.ts'

type StorageClass = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => Storage

/** The part of a buffer that arrays and views share. */
interface Shared {
  start: number
  end: number
  users: number
  copy: Uint8Array | undefined
}

/**
 * Copies arrays, and views of them, so that those which share memory with one of the globals share the copy of it; gives
 * undefined of anything else.
 */
export function storageCopies(globals: Iterable<Value>): (value: Value) => Value | undefined {
  const known = new Map<ArrayBufferLike, Shared>()
  for (const value of globals) note(arrayBehind(value), known)
  const copyOf = (value: ArrayValue, shared: Shared): ArrayValue => {
    const { buffer, byteOffset, length, constructor } = value.data
    const { start, end } = shared
    if (shared.copy === undefined) {
      shared.copy = unwrittenTruths(end - start)
      shared.copy.set(new Uint8Array(buffer, start, end - start))
    }
    const { copy } = shared
    const data = new (constructor as StorageClass)(copy.buffer, copy.byteOffset + byteOffset - start, length)
    return withData(value, data, value.shape)
  }
  return value => {
    const behind = arrayBehind(value)
    if (behind === undefined) return undefined
    const shared = known.get(behind.data.buffer)
    if (shared === undefined || !isWithin(behind.data, shared)) return undefined
    if (behind === value) return copyOf(behind, shared)
    // What nobody shares with a view is not copied beyond its elements.
    return shared.users < 2 ? undefined : viewOfCopy(value, base => copyOf(base, shared))
  }
}

function note(behind: ArrayValue | undefined, known: Map<ArrayBufferLike, Shared>): void {
  if (behind === undefined || behind.shape.length === 0) return
  const { buffer, byteOffset, byteLength } = behind.data
  const { start, end, users } = known.get(buffer) ?? { start: Infinity, end: 0, users: 0 }
  known.set(buffer, {
    // Numbers of every width have their place in the copy.
    start: Math.min(start, byteOffset - (byteOffset % 8)),
    end: Math.max(end, byteOffset + byteLength),
    users: users + 1,
    copy: undefined,
  })
}

function isWithin({ byteOffset, byteLength }: Storage, { start, end }: Shared): boolean {
  return byteOffset >= start && byteOffset + byteLength <= end
}
