/** The rectangles of bars and histograms one by one: `for bar in bars: bar.get_height()`. */
import { parseColour } from './colours.ts'
import { given } from './properties.ts'
import { toNumber, truth } from './pyplot-arguments.ts'
import type { BarSeries, Fill, HistogramSeries, Series } from './series.ts'

/** Bars that belong together. */
export type Bars = BarSeries | HistogramSeries

/** One of them. */
export interface Rectangle {
  readonly kind: 'rectangle'
  readonly bars: Bars
  readonly index: number
}

/** A rectangle's lower left corner and its size; the size is negative where bars go down. */
export interface RectanglePlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Whether a series is made of rectangles that scripts know one by one. */
export function hasRectangles(series: Series): series is Bars {
  return series.kind === 'bars' || (series.kind === 'histogram' && series.style === 'bar')
}

/** All rectangles of bars. */
export function rectanglesOf(bars: Bars): readonly Rectangle[] {
  const count = bars.kind === 'bars' ? bars.start.length : bars.heights.length
  return Array.from({ length: count }, (_, index) => ({ kind: 'rectangle', bars, index }))
}

/** Where a rectangle is, in data. */
export function placeOfRectangle({ bars, index }: Rectangle): RectanglePlace {
  const [start, thickness, base, length] = bars.kind === 'bars' ? ofBar(bars, index) : ofBin(bars, index)
  return bars.upright
    ? { x: start, y: base, width: thickness, height: length }
    : { x: base, y: start, width: length, height: thickness }
}

type Numbers = readonly [start: number, thickness: number, base: number, length: number]

function ofBar({ start, thickness, base, length }: BarSeries, k: number): Numbers {
  return [start[k] ?? NaN, thickness[k] ?? NaN, base[k] ?? NaN, length[k] ?? NaN]
}

function ofBin({ edges, heights, base, across }: HistogramSeries, k: number): Numbers {
  const low = edges[k] ?? NaN
  const width = (edges[k + 1] ?? NaN) - low
  return [low + across[0] * width, (across[1] - across[0]) * width, base?.[k] ?? 0, heights[k] ?? NaN]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Moves a rectangle or makes it larger; one of a histogram stays where its bin is. */
function replace({ bars, index }: Rectangle, name: keyof RectanglePlace, value: number): void {
  const along = bars.upright ? 'x' : 'y'
  const across = bars.upright ? 'width' : 'height'
  const put = (numbers: Float64Array): Float64Array => numbers.with(index, value)
  if (bars.kind === 'histogram') {
    const tall = bars.upright ? 'height' : 'width'
    if (name === tall) (bars as Mutable<HistogramSeries>).heights = put(bars.heights)
    return
  }
  const own = bars as Mutable<BarSeries>
  if (name === along) own.start = put(bars.start)
  else if (name === across) own.thickness = put(bars.thickness)
  else if (name === 'x' || name === 'y') own.base = put(bars.base)
  else own.length = put(bars.length)
}

/** How one rectangle is painted. */
export function fillOf({ bars, index }: Rectangle): Fill {
  const fills = bars.kind === 'bars' ? bars.fills : (bars.fills ?? [bars.fill])
  return fills[index] ?? fills[0] ?? { face: 'none', edge: 'none', edgeWidth: 1 }
}

function repaint(rectangle: Rectangle, change: Partial<Fill>): void {
  const { bars, index } = rectangle
  const fills = rectanglesOf(bars).map(fillOf)
  const changed = fills.with(index, { ...fillOf(rectangle), ...change })
  ;(bars as { fills?: readonly Fill[] }).fills = changed
}

function mover(name: keyof RectanglePlace): readonly [string, (rectangle: Rectangle, value: unknown) => void] {
  return [name, (rectangle, value) => replace(rectangle, name, toNumber(value, name))]
}

function painter(
  name: string,
  change: (value: unknown) => Partial<Fill>,
): readonly [string, (rectangle: Rectangle, value: unknown) => void] {
  return [name, (rectangle, value) => repaint(rectangle, change(value))]
}

const face = (value: unknown): Partial<Fill> => ({ face: parseColour(value) })
const edge = (value: unknown): Partial<Fill> => ({ edge: parseColour(value) })
const edgeWidth = (value: unknown): Partial<Fill> => ({ edgeWidth: toNumber(value, 'linewidth') })

/** What changes a rectangle, by the name of the property. */
export const rectangleChanges: ReadonlyMap<string, (rectangle: Rectangle, value: unknown) => void> = new Map([
  mover('x'),
  mover('y'),
  mover('width'),
  mover('height'),
  painter('color', value => ({ ...face(value), ...edge(value) })),
  painter('facecolor', face),
  painter('fc', face),
  painter('edgecolor', edge),
  painter('ec', edge),
  painter('linewidth', edgeWidth),
  painter('lw', edgeWidth),
  painter('alpha', value => ({ alpha: given(value) ? toNumber(value, 'alpha') : undefined })),
  painter('visible', value => ({ alpha: truth(value) ? undefined : 0 })),
])
