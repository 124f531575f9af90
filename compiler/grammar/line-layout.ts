import type { IToken, TokenType } from 'chevrotain'
import { error, spanOf, type Diagnostic, type Report, type SourceText, type Span } from '../../diagnostics/index.ts'
import type { Fault, Lexed } from './lex.ts'
import { limits } from './reading-limits.ts'
import * as T from './tokens.ts'

/** A logical line: tokens up to the end of a line outside brackets, and the lines indented below it. */
export interface Line {
  readonly tokens: readonly IToken[]
  readonly body: Line[]
  /** Something in it is already reported, so that it needs no further reading. */
  readonly broken: boolean
  /** It is indented without a line above that it could belong to. */
  readonly stray: boolean
  /** A notebook line (`%matplotlib inline`, `!ls`), whose text is not Python. */
  readonly magic: boolean
}

/** What a layout should heed. */
export interface LayoutOptions {
  /** Whether blanks at the beginning of a line have meaning. */
  readonly indentation: boolean
}

/**
 * Lines as a tree by indentation. Reports characters without meaning, unbalanced brackets and quotes, mixed
 * tabs and spaces, and nesting beyond the limits; one error a line at most.
 */
export function layOut(text: SourceText, { tokens, faults }: Lexed, options: LayoutOptions, report: Report): Line[] {
  const tree = new LineTree(text, options, report)
  let at = 0
  let fault = 0
  let resumes = 0
  while (at < tokens.length) {
    if (tokens[at]?.tokenType === T.Newline) {
      at++
      continue
    }
    const line = oneLine(text, tokens, at)
    const from = tokens[at]?.startOffset ?? 0
    let problem = line.problem
    const until = tokens[line.next]?.startOffset ?? text.text.length
    while ((faults[fault]?.start ?? Infinity) < until) {
      const found = faults[fault++]
      if (found === undefined || line.magic) continue
      // A bracket stays open where the quote that hides its other half does.
      const hidden = line.unclosed && found.swallows === true && problem?.swallows !== true
      problem = hidden ? found : earlier(problem, found)
    }
    problem?.tell(report)
    tree.add(from, {
      tokens: tokens.slice(at, line.end).filter(token => token.tokenType !== T.Newline),
      broken: problem !== undefined,
      magic: line.magic,
    })
    at = line.next
    if (line.unclosed && ++resumes > 10) break
  }
  for (; fault < faults.length; fault++) faults[fault]?.tell(report)
  return tree.lines
}

function earlier(a: Fault | undefined, b: Fault): Fault {
  return a === undefined || b.start < a.start ? b : a
}

interface FoundLine {
  /** Index behind its last token. */
  readonly end: number
  /** Where to go on. */
  readonly next: number
  readonly magic: boolean
  readonly unclosed: boolean
  readonly problem: Fault | undefined
}

function oneLine(text: SourceText, tokens: readonly IToken[], start: number): FoundLine {
  const first = tokens[start]
  if (first?.tokenType === T.Bang || first?.image === '%') {
    const end = lineEnd(text.text, first.startOffset)
    let next = start
    while ((tokens[next]?.startOffset ?? Infinity) < end) next++
    return { end: next, next, magic: true, unclosed: false, problem: undefined }
  }
  const open: IToken[] = []
  let problem: Fault | undefined
  const wrong = (token: IToken, diagnostic: () => Diagnostic): void => {
    problem ??= { start: token.startOffset, tell: report => report(diagnostic()) }
  }
  const bodies: Body[] = []
  let at = start
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.tokenType === T.Newline && open.length === 0) break
    followBodies(bodies, token.tokenType, open.length)
    if (bodies.length > limits.nesting) wrong(token, () => tooDeep(tokenSpan(text, token)))
    if (pairs.has(token.tokenType)) {
      open.push(token)
      if (open.length > limits.nesting) wrong(token, () => tooDeep(tokenSpan(text, token)))
    } else if (closing.has(token.tokenType)) {
      const opener = open.pop()
      if (opener === undefined || pairs.get(opener.tokenType) !== token.tokenType) {
        wrong(token, () => unbalanced(text, token, opener))
        if (opener === undefined) open.length = 0
      }
    }
  }
  const opener = open[0]
  if (opener !== undefined && at >= tokens.length) {
    problem = {
      start: opener.startOffset,
      tell: report => report(error('syntax', tokenSpan(text, opener), `'${opener.image}' is never closed`)),
    }
    const next = resumeAfter(text.text, tokens, start, opener)
    return { end: next, next, magic: false, unclosed: true, problem }
  }
  return { end: at, next: at, magic: false, unclosed: false, problem }
}

const pairs = new Map([
  [T.LeftParen, T.RightParen],
  [T.LeftBracket, T.RightBracket],
  [T.LeftBrace, T.RightBrace],
  [T.FieldOpen, T.FieldClose],
])
const closing = new Set(pairs.values())

/** What nests without a bracket: the body of a lambda, what is yielded. */
interface Body {
  /** How many brackets are open around it. */
  readonly level: number
  /** Behind the colon of a lambda: before it a comma only parts parameters. */
  begun: boolean
}

/** Opens and ends bodies at a token. Lambdas beside one another, the items of a list say, are not in one another. */
function followBodies(bodies: Body[], type: TokenType, level: number): void {
  const isHere = (body: Body | undefined): boolean => body !== undefined && body.begun && body.level === level
  if (type === T.Lambda || type === T.Yield) bodies.push({ level, begun: type === T.Yield })
  else if (type === T.Comma || type === T.Colon) {
    while (isHere(bodies.at(-1))) bodies.pop()
    const last = bodies.at(-1)
    if (type === T.Colon && last?.level === level) last.begun = true
  } else if (closing.has(type)) {
    while ((bodies.at(-1)?.level ?? -1) >= level) bodies.pop()
  }
}

function tooDeep(span: Span): Diagnostic {
  return error('too-deep', span, `this is nested more than ${limits.nesting} deep`, {
    help: 'name a part of the expression and use the name',
  })
}

function unbalanced(text: SourceText, token: IToken, opener: IToken | undefined): Diagnostic {
  const span = tokenSpan(text, token)
  if (opener === undefined) return error('syntax', span, `'${token.image}' closes nothing`)
  const wanted = pairs.get(opener.tokenType)?.LABEL ?? ''
  const opened = { message: `'${opener.image}' was opened here`, span: tokenSpan(text, opener) }
  return error('syntax', span, `expected ${wanted} before '${token.image}'`, { notes: [opened] })
}

/** Behind an opening bracket without end, the first line that is indented no more than the statement it is in. */
function resumeAfter(text: string, tokens: readonly IToken[], start: number, opener: IToken): number {
  const indent = column(text, tokens[start]?.startOffset ?? 0)
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || tokens[at - 1]?.tokenType !== T.Newline || token.startOffset <= opener.startOffset)
      continue
    if (at > start && token.tokenType !== T.Newline && column(text, token.startOffset) <= indent) return at
  }
  return tokens.length
}

/** The span of a token. */
export function tokenSpan(text: SourceText, token: IToken): Span {
  return spanOf(text, token.startOffset, T.endOf(token))
}

function lineEnd(text: string, offset: number): number {
  const found = /[\r\n]/g
  found.lastIndex = offset
  return found.exec(text)?.index ?? text.length
}

function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}

function column(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** Columns of an indentation with tabs to multiples of 8 and, to see whether that matters, of 1: Python's rule. */
interface Indent {
  readonly wide: number
  readonly narrow: number
}

function indentOf(blank: string): Indent {
  let wide = 0
  let narrow = 0
  for (const mark of blank) {
    if (mark === '\f') wide = narrow = 0
    else {
      wide = mark === '\t' ? (Math.floor(wide / 8) + 1) * 8 : wide + 1
      narrow++
    }
  }
  return { wide, narrow }
}

/** Puts each line below the one it belongs to. */
class LineTree {
  readonly lines: Line[] = []
  private readonly text: SourceText
  private readonly heed: boolean
  private readonly report: Report
  private readonly levels: { indent: Indent; lines: Line[] }[]

  constructor(text: SourceText, { indentation }: LayoutOptions, report: Report) {
    this.text = text
    this.heed = indentation
    this.report = report
    this.levels = [{ indent: { wide: 0, narrow: 0 }, lines: this.lines }]
  }

  add(offset: number, { tokens, broken, magic }: Pick<Line, 'tokens' | 'broken' | 'magic'>): void {
    const { problem, stray, lines } = this.heed
      ? this.place(offset)
      : { problem: undefined, stray: false, lines: this.lines }
    if (problem !== undefined && !broken) this.report(problem)
    lines.push({ tokens, body: [], broken: broken || problem !== undefined, stray, magic })
  }

  private place(offset: number): { problem: Diagnostic | undefined; stray: boolean; lines: Line[] } {
    const start = lineStart(this.text.text, offset)
    const indent = indentOf(this.text.text.slice(start, offset))
    const span = spanOf(this.text, start, offset)
    let level = this.levels.at(-1)
    let problem: Diagnostic | undefined
    let stray = false
    if (level !== undefined && indent.wide > level.indent.wide) {
      if (indent.narrow <= level.indent.narrow) problem = mixed(span)
      const above = level.lines.at(-1)
      stray = above === undefined
      if (this.levels.length > limits.indentation) {
        problem = error('too-deep', span, `blocks are nested more than ${limits.indentation} deep`)
      } else if (above !== undefined) {
        level = { indent, lines: above.body }
        this.levels.push(level)
      } else level.indent = indent
    } else {
      while (level !== undefined && this.levels.length > 1 && indent.wide < level.indent.wide) {
        this.levels.pop()
        level = this.levels.at(-1)
      }
      if (level !== undefined && this.levels.length === 1 && indent.wide < level.indent.wide) level.indent = indent
      if (level !== undefined && indent.wide !== level.indent.wide) {
        problem = error('syntax', span, 'this indentation matches no block above')
      } else if (level !== undefined && indent.narrow !== level.indent.narrow) problem = mixed(span)
    }
    return { problem, stray, lines: level?.lines ?? this.lines }
  }
}

function mixed(span: Span): Diagnostic {
  return error('syntax', span, 'tabs and spaces are mixed in this indentation', {
    help: 'use four spaces for each level',
  })
}
