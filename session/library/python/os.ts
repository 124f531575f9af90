/** The modules `os` and `os.path`, as far as they are about texts: a model script cannot reach the machine. */
import { isStr, str, tuple, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { rest, text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const path = (value: Value | undefined): string => text(value, 'a path')

/** Where the last part of a path begins. */
const lastPart = (whole: string): number => whole.lastIndexOf('/') + 1

function directory(whole: string): string {
  const head = whole.slice(0, lastPart(whole))
  return /^\/+$/.test(head) ? head : head.replace(/\/+$/, '')
}

function joined(parts: readonly string[]): string {
  return parts.reduce((before, part) => {
    if (part.startsWith('/') || before === '') return part
    return before.endsWith('/') ? before + part : `${before}/${part}`
  })
}

function normal(whole: string): string {
  if (whole === '') return '.'
  const start = /^\/\/(?!\/)/.test(whole) ? '//' : whole.startsWith('/') ? '/' : ''
  const kept: string[] = []
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue
    const up = part === '..' && kept.length > 0 && kept.at(-1) !== '..'
    if (up) kept.pop()
    else if (part !== '..' || start === '') kept.push(part)
  }
  return start + kept.join('/') || '.'
}

/** A path and its extension; a name that begins with points has none. */
function split(whole: string): readonly [string, string] {
  const name = whole.slice(lastPart(whole))
  const dot = name.lastIndexOf('.')
  if (dot <= 0 || /^\.+$/.test(name.slice(0, dot))) return [whole, '']
  return [whole.slice(0, lastPart(whole) + dot), name.slice(dot)]
}

function common(paths: readonly string[]): string {
  const [first = '', ...others] = paths
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

export const osPath: ModuleValue = moduleOf(
  'os.path',
  [
    row('join(a, /, *p)', ([first, others]) => str(joined([path(first), ...rest(others).map(path)]))),
    row('basename(p)', ([p]) => str(path(p).slice(lastPart(path(p))))),
    row('dirname(p)', ([p]) => str(directory(path(p)))),
    row('split(p)', ([p]) => tuple([str(directory(path(p))), str(path(p).slice(lastPart(path(p))))])),
    row('splitext(p)', ([p]) => tuple(split(path(p)).map(str))),
    row('normpath(path)', ([p]) => str(normal(path(p)))),
    row('isabs(s)', ([p]) => path(p).startsWith('/')),
    row('commonprefix(m)', ([paths]) =>
      str(common(typeof paths === 'object' && paths?.kind === 'list' ? paths.items.filter(isStr).map(path) : [])),
    ),
  ],
  [
    ['sep', str('/')],
    ['extsep', str('.')],
    ['pardir', str('..')],
    ['curdir', str('.')],
  ],
)

export const osModule: ModuleValue = moduleOf(
  'os',
  [],
  [
    ['path', osPath],
    ['sep', str('/')],
    ['linesep', str('\n')],
    ['name', str('posix')],
  ],
)
