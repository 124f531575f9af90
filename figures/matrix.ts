/** Pictures of matrices: `matshow` and `spy`, and of counts in two directions: `hist2d`. */
import { changeShared } from './sharing.ts'
import { notDrawn, valueError } from './error.ts'
import { type Axes, addAxes, emptyFigure, wholeSheet } from './figure.ts'
import { edgesOf, binOf } from './histogram.ts'
import { gridOf, imshow, pcolormesh } from './mesh.ts'
import { given } from './properties.ts'
import { type Pyplot, freeNumber, openFigure } from './pyplot.ts'
import { KeywordReader, type Keywords, missing, named, oneDimensional, pairOf, toNumber } from './pyplot-arguments.ts'
import { isArrayLike, isTable } from './repr.ts'
import type { MeshSeries } from './series.ts'
import { manySteps, roundPlaces } from './ticks.ts'

/** Numbers of rows and columns, with those of columns above, as matplotlib has matrices. */
function numberCells(axes: Axes): void {
  axes.x.opposite = true
  for (const direction of ['x', 'y'] as const) {
    axes[direction].marks = 'both'
    changeShared(axes, direction, {
      locator: (low, high, most) => roundPlaces(low, high, Math.min(most, 9), manySteps, true),
      ticks: undefined,
      tickLabels: undefined,
    })
  }
}

/** `ax.matshow(Z)`: a picture of a matrix, the numbers of its columns above. */
export function matshow(axes: Axes, args: readonly unknown[], keywords: Keywords): MeshSeries {
  const all = named('matshow', ['Z'], args, keywords)
  const picture = imshow(axes, [all.get('Z')], new Map([...all].filter(([name]) => name !== 'Z')))
  numberCells(axes)
  return picture
}

/** `plt.matshow(A, fignum=None)`: the same on a figure of its own, as wide as the matrix asks for; with a number on that figure. */
export function matshowFigure(pyplot: Pyplot, args: readonly unknown[], keywords: Keywords): MeshSeries {
  const reader = new KeywordReader('matshow', named('matshow', ['A', 'fignum'], args, keywords))
  const [matrix, number] = [reader.take('A'), reader.take('fignum')]
  if (matrix === undefined) throw missing('matshow', 'A')
  if (given(number) && number !== false && number !== 0)
    throw notDrawn('a matrix on a figure by its number is not drawn yet', 'make the figure, and give fignum=False')
  const current = number === undefined || number === null ? null : pyplot.current
  if (current !== null) return matshow(current.currentAxes ?? addAxes(current, wholeSheet), [matrix], reader.rest())
  const { rows, columns } = gridOf(matrix, 'A')
  const sheet = openFigure(pyplot, emptyFigure(freeNumber(pyplot), sizeFor(rows / columns)))
  const axes = addAxes(sheet, wholeSheet, { kind: 'sheet', share: [0.15, 0.09, 0.775, 0.775] })
  return matshow(axes, [matrix], reader.rest())
}

/** matplotlib's `figaspect`: as high as usual, and as wide as the ratio asks for, within 4 by 2 and 16 by 16 inches. */
function sizeFor(ratio: number): readonly [number, number] {
  const [width, height] = [4.8 / ratio, 4.8]
  const smaller = Math.min(1, width / 4, height / 2)
  const larger = Math.max(1, width / smaller / 16, height / smaller / 16)
  const fit = (size: number, least: number): number => Math.min(16, Math.max(least, size / smaller / larger))
  return [fit(width, 4), fit(height, 2)]
}

/** `spy(Z, precision=0)`: black where a matrix is not 0. */
export function spy(axes: Axes, args: readonly unknown[], keywords: Keywords): MeshSeries {
  const names = ['Z', 'precision', 'marker', 'markersize', 'aspect', 'origin']
  const reader = new KeywordReader('spy', named('spy', names, args, keywords))
  const matrix = reader.take('Z')
  if (matrix === undefined) throw missing('spy', 'Z')
  const precision = toNumber(reader.take('precision') ?? 0, 'precision')
  if (given(reader.take('marker')) || given(reader.take('markersize')))
    throw notDrawn('markers of spy() are not drawn yet', 'leave them out, and every cell is filled')
  const more = new Map(reader.rest())
  const { rows, columns, values } = gridOf(matrix, 'Z')
  const cells = { shape: [rows, columns], data: values.map(value => Number(Math.abs(value) > precision)) }
  // Black and white go from 0 to 1 even where all cells are alike.
  const look = { cmap: 'binary', vmin: 0, vmax: 1 }
  const picture = imshow(axes, [cells], new Map([...Object.entries(look), ...more]))
  numberCells(axes)
  return picture
}

/** What `bins` and `range` say of one direction. */
function edgesAlong(values: Float64Array, bins: unknown, range: unknown): Float64Array {
  const pair = given(range) ? pairOf(range) : undefined
  const limits = pair && ([toNumber(pair[0], 'range'), toNumber(pair[1], 'range')] as const)
  return edgesOf(values, isArrayLike(bins) ? oneDimensional(bins, 'bins') : toNumber(bins, 'bins'), limits)
}

/** `bins` of both directions: one number, one list of edges, or a pair of either. */
function binsOf(bins: unknown): readonly [unknown, unknown] {
  if (!given(bins)) return [10, 10]
  return (isArrayLike(bins) && pairOf(bins)) || [bins, bins]
}

function rangesOf(range: unknown): readonly [unknown, unknown] {
  if (!given(range)) return [undefined, undefined]
  const rows = isTable(range) ? [Array.from(range.data).slice(0, 2), Array.from(range.data).slice(2)] : range
  return pairOf(rows) ?? [undefined, undefined]
}

/**
 * `hist2d(x, y, bins=10, range=None, density=False, weights=None)`: counts of points in cells, as colours.
 * @returns counts (a row for each bin of x), edges along x and y, and the cells
 */
export function hist2d(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly unknown[] {
  const names = ['x', 'y', 'bins', 'range', 'density', 'weights', 'cmin', 'cmax']
  const reader = new KeywordReader('hist2d', named('hist2d', names, args, keywords))
  const [x, y] = ['x', 'y'].map(name => oneDimensional(reader.take(name) ?? [], name))
  if (x === undefined || y === undefined || x.length !== y.length)
    throw valueError('x and y must have the same length.')
  const bins = binsOf(reader.take('bins'))
  const ranges = rangesOf(reader.take('range'))
  const density = reader.flag('density') ?? false
  const weights = reader.take('weights')
  const [least, most] = [reader.number('cmin'), reader.number('cmax')]
  const more = reader.rest()
  const along = { x: edgesAlong(x, bins[0], ranges[0]), y: edgesAlong(y, bins[1], ranges[1]) }
  const counts = countsIn(x, y, along, given(weights) ? oneDimensional(weights, 'weights') : undefined)
  const [rows, columns] = [along.x.length - 1, along.y.length - 1]
  const total = counts.reduce((sum, count) => sum + count, 0)
  const widthOf = (edges: Float64Array, k: number): number => (edges[k + 1] ?? NaN) - (edges[k] ?? NaN)
  const shown = counts.map((count, k) => {
    const area = widthOf(along.x, Math.floor(k / columns)) * widthOf(along.y, k % columns)
    const value = density ? count / area / total : count
    return value < (least ?? -Infinity) || value > (most ?? Infinity) ? NaN : value
  })
  const turned = Float64Array.from(shown, (_, k) => shown[(k % rows) * columns + Math.floor(k / rows)] ?? NaN)
  const mesh = pcolormesh(axes, [along.x, along.y, { shape: [columns, rows], data: turned }], more)
  for (const direction of ['x', 'y'] as const) {
    const edges = along[direction]
    changeShared(axes, direction, { limits: [edges[0] ?? NaN, edges.at(-1) ?? NaN], pictured: undefined })
  }
  return [{ shape: [rows, columns], data: shown }, along.x, along.y, mesh]
}

function countsIn(
  x: Float64Array,
  y: Float64Array,
  edges: { readonly x: Float64Array; readonly y: Float64Array },
  weights: Float64Array | undefined,
): Float64Array {
  const columns = edges.y.length - 1
  const counts = new Float64Array((edges.x.length - 1) * columns)
  x.forEach((value, k) => {
    const [row, column] = [binOf(value, edges.x), binOf(y[k] ?? NaN, edges.y)]
    if (row < 0 || column < 0) return
    counts[row * columns + column] = (counts[row * columns + column] ?? 0) + (weights?.[k] ?? 1)
  })
  return counts
}
