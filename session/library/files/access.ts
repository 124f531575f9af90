/** What library functions do with the files that were handed to the session. */
import { HillockError } from '../../../diagnostics/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { catchable } from '../../evaluate/caught.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue } from '../../evaluate/values.ts'
import { directoryOf } from './paths.ts'

/** Which folders a function needs: that of data, to read; that of results, to write; or either. */
type Reach = NonNullable<FunctionValue['reach']>

/** Why a function that reaches files is refused, and what lets it. */
export function noFiles(name: string, reach: Reach): { readonly message: string; readonly help: string } {
  const read = '--data FOLDER lets it read the files below FOLDER'
  const write = '--results FOLDER lets it write files below FOLDER'
  const message = `${name}: a model script cannot reach the machine`
  if (reach === 'machine')
    return { message, help: 'it starts no programs: those that belong to it can be run beside it' }
  return {
    message,
    help: reach === 'data' ? read : reach === 'results' ? write : `${read}, ${write}`,
  }
}

/** Bytes that a file which a script reads or writes has at most. */
const mostBytes = 2 ** 30

/** Bytes of a file that are one text. */
const longestText = 2 ** 28

/** @throws PythonError for a file that is not there, or not for the script */
export function readContent(path: string, name: string, site: CallSite): Uint8Array | string {
  const { read } = site.session.files
  if (read === undefined) throw refused(name, 'data')
  const found = outside(() => read(path), site)
  if (found === undefined) throw missing(path)
  requireSize(found.length, path)
  return found
}

/** @throws PythonError for what is not UTF-8 */
export function readText(path: string, name: string, site: CallSite): string {
  return textOf(readContent(path, name, site))
}

/** @throws PythonError for what is not UTF-8 */
export function textOf(content: Uint8Array | string): string {
  if (typeof content === 'string') return content
  if (content.length > longestText)
    throw new PythonError('MemoryError', `a text of ${content.length} bytes; at most ${longestText} are read as one`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    // The decoder says no more than that.
    throw new PythonError('UnicodeDecodeError', 'the file is not UTF-8 text', { code: 'not-text' })
  }
}

/** A text with the ends of lines that Python gives a script. */
export function withPlainEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

export function readBytes(path: string, name: string, site: CallSite): Uint8Array {
  return toBytes(readContent(path, name, site))
}

const encoder = new TextEncoder()

export function toBytes(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : content
}

/** Parts of a file, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** @throws PythonError where the script may not write, or has written enough */
export function writeContent(path: string, content: Uint8Array, name: string, site: CallSite): void {
  const { write } = site.session.files
  if (write === undefined) throw refused(name, 'results')
  requireSize(content.length, path)
  outside(() => write(path, content), site)
}

/** Before there is anything to write. */
export function requireWritable(path: string, name: string, site: CallSite): void {
  const { write, requireWritable: check } = site.session.files
  if (write === undefined) throw refused(name, 'results')
  if (check !== undefined) outside(() => check(path), site)
}

/** What a path leads to. */
export function look(path: string, name: string, site: CallSite): 'file' | 'folder' | undefined {
  const { look: see, read } = site.session.files
  if (see !== undefined) return outside(() => see(path), site)
  if (read === undefined) throw refused(name, 'either')
  return outside(() => read(path), site) === undefined ? undefined : 'file'
}

/** The names in a folder, in order. */
export function listFolder(path: string, name: string, site: CallSite): readonly string[] {
  const { list } = site.session.files
  if (list === undefined) throw refused(name, 'either')
  if (look(path, name, site) === undefined) throw missing(path)
  return outside(() => list(path), site).toSorted()
}

/** Makes a folder, and those above it if they are wanted too. */
export function makeFolder(path: string, all: boolean, name: string, site: CallSite): void {
  const { write, makeFolder: make } = site.session.files
  if (write === undefined) throw refused(name, 'results')
  if (make === undefined) return
  const above = directoryOf(path)
  if (all && above !== '' && above !== path && look(above, name, site) === undefined) makeFolder(above, all, name, site)
  outside(() => make(path), site)
}

/** @throws PythonError MemoryError */
export function requireSize(length: number, path: string): void {
  if (length <= mostBytes) return
  throw new PythonError('MemoryError', `'${path}' has ${length} bytes; a script's file has at most ${mostBytes}`)
}

/** What is said where such a function is called all the same. */
export function refused(name: string, reach: Reach): PythonError {
  const { message, help } = noFiles(name, reach)
  return unsupported(message, { help })
}

function missing(path: string): PythonError {
  return new PythonError('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`, { code: 'file' })
}

/** What is refused outside becomes an exception of the script's. */
function outside<Result>(run: () => Result, site: CallSite): Result {
  try {
    return run()
  } catch (thrown) {
    throw thrown instanceof HillockError ? (catchable(thrown, site.span) ?? thrown) : thrown
  }
}
