import type { Axes, Axis } from './figure.ts'
import { colourLimits } from './mapped.ts'
import { relatives } from './sharing.ts'
import type { Direction, HistogramSeries, LineSeries, ScatterSeries, Series } from './series.ts'

type Interval = readonly [low: number, high: number]

/** The extent of a series along one direction, and values that the margin does not go beyond (the foot of bars). */
interface Extent {
  low: number
  high: number
  sticky: number[]
}

/**
 * The limits of axes along one direction: as the script fixed them or a picture set them, or the data with the margin on either side.
 * Axes that share a direction take in each other's data. Without data 0 to 1.
 */
export function limitsOf(axes: Axes, direction: Direction): Interval {
  const family = relatives(axes, direction)
  if (axes.polar && direction === 'x') return axes.x.limits ?? [0, 2 * Math.PI]
  const { inverted } = axes[direction]
  const set = (axis: Axis): Interval | undefined => axis.limits ?? axis.pictured
  const fixed = set(axes[direction]) ?? family.map(one => set(one[direction])).find(limits => limits)
  if (fixed) return fixed
  const [low, high] = automatic(axes[direction], family, direction)
  if (axes.polar === undefined) return inverted ? [high, low] : [low, high]
  // Distances begin at the middle, unless there are some below 0.
  const [least] = automatic({ ...axes.y, margin: 0 }, family, direction)
  return [least < 0 ? low : 0, high]
}

function automatic(axis: Axis, family: readonly Axes[], direction: Direction): Interval {
  const series = family.flatMap(one => one.series)
  const room = family.flatMap(one => one[direction].room)
  const log = axis.scale === 'log'
  const extent: Extent = { low: Infinity, high: -Infinity, sticky: room }
  includeValues(extent, room, log)
  for (const one of series) includeSeries(extent, one, direction, log)
  const { low, high, sticky } = extent
  if (low > high) {
    if (log) return [0.1, 10]
    // What was drawn without points widens the limits from nothing, as matplotlib has it.
    const half = 0.05 * (1 + 2 * axis.margin)
    return series.some(({ kind }) => kind === 'line' || kind === 'scatter') ? [-half, half] : [0, 1]
  }
  if (log) {
    const [from, to] = low === high ? [low / 10, low * 10] : [low, high]
    const pad = Math.log10(to / from) * axis.margin
    return [from / 10 ** pad, to * 10 ** pad]
  }
  const [from, to] = widened(low, high)
  const pad = (to - from) * axis.margin
  return [sticky.includes(from) ? from : from - pad, sticky.includes(to) ? to : to + pad]
}

/**
 * An interval that is wide enough to be drawn, as matplotlib's `nonsingular` makes it: 5 % on either side of limits that are
 * equal or too near for the precision of numbers, and ±0.05 around zero. Falling limits stay falling.
 */
export function widened(from: number, to: number): Interval {
  const largest = Math.max(Math.abs(from), Math.abs(to))
  if (largest < 1e-300) return from > to ? [0.05, -0.05] : [-0.05, 0.05]
  if (Math.abs(to - from) > largest * 1e-15) return [from, to]
  const half = 0.05 * largest
  return from > to ? [from + half, to - half] : [from - half, to + half]
}

/** No axis reaches farther than this, so that differences and margins stay finite. */
export const farthest = 1e300

function includeSeries(extent: Extent, series: Series, direction: Direction, log: boolean): void {
  const include = (values: ArrayLike<number>): void => includeValues(extent, values, log)
  const foot = (values: ArrayLike<number>): void => {
    include(values)
    if (values.length > 0 && !log) extent.sticky.push(values[0] ?? NaN)
  }
  switch (series.kind) {
    case 'line':
    case 'scatter':
      return includePoints(extent, series, direction, log)
    case 'histogram':
      return includeHistogram(series, direction, include, foot)
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
    case 'segments': {
      const [from, to] = direction === 'x' ? [series.x0, series.x1] : [series.y0, series.y1]
      const reach = series.reach?.[direction] ?? 0
      include(from.map(value => value - reach))
      return include(to.map(value => value + reach))
    }
    case 'band':
      if (direction === series.along) return include(series.x)
      if (series.ground !== undefined && !log) extent.sticky.push(series.ground)
      include(series.lower)
      return include(series.upper)
    case 'polygon':
    case 'quiver':
      return include(series[direction])
    case 'mesh':
      include(series[direction])
      extent.sticky.push(Math.min(...ends(series[direction])), Math.max(...ends(series[direction])))
      return
    case 'contour':
      include(series.extent[direction])
      extent.sticky.push(...series.extent[direction])
      return
    case 'scale': {
      const limits = series.upright === (direction === 'y') ? colourLimits(series.mapped) : [0, 1]
      include(limits)
      extent.sticky.push(...limits)
      return
    }
    case 'text':
      return undefined
  }
}

type Include = (values: ArrayLike<number>) => void

function includeHistogram(series: HistogramSeries, direction: Direction, include: Include, foot: Include): void {
  const { edges, heights, base, across, upright } = series
  if ((direction === 'x') === upright) {
    const [low = NaN, high = NaN] = [edges[0], edges.at(-1)]
    const [first, last] = [(edges[1] ?? NaN) - low, high - (edges.at(-2) ?? NaN)]
    return include([low + across[0] * first, high + (across[1] - 1) * last])
  }
  include(base ? heights.map((height, k) => height + (base[k] ?? 0)) : heights)
  foot(base ?? [0])
}

function ends(edges: Float64Array): readonly [number, number] {
  return [edges[0] ?? NaN, edges.at(-1) ?? NaN]
}

/** A point counts only if both its coordinates are finite: what is not drawn needs no room. */
function includePoints(extent: Extent, points: PointSeries, direction: Direction, positive: boolean): void {
  const other = points[direction === 'x' ? 'y' : 'x']
  includeValues(extent, points[direction], positive, other)
}

type PointSeries = LineSeries | ScatterSeries

/** @param others values without which those at the same places do not count: finite ones are needed */
function includeValues(
  extent: Extent,
  values: ArrayLike<number>,
  positive: boolean,
  others: ArrayLike<number> = values,
): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN
    if (!Number.isFinite(others[k]) || !(Math.abs(value) <= farthest) || (positive && value < 1 / farthest)) continue
    if (value < extent.low) extent.low = value
    if (value > extent.high) extent.high = value
  }
}
