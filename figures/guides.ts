import { KeywordReader, type Keywords, columnsOf, missing, named } from './pyplot-arguments.ts'
import { parseColour } from './colours.ts'
import { valueError } from './error.ts'
import type { Axes } from './figure.ts'
import type { Direction, LineSeries, ReferenceSeries, SegmentSeries, SpanSeries } from './series.ts'
import { parseFormat } from './format-string.ts'
import { put, required, spread } from './marks.ts'
import { nextLineColour, nextPatchColour } from './plot.ts'
import { given, readCommon, readFill, readMarker, readStroke } from './properties.ts'

/** `axvline(x=0, ymin=0, ymax=1)` and `axhline(y=0, xmin=0, xmax=1)`. */
export function referenceLine(
  axes: Axes,
  axis: Direction,
  args: readonly unknown[],
  keywords: Keywords,
): ReferenceSeries {
  const call = axis === 'x' ? 'axvline' : 'axhline'
  const names = axis === 'x' ? ['x', 'ymin', 'ymax'] : ['y', 'xmin', 'xmax']
  const reader = new KeywordReader(call, named(call, names, args, keywords), 'Line2D')
  const [at = 0, from = 0, to = 1] = names.map(name => reader.number(name))
  // matplotlib's default line here is C0 and takes no colour of the cycle.
  const stroke = readStroke(reader, {}, () => parseColour('C0'))
  const common = readCommon(reader, 2)
  reader.done()
  return put(axes, { kind: 'reference', axis, at, from, to, stroke, ...common })
}

/** `axvspan(xmin, xmax)` and `axhspan(ymin, ymax)`. */
export function span(axes: Axes, axis: Direction, args: readonly unknown[], keywords: Keywords): SpanSeries {
  const call = axis === 'x' ? 'axvspan' : 'axhspan'
  const [along, across] = axis === 'x' ? (['x', 'y'] as const) : (['y', 'x'] as const)
  const names = [`${along}min`, `${along}max`, `${across}min`, `${across}max`]
  const reader = new KeywordReader(call, named(call, names, args, keywords), 'Rectangle')
  const [low, high, from = 0, to = 1] = names.map(name => reader.number(name))
  if (low === undefined) throw missing(call, `${along}min`)
  if (high === undefined) throw missing(call, `${along}max`)
  const fill = readFill(reader, () => nextPatchColour(axes))
  const common = readCommon(reader, 1)
  reader.done()
  return put(axes, { kind: 'span', axis, range: [low, high], from, to, fill, ...common })
}

/** `vlines(x, ymin, ymax)` and `hlines(y, xmin, xmax)`. */
export function segments(axes: Axes, axis: Direction, args: readonly unknown[], keywords: Keywords): SegmentSeries {
  const call = axis === 'x' ? 'vlines' : 'hlines'
  const across = axis === 'x' ? 'y' : 'x'
  const names = [axis, `${across}min`, `${across}max`, 'colors', 'linestyles', 'label']
  const reader = new KeywordReader(call, named(call, names, args, keywords))
  const at = required(reader, call, axis)
  const ends = [`${across}min`, `${across}max`].map(name => {
    const values = required(reader, call, name)
    if (values.length !== 1 && values.length !== at.length) {
      throw valueError(`${name} must have one value or as many as ${axis}, ${at.length}, but has ${values.length}`)
    }
    return spread(values, at.length)
  })
  const [from = at, to = at] = ends
  const stroke = readStroke(reader, {}, () => parseColour('C0'), ['colors'])
  const common = readCommon(reader, 2)
  reader.done()
  const place = axis === 'x' ? { x0: at, x1: at, y0: from, y1: to } : { x0: from, x1: to, y0: at, y1: at }
  return put(axes, { kind: 'segments', ...place, stroke, cap: 0, ...common })
}

/** `errorbar(x, y, yerr, xerr, fmt)`: a line, and a bar through each of its points. */
export function errorbar(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly unknown[] {
  const names = ['x', 'y', 'yerr', 'xerr', 'fmt']
  const reader = new KeywordReader('errorbar', named('errorbar', names, args, keywords))
  const [x, y] = [required(reader, 'errorbar', 'x'), required(reader, 'errorbar', 'y')]
  if (x.length !== y.length) throw valueError("'x' and 'y' must have the same size")
  const [yerr, xerr] = [reader.take('yerr'), reader.take('xerr')]
  const fmt = reader.text('fmt') ?? ''
  const format = fmt === '' || fmt === 'none' ? {} : parseFormat(fmt)
  const cap = reader.number('capsize') ?? 0
  const colour = reader.take('ecolor')
  const width = reader.number('elinewidth')
  const stroke = readStroke(reader, format, () => nextLineColour(axes))
  const marker = readMarker(reader, format, stroke.colour)
  const common = readCommon(reader, 2)
  reader.done()
  const bars = { ...stroke, dash: 'solid', colour: given(colour) ? parseColour(colour) : stroke.colour } as const
  const added: SegmentSeries[] = []
  const bar = (error: unknown, what: string, along: Direction): void => {
    const [down, up] = errorsOf(error, x.length, what)
    const [centre, other] = along === 'x' ? [x, y] : [y, x]
    const low = centre.map((value, k) => value - (down[k] ?? NaN))
    const high = centre.map((value, k) => value + (up[k] ?? NaN))
    const place =
      along === 'x' ? { x0: low, x1: high, y0: other, y1: other } : { y0: low, y1: high, x0: other, x1: other }
    added.push({
      kind: 'segments',
      ...place,
      stroke: { ...bars, width: width ?? stroke.width },
      cap,
      ...common,
      label: undefined,
    })
  }
  const line: LineSeries = { kind: 'line', x, y, stroke, marker, steps: 'none', ...common }
  if (given(xerr)) bar(xerr, 'xerr', 'x')
  if (given(yerr)) bar(yerr, 'yerr', 'y')
  axes.series.push(...added)
  if (fmt !== 'none') put(axes, line)
  return [fmt === 'none' ? null : line, [], added]
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
