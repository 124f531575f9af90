/**
 * Axes of angles and distances. Before a figure is measured out they become plain axes: a square with the circle, its grid
 * and its labels, and on it everything drawn, each angle and distance being a point of that square.
 */
import { limitsOf } from './axis-limits.ts'
import { linesIn, type Outlines } from './contour-lines.ts'
import { type Axes, type Figure, type Polar, snapshot } from './figure.ts'
import { equally } from './numbers.ts'
import type {
  BandSeries,
  BarSeries,
  ContourSeries,
  Fill,
  HistogramSeries,
  LineSeries,
  MeshSeries,
  PolygonSeries,
  SegmentSeries,
  Series,
  Stroke,
} from './series.ts'
import { ticksOf } from './ticks.ts'
import { wordsAt } from './words.ts'

/** Pieces of a whole circle. */
const pieces = 180

/** How far beyond the circle the square goes, which leaves room for the labels of angles. */
const outskirts = 1.16

/** A figure whose polar axes are plain ones; itself where it has none. */
export function withPlainAxes(figure: Figure): Figure {
  if (!figure.axes.some(({ polar }) => polar)) return figure
  const copy = snapshot(figure)
  for (const axes of copy.axes) if (axes.polar) flatten(axes, axes.polar)
  return copy
}

/** Places angles and distances on the square. */
interface Plane {
  /** The distances in the middle and on the circle. */
  readonly low: number
  readonly high: number
  at(angle: number, distance: number): readonly [x: number, y: number]
}

function flatten(axes: Axes, polar: Polar): void {
  const [first, second] = limitsOf(axes, 'y')
  const [low, high] = [Math.min(first, second), Math.max(first, second)]
  const radius = high - low
  const plane: Plane = {
    low,
    high,
    at: (angle, distance) => {
      const turned = polar.offset + polar.direction * angle
      // What lies inside of the least distance or outside of the circle is not there.
      const length = distance - low >= -1e-9 * radius && distance - low <= radius * (1 + 1e-9) ? distance - low : NaN
      return [length * Math.cos(turned), length * Math.sin(turned)]
    },
  }
  const drawn = axes.series.flatMap(series => flat(series, plane))
  axes.series.splice(0, Infinity, ...guides(axes, polar, plane), ...drawn)
  const side = radius * outskirts
  Object.assign(axes.x, { limits: [-side, side], scale: 'linear', shared: undefined })
  Object.assign(axes.y, { limits: [-side, side], scale: 'linear', shared: undefined })
  Object.assign(axes, { frame: false, grid: 'none', equal: 'box' })
}

/** The circle with its grid and labels. */
function guides(axes: Axes, polar: Polar, plane: Plane): readonly Series[] {
  const { x, y, frame } = axes
  const { low, high } = plane
  const radius = high - low
  if (!frame) return []
  const hasGrid = (direction: 'x' | 'y'): boolean => axes.grid === 'both' || axes.grid === direction
  const rings = ticksOf(y, [low, high], 7)
  const spokes = anglesOf(axes)
  const thin = { colour: '#b0b0b0', dash: 'solid', width: 0.8 } as const
  const circles = rings.values.filter(value => value > low && value < high)
  const lines = [
    ...(hasGrid('y') ? circles.map(value => ring(plane, value, thin, 1.5)) : []),
    ...(hasGrid('x') ? spokes.map(({ angle }) => straight(plane, [angle, low], [angle, high], thin, 1.5)) : []),
  ]
  const around = spokes.map(({ angle, label }) => {
    const [px, py] = plane.at(angle, high)
    return wordsAt(px * 1.03, py * 1.03, label, {
        align: sideOf(px / radius, 'left', 'right', 'center'),
        verticalAlign: sideOf(py / radius, 'bottom', 'top', 'middle'),
        zorder: 2,
      })
  }) // prettier-ignore
  const along = rings.values.flatMap((value, k) => {
    if (value <= low || value > high) return []
    const [px, py] = plane.at(polar.labels, value)
    return [wordsAt(px, py, rings.labels[k] ?? '', { align: 'left', verticalAlign: 'bottom', zorder: 2 })]
  })
  const edge = { colour: '#000000', dash: 'solid', width: 0.8 } as const
  return [...lines, ...(x.visible ? around : []), ...(y.visible ? along : []), ring(plane, high, edge, 2.5)]
}

function sideOf<Word>(share: number, above: Word, below: Word, between: Word): Word {
  return share > 0.1 ? above : share < -0.1 ? below : between
}

/** The angles that are labelled: those that the script says, or every 45°. */
function anglesOf({ x }: Axes): readonly { readonly angle: number; readonly label: string }[] {
  const angles = x.ticks ?? Float64Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4)
  return Array.from(angles, (angle, k) => {
    const degrees = Number(((angle * 180) / Math.PI).toFixed(6))
    const own = typeof x.format === 'function' ? x.format(angle, k) : undefined
    return { angle, label: x.tickLabels?.[k] ?? own ?? `${degrees}°` }
  })
}

function ring(plane: Plane, distance: number, stroke: Stroke, zorder: number): LineSeries {
  const angles = equally(0, 2 * Math.PI, pieces)
  return lineThrough(plane, angles, angles.map(() => distance), stroke, zorder) // prettier-ignore
}

function lineThrough(
  plane: Plane,
  angles: Float64Array,
  distances: Float64Array,
  stroke: Stroke,
  zorder: number,
): LineSeries {
  return {
    kind: 'line',
    ...placed(plane, angles, distances),
    stroke,
    marker: undefined,
    steps: 'none',
    label: undefined,
    alpha: 1,
    zorder,
  }
}

type Place = readonly [angle: number, distance: number]

/** From one place to another at the same angle, or with many pieces around the middle. */
function straight(plane: Plane, [a0, r0]: Place, [a1, r1]: Place, stroke: Stroke, zorder: number): LineSeries {
  const count = a0 === a1 ? 1 : pieces
  return lineThrough(plane, equally(a0, a1, count), equally(r0, r1, count), stroke, zorder)
}

function placed(plane: Plane, angles: Float64Array, distances: Float64Array): Outlines {
  const points = Array.from(angles, (angle, k) => plane.at(angle, distances[k] ?? NaN))
  return { x: Float64Array.from(points, ([px]) => px), y: Float64Array.from(points, ([, py]) => py) }
}

/** A series on the square. */
function flat(series: Series, plane: Plane): readonly Series[] {
  switch (series.kind) {
    case 'line':
    case 'scatter':
    case 'polygon':
    case 'quiver':
      return [{ ...series, ...placed(plane, series.x, series.y), ...(series.kind === 'line' && { steps: 'none' }) }]
    case 'bars':
      return wedges(series, plane)
    case 'histogram':
      return wedges(barsOf(series), plane)
    case 'band':
      return [area(series, plane)]
    case 'segments':
      return segmentLines(series, plane)
    case 'reference': {
      const { axis, at, stroke, zorder, alpha, label } = series
      const { low, high } = plane
      const line =
        axis === 'x' ? straight(plane, [at, low], [at, high], stroke, zorder) : ring(plane, at, stroke, zorder)
      return [{ ...line, alpha, label }]
    }
    case 'span': {
      const [from, to] = series.range
      const corners =
        series.axis === 'x' ? sector(plane, from, to, plane.low, plane.high) : sector(plane, 0, 2 * Math.PI, from, to)
      return [polygon(series, corners, series.fill)]
    }
    case 'contour':
      return [{ ...series, parts: series.parts.map(({ x, y }) => placed(plane, x, y)) }]
    case 'mesh':
      return [cellsOf(series, plane)]
    case 'scale':
      return []
    case 'text': {
      const isData = series.spaces[0] === 'data' && series.spaces[1] === 'data'
      const [x, y] = isData ? plane.at(series.x, series.y) : [series.x, series.y]
      return [{ ...series, x, y }]
    }
  }
}

/** The outline of what lies between two angles and two distances. */
function sector(plane: Plane, from: number, to: number, near: number, far: number): Outlines {
  const count = Math.max(1, Math.ceil((Math.abs(to - from) / (2 * Math.PI)) * pieces))
  const angles = equally(from, to, count)
  const there = Float64Array.from([...angles, ...angles.toReversed()])
  return placed(plane, there, there.map((_, k) => (k <= count ? far : near))) // prettier-ignore
}

function polygon({ label, alpha, zorder }: Series, { x, y }: Outlines, fill: Fill): PolygonSeries {
  return { kind: 'polygon', x, y, fill, label, alpha, zorder }
}

/** Bars as pieces of rings; the first has the label. */
function wedges(series: BarSeries, plane: Plane): readonly PolygonSeries[] {
  const { start, thickness, base, length, fills, upright } = series
  return Array.from(start, (from, k) => {
    const [to, foot] = [from + (thickness[k] ?? NaN), base[k] ?? NaN]
    const tip = foot + (length[k] ?? NaN)
    const corners = upright ? sector(plane, from, to, foot, tip) : sector(plane, foot, tip, from, to)
    const fill = fills[k % fills.length] ?? { face: 'none', edge: 'none', edgeWidth: 0 }
    return polygon({ ...series, label: k === 0 ? series.label : undefined }, corners, fill)
  })
}

function barsOf({ edges, heights, base, across, upright, fill, label, alpha, zorder }: HistogramSeries): BarSeries {
  const width = (k: number): number => (edges[k + 1] ?? NaN) - (edges[k] ?? NaN)
  return {
    kind: 'bars',
    upright,
    start: heights.map((_, k) => (edges[k] ?? NaN) + across[0] * width(k)),
    thickness: heights.map((_, k) => (across[1] - across[0]) * width(k)),
    base: base ?? heights.map(() => 0),
    length: heights,
    fills: [fill],
    label,
    alpha,
    zorder,
  }
}

function area(series: BandSeries, plane: Plane): PolygonSeries {
  const { x, lower, upper, along, fill } = series
  const there = Float64Array.from([...x, ...x.toReversed()])
  const edge = Float64Array.from([...lower, ...upper.toReversed()])
  return polygon(series, along === 'x' ? placed(plane, there, edge) : placed(plane, edge, there), fill)
}

function segmentLines(series: SegmentSeries, plane: Plane): readonly Series[] {
  const { x0, y0, x1, y1, stroke, colours, alpha, label, zorder } = series
  return Array.from(x0, (x, k): LineSeries => {
    const colour = colours?.[k % colours.length] ?? stroke.colour
    const [from, to] = [[x, y0[k] ?? NaN] as const, [x1[k] ?? NaN, y1[k] ?? NaN] as const]
    const line = straight(plane, from, to, { ...stroke, colour }, zorder)
    return { ...line, alpha, label: k === 0 ? label : undefined }
  })
}

/** Cells of a mesh as the areas between their edges, in the colours of their numbers. */
function cellsOf(series: MeshSeries, plane: Plane): ContourSeries {
  const { x, y, mapped, label, alpha, zorder } = series
  const columns = x.length - 1
  const parts = Array.from(mapped.values, (_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns]
    return sector(plane, x[column] ?? NaN, x[column + 1] ?? NaN, y[row] ?? NaN, y[row + 1] ?? NaN)
  })
  return {
    kind: 'contour',
    filled: true,
    levels: new Float64Array(),
    parts: parts.map(part => linesIn(part)[0] ?? part),
    extent: { x: [0, 0], y: [0, 0] },
    mapped,
    colours: undefined,
    widths: Float64Array.of(0),
    dashes: [],
    gaps: [],
    label,
    alpha,
    zorder,
  }
}
