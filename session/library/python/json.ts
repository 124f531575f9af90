/** The module `json`. */
import { at } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { isLess } from '../../evaluate/compare.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, list, str, type DictValue, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { pythonFloatRepr } from '../../../units/index.ts'
import { flag, given, text } from '../arguments.ts'
import { textOf } from '../files/access.ts'
import { remainingContent, writeInto } from '../files/file-object.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

interface Style {
  readonly indent: string | undefined
  readonly itemSeparator: string
  readonly keySeparator: string
  readonly sortKeys: boolean
  readonly ascii: boolean
  readonly nan: boolean
  readonly otherwise: Value | undefined
  readonly site: CallSite
}

function quoted(written: string, ascii: boolean): string {
  const plain = JSON.stringify(written).replaceAll('\u007f', '\\u007f')
  if (!ascii) return plain.replaceAll('\\u007f', '\u007f')
  return plain.replaceAll(/[\u0080-\uffff]/g, mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function floatText(value: number, { nan }: Style): string {
  if (Number.isFinite(value)) return pythonFloatRepr(value)
  if (!nan) throw new PythonError('ValueError', `Out of range float values are not JSON compliant`)
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
}

/** numpy's float64, which is a float of Python's, and members of enumerations, as the numbers and texts that they are. */
function asPlain(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (value.kind === 'instance') return plainValue(value)
  return typeName(value) === 'float64' && value.kind === 'array' ? at(value, 0) : value
}

function encoded(written: Value, style: Style, level: number, around: readonly Value[]): string {
  const value = asPlain(written)
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'bigint':
      return value.toString()
    case 'number':
      return floatText(value, style)
    default:
  }
  if (value === null) return 'null'
  if (around.includes(value)) throw new PythonError('ValueError', 'Circular reference detected')
  const inner = [...around, value]
  switch (value.kind) {
    case 'str':
      return quoted(value.text.text, style.ascii)
    case 'list':
    case 'tuple':
      return bracketed(
        '[',
        ']',
        value.items.map(item => encoded(item, style, level + 1, inner)),
        style,
        level,
      )
    case 'dict':
      return bracketed('{', '}', dictParts(value, style, level, inner), style, level)
    default:
  }
  if (given(style.otherwise)) {
    return encoded(invokeNow(style.otherwise, [value], style.site), style, level, inner)
  }
  throw new PythonError('TypeError', `Object of type ${typeName(value)} is not JSON serializable`)
}

function dictParts(dict: DictValue, style: Style, level: number, inner: readonly Value[]): string[] {
  const entries = [...dict.entries.values()]
  if (style.sortKeys)
    entries.sort((a, b) => (isLess(a.key, b.key, style.site) ? -1 : isLess(b.key, a.key, style.site) ? 1 : 0))
  return entries.map(({ key, value }) => {
    const name = quoted(keyText(key, style), style.ascii)
    return `${name}${style.keySeparator}${encoded(value, style, level + 1, inner)}`
  })
}

function keyText(written: Value, style: Style): string {
  const key = asPlain(written)
  if (isStr(key)) return key.text.text
  if (key === null || typeof key === 'boolean' || typeof key === 'bigint') return String(key)
  if (typeof key === 'number') return floatText(key, style)
  const message = `keys must be str, int, float, bool or None, not ${typeName(key)}`
  throw new PythonError('TypeError', message)
}

function bracketed(open: string, close: string, parts: readonly string[], style: Style, level: number): string {
  if (parts.length === 0) return open + close
  if (style.indent === undefined) return open + parts.join(style.itemSeparator) + close
  const inside = `\n${style.indent.repeat(level + 1)}`
  return `${open}${inside}${parts.join(style.itemSeparator + inside)}\n${style.indent.repeat(level)}${close}`
}

function separatorsOf(value: Value | undefined, indented: boolean): readonly [string, string] {
  if (!given(value)) return [indented ? ',' : ', ', ': ']
  const items = typeof value === 'object' && (value.kind === 'tuple' || value.kind === 'list') ? value.items : []
  return [text(items[0], 'a separator'), text(items[1], 'a separator')]
}

function indentOf(value: Value | undefined): string | undefined {
  if (!given(value)) return undefined
  return isStr(value) ? value.text.text : ' '.repeat(Math.max(0, Number(value)))
}

/** Reads JSON as Python does, which takes NaN and infinities. */
class Decoder {
  private at = 0
  private readonly text: string

  constructor(written: string) {
    this.text = written
  }

  whole(): Value {
    this.blanks()
    const value = this.value()
    this.blanks()
    if (this.at < this.text.length) throw this.fault('Extra data', this.at)
    return value
  }

  private blanks(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at++
  }

  private value(): Value {
    const mark = this.text[this.at]
    if (mark === '"') return str(this.string())
    if (mark === '[') return this.array()
    if (mark === '{') return this.object()
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    numberPattern.lastIndex = this.at
    const [number, fraction, exponent] = numberPattern.exec(this.text) ?? []
    if (number === undefined) throw this.fault('Expecting value', this.at)
    this.at += number.length
    return fraction === undefined && exponent === undefined ? BigInt(number) : Number(number)
  }

  private string(): string {
    const start = this.at
    let end = start + 1
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1
    if (end >= this.text.length) throw this.fault('Unterminated string starting at', start)
    this.at = end + 1
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string
    } catch {
      // What JSON.parse says of a string has no place that a script knows.
      throw this.fault('Invalid control character at', start)
    }
  }

  private array(): Value {
    const items: Value[] = []
    this.at++
    this.blanks()
    if (this.text[this.at] === ']') {
      this.at++
      return list(items)
    }
    for (;;) {
      this.blanks()
      items.push(this.value())
      this.blanks()
      if (this.ends(']')) return list(items)
    }
  }

  private object(): Value {
    const made: DictValue = { kind: 'dict', entries: new Map() }
    this.at++
    this.blanks()
    if (this.text[this.at] === '}') {
      this.at++
      return made
    }
    for (;;) {
      this.blanks()
      if (this.text[this.at] !== '"') throw this.fault('Expecting property name enclosed in double quotes', this.at)
      const key = this.string()
      this.blanks()
      if (this.text[this.at] !== ':') throw this.fault("Expecting ':' delimiter", this.at)
      this.at++
      this.blanks()
      made.entries.set(`s${key}`, { key: str(key), value: this.value() })
      this.blanks()
      if (this.ends('}')) return made
    }
  }

  /** Passes over a comma, or the closing bracket. */
  private ends(close: string): boolean {
    const mark = this.text[this.at]
    if (mark !== ',' && mark !== close) throw this.fault("Expecting ',' delimiter", this.at)
    this.at++
    return mark === close
  }

  private fault(what: string, at: number): PythonError {
    const before = this.text.slice(0, at)
    const line = before.split('\n').length
    const column = at - before.lastIndexOf('\n')
    return new PythonError('JSONDecodeError', `${what}: line ${line} column ${column} (char ${at})`)
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y

const words: readonly (readonly [string, Value])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]

const styleKeywords =
  'skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False'

/** `obj` as JSON, by the keywords in their order. */
function written(value: Value, keywords: readonly (Value | undefined)[], site: CallSite): string {
  const [, ascii, , nan, , indent, separators, otherwise, sort] = keywords
  const [itemSeparator, keySeparator] = separatorsOf(separators, given(indent))
  const style: Style = {
    indent: indentOf(indent),
    itemSeparator,
    keySeparator,
    sortKeys: flag(sort, false, site),
    ascii: flag(ascii, true, site),
    nan: flag(nan, true, site),
    otherwise,
    site,
  }
  return encoded(value, style, 0, [])
}

/** What is left of a file that is open. */
function readFrom(file: Value, what: string): string {
  const content = remainingContent(file)
  if (content === undefined)
    throw new PythonError('AttributeError', `'${typeName(file)}' object has no attribute '${what}'`)
  return textOf(content)
}

export const jsonModule: ModuleValue = moduleOf(
  'json',
  [
    row(`dumps(obj, *, ${styleKeywords})`, ([value = null, ...keywords], site) => str(written(value, keywords, site))),
    row(`dump(obj, fp, *, ${styleKeywords})`, ([value = null, file = null, ...keywords], site) => {
      const text = written(value, keywords, site)
      if (!writeInto(file, text))
        throw new PythonError('AttributeError', `'${typeName(file)}' object has no attribute 'write'`)
      return null
    }),
    row('loads(s)', ([source]) => new Decoder(text(source, 's')).whole()),
    row('load(fp)', ([file = null]) => new Decoder(readFrom(file, 'read')).whole()),
  ],
  [['JSONDecodeError', exceptionClass('JSONDecodeError')]],
)
