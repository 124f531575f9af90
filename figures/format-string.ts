import { type Colour, cycleColour, isColour, letterColour, parseColour } from './colours.ts'
import { type FigureError, valueError } from './error.ts'
import { type MarkerSymbol, isMarker } from './markers.ts'
import { oneDimensional, pairOf } from './pyplot-arguments.ts'
import { repr } from './repr.ts'

/** How a line is broken. */
export type Dash = 'solid' | 'dashed' | 'dashdot' | 'dotted' | 'none'

const dashes: Readonly<Record<string, Dash>> = {
  '-': 'solid',
  '--': 'dashed',
  '-.': 'dashdot',
  ':': 'dotted',
  solid: 'solid',
  dashed: 'dashed',
  dashdot: 'dashdot',
  dotted: 'dotted',
  None: 'none',
  none: 'none',
  ' ': 'none',
  '': 'none',
}

/**
 * A line style by sign or name, `'--'` or `'dashed'`.
 * @throws FigureError naming the value
 */
export function parseDash(value: unknown): Dash {
  const dash = typeof value === 'string' && Object.hasOwn(dashes, value) ? dashes[value] : nearestDash(value)
  if (dash !== undefined) return dash
  throw valueError(
    `${repr(value)} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'`,
  )
}

/** What comes nearest to `(offset, (on, off, …))`; undefined for what is no such pair. */
function nearestDash(value: unknown): Dash | undefined {
  const pair = pairOf(value)
  if (pair === undefined || typeof pair[0] !== 'number') return undefined
  const lengths = pair[1] !== null && pair[1] !== undefined ? Array.from(oneDimensional(pair[1], 'the dashes')) : []
  const [on, , , more] = lengths
  if (on === undefined) return 'solid'
  if (more !== undefined) return 'dashdot'
  return on < 2 ? 'dotted' : 'dashed'
}

/** The sign of a line style. */
export function dashSign(dash: Dash): string {
  return Object.keys(dashes).find(sign => dashes[sign] === dash) ?? '-'
}

/** What a format string says; what it leaves open is undefined. */
export interface Format {
  readonly colour: Colour | undefined
  readonly dash: Dash | undefined
  readonly marker: MarkerSymbol | undefined
}

/**
 * A format string of `plot`: colour, marker and line style in any order, `'.k'`, `'C1--'`, `'b.-'`.
 * A marker without a line style means no line; a colour alone leaves both open.
 * @throws FigureError saying which character is wrong
 */
export function parseFormat(text: string): Format {
  // A digit alone is a marker ('1'), never a grey level.
  if (isColour(text) && !isMarker(text) && text !== 'none') {
    return { colour: parseColour(text), dash: undefined, marker: undefined }
  }
  let colour: Colour | undefined
  let dash: Dash | undefined
  let marker: MarkerSymbol | undefined
  let at = 0
  while (at < text.length) {
    const cycleNumber = /^C\d+/.exec(text.slice(at))?.[0]
    const two = text.slice(at, at + 2)
    const one = text.charAt(at)
    if (two === '--' || two === '-.' || one === '-' || one === ':' || one === ' ') {
      if (dash !== undefined) throw invalid(text, 'two linestyle symbols')
      const sign = two === '--' || two === '-.' ? two : one
      dash = parseDash(sign)
      at += sign.length
    } else if (isMarker(one)) {
      if (marker !== undefined) throw invalid(text, 'two marker symbols')
      marker = one
      at += 1
    } else if (cycleNumber !== undefined || letterColour(one) !== undefined) {
      if (colour !== undefined) throw invalid(text, 'two color symbols')
      colour = cycleNumber === undefined ? letterColour(one) : cycleColour(Number(cycleNumber.slice(1)))
      at += cycleNumber?.length ?? 1
    } else {
      throw invalid(text, `unrecognized character '${one}'`)
    }
  }
  dash ??= marker === undefined ? 'solid' : 'none'
  return { colour, dash, marker }
}

function invalid(text: string, why: string): FigureError {
  return valueError(
    `'${text}' is not a valid format string (${why})`,
    "a format string is a colour, a marker and a line style, as in '.k', 'C1--' or 'b.-'",
  )
}
