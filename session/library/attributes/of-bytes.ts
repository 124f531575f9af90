/** Methods of Python's bytes: those of strings, of which bytes that are no ASCII are signs without meaning, and their own. */
import { byteText } from '../../evaluate/compare.ts'
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  bytes, isBytes, isStr, list, str, tuple, type BytesValue, type Called, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { flag, given, optionalInteger, optionalText, text } from '../arguments.ts'
import { method, methodRow, methods, type MethodRow } from '../row.ts'
import { decode } from '../text-encoding.ts'
import { attributeTable, ofKind } from './attribute-table.ts'
import { strMethods } from './of-strings.ts'

const asStrings = [
  'capitalize', 'center', 'count', 'endswith', 'expandtabs', 'find', 'index', 'isalnum', 'isalpha', 'isascii', 'isdigit',
  'islower', 'isspace', 'istitle', 'isupper', 'ljust', 'lower', 'lstrip', 'partition', 'removeprefix', 'removesuffix',
  'replace', 'rfind', 'rindex', 'rjust', 'rpartition', 'rsplit', 'rstrip', 'split', 'startswith', 'strip', 'swapcase',
  'title', 'upper', 'zfill',
] // prettier-ignore

/** Methods that take one byte by its number too. */
const searching: ReadonlySet<string> = new Set(['count', 'find', 'index', 'rfind', 'rindex'])

/** Where bytes that are no ASCII stand in a text, so that they are neither letters nor blanks nor digits. */
const highest = 0xdc00

function asText(value: string): string {
  return value.replaceAll(/[\u0080-\u00ff]/g, each => String.fromCharCode(highest + each.charCodeAt(0)))
}

function asBytes(value: string): string {
  return value.replaceAll(/[\udc80-\udcff]/g, each => String.fromCharCode(each.charCodeAt(0) - highest))
}

/** A method of strings, given bytes for texts. */
function asString(name: string): MethodRow<BytesValue> {
  const found = methods(strMethods).get(name.replace('index', 'find'))
  if (found === undefined) throw new TypeError(`strings have no method ${name}`)
  return methodRow(name, found.parameters, (self, arguments_, site) => {
    const texts = arguments_.map((value, k) => {
      if (k === 0 && searching.has(name) && value !== undefined) return str(asText(byteText(value, site)))
      return value === undefined ? undefined : textFor(value, name)
    })
    const answer = found.call(str(asText(self.text)), texts, site)
    if (answer === -1n && name.endsWith('index')) throw new PythonError('ValueError', 'subsection not found')
    return bytesFor(answer)
  })
}

function textFor(value: Value, name: string): Value {
  if (isBytes(value)) return str(asText(value.text))
  if (typeof value === 'object' && value?.kind === 'tuple') return tuple(value.items.map(each => textFor(each, name)))
  if (!isStr(value)) return value
  const isAffix = name === 'startswith' || name === 'endswith'
  const message = isAffix
    ? `${name} first arg must be bytes or a tuple of bytes, not str`
    : "a bytes-like object is required, not 'str'"
  throw new PythonError('TypeError', message)
}

function bytesFor(value: Called): Called {
  if (typeof value !== 'object' || value === null) return value
  if (value.kind === 'str') return bytes(asBytes(value.text.text))
  const parts = value.kind === 'list' || value.kind === 'tuple' ? value.items : []
  const items = parts.map(each => (isStr(each) ? bytes(asBytes(each.text.text)) : each))
  return value.kind === 'list' ? list(items) : value.kind === 'tuple' ? tuple(items) : value
}

/** `hex`, with a separator after every so many bytes, counted from the end or, below 0, from the beginning. */
function hexadecimal(self: string, separator: string, size: number): string {
  const digits = Array.from(self, each => each.charCodeAt(0).toString(16).padStart(2, '0'))
  const group = Math.abs(size)
  if (separator === '' || group === 0) return digits.join('')
  const first = size > 0 ? digits.length % group || group : group
  const groups = [digits.slice(0, first).join('')]
  for (let at = first; at < digits.length; at += group) groups.push(digits.slice(at, at + group).join(''))
  return groups.join(separator)
}

function joined(self: string, iterable: Value, site: CallSite): Value {
  const parts = collect(iterable, site).map((item, k) => {
    if (isBytes(item)) return item.text
    const message = `sequence item ${k}: expected a bytes-like object, ${typeName(item)} found`
    throw new PythonError('TypeError', message)
  })
  requireLength(parts.reduce((sum, part) => sum + part.length + self.length, 0))
  return bytes(parts.join(self))
}

function tableOf(value: Value): string | undefined {
  if (value === null) return undefined
  if (!isBytes(value)) throw new PythonError('TypeError', `a bytes-like object is required, not '${typeName(value)}'`)
  if (value.text.length === 256) return value.text
  throw new PythonError('ValueError', 'translation table must be 256 characters long')
}

/** `bytes.maketrans(from, to)`. */
export function byteTranslation(from: Value, to: Value, site: CallSite): BytesValue {
  const [old, made] = [byteText(from, site), byteText(to, site)]
  if (old.length !== made.length) throw new PythonError('ValueError', 'maketrans arguments must have same length')
  const table = Array.from({ length: 256 }, (_, k) => String.fromCharCode(k))
  for (let k = 0; k < old.length; k++) table[old.charCodeAt(k)] = made[k] ?? ''
  return bytes(table.join(''))
}

export const bytesMethods: readonly MethodRow<BytesValue>[] = [
  ...asStrings.map(asString),
  method('decode(encoding="utf-8", errors="strict")', (self, [encoding, errors]) =>
    str(decode(self.text, optionalText(encoding, 'encoding'), optionalText(errors, 'errors'))),
  ),
  method('hex(sep="", bytes_per_sep=1)', (self, [separator, size], site) => {
    const sign = given(separator) ? (isBytes(separator) ? separator.text : text(separator, 'sep')) : ''
    return str(hexadecimal(self.text, sign, optionalInteger(size, 'bytes_per_sep', site) ?? 1))
  }),
  method('join(iterable, /)', (self, [iterable = null], site) => joined(self.text, iterable, site)),
  method('splitlines(keepends=False)', (self, [keep], site) => {
    const keepEnds = flag(keep, false, site)
    const lines = self.text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
    return list(lines.map(line => bytes(keepEnds ? line : line.replace(/[\r\n]+$/, ''))))
  }),
  method('translate(table, /, delete=b"")', (self, [table = null, removed], site) => {
    const map = tableOf(table)
    const unwanted = new Set(removed === undefined ? '' : byteText(removed, site))
    const kept = Array.from(self.text).filter(each => !unwanted.has(each))
    return bytes(kept.map(each => map?.[each.charCodeAt(0)] ?? each).join(''))
  }),
  method('maketrans(frm, to, /)', (_, [from = null, to = null], site) => byteTranslation(from, to, site)),
]

export const bytesAttributes: AttributeTable = attributeTable(bytesMethods, ofKind('bytes'))
