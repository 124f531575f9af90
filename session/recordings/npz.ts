import { Zip, ZipPassThrough } from 'fflate'
import { npyHead } from '../library/files/npy.ts'
import type { SavedArray } from './recording.ts'

/**
 * Arrays as an `.npz` that `numpy.load` opens: a zip archive, uncompressed, with an `.npy` for each
 * (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). One more array, `units`, has a row of key
 * and unit for each; `dict(data['units'])` makes a table of it. Equal arrays give equal bytes.
 */
export function* npzPieces(arrays: readonly SavedArray[]): Generator<Uint8Array> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((problem, piece) => {
    if (problem !== null) throw problem
    pieces.push(piece)
  })
  for (const { key, parts } of [...arrays.map(arrayEntry), unitsEntry(arrays)]) {
    const entry = new ZipPassThrough(`${key}.npy`)
    // a zip archive cannot do without a time; this is the earliest it can say
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    parts.forEach((part, index) => entry.push(part, index === parts.length - 1))
    yield* pieces.splice(0)
  }
  zip.end()
  yield* pieces
}

interface Entry {
  readonly key: string
  readonly parts: readonly Uint8Array[]
}

const elements = {
  float: { descr: '<f8', of: (values: ArrayLike<number>) => asArray(Float64Array, values) },
  single: { descr: '<f4', of: (values: ArrayLike<number>) => asArray(Float32Array, values) },
  integer: { descr: '<i4', of: (values: ArrayLike<number>) => asArray(Int32Array, values) },
  boolean: { descr: '|b1', of: (values: ArrayLike<number>) => asArray(Uint8Array, values) },
} as const

function arrayEntry({ key, type, shape, values }: SavedArray): Entry {
  const { descr, of } = elements[values instanceof Float32Array ? 'single' : type]
  const { buffer, byteOffset, byteLength } = of(values)
  return { key, parts: [npyHead(descr, shape), new Uint8Array(buffer, byteOffset, byteLength)] }
}

function asArray<T extends Float64Array | Float32Array | Int32Array | Uint8Array>(
  kind: { new (values: ArrayLike<number>): T },
  values: ArrayLike<number>,
): T {
  return values instanceof kind ? values : new kind(values)
}

function unitsEntry(arrays: readonly SavedArray[]): Entry {
  const words = arrays.flatMap(({ key, unit }) => [Array.from(key), Array.from(unit)])
  const longest = Math.max(1, ...words.map(word => word.length))
  const points = new Uint32Array(words.length * longest)
  words.forEach((word, index) => {
    word.forEach((letter, at) => (points[index * longest + at] = letter.codePointAt(0) ?? 0))
  })
  return { key: 'units', parts: [npyHead(`<U${longest}`, [arrays.length, 2]), new Uint8Array(points.buffer)] }
}
