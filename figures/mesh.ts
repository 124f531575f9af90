import { notDrawn, typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { readMapped } from './mapped.ts'
import { equally } from './numbers.ts'
import { put } from './put.ts'
import {
  KeywordReader,
  type Keywords,
  columnsOf,
  missing,
  named,
  oneDimensional,
  toNumber,
} from './pyplot-arguments.ts'
import { given, readCommon } from './properties.ts'
import { isArrayLike, isTable } from './repr.ts'
import type { Direction, MeshSeries } from './series.ts'
import { setAspect } from './axes-settings.ts'
import { changeShared } from './sharing.ts'

/** Numbers row after row. */
interface Grid {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

/** The rows of a two-dimensional array. */
export function gridOf(value: unknown, what: string): Grid {
  if (isTable(value) && value.shape.length === 3)
    throw notDrawn('a picture of colours is not drawn yet', 'give one number a point')
  const columns = columnsOf(value, what)
  const rows = columns[0]?.length ?? 0
  if (isFlat(value) || rows === 0) throw typeError(`${what} must be two-dimensional`)
  const values = new Float64Array(rows * columns.length)
  columns.forEach((column, c) => column.forEach((entry, r) => (values[r * columns.length + c] = entry)))
  return { rows, columns: columns.length, values }
}

/** Whether a value has less than two dimensions. */
export function isFlat(value: unknown): boolean {
  if (isTable(value)) return value.shape.length < 2
  return !isArrayLike(value) || (!isArrayLike(value[0]) && !isTable(value[0]))
}

/** `imshow(X)`: one cell a number; the first row is at the top unless `origin='lower'`. */
export function imshow(axes: Axes, args: readonly unknown[], keywords: Keywords): MeshSeries {
  const names = ['X', 'cmap', 'norm', 'aspect', 'interpolation', 'alpha', 'vmin', 'vmax', 'origin', 'extent']
  const reader = new KeywordReader('imshow', named('imshow', names, args, keywords))
  const value = reader.take('X')
  if (value === undefined) throw missing('imshow', 'X')
  const { rows, columns, values } = gridOf(value, 'X')
  const mapped = readMapped(reader, values)
  const upper = (reader.text('origin') ?? 'upper') === 'upper'
  const extent = reader.take('extent')
  const aspect = reader.take('aspect')
  reader.ignore('interpolation')
  const common = readCommon(reader, 0)
  reader.done()
  const usual = upper ? [-0.5, columns - 0.5, rows - 0.5, -0.5] : [-0.5, columns - 0.5, -0.5, rows - 0.5]
  const [left = 0, right = 0, bottom = 0, top = 0] = given(extent)
    ? Array.from(oneDimensional(extent, 'extent'))
    : usual
  setAspect(axes, [given(aspect) ? aspect : 'equal'], new Map())
  const [first, last] = upper ? [top, bottom] : [bottom, top]
  const cells = { x: equally(left, right, columns), y: equally(first, last, rows) }
  const picture: MeshSeries = put(axes, {
    kind: 'mesh',
    ...cells,
    mapped,
    origin: upper ? 'upper' : 'lower',
    ...common,
  })
  showPicture(axes, 'x', [left, right])
  showPicture(axes, 'y', [bottom, top])
  return picture
}

/** Just the picture is shown, unless the script fixed limits. */
function showPicture(axes: Axes, direction: Direction, limits: readonly [number, number]): void {
  if (axes[direction].limits === undefined) {
    changeShared(axes, direction, { pictured: limits, inverted: limits[0] > limits[1] })
  }
}

/** `pcolormesh(C)`, `pcolormesh(X, Y, C)`: cells between edges, or around centres where there are as many as cells. */
export function pcolormesh(axes: Axes, args: readonly unknown[], keywords: Keywords): MeshSeries {
  const names = args.length > 1 || keywords.has('Y') ? ['X', 'Y', 'C'] : ['C']
  const reader = new KeywordReader('pcolormesh', named('pcolormesh', names, args, keywords), 'QuadMesh')
  const [x, y, value] = [reader.take('X'), reader.take('Y'), reader.take('C')]
  if (value === undefined) throw missing('pcolormesh', 'C')
  const { rows, columns, values } = gridOf(value, 'C')
  const shading = reader.text('shading') ?? 'auto'
  if (shading === 'gouraud')
    throw notDrawn("the shading 'gouraud' is not drawn yet", "give 'flat', 'nearest' or 'auto'")
  const mapped = readMapped(reader, values)
  reader.ignore('rasterized', 'edgecolors', 'edgecolor', 'ec', 'linewidth', 'linewidths', 'lw', 'antialiased', 'snap')
  const common = readCommon(reader, 0)
  reader.done()
  return put(axes, {
    kind: 'mesh',
    x: edges(x, columns, 'X', along => along.map(column => column[0] ?? NaN)),
    y: edges(y, rows, 'Y', along => Array.from(along[0] ?? [])),
    mapped,
    ...common,
  })
}

/** @param pick the coordinates along one direction, of those of every corner in columns */
function edges(
  value: unknown,
  count: number,
  what: string,
  pick: (columns: readonly Float64Array[]) => readonly number[],
): Float64Array {
  if (!given(value)) return equally(0, count, count)
  const columns = columnsOf(value, what)
  const places = columns.length === 1 ? (columns[0] ?? new Float64Array()) : Float64Array.from(pick(columns))
  if (places.length === count + 1) return places
  if (places.length !== count) {
    throw typeError(
      `Dimensions of C do not fit ${what}: ${count} cells need ${count} centres or ${count + 1} edges, not ${places.length}`,
    )
  }
  const step = (k: number): number => (places[k + 1] ?? NaN) - (places[k] ?? NaN)
  if (count === 1) return Float64Array.of(toNumber(places[0], what) - 0.5, toNumber(places[0], what) + 0.5)
  return Float64Array.from({ length: count + 1 }, (_, k) =>
    k === 0 ? (places[0] ?? NaN) - step(0) / 2 : (places[k - 1] ?? NaN) + step(Math.min(k - 1, count - 2)) / 2,
  )
}

/** The numbers of a mesh anew: as many as before. */
export function newValues(value: unknown, before: Float64Array): Float64Array {
  const flat = isTable(value) && value.shape.length === 2 ? Float64Array.from(value.data) : undefined
  const columns = flat === undefined ? columnsOf(value, 'A') : []
  const values = flat ?? (columns.length === 1 ? (columns[0] ?? new Float64Array()) : gridOf(value, 'A').values)
  if (values.length === before.length) return values
  throw valueError(`there are ${before.length} numbers to be shown, not ${values.length}`)
}
