/**
 * What `open` gives. A file that is read is there whole; one that is written is kept until it is closed, so that on the
 * disk it is whole or not there at all.
 */
import type { CallSite, Session, StateKey } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  bytes, isBytes, isObject, isStr, list, str, type ObjectType, type ObjectValue, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { given } from '../arguments.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { method, methods, type MethodRow } from '../row.ts'
import { plainSite } from '../../evaluate/call.ts'
import { bytesOfText, textOfBytes } from '../text-encoding.ts'
import { joined, look, readContent, requireSize, textOf, toBytes, withPlainEnds, writeContent } from './access.ts'

interface OpenFile {
  readonly path: string
  readonly mode: string
  closed: boolean
}

interface ReadFile extends OpenFile {
  readonly content: Uint8Array | string
  /** Of a file of text, with ends of lines as Python has them, or bytes as characters; made when it is asked for. */
  text: string | undefined
  /** Characters that were read. */
  at: number
}

interface WrittenFile extends OpenFile {
  readonly parts: (Uint8Array | string)[]
  length: number
}

/** What files of either kind can do. */
interface Types {
  readonly text: ObjectType
  readonly binary: ObjectType
}

function isOne(value: Value, { text, binary }: Types): value is ObjectValue {
  return isObject(value, text) || isObject(value, binary)
}

const isBinary = ({ mode }: OpenFile): boolean => mode.includes('b')

/** Files that a script has begun to write. */
const unwrittenKey: StateKey<Set<WrittenFile>> = { name: 'files being written', create: () => new Set() }

export function readingFile(path: string, mode: string, content: Uint8Array | string): ObjectValue {
  const data: ReadFile = { path, mode, closed: false, content, text: undefined, at: 0 }
  return { kind: 'object', type: readTypes[isBinary(data) ? 'binary' : 'text'], data }
}

export function writingFile(path: string, mode: string, session: Session): ObjectValue {
  const data: WrittenFile = { path, mode, closed: false, parts: [], length: 0 }
  session.state(unwrittenKey).add(data)
  return { kind: 'object', type: writtenTypes[isBinary(data) ? 'binary' : 'text'], data }
}

/** Closes what a script that ended well has left open, as Python does. */
export function closeFiles(session: Session): void {
  const site = plainSite(session, { source: { name: '', text: '' }, start: 0, end: 0 })
  for (const file of session.state(unwrittenKey)) put(file, site)
}

/** What is left of a file that is read; undefined for every other value. */
export function remainingContent(value: Value): Uint8Array | string | undefined {
  if (!isOne(value, readTypes)) return undefined
  const file = opened(value.data as ReadFile)
  if (!isBinary(file)) return restOf(file)
  if (file.at === 0) return file.content
  return bytesOfText(restOf(file))
}

/** Writes into a file that is open for it; false for every other value. */
export function writeInto(value: Value, content: Uint8Array | string): boolean {
  if (!isOne(value, writtenTypes)) return false
  const file = opened(value.data as WrittenFile)
  if (!isBinary(file) && typeof content !== 'string')
    throw new PythonError('TypeError', 'write() argument must be str, not bytes', { help: "open it with mode 'wb'" })
  file.length += content.length
  requireSize(file.length, file.path)
  file.parts.push(content)
  return true
}

function put(file: WrittenFile, site: CallSite): void {
  site.session.state(unwrittenKey).delete(file)
  // What is appended comes behind what stands there by then: another file of the script may have been closed meanwhile.
  const isThere = file.mode.includes('a') && look(file.path, 'open', site) !== undefined
  const before = isThere ? [readContent(file.path, 'open', site)] : []
  writeContent(file.path, joined([...before, ...file.parts].map(toBytes)), 'open', site)
}

function opened<File extends OpenFile>(file: File): File {
  if (file.closed) throw new PythonError('ValueError', 'I/O operation on closed file.')
  return file
}

/** The text of a file that is read, or its bytes as characters. */
function readText(file: ReadFile): string {
  file.text ??= isBinary(file) ? textOfBytes(toBytes(file.content)) : withPlainEnds(textOf(file.content))
  return file.text
}

/** What a file gives of itself. */
function read(file: ReadFile, part: string): Value {
  return isBinary(file) ? bytes(part) : str(part)
}

function restOf(file: ReadFile): string {
  const rest = readText(file).slice(file.at)
  file.at += rest.length
  return rest
}

/** The next line with its end; empty behind the last one. */
function nextLine(file: ReadFile): string {
  const whole = readText(opened(file))
  const end = whole.indexOf('\n', file.at)
  const line = whole.slice(file.at, end < 0 ? whole.length : end + 1)
  file.at += line.length
  return line
}

function* lines(file: ReadFile): Iterable<Value> {
  for (let line = nextLine(file); line !== ''; line = nextLine(file)) yield read(file, line)
}

/** The place of a character; only those that a script was told, and the two ends, are of use. */
function seek(file: ReadFile, offset: Value, whence: Value | undefined, site: CallSite): Value {
  const from = given(whence) ? toInteger(whence, 'whence', site) : 0
  const by = toInteger(offset, 'offset', site)
  const { length } = readText(opened(file))
  if (isBinary(file)) {
    const start = from === 0 ? 0 : from === 1 ? file.at : length
    if (start + by < 0) throw new PythonError('OSError', '[Errno 22] Invalid argument')
    file.at = Math.min(start + by, length)
    return BigInt(file.at)
  }
  if (from > 0 && by !== 0) {
    throw new PythonError('UnsupportedOperation', `can't do nonzero ${from === 1 ? 'cur' : 'end'}-relative seeks`)
  }
  if (by < 0) throw new PythonError('ValueError', `negative seek position ${by}`)
  if (from !== 1) file.at = from === 2 ? length : Math.min(by, length)
  return BigInt(file.at)
}

/** What a file does not do in the mode in which it is open. */
function withheld<Self>(names: readonly string[], why: string): MethodRow<Self>[] {
  return names.map(name =>
    method<Self>(`${name}(*args)`, () => {
      throw new PythonError('UnsupportedOperation', why)
    }),
  )
}

const readMethods = methods<ReadFile>([
  ...withheld<ReadFile>(['write', 'writelines'], 'not writable'),
  method('read(size=-1, /)', (file, [size], site) => {
    const count = given(size) ? toInteger(size, 'size', site) : -1
    if (count < 0) return read(file, restOf(opened(file)))
    const ahead = readText(opened(file)).slice(file.at, file.at + 2 * count)
    const found = isBinary(file) ? ahead.slice(0, count) : Array.from(ahead).slice(0, count).join('')
    file.at += found.length
    return read(file, found)
  }),
  method('readline()', file => read(file, nextLine(file))),
  method('readlines()', file => list([...lines(file)])),
  method('seek(offset, whence=0, /)', (file, [offset = null, whence], site) => seek(file, offset, whence, site)),
  method('tell()', file => BigInt(opened(file).at)),
  method('readable()', () => true),
  method('writable()', () => false),
  method('close()', file => {
    file.closed = true
    return null
  }),
  method('__exit__(*args)', file => {
    file.closed = true
    return null
  }),
])

/** What is written into a file: a text, or bytes into one that is open for them. */
function writable({ data }: ObjectValue, value: Value | undefined): Uint8Array | string {
  const isText = !isBinary(data as OpenFile)
  if (isText && isStr(value)) return value.text.text
  if (!isText && isBytes(value)) return bytesOfText(value.text)
  const name = typeName(value ?? null)
  const message = isText
    ? `write() argument must be str, not ${name}`
    : `a bytes-like object is required, not '${name}'`
  throw new PythonError('TypeError', message)
}

const writeMethods = methods<ObjectValue>([
  ...withheld<ObjectValue>(['read', 'readline', 'readlines'], 'not readable'),
  method('write(text, /)', (object, [written]) => {
    const found = writable(object, written)
    writeInto(object, found)
    return BigInt(typeof found === 'string' ? [...found].length : found.length)
  }),
  method('writelines(lines, /)', (object, [written = null], site) => {
    for (const line of collect(written, site)) writeInto(object, writable(object, line))
    return null
  }),
  method('flush()', () => null),
  method('readable()', () => false),
  method('writable()', () => true),
  method('close()', ({ data }, _, site) => {
    const file = data as WrittenFile
    if (file.closed) return null
    file.closed = true
    put(file, site)
    return null
  }),
  // What a block that failed has written so far is kept for the end of the script: only one that ends well writes it.
  method('__exit__(type, value, traceback)', ({ data }, [type], site) => {
    const file = data as WrittenFile
    if (file.closed) return null
    file.closed = true
    if (!given(type)) put(file, site)
    return null
  }),
])

function ownAttribute(object: ObjectValue, name: string): Value | undefined {
  const { path, mode, closed } = object.data as OpenFile
  switch (name) {
    case 'name':
      return str(path)
    case 'mode':
      return str(mode)
    case 'closed':
      return closed
    case 'encoding':
      return isBinary(object.data as OpenFile) ? undefined : str('utf-8')
    default:
      return undefined
  }
}

const entering = method<ObjectValue>('__enter__()', object => {
  opened(object.data as OpenFile)
  return object
})

function fileType<Self>(
  name: string,
  rows: ReadonlyMap<string, MethodRow<Self>>,
  self: (object: ObjectValue) => Self,
): ObjectType {
  return {
    name,
    attribute: (object, attribute) => {
      if (attribute === '__enter__') return entering.bind(object)
      return rows.get(attribute)?.bind(self(object)) ?? ownAttribute(object, attribute)
    },
    attributeNames: () => [...rows.keys(), 'name', 'mode', 'closed', 'encoding'],
    repr: object => {
      const file = object.data as OpenFile
      const manner = isBinary(file) ? '' : ` mode='${file.mode}' encoding='UTF-8'`
      return `<_io.${name} name='${file.path}'${manner}>`
    },
  }
}

function readType(name: string): ObjectType {
  return {
    ...fileType(name, readMethods, object => object.data as ReadFile),
    iterate: object => lines(object.data as ReadFile),
    next: object => {
      const file = object.data as ReadFile
      const line = nextLine(file)
      return line === '' ? undefined : read(file, line)
    },
  }
}

const readTypes: Types = { text: readType('TextIOWrapper'), binary: readType('BufferedReader') }

const writtenTypes: Types = {
  text: fileType('TextIOWrapper', writeMethods, object => object),
  binary: fileType('BufferedWriter', writeMethods, object => object),
}
