/** Texts on a figure, and arrows from them to what they are about. */
import { type Anchor, readAnchor, readCoordinates, readTransform, type Transform } from './anchor.ts'
import { parseColour } from './colours.ts'
import type { Axes, Figure } from './figure.ts'
import { put } from './put.ts'
import { readPointer } from './pointer.ts'
import {
  KeywordReader,
  type Keywords,
  isKind,
  missing,
  named,
  oneDimensional,
  oneOf,
  toText,
} from './pyplot-arguments.ts'
import { fontSize, given, readCommon } from './properties.ts'
import { horizontal, turnOf, vertical } from './text-places.ts'
import type { Direction, TextSeries } from './series.ts'

/** Text, place and look. */
function readText(reader: KeywordReader, words: unknown, at: Anchor): TextSeries {
  const colour = reader.take('color', 'c')
  const background = reader.take('backgroundcolor')
  const size = fontSize(reader.take('fontsize', 'size'), 10)
  const weight = reader.text('fontweight', 'weight') ?? 'normal'
  const align = oneOf(horizontal, reader.text('horizontalalignment', 'ha') ?? 'left', 'horizontalalignment')
  const verticalAlign = oneOf(vertical, reader.text('verticalalignment', 'va') ?? 'baseline', 'verticalalignment')
  const rotation = reader.take('rotation')
  return {
    kind: 'text',
    ...at,
    text: toText(words),
    colour: given(colour) ? parseColour(colour) : '#000000',
    background: given(background) ? parseColour(background) : undefined,
    fontSize: size,
    bold: weight === 'bold',
    align,
    verticalAlign,
    rotation: turnOf(rotation),
    pointer: undefined,
    ...readCommon(reader, 3),
  }
}

/** Words at a point of the data, black and of the usual size where nothing else is said. */
export function wordsAt(x: number, y: number, text: string, look: Partial<TextSeries>): TextSeries {
  return {
    kind: 'text',
    x,
    y,
    spaces: ['data', 'data'],
    text,
    colour: '#000000',
    background: undefined,
    fontSize: 10,
    bold: false,
    align: 'center',
    verticalAlign: 'middle',
    rotation: 0,
    pointer: undefined,
    label: undefined,
    alpha: 1,
    zorder: 3,
    ...look,
  }
}

/** Words, and the axes that their `transform` names. */
function readWords(
  args: readonly unknown[],
  keywords: Keywords,
  usual: 'data' | 'figure',
): readonly [words: TextSeries, axes: Axes | undefined] {
  const call = usual === 'data' ? 'text' : 'figtext'
  const reader = new KeywordReader(call, named(call, ['x', 'y', 's'], args, keywords), 'Text')
  const [x, y, words] = ['x', 'y', 's'].map(name => reader.take(name))
  if (words === undefined) throw missing(call, 's')
  const transform = reader.take('transform')
  const spaces = readTransform(transform, [usual, usual])
  const at = { x: oneDimensional(x, 'x')[0] ?? NaN, y: oneDimensional(y, 'y')[0] ?? NaN, spaces }
  const series = readText(reader, words, at)
  reader.done()
  return [series, isKind<Transform>(transform, 'transform') ? transform.axes : undefined]
}

/** `text(x, y, s)`, in data coordinates, or those of `transform`. */
export function text(axes: Axes, args: readonly unknown[], keywords: Keywords): TextSeries {
  const [words, others] = readWords(args, keywords, 'data')
  return put(others ?? axes, words)
}

/** `fig.text(x, y, s)`, `figtext(x, y, s)`, in shares of the sheet, or in the coordinates of axes. */
export function figureText(sheet: Figure, args: readonly unknown[], keywords: Keywords): TextSeries {
  const [words, axes] = readWords(args, keywords, 'figure')
  if (axes) return put(axes, words)
  sheet.texts.push(words)
  return words
}

/** `fig.supxlabel(t)`, `fig.supylabel(t)`: a label for all panels of a sheet. */
export function sheetLabel(
  sheet: Figure,
  direction: Direction,
  args: readonly unknown[],
  keywords: Keywords,
): TextSeries {
  const call = `sup${direction}label`
  const given_ = named(call, ['t'], args, keywords)
  const usual: readonly (readonly [string, unknown])[] =
    direction === 'x'
      ? [
          ['x', 0.5],
          ['y', 0.01],
          ['ha', 'center'],
          ['va', 'bottom'],
          ['size', 'large'],
        ]
      : [
          ['x', 0.02],
          ['y', 0.5],
          ['ha', 'left'],
          ['va', 'center'],
          ['rotation', 'vertical'],
          ['size', 'large'],
        ]
  const named_ = usual.filter(([name]) => !given_.has(name) && !(name === 'size' && given_.has('fontsize')))
  const words: Keywords = new Map([
    ...named_,
    ...[...given_].map(([name, value]) => [name === 't' ? 's' : name, value] as const),
  ])
  return figureText(sheet, [], words)
}

/** `annotate(text, xy, xytext, arrowprops=…)`: words at `xytext`, or at `xy` itself, and an arrow from one to the other. */
export function annotate(axes: Axes, args: readonly unknown[], keywords: Keywords): TextSeries {
  const names = ['text', 'xy', 'xytext', 'xycoords', 'textcoords', 'arrowprops', 'annotation_clip']
  const reader = new KeywordReader('annotate', named('annotate', names, args, keywords), 'Annotation')
  const words = reader.take('text')
  if (words === undefined) throw missing('annotate', 'text')
  const [xy, xytext] = [reader.take('xy'), reader.take('xytext')]
  if (xy === undefined) throw missing('annotate', 'xy')
  const spaces = readCoordinates(reader.take('xycoords'), 'xycoords', ['data', 'data'])
  const target = readAnchor(xy, 'xy', spaces)
  const textSpaces = readCoordinates(reader.take('textcoords'), 'textcoords', spaces)
  const place = given(xytext) ? readAnchor(xytext, 'xytext', textSpaces) : target
  const arrow = reader.take('arrowprops')
  const clip = reader.flag('annotation_clip')
  const series = readText(reader, words, place)
  reader.done()
  const look = given(arrow) ? readPointer(arrow, series.fontSize) : undefined
  // As matplotlib, what points at data outside of the box is not shown, unless told to.
  const clipped = clip ?? (spaces[0] === 'data' && spaces[1] === 'data')
  return put(axes, { ...series, pointer: { target, clipped, look } })
}
