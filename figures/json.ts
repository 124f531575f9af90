import type { Axes, Figure } from './figure.ts'
import type { Direction, Series } from './series.ts'
import { type Mapped, colourLimits } from './mapped.ts'
import { limitsOf } from './axis-limits.ts'

/** The data of a figure, ready for `JSON.stringify`; nan and infinities are null, as JSON has no word for them. */
export interface FigureData {
  readonly number: number
  readonly size: readonly [width: number, height: number]
  readonly suptitle?: string
  readonly axes: readonly AxesData[]
  /** Words on the sheet, at shares of it. */
  readonly texts?: readonly { readonly x: number; readonly y: number; readonly text: string }[]
}

/** One panel. */
export interface AxesData {
  readonly place: Axes['place']
  readonly title: string
  readonly x: AxisData
  readonly y: AxisData
  readonly series: readonly SeriesData[]
}

/** Label, scale and limits of one direction. */
export interface AxisData {
  readonly label: string
  readonly scale: 'linear' | 'log'
  readonly limits: readonly [number, number]
}

/** A series: its kind, its label, and its numbers by name, x and y where it has them. */
export interface SeriesData {
  readonly kind: Series['kind']
  readonly label: string | null
  readonly [name: string]: unknown
}

/** The data behind a figure: axes, labels, and every point of every series, none thinned out. */
export function toJSON(figure: Figure): FigureData {
  return {
    number: figure.number,
    size: figure.size,
    ...(figure.suptitle === undefined ? {} : { suptitle: figure.suptitle }),
    ...(figure.texts.length > 0 && { texts: figure.texts.map(({ x, y, text }) => ({ x, y, text })) }),
    axes: figure.axes.map(axes => ({
      place: axes.place,
      title: axes.title,
      x: axisData(axes, 'x'),
      y: axisData(axes, 'y'),
      series: axes.series.map(seriesData),
    })),
  }
}

function axisData(axes: Axes, direction: Direction): AxisData {
  const { label, scale } = axes[direction]
  return { label, scale, limits: limitsOf(axes, direction) }
}

function seriesData(series: Series): SeriesData {
  const { kind, label = null } = series
  switch (series.kind) {
    case 'scatter': {
      const { x, y, mapped } = series
      const values = mapped && { values: numbers(mapped.values), colours: scaleData(mapped) }
      return { kind, label, x: numbers(x), y: numbers(y), ...values, style: styleOf(series) }
    }
    case 'mesh': {
      const { x, y, mapped } = series
      const colours = scaleData(mapped)
      return {
        kind,
        label,
        x: numbers(x),
        y: numbers(y),
        values: numbers(mapped.values),
        colours,
        style: styleOf(series),
      }
    }
    case 'contour': {
      const lines = series.parts.map(({ x, y }) => ({ x: numbers(x), y: numbers(y) }))
      const { levels, mapped, filled } = series
      return { kind, label, filled, levels: numbers(levels), colours: scaleData(mapped), lines, style: styleOf(series) }
    }
    case 'scale':
      return { kind, label, colours: scaleData(series.mapped) }
    case 'line':
      return { kind, label, x: numbers(series.x), y: numbers(series.y), style: styleOf(series) }
    case 'histogram':
      return {
        kind,
        label,
        edges: numbers(series.edges),
        counts: numbers(series.heights),
        ...(series.base && { base: numbers(series.base) }),
        ...(!series.upright && { orientation: 'horizontal' }),
        style: styleOf(series),
      }
    case 'bars': {
      const { start, thickness, base, length } = series
      const names = series.upright ? ['left', 'width', 'bottom', 'height'] : ['bottom', 'height', 'left', 'width']
      const columns = [start, thickness, base, length].map(numbers)
      return { kind, label, ...Object.fromEntries(names.map((name, k) => [name, columns[k]])), style: styleOf(series) }
    }
    case 'reference':
      return { kind, label, [series.axis]: series.at, from: series.from, to: series.to, style: styleOf(series) }
    case 'span':
      return { kind, label, [series.axis]: series.range, from: series.from, to: series.to, style: styleOf(series) }
    case 'segments': {
      const { x0, y0, x1, y1 } = series
      return { kind, label, x0: numbers(x0), y0: numbers(y0), x1: numbers(x1), y1: numbers(y1), style: styleOf(series) }
    }
    case 'band':
      return {
        kind,
        label,
        ...(series.along === 'x'
          ? { x: numbers(series.x), y1: numbers(series.lower), y2: numbers(series.upper) }
          : { y: numbers(series.x), x1: numbers(series.lower), x2: numbers(series.upper) }),
        style: styleOf(series),
      }
    case 'polygon':
      return { kind, label, x: numbers(series.x), y: numbers(series.y), style: styleOf(series) }
    case 'quiver': {
      const { x, y, u, v, mapped } = series
      const values = mapped && { values: numbers(mapped.values), colours: scaleData(mapped) }
      return {
        kind,
        label,
        x: numbers(x),
        y: numbers(y),
        u: numbers(u),
        v: numbers(v),
        ...values,
        style: styleOf(series),
      }
    }
    case 'text': {
      const { x, y, text, spaces, pointer } = series
      return { kind, label, x, y, text, spaces, ...(pointer && { target: pointer.target }) }
    }
  }
}

/** The name of a colour map, and the values at its ends. */
function scaleData(mapped: Mapped): Readonly<Record<string, unknown>> {
  return { map: mapped.map.name, limits: colourLimits(mapped) }
}

const data: ReadonlySet<string> = new Set([
  'kind',
  'label',
  'axis',
  'along',
  'at',
  'range',
  'from',
  'to',
  'upright',
  'zorder',
  'mapped',
])

/** The look, without the numbers: whatever a series holds that is no array of data. */
function styleOf(series: Series): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(series).flatMap(([name, value]) => {
      if (data.has(name) || value === undefined) return []
      if (value instanceof Float64Array) return name === 'areas' ? [[name, numbers(value)]] : []
      return [[name, value]]
    }),
  )
}

function numbers(values: Float64Array): readonly (number | null)[] {
  return Array.from(values, value => (Number.isFinite(value) ? value : null))
}
