/** The one grammar: scripts, equations, statement code, expressions; text in, syntax trees and diagnostics out. */
import {
  type Diagnostic,
  limited,
  mostErrors,
  type Report,
  type Source,
  type SourceText,
} from '../../diagnostics/index.ts'
import type { CodeStatement, Equation, Expr, Script } from './ast.ts'
import { Grammar } from './grammar.ts'
import type { Findings } from './findings.ts'
import { readScript } from './script.ts'
import { readCode, readEquations, readExpression } from './texts.ts'
import { createLexer } from './tokens.ts'

export type * from './ast.ts'
export { limits } from './reading-limits.ts'
export { print, printStatement, sourceTextOf } from './print.ts'
export { capturedNames } from './pattern-tree.ts'
export { innerStatements, statementExpressions } from './statements.ts'
export { children, namesIn } from './tree.ts'

/** Reads text. Nothing here throws on any input: what cannot be read is reported and left out. */
export interface Parser {
  /** A whole model file. */
  script(source: Source, report: Report): Script
  /** An equation block (semantics §2.1); equations that cannot be read are missing from the result. */
  equations(text: SourceText, report: Report): readonly Equation[]
  /** Statements of a reset and the like, separated by line ends or `;`. */
  code(text: SourceText, report: Report): readonly CodeStatement[]
  /** One expression that is the whole text; undefined if it could not be read. */
  expression(text: SourceText, report: Report): Expr | undefined
  /**
   * A generator expression without its brackets, `k for k in range(i) if k > 2`; a single value and `value if condition` are
   * generators of at most one (`for _ in range(1)`).
   */
  generator(text: SourceText, report: Report): Expr | undefined
}

/** A parser to be kept and used again: making one costs some milliseconds. */
export function createParser(): Parser {
  const lexer = createLexer()
  const grammar = new Grammar()
  return {
    script: (source, report) => inOrder(report, findings => readScript(lexer, grammar, source, findings)),
    equations: (text, report) => inOrder(report, findings => readEquations(lexer, grammar, text, findings)),
    code: (text, report) => inOrder(report, findings => readCode(lexer, grammar, text, findings)),
    expression: (text, report) =>
      inOrder(report, ({ report: each }) => readExpression(lexer, grammar, 'wholeExpression', text, each)),
    generator: (text, report) =>
      inOrder(report, ({ report: each }) => readExpression(lexer, grammar, 'generator', text, each)),
  }
}

/** Reads, then reports what was found by its place in the text, up to a number of errors. */
function inOrder<T>(report: Report, read: (findings: Findings) => T): T {
  const found: Diagnostic[] = []
  const result = read({ report: each => found.push(each), full: () => found.length > mostErrors })
  const ordered = found.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
  // Reading stopped there: nobody knows how many more there are.
  for (const diagnostic of limited(ordered, 'further errors of this text are not shown')) report(diagnostic)
  return result
}
