/**
 * Fields of arrows: `quiver`. Measures of arrows are matplotlib's (`matplotlib.quiver`): an arrow of the mean length is so
 * long that about ten, or as many as there are in a row of a square field, fit side by side; its shaft is 6 % of an arrow's room.
 */
import type { Colour } from './colours.ts'
import { parseColour } from './colours.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import type { Placement } from './layers.ts'
import { mappedColours, readMapped } from './mapped.ts'
import { finiteRange } from './numbers.ts'
import { gridOf, isFlat } from './mesh.ts'
import { polygonPath } from './paths.ts'
import { given, readCommon } from './properties.ts'
import { put, spread } from './put.ts'
import { KeywordReader, type Keywords, named, oneDimensional, oneOf } from './pyplot-arguments.ts'
import type { QuiverSeries } from './series.ts'

/** `quiver([X, Y], U, V, [C])`: an arrow (U, V) at each point, in one colour or in those that the numbers C stand for. */
export function quiver(axes: Axes, args: readonly unknown[], keywords: Keywords): QuiverSeries {
  const isPlaced = args.length > 3 || keywords.has('X')
  const names = isPlaced ? ['X', 'Y', 'U', 'V', 'C'] : ['U', 'V', 'C']
  const reader = new KeywordReader('quiver', named('quiver', names, args, keywords), 'Quiver')
  const [xs, ys, us, vs, cs] = ['X', 'Y', 'U', 'V', 'C'].map(name => reader.take(name))
  if (us === undefined || vs === undefined)
    throw typeError('quiver() takes U and V, or X, Y, U and V, and C behind them')
  const [x, y] = placesOf(us, xs, ys)
  const each = (value: unknown, name: string): Float64Array => {
    const numbers = numbersOf(value, name)
    if (numbers.length === 1 || numbers.length === x.length) return spread(numbers, x.length)
    throw valueError(
      `Argument ${name} has a size ${numbers.length} which does not match ${x.length}, the number of arrow positions`,
    )
  }
  const [u, v] = [each(us, 'U'), each(vs, 'V')]
  if (typeof cs === 'string') throw typeError('C is a number for each arrow; color=… gives all of them one colour')
  const numbers = given(cs) ? each(cs, 'C') : undefined
  const colour = reader.take('color', 'facecolor', 'facecolors', 'fc')
  const mapped = readMapped(reader, numbers ?? new Float64Array())
  if (typeof reader.peek('angles') !== 'string' && given(reader.peek('angles')))
    throw notDrawn('arrows at angles of their own are not drawn yet', "give 'uv' or 'xy'")
  const angles = oneOf({ uv: 'uv', xy: 'xy' } as const, reader.text('angles') ?? 'uv', 'angles')
  const units = oneOf({ width: 'width', xy: 'xy' } as const, reader.text('scale_units') ?? 'width', 'scale_units')
  const pivot = oneOf({ tail: 0, mid: 0.5, middle: 0.5, tip: 1 } as const, reader.text('pivot') ?? 'tail', 'pivot')
  const shaftUnits = reader.text('units') ?? 'width'
  if (shaftUnits !== 'width') throw notDrawn(`arrows with units=${shaftUnits} are not drawn yet`, 'leave units out')
  const [scale, width] = [reader.number('scale'), reader.number('width')]
  const head = {
    width: reader.number('headwidth') ?? 3,
    length: reader.number('headlength') ?? 5,
    axisLength: reader.number('headaxislength') ?? 4.5,
    leastShaft: reader.number('minshaft') ?? 1,
    leastLength: reader.number('minlength') ?? 1,
  }
  reader.ignore('linewidth', 'linewidths', 'lw', 'edgecolor', 'edgecolors', 'ec', 'zorder')
  const common = readCommon(reader, 1)
  reader.done()
  return put(axes, {
    kind: 'quiver',
    x,
    y,
    u,
    v,
    colour: given(colour) ? parseColour(colour) : '#000000',
    mapped: numbers && { ...mapped, values: numbers },
    angles,
    units,
    scale,
    width,
    pivot,
    head,
    ...common,
  })
}

/** The numbers of an array, row after row. */
function numbersOf(value: unknown, name: string): Float64Array {
  return isFlat(value) ? oneDimensional(value, name) : gridOf(value, name).values
}

/** Where arrows stand: at columns and rows unless it is said; of a line for each direction, at every pair. */
function placesOf(field: unknown, xs: unknown, ys: unknown): readonly [x: Float64Array, y: Float64Array] {
  const { rows, columns } = isFlat(field) ? { rows: 1, columns: oneDimensional(field, 'U').length } : gridOf(field, 'U')
  const each = (along: (row: number, column: number) => number): Float64Array =>
    Float64Array.from({ length: rows * columns }, (_, k) => along(Math.floor(k / columns), k % columns))
  if (xs === undefined || ys === undefined) return [each((_, column) => column), each(row => row)]
  const [x, y] = [numbersOf(xs, 'X'), numbersOf(ys, 'Y')]
  const isTable = rows > 1 && x.length === columns && y.length === rows
  if (isTable) return [each((_, column) => x[column] ?? NaN), each(row => y[row] ?? NaN)]
  const count = Math.max(x.length, y.length)
  if (x.length !== y.length && x.length !== 1 && y.length !== 1)
    throw valueError(`X and Y must be the same size, but are ${x.length} and ${y.length}`)
  return [spread(x, count), spread(y, count)]
}

/** The path of each arrow, with its colour. */
export function* arrowsOf(series: QuiverSeries, placement: Placement): Iterable<readonly [Colour, path: string]> {
  const { x, y, colour, mapped } = series
  const lengths = lengthsOf(series, placement)
  const shaft = (series.width ?? 0.06 / Math.min(Math.max(Math.sqrt(x.length), 8), 25)) * placement.box.width
  const colours = mapped && mappedColours(mapped)
  for (let k = 0; k < x.length; k++) {
    const { dx = NaN, dy = NaN } = lengths[k] ?? {}
    const [left, top] = [placement.x(x[k] ?? NaN), placement.y(y[k] ?? NaN)]
    if (![dx, dy, left, top].every(Number.isFinite)) continue
    yield [(colours ? colours[k] : colour) ?? 'none', arrowPath(series, { left, top, dx, dy, shaft })]
  }
}

/** A share of the data's extent: so far an arrow is followed for its direction in the data, as in matplotlib. */
const shortStep = 0.001

/** How far each arrow reaches, in pixels to the right and down. */
function lengthsOf(
  { x, y, u, v, angles, units, scale }: QuiverSeries,
  placement: Placement,
): readonly { readonly dx: number; readonly dy: number }[] {
  const { box } = placement
  const sizes = Array.from(u, (along, k) => Math.hypot(along, v[k] ?? NaN))
  const step =
    angles === 'xy' && units === 'xy' ? 1 : shortStep * Math.max(...[x, y].flatMap(at => finiteRange(at).map(Math.abs)))
  const moved = sizes.map((_, k) => {
    const [atX, atY, along, up] = [x[k] ?? NaN, y[k] ?? NaN, u[k] ?? NaN, v[k] ?? NaN]
    return {
      dx: (placement.x(atX + step * along) - placement.x(atX)) / step,
      dy: (placement.y(atY + step * up) - placement.y(atY)) / step,
    }
  })
  // In pixels, or in the units of u and v.
  const reaches = units === 'xy' ? moved.map(({ dx, dy }) => Math.hypot(dx, dy)) : sizes
  const counted = reaches.filter(Number.isFinite)
  const mean = counted.reduce((sum, size) => sum + size, 0) / counted.length
  const usual = 1.8 * mean * Math.max(10, Math.sqrt(x.length))
  const perUnit = scale === undefined ? box.width / usual : (units === 'xy' ? 1 : box.width) / scale
  return sizes.map((size, k) => {
    if (size === 0) return { dx: 0, dy: 0 }
    const length = (reaches[k] ?? NaN) * perUnit
    const { dx, dy } = angles === 'xy' ? (moved[k] ?? { dx: NaN, dy: NaN }) : { dx: u[k] ?? NaN, dy: -(v[k] ?? NaN) }
    const distance = Math.hypot(dx, dy)
    return { dx: (dx / distance) * length, dy: (dy / distance) * length }
  })
}

interface Arrow {
  readonly left: number
  readonly top: number
  readonly dx: number
  readonly dy: number
  readonly shaft: number
}

function arrowPath({ head, pivot }: QuiverSeries, { left, top, dx, dy, shaft }: Arrow): string {
  const pixels = Math.hypot(dx, dy)
  const length = pixels / shaft
  const [cos, sin] = pixels === 0 ? [1, 0] : [dx / pixels, dy / pixels]
  const corners = length < head.leastLength ? hexagon(head.leastLength) : outlineOf(head, length, pivot * length)
  return polygonPath(
    corners.map(([along, aside]) => left + shaft * (along * cos - aside * sin)),
    corners.map(([along, aside]) => top + shaft * (along * sin + aside * cos)),
  )
}

type Corner = readonly [along: number, aside: number]

/** An arrow in units of its shaft; one that is short is a smaller one. */
function outlineOf(
  { width, length: headLength, axisLength, leastShaft }: QuiverSeries['head'],
  length: number,
  back: number,
): readonly Corner[] {
  const least = leastShaft * headLength
  const [reach, size] = length < least ? [least, length / least] : [length, 1]
  const side: readonly Corner[] = [
    [0, 0.5],
    [reach - axisLength, 0.5],
    [reach - headLength, width / 2],
  ]
  const whole: readonly Corner[] = [
    ...side,
    [reach, 0],
    ...side.toReversed().map(([along, aside]): Corner => [along, -aside]),
  ]
  return whole.map(([along, aside]): Corner => [along * size - back, aside * size])
}

/** What is too short for an arrow is a spot. */
function hexagon(diameter: number): readonly Corner[] {
  return Array.from({ length: 6 }, (_, k): Corner => {
    const angle = (k * Math.PI) / 3
    return [(Math.cos(angle) * diameter) / 2, (Math.sin(angle) * diameter) / 2]
  })
}
