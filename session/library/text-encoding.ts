/** Texts as bytes and back, by the encodings that scripts use. Bytes are characters of the same numbers. */
import { PythonError, unsupported } from '../evaluate/python-error.ts'
import { escaped } from '../print/quote.ts'

type Encoding = 'utf-8' | 'ascii' | 'latin-1'

const encodings: ReadonlyMap<string, Encoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['ascii', 'ascii'],
  ['us-ascii', 'ascii'],
  ['latin-1', 'latin-1'],
  ['latin1', 'latin-1'],
  ['iso-8859-1', 'latin-1'],
])

function encodingNamed(name: string): Encoding {
  const found = encodings.get(name.toLowerCase().replaceAll('_', '-'))
  if (found === undefined) throw unsupported(`the encoding '${name}' is Python, not yet Hillock`)
  return found
}

/** How many characters an encoding has, from 0 on. */
const sizes: Readonly<Record<Encoding, number>> = { ascii: 0x80, 'latin-1': 0x100, 'utf-8': 0x110000 }

/** A stretch of a text that is not there in an encoding, and why. */
interface Fault {
  readonly start: number
  readonly end: number
  readonly reason: string
}

/**
 * `text.encode(encoding, errors)`.
 *
 * @throws PythonError UnicodeEncodeError, for characters that the encoding has not
 */
export function encode(text: string, name = 'utf-8', errors = 'strict'): string {
  const encoding = encodingNamed(name)
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(text)) return text
  const characters = [...text]
  const isMissing = (character: string | undefined): boolean => {
    const code = character?.codePointAt(0) ?? 0
    return code >= sizes[encoding] || (code >= 0xd800 && code < 0xe000)
  }
  const found = characters.map((character, start) => {
    if (!isMissing(character)) return character
    if (errors !== 'strict') return encodedFault(character, errors)
    let end = start
    while (end < characters.length && isMissing(characters[end])) end++
    const reason = encoding === 'utf-8' ? 'surrogates not allowed' : `ordinal not in range(${sizes[encoding]})`
    throw faulty('encode', encoding, { start, end, reason }, `character '${escaped(character)}'`, 'characters')
  })
  const known = found.join('')
  return encoding === 'utf-8' ? textOfBytes(new TextEncoder().encode(known)) : known
}

function encodedFault(character: string, errors: string): string {
  switch (errors) {
    case 'ignore':
      return ''
    case 'replace':
      return '?'
    case 'backslashreplace':
      return escaped(character)
    case 'xmlcharrefreplace':
      return `&#${character.codePointAt(0)};`
    default:
      throw unknownHandler(errors)
  }
}

/**
 * `bytes.decode(encoding, errors)`.
 *
 * @throws PythonError UnicodeDecodeError, for bytes that mean nothing in the encoding
 */
export function decode(bytes: string, name = 'utf-8', errors = 'strict'): string {
  const encoding = encodingNamed(name)
  // oxlint-disable-next-line no-control-regex
  if (encoding === 'latin-1' || /^[\u0000-\u007f]*$/.test(bytes)) return bytes
  let [text, at, done] = ['', 0, 0]
  const decoded = (end: number): string =>
    encoding === 'ascii' ? bytes.slice(done, end) : ofUtf8(bytes.slice(done, end))
  while (at < bytes.length) {
    const next = encoding === 'ascii' ? asciiAt(bytes, at) : utf8At(bytes, at)
    if (typeof next === 'number') at = next
    else {
      if (errors === 'strict') {
        const hex = bytes.charCodeAt(at).toString(16).padStart(2, '0')
        throw faulty('decode', encoding, next, `byte 0x${hex}`, 'bytes')
      }
      text += decoded(at) + decodedFault(bytes.slice(next.start, next.end), errors)
      at = done = next.end
    }
  }
  return text + decoded(at)
}

function decodedFault(bytes: string, errors: string): string {
  switch (errors) {
    case 'ignore':
      return ''
    case 'replace':
      return '\ufffd'
    case 'backslashreplace':
      return [...bytes].map(escaped).join('')
    default:
      throw unknownHandler(errors)
  }
}

function ofUtf8(bytes: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOfText(bytes))
}

/** Where the character that begins here ends. */
function asciiAt(bytes: string, start: number): number | Fault {
  const end = start + 1
  return bytes.charCodeAt(start) < 0x80 ? end : { start, end, reason: 'ordinal not in range(128)' }
}

/** Second bytes that a first one may have, where those are not 80 to bf: nothing overlong, no surrogates. */
const seconds: ReadonlyMap<number, readonly [least: number, most: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
])

function utf8At(bytes: string, start: number): number | Fault {
  const first = bytes.charCodeAt(start)
  if (first < 0x80) return start + 1
  if (first < 0xc2 || first > 0xf4) return { start, end: start + 1, reason: 'invalid start byte' }
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  for (let end = start + 1; end < start + length; end++) {
    if (end === bytes.length) return { start, end, reason: 'unexpected end of data' }
    const [least, most] = (end === start + 1 && seconds.get(first)) || [0x80, 0xbf]
    const byte = bytes.charCodeAt(end)
    if (byte < least || byte > most) return { start, end, reason: 'invalid continuation byte' }
  }
  return start + length
}

function faulty(how: 'encode' | 'decode', encoding: Encoding, fault: Fault, one: string, many: string): PythonError {
  const { start, end, reason } = fault
  const what = end - start === 1 ? `${one} in position ${start}` : `${many} in position ${start}-${end - 1}`
  const type = how === 'encode' ? 'UnicodeEncodeError' : 'UnicodeDecodeError'
  return new PythonError(type, `'${encoding}' codec can't ${how} ${what}: ${reason}`)
}

function unknownHandler(name: string): PythonError {
  return new PythonError('LookupError', `unknown error handler name '${name}'`)
}

/** The bytes that characters of the same numbers stand for. */
export function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(text.length)
  for (let k = 0; k < text.length; k++) found[k] = text.charCodeAt(k)
  return found
}

/** Bytes made characters at once. */
const piece = 8192

/** Characters of the same numbers as the bytes. */
export function textOfBytes(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += piece) parts.push(String.fromCharCode(...bytes.subarray(at, at + piece)))
  return parts.join('')
}
