/** What scripts make before it is put on axes, or shows only in a legend: `Line2D`, `Patch`, `Rectangle`, `Circle` and their like. */
import { parseColour } from './colours.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { given, readCommon, readFill, readMarker, readStroke } from './properties.ts'
import { put } from './put.ts'
import {
  columnsOf,
  KeywordReader,
  type Keywords,
  missing,
  named,
  oneDimensional,
  pairOf,
  toNumber,
} from './pyplot-arguments.ts'
import type { LineSeries, PolygonSeries, Series } from './series.ts'

type Maker = (args: readonly unknown[], keywords: Keywords) => Series

type Point = readonly [x: number, y: number]

/** `Line2D(xdata, ydata, color=…, marker=…)`. */
function line2D(args: readonly unknown[], keywords: Keywords): LineSeries {
  const reader = new KeywordReader('Line2D', named('Line2D', ['xdata', 'ydata'], args, keywords))
  const [x, y] = ['xdata', 'ydata'].map(name => oneDimensional(reader.take(name) ?? [], name))
  if (x === undefined || y === undefined || x.length !== y.length)
    throw valueError('xdata and ydata must have the same length')
  const stroke = readStroke(reader, {}, () => parseColour('C0'))
  const marker = readMarker(reader, {}, stroke.colour)
  const common = readCommon(reader, 2)
  reader.ignore('solid_capstyle', 'solid_joinstyle', 'dash_capstyle', 'dash_joinstyle', 'antialiased')
  reader.done()
  return { kind: 'line', x, y, stroke, marker, steps: 'none', ...common }
}

/** Face, edge and label of a patch. */
function patchOf(reader: KeywordReader, corners: readonly Point[]): PolygonSeries {
  const isFilled = reader.flag('fill') ?? true
  const colour = reader.take('color')
  const look = readFill(reader, () => parseColour(given(colour) ? colour : 'C0'))
  const edge = look.edge === 'none' && given(colour) ? parseColour(colour) : look.edge
  const common = readCommon(reader, 1)
  reader.ignore('linestyle', 'ls', 'hatch', 'joinstyle', 'capstyle', 'antialiased', 'clip_on')
  reader.done()
  return {
    kind: 'polygon',
    x: Float64Array.from(corners, ([x]) => x),
    y: Float64Array.from(corners, ([, y]) => y),
    fill: isFilled ? { ...look, edge } : { ...look, face: 'none', edge: edge === 'none' ? '#000000' : edge },
    ...common,
  }
}

/** A shape whose arguments have names, made of its corners. */
function shape(
  call: string,
  names: readonly string[],
  corners: (reader: KeywordReader) => readonly Point[],
): [string, Maker] {
  return [
    call,
    (args, keywords) => {
      const reader = new KeywordReader(call, named(call, names, args, keywords))
      return patchOf(reader, corners(reader))
    },
  ]
}

function needNumber(reader: KeywordReader, call: string, name: string): number {
  const value = reader.number(name)
  if (value === undefined) throw missing(call, name)
  return value
}

function needPoint(reader: KeywordReader, call: string): Point {
  const value = reader.take('xy')
  if (value === undefined) throw missing(call, 'xy')
  const pair = pairOf(value)
  if (pair === undefined) throw typeError(`xy of ${call}() is a pair of numbers`)
  return [toNumber(pair[0], 'x'), toNumber(pair[1], 'y')]
}

/** A point turned round another one by an angle in degrees. */
function turned([x, y]: Point, [aroundX, aroundY]: Point, angle: number): Point {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
  return [aroundX + (x - aroundX) * cos - (y - aroundY) * sin, aroundY + (x - aroundX) * sin + (y - aroundY) * cos]
}

function rectangle(reader: KeywordReader): readonly Point[] {
  const xy = needPoint(reader, 'Rectangle')
  const [x, y] = xy
  const [width, height] = ['width', 'height'].map(name => needNumber(reader, 'Rectangle', name))
  const angle = reader.number('angle') ?? 0
  const [right, top] = [x + (width ?? 0), y + (height ?? 0)]
  const corners: readonly Point[] = [xy, [right, y], [right, top], [x, top]]
  return angle === 0 ? corners : corners.map(corner => turned(corner, xy, angle))
}

/** So many corners look round. */
const roundCorners = 96

function ellipse(middle: Point, width: number, height: number, angle: number): readonly Point[] {
  const [x, y] = middle
  return Array.from({ length: roundCorners }, (_, k) => {
    const turn = (2 * Math.PI * k) / roundCorners
    return turned([x + (width / 2) * Math.cos(turn), y + (height / 2) * Math.sin(turn)], middle, angle)
  })
}

function polygon(reader: KeywordReader): readonly Point[] {
  const points = reader.take('xy')
  if (points === undefined) throw missing('Polygon', 'xy')
  const [x = new Float64Array(), y = new Float64Array()] = columnsOf(points, 'xy')
  if (reader.flag('closed') === false)
    throw notDrawn('a polygon that is not closed is not drawn yet', 'draw it with plot')
  return Array.from(x, (each, k) => [each, y[k] ?? NaN])
}

/** By matplotlib's names. */
export const artistMakers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['Line2D', line2D],
  shape('Patch', [], () => []),
  shape('Rectangle', ['xy', 'width', 'height'], rectangle),
  shape('Circle', ['xy', 'radius'], reader => {
    const middle = needPoint(reader, 'Circle')
    const size = 2 * (reader.number('radius') ?? 5)
    return ellipse(middle, size, size, 0)
  }),
  shape('Ellipse', ['xy', 'width', 'height'], reader => {
    const middle = needPoint(reader, 'Ellipse')
    const [width, height] = ['width', 'height'].map(name => needNumber(reader, 'Ellipse', name))
    return ellipse(middle, width ?? 0, height ?? 0, reader.number('angle') ?? 0)
  }),
  shape('Polygon', ['xy'], polygon),
])

/** `add_patch(patch)`, `add_line(line)` and `add_artist(…)`: puts what was made on axes. */
export function addMade(
  call: string,
  name: string,
): (axes: Axes, args: readonly unknown[], keywords: Keywords) => Series {
  return (axes, args, keywords) => {
    const reader = new KeywordReader(call, named(call, [name], args, keywords))
    const made = reader.take(name)
    if (made === undefined) throw missing(call, name)
    reader.done()
    if (typeof made === 'object' && made !== null && 'kind' in made && 'zorder' in made)
      return put(axes, made as Series)
    throw notDrawn(
      `this argument of ${call}() is not drawn yet`,
      'lines and patches of matplotlib.lines and patches are',
    )
  }
}
