import {
  KeywordReader,
  type Keywords,
  isKind,
  named,
  mapOf,
  nothingGiven,
  oneOf,
  onlyArgument,
  pairOf,
  toNumber,
  tooMany,
} from './pyplot-arguments.ts'
import { setMany } from './axes-properties.ts'
import { type Grid, cellsOf, checkGrid, checkRatios, readPlace, readSpacing, samePlace, spacings } from './grid.ts'
import { makePolar, readPolar } from './polar-settings.ts'
import { newGroup, share } from './sharing.ts'
import { repr } from './repr.ts'
import { parseColour } from './colours.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import { type Axes, type Figure, type GridPlace, type Within, addAxes, emptyFigure } from './figure.ts'
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
  // Layout engines that exclude each other: the last one counts, and all of them make room for labels here.
  const engines = [reader.flag('tight_layout'), reader.flag('constrained_layout')]
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
  made.tight = engines.includes(true) || (layout !== undefined && layout !== 'none')
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
  sheet.texts.length = 0
}

/** `subplot(121)`, `subplot(1, 2, 1)`, `subplot(grid[0, 1])`: makes axes current, reusing those that stand there already. */
export function subplot(sheet: Figure, args: readonly unknown[], keywords: Keywords): Axes {
  if (args.length === 1 && isKind<Axes>(args[0], 'axes')) {
    sheet.currentAxes = args[0]
    return args[0]
  }
  const place = readPlace('subplot', args)
  const there = keywords.size > 0 ? undefined : sheet.axes.find(axes => samePlace(axes.place, place))
  if (!there) return addSubplot(sheet, args, keywords, 'subplot')
  sheet.currentAxes = there
  return there
}

/** `add_subplot(121)`: always new axes. */
export function addSubplot(sheet: Figure, args: readonly unknown[], keywords: Keywords, call = 'add_subplot'): Axes {
  return panel(sheet, readPlace(call, args), new KeywordReader(call, keywords))
}

/** New axes at a place, with what the keywords that are left say of them. */
export function panel(sheet: Figure, place: GridPlace, reader: KeywordReader, within?: Within): Axes {
  const others = { x: reader.take('sharex'), y: reader.take('sharey') }
  const polar = readPolar(reader)
  const axes = addAxes(sheet, place, within)
  makePolar(axes, polar)
  for (const direction of directions) {
    if (given(others[direction])) share(axes, axesOfSheet(sheet, others[direction], `share${direction}`), direction)
  }
  setMany(axes, [], reader.rest())
  return axes
}

const directions = ['x', 'y'] as const

function axesOfSheet(sheet: Figure, value: unknown, call: string): Axes {
  const found = sheet.axes.find(one => one === value)
  if (found) return found
  if (isKind<Axes>(value, 'axes')) throw notDrawn('axes that share with those of another figure are not drawn yet')
  throw typeError(`${call} must be axes of the same figure`)
}

/** `ax.sharex(other)`, `ax.sharey(other)`. */
export function shareLater(axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords): null {
  const other = onlyArgument(`share${direction}`, 'other', args, keywords)
  share(axes, axesOfSheet(axes.figure, other, `share${direction}`), direction)
  return null
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
  checkGrid(rows, columns)
  if (row < 0 || column < 0 || rowSpan < 1 || columnSpan < 1 || row + rowSpan > rows || column + columnSpan > columns) {
    throw valueError(
      `the place (${repr(row)}, ${repr(column)}) with its spans is outside a grid of ${rows} by ${columns}`,
    )
  }
  return panel(sheet, { rows, columns, row, column, rowSpan, columnSpan }, reader)
}

/** The kinds of sharing in `subplots(sharex=…)`, as the group that a panel belongs to, from 0; undefined for none. */
const sharing: Readonly<Record<string, (row: number, column: number) => number | undefined>> = {
  none: () => undefined,
  all: () => 0,
  row: row => row,
  col: (_, column) => column,
}

/**
 * `fig.subplots(nrows, ncols, sharex, sharey)`: a grid of axes.
 * @returns axes alone, a list, or a list of rows, as matplotlib squeezes them
 */
export function subplotGrid(sheet: Figure, reader: KeywordReader): unknown {
  const [rows, columns] = [reader.number('nrows') ?? 1, reader.number('ncols') ?? 1]
  checkGrid(rows, columns)
  const more = new KeywordReader('subplots', mapOf(reader.take('gridspec_kw')))
  const ratios = (name: string, count: number): readonly number[] | undefined =>
    checkRatios(reader.take(name) ?? more.take(name), name, count)
  const [widths, heights] = [ratios('width_ratios', columns), ratios('height_ratios', rows)]
  sheet.spacing = { ...sheet.spacing, ...readSpacing(more) }
  more.done()
  const grid: Grid = {
    kind: 'gridspec',
    rows,
    columns,
    widths,
    heights,
    spacing: {},
    parent: undefined,
    figure: sheet,
  }
  return panelsOf(grid, sheet, reader)
}

/** `grid.subplots(sharex=…)`: axes in every cell of a grid. */
export function gridSubplots(sheet: Figure, grid: Grid, args: readonly unknown[], keywords: Keywords): unknown {
  const reader = new KeywordReader('subplots', named('subplots', [], args, keywords))
  const axes = panelsOf(grid, sheet, reader)
  reader.done()
  return axes
}

function panelsOf(grid: Grid, sheet: Figure, reader: KeywordReader): unknown {
  const { rows, columns } = grid
  const [groupX, groupY] = [sharingOf(reader.take('sharex'), sheet, 'x'), sharingOf(reader.take('sharey'), sheet, 'y')]
  const squeeze = reader.flag('squeeze') ?? true
  const each = mapOf(reader.take('subplot_kw'))
  const panels = Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: columns }, (_c, column) => {
      const { place } = cellsOf(grid, [row, row], [column, column])
      const axes = panel(sheet, place, new KeywordReader('add_subplot', each))
      axes.x.shared = groupX(row, column)
      axes.y.shared = groupY(row, column)
      axes.x.numbered = row === rows - 1 || axes.x.shared === undefined || groupX(rows - 1, column) !== axes.x.shared
      axes.y.numbered = column === 0 || axes.y.shared === undefined || groupY(row, 0) !== axes.y.shared
      return axes
    }),
  )
  if (!squeeze) return panels
  if (rows === 1 && columns === 1) return panels[0]?.[0]
  if (rows === 1) return panels[0]
  return columns === 1 ? panels.map(row => row[0]) : panels
}

function sharingOf(
  value: unknown,
  sheet: Figure,
  direction: Direction,
): (row: number, column: number) => number | undefined {
  const word = typeof value === 'string' ? value : given(value) && value !== false && value !== 0 ? 'all' : 'none'
  const group = oneOf(sharing, word, 'sharex and sharey')
  const first = newGroup(sheet, direction)
  return (row, column) => {
    const number = group(row, column)
    return number === undefined ? undefined : first + number
  }
}

/** `ax.label_outer()`: labels and numbers at the edges of the grid only. */
export function labelOuter(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  nothingGiven('label_outer', args, keywords)
  const { place } = axes
  if (place.row + place.rowSpan < place.rows) Object.assign(axes.x, { numbered: false, label: '' })
  if (place.column > 0) Object.assign(axes.y, { numbered: false, label: '' })
  return null
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
  sheet.spacing = { ...sheet.spacing, ...readSpacing(reader) }
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
