/** Methods of Python's strings, lists, dicts, tuples and numbers. */
import type { AttributeTable, CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { equal } from '../../evaluate/compare.ts'
import { dictKey } from '../../evaluate/hash.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isStr,
  list,
  str,
  tuple,
  type DictValue,
  type ListValue,
  type StrValue,
  type TupleValue,
  type Value,
} from '../../evaluate/values.ts'
import { formatBraces } from '../../print/braces.ts'
import { toRepr } from '../../print/show.ts'
import { flag, given, optionalInteger, rest, text } from '../arguments.ts'
import { sortValues } from '../builtins/iteration.ts'
import { method, methods, type MethodRow } from '../row.ts'

const plain = (value: StrValue): string => value.text.text

/** A method of strings that gives a string or more. */
function ofText(
  signature: string,
  call: (self: string, arguments_: readonly (Value | undefined)[], site: CallSite) => Value,
): MethodRow<StrValue> {
  return method(signature, (self, arguments_, site) => call(plain(self), arguments_, site))
}

function trimmed(signature: string, left: boolean, right: boolean): MethodRow<StrValue> {
  return ofText(signature, (self, [chars]) => {
    const set = new Set(given(chars) ? text(chars, 'chars') : ' \t\n\r\v\f')
    let [from, to] = [0, self.length]
    if (left) while (from < to && set.has(self[from] ?? '')) from++
    if (right) while (to > from && set.has(self[to - 1] ?? '')) to--
    return str(self.slice(from, to))
  })
}

const strMethods: readonly MethodRow<StrValue>[] = [
  method('format(*args, **kwargs)', (self, [args, keywords], site) => ({
    kind: 'str',
    text: formatBraces(self.text, rest(args), keywords, site),
  })),
  ofText('upper()', self => str(self.toUpperCase())),
  ofText('lower()', self => str(self.toLowerCase())),
  ofText('capitalize()', self => str(self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase())),
  ofText('title()', self =>
    str(self.toLowerCase().replaceAll(/\p{L}+/gu, word => word.slice(0, 1).toUpperCase() + word.slice(1))),
  ),
  trimmed('strip(chars=None, /)', true, true),
  trimmed('lstrip(chars=None, /)', true, false),
  trimmed('rstrip(chars=None, /)', false, true),
  ofText('split(sep=None, maxsplit=-1)', (self, [separator, most], site) => {
    const limit = optionalInteger(most, 'maxsplit', site) ?? -1
    const parts = given(separator)
      ? splitAt(self, text(separator, 'sep'))
      : self.split(/\s+/).filter(word => word !== '')
    if (limit < 0 || parts.length <= limit + 1) return list(parts.map(str))
    const between = given(separator) ? text(separator, 'sep') : ' '
    return list([...parts.slice(0, limit), parts.slice(limit).join(between)].map(str))
  }),
  ofText('splitlines()', self =>
    list(
      self
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .filter(() => self !== '')
        .map(str),
    ),
  ),
  ofText('join(iterable, /)', (self, [iterable = null], site) => {
    const items = collect(iterable, site).map((item, k) => {
      if (isStr(item)) return plain(item)
      throw new PythonError('TypeError', `sequence item ${k}: expected str instance, ${typeName(item)} found`)
    })
    requireLength(items.reduce((sum, item) => sum + item.length + self.length, 0))
    return str(items.join(self))
  }),
  ofText('replace(old, new, count=-1, /)', (self, [old, by, count], site) => {
    const most = optionalInteger(count, 'count', site) ?? -1
    const parts = splitAt(self, text(old, 'old'))
    const kept = most < 0 ? parts.length - 1 : Math.min(most, parts.length - 1)
    const added = text(by, 'new')
    requireLength(self.length + kept * added.length)
    const tail = parts.slice(kept).join(text(old, 'old'))
    return str([...parts.slice(0, kept), tail].join(added))
  }),
  ofText('startswith(prefix, /)', (self, [prefix]) => self.startsWith(text(prefix, 'prefix'))),
  ofText('endswith(suffix, /)', (self, [suffix]) => self.endsWith(text(suffix, 'suffix'))),
  ofText('find(sub, /)', (self, [part]) => BigInt(self.indexOf(text(part, 'sub')))),
  ofText('count(sub, /)', (self, [part]) => BigInt(self.split(text(part, 'sub')).length - 1)),
  ofText('zfill(width, /)', (self, [width = null], site) => {
    const [, sign = '', digits = ''] = /^([-+]?)(.*)$/s.exec(self) ?? []
    return str(sign + digits.padStart(bounded(width, site) - sign.length, '0'))
  }),
  ofText('ljust(width, fillchar=" ", /)', (self, [width = null, fill], site) =>
    str(self.padEnd(bounded(width, site), given(fill) ? text(fill, 'fillchar') : ' ')),
  ),
  ofText('rjust(width, fillchar=" ", /)', (self, [width = null, fill], site) =>
    str(self.padStart(bounded(width, site), given(fill) ? text(fill, 'fillchar') : ' ')),
  ),
  ofText('center(width, fillchar=" ", /)', (self, [width = null, fill], site) => {
    const missing = Math.max(0, bounded(width, site) - self.length)
    const character = given(fill) ? text(fill, 'fillchar') : ' '
    const before = Math.floor(missing / 2) + (missing & bounded(width, site) & 1)
    return str(character.repeat(before) + self + character.repeat(missing - before))
  }),
  ofText('isdigit()', self => /^\d+$/.test(self)),
  ofText('isalpha()', self => /^\p{L}+$/u.test(self)),
]

function splitAt(self: string, separator: string): string[] {
  if (separator === '') throw new PythonError('ValueError', 'empty separator')
  return self.split(separator)
}

function bounded(width: Value, site: CallSite): number {
  const count = toInteger(width, 'width', site)
  requireLength(count)
  return count
}

const listMethods: readonly MethodRow<ListValue>[] = [
  method('append(object, /)', (self, [item = null]) => {
    self.items.push(item)
    if (self.items.length % 65_536 === 0) requireLength(self.items.length)
    return null
  }),
  method('extend(iterable, /)', (self, [iterable = null], site) => {
    for (const item of collect(iterable, site)) self.items.push(item)
    requireLength(self.items.length)
    return null
  }),
  method('insert(index, object, /)', (self, [index = null, item = null], site) => {
    self.items.splice(toInteger(index, 'index', site), 0, item)
    return null
  }),
  method('pop(index=-1, /)', (self, [index], site) => {
    if (self.items.length === 0) throw new PythonError('IndexError', 'pop from empty list')
    const at = optionalInteger(index, 'index', site) ?? -1
    const [item] = inside(at, self.items.length) ? self.items.splice(at, 1) : []
    if (item === undefined) throw new PythonError('IndexError', 'pop index out of range')
    return item
  }),
  method('remove(value, /)', (self, [value = null], site) => {
    const at = self.items.findIndex(item => equal(item, value, site))
    if (at < 0) throw new PythonError('ValueError', 'list.remove(x): x not in list')
    self.items.splice(at, 1)
    return null
  }),
  method('clear()', self => {
    self.items.length = 0
    return null
  }),
  method('copy()', self => list([...self.items])),
  method('reverse()', self => {
    self.items.reverse()
    return null
  }),
  method('sort(*, key=None, reverse=False)', (self, [key, reverse], site) => {
    const sorted = sortValues(self.items, key, flag(reverse, false, site), site)
    self.items.splice(0, self.items.length, ...sorted)
    return null
  }),
]

function inside(index: number, length: number): boolean {
  return index < 0 ? index >= -length : index < length
}

const sequenceMethods: readonly MethodRow<ListValue | TupleValue>[] = [
  method('index(value, /)', (self, [value = null], site) => {
    const at = self.items.findIndex(item => equal(item, value, site))
    if (at < 0) throw new PythonError('ValueError', `${toRepr(value, site.session)} is not in ${self.kind}`)
    return BigInt(at)
  }),
  method('count(value, /)', (self, [value = null], site) =>
    BigInt(self.items.filter(item => equal(item, value, site)).length),
  ),
]

const dictMethods: readonly MethodRow<DictValue>[] = [
  method('keys()', ({ entries }) => list([...entries.values()].map(({ key }) => key))),
  method('values()', ({ entries }) => list([...entries.values()].map(({ value }) => value))),
  method('items()', ({ entries }) => list([...entries.values()].map(({ key, value }) => tuple([key, value])))),
  method(
    'get(key, default=None, /)',
    ({ entries }, [key = null, otherwise = null]) => entries.get(dictKey(key))?.value ?? otherwise,
  ),
  method('pop(key, default=None, /)', ({ entries }, [key = null, otherwise], site) => {
    const found = entries.get(dictKey(key))
    if (found === undefined && otherwise === undefined) throw new PythonError('KeyError', toRepr(key, site.session))
    entries.delete(dictKey(key))
    return found?.value ?? otherwise ?? null
  }),
  method('setdefault(key, default=None, /)', ({ entries }, [key = null, otherwise = null]) => {
    const found = entries.get(dictKey(key))
    if (found !== undefined) return found.value
    entries.set(dictKey(key), { key, value: otherwise })
    return otherwise
  }),
  method('update(other, /)', ({ entries }, [other = null]) => {
    if (typeof other !== 'object' || other?.kind !== 'dict') throw new PythonError('TypeError', 'update() takes a dict')
    for (const [key, entry] of other.entries) entries.set(key, { ...entry })
    return null
  }),
  method('copy()', ({ entries }) => ({
    kind: 'dict',
    entries: new Map([...entries].map(([key, entry]) => [key, { ...entry }])),
  })),
  method('clear()', ({ entries }) => {
    entries.clear()
    return null
  }),
]

const floatMethods: readonly MethodRow<number>[] = [method('is_integer()', self => Number.isInteger(self))]

/** A table over the values that `is` accepts. */
function attributeTable<Self>(
  rows: readonly MethodRow<Self>[],
  is: (value: Value) => Self | undefined,
): AttributeTable {
  const byName = methods(rows)
  return {
    get: (value, name) => {
      const self = is(value)
      return self === undefined ? undefined : byName.get(name)?.bind(self)
    },
    names: () => byName.keys(),
  }
}

const kind =
  <Kind extends StrValue['kind'] | ListValue['kind'] | DictValue['kind'] | TupleValue['kind']>(wanted: Kind) =>
  (value: Value): Extract<Value, { kind: Kind }> | undefined =>
    typeof value === 'object' && value !== null && value.kind === wanted
      ? (value as Extract<Value, { kind: Kind }>)
      : undefined

export const pythonAttributes: readonly (readonly [kind: string, table: AttributeTable])[] = [
  ['str', attributeTable(strMethods, kind('str'))],
  ['list', attributeTable<ListValue>([...listMethods, ...sequenceMethods], kind('list'))],
  ['tuple', attributeTable<TupleValue>(sequenceMethods, kind('tuple'))],
  ['dict', attributeTable(dictMethods, kind('dict'))],
  ['float', attributeTable(floatMethods, value => (typeof value === 'number' ? value : undefined))],
]
