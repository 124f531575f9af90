/** Numbers at bars: `bar_label(bars, fmt='%g', label_type='edge')`. */
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { fontSize, given, textList } from './properties.ts'
import { put } from './put.ts'
import { KeywordReader, type Keywords, isKind, missing, named } from './pyplot-arguments.ts'
import { hasRectangles, placeOfRectangle, rectanglesOf } from './rectangles.ts'
import { parseColour } from './colours.ts'
import type { Series, TextSeries } from './series.ts'
import type { Formatter } from './tickers.ts'
import { turnOf } from './text-places.ts'
import { wordsAt } from './words.ts'

/** As C's `%g` writes a number. */
function general(value: number): string {
  const [digits = '', exponent] = Number(value.toPrecision(6)).toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(Number(value.toPrecision(6)))
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/**
 * `bar_label(container, labels=None, fmt='%g', label_type='edge', padding=0)`: what bars reach, written at their ends, or in
 * their middles how long they are.
 */
export function barLabel(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly TextSeries[] {
  const reader = new KeywordReader('bar_label', named('bar_label', ['container', 'labels'], args, keywords), 'Text')
  const [container, labels, format] = [reader.take('container'), reader.take('labels'), reader.take('fmt')]
  if (container === undefined) throw missing('bar_label', 'container')
  if (!isBars(container)) throw typeError('bar_label() takes what bar(), barh() or hist() gave')
  const kind = reader.text('label_type') ?? 'edge'
  if (kind !== 'edge' && kind !== 'center')
    throw valueError(`'${kind}' is not a valid value for label_type; supported values are 'edge', 'center'`)
  const padding = reader.number('padding') ?? 0
  const [size, colour, rotation] = [reader.take('fontsize', 'size'), reader.take('color', 'c'), reader.take('rotation')]
  const weight = reader.text('fontweight', 'weight')
  reader.done()
  const write = isKind<Formatter>(format, 'formatter') && typeof format.format === 'function' ? format.format : general
  const own = given(labels) ? textList(labels) : []
  const look: Partial<TextSeries> = {
    fontSize: fontSize(size, 10),
    rotation: turnOf(rotation),
    bold: weight === 'bold',
    ...(given(colour) && { colour: parseColour(colour) }),
  }
  return rectanglesOf(container).map((rectangle, k) => {
    const { x, y, width, height } = placeOfRectangle(rectangle)
    const { upright } = container
    const [length, middle] = upright ? [height, x + width / 2] : [width, y + height / 2]
    const start = upright ? y : x
    const isEdge = kind === 'edge'
    const end = isEdge ? start + length : start + length / 2
    const text = own[k] ?? (Number.isNaN(length) ? '' : write(isEdge ? start + length : length, k))
    const down = length < 0
    const parts = !isEdge ? {} : upright ? upParts(down) : acrossParts(down)
    const pad = padding * (down ? -1 : 1)
    const at = upright ? ([middle, end, 0, pad] as const) : ([end, middle, pad, 0] as const)
    const target = { x: at[0], y: at[1], spaces: ['data', 'data'] } as const
    const words = wordsAt(at[2], at[3], text, { ...look, ...parts })
    return put(axes, { ...words, spaces: ['offset', 'offset'], pointer: { target, clipped: false, look: undefined } })
  })
}

function upParts(down: boolean): Partial<TextSeries> {
  return { verticalAlign: down ? 'top' : 'bottom' }
}

function acrossParts(down: boolean): Partial<TextSeries> {
  return { align: down ? 'right' : 'left' }
}

function isBars(value: unknown): value is Parameters<typeof rectanglesOf>[0] {
  return (isKind<Series>(value, 'bars') || isKind<Series>(value, 'histogram')) && hasRectangles(value)
}
