/** `contour`, `contourf` and `clabel`: a field by the lines or areas of its levels. */
import { type Colour, parseColour } from './colours.ts'
import { bandOutlines, type Field, levelLines, linesIn, type Outlines } from './contour-lines.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseDash, type Dash } from './format-string.ts'
import { placementOf } from './layers.ts'
import { contourColours, readMapped } from './mapped.ts'
import { gridOf, isFlat } from './mesh.ts'
import { equally, finiteRange } from './numbers.ts'
import { columnsOf, isKind, KeywordReader, type Keywords, missing, named, oneDimensional } from './pyplot-arguments.ts'
import { fontSize, given, readCommon } from './properties.ts'
import { put } from './put.ts'
import { isArrayLike } from './repr.ts'
import type { ContourSeries, TextSeries } from './series.ts'
import { layOut } from './sheet-layout.ts'
import { textWidth } from './text-width.ts'
import { labelled, manySteps, nextStep } from './ticks.ts'
import { wordsAt } from './words.ts'

/** `contour([X, Y], Z, [levels], …)`, or with areas instead of lines. */
export function contour(call: 'contour' | 'contourf') {
  return (axes: Axes, args: readonly unknown[], keywords: Keywords): ContourSeries => {
    const isFilled = call === 'contourf'
    const names = args.length > 2 ? ['X', 'Y', 'Z', 'levels'] : ['Z', 'levels']
    const reader = new KeywordReader(call, named(call, names, args, keywords))
    const [x, y, z] = [reader.take('X'), reader.take('Y'), reader.take('Z')]
    if (z === undefined) throw missing(call, 'Z')
    const grid = gridOf(z, 'Z')
    if (grid.rows < 2 || grid.columns < 2) throw typeError('Input z must be at least a (2, 2) shaped array')
    const [extent, origin] = [reader.take('extent'), reader.text('origin')]
    const field = fieldOf(grid, x, y, given(extent) ? oneDimensional(extent, 'extent') : undefined, origin === 'upper')
    const extend = reader.text('extend') ?? 'neither'
    const levels = readLevels(reader.take('levels'), field.values, isFilled, extend)
    const areas = isFilled ? areasOf(levels, field.values, extend) : []
    const colours = readColours(reader.take('colors', 'color'))
    const mapped = readMapped(reader, isFilled ? Float64Array.from(areas, ({ middle }) => middle) : levels)
    const widths = reader.take('linewidths', 'linewidth', 'lw')
    const dashes = reader.take('linestyles', 'linestyle', 'ls')
    const common = readCommon(reader, isFilled ? 1 : 2)
    reader.ignore('antialiased', 'corner_mask', 'algorithm', 'nchunk')
    reader.done()
    const parts: readonly Outlines[] = isFilled
      ? areas.map(({ low, high }) => bandOutlines(field, low, high))
      : Array.from(levels, level => levelLines(field, level))
    const usual = (level: number): Dash => (colours?.length === 1 && level < 0 && !isFilled ? 'dashed' : 'solid')
    const words = isArrayLike(dashes) ? Array.from(dashes) : [dashes]
    return put(axes, {
      kind: 'contour',
      filled: isFilled,
      levels,
      parts,
      extent: { x: finiteRange(field.x), y: finiteRange(field.y) },
      // Colours go from the first level to the last, whatever lies between.
      mapped: { ...mapped, low: mapped.low ?? levels[0], high: mapped.high ?? levels.at(-1) },
      colours,
      widths: given(widths) ? oneDimensional(widths, 'linewidths') : Float64Array.of(1.5),
      dashes: Array.from(levels, (level, k) =>
        given(words[k % words.length]) ? parseDash(words[k % words.length]) : usual(level),
      ),
      gaps: [],
      ...common,
    })
  }
}

/** Corners by rows and columns, or by the coordinates of the call. */
function fieldOf(
  { rows, columns, values }: ReturnType<typeof gridOf>,
  x: unknown,
  y: unknown,
  extent: Float64Array | undefined,
  fromTop: boolean,
): Field {
  const [left = 0, right = columns - 1, bottom = 0, top = rows - 1] = extent ?? []
  const [low, high] = fromTop ? [top, bottom] : [bottom, top]
  const xs = given(x)
    ? corners(x, rows, columns, true)
    : spreadOver(equally(left, right, columns - 1), rows, columns, true)
  const ys = given(y)
    ? corners(y, rows, columns, false)
    : spreadOver(equally(low, high, rows - 1), rows, columns, false)
  return { rows, columns, x: xs, y: ys, values }
}

function corners(value: unknown, rows: number, columns: number, isX: boolean): Float64Array {
  const name = isX ? 'x' : 'y'
  if (!isFlat(value)) {
    const grid = gridOf(value, name)
    if (grid.rows === rows && grid.columns === columns) return grid.values
    throw typeError(`Shapes of ${name} (${grid.rows}, ${grid.columns}) and z (${rows}, ${columns}) do not match`)
  }
  const [along = new Float64Array()] = columnsOf(value, name)
  const wanted = isX ? columns : rows
  if (along.length === wanted) return spreadOver(along, rows, columns, isX)
  throw typeError(
    `Length of ${name} (${along.length}) must match number of ${isX ? 'columns' : 'rows'} in z (${wanted})`,
  )
}

function spreadOver(along: Float64Array, rows: number, columns: number, isX: boolean): Float64Array {
  return Float64Array.from(
    { length: rows * columns },
    (_, k) => along[isX ? k % columns : Math.floor(k / columns)] ?? NaN,
  )
}

/** The levels of a call, or round numbers that the values lie between: about seven, or as many as asked for. */
function readLevels(value: unknown, values: Float64Array, isFilled: boolean, extend: string): Float64Array {
  const [least, greatest] = finiteRange(values)
  if (isArrayLike(value)) {
    const levels = oneDimensional(value, 'levels')
    if (levels.some((level, k) => k > 0 && !(level > (levels[k - 1] ?? NaN))))
      throw valueError('Contour levels must be increasing')
    if (isFilled && levels.length < 2) throw valueError('Filled contours require at least 2 levels.')
    return levels
  }
  const most = (given(value) ? Number(value) : 7) + 1
  if (!(greatest > least)) return isFilled ? Float64Array.of(least, least + 1) : Float64Array.of(least)
  const step = nextStep((greatest - least) / most, manySteps)
  const [first, last] = [Math.floor(least / step + 1e-10), Math.ceil(greatest / step - 1e-10)]
  const levels = Float64Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(14)))
  const from = isBelow(extend) ? 1 : 0
  const to = isAbove(extend) ? levels.length - 1 : levels.length
  return to - from < 3 ? levels : levels.slice(from, to)
}

/** Whether there is an area below the first level, by the word `extend`. */
function isBelow(extend: string): boolean {
  return extend === 'both' || extend === 'min'
}

/** Whether there is an area above the last level. */
function isAbove(extend: string): boolean {
  return extend === 'both' || extend === 'max'
}

/** From where to where an area goes, and what it is coloured by. */
interface Area {
  readonly low: number
  readonly high: number
  readonly middle: number
}

/** The areas from level to level, of which the first takes in values that are the first level, and those beyond. */
function areasOf(levels: Float64Array, values: Float64Array, extend: string): readonly Area[] {
  const [least] = finiteRange(values)
  const [first = NaN, last = NaN] = [levels[0], levels.at(-1)]
  const inner = Array.from(levels.subarray(1), (high, k): Area => {
    const low = levels[k] ?? NaN
    return { low: k === 0 && low === least ? -Infinity : low, high, middle: (low + high) / 2 }
  })
  return [
    ...(isBelow(extend) ? [{ low: -Infinity, high: first, middle: -Infinity }] : []),
    ...inner,
    ...(isAbove(extend) ? [{ low: last, high: Infinity, middle: Infinity }] : []),
  ]
}

function readColours(value: unknown): readonly Colour[] | undefined {
  if (!given(value)) return undefined
  return isArrayLike(value) && typeof value[0] !== 'number' ? Array.from(value, parseColour) : [parseColour(value)]
}

/** `clabel(CS, [levels], fontsize=…, inline=…, fmt=…, colors=…)`: the value of each line written on it. */
export function clabel(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly TextSeries[] {
  const reader = new KeywordReader('clabel', named('clabel', ['CS', 'levels'], args, keywords))
  const [set, chosen] = [reader.take('CS'), reader.take('levels')]
  if (!isKind<ContourSeries>(set, 'contour')) throw typeError('clabel() needs what contour() gave')
  const size = fontSize(reader.take('fontsize', 'size'), 10)
  const colours = readColours(reader.take('colors'))
  const format = reader.take('fmt')
  const inline = reader.flag('inline') ?? true
  reader.ignore('inline_spacing', 'use_clabeltext', 'rightside_up', 'zorder')
  reader.done()
  const wanted = given(chosen) ? oneDimensional(chosen, 'levels') : set.levels
  const write = writerOf(format, set.levels)
  const sheet = layOut(axes.figure)
  const panel = sheet.panels.find(one => one.axes === axes)
  if (panel === undefined) throw typeError('clabel() needs axes of a figure')
  const place = placementOf(panel)
  const lineColours = contourColours(set)
  const gaps = [...set.gaps]
  const texts = set.parts.flatMap((part, k) => {
    const level = set.levels[k] ?? NaN
    if (set.filled || !wanted.includes(level)) return []
    const text = write(level, k)
    const width = textWidth(text, size * sheet.point)
    return linesIn(part).flatMap((line): TextSeries[] => {
      const middle = halfWay({ x: line.x.map(place.x), y: line.y.map(place.y) }, width * 1.2)
      if (middle === undefined) return []
      const [x, y] = [numberAt(line.x, middle.at), numberAt(line.y, middle.at)]
      if (inline) gaps.push({ x, y, half: (width / 2 + 2) / sheet.point })
      const colour = colours ? (colours[k % colours.length] ?? '#000000') : (lineColours[k] ?? '#000000')
      return [put(axes, wordsAt(x, y, text, { colour, fontSize: size, rotation: middle.angle }))]
    })
  })
  Object.assign(set, { gaps })
  return texts
}

function writerOf(format: unknown, levels: Float64Array): (level: number, k: number) => string {
  if (format instanceof Map) return level => String(format.get(level) ?? '')
  if (typeof format === 'object' && format !== null && 'format' in format) {
    const own = format.format as (level: number, position: number) => string
    return (level, k) => own(level, k)
  }
  const { labels } = labelled(Array.from(levels))
  return (_, k) => labels[k] ?? ''
}

/** A place on a line: the segment it is on, counted from 0, and how far along it. */
interface OnLine {
  readonly segment: number
  readonly share: number
}

/**
 * The middle of a line in pixels, and the degrees, anticlockwise, that text is turned by to be read along it; undefined for a
 * line that is not longer than needed.
 */
function halfWay({ x, y }: Outlines, needed: number): { readonly at: OnLine; readonly angle: number } | undefined {
  const lengths = Array.from({ length: Math.max(0, x.length - 1) }, (_, k) =>
    Math.hypot((x[k + 1] ?? NaN) - (x[k] ?? NaN), (y[k + 1] ?? NaN) - (y[k] ?? NaN)),
  )
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  if (!(whole > needed)) return undefined
  const from = placeAfter(lengths, whole / 2 - needed / 2.4)
  const to = placeAfter(lengths, whole / 2 + needed / 2.4)
  const [right, up] = [numberAt(x, to) - numberAt(x, from), numberAt(y, from) - numberAt(y, to)]
  const turned = (Math.atan2(up, right) * 180) / Math.PI
  const angle = turned > 90 ? turned - 180 : turned < -90 ? turned + 180 : turned
  return { at: placeAfter(lengths, whole / 2), angle }
}

/** The place so far from the beginning of a line whose segments are so long. */
function placeAfter(lengths: readonly number[], distance: number): OnLine {
  let left = distance
  let segment = 0
  while (segment + 1 < lengths.length && left > (lengths[segment] ?? 0)) left -= lengths[segment++] ?? 0
  return { segment, share: left / (lengths[segment] || 1) }
}

/** A coordinate at a place between the corners of a line. */
function numberAt(along: Float64Array, { segment, share }: OnLine): number {
  const from = along[segment] ?? NaN
  return from + share * ((along[segment + 1] ?? NaN) - from)
}
