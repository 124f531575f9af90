import type { LegendEntry } from './figure.ts'
import type { LineSeries } from './series.ts'
import { type Layer, layersOf } from './layers.ts'
import { textWidth } from './text-width.ts'
import { stacked } from './stack.ts'
import type { Box } from './measures.ts'
import type { Panel } from './sheet-layout.ts'
import { legendEntries } from './legend.ts'
import { markerPath, round } from './paths.ts'
import { markerShape } from './markers.ts'

/** A legend measured out: its frame, the samples of what is drawn, and the words, by the middle of their left edge. */
export interface LegendBox {
  readonly frame: Box
  readonly framed: boolean
  readonly samples: readonly Layer[]
  readonly words: readonly LegendWord[]
}

export interface LegendWord {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
}

/** Lengths in units of the legend's text size, matplotlib's defaults. */
const handle = {
  length: 2,
  height: 0.7,
  gap: 0.8,
  border: 0.4,
  line: 1.05,
  spacing: 0.5,
  columns: 2,
  away: 0.5,
} as const

/**
 * The legend of a panel, or undefined when it has none to show.
 * @param points where something is drawn in the panel, x and y in turn, for finding the emptiest place
 */
export function legendBox(panel: Panel, points: readonly number[], point: number): LegendBox | undefined {
  const entries = legendEntries(panel.axes)
  const { legend } = panel.axes
  if (!legend || entries.length === 0) return undefined
  const em = legend.fontSize * point
  const columns = Math.min(legend.columns, entries.length)
  const rows = Math.ceil(entries.length / columns)
  const perColumn = Array.from({ length: columns }, (_, c) => entries.slice(c * rows, (c + 1) * rows))
  const widths = perColumn.map(
    column => Math.max(0, ...column.map(({ label }) => textWidth(label, em))) + (handle.length + handle.gap) * em,
  )
  const titleRows = legend.title === undefined ? 0 : 1
  const lineHeight = (handle.line + handle.spacing) * em
  const size = {
    width:
      Math.max(
        widths.reduce((sum, width) => sum + width, 0) + (columns - 1) * handle.columns * em,
        textWidth(legend.title ?? '', em),
      ) +
      2 * handle.border * em,
    height: (rows + titleRows) * lineHeight - handle.spacing * em + 2 * handle.border * em,
  }
  const frame = settle(panel.box, size, legend.location, handle.away * em, points)
  const top = frame.top + handle.border * em + (handle.line / 2) * em
  const samples: Layer[] = []
  const words: LegendWord[] = []
  if (legend.title !== undefined) {
    const x = frame.left + (frame.width - textWidth(legend.title, em)) / 2
    words.push({ text: legend.title, x, y: top, size: em, bold: false })
  }
  let left = frame.left + handle.border * em
  perColumn.forEach((column, c) => {
    column.forEach((entry, row) => {
      const y = top + (row + titleRows) * lineHeight
      samples.push(...sampleOf(entry, { left, top: y, width: handle.length * em, height: handle.height * em }, point))
      words.push({ text: entry.label, x: left + (handle.length + handle.gap) * em, y, size: em, bold: false })
    })
    left += (widths[c] ?? 0) + handle.columns * em
  })
  return { frame, framed: legend.frame, samples, words }
}

/** A short piece of what an entry stands for; `at.top` is the middle of the line. */
function sampleOf({ series }: LegendEntry, at: Box, point: number): readonly Layer[] {
  const [middle, right] = [at.left + at.width / 2, at.left + at.width]
  const line = `M${round(at.left)} ${round(at.top)}L${round(right)} ${round(at.top)}`
  const [low, high] = [round(at.top + at.height / 2), round(at.top - at.height / 2)]
  const patch = `M${round(at.left)} ${low}L${round(right)} ${low}L${round(right)} ${high}L${round(at.left)} ${high}Z`
  const box: Box = { left: at.left - 50, top: at.top - 50, width: at.width + 100, height: 100 }
  // The series itself, reduced to one point in the middle, gives the look of its markers.
  const placement = { box, x: () => middle, y: () => at.top }
  const one = Float64Array.of(0)
  switch (series.kind) {
    case 'line': {
      const marks = layersOf({ ...series, x: one, y: one }, placement, point)
      const strokes = layersOf(flatLine(series), ends(box, at), point)
      return [...strokes.slice(0, series.stroke.dash === 'none' ? 0 : 1), ...(series.marker ? marks.slice(-1) : [])]
    }
    case 'scatter': {
      const colour = series.colours[0] ?? 'none'
      const area = series.areas.length === 1 ? series.areas : Float64Array.of(36)
      const path = markerPath(markerShape(series.symbol), middle, at.top, Math.sqrt(area[0] ?? 36) * point)
      const layers = layersOf(
        { ...series, x: one, y: one, mapped: undefined, colours: [colour], areas: area },
        placement,
        point,
      )
      return layers.map(layer => ({ ...layer, path }))
    }
    case 'reference':
    case 'segments': {
      const flat = { ...series, kind: 'reference', axis: 'y', at: 0, from: 0, to: 1 } as const
      return layersOf(flat, placement, point).map(layer => ({ ...layer, path: line, cap: 'butt' }))
    }
    case 'histogram':
    case 'span':
    case 'band':
    case 'polygon':
    case 'bars': {
      const fill = series.kind === 'bars' ? series.fills[0] : series.fill
      if (!fill) return []
      const plain = { ...series, kind: 'span', axis: 'x', range: [0, 1], from: 0, to: 1, fill } as const
      return layersOf(plain, placement, point).map(layer => ({ ...layer, path: patch }))
    }
    case 'mesh':
    case 'contour':
    case 'scale':
    case 'quiver':
    case 'text':
      return []
  }
}

function flatLine(series: LineSeries): LineSeries {
  return { ...series, x: Float64Array.of(0, 1), y: Float64Array.of(0, 0), marker: undefined, steps: 'none' }
}

function ends(box: Box, at: Box): { readonly box: Box; x(value: number): number; y(value: number): number } {
  return { box, x: value => at.left + value * at.width, y: () => at.top }
}

/** The nine places, in the order in which matplotlib tries them. */
const corners: readonly (readonly [name: string, across: number, down: number])[] = [
  ['upper right', 1, 0],
  ['upper left', 0, 0],
  ['lower left', 0, 1],
  ['lower right', 1, 1],
  ['center right', 1, 0.5],
  ['center left', 0, 0.5],
  ['lower center', 0.5, 1],
  ['upper center', 0.5, 0],
  ['center', 0.5, 0.5],
]

function settle(
  box: Box,
  size: { readonly width: number; readonly height: number },
  location: string,
  away: number,
  points: readonly number[],
): Box {
  const at = ([, across, down]: (typeof corners)[number]): Box => ({
    left: Math.round(box.left + away + across * (box.width - size.width - 2 * away)),
    top: Math.round(box.top + away + down * (box.height - size.height - 2 * away)),
    ...size,
  })
  const name = location === 'right' ? 'center right' : location
  const asked = corners.find(corner => corner[0] === name)
  if (asked) return at(asked)
  const tried = corners.map(corner => at(corner)).map(place => ({ place, covered: covered(place, points) }))
  const best = tried.reduce((one, other) => (other.covered < one.covered ? other : one))
  return best.place
}

function covered(place: Box, points: readonly number[]): number {
  let count = 0
  for (let k = 0; k < points.length; k += 2) {
    const [x, y] = [points[k] ?? NaN, points[k + 1] ?? NaN]
    if (x >= place.left && x <= place.left + place.width && y >= place.top && y <= place.top + place.height) count++
  }
  return count
}

/** Points along the paths of layers, no farther apart than a few pixels: what a legend should not cover. */
export function inkOf(layers: readonly Layer[]): readonly number[] {
  const ink: number[] = []
  for (const { path } of stacked(layers)) {
    let pen: readonly [number, number] = [NaN, NaN]
    for (const [, command = '', x = '', y = ''] of path.matchAll(/([ML])(-?[\d.]+) (-?[\d.]+)/g)) {
      const to = [Number(x), Number(y)] as const
      const pieces = command === 'L' ? Math.min(400, Math.ceil(Math.hypot(to[0] - pen[0], to[1] - pen[1]) / 5)) : 1
      for (let k = 1; k <= pieces && ink.length < mostInk; k++) {
        const share = command === 'L' ? k / pieces : 1
        ink.push(
          share === 1 ? to[0] : pen[0] + share * (to[0] - pen[0]),
          share === 1 ? to[1] : pen[1] + share * (to[1] - pen[1]),
        )
      }
      pen = to
    }
  }
  return ink
}

/** More points than this tell nothing new about where there is room. */
const mostInk = 200_000
