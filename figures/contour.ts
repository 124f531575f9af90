/** `contour`, `contourf` and `clabel`: a field by the lines or areas of its levels. */
import { type Colour, parseColour } from './colours.ts'
import { bandOutlines, type Field, levelLines, linesIn, type Outlines } from './contour-lines.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseDash, type Dash } from './format-string.ts'
import { placementOf } from './layers.ts'
import { contourColours, readMapped } from './mapped.ts'
import { gridOf } from './mesh.ts'
import { equally, finiteRange } from './numbers.ts'
import { columnsOf, isKind, KeywordReader, type Keywords, missing, named, oneDimensional } from './pyplot-arguments.ts'
import { fontSize, given, readCommon } from './properties.ts'
import { put } from './put.ts'
import { isArrayLike, isTable } from './repr.ts'
import type { ContourSeries, TextSeries } from './series.ts'
import { layOut } from './sheet-layout.ts'
import { textWidth } from './text-width.ts'
import { labelled, nextStep } from './ticks.ts'
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
    const bounds = isFilled ? boundsOf(levels, field.values, extend) : []
    const colours = readColours(reader.take('colors', 'color'))
    const mapped = readMapped(
      reader,
      isFilled ? Float64Array.from(bounds, ([low, high]) => middle(low, high, levels)) : levels,
    )
    const widths = reader.take('linewidths', 'linewidth', 'lw')
    const dashes = reader.take('linestyles', 'linestyle', 'ls')
    const common = readCommon(reader, isFilled ? 1 : 2)
    reader.ignore('antialiased', 'corner_mask', 'algorithm', 'nchunk')
    reader.done()
    const parts: readonly Outlines[] = isFilled
      ? bounds.map(([low, high]) => bandOutlines(field, low, high))
      : Array.from(levels, level => levelLines(field, level))
    const usual = (level: number): Dash => (colours?.length === 1 && level < 0 && !isFilled ? 'dashed' : 'solid')
    const words = isArrayLike(dashes) && typeof dashes !== 'string' ? Array.from(dashes) : [dashes]
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
  const flat = isTable(value)
    ? value.shape.length < 2
    : !isArrayLike(value) || !(isArrayLike(value[0]) || isTable(value[0]))
  const name = isX ? 'x' : 'y'
  if (!flat) {
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
  const step = nextStep((greatest - least) / most, steps)
  const [first, last] = [Math.floor(least / step + 1e-10), Math.ceil(greatest / step - 1e-10)]
  const levels = Float64Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(14)))
  const from = extend === 'both' || extend === 'min' ? 1 : 0
  const to = extend === 'both' || extend === 'max' ? levels.length - 1 : levels.length
  return to - from < 3 ? levels : levels.slice(from, to)
}

/** What the distance of levels may be, times a power of ten. */
const steps: readonly number[] = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** From where to where each area goes: the first takes in values that are the first level. */
function boundsOf(levels: Float64Array, values: Float64Array, extend: string): readonly (readonly [number, number])[] {
  const [least] = finiteRange(values)
  const inner = Array.from(levels.subarray(1), (high, k): readonly [number, number] => {
    const low = levels[k] ?? NaN
    return [k === 0 && low === least ? -Infinity : low, high]
  })
  return [
    ...(extend === 'both' || extend === 'min' ? [[-Infinity, levels[0] ?? NaN] as const] : []),
    ...inner,
    ...(extend === 'both' || extend === 'max' ? [[levels.at(-1) ?? NaN, Infinity] as const] : []),
  ]
}

/** What an area is coloured by. */
function middle(low: number, high: number, levels: Float64Array): number {
  if (high === Infinity) return Infinity
  if (low !== -Infinity) return (low + high) / 2
  return high === levels[0] ? -Infinity : ((levels[0] ?? NaN) + high) / 2
}

function readColours(value: unknown): readonly Colour[] | undefined {
  if (!given(value)) return undefined
  return isArrayLike(value) && typeof value !== 'string' && typeof value[0] !== 'number'
    ? Array.from(value, parseColour)
    : [parseColour(value)]
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
      const middle_ = halfWay({ x: line.x.map(place.x), y: line.y.map(place.y) }, width * 1.2)
      if (middle_ === undefined) return []
      const { segment, share, angle } = middle_
      const at = (along: Float64Array): number => {
        const from = along[segment] ?? NaN
        return from + share * ((along[segment + 1] ?? NaN) - from)
      }
      const [x, y] = [at(line.x), at(line.y)]
      if (inline) gaps.push({ x, y, half: (width / 2 + 2) / sheet.point })
      const colour = colours ? (colours[k % colours.length] ?? '#000000') : (lineColours[k] ?? '#000000')
      return [put(axes, wordsAt(x, y, text, { colour, fontSize: size, rotation: angle }))]
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

interface OnLine {
  /** The segment it is on, counted from 0, and how far along it. */
  readonly segment: number
  readonly share: number
  /** Degrees, anticlockwise, that text is turned by to be read along the line. */
  readonly angle: number
}

/** The middle of a line in pixels; undefined for one that is not longer than needed. */
function halfWay({ x, y }: Outlines, needed: number): OnLine | undefined {
  const lengths = Array.from({ length: Math.max(0, x.length - 1) }, (_, k) =>
    Math.hypot((x[k + 1] ?? NaN) - (x[k] ?? NaN), (y[k + 1] ?? NaN) - (y[k] ?? NaN)),
  )
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  if (!(whole > needed)) return undefined
  const pixelsAt = (place: number): readonly [segment: number, share: number, px: number, py: number] => {
    let left = place
    let segment = 0
    while (segment + 1 < lengths.length && left > (lengths[segment] ?? 0)) left -= lengths[segment++] ?? 0
    const share = left / (lengths[segment] || 1)
    const between = (along: Float64Array): number =>
      (along[segment] ?? NaN) + share * ((along[segment + 1] ?? NaN) - (along[segment] ?? NaN))
    return [segment, share, between(x), between(y)]
  }
  const [segment, share] = pixelsAt(whole / 2)
  const [, , fromX, fromY] = pixelsAt(whole / 2 - needed / 2.4)
  const [, , toX, toY] = pixelsAt(whole / 2 + needed / 2.4)
  const turned = (Math.atan2(fromY - toY, toX - fromX) * 180) / Math.PI
  return { segment, share, angle: turned > 90 ? turned - 180 : turned < -90 ? turned + 180 : turned }
}
