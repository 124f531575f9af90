/** The module `re`. */
import type { CallSite } from '../../evaluate/call.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { makeIterator } from '../../evaluate/iterators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isStr,
  list,
  namedDict,
  str,
  tuple,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { quote } from '../../print/quote.ts'
import { optionalInteger, rest, text } from '../arguments.ts'
import { method, methods, row, type MethodRow } from '../row.ts'
import { moduleOf } from './module.ts'
import { translate, type Translated } from './pattern.ts'

interface Pattern extends Translated {
  readonly written: string
}

const flagNames = { a: 256n, i: 2n, m: 8n, s: 16n, x: 64n } as const

function patternOf(value: Value | undefined, flags: Value | undefined): Pattern {
  if (typeof value === 'object' && value?.kind === 'object' && value.type === patternType) return value.data as Pattern
  const written = text(value, 'pattern')
  const bits = typeof flags === 'bigint' ? flags : 0n
  const has = (flag: bigint): boolean => (bits & flag) !== 0n
  const { a, i, m, s, x } = flagNames
  return { written, ...translate(written, { a: has(a), i: has(i), m: has(m), s: has(s), x: has(x) }) }
}

/** One match, with the text it was found in. */
interface Match {
  readonly pattern: Pattern
  readonly found: RegExpExecArray
  readonly text: string
}

function* matches(pattern: Pattern, written: string, from = 0): Iterable<Match> {
  const expression = new RegExp(pattern.expression)
  expression.lastIndex = from
  let before = -1
  for (let found = expression.exec(written); found !== null; found = expression.exec(written)) {
    const end = found.index + found[0].length
    // An empty match may follow upon another match, but not stand where the last one ended and was empty.
    if (found[0] === '') expression.lastIndex = end + ((written.codePointAt(end) ?? 0) > 0xffff ? 2 : 1)
    if (found[0] !== '' || end !== before || before < 0) yield { pattern, found, text: written }
    before = found[0] === '' ? end : -1
    if (expression.lastIndex > written.length) return
  }
}

function search(pattern: Pattern, written: string, from: number): Match | undefined {
  const [first] = matches(pattern, written, from)
  return first
}

function anchored(pattern: Pattern, written: string, from: number, whole: boolean): Match | undefined {
  const source = whole ? `(?:${pattern.expression.source})(?![\\s\\S])` : pattern.expression.source
  const sticky = new RegExp(source, pattern.expression.flags.replace('g', 'y'))
  sticky.lastIndex = from
  const found = sticky.exec(written)
  return found === null ? undefined : { pattern, found, text: written }
}

function groupNumber({ pattern, found }: Match, which: Value): number {
  const at = isStr(which)
    ? pattern.names.indexOf(which.text.text) + 1
    : typeof which === 'bigint'
      ? Number(which)
      : Number.NaN
  const exists = isStr(which) ? at > 0 : at >= 0 && at < found.length
  if (!exists) throw new PythonError('IndexError', 'no such group')
  return at
}

function group(match: Match, which: Value): Value {
  const found = match.found[groupNumber(match, which)]
  return found === undefined ? null : str(found)
}

function span(match: Match, which: Value | undefined): readonly [number, number] {
  return match.found.indices?.[groupNumber(match, which ?? 0n)] ?? [-1, -1]
}

const matchMethods = methods<Match>([
  method('group(*args)', (match, [args]) => {
    const wanted = rest(args)
    const [only = 0n] = wanted
    return wanted.length > 1 ? tuple(wanted.map(each => group(match, each))) : group(match, only)
  }),
  method('groups(default=None)', ({ found }, [otherwise = null]) =>
    tuple(found.slice(1).map((each: string | undefined) => (each === undefined ? otherwise : str(each)))),
  ),
  method('groupdict(default=None)', ({ pattern, found }, [otherwise = null]) =>
    namedDict(
      pattern.names.flatMap((name, k) => {
        if (name === undefined) return []
        const each = found[k + 1]
        return [[name, each === undefined ? otherwise : str(each)] as const]
      }),
    ),
  ),
  method('start(group=0, /)', (match, [which]) => BigInt(span(match, which)[0])),
  method('end(group=0, /)', (match, [which]) => BigInt(span(match, which)[1])),
  method('span(group=0, /)', (match, [which]) => tuple(span(match, which).map(BigInt))),
  method('expand(template)', (match, [template]) => str(expanded(text(template, 'template'), match))),
])

const matchType: ObjectType = {
  name: 're.Match',
  attribute: (object, name) => {
    const match = object.data as Match
    if (name === 'string') return str(match.text)
    if (name === 're') return patternValue(match.pattern)
    if (name === 'lastindex') {
      const last = match.found.findLastIndex((each, k) => k > 0 && each !== undefined)
      return last > 0 ? BigInt(last) : null
    }
    return matchMethods.get(name)?.bind(match)
  },
  attributeNames: () => ['string', 're', 'lastindex', ...matchMethods.keys()],
  item: (object, index) => group(object.data as Match, index),
  repr: object => {
    const match = object.data as Match
    const [start, end] = span(match, undefined)
    return `<re.Match object; span=(${start}, ${end}), match=${quote(match.found[0])}>`
  },
}

function matchValue(match: Match | undefined): Value {
  return match === undefined ? null : { kind: 'object', type: matchType, data: match }
}

/** What stands in place of a match: text with references to groups, or what a function gives. */
function expanded(template: string, match: Match): string {
  return template.replaceAll(
    /\\(?:g<([^>]*)>|(\d{1,2})|([\s\S]))/g,
    (whole, name?: string, number?: string, letter?: string) => {
      const wanted = name ?? number
      if (wanted !== undefined) {
        const at = /^\d+$/.test(wanted) ? Number(wanted) : match.pattern.names.indexOf(wanted) + 1
        if (at >= match.found.length) throw new PythonError('error', `invalid group reference ${wanted}`)
        if (at === 0 && !/^\d+$/.test(wanted)) throw new PythonError('IndexError', `unknown group name '${wanted}'`)
        return match.found[at] ?? ''
      }
      const escapes: Readonly<Record<string, string>> = {
        n: '\n',
        t: '\t',
        r: '\r',
        f: '\f',
        v: '\v',
        a: '\u0007',
        '\\': '\\',
      }
      if (letter !== undefined && Object.hasOwn(escapes, letter)) return escapes[letter] ?? ''
      if (letter !== undefined && /[a-zA-Z]/.test(letter)) throw new PythonError('error', `bad escape \\${letter}`)
      return whole
    },
  )
}

function substituted(
  pattern: Pattern,
  replacement: Value,
  written: string,
  most: number,
  site: CallSite,
): readonly [string, number] {
  const by = plainValue(replacement)
  let made = ''
  let at = 0
  let count = 0
  for (const match of matches(pattern, written)) {
    if (most > 0 && count >= most) break
    made += written.slice(at, match.found.index)
    if (isStr(by)) made += expanded(by.text.text, match)
    else {
      const result = invokeNow(by, [matchValue(match)], site)
      if (!isStr(result)) throw new PythonError('TypeError', `expected str instance, ${typeName(result)} found`)
      made += result.text.text
    }
    requireLength(made.length)
    at = match.found.index + match.found[0].length
    count++
  }
  return [made + written.slice(at), count]
}

function splitBy(pattern: Pattern, written: string, most: number): Value[] {
  const parts: Value[] = []
  let at = 0
  for (const { found } of matches(pattern, written)) {
    if (most > 0 && parts.length >= most * found.length) break
    parts.push(
      str(written.slice(at, found.index)),
      ...found.slice(1).map((each: string | undefined) => (each === undefined ? null : str(each))),
    )
    at = found.index + found[0].length
  }
  return [...parts, str(written.slice(at))]
}

function foundItem({ found }: Match): Value {
  const groups = found.slice(1).map((each: string | undefined) => str(each ?? ''))
  const [only] = groups
  if (only === undefined) return str(found[0])
  return groups.length === 1 ? only : tuple(groups)
}

function* matchValues(pattern: Pattern, written: string): Iterable<Value> {
  for (const match of matches(pattern, written)) yield matchValue(match)
}

/** What both the module and a compiled pattern do, with the text as the first argument. */
const rows: readonly MethodRow<Pattern>[] = [
  method('search(string, pos=0)', (pattern, [written, pos], site) =>
    matchValue(search(pattern, text(written, 'string'), optionalInteger(pos, 'pos', site) ?? 0)),
  ),
  method('match(string, pos=0)', (pattern, [written, pos], site) =>
    matchValue(anchored(pattern, text(written, 'string'), optionalInteger(pos, 'pos', site) ?? 0, false)),
  ),
  method('fullmatch(string, pos=0)', (pattern, [written, pos], site) =>
    matchValue(anchored(pattern, text(written, 'string'), optionalInteger(pos, 'pos', site) ?? 0, true)),
  ),
  method('findall(string)', (pattern, [written]) =>
    list([...matches(pattern, text(written, 'string'))].map(foundItem)),
  ),
  method('finditer(string)', (pattern, [written]) =>
    makeIterator('callable_iterator', matchValues(pattern, text(written, 'string'))),
  ),
  method('split(string, maxsplit=0)', (pattern, [written, most], site) =>
    list(splitBy(pattern, text(written, 'string'), optionalInteger(most, 'maxsplit', site) ?? 0)),
  ),
]

const subRows: readonly MethodRow<Pattern>[] = [
  method('sub(repl, string, count=0)', (pattern, [by = null, written, most], site) =>
    str(substituted(pattern, by, text(written, 'string'), optionalInteger(most, 'count', site) ?? 0, site)[0]),
  ),
  method('subn(repl, string, count=0)', (pattern, [by = null, written, most], site) => {
    const [made, count] = substituted(
      pattern,
      by,
      text(written, 'string'),
      optionalInteger(most, 'count', site) ?? 0,
      site,
    )
    return tuple([str(made), BigInt(count)])
  }),
]

const patternMethods = methods<Pattern>([...rows, ...subRows])

const patternType: ObjectType = {
  name: 're.Pattern',
  attribute: (object, name) => {
    const pattern = object.data as Pattern
    switch (name) {
      case 'pattern':
        return str(pattern.written)
      case 'groups':
        return BigInt(pattern.names.length)
      case 'groupindex':
        return namedDict(
          pattern.names.flatMap((each, k) => (each === undefined ? [] : [[each, BigInt(k + 1)] as const])),
        )
      default:
        return patternMethods.get(name)?.bind(pattern)
    }
  },
  attributeNames: () => ['pattern', 'groups', 'groupindex', ...patternMethods.keys()],
  repr: object => `re.compile(${quote((object.data as Pattern).written)})`,
}

function patternValue(pattern: Pattern): ObjectValue {
  return { kind: 'object', type: patternType, data: pattern }
}

/** `re.search(pattern, string, flags)`: the method of the compiled pattern. */
function ofModule({ name, parameters, call }: MethodRow<Pattern>): FunctionValue {
  const own = parameters.filter(each => each.name !== 'pos')
  return {
    kind: 'function',
    name,
    parameters: [
      { name: 'pattern', kind: 'ordinary', required: true },
      ...own,
      { name: 'flags', kind: 'ordinary', required: false },
    ],
    call: ([pattern, ...others], site) =>
      call(patternOf(pattern, others[own.length]), others.slice(0, own.length), site),
  }
}

export const reModule: ModuleValue = moduleOf(
  're',
  [
    ...[...rows, ...subRows].map(ofModule),
    row('compile(pattern, flags=0)', ([pattern, flags]) => patternValue(patternOf(pattern, flags))),
    row('escape(pattern)', ([written]) =>
      str(
        text(written, 'pattern').replaceAll(/[^\p{L}\p{N}_]/gu, mark =>
          `!"%',/:;<=>@\``.includes(mark) ? mark : `\\${mark}`,
        ),
      ),
    ),
    row('purge()', () => null),
  ],
  [
    ['error', exceptionClass('error')],
    ...(['a', 'i', 'm', 's', 'x'] as const).map(name => [name.toUpperCase(), flagNames[name]] as const),
    ['ASCII', flagNames.a],
    ['IGNORECASE', flagNames.i],
    ['MULTILINE', flagNames.m],
    ['DOTALL', flagNames.s],
    ['VERBOSE', flagNames.x],
    ['U', 32n],
    ['UNICODE', 32n],
  ],
)
