/** The module `csv`: tables of text, read from lines and written to files. */
import { getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { setKey } from '../../evaluate/hash.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { collect, iterate } from '../../evaluate/iterate.ts'
import { makeIterator } from '../../evaluate/iterators.ts'
import { entriesOf } from '../../evaluate/mapping.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
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
import { lineOf, rowsOf, type Dialect, type Field, type Quoting } from './csv-text.ts'
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
  const quoting = options.get('quoting')
  return {
    delimiter: oneCharacter(options.get('delimiter'), 'delimiter') ?? begun.delimiter,
    quote:
      options.get('quotechar') === null
        ? undefined
        : (oneCharacter(options.get('quotechar'), 'quotechar') ?? begun.quote),
    escape: oneCharacter(options.get('escapechar'), 'escapechar'),
    doubled: flag(options.get('doublequote'), true, site),
    skipsBlanks: flag(options.get('skipinitialspace'), false, site),
    end: optionalText(options.get('lineterminator'), 'lineterminator') ?? begun.end,
    quoting: quoting === undefined ? begun.quoting : quotingOf(quoting),
  }
}

const known: ReadonlySet<string> = new Set([
  'delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'lineterminator', 'quoting', 'strict',
]) // prettier-ignore

function quotingOf(value: Value): Quoting {
  const found = typeof value === 'bigint' ? quotings[Number(value)] : undefined
  if (found !== undefined) return found
  throw new PythonError('TypeError', 'bad "quoting" value')
}

function oneCharacter(value: Value | undefined, name: string): string | undefined {
  if (!given(value)) return undefined
  const found = text(value, `"${name}"`)
  if ([...found].length === 1) return found
  throw new PythonError('TypeError', `"${name}" must be a 1-character string`)
}

function* linesOf(source: Value, site: CallSite): Iterable<string> {
  for (const line of iterate(source, site)) {
    if (!isStr(line)) {
      const message = `iterator should return strings, not ${site.session.repr(line).startsWith('b') ? 'bytes' : 'other values'} (the file should be opened in text mode)`
      throw new PythonError('Error', message)
    }
    yield line.text.text
  }
}

/** A field as the reader gives it: a float where those without quotes are to be numbers. */
function fieldValue({ text: content, quoted }: Field, { quoting }: Dialect): Value {
  if (quoting !== 'others' || quoted) return str(content)
  const number = readFloat(content)
  if (number === undefined) throw new PythonError('ValueError', `could not convert string to float: '${content}'`)
  return number
}

function* readRows(source: Value, dialect: Dialect, site: CallSite): Iterable<Value> {
  for (const fields of rowsOf(linesOf(source, site), dialect)) yield list(fields.map(each => fieldValue(each, dialect)))
}

interface DictReader {
  readonly rows: Iterator<Value>
  names: readonly Value[] | undefined
  readonly restKey: Value
  readonly restValue: Value
}

/** The names of the columns: the first row where none are given. */
function namesOf(reader: DictReader, site: CallSite): readonly Value[] {
  if (reader.names === undefined) {
    const first = reader.rows.next()
    reader.names = first.done === true ? [] : collect(first.value, site)
  }
  return reader.names
}

function nextDict(reader: DictReader, site: CallSite): Value | undefined {
  const names = namesOf(reader, site)
  for (;;) {
    const turn = reader.rows.next()
    if (turn.done === true) return undefined
    const fields = collect(turn.value, site)
    if (fields.length === 0) continue
    const entries = new Map()
    names.forEach((name, k) =>
      entries.set(setKey(entries, name, site), { key: name, value: fields[k] ?? reader.restValue }),
    )
    if (fields.length > names.length)
      entries.set(setKey(entries, reader.restKey, site), {
        key: reader.restKey,
        value: list(fields.slice(names.length)),
      })
    return { kind: 'dict', entries }
  }
}

const readerOf = (object: ObjectValue): DictReader => object.data as DictReader

const dictReaderType: ObjectType = {
  name: 'DictReader',
  attribute: (object, name, site) => (name === 'fieldnames' ? list([...namesOf(readerOf(object), site)]) : undefined),
  attributeNames: () => ['fieldnames'],
  next: (object, site) => nextDict(readerOf(object), site),
  iterate: function* (object, site) {
    for (let found = nextDict(readerOf(object), site); found !== undefined; found = nextDict(readerOf(object), site))
      yield found
  },
  repr: () => '<csv.DictReader object>',
}

interface Writer {
  readonly file: Value
  readonly dialect: Dialect
}

/** A value as it is written: None as nothing, floats with all digits, whatever else as `str` has it. */
function writtenField(value: Value, { session }: CallSite): Field {
  if (value === null) return { text: '', quoted: true }
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  return { text: typeof value === 'number' ? pythonFloatRepr(value) : session.text(value), quoted: !isNumber }
}

function writeRow({ file, dialect }: Writer, fields: Value, site: CallSite): Value {
  const cells = collect(fields, site).map(each => writtenField(each, site))
  let line
  try {
    line = lineOf(cells, dialect)
  } catch (thrown) {
    throw thrown instanceof RangeError ? new PythonError('Error', thrown.message) : thrown
  }
  return invokeNow(getAttribute(file, 'write', site), [str(line)], site)
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
    row('reader(iterable, /, dialect="excel", **fmtparams)', ([source = null, dialect, keywords], site) =>
      makeIterator('_csv.reader', readRows(source, dialectOf(dialect, keywords, site), site)),
    ),
    row('writer(fileobj, /, dialect="excel", **fmtparams)', ([file = null, dialect, keywords], site): ObjectValue => {
      const data: Writer = { file, dialect: dialectOf(dialect, keywords, site) }
      return { kind: 'object', type: writerType, data }
    }),
    row(
      'DictReader(f, fieldnames=None, restkey=None, restval=None, dialect="excel", **kwds)',
      ([source = null, names, restKey = null, restValue = null, dialect, keywords], site): ObjectValue => {
        const rows = readRows(source, dialectOf(dialect, keywords, site), site)[Symbol.iterator]()
        const data: DictReader = { rows, names: given(names) ? collect(names, site) : undefined, restKey, restValue }
        return { kind: 'object', type: dictReaderType, data }
      },
      { type: true },
    ),
    row(
      'DictWriter(f, fieldnames, restval="", extrasaction="raise", dialect="excel", **kwds)',
      ([file = null, names = null, restValue = str(''), extras, dialect, keywords], site): ObjectValue => {
        const data: DictWriter = {
          file,
          dialect: dialectOf(dialect, keywords, site),
          names: collect(names, site),
          restValue,
          ignores: optionalText(extras, 'extrasaction')?.toLowerCase() === 'ignore',
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
