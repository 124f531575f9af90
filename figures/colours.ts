import { didYouMean } from '../diagnostics/index.ts'
import { cssColours } from './colour-names.ts'
import { valueError } from './error.ts'
import { isArrayLike, repr } from './repr.ts'

/** `#rrggbb`, `#rrggbbaa` or `none`. */
export type Colour = string

const letters: Readonly<Record<string, Colour>> = {
  b: '#0000ff',
  g: '#008000',
  r: '#ff0000',
  c: '#00bfbf',
  m: '#bf00bf',
  y: '#bfbf00',
  k: '#000000',
  w: '#ffffff',
}

/** The ten colours C0 to C9, Tableau's categorical palette, in the order curves take them. */
const cycle: readonly (readonly [name: string, colour: Colour])[] = [
  ['blue', '#1f77b4'],
  ['orange', '#ff7f0e'],
  ['green', '#2ca02c'],
  ['red', '#d62728'],
  ['purple', '#9467bd'],
  ['brown', '#8c564b'],
  ['pink', '#e377c2'],
  ['gray', '#7f7f7f'],
  ['olive', '#bcbd22'],
  ['cyan', '#17becf'],
]

/** The colours of the cycle. */
export const cycleColours: readonly Colour[] = cycle.map(([, colour]) => colour)

/** Colour number `index` of the cycle, counted round. */
export function cycleColour(index: number): Colour {
  return cycle[index % cycle.length]?.[1] ?? '#000000'
}

/** The colour of one of the letters `bgrcmykw`. */
export function letterColour(letter: string): Colour | undefined {
  return Object.hasOwn(letters, letter) ? letters[letter] : undefined
}

/**
 * A colour in any of matplotlib's notations: a letter, `C0`…, a CSS name, `tab:blue`, a grey level `'0.5'`, `#rgb[a]`,
 * `#rrggbb[aa]`, `none`, numbers (r, g, b[, a]) from 0 to 1, or (colour, alpha).
 * @throws FigureError naming the value
 */
export function parseColour(value: unknown): Colour {
  const colour = typeof value === 'string' ? named(value) : fromNumbers(value)
  if (colour !== undefined) return colour
  const text = repr(value)
  throw valueError(`${text} is not a valid value for color`, typeof value === 'string' ? suggestion(value) : undefined)
}

/** Whether a text names a colour. */
export function isColour(text: string): boolean {
  return named(text) !== undefined
}

function named(text: string): Colour | undefined {
  const letter = letterColour(text)
  if (letter !== undefined) return letter
  if (/^none$/i.test(text)) return 'none'
  if (/^C\d+$/.test(text)) return cycleColour(Number(text.slice(1)))
  if (/^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) return text.toLowerCase()
  if (/^#[0-9a-f]{3,4}$/i.test(text)) return text.toLowerCase().replaceAll(/[0-9a-f]/g, '$&$&')
  const plain = text.toLowerCase().replaceAll(' ', '')
  const tableau = cycle.find(([name]) => plain === `tab:${name}` || plain === `tab:${name.replace('gray', 'grey')}`)
  if (tableau) return tableau[1]
  if (Object.hasOwn(cssColours, plain)) return `#${cssColours[plain]}`
  if (/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) {
    const grey = Number(text)
    if (grey <= 1) return hex([grey, grey, grey])
  }
  return undefined
}

function fromNumbers(value: unknown): Colour | undefined {
  if (!isArrayLike(value)) return undefined
  const parts = Array.from(value)
  const [first, second] = parts
  if (value.length === 2 && typeof first === 'string' && typeof second === 'number') {
    const colour = named(first)
    return colour === undefined || colour === 'none' ? colour : withAlpha(colour, second)
  }
  if (value.length !== 3 && value.length !== 4) return undefined
  return parts.every(inUnitInterval) ? hex(parts) : undefined
}

function inUnitInterval(part: unknown): part is number {
  return typeof part === 'number' && part >= 0 && part <= 1
}

/** The colour with another opacity, 0 to 1. */
export function withAlpha(colour: Colour, alpha: number): Colour {
  if (colour === 'none') return colour
  return colour.slice(0, 7) + (alpha >= 1 ? '' : hex([alpha]).slice(1))
}

function hex(parts: readonly number[]): Colour {
  const bytes = parts.map(part =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${bytes.join('')}`
}

function suggestion(text: string): string {
  const near = didYouMean(text, [...Object.keys(cssColours), ...cycle.map(([name]) => `tab:${name}`)])
  if (near !== undefined) return near
  return "write a letter of 'bgrcmykw', 'C0' to 'C9', a name such as 'red' or 'tab:blue', a grey level '0.5', or '#rrggbb'"
}
