/** `pathlib.Path`: a path as a text, and what can be asked of the folders that were handed in. */
import type { CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  bytes,
  isBytes,
  isObject,
  isStr,
  list,
  str,
  tuple,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { flag, given, optionalText, rest, text } from '../arguments.ts'
import { method, methods } from '../row.ts'
import { listFolder, look, makeFolder, readBytes, readText, toBytes, withPlainEnds, writeContent } from './access.ts'
import { bytesOfText, textOfBytes } from '../text-encoding.ts'
import { openFile } from './open.ts'
import { directoryOf, joinPaths, lastPart, normalPath, splitExtension } from './paths.ts'

/** As `Path` writes it: no doubled separators, no `.` in it, but `..` as it is. */
function tidy(path: string): string {
  const start = path.startsWith('/') ? '/' : ''
  return start + partsOf(path).join('/') || '.'
}

function partsOf(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.')
}

export function makePath(parts: readonly string[]): ObjectValue {
  return { kind: 'object', type: pathType, data: tidy(joinPaths(['', ...parts])) }
}

/** The text of a path that a script gives as a text or a `Path`. */
export function pathText(given: Value | undefined, what = 'a path'): string {
  const value = plainValue(given ?? null)
  if (isStr(value)) return value.text.text
  if (isObject(value, pathType)) return String(value.data)
  const message = `${what} must be a string or a Path, not '${typeName(value)}'`
  throw new PythonError('TypeError', message)
}

/** Whether a value can be a path. */
export function isPath(value: Value): boolean {
  return isStr(value) || isObject(value, pathType)
}

function nameOf(path: string): string {
  const name = path.slice(lastPart(path))
  return name === '.' ? '' : name
}

function parentOf(path: string): string {
  return tidy(directoryOf(path))
}

function parentsOf(path: string): string[] {
  const parent = parentOf(path)
  return parent === path ? [] : [parent, ...parentsOf(parent)]
}

function renamed(path: string, name: string): ObjectValue {
  if (nameOf(path) === '') throw new PythonError('ValueError', `PosixPath('${path}') has an empty name`)
  return makePath([parentOf(path), name])
}

/** Whether a path is one of those below another, or that itself. */
function isBelow(path: string, from: string): boolean {
  return from === path || path.startsWith(from === '/' ? '/' : `${from}/`) || (from === '.' && !path.startsWith('/'))
}

function relativeTo(path: string, other: string): ObjectValue {
  const from = tidy(other)
  if (isBelow(path, from)) return makePath([from === '.' ? path : path.slice(from.length).replace(/^\//, '')])
  throw new PythonError(
    'ValueError',
    `'${path}' is not in the subpath of '${from}' OR one path is relative and the other is absolute.`,
  )
}

/** Files of a folder whose names a pattern fits; patterns of several parts are not there. */
function fitting(path: string, pattern: string, site: CallSite): Value[] {
  if (/[/[]|\*\*/.test(pattern)) throw unsupported("glob with '/', '**' or '[' is Python, not yet Hillock")
  return listFolder(path, 'Path.glob', site)
    .filter(name => fits(name, pattern))
    .map(name => makePath([path, name]))
}

/** Whether the last parts of a path fit the parts of a pattern, or all of them one that is absolute. */
function matches(path: string, pattern: string): boolean {
  if (pattern === '') throw new PythonError('ValueError', 'empty pattern')
  if (pattern.includes('[')) throw unsupported("match with '[' is Python, not yet Hillock")
  const parts = partsOf(path)
  const wanted = partsOf(pattern)
  const isWhole = !pattern.startsWith('/') || (path.startsWith('/') && wanted.length === parts.length)
  return isWhole && wanted.every((each, k) => fits(parts[parts.length - wanted.length + k] ?? '/', each))
}

/** `*` is any text, `?` any character; going back to the last `*` alone is enough. */
function fits(name: string, pattern: string): boolean {
  let [at, next, star, resume] = [0, 0, -1, 0]
  while (at < name.length) {
    if (pattern[next] === '*') {
      star = next++
      resume = at
    } else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === name[at])) {
      next++
      at++
    } else if (star >= 0) {
      next = star + 1
      at = ++resume
    } else return false
  }
  return /^\**$/.test(pattern.slice(next))
}

const pathMethods = methods<string>([
  method('joinpath(*others)', (path, [others]) => makePath([path, ...rest(others).map(each => pathText(each))])),
  method('as_posix()', path => str(path)),
  method('__str__()', path => str(path)),
  method('__fspath__()', path => str(path)),
  method('is_absolute()', path => path.startsWith('/')),
  method('with_suffix(suffix)', (path, [suffix]) =>
    renamed(path, splitExtension(nameOf(path))[0] + text(suffix, 'suffix')),
  ),
  method('with_name(name)', (path, [name]) => renamed(path, text(name, 'name'))),
  method('with_stem(stem)', (path, [stem]) => renamed(path, text(stem, 'stem') + splitExtension(nameOf(path))[1])),
  method('relative_to(other)', (path, [other]) => relativeTo(path, pathText(other))),
  method('is_relative_to(other)', (path, [other]) => isBelow(path, tidy(pathText(other)))),
  method('match(pattern)', (path, [pattern]) => matches(path, text(pattern, 'pattern'))),
  method('resolve(strict=False)', path => makePath([normalPath(path)])),
  method('absolute()', path => makePath([path])),
  method('expanduser()', path => makePath([path])),
  method('exists()', (path, _, site) => look(path, 'Path.exists', site) !== undefined),
  method('is_file()', (path, _, site) => look(path, 'Path.is_file', site) === 'file'),
  method('is_dir()', (path, _, site) => look(path, 'Path.is_dir', site) === 'folder'),
  method('iterdir()', (path, _, site) =>
    list(listFolder(path, 'Path.iterdir', site).map(name => makePath([path, name]))),
  ),
  method('glob(pattern)', (path, [pattern], site) => list(fitting(path, text(pattern, 'pattern'), site))),
  method('mkdir(mode=0o777, parents=False, exist_ok=False)', (path, [, parents, existOk], site) => {
    if (flag(existOk, false, site) && look(path, 'Path.mkdir', site) === 'folder') return null
    makeFolder(path, flag(parents, false, site), 'Path.mkdir', site)
    return null
  }),
  method('open(mode="r", buffering=-1, encoding=None, errors=None, newline=None)', (path, [mode], site) =>
    openFile(path, optionalText(mode, 'mode') ?? 'r', site),
  ),
  method('read_text(encoding=None, errors=None)', (path, _, site) =>
    str(withPlainEnds(readText(path, 'Path.read_text', site))),
  ),
  method('read_bytes()', (path, _, site) => bytes(textOfBytes(readBytes(path, 'Path.read_bytes', site)))),
  method('write_bytes(data)', (path, [data], site) => {
    if (!isBytes(data))
      throw new PythonError('TypeError', `memoryview: a bytes-like object is required, not '${typeName(data ?? null)}'`)
    writeContent(path, bytesOfText(data.text), 'Path.write_bytes', site)
    return BigInt(data.text.length)
  }),
  method('write_text(data, encoding=None, errors=None)', (path, [data], site) => {
    const written = text(data, 'data')
    writeContent(path, toBytes(written), 'Path.write_text', site)
    return BigInt([...written].length)
  }),
])

function property(path: string, name: string): Value | undefined {
  switch (name) {
    case 'name':
      return str(nameOf(path))
    case 'stem':
      return str(splitExtension(nameOf(path))[0])
    case 'suffix':
      return str(splitExtension(nameOf(path))[1])
    case 'suffixes':
      return list(
        (/^.+?(?<all>(?:\.[^.]+)*)$/.exec(nameOf(path))?.groups?.['all'] ?? '').match(/\.[^.]+/g)?.map(str) ?? [],
      )
    case 'parent':
      return makePath([parentOf(path)])
    case 'parents':
      return list(parentsOf(path).map(each => makePath([each])))
    case 'parts':
      return tuple(wholeParts(path).map(str))
    default:
      return undefined
  }
}

/** The root is a part of its own. */
function wholeParts(path: string): string[] {
  return [...(path.startsWith('/') ? ['/'] : []), ...partsOf(path)]
}

/** By their parts, each by the code points of its characters. */
function orderOf(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, k) => part !== other[k])
  if (at < 0) return one.length - other.length
  const [a = '', b] = [one[at], other[at]]
  return b === undefined ? 1 : a < b ? -1 : 1
}

const properties = ['name', 'stem', 'suffix', 'suffixes', 'parent', 'parents', 'parts']

/** Its data is the text. */
const pathType: ObjectType = {
  name: 'PosixPath',
  attribute: ({ data }, name) => pathMethods.get(name)?.bind(String(data)) ?? property(String(data), name),
  attributeNames: () => [...pathMethods.keys(), ...properties],
  binary: (operator, { data }, other) =>
    operator === '/' && given(other) && isPath(other) ? makePath([String(data), pathText(other)]) : undefined,
  reversed: (operator, { data }, other) =>
    operator === '/' && isStr(other) ? makePath([other.text.text, String(data)]) : undefined,
  equals: ({ data }, other) => isObject(other, pathType) && other.data === data,
  order: ({ data }, other) =>
    isObject(other, pathType) ? orderOf(wholeParts(String(data)), wholeParts(String(other.data))) : undefined,
  hash: ({ data }) => `p${String(data)}`,
  repr: ({ data }) => `PosixPath('${String(data)}')`,
  str: ({ data }) => String(data),
}
