import type { Colour } from './colours.ts'
import type {
  BandSeries,
  ContourSeries,
  Fill,
  HistogramSeries,
  LineSeries,
  Marker,
  MeshSeries,
  ScaleSeries,
  ScatterSeries,
  SegmentSeries,
  Series,
  Stroke,
} from './series.ts'
import type { Dash } from './format-string.ts'
import type { Box } from './measures.ts'
import { type Panel, shareOf } from './sheet-layout.ts'
import { markerShape } from './markers.ts'
import { linesIn } from './contour-lines.ts'
import { colourLimits, contourColours, mappedColours } from './mapped.ts'
import { colourAt, entries } from './colour-maps.ts'
import { equally } from './numbers.ts'
import { arrowsOf } from './quiver.ts'
import {
  type Polyline,
  linePath,
  markerPath,
  markersPath,
  outside,
  polygonPath,
  round,
  stepped,
  thin,
} from './paths.ts'

/** One path on the sheet, in pixels. */
export interface Layer {
  readonly path: string
  readonly fill: Colour
  readonly stroke: Colour
  readonly width: number
  /** Lengths of dashes and gaps in pixels; empty for an unbroken line. */
  readonly dash: readonly number[]
  readonly cap: 'butt' | 'round' | 'square'
  readonly opacity: number
  readonly zorder: number
}

/** Places values in a panel's box, in pixels. */
export interface Placement {
  readonly box: Box
  x(value: number): number
  y(value: number): number
}

/** The placement that a panel's limits and scales make. */
export function placementOf({ box, x, y }: Panel): Placement {
  return {
    box,
    x: value => box.left + shareOf(x, value) * box.width,
    y: value => box.top + (1 - shareOf(y, value)) * box.height,
  }
}

/** A series as paths, lowest first. `point` is the number of pixels in a point. */
export function layersOf(series: Series, placement: Placement, point: number): readonly Layer[] {
  const { box } = placement
  if (series.visible === false) return []
  switch (series.kind) {
    case 'line':
      return lineLayers(series, placement, point)
    case 'scatter':
      return scatterLayers(series, placement, point)
    case 'histogram':
      if (series.fills === undefined) return [filled(series, histogramPath(series, placement), series.fill, point)]
      return histogramBars(series, placement).map((path, k) =>
        filled(series, path, series.fills?.[k] ?? series.fill, point),
      )
    case 'bars': {
      const paths = Array.from(series.start, (start, k) => {
        const [end, base] = [start + (series.thickness[k] ?? NaN), series.base[k] ?? NaN]
        const tip = base + (series.length[k] ?? NaN)
        return series.upright
          ? rectangle(placement, start, end, base, tip)
          : rectangle(placement, base, tip, start, end)
      })
      if (series.fills.length === 1) return series.fills.map(fill => filled(series, paths.join(''), fill, point))
      return series.fills.map((fill, k) => filled(series, paths[k] ?? '', fill, point))
    }
    case 'reference': {
      const { from, to } = series
      const path =
        series.axis === 'x'
          ? linePath(pair(placement.x(series.at), up(box, from), placement.x(series.at), up(box, to)), box)
          : linePath(pair(across(box, from), placement.y(series.at), across(box, to), placement.y(series.at)), box)
      return [stroked(series, path, series.stroke, point)]
    }
    case 'span': {
      const [low, high] = series.range.map(series.axis === 'x' ? placement.x : placement.y)
      const [left, right] = series.axis === 'x' ? [low, high] : [across(box, series.from), across(box, series.to)]
      const [top, bottom] = series.axis === 'x' ? [up(box, series.from), up(box, series.to)] : [low, high]
      const corners = [left ?? NaN, right ?? NaN, top ?? NaN, bottom ?? NaN] as const
      return [filled(series, cornersPath(...corners), series.fill, point)]
    }
    case 'segments':
      return segmentLayers(series, placement, point)
    case 'band': {
      return [filled(series, bandPath(series, placement), series.fill, point)]
    }
    case 'polygon':
      return [
        filled(
          series,
          finitePath(Array.from(series.x, placement.x), Array.from(series.y, placement.y)),
          series.fill,
          point,
        ),
      ]
    case 'mesh':
      return meshLayers(series, placement)
    case 'contour':
      return contourLayers(series, placement, point)
    case 'scale':
      return scaleLayers(series, placement, point)
    case 'quiver':
      return byColour(arrowsOf(series, placement)).map(([colour, path]) => painted(series, path, colour))
    case 'text':
      return []
  }
}

function lineLayers(series: LineSeries, placement: Placement, point: number): readonly Layer[] {
  const points = placed(series.x, series.y, placement)
  const layers: Layer[] = []
  if (series.stroke.dash !== 'none' && series.stroke.width > 0) {
    const line = thin(series.steps === 'none' ? points : stepped(points, series.steps))
    layers.push(stroked(series, linePath(line, placement.box), series.stroke, point))
  }
  if (series.marker) layers.push(markerLayer(series, points, series.marker, placement.box, point))
  return layers
}

function placed(x: Float64Array, y: Float64Array, placement: Placement): Polyline {
  return { x: x.map(placement.x), y: y.map(placement.y) }
}

function markerLayer(series: LineSeries, points: Polyline, marker: Marker, box: Box, point: number): Layer {
  const shape = markerShape(marker.symbol)
  const size = marker.size * point
  const edge = marker.edgeWidth * point
  // A round spot of one colour is a short stroke with round ends: a fifth of the text that a circle takes.
  const spot = shape.kind === 'dot' && marker.face === marker.edge
  const path = markersPath(points, shape, size, spot, box)
  const common = { path, dash: [], opacity: series.alpha, zorder: series.zorder } as const
  if (spot) {
    const width = marker.symbol === ',' ? 1 : shape.diameter * size + edge
    return { ...common, fill: 'none', stroke: marker.edge, width, cap: 'round' }
  }
  const face = shape.kind === 'strokes' ? 'none' : marker.face
  return { ...common, fill: face, stroke: marker.edge, width: edge, cap: 'butt' }
}

function scatterLayers(series: ScatterSeries, placement: Placement, point: number): readonly Layer[] {
  const { areas, symbol } = series
  const colours = series.mapped ? mappedColours(series.mapped) : series.colours
  const points = placed(series.x, series.y, placement)
  const shape = markerShape(symbol)
  const layer = (path: string, colour: Colour): Layer => ({
    path,
    fill: shape.kind === 'strokes' ? 'none' : colour,
    stroke: shape.kind === 'strokes' ? colour : (series.edge ?? colour),
    width: (series.edge === undefined && shape.kind !== 'strokes' ? 1 : series.edgeWidth) * point,
    dash: [],
    cap: 'butt',
    opacity: series.alpha,
    zorder: series.zorder,
  })
  if (colours.length === 1 && areas.length === 1 && !series.mapped) {
    const path = markersPath(points, shape, Math.sqrt(areas[0] ?? 0) * point, false, placement.box)
    return [layer(path, colours[0] ?? 'none')]
  }
  function* markers(): Iterable<readonly [Colour, path: string]> {
    for (const [k, x] of points.x.entries()) {
      const y = points.y[k] ?? NaN
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue
      const colour = (colours.length === 1 ? colours[0] : colours[k]) ?? 'none'
      const area = (areas.length === 1 ? areas[0] : areas[k]) ?? 0
      yield [colour, markerPath(shape, x, y, Math.sqrt(area) * point)]
    }
  }
  return byColour(markers()).map(([colour, path]) => layer(path, colour))
}

/** The pieces of each colour as one path. */
function byColour(pieces: Iterable<readonly [Colour, path: string]>): readonly (readonly [Colour, path: string])[] {
  const paths = new Map<Colour, string[]>()
  for (const [colour, path] of pieces) {
    const own = paths.get(colour) ?? []
    own.push(path)
    paths.set(colour, own)
  }
  return Array.from(paths, ([colour, own]) => [colour, own.join('')])
}

/** Cells on whole pixels, so that no gap shows between them; neighbours of one colour are one rectangle, and of a pixel's cells one is drawn. */
function meshLayers(series: MeshSeries, placement: Placement): readonly Layer[] {
  return byColour(rectanglesOf(series, placement)).map(([colour, path]) => painted(series, path, colour))
}

function* rectanglesOf(series: MeshSeries, placement: Placement): Iterable<readonly [Colour, path: string]> {
  const { box } = placement
  const colours = mappedColours(series.mapped)
  const x = spans(series.x, placement.x, box.left, box.left + box.width)
  const y = spans(series.y, placement.y, box.top, box.top + box.height)
  const columns = series.x.length - 1
  for (const [row, top, bottom] of y) {
    const runs: { readonly colour: Colour; readonly from: number; to: number }[] = []
    for (const [column, left, right] of x) {
      const colour = colours[row * columns + column] ?? 'none'
      const last = runs.at(-1)
      if (last?.colour === colour && last.to === left) last.to = right
      else runs.push({ colour, from: left, to: right })
    }
    for (const { colour, from, to } of runs)
      if (colour !== 'none') yield [colour, `M${from} ${top}H${to}V${bottom}H${from}Z`]
  }
}

/** Which cell goes from which pixel to which, from the low end up, within the box; what is thinner than a pixel is left out. */
function spans(
  edges: Float64Array,
  place: (value: number) => number,
  low: number,
  high: number,
): readonly (readonly [cell: number, from: number, to: number])[] {
  const pixels = Array.from(edges, edge => Math.min(high, Math.max(low, Math.round(place(edge)))))
  const cells: (readonly [number, number, number])[] = []
  for (let k = 0; k + 1 < pixels.length; k++) {
    const [from, to] = [pixels[k] ?? NaN, pixels[k + 1] ?? NaN]
    if (from !== to) cells.push([k, Math.min(from, to), Math.max(from, to)])
  }
  return cells.toSorted(([, a], [, b]) => a - b)
}

function contourLayers(series: ContourSeries, placement: Placement, point: number): readonly Layer[] {
  const { parts, filled: isFilled, widths, dashes, gaps, alpha } = series
  const colours = contourColours(series)
  return parts.flatMap((part, k): Layer[] => {
    const colour = colours[k] ?? 'none'
    const lines = linesIn(part).map(({ x, y }) => placed(x, y, placement))
    if (isFilled) {
      const path = lines.map(({ x, y }) => finitePath([...x], [...y])).join('')
      // A stroke of the same colour closes the hair between neighbours, where nothing shines through.
      return [{ ...painted(series, path, colour), ...(alpha === 1 && { stroke: colour, width: 0.7 }) }]
    }
    const stroke = { colour, width: widths[k % widths.length] ?? 1.5, dash: dashes[k] ?? 'solid' } as const
    const cut = gaps.reduce<readonly Polyline[]>((left, { x, y, half }) => {
      const [px, py] = [placement.x(x), placement.y(y)]
      return left.flatMap(line => outside(line, px, py, half * point))
    }, lines)
    return [stroked(series, cut.map(line => linePath(line, placement.box)).join(''), stroke, point)]
  })
}

function scaleLayers(series: ScaleSeries, placement: Placement, point: number): readonly Layer[] {
  if (series.contour) return contourScale(series, series.contour, placement, point)
  const [low, high] = colourLimits(series.mapped)
  const edges = equally(low, high, entries)
  const { left, top, width, height } = placement.box
  const cells = series.upright
    ? spans(edges, placement.y, top, top + height)
    : spans(edges, placement.x, left, left + width)
  return cells.map(([k, from, to]) => {
    const path = series.upright
      ? `M${left} ${from}H${left + width}V${to}H${left}Z`
      : `M${from} ${top}H${to}V${top + height}H${from}Z`
    return painted(series, path, colourAt(series.mapped.map, k / entries))
  })
}

/** Of the levels of a field: areas between them, or a line at each. */
function contourScale(
  { upright }: ScaleSeries,
  contour: ContourSeries,
  { box, x, y }: Placement,
  point: number,
): readonly Layer[] {
  const colours = contourColours(contour)
  const { levels, filled: isFilled, widths } = contour
  // An area below the first level comes first, if there is one.
  const first = contour.mapped.values[0] === -Infinity ? 1 : 0
  return Array.from(levels, (level, k): Layer => {
    const next = levels[k + 1] ?? level
    const [from, to] = upright ? [y(level), y(next)] : [x(level), x(next)]
    const { left, top, width, height } = box
    if (isFilled) {
      const path = upright ? rectanglePath(left, left + width, to, from) : rectanglePath(from, to, top, top + height)
      return painted(contour, next === level ? '' : path, colours[k + first] ?? 'none')
    }
    const path = upright ? `M${left} ${from}H${left + width}` : `M${from} ${top}V${top + height}`
    const stroke = { colour: colours[k] ?? 'none', width: widths[k % widths.length] ?? 1.5, dash: 'solid' } as const
    return stroked(contour, path, stroke, point)
  })
}

function rectanglePath(left: number, right: number, top: number, bottom: number): string {
  return polygonPath([left, right, right, left], [top, top, bottom, bottom])
}

function painted({ alpha, zorder }: Series, path: string, fill: Colour): Layer {
  return { path, fill, stroke: 'none', width: 0, dash: [], cap: 'butt', opacity: alpha, zorder }
}

/** How places on the ground and along bins become pixels. */
function histogramPlaces({ upright }: HistogramSeries, { box, x, y }: Placement) {
  const [along, up] = upright ? [x, y] : [y, x]
  // Beyond the box where the ground has no place, as on a logarithmic axis.
  const beyond = upright ? box.top + box.height + 1 : box.left - 1
  const place = (value: number): number => (Number.isNaN(up(value)) ? beyond : up(value))
  const shape = (bins: readonly number[], values: readonly number[]): string =>
    upright ? polygonPath(bins, values) : polygonPath(values, bins)
  return { along, beyond, place, shape }
}

/** The bars of a histogram one by one; those of empty bins are empty. */
function histogramBars(series: HistogramSeries, placement: Placement): readonly string[] {
  const { edges, heights, base, across } = series
  const { along, place, shape } = histogramPlaces(series, placement)
  return Array.from(heights, (height, k) => {
    if (height === 0) return ''
    const [low, width] = binOf(edges, k)
    const [left, right] = [along(low + across[0] * width), along(low + across[1] * width)]
    const [foot, top] = [place(base?.[k] ?? 0), place((base?.[k] ?? 0) + height)]
    return [left, right, top, foot].every(Number.isFinite)
      ? shape([left, right, right, left], [top, top, foot, foot])
      : ''
  })
}

function histogramPath(series: HistogramSeries, placement: Placement): string {
  const { edges, heights, base, style, across } = series
  if (style === 'bar') return histogramBars(series, placement).join('')
  const { along, beyond, place, shape } = histogramPlaces(series, placement)
  const feet = Array.from(heights, (_, k) => place(base?.[k] ?? 0))
  const tops = Array.from(heights, (height, k) => place((base?.[k] ?? 0) + height))
  const shift = across[0] * binOf(edges, 0)[1]
  const sides = Array.from(edges, edge => along(edge + shift)).map(side =>
    Number.isNaN(side) ? placement.box.left - 1 : side,
  )
  const outline = (values: readonly number[]): readonly number[] => values.flatMap(value => [value, value])
  const twice = outline(sides)
  if (style === 'stepfilled' && base) {
    const there = twice.slice(1, -1)
    return shape([...there, ...there.toReversed()], [...outline(tops), ...outline(feet).toReversed()])
  }
  const closed = shape(twice, [feet[0] ?? beyond, ...outline(tops), feet.at(-1) ?? beyond])
  return style === 'step' ? closed.slice(0, -1) : closed
}

function binOf(edges: Float64Array, k: number): readonly [low: number, width: number] {
  const low = edges[k] ?? NaN
  return [low, (edges[k + 1] ?? NaN) - low]
}

function rectangle(placement: Placement, x0: number, x1: number, y0: number, y1: number): string {
  return cornersPath(placement.x(x0), placement.x(x1), placement.y(y0), placement.y(y1))
}

function cornersPath(left: number, right: number, top: number, bottom: number): string {
  return [left, right, top, bottom].every(Number.isFinite) ? rectanglePath(left, right, top, bottom) : ''
}

/** Each unbroken stretch of a band is an area of its own. */
function bandPath({ x, lower, upper, along }: BandSeries, placement: Placement): string {
  const [place, across] = along === 'x' ? [placement.x, placement.y] : [placement.y, placement.x]
  const parts: string[] = []
  let from = 0
  const close = (to: number): void => {
    if (to - from < 2) return
    const there = Array.from(x.subarray(from, to), place)
    const edge = [
      ...Array.from(lower.subarray(from, to), across),
      ...Array.from(upper.subarray(from, to), across).toReversed(),
    ]
    const around = [...there, ...there.toReversed()]
    parts.push(along === 'x' ? finitePath(around, edge) : finitePath(edge, around))
  }
  for (let k = 0; k <= x.length; k++) {
    const whole = [x[k], lower[k], upper[k]].every(Number.isFinite)
    if (whole) continue
    close(k)
    from = k + 1
  }
  return parts.join('')
}

function finitePath(x: readonly number[], y: readonly number[]): string {
  const whole = x.map((value, k) => Number.isFinite(value) && Number.isFinite(y[k] ?? NaN))
  const pick = (values: readonly number[]): number[] => values.filter((_, k) => whole[k])
  return polygonPath(pick(x), pick(y))
}

function segmentLayers(series: SegmentSeries, placement: Placement, point: number): readonly Layer[] {
  const pieces = segmentPaths(series, placement, point)
  const { stroke, colours } = series
  // As matplotlib draws collections, ends are cut where the pieces end.
  const butt = (path: string, look: Stroke): Layer => ({ ...stroked(series, path, look, point), cap: 'butt' })
  if (colours === undefined) return [butt(pieces.join(''), stroke)]
  return pieces.map((piece, k) => butt(piece, { ...stroke, colour: colours[k % colours.length] ?? stroke.colour }))
}

function segmentPaths(series: SegmentSeries, placement: Placement, point: number): readonly string[] {
  const cap = series.cap * point
  return Array.from(series.x0, (x, k) => {
    const [x0, x1] = [placement.x(x), placement.x(series.x1[k] ?? NaN)]
    const [y0, y1] = [placement.y(series.y0[k] ?? NaN), placement.y(series.y1[k] ?? NaN)]
    const piece = linePath(pair(x0, y0, x1, y1), placement.box)
    if (cap === 0 || piece === '') return piece
    const [dx, dy] = x0 === x1 ? [cap, 0] : [0, cap]
    const end = (px: number, py: number): string => linePath(pair(px - dx, py - dy, px + dx, py + dy), placement.box)
    return piece + end(x0, y0) + end(x1, y1)
  })
}

function pair(x0: number, y0: number, x1: number, y1: number): Polyline {
  return { x: Float64Array.of(x0, x1), y: Float64Array.of(y0, y1) }
}

function across(box: Box, share: number): number {
  return box.left + share * box.width
}

function up(box: Box, share: number): number {
  return box.top + (1 - share) * box.height
}

function stroked(series: Series, path: string, stroke: Stroke, point: number): Layer {
  const width = stroke.width * point
  const dash = dashLengths(stroke.dash, width)
  return {
    path: stroke.dash === 'none' || width === 0 ? '' : path,
    fill: 'none',
    stroke: stroke.colour,
    width,
    dash,
    cap: dash.length > 0 ? 'butt' : 'square',
    opacity: series.alpha,
    zorder: series.zorder,
  }
}

function filled(series: Series, path: string, fill: Fill, point: number): Layer {
  return {
    path,
    fill: fill.face,
    stroke: fill.edge,
    width: fill.edgeWidth * point,
    dash: [],
    cap: 'butt',
    opacity: fill.alpha ?? series.alpha,
    zorder: series.zorder,
  }
}

/** Dashes and gaps in units of the line's width, matplotlib's defaults (`lines.dashed_pattern` and the like). */
const patterns: Readonly<Record<Dash, readonly number[]>> = {
  solid: [],
  none: [],
  dashed: [3.7, 1.6],
  dashdot: [6.4, 1.6, 1, 1.6],
  dotted: [1, 1.65],
}

/** A dash pattern for a line of some width, in pixels. */
export function dashLengths(dash: Dash, width: number): readonly number[] {
  return patterns[dash].map(length => round(length * width))
}
