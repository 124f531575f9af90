/** The one grammar: scripts, equations, statement code, expressions; text in, syntax trees and diagnostics out. */
import type { Report, Source, SourceText } from '../../diagnostics/index.ts'
import type { CodeStatement, Equation, Expr, Script } from './ast.ts'
import { Grammar } from './grammar.ts'
import { limits } from './limits.ts'
import { readScript } from './script.ts'
import { readCode, readEquations, readExpression } from './texts.ts'
import { createLexer } from './tokens.ts'

export type * from './ast.ts'
export { limits } from './limits.ts'
export { print, sourceTextOf } from './print.ts'
export { children, namesIn, substitute } from './tree.ts'

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
}

/** A parser to be kept and used again: making one costs some milliseconds. */
export function createParser(): Parser {
  const lexer = createLexer()
  const grammar = new Grammar()
  const limited = (report: Report): Report => atMost(limits.errors, report)
  return {
    script: (source, report) => readScript(lexer, grammar, source, limited(report)),
    equations: (text, report) => readEquations(lexer, grammar, text, limited(report)),
    code: (text, report) => readCode(lexer, grammar, text, limited(report)),
    expression: (text, report) => readExpression(lexer, grammar, text, limited(report)),
  }
}

/** Passes on a number of reports; the last one says that there are more. */
function atMost(most: number, report: Report): Report {
  let count = 0
  return diagnostic => {
    count++
    if (count < most) report(diagnostic)
    else if (count === most) {
      report({
        ...diagnostic,
        notes: [...diagnostic.notes, { message: `only the first ${most} errors of this text are told` }],
      })
    }
  }
}
