/** Tables of numbers as text: `np.loadtxt`, `np.genfromtxt`, `np.savetxt`. */
import { array, at, roomFor, type ArrayValue } from '../../arrays/array.ts'
import { transposed } from '../../arrays/shape.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { iterate } from '../../evaluate/iterate.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isStr, str, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { formatPercent } from '../../print/percent.ts'
import { flag, given, needArray, optionalInteger, optionalText, text } from '../arguments.ts'
import { readFloat } from '../builtins/numbers.ts'
import { readText, requireWritable, textOf, toBytes, writeContent } from '../files/access.ts'
import { remainingContent, writeInto } from '../files/file-object.ts'
import { isPath, pathText } from '../files/path-object.ts'
import { row } from '../row.ts'
import { cast, elementType } from './element-type.ts'

/** The lines of a path, of a file that is open, or of anything with texts in it. */
function linesOf(source: Value, name: string, site: CallSite): string[] {
  if (isPath(source)) return textLines(readText(pathText(source), name, site))
  const content = remainingContent(source)
  if (content !== undefined) return textLines(textOf(content))
  return Array.from(iterate(source, site), line => text(line, 'a line').replace(/\r?\n$/, ''))
}

function textLines(whole: string): string[] {
  const lines = whole.split(/\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** How a table is written. */
interface Layout {
  readonly comments: readonly string[]
  readonly delimiter: string | undefined
  /** Columns that are wanted; all unless given. */
  readonly columns: readonly number[] | undefined
}

function cut(line: string, { comments, delimiter }: Layout): string[] {
  const ends = comments.map(mark => line.indexOf(mark)).filter(found => found >= 0)
  const plain = line.slice(0, Math.min(line.length, ...ends))
  if (plain.trim() === '') return []
  return delimiter === undefined ? plain.trim().split(/\s+/) : plain.split(delimiter).map(field => field.trim())
}

function marksOf(comments: Value | undefined): string[] {
  if (comments === undefined) return ['#']
  if (comments === null) return []
  if (isStr(comments)) return [comments.text.text]
  const several = typeof comments === 'object' && (comments.kind === 'list' || comments.kind === 'tuple')
  return several ? comments.items.map(each => text(each, 'comments')) : [text(comments, 'comments')]
}

function columnsOf(value: Value | undefined, site: CallSite): readonly number[] | undefined {
  if (!given(value)) return undefined
  if (typeof value === 'bigint') return [toInteger(value, 'usecols', site)]
  return Array.from(iterate(value, site), each => toInteger(each, 'usecols', site))
}

/** Fields of a row that are wanted. */
function chosen(fields: readonly string[], { columns }: Layout, line: number): readonly string[] {
  if (columns === undefined) return fields
  return columns.map(column => {
    const found = fields.at(column)
    if (found !== undefined) return found
    const message = `invalid column index ${column} at row ${line} with ${fields.length} columns`
    throw new PythonError('ValueError', message)
  })
}

/** Rows of numbers as an array; a single row or column has one dimension unless `least` asks for more. */
function shaped(rows: readonly (readonly number[])[], width: number, least: number): ArrayValue {
  roomFor([rows.length, width])
  const data = Float64Array.from(rows.flat())
  const full = [rows.length, width]
  const squeezed = full.filter(extent => extent !== 1)
  if (least >= 2) return array(data, full, 'float')
  return array(data, squeezed.length === 0 && least === 1 ? [1] : squeezed, 'float')
}

function finished(table: ArrayValue, dtype: Value | undefined, unpack: boolean): ArrayValue {
  const type = elementType(dtype)
  const values = type === undefined ? table : cast(table, type)
  // Columns for themselves, so that `t, v = np.loadtxt(…, unpack=True)` works.
  return unpack ? transposed(values) : values
}

function converterOf(converters: Value | undefined, column: number, site: CallSite): Value | undefined {
  if (!given(converters)) return undefined
  if (typeof converters !== 'object' || converters.kind !== 'dict') return converters
  return [...converters.entries.values()].find(({ key }) => toInteger(key, 'a column', site) === column)?.value
}

const loadtxt = row(
  "loadtxt(fname, dtype=float, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None)",
  ([source = null, dtype, comments, delimiter, converters, skip, usecols, unpack, least, , most], site) => {
    const layout: Layout = {
      comments: marksOf(comments),
      delimiter: optionalText(delimiter, 'delimiter'),
      columns: columnsOf(usecols, site),
    }
    const limit = optionalInteger(most, 'max_rows', site) ?? Infinity
    const rows: number[][] = []
    for (const line of linesOf(source, 'np.loadtxt', site).slice(optionalInteger(skip, 'skiprows', site) ?? 0)) {
      if (rows.length >= limit) break
      const fields = cut(line, layout)
      if (fields.length === 0) continue
      const [first] = rows
      if (first !== undefined && layout.columns === undefined && fields.length !== first.length) {
        const message = `the number of columns changed from ${first.length} to ${fields.length} at row ${rows.length + 1}; use \`usecols\` to select a subset and avoid this error`
        throw new PythonError('ValueError', message)
      }
      rows.push(
        chosen(fields, layout, rows.length + 1).map((field, k) => {
          const convert = converterOf(converters, layout.columns?.[k] ?? k, site)
          if (convert !== undefined) return toNumber(invokeNow(convert, [str(field)], site), 'a converted value', site)
          const number = readFloat(field)
          if (number !== undefined) return number
          const message = `could not convert string '${field}' to float64 at row ${rows.length}, column ${k + 1}.`
          throw new PythonError('ValueError', message)
        }),
      )
      site.session.turn()
    }
    const table = shaped(rows, rows[0]?.length ?? 0, optionalInteger(least, 'ndmin', site) ?? 0)
    return finished(rows.length === 0 ? array(new Float64Array()) : table, dtype, flag(unpack, false, site))
  },
  { reach: 'data' },
)

const genfromtxt = row(
  "genfromtxt(fname, dtype=float, comments='#', delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None, usecols=None, names=None, unpack=None, encoding=None, max_rows=None, invalid_raise=True)",
  (
    [
      source = null, dtype, comments, delimiter, header, footer, converters, , filling, usecols, names, unpack, , most, strict,
    ], // prettier-ignore
    site,
  ) => {
    if (given(names) && names !== false) {
      throw unsupported('an array with named columns is numpy, not yet Hillock', {
        span: site.argument('names'),
        help: 'skip_header=1 passes over the line with the names',
      })
    }
    if (given(converters)) throw unsupported('converters of genfromtxt are numpy, not yet Hillock')
    const layout: Layout = {
      comments: marksOf(comments),
      delimiter: optionalText(delimiter, 'delimiter'),
      columns: columnsOf(usecols, site),
    }
    const otherwise = given(filling) ? toNumber(filling, 'filling_values', site) : Number.NaN
    const lines = linesOf(source, 'np.genfromtxt', site).slice(optionalInteger(header, 'skip_header', site) ?? 0)
    const found = lines.map(line => cut(line, layout)).filter(fields => fields.length > 0)
    const kept = found.slice(0, Math.max(0, found.length - (optionalInteger(footer, 'skip_footer', site) ?? 0)))
    const whole = kept.slice(0, optionalInteger(most, 'max_rows', site) ?? kept.length)
    const width = whole[0]?.length ?? 0
    const wrong = whole.findIndex(fields => fields.length !== width)
    if (wrong >= 0) {
      const got = whole[wrong]?.length ?? 0
      const message = `Some errors were detected !\n    Line #${wrong + 1} (got ${got} columns instead of ${width})`
      if (flag(strict, true, site)) throw new PythonError('ValueError', message)
      site.session.noteOnce('ignored', site.span, `ConversionWarning: ${message}`)
    }
    const rows = whole.filter(fields => fields.length === width)
    const table = rows.map((fields, k) => chosen(fields, layout, k + 1).map(field => readFloat(field) ?? otherwise))
    return finished(shaped(table, table[0]?.length ?? 0, 0), dtype, flag(unpack ?? undefined, false, site))
  },
  { reach: 'data' },
)

/** One format for each number of a row, or one with all of them in it. */
function rowFormat(format: Value | undefined, delimiter: string, width: number): string {
  if (typeof format === 'object' && (format?.kind === 'list' || format?.kind === 'tuple')) {
    if (format.items.length !== width) {
      const written = format.items.map(each => text(each, 'fmt')).join(', ')
      throw new PythonError('AttributeError', `fmt has wrong shape.  [${written}]`)
    }
    return format.items.map(each => text(each, 'fmt')).join(delimiter)
  }
  const one = optionalText(format, 'fmt') ?? '%.18e'
  const count = one.replaceAll('%%', '').split('%').length - 1
  if (count === 1) return Array.from({ length: width }, () => one).join(delimiter)
  if (count === width) return one
  throw new PythonError('ValueError', `fmt has wrong number of % formats:  ${one}`)
}

const savetxt = row(
  "savetxt(fname, X, fmt='%.18e', delimiter=' ', newline='\\n', header='', footer='', comments='# ', encoding=None)",
  ([target = null, X, format, delimiter, newline, header, footer, comments], site) => {
    const values = needArray(X, 'savetxt', site)
    if (values.shape.length > 2 || values.shape.length === 0) {
      const message = `Expected 1D or 2D array, got ${values.shape.length}D array instead`
      throw new PythonError('ValueError', message)
    }
    if (isPath(target)) requireWritable(pathText(target), 'np.savetxt', site)
    const [height = 0, width = 1] = values.shape
    const end = optionalText(newline, 'newline') ?? '\n'
    const mark = optionalText(comments, 'comments') ?? '# '
    const commented = (words: Value | undefined): string[] => {
      const found = optionalText(words, 'header') ?? ''
      return found === '' ? [] : [mark + found.replaceAll('\n', `\n${mark}`) + end]
    }
    const shape = rowFormat(format, optionalText(delimiter, 'delimiter') ?? ' ', width)
    const source = { text: shape, pieces: [] }
    const lines = Array.from({ length: height }, (_, k) => {
      site.session.turn()
      const items = Array.from({ length: width }, (__, column): Value => {
        const number = at(values, k * width + column)
        return values.type === 'float' ? number : BigInt(number)
      })
      return formatPercent(source, tuple(items), site).text + end
    })
    const whole = [...commented(header), ...lines, ...commented(footer)].join('')
    if (isPath(target)) writeContent(pathText(target), toBytes(whole), 'np.savetxt', site)
    else if (!writeInto(target, whole)) pathText(target, 'fname')
    return null
  },
  { reach: 'results' },
)

export const textFileRows: readonly FunctionValue[] = [loadtxt, genfromtxt, savetxt]
