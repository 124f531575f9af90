/** Where in a text one is, as far as the characters before it tell: the text need not be whole. */

/** A bracket that is open. */
export interface OpenBracket {
  readonly character: '(' | '[' | '{'
  readonly at: number
  /** Commas in it so far. */
  readonly commas: readonly number[]
}

/** A string literal that is open. */
export interface OpenString {
  /** Its first character with the quotes, behind the prefix. */
  readonly at: number
  /** Behind the quotes. */
  readonly inside: number
  readonly quote: string
  readonly formatted: boolean
}

export interface Place {
  readonly comment: boolean
  readonly string: OpenString | undefined
  /** Outside of the string: the innermost last. */
  readonly brackets: readonly OpenBracket[]
  /** The word that is being written, from here to the place. */
  readonly word: string
}

/** Reads a text up to an offset. */
export function placeIn(text: string, offset: number): Place {
  const brackets: { character: OpenBracket['character']; at: number; commas: number[] }[] = []
  let at = 0
  while (at < offset) {
    const character = text[at] ?? ''
    if (character === '#') {
      const end = lineEnd(text, at)
      if (end >= offset) return { comment: true, string: undefined, brackets, word: '' }
      at = end
    } else if (character === "'" || character === '"') {
      const string = openString(text, at)
      const { end, closed } = stringEnd(text, string)
      if (offset < end || (!closed && offset === end))
        return { comment: false, string, brackets, word: wordBefore(text, offset) }
      at = end
    } else {
      if (character === '(' || character === '[' || character === '{') brackets.push({ character, at, commas: [] })
      else if (character === ')' || character === ']' || character === '}') brackets.pop()
      else if (character === ',') brackets.at(-1)?.commas.push(at)
      at++
    }
  }
  return { comment: false, string: undefined, brackets, word: wordBefore(text, offset) }
}

function lineEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/)
  return found < 0 ? text.length : from + found
}

function openString(text: string, at: number): OpenString {
  const mark = text[at] ?? "'"
  const quote = text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark
  const prefix = /[a-z]*$/i.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? ''
  return { at, inside: at + quote.length, quote, formatted: /f/i.test(prefix) }
}

/** Behind the closing quotes; a string in single quotes ends with its line, if not before. */
export function stringEnd(
  text: string,
  { inside, quote }: Pick<OpenString, 'inside' | 'quote'>,
): { readonly end: number; readonly closed: boolean } {
  for (let at = inside; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (text.startsWith(quote, at)) return { end: at + quote.length, closed: true }
    else if (quote.length === 1 && (character === '\n' || character === '\r')) return { end: at, closed: false }
  }
  return { end: text.length, closed: false }
}

/** The name, or the beginning of one, that ends at an offset. */
export function wordBefore(text: string, offset: number): string {
  return /[A-Za-z_]\w*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? ''
}

/** The whole name at an offset, with its beginning. */
export function wordAt(
  text: string,
  offset: number,
): { readonly from: number; readonly to: number; readonly text: string } {
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? ''
  const behind = /^\w*/.exec(text.slice(offset, offset + 100))?.[0] ?? ''
  const from = offset - before.length
  return { from, to: offset + behind.length, text: before + behind }
}

/** The call around a place: what is called, and which of its arguments one is in. */
export interface CallAround {
  /** `NeuronGroup`, `G.run_regularly`, `np.linspace`. */
  readonly callee: string
  /** Of the opening bracket. */
  readonly open: number
  /** Where the argument begins. */
  readonly from: number
  /** `threshold`, if the argument is given by name so far. */
  readonly keyword: string | undefined
  /** How many arguments stand before it. */
  readonly index: number
  /** Whether a list or dict is open within the argument. */
  readonly inside: boolean
}

export function callAround(
  text: string,
  offset: number,
  { brackets }: Pick<Place, 'brackets'>,
): CallAround | undefined {
  const k = brackets.findLastIndex(({ character }) => character === '(')
  const bracket = brackets[k]
  const callee = bracket && /([A-Za-z_][\w.]*)\s*$/.exec(text.slice(Math.max(0, bracket.at - 200), bracket.at))?.[1]
  if (bracket === undefined || callee === undefined) return undefined
  const from = (bracket.commas.at(-1) ?? bracket.at) + 1
  const keyword = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(text.slice(from, offset))?.[1]
  return { callee, open: bracket.at, from, keyword, index: bracket.commas.length, inside: k < brackets.length - 1 }
}
