import type { Axes, Axis } from './figure.ts'
import type { Series } from './series.ts'

type Direction = 'x' | 'y'
type Interval = readonly [low: number, high: number]

/** The extent of a series along one direction, and a value that the margin does not go beyond (the foot of bars). */
interface Extent {
  low: number
  high: number
  sticky: number | undefined
}

/**
 * The limits of axes along one direction: as the script fixed them, or the data with the margin on either side.
 * Axes that share a direction take in each other's data. Without data 0 to 1.
 */
export function limitsOf(axes: Axes, direction: Direction): Interval {
  const family = relatives(axes, direction)
  const fixed = axes[direction].limits ?? family.find(one => one[direction].limits)?.[direction].limits
  return (
    fixed ??
    automatic(
      axes[direction],
      family.flatMap(one => one.series),
      direction,
    )
  )
}

/** The axes that share a direction with these, and these. */
export function relatives(axes: Axes, direction: Direction): readonly Axes[] {
  const group = axes[direction].shared
  if (group === undefined) return [axes]
  return axes.figure.axes.filter(one => one[direction].shared === group)
}

function automatic(axis: Axis, series: readonly Series[], direction: Direction): Interval {
  const log = axis.scale === 'log'
  const extent: Extent = { low: Infinity, high: -Infinity, sticky: undefined }
  for (const one of series) includeSeries(extent, one, direction, log)
  const { low, high, sticky } = extent
  if (low > high) return log ? [0.1, 10] : [0, 1]
  if (log) {
    const [from, to] = low === high ? [low / 10, low * 10] : [low, high]
    const factor = (to / from) ** axis.margin
    return [from / factor, to * factor]
  }
  const [from, to] = low === high ? widened(low) : [low, high]
  const pad = (to - from) * axis.margin
  return [sticky === from ? from : from - pad, sticky === to ? to : to + pad]
}

function widened(value: number): Interval {
  const half = value === 0 ? 0.05 : Math.abs(value) * 0.05
  return [value - half, value + half]
}

function includeSeries(extent: Extent, series: Series, direction: Direction, log: boolean): void {
  const include = (values: ArrayLike<number>): void => includeValues(extent, values, log)
  const foot = (values: ArrayLike<number>): void => {
    include(values)
    if (values.length > 0 && !log) extent.sticky = values[0]
  }
  switch (series.kind) {
    case 'line':
    case 'scatter':
      return include(series[direction])
    case 'histogram':
      if (direction === 'x') return include(series.edges)
      include(series.heights)
      return foot([0])
    case 'bars': {
      const along = series.upright ? 'x' : 'y'
      if (direction === along) {
        include(series.start)
        return include(series.start.map((start, k) => start + (series.thickness[k] ?? 0)))
      }
      include(series.base.map((base, k) => base + (series.length[k] ?? 0)))
      return foot(series.base)
    }
    case 'reference':
      return series.axis === direction ? include([series.at]) : undefined
    case 'span':
      return series.axis === direction ? include(series.range) : undefined
    case 'segments':
      include(direction === 'x' ? series.x0 : series.y0)
      return include(direction === 'x' ? series.x1 : series.y1)
    case 'band':
      if (direction === 'x') return include(series.x)
      include(series.lower)
      return include(series.upper)
    case 'text':
      return undefined
  }
}

function includeValues(extent: Extent, values: ArrayLike<number>, positive: boolean): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN
    if (!Number.isFinite(value) || (positive && value <= 0)) continue
    if (value < extent.low) extent.low = value
    if (value > extent.high) extent.high = value
  }
}
