/** Lollipops: a stroke from a base line to each value, with a marker on its end. */
import { parseColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseFormat } from './format-string.ts'
import { KeywordReader, type Keywords, oneDimensional, tooMany } from './pyplot-arguments.ts'
import { readUpright } from './properties.ts'
import { put } from './put.ts'
import type { LineSeries, Marker, SegmentSeries, Stroke } from './series.ts'

/**
 * `stem([x], y, [linefmt, markerfmt, basefmt], bottom=0)`.
 * @returns the line of the markers, the strokes, and the base line
 */
export function stem(
  axes: Axes,
  args: readonly unknown[],
  keywords: Keywords,
): readonly [LineSeries, SegmentSeries, LineSeries] {
  const places = args.filter(value => typeof value !== 'string')
  const formats = args.filter(value => typeof value === 'string')
  const [first, second] = places
  if (first === undefined) throw typeError("stem() missing 1 required positional argument: 'heads'")
  if (args.length > 5 || places.length > 2) throw tooMany('stem', 5, args.length)
  const heads = oneDimensional(second ?? first, 'heads')
  const at = second === undefined ? heads.map((_, k) => k) : oneDimensional(first, 'locs')
  if (at.length !== heads.length) {
    throw valueError(`'locs' and 'heads' must have the same size, but have ${at.length} and ${heads.length}`)
  }
  const reader = new KeywordReader('stem', keywords)
  const [lineWord, markerWord, baseWord] = ['linefmt', 'markerfmt', 'basefmt'].map((name, k) => {
    const word = reader.text(name)
    return formats[k] ?? word
  })
  const bottom = reader.number('bottom') ?? 0
  const label = reader.text('label')
  const upright = readUpright(reader, 'vertical')
  reader.done()
  const line = parseFormat(lineWord ?? '')
  const stroke: Stroke = { colour: line.colour ?? parseColour('C0'), dash: line.dash ?? 'solid', width: 1.5 }
  const base = parseFormat(baseWord ?? 'C3-')
  const marker = markerOf(markerWord, stroke)
  const common = { alpha: 1, zorder: 2 }
  const ends = new Float64Array(at.length).fill(bottom)
  const strokes: SegmentSeries = {
    kind: 'segments',
    ...(upright ? { x0: at, y0: ends, x1: at, y1: heads } : { x0: ends, y0: at, x1: heads, y1: at }),
    stroke,
    colours: undefined,
    cap: 0,
    label: undefined,
    ...common,
  }
  const lineBetween = (along: Float64Array, across: Float64Array): Pick<LineSeries, 'x' | 'y'> =>
    upright ? { x: along, y: across } : { x: across, y: along }
  const least = at.reduce((low, place) => Math.min(low, place), Infinity)
  const greatest = at.reduce((high, place) => Math.max(high, place), -Infinity)
  const extent = at.length === 0 ? at : Float64Array.of(least, greatest)
  const markers: LineSeries = {
    kind: 'line',
    ...lineBetween(at, heads),
    stroke: { ...stroke, dash: 'none' },
    marker,
    steps: 'none',
    label,
    ...common,
  }
  const ground: LineSeries = {
    kind: 'line',
    ...lineBetween(
      extent,
      extent.map(() => bottom),
    ),
    stroke: { colour: base.colour ?? parseColour('C3'), dash: base.dash ?? 'solid', width: 1.5 },
    marker: undefined,
    steps: 'none',
    label: undefined,
    ...common,
  }
  return [put(axes, markers), put(axes, strokes), put(axes, ground)]
}

/** A circle unless told otherwise, in the colour of the strokes unless the format has one. */
function markerOf(word: string | undefined, { colour }: Stroke): Marker | undefined {
  if (word?.trim() === '') return undefined
  const format = parseFormat(word ?? 'o')
  const own = format.colour ?? colour
  return { symbol: format.marker ?? 'o', size: 6, face: own, edge: own, edgeWidth: 1 }
}
