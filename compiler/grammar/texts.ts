/** What stands inside string literals: equations, statement code, single expressions. */
import type { IToken, Lexer } from 'chevrotain'
import { error, type PythonException, spanOf, type Report, type SourceText } from '../../diagnostics/index.ts'
import type { CodeStatement, Equation, Expr } from './ast.ts'
import { faultOfEquation, faultOfStatement } from './equation-fault.ts'
import type { Findings } from './findings.ts'
import type { Grammar } from './grammar.ts'
import { layOut } from './line-layout.ts'
import { isTooLong, lex, lexEquations } from './lex.ts'
import * as T from './tokens.ts'

/** One expression, or what is in the brackets of a generator expression; line ends in it are blanks. */
export function readExpression(
  lexer: Lexer,
  grammar: Grammar,
  entry: 'wholeExpression' | 'generator',
  text: SourceText,
  report: Report,
): Expr | undefined {
  if (isTooLong(text, report)) return undefined
  const lexed = lex(lexer, text)
  const tokens = lexed.tokens.filter(token => token.tokenType !== T.Newline)
  const [line, ...others] = layOut(text, { ...lexed, tokens }, { indentation: false }, report)
  if (line === undefined) {
    if (lexed.faults.length === 0)
      report(error('syntax', spanOf(text, 0, 0), 'expected an expression; this text is empty'))
    return undefined
  }
  if (line.broken || others.length > 0) return undefined
  return grammar.read(entry, line.tokens, text, report, 'expression')
}

/** Statements of a reset and the like. */
export function readCode(
  lexer: Lexer,
  grammar: Grammar,
  text: SourceText,
  { report, full }: Findings,
): readonly CodeStatement[] {
  if (isTooLong(text, report)) return []
  const statements: CodeStatement[] = []
  for (const { tokens, broken } of layOut(text, lex(lexer, text), { indentation: false }, report)) {
    if (broken || full()) continue
    for (const part of split(tokens, T.Semicolon)) {
      const statement = grammar.read('codeStatement', part, text, inStatement(part, text, report), 'code')
      if (statement !== undefined) statements.push(statement)
    }
  }
  return statements
}

/** Says of what cannot be read which exception it is. */
function inStatement(part: readonly IToken[], text: SourceText, report: Report): Report {
  return found => {
    const [first, last] = [part[0], part.at(-1)]
    const written = first && last ? text.text.slice(first.startOffset, T.endOf(last)) : ''
    report(found.code === 'syntax' ? { ...found, exception: faultOfStatement(written) } : found)
  }
}

function split(tokens: readonly IToken[], separator: IToken['tokenType']): readonly (readonly IToken[])[] {
  const parts: IToken[][] = [[]]
  for (const token of tokens) {
    if (token.tokenType === separator) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter(part => part.length > 0)
}

/** An equation block. */
export function readEquations(
  lexer: Lexer,
  grammar: Grammar,
  text: SourceText,
  { report, full }: Findings,
): readonly Equation[] {
  if (isTooLong(text, report)) return []
  const { tokens, faults } = lexEquations(lexer, text)
  const equations: Equation[] = []
  const parts = splitEquations(tokens)
  let fault = 0
  for (const [i, part] of parts.entries()) {
    const until = parts[i + 1]?.[0]?.startOffset ?? Infinity
    const own = []
    while ((faults[fault]?.start ?? Infinity) < until) {
      const found = faults[fault++]
      if (found !== undefined) own.push(found)
    }
    const start = part[0]?.startOffset ?? 0
    const telling = inEquation(text.text.slice(start, until), spanOf(text, start, start).start, report)
    const [line] = layOut(text, { tokens: part, faults: own }, { indentation: false }, telling)
    if (line === undefined || line.broken || full()) continue
    const equation = grammar.read('equation', line.tokens, text, telling, 'equation')
    if (equation !== undefined) equations.push(equation)
  }
  if (parts.length === 0) faults[0]?.tell(report)
  return equations
}

/** Says of what cannot be read which exception it is. */
function inEquation(equation: string, begin: number, report: Report): Report {
  return found => {
    if (found.code !== 'syntax') {
      report(found)
      return
    }
    const exception: PythonException = faultOfEquation(equation, (found.span?.start ?? begin) - begin, found)
    report({ ...found, exception })
  }
}

/**
 * Tokens of each equation, without line ends. An equation ends with its unit and flags; where these are missing, it
 * ends before a line that begins with a name though the line before ended with a value, which no expression does.
 */
function splitEquations(tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  const parts: IToken[][] = []
  let part: IToken[] = []
  let stage: 'expression' | 'unit' | 'flags' | 'done' = 'expression'
  let depth = 0
  let newLine = false
  for (const token of tokens) {
    const type = token.tokenType
    if (type === T.Newline) {
      newLine = true
      if (stage === 'unit' && part.at(-1)?.tokenType !== T.Colon) stage = 'flags'
      continue
    }
    const previous = part.at(-1)
    const ended =
      stage === 'done' ||
      (stage === 'flags' && type !== T.LeftParen) ||
      (stage !== 'unit' && newLine && type === T.Name && previous !== undefined && endsValue(previous))
    if (ended && depth === 0) {
      part = []
      stage = 'expression'
    }
    if (part.length === 0) parts.push(part)
    part.push(token)
    newLine = false
    if (type === T.LeftParen) depth++
    else if (type === T.RightParen) {
      depth = Math.max(0, depth - 1)
      if (depth === 0 && stage !== 'expression') stage = 'done'
    } else if (type === T.Colon && depth === 0) stage = 'unit'
  }
  return parts
}

function endsValue({ tokenType }: IToken): boolean {
  return (
    tokenType === T.Name || tokenType === T.NumberToken || tokenType === T.RightParen || tokenType === T.RightBracket
  )
}
