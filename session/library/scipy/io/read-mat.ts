/** Variables of a file of MATLAB's as scipy gives them. */
import { Unzlib } from 'fflate'
import { array, asFloats, at, roomFor, withData, type ArrayValue } from '../../../arrays/array.ts'
import { transposed } from '../../../arrays/shape.ts'
import { complexValue } from '../../../evaluate/complex-arrays.ts'
import { PythonError, unsupported } from '../../../evaluate/python-error.ts'
import { list, namedDict, str, type Value } from '../../../evaluate/values.ts'
import { joined } from '../../files/access.ts'
import { objectArray } from '../../object-array.ts'
import { bits, classes, kinds, numberKinds } from './mat-types.ts'

export interface ReadOptions {
  /** No axes of length 1; single numbers and texts alone. */
  readonly squeezed: boolean
  /** Structs as dicts. */
  readonly simple: boolean
  /** The variables that are wanted, all of them if undefined. */
  readonly wanted: ReadonlySet<string> | undefined
}

/** Where one is in the bytes. */
interface Cursor {
  readonly view: DataView
  readonly little: boolean
  at: number
}

interface Element {
  readonly kind: number
  readonly from: number
  readonly length: number
}

function damaged(): PythonError {
  return new PythonError('ValueError', 'the file is no MAT file of level 5, or it is damaged')
}

/** The next element, behind which one is then. */
function next(cursor: Cursor): Element {
  const { view, little, at: from } = cursor
  if (from + 8 > view.byteLength) throw damaged()
  const word = view.getUint32(from, little)
  const small = word >>> 16
  if (small > 0) {
    if (small > 4) throw damaged()
    cursor.at = from + 8
    return { kind: word & 0xffff, from: from + 4, length: small }
  }
  const length = view.getUint32(from + 4, little)
  if (from + 8 + length > view.byteLength) throw damaged()
  // What is compressed is not filled up.
  const padded = word === kinds.compressed ? length : Math.ceil(length / 8) * 8
  cursor.at = Math.min(view.byteLength, from + 8 + padded)
  return { kind: word, from: from + 8, length }
}

function numbersIn(cursor: Cursor): ArrayValue {
  const { kind, from, length } = next(cursor)
  const found = numberKinds.get(kind)
  if (found === undefined) throw damaged()
  const data = new found.storage(roomFor([Math.floor(length / found.bytes)]))
  for (let k = 0; k < data.length; k++) data[k] = found.read(cursor.view, from + k * found.bytes, cursor.little)
  return array(data, undefined, found.isWhole ? 'integer' : 'float')
}

function bytesIn(cursor: Cursor): Element & { readonly bytes: Uint8Array } {
  const found = next(cursor)
  return { ...found, bytes: new Uint8Array(cursor.view.buffer, cursor.view.byteOffset + found.from, found.length) }
}

const decoders: ReadonlyMap<number, string> = new Map([
  [1, 'latin1'],
  [2, 'latin1'],
  [16, 'utf-8'],
])

/** The characters of a text: MATLAB keeps them as UTF-8 or as numbers of 16 bits. */
function charactersIn(cursor: Cursor): string {
  const { kind, from, length, bytes } = bytesIn(cursor)
  const encoding = decoders.get(kind)
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes)
  if (kind !== 4 && kind !== 17) throw damaged()
  let text = ''
  for (let k = 0; k < length; k += 2) text += String.fromCharCode(cursor.view.getUint16(from + k, cursor.little))
  return text
}

interface Head {
  readonly flags: number
  readonly shape: readonly number[]
  readonly name: string
}

function headOf(cursor: Cursor): Head {
  const flags = at(numbersIn(cursor), 0)
  const shape = [...numbersIn(cursor).data]
  const name = new TextDecoder('latin1').decode(bytesIn(cursor).bytes)
  if (shape.some(extent => extent < 0)) throw damaged()
  return { flags, shape, name }
}

/** Numbers whose first axis runs fastest, in the order that arrays have here. */
function arranged(values: ArrayValue, shape: readonly number[]): ArrayValue {
  if (values.data.length !== roomFor(shape)) throw damaged()
  return transposed({ ...values, shape: shape.toReversed() })
}

function squeezed(shape: readonly number[]): readonly number[] {
  return shape.includes(0) ? [0] : shape.filter(extent => extent !== 1)
}

/** A number of Python, where nothing else is left of an array. */
function single(values: ArrayValue): Value {
  return values.type === 'float' ? at(values, 0) : BigInt(at(values, 0))
}

function numbersOf(cursor: Cursor, { flags, shape }: Head, options: ReadOptions): Value {
  const re = arranged(numbersIn(cursor), shape)
  const own = options.squeezed ? squeezed(shape) : shape
  if ((flags & bits.complex) !== 0) {
    const im = arranged(numbersIn(cursor), shape)
    return complexValue({ re: Float64Array.from(re.data), im: asFloats(im.data), shape: own })
  }
  return own.length === 0 ? single(re) : withData(re, re.data, own)
}

/** Rows of characters: the texts of an array. */
function textsOf(cursor: Cursor, { shape }: Head, options: ReadOptions): Value {
  const all = [...charactersIn(cursor)]
  const [rows = 0, columns = 0] = shape
  if (shape.length > 2) throw unsupported('a MAT file with a table of texts is scipy, not yet Hillock')
  if (rows * columns === 0) return objectArray([], [0])
  const texts = Array.from({ length: rows }, (_, i) =>
    str(Array.from({ length: columns }, (_own, j) => all[j * rows + i] ?? '').join('')),
  )
  const [only] = texts
  return options.squeezed && rows === 1 && only !== undefined ? only : objectArray(texts, [rows])
}

/** Items whose first axis runs fastest. */
function itemsInRows(items: readonly Value[], shape: readonly number[], { squeezed: isSqueezed }: ReadOptions): Value {
  const places = arranged(array(Float64Array.from(items.keys())), shape)
  const [only] = items
  const own = isSqueezed ? squeezed(shape) : shape
  if (own.length === 0 && only !== undefined) return only
  // scipy makes a list of a row that begins with a struct.
  if (own.length === 1 && typeof only === 'object' && only?.kind === 'dict') return list([...items])
  return objectArray(
    Array.from(places.data, place => items[place] ?? null),
    own,
  )
}

function structOf(cursor: Cursor, { shape, name }: Head, options: ReadOptions): Value {
  if (!options.simple)
    throw unsupported(`the struct '${name}' of a MAT file is scipy, not yet Hillock`, {
      help: 'loadmat(…, simplify_cells=True) gives dicts; variable_names=[…] leaves out what is not needed',
    })
  const width = at(numbersIn(cursor), 0)
  const { bytes } = bytesIn(cursor)
  if (!(width > 0)) throw damaged()
  const decoder = new TextDecoder('latin1')
  const fields = Array.from({ length: Math.floor(bytes.length / width) }, (_, k) =>
    decoder.decode(bytes.subarray(k * width, (k + 1) * width)).replace(/\0.*$/s, ''),
  )
  const items = Array.from({ length: roomFor(shape) }, () =>
    namedDict(fields.map(field => [field, matrixOf(cursor, options).value] as const)),
  )
  return itemsInRows(items, shape, options)
}

interface Variable {
  readonly name: string
  readonly value: Value
}

function matrixOf(cursor: Cursor, options: ReadOptions): Variable {
  const { kind, from, length } = next(cursor)
  if (kind !== kinds.matrix) throw damaged()
  const inside = { ...cursor, at: from }
  // A field that was never set.
  if (length === 0) return { name: '', value: array(new Float64Array(), options.squeezed ? [0] : [0, 0]) }
  const head = headOf(inside)
  if (options.wanted?.has(head.name) === false) return { name: '', value: null }
  const within: ReadOptions = { ...options, wanted: undefined }
  return { name: head.name, value: valueOf(inside, head, within) }
}

function valueOf(cursor: Cursor, head: Head, options: ReadOptions): Value {
  const kind = head.flags & 0xff
  if (kind === classes.char) return textsOf(cursor, head, options)
  if (kind === classes.struct) return structOf(cursor, head, options)
  if (kind === classes.cell) {
    const items = Array.from({ length: roomFor(head.shape) }, () => matrixOf(cursor, options).value)
    return itemsInRows(items, head.shape, options)
  }
  if (kind >= classes.double && kind <= 15) return numbersOf(cursor, head, options)
  throw unsupported(`'${head.name}' of a MAT file, which is sparse, a function or an object, is scipy, not yet Hillock`)
}

/** What compressed variables have together at most. */
const mostUnpacked = 2 ** 30

function unpacked(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let total = 0
  const stream = new Unzlib(part => {
    total += part.length
    if (total > mostUnpacked)
      throw new PythonError('MemoryError', `a variable of a MAT file has more than ${mostUnpacked} bytes`)
    parts.push(part)
  })
  const piece = 2 ** 16
  try {
    for (let k = 0; k < bytes.length; k += piece) stream.push(bytes.subarray(k, k + piece), k + piece >= bytes.length)
  } catch (thrown) {
    if (thrown instanceof PythonError) throw thrown
    throw damaged()
  }
  return joined(parts)
}

/**
 * The variables of a file, with what scipy says of the file itself.
 *
 * @throws PythonError ValueError for what is no such file
 */
export function readMat(bytes: Uint8Array, options: ReadOptions): readonly (readonly [string, Value])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 128) throw damaged()
  const mark = String.fromCharCode(bytes[126] ?? 0, bytes[127] ?? 0)
  if (mark !== 'IM' && mark !== 'MI') throw damaged()
  const little = mark === 'IM'
  const version = view.getUint16(124, little) >> 8
  if (version === 2)
    throw new PythonError('NotImplementedError', 'Please use HDF reader for matlab v7.3 files, e.g. h5py')
  if (version !== 1) throw damaged()
  const cursor: Cursor = { view, little, at: 128 }
  const found: [string, Value][] = []
  while (cursor.at < bytes.length) {
    const start = cursor.at
    const { kind, from, length } = next(cursor)
    let variable: Variable
    if (kind === kinds.compressed) {
      const inside = unpacked(bytes.subarray(from, from + length))
      const own = new DataView(inside.buffer, inside.byteOffset, inside.byteLength)
      variable = matrixOf({ view: own, little, at: 0 }, options)
    } else variable = matrixOf({ ...cursor, at: start }, options)
    if (variable.name !== '') found.push([variable.name, variable.value])
  }
  return found
}
