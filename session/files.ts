/** The files of a script: whoever runs it hands them in, and nothing here knows a disk. */
import { normalPath } from './library/files/paths.ts'
import type { ScriptOptions } from './script-types.ts'

/**
 * What a script may do with files. Every path is as the script wrote it; what a function refuses it throws as a
 * HillockError, whose message may begin with the name of the exception that Python has for it (`PermissionError: …`).
 */
export interface ScriptFiles {
  /** The content of a file; undefined where there is none. Without it nothing can be read. */
  readonly read?: ((path: string) => Uint8Array | string | undefined) | undefined
  /** Puts a file in place of what was there, whole or not at all. Without it nothing can be written. */
  readonly write?: ((path: string, content: Uint8Array) => void) | undefined
  /** Throws what `write` would throw of this path, before there is anything to write. */
  readonly requireWritable?: ((path: string) => void) | undefined
  /** What a path leads to; undefined for nothing. */
  readonly look?: ((path: string) => 'file' | 'folder' | undefined) | undefined
  /** Makes one folder. Where it is left out, folders come with their files. */
  readonly makeFolder?: ((path: string) => void) | undefined
  /** The names in a folder. */
  readonly list?: ((path: string) => readonly string[]) | undefined
}

/** As options give them: functions, or a map of contents by path that is read and written. */
export function scriptFiles(given: ScriptOptions['files']): ScriptFiles {
  return given instanceof Map ? filesOf(given) : (given ?? {})
}

function filesOf(contents: Map<string, Uint8Array | string>): ScriptFiles {
  const found = (path: string): string | undefined => {
    const normal = normalPath(path)
    return [...contents.keys()].find(key => normalPath(key) === normal)
  }
  const within = (path: string): string[] => {
    const folder = normalPath(path)
    const before = folder === '.' ? '' : `${folder}/`
    return [...contents.keys()]
      .map(normalPath)
      .flatMap(key => (key.startsWith(before) ? [key.slice(before.length)] : []))
  }
  return {
    read: path => contents.get(found(path) ?? path),
    write: (path, content) => void contents.set(found(path) ?? normalPath(path), content),
    look: path => (found(path) !== undefined ? 'file' : within(path).length > 0 ? 'folder' : undefined),
    list: path => [...new Set(within(path).map(key => key.split('/', 1)[0] ?? ''))],
  }
}
