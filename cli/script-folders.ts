/**
 * The folders that a command hands to a script: `--data`, below which it may read, and `--results`, below which it may
 * write (and read what is there).
 *
 * A model may come from a stranger, and so may what lies in such a folder: every path is followed to where it really
 * leads, and refused unless that is below the folder. A file is opened without following a link and then compared with
 * what has its name, so that a link put there meanwhile leads nowhere either.
 */
import {
  closeSync, constants, fstatSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, realpathSync,
  renameSync, rmSync, statSync, writeSync,
} from 'node:fs' // prettier-ignore
import { basename, dirname, join, resolve } from 'node:path'
import { error, HillockError } from '../diagnostics/diagnostic.ts'
import type { ScriptFiles } from '../session/index.ts'
import { fileError, reasonOf } from './faults.ts'
import type { Io } from './io.ts'
import { contentOf, openToRead } from './regular-file.ts'
import { withSeparator } from './sibling-modules.ts'
import { temporaryFor } from './write-whole.ts'

/** What the flags name. */
export interface FolderFlags {
  readonly data?: string
  readonly results?: string
}

/** Bytes of a file that is read, and of all that a script writes. */
const mostRead = 2 ** 30
const mostWritten = 2 ** 33

/** Characters of a path, as on Linux. */
const longestPath = 4096

interface Folder {
  /** Where it really is. */
  readonly real: string
  readonly shown: string
}

/**
 * @param dry whether nothing is to be written: the script is checked, not run
 * @throws HillockError `file` for a folder that is not there; one for results is made
 */
export function scriptFolders(
  { data, results }: FolderFlags,
  { cwd, writing }: Pick<Io, 'cwd' | 'writing'>,
  { dry = false }: { readonly dry?: boolean } = {},
): ScriptFiles | undefined {
  if (data === undefined && results === undefined) return undefined
  if (results !== undefined && !dry) makeResults(results, cwd)
  const target = results === undefined || (dry && !isThere(resolve(cwd, results))) ? undefined : folder(results, cwd)
  const readable = [...(data === undefined ? [] : [folder(data, cwd)]), ...(target === undefined ? [] : [target])]
  const reading = (path: string): Reached => reach(path, readable, cwd)
  const written = (path: string): Reached => reach(path, target === undefined ? [] : [target], cwd)
  const budget = { left: mostWritten }
  return {
    read: path => of(path, () => readFile(reading(path))),
    look: path => of(path, () => kindOf(reading(path))),
    list: path => of(path, () => readdirSync(reading(path).real)),
    ...(results !== undefined && dry && { write: () => undefined, makeFolder: () => undefined }),
    ...(target !== undefined &&
      !dry && {
        write: (path, content) => of(path, () => writeFile(written(path), content, budget, writing)),
        requireWritable: path => of(path, () => requireFolder(written(path))),
        makeFolder: path => of(path, () => makeFolder(written(path))),
      }),
  }
}

function folder(shown: string, cwd: string): Folder {
  try {
    const real = realpathSync(resolve(cwd, shown))
    if (!statSync(real).isDirectory()) throw fileError(`${shown} is no folder`)
    return { real, shown }
  } catch (cause) {
    if (cause instanceof HillockError) throw cause
    throw fileError(`the folder ${shown} cannot be used: ${reasonOf(cause)}`)
  }
}

function makeResults(shown: string, cwd: string): void {
  try {
    mkdirSync(resolve(cwd, shown), { recursive: true })
  } catch (cause) {
    throw fileError(`the folder ${shown} cannot be made: ${reasonOf(cause)}`)
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** A path of a script's, and where it leads. */
interface Reached {
  readonly path: string
  readonly real: string
}

/** @throws HillockError for what does not lie below one of the folders */
function reach(path: string, folders: readonly Folder[], cwd: string): Reached {
  if (path === '') throw refusal('FileNotFoundError', `[Errno 2] No such file or directory: ''`)
  if (path.includes('\0')) throw refusal('ValueError', 'embedded null byte')
  if (path.length > longestPath)
    throw refusal('OSError', `[Errno 36] File name too long: a path of ${path.length} characters`)
  if (process.platform === 'win32' && isStrange(path)) throw refusal('OSError', `'${path}' is no name of a file`)
  const wanted = resolve(cwd, path)
  const real = realPathOf(wanted, folders, cwd)
  if (real !== undefined && folders.some(each => isBelow(real, each.real))) return { path, real }
  const names = folders.map(({ shown }) => shown)
  throw refusal(
    'PermissionError',
    `[Errno 13] Permission denied: '${path}'`,
    `it is not below ${names.join(' or ') || 'a folder of --results'}`,
  )
}

/** Undefined for what cannot be reached outside of the folders: why it cannot would say what is there. */
function realPathOf(wanted: string, folders: readonly Folder[], cwd: string): string | undefined {
  try {
    return realPath(wanted)
  } catch (cause) {
    const inside = folders.some(each => isBelow(wanted, each.real) || isBelow(wanted, resolve(cwd, each.shown)))
    if (inside) throw cause
    return undefined
  }
}

function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(withSeparator(above))
}

/** On Windows: devices, streams of a file (`a.txt:b`), and ends that are left out when a file is opened. */
function isStrange(path: string): boolean {
  const parts = path.replace(/^[a-z]:(?=[\\/])/i, '').split(/[\\/]/)
  const devices = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:[. ]|$)/i
  return parts.some(part => part.includes(':') || devices.test(part) || /(?<!^\.?)[. ]$/.test(part))
}

/** Where a path leads; what is not there yet is below what is. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path) throw cause
    return join(realPath(above), basename(path))
  }
}

function readFile({ path, real }: Reached): Uint8Array | undefined {
  let file: number
  try {
    file = openToRead(real)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
  try {
    requireSame(file, real, path)
    const status = fstatSync(file)
    if (status.isDirectory()) throw refusal('IsADirectoryError', `[Errno 21] Is a directory: '${path}'`)
    if (!status.isFile()) throw refusal('PermissionError', `'${path}' is a device or a pipe, no file`)
    if (status.size > mostRead)
      throw refusal('MemoryError', `'${path}' has ${status.size} bytes; at most ${mostRead} are read`)
    return contentOf(file, status.size)
  } finally {
    closeSync(file)
  }
}

/** Whether what was opened is still what the path leads to. */
function requireSame(file: number, real: string, path: string): void {
  const [opened, named] = [fstatSync(file, { bigint: true }), lstatSync(real, { bigint: true })]
  if (realpathSync(real) === real && opened.ino === named.ino && opened.dev === named.dev) return
  throw refusal('PermissionError', `'${path}' was changed while it was opened`)
}

function kindOf({ real }: Reached): 'file' | 'folder' | undefined {
  const status = lstatSync(real, { throwIfNoEntry: false })
  if (status === undefined) return undefined
  return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : undefined
}

/** What `writeFile` needs, asked before there is anything to write. */
function requireFolder({ path, real }: Reached): void {
  if (kindOf({ path, real: dirname(real) }) !== 'folder')
    throw refusal('FileNotFoundError', `[Errno 2] No such file or directory: '${path}'`, 'os.makedirs makes the folder')
  const there = lstatSync(real, { throwIfNoEntry: false })
  if (there?.isDirectory() === true) throw refusal('IsADirectoryError', `[Errno 21] Is a directory: '${path}'`)
  if (there !== undefined && !there.isFile() && !there.isSymbolicLink())
    throw refusal('PermissionError', `'${path}' is a device or a pipe, no file`)
}

/** Under a temporary name first. */
function writeFile(reached: Reached, content: Uint8Array, budget: { left: number }, writing: Io['writing']): void {
  const { path, real } = reached
  requireFolder(reached)
  budget.left -= content.length
  if (budget.left < 0)
    throw refusal('OSError', `[Errno 27] File too large: '${path}'`, `a script writes at most ${mostWritten} bytes`)
  const temporary = temporaryFor(real)
  const done = writing(temporary)
  try {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)
    const file = openSync(temporary, flags, 0o666)
    try {
      requireSame(file, temporary, path)
      for (let at = 0; at < content.length;) at += writeSync(file, content, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, real)
  } finally {
    rmSync(temporary, { force: true })
    done()
  }
}

function makeFolder({ path, real }: Reached): void {
  mkdirSync(real)
  if (realpathSync(real) !== real) throw refusal('PermissionError', `'${path}' was changed while it was made`)
}

/** What the operating system refuses is an exception of Python's. */
function of<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (cause) {
    if (cause instanceof HillockError || !(cause instanceof Error) || !('code' in cause)) throw cause
    const [type, words] = exceptions[String(cause.code)] ?? ['OSError', reasonOf(cause)]
    throw refusal(type, `${words}: '${path}'`)
  }
}

const exceptions: Readonly<Record<string, readonly [type: string, words: string]>> = {
  ENOENT: ['FileNotFoundError', '[Errno 2] No such file or directory'],
  EEXIST: ['FileExistsError', '[Errno 17] File exists'],
  ENOTDIR: ['NotADirectoryError', '[Errno 20] Not a directory'],
  EISDIR: ['IsADirectoryError', '[Errno 21] Is a directory'],
  EACCES: ['PermissionError', '[Errno 13] Permission denied'],
  EPERM: ['PermissionError', '[Errno 1] Operation not permitted'],
  ELOOP: ['OSError', '[Errno 40] Too many levels of symbolic links'],
}

function refusal(type: string, message: string, help?: string): HillockError {
  return new HillockError([error('file', undefined, `${type}: ${message}`, { help })])
}
