import { closeSync, existsSync, fstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fileError } from './faults.ts'
import type { Io } from './io.ts'
import { textOf } from './read-text.ts'
import { contentOf, openToRead } from './regular-file.ts'

/** Flags of the commands that read scripts. */
export interface ImportFlags {
  /** Folders of `--imports`. */
  readonly imports?: readonly string[]
}

/**
 * Python files beside a script, by the names they are imported under: `params` is `params.py` in the script's folder,
 * `tools.plots` is `tools/plots.py` below it; then those below the folders of `--imports`. Links that lead out of their
 * folder are not followed. Beside a script on standard input there are none.
 *
 * @throws HillockError `file` for a folder that is not there
 */
export function siblingModules(
  file: string,
  { cwd }: Pick<Io, 'cwd'>,
  { imports = [] }: ImportFlags = {},
): (name: string) => string | undefined {
  const own = file === '-' || file === '<stdin>' ? [] : [below(dirname(resolve(cwd, file)))]
  const folders = [...own, ...imports.map(each => below(folderOf(each, cwd)))]
  const read = (name: string): string | undefined => {
    const [top = name] = name.split('.')
    // As in Python, all of a package is in the folder where the package itself is found first.
    const home = folders.find(find => (find(join(top, '__init__.py')) ?? find(`${top}.py`)) !== undefined)
    const relative = `${name.replaceAll('.', sep)}.py`
    const path = (home === undefined ? folders : [home]).map(find => find(relative)).find(found => found !== undefined)
    return path === undefined ? undefined : textOf(readSmall(path), path).text
  }
  // a file is asked for when its import is checked and again when it is made
  const texts = new Map<string, string | undefined>()
  return name => {
    if (!texts.has(name)) texts.set(name, read(name))
    return texts.get(name)
  }
}

/**
 * The package that a file belongs to, and a path of the file's name beside the outermost package; undefined for a file that
 * no `__init__.py` stands beside.
 */
export function packageOf(
  file: string,
  { cwd }: Pick<Io, 'cwd'>,
): { readonly inPackage: string; readonly beside: string } | undefined {
  const path = resolve(cwd, file)
  const names: string[] = []
  let folder = dirname(path)
  while (existsSync(join(folder, '__init__.py')) && dirname(folder) !== folder) {
    names.unshift(basename(folder))
    folder = dirname(folder)
  }
  return names.length === 0 ? undefined : { inPackage: names.join('.'), beside: join(folder, basename(path)) }
}

/** Finds where files below a folder really are. */
function below(folder: string): (relative: string) => string | undefined {
  const inside = withSeparator(realPath(folder) ?? folder)
  return relative => {
    const path = realPath(join(folder, relative))
    return path?.startsWith(inside) === true && statSync(path).isFile() ? path : undefined
  }
}

/** No program has as many bytes: what is larger is not read. */
const mostBytes = 2 ** 26

/** A file that was one when its folder was looked through: a pipe in its place is not waited for, a device not read. */
function readSmall(path: string): Uint8Array {
  const file = openToRead(path)
  try {
    const status = fstatSync(file)
    if (!status.isFile()) throw fileError(`${path} is a device or a pipe, no file`)
    if (status.size > mostBytes) throw fileError(`${path} has ${status.size} bytes; at most ${mostBytes} are read`)
    return contentOf(file, status.size)
  } finally {
    closeSync(file)
  }
}

function folderOf(shown: string, cwd: string): string {
  const folder = resolve(cwd, shown)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder
  throw fileError(`${shown} is no folder`)
}

/** What the paths of everything below a folder begin with. */
export function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    // there is no such file
    return undefined
  }
}
