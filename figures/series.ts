import type { Anchor } from './anchor.ts'
import type { Colour } from './colours.ts'
import type { Outlines } from './contour-lines.ts'
import type { Mapped } from './mapped.ts'
import type { Dash } from './format-string.ts'
import type { MarkerSymbol } from './markers.ts'
import type { PointerLook } from './pointer.ts'

/** A coordinate direction. */
export type Direction = 'x' | 'y'

/** A stroke: its width is in points. */
export interface Stroke {
  readonly colour: Colour
  readonly dash: Dash
  readonly width: number
}

/** A marker: lengths in points. */
export interface Marker {
  readonly symbol: MarkerSymbol
  readonly size: number
  readonly face: Colour
  readonly edge: Colour
  readonly edgeWidth: number
}

/** How an area is painted. */
export interface Fill {
  readonly face: Colour
  readonly edge: Colour
  readonly edgeWidth: number
  /** Opacity of one bar, where it is not that of all. */
  readonly alpha?: number | undefined
}

interface Common {
  readonly label: string | undefined
  /** Opacity, 0 to 1. */
  readonly alpha: number
  /** What lies above has the higher number. */
  readonly zorder: number
  /** Whether it is drawn; it is unless that says no. */
  readonly visible?: boolean
}

/** Points joined by a line, marked, or both; y may jump in steps. */
export interface LineSeries extends Common {
  readonly kind: 'line'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly stroke: Stroke
  readonly marker: Marker | undefined
  readonly steps: 'none' | 'pre' | 'mid' | 'post'
}

/** Markers of their own size (area in points²) and colour each; one entry stands for all. */
export interface ScatterSeries extends Common {
  readonly kind: 'scatter'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly areas: Float64Array
  readonly colours: readonly Colour[]
  /** What the colours come from, where they stand for numbers. */
  readonly mapped: Mapped | undefined
  readonly symbol: MarkerSymbol
  readonly edge: Colour | undefined
  readonly edgeWidth: number
}

/** A histogram: `heights[k]` between `edges[k]` and `edges[k + 1]`, on the ground or on `base[k]`. */
export interface HistogramSeries extends Common {
  readonly kind: 'histogram'
  readonly edges: Float64Array
  readonly heights: Float64Array
  readonly base: Float64Array | undefined
  readonly style: 'bar' | 'step' | 'stepfilled'
  /** From where to where a bar goes, in shares of its bin; of the others, how far they are moved. */
  readonly across: readonly [from: number, to: number]
  /** Whether heights go up, or to the right. */
  readonly upright: boolean
  readonly fill: Fill
  /** Of each bar, where they differ. */
  readonly fills?: readonly Fill[]
}

/** Rectangles with a common base line, upright or lying. */
export interface BarSeries extends Common {
  readonly kind: 'bars'
  readonly upright: boolean
  /** Where each begins along its axis, and how wide it is. */
  readonly start: Float64Array
  readonly thickness: Float64Array
  readonly base: Float64Array
  readonly length: Float64Array
  readonly fills: readonly Fill[]
}

/** A straight line across the axes at one value; `from` and `to` are shares of the box. */
export interface ReferenceSeries extends Common {
  readonly kind: 'reference'
  readonly axis: Direction
  readonly at: number
  readonly from: number
  readonly to: number
  readonly stroke: Stroke
}

/** A stripe across the axes between two values. */
export interface SpanSeries extends Common {
  readonly kind: 'span'
  readonly axis: Direction
  readonly range: readonly [number, number]
  readonly from: number
  readonly to: number
  readonly fill: Fill
}

/** Separate straight pieces, as of `vlines` and error bars: (x0, y0) to (x1, y1). */
export interface SegmentSeries extends Common {
  readonly kind: 'segments'
  readonly x0: Float64Array
  readonly y0: Float64Array
  readonly x1: Float64Array
  readonly y1: Float64Array
  readonly stroke: Stroke
  /** Of each piece, where they differ; taken in turn. */
  readonly colours: readonly Colour[] | undefined
  /** Half length in points of the bar across either end. */
  readonly cap: number
  /** How far beyond the pieces limits that follow the data reach; nowhere without it. */
  readonly reach?: Readonly<Record<Direction, number>>
}

/** The area between two curves over the same x, or beside the same y; nan is a gap. */
export interface BandSeries extends Common {
  readonly kind: 'band'
  /** The direction that the curves are over. */
  readonly along: Direction
  /** Places in that direction. */
  readonly x: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly fill: Fill
  /** A value that limits have no margin beyond, where they reach it. */
  readonly ground?: number
}

/** The area within corners. */
export interface PolygonSeries extends Common {
  readonly kind: 'polygon'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly fill: Fill
}

/** A field of arrows: (u, v) at (x, y). */
export interface QuiverSeries extends Common {
  readonly kind: 'quiver'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly u: Float64Array
  readonly v: Float64Array
  readonly colour: Colour
  /** What the colours come from, where they stand for numbers. */
  readonly mapped: Mapped | undefined
  /** Whether arrows point as (u, v) does on the sheet, or from (x, y) to (x + u, y + v) in the data. */
  readonly angles: 'uv' | 'xy'
  /** Whether lengths are shares of the box's width, or of the data's own units; so many units of `scale` are one. */
  readonly units: 'width' | 'xy'
  readonly scale: number | undefined
  /** Of the shaft, as a share of the box's width. */
  readonly width: number | undefined
  /** Which part of an arrow is behind its point: 0 none, 1 all. */
  readonly pivot: number
  /** In units of the shaft's width. */
  readonly head: {
    readonly width: number
    readonly length: number
    readonly axisLength: number
    readonly leastShaft: number
    readonly leastLength: number
  }
}

/** Words at a point. */
export interface TextSeries extends Common, Anchor {
  readonly kind: 'text'
  readonly text: string
  readonly colour: Colour
  /** What hides what is behind the words; undefined for nothing. */
  readonly background: Colour | undefined
  readonly fontSize: number
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly verticalAlign: 'top' | 'middle' | 'bottom'
  /** Degrees, anticlockwise. */
  readonly rotation: number
  /** What they are about. */
  readonly pointer: Pointer | undefined
}

/** The point that words are about, and the arrow to it. */
export interface Pointer {
  readonly target: Anchor
  /** Whether nothing is shown where the point lies outside of the box. */
  readonly clipped: boolean
  readonly look: PointerLook | undefined
}

/** Cells between edges, each in the colour of its number; numbers row after row, in the order of the edges. */
export interface MeshSeries extends Common {
  readonly kind: 'mesh'
  readonly x: Float64Array
  readonly y: Float64Array
  readonly mapped: Mapped
  /** Of a picture (`imshow`): whether its first row is at the top; other cells have none. */
  readonly origin?: 'upper' | 'lower'
}

/** The lines of the levels of a field, or the areas between them. */
export interface ContourSeries extends Common {
  readonly kind: 'contour'
  readonly filled: boolean
  readonly levels: Float64Array
  /** Of every level its lines, or of every two neighbours the outlines of the areas between them. */
  readonly parts: readonly Outlines[]
  readonly extent: Readonly<Record<Direction, readonly [low: number, high: number]>>
  /** A number for each part. */
  readonly mapped: Mapped
  /** Of each part, where they do not come from numbers; taken in turn. */
  readonly colours: readonly Colour[] | undefined
  /** Of the lines, in points; taken in turn. */
  readonly widths: Float64Array
  readonly dashes: readonly Dash[]
  /** Where lines leave room for words: a point, and half the room in points. */
  readonly gaps: readonly { readonly x: number; readonly y: number; readonly half: number }[]
}

/** The colours of a scale from its low end to its high one, upright or lying. */
export interface ScaleSeries extends Common {
  readonly kind: 'scale'
  readonly upright: boolean
  readonly mapped: Mapped
  /** The levels that the colours belong to, where they do not run on. */
  readonly contour?: ContourSeries
}

export type Series =
  | LineSeries
  | ScatterSeries
  | HistogramSeries
  | BarSeries
  | ReferenceSeries
  | SpanSeries
  | SegmentSeries
  | BandSeries
  | PolygonSeries
  | MeshSeries
  | ContourSeries
  | ScaleSeries
  | QuiverSeries
  | TextSeries
