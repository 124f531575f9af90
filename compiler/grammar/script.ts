import type { IToken, Lexer } from 'chevrotain'
import { error, spanOf, wholeText, type Source, type SourceText, type Span } from '../../diagnostics/index.ts'
import type { Expr, Handler, MatchCase, Script, Statement } from './ast.ts'
import type { Findings } from './findings.ts'
import type { Grammar } from './grammar.ts'
import { layOut, type Line } from './line-layout.ts'
import { isTooLong, lex } from './lex.ts'
import { asExpression, patternOf, splitCase, unreachable } from './pattern.ts'
import { isIrrefutable } from './pattern-tree.ts'
import type { LineContent } from './script-grammar.ts'
import * as T from './tokens.ts'

/** Reads a whole script; what cannot be read is reported and left out. */
export function readScript(lexer: Lexer, grammar: Grammar, source: Source, findings: Findings): Script {
  const { report } = findings
  const text = wholeText(source)
  if (isTooLong(text, report)) return { statements: [] }
  const lines = layOut(text, lex(lexer, text), { indentation: true }, report)
  return { statements: readBlock({ grammar, text, ...findings }, lines) }
}

interface Context extends Findings {
  readonly grammar: Grammar
  readonly text: SourceText
}

/** Lines of one block and the first not yet read. */
interface Cursor {
  readonly lines: readonly Line[]
  at: number
}

function readBlock(context: Context, lines: readonly Line[]): Statement[] {
  const cursor: Cursor = { lines, at: 0 }
  const statements: Statement[] = []
  while (cursor.at < lines.length) for (const statement of readStatement(context, cursor)) statements.push(statement)
  return statements
}

function readStatement(context: Context, cursor: Cursor): readonly Statement[] {
  const line = cursor.lines[cursor.at++]
  if (line === undefined) return []
  if (line.stray && !line.broken) unexpectedIndent(context, line)
  if (line.magic) return [magic(context, line)]
  if (isMatch(line)) return readMatch(context, line)
  const refused = refusedConstruct(line)
  if (refused !== undefined) {
    return [{ kind: 'unsupported', construct: refused, span: headSpan(context, line) }]
  }
  const content = readLine(context, line)
  switch (content?.kind) {
    case undefined:
      readBlock(context, line.body)
      readClausesOfBroken(context, cursor)
      return []
    case 'simple':
      if (line.body[0] !== undefined) unexpectedIndent(context, line.body[0])
      return [...content.statements, ...readBlock(context, line.body)]
    case 'clause':
      if (content.keyword === 'try') return [readTry(context, cursor, line, content.inline)]
      return misplaced(context, line, content.keyword, content.keyword === 'else' ? "'if', 'for' or 'while'" : "'try'")
    case 'except':
      return misplaced(context, line, 'except', "'try'")
    case 'for': {
      const { target, iterable } = content
      const body = readBody(context, line, content.inline)
      const otherwise = readElse(context, cursor)
      return [{ kind: 'for', target, iterable, body, otherwise, span: spanTo(context, cursor, line) }]
    }
    case 'branch':
      if (content.keyword === 'elif') return misplaced(context, line, 'elif', "'if'")
      return [readBranches(context, cursor, line, content)]
    case 'def':
    case 'class':
      return [readDefinition(context, cursor, line, content, [])]
    case 'decorator':
      return readDecorated(context, cursor, line, content.value)
    case 'with': {
      const body = readBody(context, line, content.inline)
      return [{ kind: 'with', items: content.items, body, span: spanTo(context, cursor, line) }]
    }
  }
}

/** The clauses behind a head that could not be read are read for their own errors only. */
function readClausesOfBroken(context: Context, cursor: Cursor): void {
  for (let line = cursor.lines[cursor.at]; line !== undefined && laterClauses.some(word => startsWith(line, word));) {
    readLine(context, line)
    readBlock(context, line.body)
    line = cursor.lines[++cursor.at]
  }
}

function readBranches(
  context: Context,
  cursor: Cursor,
  line: Line,
  first: LineContent & { kind: 'branch' },
): Statement {
  const body = readBody(context, line, first.inline)
  if (first.keyword === 'while') {
    const otherwise = readElse(context, cursor)
    return { kind: 'while', condition: first.condition, body, otherwise, span: spanTo(context, cursor, line) }
  }
  const branches = [{ condition: first.condition, body }]
  while (startsWith(cursor.lines[cursor.at], 'elif')) {
    const next = cursor.lines[cursor.at++]
    const content = next && readLine(context, next)
    if (content?.kind !== 'branch') readBlock(context, next?.body ?? [])
    else if (next !== undefined)
      branches.push({ condition: content.condition, body: readBody(context, next, content.inline) })
  }
  const otherwise = readElse(context, cursor)
  return { kind: 'if', branches, otherwise, span: spanTo(context, cursor, line) }
}

function readElse(context: Context, cursor: Cursor): Statement[] {
  return readClause(context, cursor, 'else') ?? []
}

/** The block behind `else:` or `finally:`, if that is what comes next. */
function readClause(context: Context, cursor: Cursor, keyword: string): Statement[] | undefined {
  const line = cursor.lines[cursor.at]
  if (line === undefined || !startsWith(line, keyword)) return undefined
  cursor.at++
  const content = readLine(context, line)
  if (content?.kind === 'clause') return readBody(context, line, content.inline)
  readBlock(context, line.body)
  return []
}

function readTry(context: Context, cursor: Cursor, line: Line, inline: readonly Statement[]): Statement {
  const body = readBody(context, line, inline)
  const handlers: Handler[] = []
  for (let next = cursor.lines[cursor.at]; startsWith(next, 'except'); next = cursor.lines[cursor.at]) {
    if (next === undefined) break
    cursor.at++
    const content = readLine(context, next)
    if (content?.kind !== 'except') {
      readBlock(context, next.body)
      continue
    }
    const { type, name } = content
    if (handlers.some(each => each.type === undefined)) {
      context.report(error('syntax', firstSpan(context, next), "default 'except:' must be last"))
    }
    handlers.push({
      ...(type !== undefined && { type }),
      ...(name !== undefined && { name }),
      body: readBody(context, next, content.inline),
      span: headSpan(context, next),
    })
  }
  const otherwise = handlers.length > 0 ? readElse(context, cursor) : []
  const final = readClause(context, cursor, 'finally')
  if (handlers.length === 0 && final === undefined && !context.full()) {
    context.report(error('syntax', headSpan(context, line), "expected 'except' or 'finally' block after this 'try'"))
  }
  return { kind: 'try', body, handlers, otherwise, final: final ?? [], span: spanTo(context, cursor, line) }
}

function readDefinition(
  context: Context,
  cursor: Cursor,
  line: Line,
  content: LineContent & { kind: 'def' | 'class' },
  decorators: readonly Expr[],
): Statement {
  const { inline, ...head } = content
  const body = readBody(context, line, inline)
  return { ...head, decorators, body, span: spanTo(context, cursor, line) }
}

/** The function or class behind one or more decorators. */
function readDecorated(context: Context, cursor: Cursor, line: Line, first: Expr): readonly Statement[] {
  const decorators = [first]
  for (;;) {
    const next = cursor.lines[cursor.at]
    if (next !== undefined && refusedConstruct(next) === undefined && !next.broken) {
      const content = readLine(context, next)
      if (content?.kind === 'decorator') {
        cursor.at++
        decorators.push(content.value)
        continue
      }
      if (content?.kind === 'def' || content?.kind === 'class') {
        cursor.at++
        return [readDefinition(context, cursor, next, content, decorators)]
      }
      // What could not be read is told once.
      if (content === undefined) {
        cursor.at++
        readBlock(context, next.body)
        return []
      }
    }
    if (next === undefined || !next.broken) {
      const message = "a decorator belongs to the 'def' or 'class' on the line below it"
      context.report(error('syntax', headSpan(context, line), message))
    }
    return []
  }
}

function readBody(context: Context, line: Line, inline: readonly Statement[]): Statement[] {
  const [first] = line.body
  if (first === undefined && inline.length === 0) {
    const word = line.tokens[0]
    if (word !== undefined) {
      const span = headSpan(context, line)
      context.report(error('syntax', { ...span, start: span.end }, `expected an indented block after '${word.image}'`))
    }
  }
  if (first !== undefined && inline.length > 0) unexpectedIndent(context, first)
  return [...inline, ...readBlock(context, line.body)]
}

function readLine({ grammar, text, report, full }: Context, line: Line): LineContent | undefined {
  return line.broken || full() ? undefined : grammar.read('line', line.tokens, text, report, 'script')
}

function misplaced(context: Context, line: Line, word: string, owners: string): readonly Statement[] {
  context.report(error('syntax', firstSpan(context, line), `this '${word}' belongs to no ${owners}`))
  readBlock(context, line.body)
  return []
}

function unexpectedIndent(context: Context, line: Line): void {
  context.report(
    error('syntax', firstSpan(context, line), 'unexpected indent', {
      help: 'lines of one block begin in the same column',
    }),
  )
}

/** What a line begins that is not taken, with all that is indented below it. */
function refusedConstruct({ tokens }: Line): string | undefined {
  return tokens[0]?.tokenType === T.Async ? "'async'" : undefined
}

/** Whether a line begins a block of cases: `match` is a name elsewhere. */
function isMatch({ tokens, body }: Line): boolean {
  const [first] = tokens
  return (
    first?.tokenType === T.Name &&
    first.image === 'match' &&
    tokens.length > 2 &&
    body.length > 0 &&
    tokens.at(-1)?.tokenType === T.Colon
  )
}

function readMatch(context: Context, line: Line): readonly Statement[] {
  const subject = line.broken ? undefined : readItems(context, line.tokens.slice(1, -1))
  const cases: MatchCase[] = []
  for (const each of line.body) {
    if (each.tokens[0]?.image === 'case') cases.push(...readCase(context, each))
    else {
      context.report(error('syntax', headSpan(context, each), "expected a 'case' in this 'match'"))
      readBlock(context, each.body)
    }
  }
  const early = cases.slice(0, -1).find(({ pattern, guard }) => guard === undefined && isIrrefutable(pattern))
  if (early) context.report(error('syntax', early.pattern.span, unreachable(early.pattern)))
  if (subject === undefined) return []
  const whole = tokensSpan(context.text, line.tokens[0], lastOf(line).tokens.at(-1))
  return [{ kind: 'match', subject, cases, span: whole }]
}

function readCase(context: Context, line: Line): readonly MatchCase[] {
  const { grammar, text, report, full } = context
  const parts = line.broken || full() ? undefined : splitCase(line.tokens.slice(1))
  if (parts === undefined) {
    if (!line.broken && !full()) report(error('syntax', headSpan(context, line), "expected ':' after this pattern"))
    readBlock(context, line.body)
    return []
  }
  const behind = parts.inline.length === 0 ? undefined : grammar.read('line', parts.inline, text, report, 'script')
  if (behind !== undefined && behind.kind !== 'simple')
    report(error('syntax', headSpan(context, line), 'a block begins on a line of its own'))
  const body = readBody(context, line, behind?.kind === 'simple' ? behind.statements : [])
  const guard = parts.guard && grammar.read('wholeExpression', parts.guard, text, report, 'script')
  if (parts.pattern.length === 0) report(error('syntax', headSpan(context, line), "expected a pattern after 'case'"))
  const tokens = parts.pattern.length === 0 ? undefined : asExpression(parts.pattern, text, report)
  const expr = tokens && readItems(context, tokens)
  const pattern = expr && patternOf(expr, report)
  return pattern === undefined ? [] : [{ pattern, ...(guard !== undefined && { guard }), body }]
}

/** One expression, or several with commas, which are a tuple. */
function readItems({ grammar, text, report }: Context, tokens: readonly IToken[]): Expr | undefined {
  const content = grammar.read('line', tokens, text, report, 'script')
  if (content === undefined) return undefined
  const [only, more] = content.kind === 'simple' ? content.statements : []
  if (only?.kind === 'expression' && more === undefined) return only.value
  report(error('syntax', tokensSpan(text, tokens[0], tokens.at(-1)), 'an expression is needed here'))
  return undefined
}

const laterClauses = ['except', 'finally', 'else', 'elif']

function startsWith(line: Line | undefined, word: string): boolean {
  return line?.tokens[0]?.image === word
}

function magic(context: Context, line: Line): Statement {
  const span = headSpan(context, line)
  const text = /[^\r\n]*/.exec(context.text.text.slice(span.start))?.[0].trimEnd() ?? ''
  const whole = { ...span, end: span.start + text.length }
  return text.startsWith('!')
    ? { kind: 'unsupported', construct: 'a shell command', span: whole }
    : { kind: 'magic', text, span: whole }
}

function headSpan({ text }: Context, { tokens }: Line): Span {
  return tokensSpan(text, tokens[0], tokens.at(-1))
}

function firstSpan({ text }: Context, { tokens }: Line): Span {
  return tokensSpan(text, tokens[0], tokens[0])
}

/** From a line to the last one read. */
function spanTo({ text }: Context, { lines, at }: Cursor, line: Line): Span {
  return tokensSpan(text, line.tokens[0], lastOf(lines[at - 1] ?? line).tokens.at(-1))
}

/** The last line of the block below a line; itself if there is none. */
function lastOf(line: Line): Line {
  let last = line
  for (let below = last.body.at(-1); below !== undefined; below = last.body.at(-1)) last = below
  return last
}

function tokensSpan(text: SourceText, first: IToken | undefined, last: IToken | undefined): Span {
  return spanOf(text, first?.startOffset ?? 0, last === undefined ? 0 : T.endOf(last))
}
