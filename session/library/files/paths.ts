/** Paths as texts, as Python's `posixpath` understands them. */

/** Where the last part of a path begins. */
export function lastPart(path: string): number {
  return path.lastIndexOf('/') + 1
}

/** The name of a file of the machine's, by a path that may be one of Windows. */
export function fileName(path: string): string {
  return path.replace(/^.*[/\\]/, '')
}

/** The path without its last part. */
export function directoryOf(path: string): string {
  const head = path.slice(0, lastPart(path))
  return /^\/+$/.test(head) ? head : head.replace(/\/+$/, '')
}

export function joinPaths(parts: readonly string[]): string {
  return parts.reduce((before, part) => {
    if (part.startsWith('/') || before === '') return part
    return before.endsWith('/') ? before + part : `${before}/${part}`
  })
}

/** Without `.`, doubled separators, and parts that a `..` behind them takes back. */
export function normalPath(path: string): string {
  if (path === '') return '.'
  const start = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : ''
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    const up = part === '..' && kept.length > 0 && kept.at(-1) !== '..'
    if (up) kept.pop()
    else if (part !== '..' || start === '') kept.push(part)
  }
  return start + kept.join('/') || '.'
}

/** A path and its extension; a name that begins with points has none. */
export function splitExtension(path: string): readonly [string, string] {
  const name = path.slice(lastPart(path))
  const dot = name.lastIndexOf('.')
  if (dot <= 0 || /^\.+$/.test(name.slice(0, dot))) return [path, '']
  return [path.slice(0, lastPart(path) + dot), name.slice(dot)]
}

/** What all of some texts begin with. */
export function commonPrefix(paths: readonly string[]): string {
  const [first = '', ...others] = paths
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}
