import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Io } from './io.ts'
import { textOf } from './read-text.ts'

/**
 * Python files beside a script, by the names they are imported under: `params` is `params.py` in the script's folder,
 * `tools.plots` is `tools/plots.py` below it. Links that lead out of the folder are not followed. A script on standard
 * input has none.
 */
export function siblingModules(file: string, { cwd }: Pick<Io, 'cwd'>): (name: string) => string | undefined {
  if (file === '-' || file === '<stdin>') return () => undefined
  const folder = dirname(resolve(cwd, file))
  const inside = withSeparator(realPath(folder) ?? folder)
  const read = (name: string): string | undefined => {
    const path = realPath(join(folder, `${name.replaceAll('.', sep)}.py`))
    if (path === undefined || !path.startsWith(inside)) return undefined
    return textOf(new Uint8Array(readFileSync(path)), path).text
  }
  // a file is asked for when its import is checked and again when it is made
  const texts = new Map<string, string | undefined>()
  return name => {
    if (!texts.has(name)) texts.set(name, read(name))
    return texts.get(name)
  }
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
