import {
  KeywordReader,
  type Keywords,
  isKind,
  named,
  oneDimensional,
  oneOf,
  pairOf,
  toNumber,
  tooMany,
} from './pyplot-arguments.ts'
import { repr } from './repr.ts'
import { parseColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import { type Axes, type Figure, type GridPlace, addAxes, emptyFigure, wholeSheet } from './figure.ts'
import type { Direction } from './series.ts'
import { given } from './properties.ts'
import { type Pyplot, freeNumber, openFigure } from './pyplot.ts'

const figureKeywords = ['num', 'figsize', 'dpi', 'facecolor'] as const

/** `figure(num, figsize=(width, height), dpi=…)`: a new figure, or the open one with that number. */
export function figure(pyplot: Pyplot, args: readonly unknown[], keywords: Keywords): Figure {
  const reader = new KeywordReader('figure', named('figure', figureKeywords, args, keywords))
  const made = readFigure(pyplot, reader)
  reader.done()
  return made
}

function readFigure(pyplot: Pyplot, reader: KeywordReader): Figure {
  const num = reader.take('num')
  const size = reader.take('figsize')
  const dpi = reader.number('dpi')
  const background = reader.take('facecolor')
  const clear = reader.flag('clear') ?? false
  const tight = reader.flag('tight_layout', 'constrained_layout')
  const layout = reader.text('layout')
  const number = given(num) && typeof num !== 'string' ? toNumber(num, 'num') : freeNumber(pyplot)
  const existing = pyplot.open.find(one => one.number === number)
  if (existing) {
    if (clear) clearFigure(existing)
    pyplot.current = existing
    return existing
  }
  const resolution = dpi ?? 100
  if (!(resolution > 0)) throw valueError(`dpi must be positive, but is ${repr(resolution)}`)
  const colour = given(background) ? parseColour(background) : '#ffffff'
  const made = emptyFigure(number, figureSize(given(size) ? size : [6.4, 4.8], resolution), resolution, colour)
  made.tight = tight ?? (layout !== undefined && layout !== 'none')
  return openFigure(pyplot, made)
}

/** matplotlib's bound on the sides of a picture, in pixels. */
const mostPixels = 2 ** 16

/**
 * A pair (width, height) in inches.
 * @throws FigureError for what is no size, and for more than 2¹⁶ pixels on a side
 */
export function figureSize(value: unknown, dpi: number): readonly [number, number] {
  const pair = pairOf(value)
  if (!pair) throw typeError('a figure size is a pair (width, height) in inches')
  const [width, height] = [toNumber(pair[0], 'figsize'), toNumber(pair[1], 'figsize')]
  if (!(width > 0 && height > 0 && width < Infinity && height < Infinity)) {
    throw valueError(`figure size must be positive finite not (${repr(width)}, ${repr(height)})`)
  }
  if (Math.max(width, height) * dpi >= mostPixels) {
    const pixels = [width, height].map(inches => repr(Math.round(inches * dpi))).join('x')
    throw valueError(`Image size of ${pixels} pixels is too large. It must be less than 2^16 in each direction.`)
  }
  return [width, height]
}

/** Takes all axes off a figure. */
export function clearFigure(sheet: Figure): void {
  sheet.axes.length = 0
  sheet.currentAxes = null
  sheet.suptitle = undefined
}

/** `subplot(121)`, `subplot(1, 2, 1)`: makes axes current, reusing those that stand there already. */
export function subplot(sheet: Figure, args: readonly unknown[], keywords: Keywords): Axes {
  const place = readPlace('subplot', args)
  const there = sheet.axes.find(axes => samePlace(axes.place, place))
  if (!there) return addSubplot(sheet, args, keywords, 'subplot')
  sheet.currentAxes = there
  return there
}

/** `add_subplot(121)`: always new axes. */
export function addSubplot(sheet: Figure, args: readonly unknown[], keywords: Keywords, call = 'add_subplot'): Axes {
  const reader = new KeywordReader(call, keywords)
  const place = readPlace(call, args)
  const [sharex, sharey] = [reader.take('sharex'), reader.take('sharey')]
  reader.done()
  const axes = addAxes(sheet, place)
  if (given(sharex)) shareWith(sheet, axes, sharex, 'x')
  if (given(sharey)) shareWith(sheet, axes, sharey, 'y')
  return axes
}

function shareWith(sheet: Figure, axes: Axes, value: unknown, direction: Direction): void {
  const other = sheet.axes.find(one => one === value)
  if (!other) throw typeError(`share${direction} must be axes of the same figure`)
  other[direction].shared ??= sheet.axes.indexOf(other) + 1
  axes[direction].shared = other[direction].shared
}

function readPlace(call: string, args: readonly unknown[]): GridPlace {
  if (args.length === 0) return wholeSheet
  if (args.length === 1) {
    const code = typeof args[0] === 'number' ? args[0] : NaN
    if (!Number.isInteger(code) || code < 100 || code > 999) {
      throw valueError(`Single argument to subplot must be a three-digit integer, not ${repr(args[0])}`)
    }
    return placeAt(Math.floor(code / 100), Math.floor(code / 10) % 10, code % 10, code % 10)
  }
  if (args.length !== 3) throw typeError(`${call}() takes 1 or 3 positional arguments but ${args.length} were given`)
  const [rows, columns, index] = args
  const [first, last] = pairOf(index) ?? [index, index]
  return placeAt(toNumber(rows, 'nrows'), toNumber(columns, 'ncols'), toNumber(first, 'index'), toNumber(last, 'index'))
}

function placeAt(rows: number, columns: number, first: number, last: number): GridPlace {
  checkGrid(rows, columns)
  const most = rows * columns
  if (!Number.isInteger(first) || !Number.isInteger(last) || first < 1 || last > most || first > last) {
    throw valueError(
      `num must be an integer with 1 <= num <= ${most}, not ${first === last ? repr(first) : `(${repr(first)}, ${repr(last)})`}`,
    )
  }
  const [row, column] = [Math.floor((first - 1) / columns), (first - 1) % columns]
  const [lastRow, lastColumn] = [Math.floor((last - 1) / columns), (last - 1) % columns]
  const left = Math.min(column, lastColumn)
  return {
    rows,
    columns,
    row,
    column: left,
    rowSpan: lastRow - row + 1,
    columnSpan: Math.abs(lastColumn - column) + 1,
  }
}

/** More panels than this on one sheet are no wider than their tick labels. */
const mostPanels = 400

function checkGrid(rows: number, columns: number): void {
  for (const [name, value] of [
    ['rows', rows],
    ['columns', columns],
  ] as const) {
    if (!Number.isInteger(value) || value < 1)
      throw valueError(`Number of ${name} must be a positive integer, not ${repr(value)}`)
  }
  if (rows * columns > mostPanels) {
    throw valueError(`a grid of ${rows} by ${columns} panels is too fine: at most ${mostPanels} panels can be drawn`)
  }
}

function samePlace(a: GridPlace, b: GridPlace): boolean {
  return (
    a.rows === b.rows &&
    a.columns === b.columns &&
    a.row === b.row &&
    a.column === b.column &&
    a.rowSpan === b.rowSpan &&
    a.columnSpan === b.columnSpan
  )
}

/** `subplot2grid(shape, loc, rowspan, colspan)`. */
export function subplot2grid(sheet: Figure, args: readonly unknown[], keywords: Keywords): Axes {
  const names = ['shape', 'loc', 'rowspan', 'colspan']
  const reader = new KeywordReader('subplot2grid', named('subplot2grid', names, args, keywords))
  const [shape, loc] = [pairOf(reader.take('shape')), pairOf(reader.take('loc'))]
  if (!shape || !loc) throw typeError('subplot2grid() needs a shape (rows, columns) and a place (row, column)')
  const [rows, columns] = [toNumber(shape[0], 'rows'), toNumber(shape[1], 'columns')]
  const [row, column] = [toNumber(loc[0], 'row'), toNumber(loc[1], 'column')]
  const [rowSpan, columnSpan] = [reader.number('rowspan') ?? 1, reader.number('colspan') ?? 1]
  reader.done()
  checkGrid(rows, columns)
  if (row < 0 || column < 0 || rowSpan < 1 || columnSpan < 1 || row + rowSpan > rows || column + columnSpan > columns) {
    throw valueError(
      `the place (${repr(row)}, ${repr(column)}) with its spans is outside a grid of ${rows} by ${columns}`,
    )
  }
  return addAxes(sheet, { rows, columns, row, column, rowSpan, columnSpan })
}

/** The kinds of sharing in `subplots(sharex=…)`, as the group that a panel belongs to; undefined for none. */
const sharing: Readonly<Record<string, (row: number, column: number) => number | undefined>> = {
  none: () => undefined,
  all: () => 1,
  row: row => row + 1,
  col: (_, column) => column + 1,
}

/**
 * `fig.subplots(nrows, ncols, sharex, sharey)`: a grid of axes.
 * @returns axes alone, a list, or a list of rows, as matplotlib squeezes them
 */
export function subplotGrid(sheet: Figure, reader: KeywordReader): unknown {
  const [rows, columns] = [reader.number('nrows') ?? 1, reader.number('ncols') ?? 1]
  const [groupX, groupY] = [sharingOf(reader.take('sharex')), sharingOf(reader.take('sharey'))]
  const squeeze = reader.flag('squeeze') ?? true
  const { widths, heights } = readRatios(sheet, reader, rows, columns)
  checkGrid(rows, columns)
  const grid = Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: columns }, (_c, column) => {
      const axes = addAxes(sheet, { rows, columns, row, column, rowSpan: 1, columnSpan: 1, widths, heights })
      axes.x.shared = groupX(row, column)
      axes.y.shared = groupY(row, column)
      axes.x.numbered = row === rows - 1 || axes.x.shared === undefined || groupX(rows - 1, column) !== axes.x.shared
      axes.y.numbered = column === 0 || axes.y.shared === undefined || groupY(row, 0) !== axes.y.shared
      return axes
    }),
  )
  if (!squeeze) return grid
  if (rows === 1 && columns === 1) return grid[0]?.[0]
  if (rows === 1) return grid[0]
  return columns === 1 ? grid.map(row => row[0]) : grid
}

/** `width_ratios` and `height_ratios`, by themselves or in `gridspec_kw`, which may say the spacing too. */
function readRatios(
  sheet: Figure,
  reader: KeywordReader,
  rows: number,
  columns: number,
): Pick<GridPlace, 'widths' | 'heights'> {
  const grid = reader.take('gridspec_kw')
  const more = new KeywordReader('subplots', grid instanceof Map ? (grid as ReadonlyMap<string, unknown>) : new Map())
  const ratios = (name: string, count: number): readonly number[] | undefined => {
    const value = reader.take(name) ?? more.take(name)
    if (!given(value)) return undefined
    const numbers = Array.from(oneDimensional(value, name))
    if (numbers.length === count && numbers.every(share => share > 0)) return numbers
    throw valueError(`Expected the given ${name} to be ${count} positive numbers`)
  }
  const read = { widths: ratios('width_ratios', columns), heights: ratios('height_ratios', rows) }
  readSpacing(sheet, more)
  more.done()
  return read
}

/** `left`, `right`, `bottom`, `top`, `wspace` and `hspace`, as far as they are given. */
function readSpacing(sheet: Figure, reader: KeywordReader): void {
  for (const name of spacings) {
    const value = reader.number(name)
    if (value !== undefined) sheet.spacing = { ...sheet.spacing, [name]: value }
  }
}

const spacings = ['left', 'bottom', 'right', 'top', 'wspace', 'hspace'] as const

function sharingOf(value: unknown): (row: number, column: number) => number | undefined {
  const word = typeof value === 'string' ? value : given(value) && value !== false && value !== 0 ? 'all' : 'none'
  return oneOf(sharing, word, 'sharex and sharey')
}

/** `subplots(nrows, ncols, figsize=…)`: a new figure with a grid of axes. */
export function subplots(pyplot: Pyplot, args: readonly unknown[], keywords: Keywords): readonly unknown[] {
  const reader = new KeywordReader('subplots', named('subplots', ['nrows', 'ncols'], args, keywords))
  const sheet = readFigure(pyplot, reader)
  const axes = subplotGrid(sheet, reader)
  reader.done()
  return [sheet, axes]
}

/** `subplots_adjust(left, bottom, right, top, wspace, hspace)`. */
export function adjust(sheet: Figure, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('subplots_adjust', named('subplots_adjust', spacings, args, keywords))
  readSpacing(sheet, reader)
  reader.done()
  const { left = 0, right = 1, bottom = 0, top = 1 } = sheet.spacing
  if (left >= right) throw valueError('left cannot be >= right')
  if (bottom >= top) throw valueError('bottom cannot be >= top')
  return null
}

/** The axes that `sca` and the like are given: exactly one. */
export function axesOf(call: string, args: readonly unknown[]): Axes {
  if (args.length !== 1) throw tooMany(call, 1, args.length)
  const [value] = args
  if (isKind<Axes>(value, 'axes')) return value
  throw typeError(`${call}() takes axes`)
}
