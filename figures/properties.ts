import { type KeywordReader, oneOf, toNumber, toText } from './pyplot-arguments.ts'
import { isArrayLike, repr } from './repr.ts'
import { type Colour, parseColour } from './colours.ts'
import { valueError } from './error.ts'
import type { Fill, Marker, Stroke } from './series.ts'
import { type Format, parseDash } from './format-string.ts'
import { parseMarker } from './markers.ts'

/** What every drawn thing has. */
export interface CommonProperties {
  readonly label: string | undefined
  readonly alpha: number
  readonly zorder: number
}

/** Label, opacity and order. */
export function readCommon(reader: KeywordReader, zorder: number): CommonProperties {
  return {
    label: reader.text('label'),
    alpha: checkAlpha(reader.number('alpha') ?? 1),
    zorder: reader.number('zorder') ?? zorder,
  }
}

function checkAlpha(alpha: number): number {
  if (alpha >= 0 && alpha <= 1) return alpha
  throw valueError(`alpha (${repr(alpha)}) is outside 0-1 range`)
}

/** Colour and style of a line; the colour is asked for only when neither keyword nor format gives one. */
export function readStroke(
  reader: KeywordReader,
  format: Partial<Format>,
  nextColour: () => Colour,
  otherColourNames: readonly string[] = [],
): Stroke {
  const colour = reader.take('color', 'c', ...otherColourNames)
  const dash = reader.take('linestyle', 'ls', 'linestyles')
  const width = reader.number('linewidth', 'lw', 'linewidths')
  return {
    colour: given(colour) ? parseColour(colour) : (format.colour ?? nextColour()),
    dash: given(dash) ? parseDash(dash) : (format.dash ?? 'solid'),
    width: checkWidth(width ?? 1.5),
  }
}

/** The marker of a line in its colour, or undefined for none. */
export function readMarker(reader: KeywordReader, format: Partial<Format>, colour: Colour): Marker | undefined {
  const symbol = reader.take('marker')
  const size = checkWidth(reader.number('markersize', 'ms') ?? 6)
  const face = colourOr(reader.take('markerfacecolor', 'mfc'), colour)
  const edge = colourOr(reader.take('markeredgecolor', 'mec'), colour)
  const edgeWidth = checkWidth(reader.number('markeredgewidth', 'mew') ?? 1)
  const parsed = symbol === undefined ? format.marker : parseMarker(symbol)
  return parsed === undefined ? undefined : { symbol: parsed, size, face, edge, edgeWidth }
}

/** Face and edge of an area. */
export function readFill(reader: KeywordReader, nextColour: () => Colour): Fill {
  const colour = reader.take('color', 'c')
  const face = reader.take('facecolor', 'fc', 'facecolors')
  const edge = reader.take('edgecolor', 'ec', 'edgecolors')
  const width = checkWidth(reader.number('linewidth', 'lw', 'linewidths') ?? 1)
  const body = given(colour) ? parseColour(colour) : undefined
  return {
    face: given(face) ? parseColour(face) : (body ?? nextColour()),
    edge: colourOr(edge, 'none'),
    edgeWidth: width,
  }
}

function colourOr(value: unknown, fallback: Colour): Colour {
  return given(value) && value !== 'auto' && value !== 'face' ? parseColour(value) : fallback
}

/** Whether an argument is there and not None. */
export function given(value: unknown): boolean {
  return value !== undefined && value !== null
}

function checkWidth(width: number): number {
  if (width >= 0) return width
  throw valueError(`a width or size must not be negative, but is ${repr(width)}`)
}

/** A size of text in points, as a number or by matplotlib's words. */
export function fontSize(value: unknown, fallback: number): number {
  const words: Readonly<Record<string, number>> = {
    'xx-small': 5.79,
    'x-small': 6.94,
    small: 8.33,
    medium: 10,
    large: 12,
    'x-large': 14.4,
    'xx-large': 17.28,
  }
  if (!given(value)) return fallback
  if (typeof value !== 'string') return toNumber(value, 'fontsize')
  const size = Object.hasOwn(words, value) ? words[value] : undefined
  if (size !== undefined) return size
  throw valueError(`'${value}' is not a valid value for fontsize`, `the words are ${Object.keys(words).join(', ')}`)
}

/** The labels of several things drawn by one call: a list of them, or one for the first. */
export function readLabels(reader: KeywordReader): readonly (string | undefined)[] {
  const label = reader.take('label')
  return isArrayLike(label) ? textList(label) : [given(label) ? toText(label) : undefined]
}

const orientations = { vertical: true, horizontal: false } as const

/** Whether values go up, by the word `orientation`. */
export function readUpright(reader: KeywordReader, usual: keyof typeof orientations): boolean {
  return oneOf(orientations, reader.text('orientation') ?? usual, 'orientation')
}

/** A list of texts. */
export function textList(value: unknown): readonly string[] {
  if (typeof value === 'string') return Array.from(value)
  return isArrayLike(value) ? Array.from(value, toText) : [toText(value)]
}
