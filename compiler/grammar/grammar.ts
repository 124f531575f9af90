import type { IToken } from 'chevrotain'
import type { Report, SourceText } from '../../diagnostics/index.ts'
import { isTooDeep } from './depth.ts'
import { explain, type Reading } from './explain.ts'
import { ScriptGrammar } from './script-grammar.ts'

/** What can be read on its own: one line of a script, one equation, one statement of code, one expression, one generator. */
export type Entry = 'line' | 'equation' | 'codeStatement' | 'wholeExpression' | 'generator'

/**
 * The whole grammar: expressions, and on top of them equations, statement code and the lines of a script. Each of these
 * is parsed on its own, so that an error in one leaves the others untouched.
 */
export class Grammar extends ScriptGrammar {
  constructor({ validate = false }: { readonly validate?: boolean } = {}) {
    super(validate)
    this.performSelfAnalysis()
  }

  /** Reads tokens as one `entry`; reports at most one error and then returns undefined. */
  read<E extends Entry>(
    entry: E,
    tokens: readonly IToken[],
    text: SourceText,
    report: Report,
    reading: Reading,
  ): ReturnType<Grammar[E]> | undefined {
    this.text = text
    this.faults = []
    this.input = [...tokens]
    const value = this[entry]() as ReturnType<Grammar[E]> | undefined
    const [failure] = this.errors
    const [fault] = this.faults
    if (failure !== undefined) report(explain(failure, tokens, text, reading))
    else if (fault !== undefined) report(fault)
    else if (value !== undefined && !isTooDeep(value, report)) return value
    return undefined
  }
}
