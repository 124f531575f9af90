/** Many straight pieces at once: `vlines`, `hlines` and the events of `eventplot`. */
import { type Colour, parseColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import { listOfArrays, rowsOf } from './data-sets.ts'
import type { Axes } from './figure.ts'
import { KeywordReader, type Keywords, missing, named, oneDimensional } from './pyplot-arguments.ts'
import { given, readCommon, readLabels, readStroke, readUpright } from './properties.ts'
import { put, required, spread } from './put.ts'
import { isArrayLike } from './repr.ts'
import type { Direction, SegmentSeries } from './series.ts'

/** The colours of so many things, where a call gives a list of them; undefined for one colour, or none. */
function manyColours(value: unknown): readonly Colour[] | undefined {
  const list = typeof value !== 'string' && isArrayLike(value) ? Array.from(value) : []
  return list.some(entry => typeof entry !== 'number') ? list.map(parseColour) : undefined
}

/** `vlines(x, ymin, ymax)` and `hlines(y, xmin, xmax)`. */
export function segments(axes: Axes, axis: Direction, args: readonly unknown[], keywords: Keywords): SegmentSeries {
  const call = axis === 'x' ? 'vlines' : 'hlines'
  const across = axis === 'x' ? 'y' : 'x'
  const names = [axis, `${across}min`, `${across}max`, 'colors', 'linestyles', 'label']
  const given_ = named(call, names, args, keywords)
  const many = manyColours(given_.get('colors') ?? given_.get('color'))
  const reader = new KeywordReader(call, many ? without(given_, 'colors', 'color') : given_)
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
  return put(axes, { kind: 'segments', ...place, stroke, colours: many, cap: 0, ...common })
}

function without(keywords: Keywords, ...names: readonly string[]): Keywords {
  return new Map([...keywords].filter(([name]) => !names.includes(name)))
}

/** `eventplot(positions, lineoffsets=…, linelengths=…)`: a row of strokes for each set of events. */
export function eventplot(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly SegmentSeries[] {
  const names = [
    'positions',
    'orientation',
    'lineoffsets',
    'linelengths',
    'linewidths',
    'colors',
    'alpha',
    'linestyles',
  ]
  const reader = new KeywordReader('eventplot', named('eventplot', names, args, keywords))
  const positions = reader.take('positions')
  if (positions === undefined) throw missing('eventplot', 'positions')
  const sets = eventsOf(positions)
  const lying = !readUpright(reader, 'horizontal')
  const each = (name: string, usual: number): Float64Array => {
    const value = reader.take(name)
    const values = given(value) ? oneDimensional(value, name) : Float64Array.of(usual)
    if (values.length === 1 || values.length === sets.length) return spread(values, sets.length)
    throw valueError(`${name} and positions are unequal sized sequences`)
  }
  // One offset for several rows is how far they are apart.
  const single = !isArrayLike(reader.peek('lineoffsets')) && sets.length > 1
  const offsets = each('lineoffsets', 1).map((offset, k) => (single ? offset * k : offset))
  const [lengths, widths] = [each('linelengths', 1), each('linewidths', 1.5)]
  const colour = reader.take('colors', 'color')
  const colours = manyColours(colour) ?? [given(colour) ? parseColour(colour) : parseColour('C0')]
  if (colours.length !== 1 && colours.length !== sets.length)
    throw valueError('colors and positions are unequal sized sequences')
  const stroke = readStroke(reader, {}, () => '#000000')
  const labels = readLabels(reader)
  const common = readCommon(reader, 1)
  reader.done()
  return sets.map((at, k) => {
    const [offset, half] = [offsets[k] ?? NaN, (lengths[k] ?? NaN) / 2]
    const low = new Float64Array(at.length).fill(offset - half)
    const high = new Float64Array(at.length).fill(offset + half)
    const place = lying ? { x0: at, x1: at, y0: low, y1: high } : { x0: low, x1: high, y0: at, y1: at }
    const own = { ...stroke, colour: colours[k] ?? colours[0] ?? stroke.colour, width: widths[k] ?? stroke.width }
    return put(axes, {
      kind: 'segments',
      ...place,
      stroke: own,
      colours: undefined,
      cap: 0,
      // As matplotlib, a whole length from the middle of the row.
      reach: lying ? { x: 0, y: half } : { x: half, y: 0 },
      ...common,
      label: labels[k],
    })
  })
}

/** One set of events, or a list of them. */
function eventsOf(positions: unknown): readonly Float64Array[] {
  const rows = rowsOf(positions)
  if (rows) return rows
  if (!isArrayLike(positions)) throw typeError('eventplot() needs a list of events, or a list of such lists')
  return listOfArrays(positions, 'positions') ?? [oneDimensional(positions, 'positions')]
}
