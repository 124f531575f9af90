/** What a script asks of something that is drawn, by method; undefined where that kind of thing has no such method. */
import type { MeshSeries, Series } from './series.ts'

type Answer = (series: Series) => unknown

/** Pairs of numbers as an array of two columns. */
function pairs(x: Float64Array, y: Float64Array): unknown {
  return {
    shape: [x.length, 2],
    data: Float64Array.from({ length: 2 * x.length }, (_, k) => (k % 2 ? y : x)[k >> 1] ?? NaN),
  }
}

/** Left, right, bottom and top of a picture, as `imshow` was given them. */
function extentOf({ x, y, origin }: MeshSeries): readonly number[] {
  const [left, right, first, last] = [x[0], x.at(-1), y[0], y.at(-1)].map(edge => edge ?? NaN)
  return [
    left ?? NaN,
    right ?? NaN,
    ...(origin === 'upper' ? [last ?? NaN, first ?? NaN] : [first ?? NaN, last ?? NaN]),
  ]
}

/** A corner and the size of a stripe across axes: shares of the box across. */
function stripe(part: 'x' | 'y' | 'width' | 'height'): Answer {
  return series => {
    if (series.kind !== 'span') return undefined
    const isAlong = (series.axis === 'x') === (part === 'x' || part === 'width')
    const [low, high] = isAlong ? series.range : [series.from, series.to]
    return part === 'x' || part === 'y' ? low : high - low
  }
}

function arrayOf(series: Series): unknown {
  if (!('mapped' in series)) return undefined
  if (series.mapped === undefined) return null
  const { values } = series.mapped
  return series.kind === 'mesh' ? { shape: [series.y.length - 1, series.x.length - 1], data: values } : values
}

export const artistAnswers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['get_visible', ({ visible }) => visible !== false],
  ['get_marker', series => (series.kind === 'line' ? (series.marker?.symbol ?? 'None') : undefined)],
  [
    'get_markerfacecolor',
    series => (series.kind === 'line' ? (series.marker?.face ?? series.stroke.colour) : undefined),
  ],
  [
    'get_markeredgecolor',
    series => (series.kind === 'line' ? (series.marker?.edge ?? series.stroke.colour) : undefined),
  ],
  ['get_markeredgewidth', series => (series.kind === 'line' ? (series.marker?.edgeWidth ?? 1) : undefined)],
  ['get_xydata', series => (series.kind === 'line' ? pairs(series.x, series.y) : undefined)],
  ['get_offsets', series => (series.kind === 'scatter' ? pairs(series.x, series.y) : undefined)],
  ['get_sizes', series => (series.kind === 'scatter' ? series.areas : undefined)],
  ['get_array', arrayOf],
  ['get_extent', series => (series.kind === 'mesh' && series.origin !== undefined ? extentOf(series) : undefined)],
  ['get_x', stripe('x')],
  ['get_y', stripe('y')],
  ['get_width', stripe('width')],
  ['get_height', stripe('height')],
])
