/** Where names, numbers and strings end: loops, because regular expressions overflow on hostile lengths. */

/** End of the name at `offset`, or `offset` if there is none. */
export function scanName(text: string, offset: number): number {
  let end = offset
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
    const isNumeral = code >= 48 && code <= 57
    if (isLetter || (isNumeral && end > offset)) end++
    else if (code >= 128) {
      const character = String.fromCodePoint(text.codePointAt(end) ?? 0)
      if (!(end > offset ? /\p{ID_Continue}/u : /\p{ID_Start}/u).test(character)) break
      end += character.length
    } else break
  }
  return end
}

/**
 * End of the number at `offset`, or `offset` if there is none. Letters and digits that follow belong to it, so that
 * `3volt` or `0b12` is one faulty number and not two tokens.
 */
export function scanNumber(text: string, offset: number): number {
  let end = digits(text, offset)
  if (end === offset && !(text[offset] === '.' && isDigit(text, offset + 1))) return offset
  const radix = end === offset + 1 && text[offset] === '0' ? (text[end]?.toLowerCase() ?? '') : ''
  if (radix !== '' && 'xob'.includes(radix)) return scanName(text, end)
  if (text[end] === '.') end = digits(text, end + 1)
  if (text[end] === 'e' || text[end] === 'E') {
    const sign = text[end + 1] === '+' || text[end + 1] === '-' ? 1 : 0
    if (isDigit(text, end + 1 + sign)) end = digits(text, end + 1 + sign)
  }
  return scanName(text, end)
}

function digits(text: string, offset: number): number {
  let end = offset
  while (isDigit(text, end) || (text[end] === '_' && end > offset)) end++
  return end
}

function isDigit(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  return code >= 48 && code <= 57
}

/** The beginning of a string literal. */
export interface StringStart {
  readonly start: number
  /** Behind the opening quote. */
  readonly inside: number
  /** `'`, `"` or either three times. */
  readonly quote: string
  readonly raw: boolean
  readonly bytes: boolean
  readonly formatted: boolean
}

/** A string literal found. */
export interface StringScan {
  readonly opening: StringStart
  readonly end: number
  /** Whether its closing quote was found; a string in single quotes otherwise ends with its line. */
  readonly closed: boolean
  /** What an f-string consists of, in order. */
  readonly segments?: readonly Segment[]
}

/** A stretch of an f-string. */
export interface Segment {
  readonly kind: 'text' | 'open' | 'expression' | 'label' | 'conversion' | 'colon' | 'close' | 'fault'
  readonly start: number
  readonly end: number
}

const prefixes = new Set(['', 'r', 'b', 'u', 'f', 'br', 'rb', 'fr', 'rf'])

/** The prefix and opening quote at `offset`, if a string begins there. */
export function stringStart(text: string, offset: number): StringStart | undefined {
  let at = offset
  while (at < offset + 3 && text[at] !== "'" && text[at] !== '"') at++
  const mark = text[at]
  if (mark !== "'" && mark !== '"') return undefined
  const prefix = text.slice(offset, at).toLowerCase()
  if (!prefixes.has(prefix)) return undefined
  const quote = text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark
  return {
    start: offset,
    inside: at + quote.length,
    quote,
    raw: prefix.includes('r'),
    bytes: prefix.includes('b'),
    formatted: prefix.includes('f'),
  }
}

/** The whole of a string literal that is no f-string. */
export function scanString(text: string, opening: StringStart): StringScan {
  const { inside, quote } = opening
  const mark = quote.charCodeAt(0)
  for (let at = inside; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 92) at += text.startsWith('\r\n', at + 1) ? 2 : 1
    else if (code === mark && text.startsWith(quote, at)) return { opening, end: at + quote.length, closed: true }
    else if ((code === 10 || code === 13) && quote.length === 1) return { opening, end: at, closed: false }
  }
  return { opening, end: text.length, closed: false }
}
