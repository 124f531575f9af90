/** A figure as something to look at closely: where its panels lie, other limits, and the point under a finger. */
import { limitsOf } from './axis-limits.ts'
import { type Axes, type Figure, snapshot } from './figure.ts'
import type { Box } from './measures.ts'
import { withPlainAxes } from './polar.ts'
import type { Direction, Series } from './series.ts'
import { relatives } from './sharing.ts'
import { layOut, type Panel, shareOf } from './sheet-layout.ts'

/** From where to where an axis goes, in its own numbers; the start is at the left or at the bottom. */
export type Limits = readonly [start: number, end: number]

/** Where the panels of a drawn figure lie. */
export interface FigureView {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly panels: readonly PanelView[]
}

export interface PanelView {
  readonly box: Box
  readonly x: Limits
  readonly y: Limits
  readonly xLog: boolean
  readonly yLog: boolean
  /** Whether another range of its numbers can be shown; not of polar axes, nor of bars of colours. */
  readonly zoomable: boolean
}

/** A point of the data. */
export interface NearPoint {
  readonly x: number
  readonly y: number
  /** What it belongs to, if that has a label. */
  readonly label?: string
  /** Where it lies, in pixels of the figure. */
  readonly left: number
  readonly top: number
}

/** Where the panels of a figure lie, as {@link toSVG} draws it. */
export function viewOf(figure: Figure): FigureView {
  const { width, height, panels } = layOut(withPlainAxes(figure))
  return { width, height, panels: panels.map((panel, k) => panelView(panel, figure.axes[k])) }
}

function panelView({ axes, box }: Panel, original: Axes | undefined): PanelView {
  return {
    box,
    x: limitsOf(axes, 'x'),
    y: limitsOf(axes, 'y'),
    xLog: axes.x.scale === 'log',
    yLog: axes.y.scale === 'log',
    zoomable: original?.polar === undefined && !axes.series.some(({ kind }) => kind === 'scale'),
  }
}

/** The same figure with other limits of a panel, and of those that share an axis with it. The figure itself stays as it is. */
export function zoomed(figure: Figure, panel: number, limits: Readonly<Partial<Record<Direction, Limits>>>): Figure {
  const copy = snapshot(figure)
  const axes = copy.axes[panel]
  if (axes === undefined) return copy
  for (const direction of ['x', 'y'] as const) {
    const wanted = limits[direction]
    if (wanted === undefined) continue
    for (const each of relatives(axes, direction)) {
      each[direction].limits = wanted
      // The places that the script chose need not lie in what is shown now.
      if (each[direction].tickLabels === undefined) each[direction].ticks = undefined
    }
  }
  return copy
}

/** Pixels from a place within which something is under it. */
const reach = 24

/** The point of the data nearest to a place of the drawn figure, in pixels; undefined where nothing is near. */
export function nearestPoint(figure: Figure, left: number, top: number): NearPoint | undefined {
  const { panels } = layOut(withPlainAxes(figure))
  let best: NearPoint | undefined
  let least = reach * reach
  for (const panel of panels.filter(({ box }) => isIn(box, left, top))) {
    for (const series of panel.axes.series) {
      const { x, y } = pointsOf(series)
      for (let k = 0; k < x.length; k++) {
        const point = placeOf(panel, x[k] ?? NaN, y[k] ?? NaN)
        const distance = (point.left - left) ** 2 + (point.top - top) ** 2
        if (!(distance < least)) continue
        least = distance
        const label = series.label === undefined || series.label.startsWith('_') ? undefined : series.label
        best = { x: x[k] ?? NaN, y: y[k] ?? NaN, ...(label !== undefined && { label }), ...point }
      }
    }
  }
  return best
}

function isIn({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height
}

function placeOf({ box, x, y }: Panel, atX: number, atY: number): { readonly left: number; readonly top: number } {
  return { left: box.left + shareOf(x, atX) * box.width, top: box.top + (1 - shareOf(y, atY)) * box.height }
}

/** What has points of its own. */
function pointsOf(series: Series): { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } {
  switch (series.kind) {
    case 'line':
    case 'scatter':
      return series
    case 'histogram': {
      const middles = Float64Array.from(
        series.heights,
        (_, k) => ((series.edges[k] ?? 0) + (series.edges[k + 1] ?? 0)) / 2,
      )
      return series.upright ? { x: middles, y: series.heights } : { x: series.heights, y: middles }
    }
    case 'bars': {
      const middles = series.start.map((start, k) => start + (series.thickness[k] ?? 0) / 2)
      const ends = series.base.map((base, k) => base + (series.length[k] ?? 0))
      return series.upright ? { x: middles, y: ends } : { x: ends, y: middles }
    }
    default:
      return { x: [], y: [] }
  }
}
