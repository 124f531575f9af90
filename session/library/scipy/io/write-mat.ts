/** Variables as a file of MATLAB's, byte for byte as scipy writes them but for the text at its head. */
import { zlibSync } from 'fflate'
import { asFloats, dtypeName, type ArrayValue } from '../../../arrays/array.ts'
import { imaginaryPart, realPart } from '../../../arrays/complex-array.ts'
import { kindOf } from '../../../arrays/kinds.ts'
import { transposed } from '../../../arrays/shape.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { complexOf, holdsComplex, toComplexArray } from '../../../evaluate/complex-arrays.ts'
import { toArray } from '../../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../../evaluate/python-error.ts'
import { typeOf } from '../../../evaluate/type-of.ts'
import { isStr, type DictValue, type Value } from '../../../evaluate/values.ts'
import { joined } from '../../files/access.ts'
import { bits, classes, kinds } from './mat-types.ts'

export interface WriteOptions {
  readonly longNames: boolean
  readonly compressed: boolean
  readonly inColumns: boolean
}

const encoder = new TextEncoder()

function numbersOf(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length)
  const view = new DataView(bytes.buffer)
  for (const [k, value] of values.entries()) view.setInt32(4 * k, value, true)
  return bytes
}

/** A kind and its bytes, filled up to a multiple of 8; the kind and up to four of them share 8. */
function element(kind: number, content: Uint8Array): Uint8Array {
  const isSmall = content.length <= 4
  const head = isSmall ? numbersOf((content.length << 16) | kind) : numbersOf(kind, content.length)
  const bytes = new Uint8Array(Math.ceil((head.length + content.length) / 8) * 8)
  bytes.set(head)
  bytes.set(content, head.length)
  return bytes
}

function matrix(name: string, flags: number, shape: readonly number[], parts: readonly Uint8Array[]): Uint8Array {
  const inside = joined([
    element(kinds.uint32, numbersOf(flags, 0)),
    element(kinds.int32, numbersOf(...shape)),
    element(kinds.int8, encoder.encode(name)),
    ...parts,
  ])
  return joined([numbersOf(kinds.matrix, inside.length), inside])
}

/** At least two extents. */
function extents(shape: readonly number[], inColumns: boolean): readonly number[] {
  const [length] = shape
  if (length === undefined) return [1, 1]
  if (shape.length > 1) return shape
  if (length === 0) return [0, 0]
  return inColumns ? [length, 1] : [1, length]
}

const numberClasses = {
  float64: [classes.double, 9],
  float32: [classes.single, 7],
  int64: [classes.int64, 12],
  int32: [classes.int32, 5],
  int16: [classes.int16, 3],
  int8: [classes.int8, 1],
  uint64: [classes.uint64, 13],
  uint32: [classes.uint32, 6],
  uint16: [classes.uint16, 4],
  uint8: [classes.uint8, 2],
  bool: [classes.uint8 | bits.logical, 2],
} as const

/** The bytes of numbers, the first axis running fastest. */
function numberBytes(values: ArrayValue): Uint8Array {
  const { data } = transposed(values)
  const { type, bits: width } = kindOf(values)
  const stored = type === 'integer' && width === 64 ? BigInt64Array.from(asFloats(data), BigInt) : data
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength)
}

function numberMatrix(name: string, values: ArrayValue, { inColumns }: WriteOptions): Uint8Array {
  const [flags, kind] = numberClasses[dtypeName(values)]
  return matrix(name, flags, extents(values.shape, inColumns), [element(kind, numberBytes(values))])
}

function complexMatrix(name: string, re: ArrayValue, im: ArrayValue, { inColumns }: WriteOptions): Uint8Array {
  const parts = [re, im].map(part => element(9, numberBytes(part)))
  return matrix(name, classes.double | bits.complex, extents(re.shape, inColumns), parts)
}

/** Texts of one length, filled up with spaces, in the rows of a table of characters. */
function textMatrix(name: string, texts: readonly string[]): Uint8Array {
  const rows = texts.map(each => [...each])
  const longest = Math.max(0, ...rows.map(row => row.length))
  if (longest === 0) return matrix(name, classes.char, [0, 0], [element(kinds.utf8, new Uint8Array())])
  let all = ''
  for (let k = 0; k < longest; k++) for (const row of rows) all += row[k] ?? ' '
  return matrix(name, classes.char, [rows.length, longest], [element(kinds.utf8, encoder.encode(all))])
}

function structMatrix(name: string, fields: DictValue, options: WriteOptions, site: CallSite): Uint8Array {
  const kept: [string, Value][] = []
  for (const { key, value } of fields.entries.values()) {
    if (!isStr(key)) throw unsupported('keys of a struct that are no texts are scipy, not yet Hillock')
    const field = key.text.text
    if (/^[_0-9]/.test(field)) ignore(`a underscore or a digit (${field})`, site)
    else kept.push([field, value])
  }
  if (kept.length === 0) throw unsupported('a struct without fields in savemat() is scipy, not yet Hillock')
  const names = kept.map(([field]) => encoder.encode(field))
  const length = Math.max(...names.map(field => field.length)) + 1
  const most = options.longNames ? 63 : 31
  if (length - 1 > most) throw new PythonError('ValueError', `Field names are restricted to ${most} characters`)
  const table = new Uint8Array(names.length * length)
  for (const [k, field] of names.entries()) table.set(field, k * length)
  const inside = kept.map(([, value]) => matrixOf('', value, options, site))
  return matrix(
    name,
    classes.struct,
    [1, 1],
    [element(kinds.int32, numbersOf(length)), element(kinds.int8, table), ...inside],
  )
}

function ignore(what: string, site: CallSite): void {
  site.session.noteOnce('ignored', site.span, `Starting field name with ${what} is ignored`)
}

/** What numpy makes an array of, or undefined for items of unlike kinds and shapes, of which scipy makes a cell array. */
function arrayOf(value: Value, site: CallSite): ArrayValue | undefined {
  try {
    return toArray(value, site)
  } catch (thrown) {
    if (thrown instanceof PythonError && thrown.type === 'ValueError') return undefined
    throw thrown
  }
}

function matrixOf(name: string, value: Value, options: WriteOptions, site: CallSite): Uint8Array {
  if (isStr(value)) return textMatrix(name, [value.text.text])
  if (typeof value === 'object' && value?.kind === 'dict') return structMatrix(name, value, options, site)
  if (complexOf(value) !== undefined || holdsComplex(value)) {
    const complex = toComplexArray(value, site)
    if (complex !== undefined) return complexMatrix(name, realPart(complex), imaginaryPart(complex), options)
  }
  const values = value === null ? undefined : arrayOf(value, site)
  if (values !== undefined) return numberMatrix(name, values, options)
  const items = typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple') ? value.items : []
  if (items.length > 0) {
    if (items.every(isStr))
      return textMatrix(
        name,
        items.map(item => item.text.text),
      )
    if (items.some(isStr)) throw unsupported('texts beside other items in savemat() are scipy, not yet Hillock')
    const inside = items.map(item => matrixOf('', item, options, site))
    return matrix(name, classes.cell, extents([items.length], options.inColumns), inside)
  }
  const { session } = site
  const message = `Could not convert ${session.repr(value)} (type ${session.repr(typeOf(value, site))}) to array`
  throw new PythonError('TypeError', message)
}

/**
 * A file of variables.
 *
 * @throws PythonError TypeError for what is neither number, text nor something that holds these
 */
export function writeMat(variables: DictValue, options: WriteOptions, site: CallSite): Uint8Array {
  const head = new Uint8Array(128)
  head.set(encoder.encode('MATLAB 5.0 MAT-file Platform: hillock'))
  head.set([0, 1, 0x49, 0x4d], 124)
  const parts: Uint8Array[] = [head]
  for (const { key, value } of variables.entries.values()) {
    if (!isStr(key)) throw new PythonError('TypeError', `${site.session.repr(key)} is no name of a variable`)
    const name = key.text.text
    if (name.startsWith('_')) {
      ignore(`a underscore (${name})`, site)
      continue
    }
    const made = matrixOf(name, value, options, site)
    if (options.compressed) {
      const content = zlibSync(made)
      parts.push(numbersOf(kinds.compressed, content.length), content)
    } else parts.push(made)
  }
  return joined(parts)
}
