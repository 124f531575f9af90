/** Boxes of quartiles, and the shapes of distributions. */
import { given, readCommon, readUpright, textList } from './properties.ts'
import { type Colour, parseColour } from './colours.ts'
import { meanOf, quantile, setsOf } from './data-sets.ts'
import { notDrawn, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseFormat } from './format-string.ts'
import { KeywordReader, type Keywords, mapOf, missing, named, oneDimensional, oneOf } from './pyplot-arguments.ts'
import { equally } from './numbers.ts'
import { nextLineColour } from './plot.ts'
import { put, spread } from './put.ts'
import { isArrayLike } from './repr.ts'
import type { LineSeries, Marker, PolygonSeries, SegmentSeries, Stroke } from './series.ts'
import { setTicks } from './axes-settings.ts'

/** Where sets stand, how wide each is, and whether values go up. */
interface Rack {
  readonly sets: readonly Float64Array[]
  readonly positions: Float64Array
  readonly widths: Float64Array
  readonly upright: boolean
}

function readRack(reader: KeywordReader, call: string, data: string, usualWidth: (spacing: number) => number): Rack {
  const value = reader.take(data)
  if (value === undefined) throw missing(call, data)
  const sets = setsOf(value)
  const [at, wide] = [reader.take('positions'), reader.take('widths')]
  const positions = given(at) ? oneDimensional(at, 'positions') : Float64Array.from(sets, (_, k) => k + 1)
  if (positions.length !== sets.length) {
    throw valueError(`List of ${call} statistics and \`positions\` values must have same the length`)
  }
  const extent = Math.max(...positions) - Math.min(...positions)
  const widths = spread(given(wide) ? oneDimensional(wide, 'widths') : Float64Array.of(usualWidth(extent)), sets.length)
  if (widths.length !== sets.length) {
    throw valueError(`List of ${call} statistics and \`widths\` values must have same the length`)
  }
  const word = readUpright(reader, 'vertical')
  return { sets, positions, widths, upright: reader.flag('vert') ?? word }
}

/** What a box shows of a set. */
interface Summary {
  readonly quartiles: readonly [number, number, number]
  readonly whiskers: readonly [low: number, high: number]
  readonly mean: number
  readonly fliers: Float64Array
}

/** How many times the length of the box whiskers reach at most, or the percentiles that they end at. */
type Whiskers = number | readonly [low: number, high: number]

function readWhiskers(value: unknown): Whiskers {
  if (!isArrayLike(value)) return given(value) ? Number(value) : 1.5
  const [low = 0, high = 100] = oneDimensional(value, 'whis')
  return [low, high]
}

function summaryOf(values: Float64Array, whis: Whiskers): Summary {
  const sorted = values.toSorted()
  const [low, middle, high] = [0.25, 0.5, 0.75].map(share => quantile(sorted, share))
  const quartiles = [low ?? NaN, middle ?? NaN, high ?? NaN] as const
  const reach = typeof whis === 'number' ? whis * (quartiles[2] - quartiles[0]) : 0
  const [least, most] =
    typeof whis === 'number'
      ? [quartiles[0] - reach, quartiles[2] + reach]
      : [quantile(sorted, whis[0] / 100), quantile(sorted, whis[1] / 100)]
  const within = sorted.filter(value => value >= least && value <= most)
  const ends = [
    Math.min(within[0] ?? quartiles[0], quartiles[0]),
    Math.max(within.at(-1) ?? quartiles[2], quartiles[2]),
  ] as const
  return {
    quartiles,
    whiskers: ends,
    mean: meanOf(values),
    fliers: sorted.filter(value => value < ends[0] || value > ends[1]),
  }
}

/** `boxplot(x, …)`: boxes from quartile to quartile, whiskers, and what lies beyond them. */
export function boxplot(
  axes: Axes,
  args: readonly unknown[],
  keywords: Keywords,
): ReadonlyMap<string, readonly unknown[]> {
  const names = ['x', 'notch', 'sym', 'vert', 'whis', 'positions', 'widths', 'patch_artist', 'bootstrap', 'usermedians']
  const reader = new KeywordReader('boxplot', named('boxplot', names, args, keywords))
  const rack = readRack(reader, 'boxplot', 'x', extent => Math.min(0.5, Math.max(0.15, 0.15 * extent)))
  const { sets, positions, widths, upright } = rack
  const whis = readWhiskers(reader.take('whis'))
  const symbol = reader.text('sym')
  const filled = reader.flag('patch_artist') ?? false
  const ticks = reader.flag('manage_ticks') ?? true
  const labels = reader.take('tick_labels', 'labels')
  const shows = {
    box: reader.flag('showbox') ?? true,
    caps: reader.flag('showcaps') ?? true,
    fliers: reader.flag('showfliers') ?? true,
    means: reader.flag('showmeans') ?? false,
  }
  const look = {
    boxes: partLook(reader, 'boxprops', black),
    whiskers: partLook(reader, 'whiskerprops', black),
    caps: partLook(reader, 'capprops', black),
    medians: partLook(reader, 'medianprops', { ...black, colour: parseColour('C1') }),
  }
  reader.ignore('autorange', 'zorder')
  if (reader.flag('notch')) throw notDrawn('boxes with notches are not drawn yet', 'leave notch out')
  reader.done()
  const parts = new Map<string, (LineSeries | PolygonSeries)[]>(
    ['whiskers', 'caps', 'boxes', 'medians', 'fliers', 'means'].map(name => [name, []]),
  )
  const placed = (along: readonly number[], across: readonly number[]): Pick<LineSeries, 'x' | 'y'> => {
    const [x, y] = upright ? [along, across] : [across, along]
    return { x: Float64Array.from(x), y: Float64Array.from(y) }
  }
  const draw = (part: string, along: readonly number[], across: readonly number[], stroke: Stroke): void => {
    const line = { ...placed(along, across), stroke, marker: undefined, steps: 'none', ...plain } as const
    parts.get(part)?.push(put(axes, { kind: 'line', ...line }))
  }
  sets.forEach((values, k) => {
    const [at, half] = [positions[k] ?? NaN, (widths[k] ?? NaN) / 2]
    const { quartiles, whiskers, mean, fliers } = summaryOf(values, whis)
    const [low, middle, high] = quartiles
    const corners = [
      [at - half, at + half, at + half, at - half, at - half],
      [low, low, high, high, low],
    ] as const
    if (shows.box && filled) {
      const fill = { face: look.boxes.face ?? parseColour('C0'), edge: look.boxes.colour, edgeWidth: look.boxes.width }
      parts.get('boxes')?.push(put(axes, { kind: 'polygon', ...placed(...corners), fill, ...plain }))
    } else if (shows.box) draw('boxes', ...corners, look.boxes)
    draw('whiskers', [at, at], [low, whiskers[0]], look.whiskers)
    draw('whiskers', [at, at], [high, whiskers[1]], look.whiskers)
    for (const end of shows.caps ? whiskers : []) draw('caps', [at - half / 2, at + half / 2], [end, end], look.caps)
    draw('medians', [at - half, at + half], [middle, middle], look.medians)
    const marked = (part: string, shown: readonly number[], marker: Marker): void => {
      const line = {
        ...placed(
          shown.map(() => at),
          shown,
        ),
        stroke: { ...look.boxes, dash: 'none' },
        steps: 'none',
      } as const
      parts.get(part)?.push(put(axes, { kind: 'line', ...line, marker, ...plain }))
    }
    if (shows.fliers && symbol !== '') marked('fliers', [...fliers], flierMarker(symbol))
    if (shows.means)
      marked('means', [mean], { ...circle, symbol: '^', face: parseColour('C2'), edge: parseColour('C2') })
  })
  if (ticks) standAt(axes, rack, given(labels) ? textList(labels) : Array.from(positions, String))
  return parts
}

const plain = { label: undefined, alpha: 1, zorder: 2 } as const
const black: Stroke = { colour: '#000000', dash: 'solid', width: 1 }
const circle: Marker = { symbol: 'o', size: 6, face: 'none', edge: '#000000', edgeWidth: 1 }

function flierMarker(symbol: string | undefined): Marker {
  if (symbol === undefined) return circle
  const { marker, colour = '#000000' } = parseFormat(symbol)
  return { ...circle, symbol: marker ?? 'o', face: colour, edge: colour }
}

/** A tick under each set, and half a unit of room at either end. */
function standAt(axes: Axes, { positions, upright }: Rack, labels: readonly string[]): void {
  const along = upright ? 'x' : 'y'
  setTicks(axes, along, [positions, labels], new Map())
  const axis = axes[along]
  axis.room = [...axis.room, Math.min(...positions) - 0.5, Math.max(...positions) + 0.5]
}

/** How a part of a box is drawn: `medianprops=dict(color='r', linewidth=2)`. */
function partLook(reader: KeywordReader, name: string, usual: Stroke): Stroke & { readonly face: Colour | undefined } {
  const own = new KeywordReader(name, mapOf(reader.take(name)))
  const [colour, width] = [own.take('color', 'c', 'edgecolor'), own.number('linewidth', 'lw')]
  const [face, dash] = [own.take('facecolor', 'fc'), own.text('linestyle', 'ls')]
  own.done()
  return {
    colour: given(colour) ? parseColour(colour) : usual.colour,
    width: width ?? usual.width,
    dash: dash === undefined ? usual.dash : (parseFormat(dash).dash ?? usual.dash),
    face: given(face) ? parseColour(face) : undefined,
  }
}

/** `violinplot(dataset, …)`: the estimated density of each set, to either side of its place. */
export function violinplot(axes: Axes, args: readonly unknown[], keywords: Keywords): ReadonlyMap<string, unknown> {
  const names = ['dataset', 'positions', 'vert', 'widths', 'showmeans', 'showextrema', 'showmedians']
  const reader = new KeywordReader('violinplot', named('violinplot', names, args, keywords))
  const { sets, positions, widths, upright } = readRack(reader, 'violinplot', 'dataset', () => 0.5)
  const points = reader.number('points') ?? 100
  const shows = {
    means: reader.flag('showmeans') ?? false,
    extrema: reader.flag('showextrema') ?? true,
    medians: reader.flag('showmedians') ?? false,
  }
  const bandwidth = reader.take('bw_method')
  const factor =
    typeof bandwidth === 'string'
      ? oneOf({ scott: undefined, silverman: undefined }, bandwidth, 'bw_method')
      : given(bandwidth)
        ? Number(bandwidth)
        : undefined
  const common = readCommon(reader, 1)
  reader.done()
  const colour = nextLineColour(axes)
  const bodies = sets.map((values, k): PolygonSeries => {
    const [at, half] = [positions[k] ?? NaN, (widths[k] ?? NaN) / 2]
    const { places, heights } = densityOf(values, points, factor)
    const most = Math.max(...heights)
    const right = heights.map(height => at + (half * height) / most)
    const left = heights.map(height => at - (half * height) / most)
    const [along, across] = [
      [...left, ...right.toReversed()],
      [...places, ...places.toReversed()],
    ].map(list => Float64Array.from(list))
    const [x = places, y = places] = upright ? [along, across] : [across, along]
    return put(axes, {
      kind: 'polygon',
      x,
      y,
      fill: { face: colour, edge: 'none', edgeWidth: 0 },
      ...common,
      alpha: common.alpha * 0.3,
    })
  })
  const strokes = (from: readonly number[], to: readonly number[], across: boolean): SegmentSeries => {
    const half = across ? widths.map(width => width / 4) : widths.map(() => 0)
    const [low, high] = [positions.map((at, k) => at - (half[k] ?? 0)), positions.map((at, k) => at + (half[k] ?? 0))]
    const [start, end] = [Float64Array.from(from), Float64Array.from(to)]
    const place = upright ? { x0: low, y0: start, x1: high, y1: end } : { x0: start, y0: low, x1: end, y1: high }
    return put(axes, {
      kind: 'segments',
      ...place,
      stroke: { colour, dash: 'solid', width: 1.5 },
      colours: undefined,
      cap: 0,
      ...plain,
    })
  }
  const parts = new Map<string, unknown>([['bodies', bodies]])
  const across = (name: string, at: readonly number[]): void => {
    parts.set(name, strokes(at, at, true))
  }
  const sorted = sets.map(values => values.toSorted())
  const quantiles = (share: number): readonly number[] => sorted.map(values => quantile(values, share))
  if (shows.means) across('cmeans', sets.map(meanOf))
  if (shows.extrema) {
    const [lowest, highest] = [quantiles(0), quantiles(1)]
    across('cmaxes', highest)
    across('cmins', lowest)
    parts.set('cbars', strokes(lowest, highest, false))
  }
  if (shows.medians) across('cmedians', quantiles(0.5))
  return parts
}

/** A density by normal kernels, between the least and the greatest value; their width is Scott's unless given in deviations. */
function densityOf(
  values: Float64Array,
  points: number,
  factor: number | undefined,
): { readonly places: Float64Array; readonly heights: Float64Array } {
  const sorted = values.toSorted()
  const [low, high] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN]
  const middle = meanOf(values)
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (values.length - 1))
  // Equal values have no width: one line across.
  if (!(deviation > 0)) return { places: Float64Array.of(low), heights: Float64Array.of(1) }
  const width = deviation * (factor ?? values.length ** -0.2)
  const places = equally(low, high, points - 1)
  const heights = places.map(at => values.reduce((sum, x) => sum + Math.exp(-(((at - x) / width) ** 2) / 2), 0))
  return { places, heights }
}
