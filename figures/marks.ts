import { KeywordReader, type Keywords, missing, named, oneDimensional, oneOf } from './pyplot-arguments.ts'
import { applyScale } from './axes-settings.ts'
import { isArrayLike } from './repr.ts'
import { placesOfNames } from './categories.ts'
import { type Colour, parseColour } from './colours.ts'
import { valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { errorSegments } from './error-bars.ts'
import { stepped } from './paths.ts'
import { put, required, spread } from './put.ts'
import type { BandSeries, BarSeries, Direction, ScatterSeries } from './series.ts'
import { readMapped } from './mapped.ts'
import { rowsOf } from './data-sets.ts'
import { parseMarker } from './markers.ts'
import { nextPatchColour } from './plot.ts'
import { changeShared } from './sharing.ts'
import { given, readCommon, readFill, textList } from './properties.ts'

/** `scatter(x, y, s, c, marker)`: `s` is an area in points², `c` one colour or one for each point. */
export function scatter(axes: Axes, args: readonly unknown[], keywords: Keywords): ScatterSeries {
  const names = ['x', 'y', 's', 'c', 'marker']
  const reader = new KeywordReader('scatter', named('scatter', names, args, keywords))
  const [x, y] = [placesAlong(axes, reader, 'x'), placesAlong(axes, reader, 'y')]
  if (x.length !== y.length) throw valueError('x and y must be the same size')
  const areas = reader.take('s', 'sizes')
  const [c, face] = [reader.take('c'), reader.take('color', 'facecolor', 'facecolors')]
  const colours = given(c) ? c : face
  const symbol = reader.take('marker')
  const edge = reader.take('edgecolor', 'edgecolors', 'ec')
  const width = reader.number('linewidth', 'linewidths', 'lw')
  const common = readCommon(reader, 1)
  const numbers = numbersForColours(colours, x.length)
  const mapped = readMapped(reader, numbers ?? new Float64Array())
  reader.ignore('plotnonfinite')
  reader.done()
  const marker = symbol === undefined ? 'o' : parseMarker(symbol)
  if (marker === undefined) throw valueError('scatter() needs a marker')
  return put(axes, {
    kind: 'scatter',
    x,
    y,
    areas: perPoint(given(areas) ? oneDimensional(areas, 's') : Float64Array.of(36), x.length, 's'),
    colours: numbers ? ['#000000'] : given(colours) ? pointColours(colours, x.length) : [nextPatchColour(axes)],
    mapped: numbers && mapped,
    symbol: marker,
    edge: !given(edge) || edge === 'face' ? undefined : parseColour(edge),
    edgeWidth: width ?? 1.5,
    ...common,
  })
}

/** Numbers, or the places of names. */
function placesAlong(axes: Axes, reader: KeywordReader, direction: Direction): Float64Array {
  const places = placesOfNames(axes, direction, reader.peek(direction))
  if (places === undefined) return required(reader, 'scatter', direction)
  reader.ignore(direction)
  return places
}

function perPoint(values: Float64Array, points: number, what: string): Float64Array {
  if (values.length === 1 || values.length === points) return values
  throw valueError(`${what} must be a scalar, or float array-like with the same size as x and y`)
}

/** Numbers that a map makes colours of: one a point. Three or four for another number of points are one colour. */
function numbersForColours(value: unknown, points: number): Float64Array | undefined {
  if (!isArrayLike(value) || value.length !== points || points === 0) return undefined
  return Array.from(value).every(entry => typeof entry === 'number') ? oneDimensional(value, 'c') : undefined
}

function pointColours(given_: unknown, points: number): readonly Colour[] {
  const value = rowsOf(given_) ?? given_
  if (typeof value === 'string' || !isArrayLike(value)) return [parseColour(value)]
  const entries = Array.from(value)
  const numbers = entries.every(entry => typeof entry === 'number')
  if (numbers && (entries.length === 3 || entries.length === 4) && entries.length !== points)
    return [parseColour(value)]
  if (entries.length !== points && entries.length !== 1) {
    throw valueError(
      `'c' argument has ${entries.length} elements, which is inconsistent with 'x' and 'y' with size ${points}.`,
    )
  }
  return entries.map(parseColour)
}

/** `bar(x, height, width, bottom)`. */
export function bar(axes: Axes, args: readonly unknown[], keywords: Keywords): BarSeries {
  return bars(axes, 'bar', ['x', 'height', 'width', 'bottom'], args, keywords)
}

/** `barh(y, width, height, left)`. */
export function barh(axes: Axes, args: readonly unknown[], keywords: Keywords): BarSeries {
  return bars(axes, 'barh', ['y', 'width', 'height', 'left'], args, keywords)
}

function bars(
  axes: Axes,
  call: 'bar' | 'barh',
  names: readonly [string, string, string, string],
  args: readonly unknown[],
  keywords: Keywords,
): BarSeries {
  const reader = new KeywordReader(call, named(call, names, args, keywords), 'Rectangle')
  const where = reader.take(names[0])
  if (where === undefined) throw missing(call, names[0])
  const direction = call === 'bar' ? 'x' : 'y'
  const centres = placesOfNames(axes, direction, where) ?? oneDimensional(where, names[0])
  const labels = reader.take('tick_label')
  if (given(labels)) changeShared(axes, direction, { ticks: centres, tickLabels: textList(labels) })
  const count = centres.length
  const forEach = (values: Float64Array, what: string): Float64Array => spread(perPoint(values, count, what), count)
  const length = forEach(required(reader, call, names[1]), names[1])
  const wide = reader.take(names[2])
  const from = reader.take(names[3])
  const thickness = forEach(given(wide) ? oneDimensional(wide, names[2]) : Float64Array.of(0.8), names[2])
  const base = forEach(given(from) ? oneDimensional(from, names[3]) : Float64Array.of(0), names[3])
  const edgeAligned = (reader.text('align') ?? 'center') === 'edge'
  const colours = barColours(reader, axes, count)
  const fill = readFill(reader, () => colours[0] ?? '#000000')
  const common = readCommon(reader, 1)
  const errors = { x: reader.take('xerr'), y: reader.take('yerr') }
  const [colour, cap] = [reader.take('ecolor'), reader.number('capsize') ?? 0]
  if (reader.flag('log')) applyScale(axes, call === 'bar' ? 'y' : 'x', 'log')
  reader.done()
  const middles = edgeAligned ? centres.map((edge, k) => edge + (thickness[k] ?? 0) / 2) : centres
  const tips = base.map((foot, k) => foot + (length[k] ?? 0))
  const points = call === 'bar' ? { x: middles, y: tips } : { x: tips, y: middles }
  const stroke = { colour: given(colour) ? parseColour(colour) : '#000000', dash: 'solid', width: 1.5 } as const
  for (const along of ['x', 'y'] as const) {
    if (given(errors[along]))
      put(axes, errorSegments(points, along, errors[along], { ...common, stroke, cap, zorder: 2 }))
  }
  return put(axes, {
    kind: 'bars',
    upright: call === 'bar',
    start: edgeAligned ? centres : centres.map((centre, k) => centre - (thickness[k] ?? 0) / 2),
    thickness,
    base,
    length,
    fills: colours.length > 1 ? colours.map(face => ({ ...fill, face })) : [fill],
    ...common,
  })
}

function barColours(reader: KeywordReader, axes: Axes, count: number): readonly Colour[] {
  const colour = reader.take('color', 'c')
  return given(colour) ? pointColours(colour, count) : [nextPatchColour(axes)]
}

/** `fill_between(x, y1, y2=0, where=…, step=…)`, and `fill_betweenx(y, x1, x2=0)`. */
export function fillBetween(axes: Axes, along: Direction, args: readonly unknown[], keywords: Keywords): BandSeries {
  const [call, one, other] =
    along === 'x' ? (['fill_between', 'y1', 'y2'] as const) : (['fill_betweenx', 'x1', 'x2'] as const)
  const reader = new KeywordReader(call, named(call, [along, one, other, 'where'], args, keywords))
  const x = required(reader, call, along)
  const each = (values: Float64Array, what: string): Float64Array => {
    if (values.length !== 1 && values.length !== x.length) {
      throw valueError(`'${what}' has size ${values.length}, but '${along}' has an unequal size of ${x.length}`)
    }
    return spread(values, x.length)
  }
  const lower = each(required(reader, call, one), one)
  const second = reader.take(other)
  const upper = each(given(second) ? oneDimensional(second, other) : Float64Array.of(0), other)
  const where = reader.take('where')
  const shown = given(where) ? oneDimensional(where, 'where') : undefined
  if (shown && shown.length !== x.length)
    throw valueError(`where size (${shown.length}) does not match '${along}' size (${x.length})`)
  const step = reader.text('step')
  const fill = readFill(reader, () => nextPatchColour(axes))
  const common = readCommon(reader, 1)
  reader.done()
  const gaps = (values: Float64Array): Float64Array =>
    shown ? values.map((value, k) => (shown[k] === 0 ? NaN : value)) : values
  const band = { x, lower: gaps(lower), upper: gaps(upper) }
  const steps = step === undefined ? undefined : oneOf({ pre: 'pre', mid: 'mid', post: 'post' } as const, step, 'step')
  return put(axes, { kind: 'band', along, ...(steps ? steppedBand(band, steps) : band), fill, ...common })
}

type Band = Pick<BandSeries, 'x' | 'lower' | 'upper'>

/** A band with the steps of both its curves drawn out. */
function steppedBand({ x, lower, upper }: Band, where: 'pre' | 'mid' | 'post'): Band {
  const [low, high] = [stepped({ x, y: lower }, where), stepped({ x, y: upper }, where)]
  return { x: low.x, lower: low.y, upper: high.y }
}
