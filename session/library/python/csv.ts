/** The module `csv`: tables of text, read from lines and written to files. */
import { findAttribute, getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { hasSpecial } from '../../evaluate/classes/special.ts'
import { setKey } from '../../evaluate/hash.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { collect, iterate } from '../../evaluate/iterate.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isStr,
  list,
  str,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { pythonFloatRepr } from '../../../units/index.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { flag, given, keywordMap, optionalText, text } from '../arguments.ts'
import { readFloat } from '../builtins/numbers.ts'
import { method, methods, row } from '../row.ts'
import { lineOf, RowReader, type Dialect, type Field, type Quoting } from './csv-text.ts'
import { moduleOf } from './module.ts'

/** By Python's numbers. */
const quotings: readonly Quoting[] = ['minimal', 'all', 'others', 'none']

const named: ReadonlyMap<string, Partial<Dialect>> = new Map<string, Partial<Dialect>>([
  ['excel', {}],
  ['excel-tab', { delimiter: '\t' }],
  ['unix', { quoting: 'all', end: '\n' }],
])

const usual: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: undefined,
  doubled: true,
  skipsBlanks: false,
  end: '\r\n',
  quoting: 'minimal',
  strict: false,
}

/** What the keywords of a reader or writer say. */
function dialectOf(dialect: Value | undefined, keywords: Value | undefined, site: CallSite): Dialect {
  if (given(dialect) && !isStr(dialect)) throw unsupported('a dialect that is a class is Python, not yet Hillock')
  const name = optionalText(dialect, 'dialect') ?? 'excel'
  const own = named.get(name)
  if (own === undefined) throw new PythonError('Error', 'unknown dialect')
  const options = keywordMap(keywords)
  const unknown = [...options.keys()].find(each => !known.has(each))
  if (unknown !== undefined)
    throw new PythonError('TypeError', `this function got an unexpected keyword argument '${unknown}'`)
  const begun: Dialect = { ...usual, ...own }
  const delimiter = oneCharacter(options.get('delimiter'), 'delimiter') ?? begun.delimiter
  const quote =
    options.get('quotechar') === null ? undefined : (oneCharacter(options.get('quotechar'), 'quotechar') ?? begun.quote)
  if (delimiter === quote) throw new PythonError('ValueError', 'bad delimiter or quotechar value')
  if (delimiter === '\n' || delimiter === '\r') throw new PythonError('ValueError', 'bad delimiter value')
  return {
    delimiter,
    quote,
    escape: oneCharacter(options.get('escapechar'), 'escapechar'),
    doubled: flag(options.get('doublequote'), true, site),
    skipsBlanks: flag(options.get('skipinitialspace'), false, site),
    end: optionalText(options.get('lineterminator'), 'lineterminator') ?? begun.end,
    quoting: quotingOf(options.get('quoting'), quote, begun),
    strict: flag(options.get('strict'), false, site),
  }
}

const known: ReadonlySet<string> = new Set([
  'delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting', 'strict',
]) // prettier-ignore

/** Without a quote there is no quoting, and none that is asked for. */
function quotingOf(value: Value | undefined, quote: string | undefined, begun: Dialect): Quoting {
  if (value === undefined) return quote === undefined ? 'none' : begun.quoting
  const plain = plainValue(value)
  const found = typeof plain === 'bigint' ? quotings[Number(plain)] : undefined
  if (found === undefined) throw new PythonError('TypeError', 'bad "quoting" value')
  if (found !== 'none' && quote === undefined)
    throw new PythonError('TypeError', 'quotechar must be set if quoting enabled')
  return found
}

function oneCharacter(value: Value | undefined, name: string): string | undefined {
  if (!given(value)) return undefined
  const found = text(value, `"${name}"`)
  if ([...found].length === 1) return found
  throw new PythonError('TypeError', `"${name}" must be a 1-character string`)
}

/** A field as the reader gives it: a float where those without quotes are to be numbers. */
function fieldValue({ text: content, quoted }: Field, { quoting }: Dialect): Value {
  if (quoting !== 'others' || quoted || content === '') return str(content)
  const number = readFloat(content)
  if (number === undefined) throw new PythonError('ValueError', `could not convert string to float: '${content}'`)
  return number
}

interface Reader {
  readonly lines: Iterator<Value>
  readonly rows: RowReader
  readonly dialect: Dialect
}

function newReader(source: Value, dialect: Dialect, site: CallSite): Reader {
  return { lines: iterate(source, site)[Symbol.iterator](), rows: new RowReader(dialect), dialect }
}

/** The next row; undefined at the end. */
function nextRow({ lines, rows, dialect }: Reader): Value[] | undefined {
  for (;;) {
    const turn = lines.next()
    const fields = turn.done === true ? rows.end() : rows.take(lineText(turn.value))
    if (fields !== undefined) return fields.map(each => fieldValue(each, dialect))
    if (turn.done === true) return undefined
  }
}

function lineText(line: Value): string {
  if (isStr(line)) return line.text.text
  const message = `iterator should return strings, not ${typeName(line)} (the file should be opened in text mode)`
  throw new PythonError('Error', message)
}

const readerType: ObjectType = {
  name: '_csv.reader',
  attribute: ({ data }, name) => (name === 'line_num' ? BigInt((data as Reader).rows.lines) : undefined),
  attributeNames: () => ['line_num'],
  next: ({ data }) => listOf(nextRow(data as Reader)),
  iterate: function* ({ data }) {
    for (let row = nextRow(data as Reader); row !== undefined; row = nextRow(data as Reader)) yield list(row)
  },
  repr: () => '<_csv.reader object>',
}

const listOf = (items: Value[] | undefined): Value | undefined => items && list(items)

interface DictReader {
  readonly reader: Reader
  names: readonly Value[] | undefined
  readonly restKey: Value
  readonly restValue: Value
}

/** The names of the columns: the first row where none are given; undefined where there is none. */
function namesOf(from: DictReader): readonly Value[] | undefined {
  from.names ??= nextRow(from.reader)
  return from.names
}

function nextDict(from: DictReader, site: CallSite): Value | undefined {
  const names = namesOf(from) ?? []
  for (;;) {
    const fields = nextRow(from.reader)
    if (fields === undefined) return undefined
    if (fields.length === 0) continue
    const entries = new Map()
    names.forEach((name, k) =>
      entries.set(setKey(entries, name, site), { key: name, value: fields[k] ?? from.restValue }),
    )
    if (fields.length > names.length)
      entries.set(setKey(entries, from.restKey, site), { key: from.restKey, value: list(fields.slice(names.length)) })
    return { kind: 'dict', entries }
  }
}

const dictReaderOf = (object: ObjectValue): DictReader => object.data as DictReader

const dictReaderType: ObjectType = {
  name: 'DictReader',
  attribute: (object, name) => {
    const from = dictReaderOf(object)
    if (name === 'line_num') return BigInt(from.reader.rows.lines)
    if (name !== 'fieldnames') return undefined
    const names = namesOf(from)
    return names === undefined ? null : list([...names])
  },
  attributeNames: () => ['fieldnames', 'line_num'],
  next: (object, site) => nextDict(dictReaderOf(object), site),
  iterate: function* (object, site) {
    const from = dictReaderOf(object)
    for (let found = nextDict(from, site); found !== undefined; found = nextDict(from, site)) yield found
  },
  repr: () => '<csv.DictReader object>',
}

interface Writer {
  readonly file: Value
  readonly dialect: Dialect
}

/** A value as it is written: None as nothing, floats with all digits, members that are texts as these, whatever else as `str` has it. */
function writtenField(value: Value, { session }: CallSite): Field {
  if (value === null) return { text: '', quoted: true }
  const plain = plainValue(value)
  if (isStr(plain)) return { text: plain.text.text, quoted: true }
  return { text: typeof value === 'number' ? pythonFloatRepr(value) : session.text(value), quoted: !isNumber(value) }
}

/** Whether a value counts as a number, as members of enumerations may, and numpy's scalars. */
function isNumber(value: Value): boolean {
  const plain = plainValue(value)
  if (typeof plain !== 'object' || plain === null) return plain !== null
  if (plain.kind === 'instance') return ['__int__', '__index__', '__float__'].some(name => hasSpecial(plain, name))
  return plain.kind === 'complex' || (plain.kind === 'array' && plain.shape.length === 0)
}

function writeRow({ file, dialect }: Writer, fields: Value, site: CallSite): Value {
  const noRow = (type: string): PythonError => new PythonError('Error', `iterable expected, not ${type}`)
  const cells = collect(fields, site, noRow).map(each => writtenField(each, site))
  return invokeNow(getAttribute(file, 'write', site), [str(lineOf(cells, dialect))], site)
}

function needFile(file: Value, site: CallSite): Value {
  if (findAttribute(file, 'write', site) !== undefined) return file
  throw new PythonError('TypeError', 'argument 1 must have a "write" method')
}

const writerRows = methods<Writer>([
  method('writerow(row, /)', (writer, [fields = null], site) => writeRow(writer, fields, site)),
  method('writerows(rows, /)', (writer, [rows = null], site) => {
    for (const each of collect(rows, site)) writeRow(writer, each, site)
    return null
  }),
])

const writerType: ObjectType = {
  name: '_csv.writer',
  attribute: ({ data }, name) => writerRows.get(name)?.bind(data as Writer),
  attributeNames: () => writerRows.keys(),
  repr: () => '<_csv.writer object>',
}

interface DictWriter extends Writer {
  readonly names: readonly Value[]
  readonly restValue: Value
  readonly ignores: boolean
}

function fieldsOf({ names, restValue, ignores }: DictWriter, given_: Value, site: CallSite): Value {
  const entries = new Map((entriesOf(given_, site) ?? []).map(([key, { value }]) => [key, value] as const))
  const keys = names.map(name => setKey(entries, name, site))
  const others = (entriesOf(given_, site) ?? []).filter(([key]) => !keys.includes(key))
  if (!ignores && others.length > 0) {
    const shown = others.map(([, { key }]) => site.session.repr(key)).join(', ')
    throw new PythonError('ValueError', `dict contains fields not in fieldnames: ${shown}`)
  }
  return list(keys.map(key => entries.get(key) ?? (entries.has(key) ? null : restValue)))
}

const dictWriterRows = methods<DictWriter>([
  method('writeheader()', (writer, _, site) => writeRow(writer, list([...writer.names]), site)),
  method('writerow(rowdict)', (writer, [fields = null], site) =>
    writeRow(writer, fieldsOf(writer, fields, site), site),
  ),
  method('writerows(rowdicts)', (writer, [rows = null], site) => {
    for (const each of collect(rows, site)) writeRow(writer, fieldsOf(writer, each, site), site)
    return null
  }),
])

const dictWriterType: ObjectType = {
  name: 'DictWriter',
  attribute: ({ data }, name) => {
    const writer = data as DictWriter
    return name === 'fieldnames' ? list([...writer.names]) : dictWriterRows.get(name)?.bind(writer)
  },
  attributeNames: () => ['fieldnames', ...dictWriterRows.keys()],
  repr: () => '<csv.DictWriter object>',
}

export const csvModule: ModuleValue = moduleOf(
  'csv',
  [
    row(
      'reader(iterable, /, dialect="excel", **fmtparams)',
      ([source = null, dialect, keywords], site): ObjectValue => {
        const data = newReader(source, dialectOf(dialect, keywords, site), site)
        return { kind: 'object', type: readerType, data }
      },
    ),
    row('writer(fileobj, /, dialect="excel", **fmtparams)', ([file = null, dialect, keywords], site): ObjectValue => {
      const data: Writer = { file: needFile(file, site), dialect: dialectOf(dialect, keywords, site) }
      return { kind: 'object', type: writerType, data }
    }),
    row(
      'DictReader(f, fieldnames=None, restkey=None, restval=None, dialect="excel", **kwds)',
      ([source = null, names, restKey = null, restValue = null, dialect, keywords], site): ObjectValue => {
        const reader = newReader(source, dialectOf(dialect, keywords, site), site)
        const data: DictReader = { reader, names: given(names) ? collect(names, site) : undefined, restKey, restValue }
        return { kind: 'object', type: dictReaderType, data }
      },
      { type: true },
    ),
    row(
      'DictWriter(f, fieldnames, restval="", extrasaction="raise", dialect="excel", **kwds)',
      ([file = null, names = null, restValue = str(''), extras, dialect, keywords], site): ObjectValue => {
        const how = optionalText(extras, 'extrasaction') ?? 'raise'
        if (!/^(?:raise|ignore)$/i.test(how))
          throw new PythonError('ValueError', `extrasaction (${how}) must be 'raise' or 'ignore'`)
        const data: DictWriter = {
          file: needFile(file, site),
          dialect: dialectOf(dialect, keywords, site),
          names: collect(names, site),
          restValue,
          ignores: how.toLowerCase() === 'ignore',
        }
        return { kind: 'object', type: dictWriterType, data }
      },
      { type: true },
    ),
    row('list_dialects()', () => list([...named.keys()].map(str))),
  ],
  [
    ['QUOTE_MINIMAL', 0n],
    ['QUOTE_ALL', 1n],
    ['QUOTE_NONNUMERIC', 2n],
    ['QUOTE_NONE', 3n],
    ['Error', exceptionClass('Error')],
  ],
)
