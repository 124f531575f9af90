/** Bars that tell how far values may be off. */
import { parseColour } from './colours.ts'
import { valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseFormat } from './format-string.ts'
import { nextLineColour } from './plot.ts'
import { KeywordReader, type Keywords, columnsOf, named } from './pyplot-arguments.ts'
import { given, readCommon, readMarker, readStroke } from './properties.ts'
import { put, required, spread } from './put.ts'
import type { Direction, LineSeries, SegmentSeries, Stroke } from './series.ts'

/** `errorbar(x, y, yerr, xerr, fmt)`: a line, and a bar through each of its points. */
export function errorbar(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly unknown[] {
  const names = ['x', 'y', 'yerr', 'xerr', 'fmt']
  const reader = new KeywordReader('errorbar', named('errorbar', names, args, keywords))
  const [x, y] = [required(reader, 'errorbar', 'x'), required(reader, 'errorbar', 'y')]
  if (x.length !== y.length) throw valueError("'x' and 'y' must have the same size")
  const errors = { x: reader.take('xerr'), y: reader.take('yerr') }
  const fmt = reader.text('fmt') ?? ''
  const format = fmt === '' || fmt === 'none' ? {} : parseFormat(fmt)
  const cap = reader.number('capsize') ?? 0
  const colour = reader.take('ecolor')
  const width = reader.number('elinewidth')
  const stroke = readStroke(reader, format, () => nextLineColour(axes))
  const marker = readMarker(reader, format, stroke.colour)
  const common = readCommon(reader, 2)
  reader.done()
  const bars: Stroke = {
    dash: 'solid',
    colour: given(colour) ? parseColour(colour) : stroke.colour,
    width: width ?? stroke.width,
  }
  const added = (['x', 'y'] as const).flatMap(along =>
    given(errors[along]) ? [errorSegments({ x, y }, along, errors[along], { ...common, stroke: bars, cap })] : [],
  )
  const line: LineSeries = { kind: 'line', x, y, stroke, marker, steps: 'none', ...common }
  for (const each of added) put(axes, each)
  if (fmt !== 'none') put(axes, line)
  return [fmt === 'none' ? null : line, [], added]
}

type Look = Pick<SegmentSeries, 'stroke' | 'cap' | 'alpha' | 'zorder'>

/**
 * A bar through each point in one direction.
 * @param error one error for all, one for each, or a row of lower and one of upper ones
 */
export function errorSegments(
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  along: Direction,
  error: unknown,
  { stroke, cap, alpha, zorder }: Look,
): SegmentSeries {
  const [down, up] = errorsOf(error, x.length, `${along}err`)
  const [centre, other] = along === 'x' ? [x, y] : [y, x]
  const low = centre.map((value, k) => value - (down[k] ?? NaN))
  const high = centre.map((value, k) => value + (up[k] ?? NaN))
  const place =
    along === 'x' ? { x0: low, x1: high, y0: other, y1: other } : { y0: low, y1: high, x0: other, x1: other }
  return { kind: 'segments', ...place, stroke, colours: undefined, cap, alpha, zorder, label: undefined }
}

/** One error for both sides, or a row for each. */
function errorsOf(value: unknown, points: number, what: string): readonly [Float64Array, Float64Array] {
  const columns = columnsOf(value, what)
  const sides = columns.length > 1 && columns[0]?.length === 2
  const [down, up] = sides
    ? [0, 1].map(row => Float64Array.from(columns, column => column[row] ?? NaN))
    : [columns[0], columns[0]]
  if (!down || !up || (down.length !== points && down.length !== 1)) {
    throw valueError(`'${what}' must have one error or as many as there are points, ${points}`)
  }
  if ([...down, ...up].some(error => error < 0)) throw valueError(`'${what}' must not contain negative values`)
  return [spread(down, points), spread(up, points)]
}
