/** What a script can do to words that are drawn. */
import { parseColour } from './colours.ts'
import { fontSize } from './properties.ts'
import { oneOf, pairOf, toNumber, toText } from './pyplot-arguments.ts'
import type { TextSeries } from './series.ts'
import { horizontal, turnOf, vertical } from './text-places.ts'
import { typeError } from './error.ts'

/** What a value changes of words. */
type Change = (value: unknown, words: TextSeries) => Partial<TextSeries>

const position: Change = value => {
  const pair = pairOf(value)
  if (pair === undefined) throw typeError('set_position() takes a pair of numbers')
  return { x: toNumber(pair[0], 'x'), y: toNumber(pair[1], 'y') }
}

const size: Change = (value, words) => ({ fontSize: fontSize(value, words.fontSize) })
const weight: Change = value => ({ bold: value === 'bold' || (typeof value === 'number' && value >= 600) })
const align: Change = value => ({ align: oneOf(horizontal, toText(value), 'horizontalalignment') })
const verticalAlign: Change = value => ({ verticalAlign: oneOf(vertical, toText(value), 'verticalalignment') })

const changes: readonly (readonly [name: string, change: Change])[] = [
  ['text', value => ({ text: value === null ? '' : toText(value) })],
  ['fontsize', size],
  ['size', size],
  ['fontweight', weight],
  ['weight', weight],
  ['rotation', value => ({ rotation: turnOf(value) })],
  ['horizontalalignment', align],
  ['ha', align],
  ['verticalalignment', verticalAlign],
  ['va', verticalAlign],
  ['backgroundcolor', value => ({ background: value === null ? undefined : parseColour(value) })],
  ['x', value => ({ x: toNumber(value, 'x') })],
  ['y', value => ({ y: toNumber(value, 'y') })],
  ['position', position],
]

/** By name without `set_`. */
export const textChanges: ReadonlyMap<string, Change> = new Map(changes)

/** As matplotlib names it; words at the line they are written on are taken to end there. */
function verticalName(words: TextSeries): string {
  return { top: 'top', middle: 'center', bottom: 'baseline' }[words.verticalAlign]
}

/** By name. */
export const textAnswers: ReadonlyMap<string, (words: TextSeries) => unknown> = new Map<
  string,
  (words: TextSeries) => unknown
>([
  ['get_text', ({ text }) => text],
  ['get_fontsize', words => words.fontSize],
  ['get_size', words => words.fontSize],
  ['get_color', ({ colour }) => colour],
  ['get_ha', words => words.align],
  ['get_horizontalalignment', words => words.align],
  ['get_va', words => verticalName(words)],
  ['get_verticalalignment', words => verticalName(words)],
  ['get_weight', ({ bold }) => (bold ? 'bold' : 'normal')],
  ['get_fontweight', ({ bold }) => (bold ? 'bold' : 'normal')],
  ['get_rotation', ({ rotation }) => rotation],
  ['get_position', ({ x, y }) => [x, y]],
])

/** What changes only the look of words, in ways that are not drawn. */
export const lookOnlyOfTexts: readonly string[] = [
  'set_style', 'set_fontstyle', 'set_family', 'set_fontfamily', 'set_fontname', 'set_name', 'set_fontproperties', 'set_stretch',
  'set_variant', 'set_wrap', 'set_linespacing', 'set_bbox', 'set_rotation_mode', 'set_multialignment',
] // prettier-ignore
