/**
 * Arrays as numpy's files have them: `.npy`, and `.npz`, a zip archive of those
 * (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 */
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { array, roomFor, type ArrayValue, type Storage } from '../../arrays/array.ts'
import { codeOf, kindOf, kinds, type ElementKind, type KindName } from '../../arrays/kinds.ts'
import { unwrittenOf } from '../../arrays/unwritten.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'

/** An integer of 64 bits, exact up to 2⁵³. */
function whole(value: bigint): number {
  if (BigInt(Number(value)) === value) return Number(value)
  throw unsupported(`the integer ${value} is too large for an array: they are exact up to 2**53`)
}

/** How an element of a type stands in a file, the lowest byte first or last. */
const readers: Readonly<Record<KindName, (view: DataView, at: number, isLittle: boolean) => number>> = {
  float64: (view, at, isLittle) => view.getFloat64(at, isLittle),
  float32: (view, at, isLittle) => view.getFloat32(at, isLittle),
  int64: (view, at, isLittle) => whole(view.getBigInt64(at, isLittle)),
  uint64: (view, at, isLittle) => whole(view.getBigUint64(at, isLittle)),
  int32: (view, at, isLittle) => view.getInt32(at, isLittle),
  uint32: (view, at, isLittle) => view.getUint32(at, isLittle),
  int16: (view, at, isLittle) => view.getInt16(at, isLittle),
  uint16: (view, at, isLittle) => view.getUint16(at, isLittle),
  int8: (view, at) => view.getInt8(at),
  uint8: (view, at) => view.getUint8(at),
  bool: (view, at) => Number(view.getUint8(at) !== 0),
}

/** What a file says of the array in it. */
interface Head {
  readonly descr: string
  readonly columnsFirst: boolean
  readonly shape: readonly number[]
  /** Where the numbers begin. */
  readonly from: number
}

/** @throws PythonError ValueError for what is no such file */
export function readNpy(bytes: Uint8Array, name: string): ArrayValue {
  const { descr, columnsFirst, shape, from } = readHead(bytes, name)
  const kind = kinds.find(each => codeOf(each).slice(1) === descr.slice(1))
  if (kind === undefined) {
    if (descr.includes('O')) {
      throw new PythonError('ValueError', 'Object arrays cannot be loaded when allow_pickle=False', {
        help: 'a pickle is a program; save arrays of numbers instead',
      })
    }
    throw unsupported(`an array of type '${descr}' in a file is numpy, not yet Hillock`)
  }
  const length = roomFor(shape)
  if (bytes.length < from + (length * kind.bits) / 8)
    throw new PythonError('ValueError', `the array in '${name}' is cut off: it says that it has ${length} elements`)
  const data = readElements(bytes.subarray(from), kind, length, !descr.startsWith('>'))
  return array(columnsFirst ? rowsFirst(data, shape) : data, shape, kind.type)
}

/** So many elements of a type, one behind the other. */
export function readElements(bytes: Uint8Array, kind: ElementKind, length: number, isLittle: boolean): Storage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const data = unwrittenOf(kind, length)
  const [read, bytesOfOne] = [readers[kind.name], kind.bits / 8]
  for (let k = 0; k < length; k++) data[k] = read(view, k * bytesOfOne, isLittle)
  return data
}

/** The bytes of all elements, the lowest of each first. */
export function elementBytes(values: ArrayValue): Uint8Array {
  const { type, bits } = kindOf(values)
  const data = type === 'integer' && bits === 64 ? BigInt64Array.from(values.data, BigInt) : values.data
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

function readHead(bytes: Uint8Array, name: string): Head {
  const wrong = new PythonError('ValueError', `'${name}' is no array that numpy saved, or it is damaged`)
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
  const version = bytes[6] ?? 0
  if (magic.some((byte, k) => bytes[k] !== byte) || version < 1 || version > 3 || bytes.length < 12) throw wrong
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const from = version === 1 ? 10 : 12
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  const text = new TextDecoder().decode(bytes.subarray(from, from + Math.min(length, 65_536)))
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1]
  const columnsFirst = /'fortran_order':\s*(True|False)/.exec(text)?.[1]
  const lengths = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1]
  if (lengths !== undefined && descr === undefined && text.includes('[('))
    throw unsupported(`the structured array in '${name}' is numpy, not yet Hillock`)
  if (descr === undefined || columnsFirst === undefined || lengths === undefined) throw wrong
  const shape = lengths.split(',').flatMap(each => (each.trim() === '' ? [] : [Number(each)]))
  if (shape.some(extent => !Number.isSafeInteger(extent)) || shape.length > 32) throw wrong
  return { descr, columnsFirst: columnsFirst === 'True', shape, from: from + length }
}

/** Of numbers in Fortran's order. */
function rowsFirst(data: Storage, shape: readonly number[]): Storage {
  const result = data.slice()
  const index = shape.map(() => 0)
  for (let k = 0; k < data.length; k++) {
    let at = 0
    for (const [axis, extent] of shape.entries()) at = at * extent + (index[axis] ?? 0)
    result[at] = data[k] ?? 0
    for (const [axis, extent] of shape.entries()) {
      index[axis] = (index[axis] ?? 0) + 1
      if (index[axis] !== extent) break
      index[axis] = 0
    }
  }
  return result
}

/** An array as a `.npy`; a quantity as its number of SI units. */
export function writeNpy(values: ArrayValue): Uint8Array {
  const head = npyHead(codeOf(kindOf(values)), values.shape)
  const elements = elementBytes(values)
  const bytes = new Uint8Array(head.length + elements.length)
  bytes.set(head)
  bytes.set(elements, head.length)
  return bytes
}

/** The head of an `.npy`, version 1.0: padded so that the data begins at a multiple of 64 bytes. */
export function npyHead(descr: string, shape: readonly number[]): Uint8Array {
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${lengths}), }`
  const before = 10
  const length = Math.ceil((before + text.length + 1) / 64) * 64 - before
  const magic = [0x93, ...Array.from('NUMPY', letter => letter.charCodeAt(0)), 1, 0, length & 0xff, length >> 8]
  return Uint8Array.from([...magic, ...new TextEncoder().encode(`${text.padEnd(length - 1)}\n`)])
}

/** Bytes that the parts of an archive have together at most. */
const mostUnpacked = 2 ** 30

/** The arrays of an `.npz`, still as `.npy`, by name. */
export function readNpz(bytes: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  return new Map([...unpacked(bytes, name)].map(([entry, content]) => [entry.replace(/\.npy$/, ''), content]))
}

export function writeNpz(arrays: ReadonlyMap<string, ArrayValue>, compressed: boolean): Uint8Array {
  return packed(
    [...arrays].map(([name, values]) => [`${name}.npy`, writeNpy(values)]),
    compressed,
  )
}

/**
 * The parts of a zip archive.
 *
 * @throws PythonError ValueError for what is none, MemoryError for one that would fill the memory
 */
export function unpacked(bytes: Uint8Array, name: string): ReadonlyMap<string, Uint8Array> {
  let total = 0
  try {
    const entries = unzipSync(bytes, {
      filter: ({ size, originalSize }) => {
        // Entries that are not compressed are copied by the one, all others by the other; a damaged head may say anything.
        total += Math.max(size, originalSize)
        if (!(total <= mostUnpacked))
          throw new PythonError('MemoryError', `the parts of '${name}' have more than ${mostUnpacked} bytes`)
        return true
      },
    })
    return new Map(Object.entries(entries))
  } catch (thrown) {
    if (thrown instanceof PythonError) throw thrown
    throw new PythonError('ValueError', `'${name}' is no zip archive of Hillock's or numpy's, or it is damaged`)
  }
}

/** A zip archive of these parts; equal parts give equal bytes. */
export function packed(parts: Iterable<readonly [string, Uint8Array]>, compressed: boolean): Uint8Array {
  const entries: Zippable = {}
  // The earliest time that a zip archive can say.
  const mtime = new Date(1980, 0, 1)
  for (const [name, content] of parts) entries[name] = [content, { level: compressed ? 6 : 0, mtime }]
  return zipSync(entries)
}
