import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { fileError } from './faults.ts'
import type { Io } from './io.ts'
import { textOf } from './read-text.ts'

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
    const relative = `${name.replaceAll('.', sep)}.py`
    const path = folders.map(find => find(relative)).find(found => found !== undefined)
    return path === undefined ? undefined : textOf(new Uint8Array(readFileSync(path)), path).text
  }
  // a file is asked for when its import is checked and again when it is made
  const texts = new Map<string, string | undefined>()
  return name => {
    if (!texts.has(name)) texts.set(name, read(name))
    return texts.get(name)
  }
}

/** Finds where files below a folder really are. */
function below(folder: string): (relative: string) => string | undefined {
  const inside = withSeparator(realPath(folder) ?? folder)
  return relative => {
    const path = realPath(join(folder, relative))
    return path?.startsWith(inside) === true ? path : undefined
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
