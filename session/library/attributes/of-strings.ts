/** Methods of Python's strings. */
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { dictKey } from '../../evaluate/hash.ts'
import { collect } from '../../evaluate/iterate.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { typeName } from '../../evaluate/types.ts'
import { bytes, isStr, list, str, tuple, type DictValue, type StrValue, type Value } from '../../evaluate/values.ts'
import { formatBraces } from '../../print/braces.ts'
import { flag, given, optionalInteger, optionalText, rest, text } from '../arguments.ts'
import { method, type MethodRow } from '../row.ts'
import { encode } from '../text-encoding.ts'
import { attributeTable, ofKind } from './attribute-table.ts'

const plain = (value: StrValue): string => value.text.text

/** A method of strings that gives a string or more. */
function ofText(
  signature: string,
  call: (self: string, arguments_: readonly (Value | undefined)[], site: CallSite) => Value,
): MethodRow<StrValue> {
  return method(signature, (self, arguments_, site) => call(plain(self), arguments_, site))
}

const blanks = ' \t\n\r\v\f'

function trimmed(signature: string, left: boolean, right: boolean): MethodRow<StrValue> {
  return ofText(signature, (self, [chars]) => {
    const set = new Set(given(chars) ? text(chars, 'chars') : blanks)
    let [from, to] = [0, self.length]
    if (left) while (from < to && set.has(self[from] ?? '')) from++
    if (right) while (to > from && set.has(self[to - 1] ?? '')) to--
    return str(self.slice(from, to))
  })
}

/** The part of a text that `find` and its like look at. */
interface Window {
  readonly start: number
  readonly end: number
  readonly inside: string
}

function windowOf(self: string, start: Value | undefined, end: Value | undefined, site: CallSite): Window | undefined {
  const { length } = self
  if (start === undefined && end === undefined) return { start: 0, end: length, inside: self }
  const from = clamped(optionalInteger(start, 'start', site) ?? 0, length)
  const to = clamped(optionalInteger(end, 'end', site) ?? length, length)
  const tooFar = (optionalInteger(start, 'start', site) ?? 0) > length
  return from > to || tooFar ? undefined : { start: from, end: to, inside: self.slice(from, to) }
}

function clamped(index: number, length: number): number {
  return Math.min(length, Math.max(0, index < 0 ? index + length : index))
}

function finding(name: string, last: boolean, required: boolean): MethodRow<StrValue> {
  return ofText(`${name}(sub, start=None, end=None, /)`, (self, [part, start, end], site) => {
    const window = windowOf(self, start, end, site)
    const wanted = text(part, 'sub')
    const at = window === undefined ? -1 : last ? window.inside.lastIndexOf(wanted) : window.inside.indexOf(wanted)
    if (at >= 0 && window !== undefined) return BigInt(window.start + at)
    if (required) throw new PythonError('ValueError', 'substring not found')
    return -1n
  })
}

function affix(name: string, test: (inside: string, part: string) => boolean): MethodRow<StrValue> {
  return ofText(`${name}(prefix, start=None, end=None, /)`, (self, [parts = null, start, end], site) => {
    const window = windowOf(self, start, end, site)
    const wanted = typeof parts === 'object' && parts?.kind === 'tuple' ? parts.items : [parts]
    return wanted.map(plainValue).some(part => {
      if (!isStr(part)) {
        const message = `${name} first arg must be str or a tuple of str, not ${typeName(part)}`
        throw new PythonError('TypeError', message)
      }
      return window !== undefined && test(window.inside, plain(part))
    })
  })
}

function splitAt(self: string, separator: string): string[] {
  if (separator === '') throw new PythonError('ValueError', 'empty separator')
  return self.split(separator)
}

function splitting(name: string, fromEnd: boolean): MethodRow<StrValue> {
  return ofText(`${name}(sep=None, maxsplit=-1)`, (self, [separator, most], site) => {
    const limit = optionalInteger(most, 'maxsplit', site) ?? -1
    const parts = given(separator)
      ? splitAtMost(self, text(separator, 'sep'), limit, fromEnd)
      : words(self, limit, fromEnd)
    return list(parts.map(str))
  })
}

function splitAtMost(self: string, separator: string, limit: number, fromEnd: boolean): string[] {
  const parts = splitAt(self, separator)
  if (limit < 0 || parts.length <= limit + 1) return parts
  const kept = parts.length - limit
  if (fromEnd) return [parts.slice(0, kept).join(separator), ...parts.slice(kept)]
  return [...parts.slice(0, limit), parts.slice(limit).join(separator)]
}

function words(self: string, limit: number, fromEnd: boolean): string[] {
  if (limit < 0) return self.match(/\S+/g) ?? []
  const found = [...self.matchAll(/\S+/g)]
  if (found.length <= limit) return found.map(([word]) => word)
  if (fromEnd) {
    const first = found[found.length - limit]
    const before = self.slice(0, first?.index ?? self.length).trimEnd()
    return [...(before === '' ? [] : [before]), ...found.slice(found.length - limit).map(([word]) => word)]
  }
  const others = self.slice(found[limit]?.index ?? self.length)
  return [...found.slice(0, limit).map(([word]) => word), ...(others === '' ? [] : [others])]
}

function parting(name: string, last: boolean): MethodRow<StrValue> {
  return ofText(`${name}(sep, /)`, (self, [separator]) => {
    const sep = text(separator, 'sep')
    if (sep === '') throw new PythonError('ValueError', 'empty separator')
    const at = last ? self.lastIndexOf(sep) : self.indexOf(sep)
    if (at < 0) return tuple((last ? ['', '', self] : [self, '', '']).map(str))
    return tuple([self.slice(0, at), sep, self.slice(at + sep.length)].map(str))
  })
}

function bounded(width: Value, site: CallSite): number {
  const count = toInteger(width, 'width', site)
  requireLength(count)
  return count
}

function padded(name: string, pad: (self: string, width: number, fill: string) => string): MethodRow<StrValue> {
  return ofText(`${name}(width, fillchar=" ", /)`, (self, [width = null, fill], site) =>
    str(pad(self, bounded(width, site), given(fill) ? text(fill, 'fillchar') : ' ')),
  )
}

function centred(self: string, width: number, fill: string): string {
  const missing = Math.max(0, width - self.length)
  const before = Math.floor(missing / 2) + (missing & width & 1)
  return fill.repeat(before) + self + fill.repeat(missing - before)
}

function titled(self: string): string {
  return self.toLowerCase().replaceAll(/\p{L}+/gu, word => word.slice(0, 1).toUpperCase() + word.slice(1))
}

function swapped(self: string): string {
  return [...self].map(each => (each === each.toUpperCase() ? each.toLowerCase() : each.toUpperCase())).join('')
}

function test(name: string, pattern: RegExp): MethodRow<StrValue> {
  return ofText(`${name}()`, self => pattern.test(self))
}

/** What `translate` puts in place of a character. */
function translated(table: DictValue, character: string, site: CallSite): string {
  const found = table.entries.get(dictKey(BigInt(character.codePointAt(0) ?? 0), site))
  if (found === undefined) return character
  if (found.value === null) return ''
  if (isStr(found.value)) return plain(found.value)
  return String.fromCodePoint(toInteger(found.value, 'a character', site))
}

/** What ends a line, for Python's `splitlines`. */
const lineEnds = String.raw`\n\r\v\f\u001c-\u001e\u0085\u2028\u2029`
const wholeLine = new RegExp(`[^${lineEnds}]*(?:\\r\\n|[${lineEnds}]|$)`, 'g')
const lineEnd = new RegExp(`(?:\\r\\n|[${lineEnds}])$`)

function lines(self: string, keepEnds: boolean): string[] {
  const found = (self.match(wholeLine) ?? []).filter(line => line !== '')
  return keepEnds ? found : found.map(line => line.replace(lineEnd, ''))
}

export const strMethods: readonly MethodRow<StrValue>[] = [
  method('format(*args, **kwargs)', (self, [args, keywords], site) => ({
    kind: 'str',
    text: formatBraces(self.text, rest(args), keywords, site),
  })),
  method('format_map(mapping, /)', (self, [mapping = null], site) => ({
    kind: 'str',
    text: formatBraces(self.text, [], mapping, site),
  })),
  ofText('upper()', self => str(self.toUpperCase())),
  ofText('lower()', self => str(self.toLowerCase())),
  ofText('casefold()', self => str(self.toLowerCase().replaceAll('ß', 'ss'))),
  ofText('capitalize()', self => str(self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase())),
  ofText('title()', self => str(titled(self))),
  ofText('swapcase()', self => str(swapped(self))),
  ofText('encode(encoding="utf-8", errors="strict")', (self, [encoding, errors]) =>
    bytes(encode(self, optionalText(encoding, 'encoding'), optionalText(errors, 'errors'))),
  ),
  trimmed('strip(chars=None, /)', true, true),
  trimmed('lstrip(chars=None, /)', true, false),
  trimmed('rstrip(chars=None, /)', false, true),
  ofText('removeprefix(prefix, /)', (self, [part]) =>
    str(self.startsWith(text(part, 'prefix')) ? self.slice(text(part, 'prefix').length) : self),
  ),
  ofText('removesuffix(suffix, /)', (self, [part]) => {
    const suffix = text(part, 'suffix')
    return str(suffix !== '' && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self)
  }),
  splitting('split', false),
  splitting('rsplit', true),
  ofText('splitlines(keepends=False)', (self, [keep], site) => list(lines(self, flag(keep, false, site)).map(str))),
  parting('partition', false),
  parting('rpartition', true),
  ofText('join(iterable, /)', (self, [iterable = null], site) => {
    const items = collect(iterable, site).map((item, k) => {
      const own = plainValue(item)
      if (isStr(own)) return plain(own)
      throw new PythonError('TypeError', `sequence item ${k}: expected str instance, ${typeName(item)} found`)
    })
    requireLength(items.reduce((sum, item) => sum + item.length + self.length, 0))
    return str(items.join(self))
  }),
  ofText('replace(old, new, count=-1, /)', (self, [old, by, count], site) => {
    const most = optionalInteger(count, 'count', site) ?? -1
    const wanted = text(old, 'old')
    const parts = wanted === '' ? ['', ...self, ''] : self.split(wanted)
    const kept = most < 0 ? parts.length - 1 : Math.min(most, parts.length - 1)
    const added = text(by, 'new')
    requireLength(self.length + kept * added.length)
    if (kept === parts.length - 1) return str(parts.join(added))
    const tail = parts.slice(kept).join(wanted)
    return str([...parts.slice(0, kept), tail].join(added))
  }),
  affix('startswith', (inside, part) => inside.startsWith(part)),
  affix('endswith', (inside, part) => inside.endsWith(part)),
  finding('find', false, false),
  finding('rfind', true, false),
  finding('index', false, true),
  finding('rindex', true, true),
  ofText('count(sub, start=None, end=None, /)', (self, [part, start, end], site) => {
    const window = windowOf(self, start, end, site)
    const wanted = text(part, 'sub')
    if (window === undefined) return 0n
    return BigInt(wanted === '' ? window.inside.length + 1 : window.inside.split(wanted).length - 1)
  }),
  ofText('zfill(width, /)', (self, [width = null], site) => {
    const [, sign = '', digits = ''] = /^([-+]?)(.*)$/s.exec(self) ?? []
    return str(sign + digits.padStart(bounded(width, site) - sign.length, '0'))
  }),
  ofText('expandtabs(tabsize=8)', (self, [size], site) => {
    const width = optionalInteger(size, 'tabsize', site) ?? 8
    let column = 0
    let made = ''
    for (const mark of self) {
      if (mark === '\t') {
        const blank = width > 0 ? width - (column % width) : 0
        made += ' '.repeat(blank)
        column += blank
      } else {
        made += mark
        column = mark === '\n' || mark === '\r' ? 0 : column + 1
      }
    }
    return str(made)
  }),
  padded('ljust', (self, width, fill) => self.padEnd(width, fill)),
  padded('rjust', (self, width, fill) => self.padStart(width, fill)),
  padded('center', centred),
  ofText('translate(table, /)', (self, [table = null], site) => {
    if (typeof table !== 'object' || table?.kind !== 'dict')
      throw new PythonError('TypeError', 'translate() takes a dict')
    return str([...self].map(character => translated(table, character, site)).join(''))
  }),
  ofText('maketrans(x, y=None, z=None, /)', (_, [x = null, y, z], site) => translation(x, y, z, site)),
  test('isdigit', /^\p{Nd}+$/u),
  test('isdecimal', /^\p{Nd}+$/u),
  test('isnumeric', /^\p{N}+$/u),
  test('isalpha', /^\p{L}+$/u),
  test('isalnum', /^[\p{L}\p{N}]+$/u),
  test('isspace', /^\s+$/u),
  test('isidentifier', /^[\p{ID_Start}_]\p{ID_Continue}*$/u),
  test('isprintable', /^[^\p{C}\p{Zl}\p{Zp}]*$/u),
  // oxlint-disable-next-line no-control-regex
  test('isascii', /^[\u0000-\u007f]*$/),
  ofText('isupper()', self => self !== self.toLowerCase() && self === self.toUpperCase()),
  ofText('islower()', self => self !== self.toUpperCase() && self === self.toLowerCase()),
  ofText('istitle()', self => /\p{L}/u.test(self) && self === titled(self)),
]

export function translation(x: Value, y: Value | undefined, z: Value | undefined, site: CallSite): DictValue {
  const made: DictValue = { kind: 'dict', entries: new Map() }
  const put = (key: bigint, value: Value): void => void made.entries.set(Number(key), { key, value })
  const code = (character: string): bigint => BigInt(character.codePointAt(0) ?? 0)
  if (y === undefined) {
    for (const [, { key, value }] of entriesOf(x, site) ?? [])
      put(isStr(key) ? code(plain(key)) : BigInt(toInteger(key, 'a character', site)), value)
    return made
  }
  const [from, to] = [[...text(x, 'x')], [...text(y, 'y')]]
  if (from.length !== to.length)
    throw new PythonError('ValueError', 'the first two maketrans arguments must have equal length')
  from.forEach((character, k) => put(code(character), code(to[k] ?? '')))
  if (z !== undefined) for (const character of text(z, 'z')) put(code(character), null)
  return made
}

export const strAttributes: AttributeTable = attributeTable(strMethods, ofKind('str'))
