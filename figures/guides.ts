import { KeywordReader, type Keywords, missing, named } from './pyplot-arguments.ts'
import { parseColour } from './colours.ts'
import type { Axes } from './figure.ts'
import { nextPatchColour } from './plot.ts'
import { readCommon, readFill, readStroke } from './properties.ts'
import { put } from './put.ts'
import type { Direction, ReferenceSeries, SpanSeries } from './series.ts'

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
