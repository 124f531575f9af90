/** Grids of panels, `GridSpec`, and places in them. */
import { typeError, valueError } from './error.ts'
import { type Figure, type GridPlace, type Spacing, wholeSheet } from './figure.ts'
import { KeywordReader, type Keywords, isKind, named, oneDimensional, pairOf, toNumber } from './pyplot-arguments.ts'
import { given } from './properties.ts'
import { repr } from './repr.ts'

/** A grid that panels can be put in: `GridSpec(2, 3)`. */
export interface Grid {
  readonly kind: 'gridspec'
  readonly rows: number
  readonly columns: number
  widths: readonly number[] | undefined
  heights: readonly number[] | undefined
  spacing: Spacing
  /** The cell it divides, where that is not the sheet. */
  readonly parent: GridPlace | undefined
  readonly figure: Figure | undefined
}

/** Cells of a grid for one panel: `grid[0, 1:]`. */
export interface GridCells {
  readonly kind: 'subplotspec'
  readonly grid: Grid
  readonly place: GridPlace
}

/** From one to the other, both counted from 0 and included. */
type Range = readonly [first: number, last: number]

export const spacings = ['left', 'bottom', 'right', 'top', 'wspace', 'hspace'] as const

/** `left`, `right`, `bottom`, `top`, `wspace` and `hspace`, as far as they are given. */
export function readSpacing(reader: KeywordReader): Spacing {
  return Object.fromEntries(
    spacings.flatMap(name => {
      const value = reader.number(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Ratios of columns or rows: as many positive numbers. */
export function checkRatios(value: unknown, name: string, count: number): readonly number[] | undefined {
  if (!given(value)) return undefined
  const numbers = Array.from(oneDimensional(value, name))
  if (numbers.length === count && numbers.every(share => share > 0)) return numbers
  throw valueError(`Expected the given ${name} to be ${count} positive numbers`)
}

/** `GridSpec(nrows, ncols, …)` and `fig.add_gridspec(nrows, ncols, …)`. */
export function gridspec(call: string, sheet: Figure | undefined, args: readonly unknown[], keywords: Keywords): Grid {
  const reader = new KeywordReader(call, named(call, ['nrows', 'ncols', 'figure'], args, keywords))
  const figure = reader.take('figure')
  const grid = readGrid(reader, isKind<Figure>(figure, 'figure') ? figure : sheet, undefined)
  reader.done()
  return grid
}

/** `GridSpecFromSubplotSpec(nrows, ncols, cells)` and `cells.subgridspec(nrows, ncols)`: a grid in cells of another. */
export function subgrid(call: string, args: readonly unknown[], keywords: Keywords): Grid {
  const reader = new KeywordReader(call, named(call, ['nrows', 'ncols', 'subplot_spec'], args, keywords))
  const cells = reader.take('subplot_spec')
  if (!isKind<GridCells>(cells, 'subplotspec')) throw typeError(`${call}() needs cells of a grid, as in grid[0, 1]`)
  const grid = readGrid(reader, cells.grid.figure, cells.place)
  reader.done()
  return grid
}

function readGrid(reader: KeywordReader, figure: Figure | undefined, parent: GridPlace | undefined): Grid {
  const [rows, columns] = [reader.number('nrows') ?? 1, reader.number('ncols') ?? 1]
  checkGrid(rows, columns)
  return {
    kind: 'gridspec',
    rows,
    columns,
    widths: checkRatios(reader.take('width_ratios'), 'width_ratios', columns),
    heights: checkRatios(reader.take('height_ratios'), 'height_ratios', rows),
    spacing: readSpacing(reader),
    parent,
    figure,
  }
}

/** The cells between two rows and two columns. */
export function cellsOf(grid: Grid, [row, lastRow]: Range, [column, lastColumn]: Range): GridCells {
  const { rows, columns, widths, heights, parent, spacing } = grid
  const spans = { rowSpan: lastRow - row + 1, columnSpan: lastColumn - column + 1 }
  return {
    kind: 'subplotspec',
    grid,
    place: { rows, columns, row, column, ...spans, widths, heights, parent, spacing },
  }
}

/** The cells from one to another, counted along the rows. */
export function cellsBetween(grid: Grid, [first, last]: Range): GridCells {
  const place = placeAt(grid.rows, grid.columns, first + 1, last + 1)
  return cellsOf(grid, [place.row, place.row + place.rowSpan - 1], [place.column, place.column + place.columnSpan - 1])
}

/** `subplot(121)`, `subplot(1, 2, 1)`, `subplot(grid[0, 1])`. */
export function readPlace(call: string, args: readonly unknown[]): GridPlace {
  if (args.length === 0) return wholeSheet
  const [only] = args
  if (args.length === 1) {
    if (isKind<GridCells>(only, 'subplotspec')) return only.place
    const code = typeof only === 'number' ? only : NaN
    if (!Number.isInteger(code) || code < 100 || code > 999) {
      throw valueError(`Single argument to subplot must be a three-digit integer, not ${repr(only)}`)
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

/** @throws FigureError for no whole numbers, and for too many panels */
export function checkGrid(rows: number, columns: number): void {
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

/** Whether a panel at one place would lie on one at the other. */
export function samePlace(a: GridPlace, b: GridPlace): boolean {
  return (
    a.rows === b.rows &&
    a.columns === b.columns &&
    a.row === b.row &&
    a.column === b.column &&
    a.rowSpan === b.rowSpan &&
    a.columnSpan === b.columnSpan &&
    a.parent === b.parent
  )
}

type GridMethod = (grid: Grid, args: readonly unknown[], keywords: Keywords) => unknown

/** The methods of a grid, by name, besides those that make panels. */
export const gridMethods: ReadonlyMap<string, GridMethod> = new Map<string, GridMethod>([
  [
    'update',
    (grid, args, keywords) => {
      const reader = new KeywordReader('update', named('update', [], args, keywords))
      grid.spacing = { ...grid.spacing, ...readSpacing(reader) }
      reader.done()
      return null
    },
  ],
  [
    'set_width_ratios',
    (grid, [ratios]) => {
      grid.widths = checkRatios(ratios, 'width_ratios', grid.columns)
      return null
    },
  ],
  [
    'set_height_ratios',
    (grid, [ratios]) => {
      grid.heights = checkRatios(ratios, 'height_ratios', grid.rows)
      return null
    },
  ],
])
