import type { IToken, Lexer } from 'chevrotain'
import { error, spanOf, type Report, type SourceText } from '../../diagnostics/index.ts'
import { limits } from './reading-limits.ts'
import type { StringScan } from './scan.ts'
import {
  FieldClose,
  FieldColon,
  FieldConversion,
  FieldLabel,
  FieldOpen,
  FormattedClose,
  FormattedOpen,
  FormattedText,
  StringToken,
  endOf,
  makeToken,
  markKeywords,
} from './tokens.ts'

/** What lexing yields: tokens with f-strings taken apart, and what went wrong, ascending by offset. */
export interface Lexed {
  readonly tokens: readonly IToken[]
  readonly faults: readonly Fault[]
}

/** Something wrong at a place; whether it is told depends on what stands around it (in a notebook line, nothing is). */
export interface Fault {
  readonly start: number
  /** It is a string without end, in which brackets may have got lost. */
  readonly swallows?: true
  readonly tell: (report: Report) => void
}

interface Job {
  readonly lexer: Lexer
  readonly text: SourceText
  readonly tokens: IToken[]
  readonly faults: Fault[]
}

/** All tokens of a text. */
export function lex(lexer: Lexer, text: SourceText): Lexed {
  const faults: Fault[] = []
  const tokens: IToken[] = []
  lexInto({ lexer, text, tokens, faults }, text.text, 0, 0)
  return { tokens, faults: faults.toSorted((a, b) => a.start - b.start) }
}

/** As {@link lex}, for equations: quotes have no meaning in them. */
export function lexEquations(lexer: Lexer, text: SourceText): Lexed {
  const { tokens, faults } = lex(lexer, text)
  const quotes = tokens.filter(({ tokenType }) => tokenType === StringToken || tokenType === FormattedOpen)
  const places = new Set(quotes.map(token => token.startOffset))
  const misplaced = quotes.map(({ startOffset: start }) => ({
    start,
    tell: (report: Report): void => {
      const help = 'a derivative is written dv/dt, text has no place in a model'
      report(error('syntax', spanOf(text, start, start + 1), 'quotes have no meaning in equations', { help }))
    },
  }))
  const others = faults.filter(fault => !places.has(fault.start))
  return { tokens, faults: [...misplaced, ...others].toSorted((a, b) => a.start - b.start) }
}

/** Appends the tokens of the part of the text that begins at `shift`; `depth` counts the f-strings it is in. */
function lexInto(job: Job, part: string, shift: number, depth: number): void {
  const { tokens, errors } = job.lexer.tokenize(part)
  markKeywords(tokens)
  for (const { offset, length } of errors) job.faults.push(strayCharacters(job.text, offset + shift, length))
  for (const token of tokens) {
    token.startOffset += shift
    token.endOffset = token.startOffset + token.image.length - 1
    if (token.tokenType !== StringToken) {
      job.tokens.push(token)
      continue
    }
    const scan: StringScan = token.payload
    if (!scan.closed) job.faults.push(neverClosed(job.text, scan, shift))
    if (scan.segments === undefined) job.tokens.push(token)
    else expand(job, token, scan, shift, depth)
  }
}

/** An f-string as a sequence of tokens. */
function expand(
  job: Job,
  token: IToken,
  { opening, segments = [], closed }: StringScan,
  shift: number,
  depth: number,
): void {
  const { text, tokens, faults } = job
  const open = makeToken(FormattedOpen, token.image, token.startOffset, opening.inside + shift)
  open.payload = token.payload
  tokens.push(open)
  const fault = (code: 'syntax' | 'too-deep', start: number, end: number, message: string, help?: string): void => {
    faults.push({ start, tell: report => report(error(code, spanOf(text, start, end), message, { help })) })
  }
  if (depth >= limits.formatted) {
    fault(
      'too-deep',
      token.startOffset,
      opening.inside + shift,
      `f-strings are nested more than ${limits.formatted} deep`,
    )
  } else {
    for (const segment of segments) {
      const start = segment.start + shift
      const end = segment.end + shift
      const image = text.text.slice(start, end)
      if (segment.kind === 'expression') lexInto(job, image, start, depth + 1)
      else if (segment.kind === 'fault')
        fault('syntax', start, end, "a single '}' in an f-string", "write '}}' for a brace")
      else tokens.push(makeToken(segmentTokens[segment.kind], image, start, end))
    }
  }
  tokens.push(makeToken(FormattedClose, closed ? opening.quote : '', endOf(token) - opening.quote.length, endOf(token)))
}

const segmentTokens = {
  text: FormattedText,
  open: FieldOpen,
  label: FieldLabel,
  conversion: FieldConversion,
  colon: FieldColon,
  close: FieldClose,
} as const

function neverClosed(text: SourceText, { opening }: StringScan, shift: number): Fault {
  const start = opening.start + shift
  const inside = opening.inside + shift
  const message = 'this string is never closed'
  const help =
    opening.quote.length === 1
      ? `close it with ${opening.quote} on the same line, or use ${opening.quote.repeat(3)} for text of several lines`
      : `close it with ${opening.quote}`
  return {
    start,
    swallows: true,
    tell: report => report(error('syntax', spanOf(text, start, inside), message, { help })),
  }
}

function strayCharacters(text: SourceText, offset: number, length: number): Fault {
  const first = text.text.codePointAt(offset) ?? 0
  const size = first > 0xffff ? 2 : 1
  const { message, help } = strangeCharacter(first)
  const span = spanOf(text, offset, offset + Math.min(length, size))
  return { start: offset, tell: report => report(error('syntax', span, message, { help })) }
}

const lookalikes: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2212': '-',
  '\u2013': '-',
  '\u00d7': '*',
  '\u00b7': '*',
  '\u00f7': '/',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2260': '!=',
  '\u00b2': '**2',
  '\u00b3': '**3',
}

function strangeCharacter(code: number): { message: string; help?: string } {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const character = String.fromCodePoint(code)
  if (character === '\\') {
    return {
      message: "a '\\' continues a line and must be its last character",
      help: 'remove what follows it, blanks too',
    }
  }
  if (code === 0) return { message: 'the text holds a NUL byte (U+0000)' }
  if (/\s/u.test(character)) return { message: `a blank that is no space (${point})`, help: 'replace it by a space' }
  if (/\p{C}/u.test(character)) return { message: `an invisible control character (${point})`, help: 'remove it' }
  const meant = lookalikes[character]
  const message = `the character '${character}' (${point}) has no meaning here`
  return meant === undefined ? { message } : { message, help: `did you mean ${meant}?` }
}

/** Refuses a text too long to be a model; true if it is. */
export function isTooLong(text: SourceText, report: Report): boolean {
  if (text.text.length <= limits.characters) return false
  const megabytes = (text.text.length / 2 ** 20).toFixed(1)
  report(
    error('too-deep', spanOf(text, 0, 0), `this text has ${megabytes} million characters, more than can be read`, {
      help: `a model may have ${limits.characters / 2 ** 20} million; keep data out of it`,
    }),
  )
  return true
}
