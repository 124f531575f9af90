/** Grids of panels as scripts have them: `GridSpec(2, 2)`, `fig.add_gridspec(2, 2)[0, :]`. */
import {
  cellsBetween,
  cellsOf,
  currentFigure,
  gridMethods,
  gridspec,
  gridSubplots,
  noKeywords,
  subgrid,
  type Axes,
  type Grid,
  type GridCells,
  type Keywords,
} from '../../figures/index.ts'
import type { CallSite } from '../evaluate/call.ts'
import { slicePositions, wholeNumber } from '../evaluate/indices.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { tuple, type FunctionValue, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { asPython } from './as-python.ts'
import { keywordsOf, plainArguments, pyplotKey } from './plain-arguments.ts'
import { row } from './row.ts'

type Range = readonly [first: number, last: number]

/** Which rows, columns or cells a subscript names. */
function rangeOf(index: Value, size: number, axis: number | undefined, site: CallSite): Range {
  if (typeof index === 'object' && index?.kind === 'slice') {
    const { start, count } = slicePositions(index, size, site)
    if (count > 0) return [start, start + count - 1]
    throw new PythonError('IndexError', 'GridSpec slice would result in no space allocated for subplot')
  }
  const k = wholeNumber(index, site)
  if (k === undefined) throw new PythonError('TypeError', 'a grid takes whole numbers and slices between its brackets')
  const at = k < 0 ? k + size : k
  if (at >= 0 && at < size) return [at, at]
  const where = axis === undefined ? 'GridSpec' : `axis ${axis}`
  throw new PythonError('IndexError', `index ${k} is out of bounds for ${where} with size ${size}`)
}

/** Draws, and hands back what came of it as a value of the script. */
type Draw = (name: string, site: CallSite, call: () => unknown) => Value

/** What scripts know of grids. */
export interface GridTypes {
  readonly grid: ObjectType
  readonly cells: ObjectType
  readonly gridSpec: FunctionValue
  readonly fromSpec: FunctionValue
}

/** The classes of grids and of their cells; panels made in them are values by `draw`. */
export function gridTypes(draw: Draw): GridTypes {
  const grid: ObjectType = {
    name: 'GridSpec',
    item: (object, index, site) => cellsValue(cellsAt(dataOf(object), index, site)),
    iterate: object => {
      const { rows, columns } = dataOf(object)
      return Array.from({ length: rows * columns }, (_, k) => cellsValue(cellsBetween(dataOf(object), [k, k])))
    },
    attribute: (object, name) => gridAttribute(dataOf(object), name, draw),
    attributeNames: () => ['nrows', 'ncols', 'get_geometry', 'subplots', ...gridMethods.keys()],
    repr: object => `GridSpec(${dataOf(object).rows}, ${dataOf(object).columns})`,
  }
  const cells: ObjectType = {
    name: 'SubplotSpec',
    attribute: (object, name) => {
      const own = object.data as GridCells
      if (name === 'get_geometry') return row('get_geometry()', () => tuple(geometryOf(own).map(BigInt)))
      if (name === 'get_gridspec') return row('get_gridspec()', () => gridValue(own.grid))
      return name === 'subgridspec' ? gridRow(name, subgrid, new Map([['subplot_spec', own]])) : undefined
    },
    attributeNames: () => ['get_geometry', 'get_gridspec', 'subgridspec'],
    repr: object => {
      const { place } = object.data as GridCells
      const range = (first: number, span: number): string => `${first}:${first + span}`
      const at = `${range(place.row, place.rowSpan)}, ${range(place.column, place.columnSpan)}`
      return `GridSpec(${place.rows}, ${place.columns})[${at}]`
    },
  }
  const cellsValue = (data: GridCells): ObjectValue => ({ kind: 'object', type: cells, data })
  const gridValue = (data: Grid): ObjectValue => ({ kind: 'object', type: grid, data })
  const gridRow = (
    name: string,
    make: (call: string, args: readonly unknown[], keywords: Keywords) => Grid,
    more: Keywords = noKeywords,
  ): FunctionValue =>
    row(
      `${name}(*args, **kwargs)`,
      ([args, given], site) => {
        const keywords = new Map([...keywordsOf(name, given, site), ...more])
        return gridValue(asPython(() => make(name, plainArguments(args, site), keywords)))
      },
      { type: more.size === 0 },
    )
  return {
    grid,
    cells,
    gridSpec: gridRow('GridSpec', (call, args, keywords) => gridspec(call, undefined, args, keywords)),
    fromSpec: gridRow('GridSpecFromSubplotSpec', subgrid),
  }
}

/** Rows and columns of the whole grid, and the numbers of the first and the last of the cells. */
function geometryOf({ place }: GridCells): readonly number[] {
  const { rows, columns, row: top, column: left, rowSpan, columnSpan } = place
  return [rows, columns, top * columns + left, (top + rowSpan - 1) * columns + left + columnSpan - 1]
}

/** The cells that axes are in. */
export function cellsOfAxes({ place, figure }: Axes): GridCells {
  const { rows, columns, widths, heights, parent, spacing = {} } = place
  return {
    kind: 'subplotspec',
    place,
    grid: { kind: 'gridspec', rows, columns, widths, heights, spacing, parent, figure },
  }
}

function dataOf(object: ObjectValue): Grid {
  return object.data as Grid
}

function cellsAt(grid: Grid, index: Value, site: CallSite): GridCells {
  const parts = typeof index === 'object' && index?.kind === 'tuple' ? index.items : undefined
  if (parts === undefined) return cellsBetween(grid, rangeOf(index, grid.rows * grid.columns, undefined, site))
  const [rows, columns] = parts
  if (rows === undefined || columns === undefined || parts.length > 2) {
    throw new PythonError('ValueError', 'Unrecognized subplot spec')
  }
  return cellsOf(grid, rangeOf(rows, grid.rows, 0, site), rangeOf(columns, grid.columns, 1, site))
}

function gridAttribute(grid: Grid, name: string, draw: Draw): Value | undefined {
  switch (name) {
    case 'nrows':
      return BigInt(grid.rows)
    case 'ncols':
      return BigInt(grid.columns)
    case 'get_geometry':
      return row('get_geometry()', () => tuple([BigInt(grid.rows), BigInt(grid.columns)]))
    case 'subplots':
      return row('subplots(*args, **kwargs)', ([args, keywords], site) =>
        draw(name, site, () => {
          const sheet = grid.figure ?? currentFigure(site.session.state(pyplotKey))
          return gridSubplots(sheet, grid, plainArguments(args, site), keywordsOf(name, keywords, site))
        }),
      )
    default: {
      const run = gridMethods.get(name)
      return (
        run &&
        row(`${name}(*args, **kwargs)`, ([args, keywords], site) =>
          draw(name, site, () => run(grid, plainArguments(args, site), keywordsOf(name, keywords, site))),
        )
      )
    }
  }
}
