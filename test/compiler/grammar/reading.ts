import { namedText, type Diagnostic, type Span } from '../../../diagnostics/index.ts'
import { createParser, type Equation, type Expr, type Statement } from '../../../compiler/grammar/index.ts'

/** The kinds of text the parser reads. */
export type Kind = 'script' | 'equations' | 'code' | 'expression' | 'generator'

const parser = createParser()

/** What a text yields, and the diagnostics. */
export function read(kind: Kind, text: string): { result: unknown; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic)
  const result =
    kind === 'script' ? parser.script({ name: 'model.py', text }, report) : parser[kind](namedText(kind, text), report)
  return { result, diagnostics }
}

/** The characters a span stands for. */
export function shown({ source, start, end }: Span): string {
  return source.text.slice(start, end)
}

/** Statements of a script without errors. */
export function statements(text: string): readonly Statement[] {
  return parser.script({ name: 'model.py', text }, unexpected).statements
}

/** Equations of a block without errors. */
export function equations(text: string): readonly Equation[] {
  return parser.equations(namedText('equations', text), unexpected)
}

/** An expression without errors. */
export function expression(text: string): Expr {
  const expr = parser.expression(namedText('expression', text), unexpected)
  if (expr === undefined) throw new Error(`no expression: ${text}`)
  return expr
}

/** A tree without its spans, texts of strings as plain strings. */
export function bare(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === 'span' || key.endsWith('Span')) return undefined
      return isSourceText(value) ? value.text : value
    }),
  )
}

function isSourceText(value: unknown): value is { text: string } {
  return typeof value === 'object' && value !== null && 'pieces' in value && 'text' in value
}

function unexpected({ message }: Diagnostic): void {
  throw new Error(message)
}
