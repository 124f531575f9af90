import type { Code } from '../diagnostics/codes.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { format } from '../diagnostics/format.ts'
import { printable, printableJson } from '../diagnostics/printable.ts'
import { lineAndColumn, type Span } from '../diagnostics/source.ts'
import { inColour, type Io, type Output } from './io.ts'

/** Where a command's diagnostics go: to stderr for a person at once, into a list for `--json`. */
export interface Reporter {
  readonly report: (diagnostic: Diagnostic) => void
  /** Everything reported so far. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Their pages say no more than their messages. */
const selfExplaining: readonly Code[] = ['usage', 'internal']

/**
 * A reporter of a command. To a person it names the page of each word, once.
 *
 * @param unasked what nobody wants to hear of
 */
export function reporterFor(
  { stderr, env }: Pick<Io, 'stderr' | 'env'>,
  json: boolean,
  unasked: readonly Code[] = [],
): Reporter {
  const diagnostics: Diagnostic[] = []
  const explained = new Set<Code>(selfExplaining)
  const color = inColour(stderr, env)
  return {
    diagnostics,
    report: diagnostic => {
      if (unasked.includes(diagnostic.code)) return
      diagnostics.push(diagnostic)
      if (json) return
      stderr.write(`${format([diagnostic], { color })}\n`)
      const { severity, code } = diagnostic
      if (severity !== 'error' || explained.has(code)) return
      explained.add(code)
      stderr.write(`  ${color ? '\u001b[32mmore\u001b[0m' : 'more'}: hillock explain ${code}\n`)
    },
  }
}

/** A diagnostic as `--json` gives it: places as file, lines and columns from 1, and UTF-16 offsets from 0. */
export function diagnosticJson({ code, severity, message, span, notes, help }: Diagnostic): Record<string, unknown> {
  return {
    code,
    severity,
    message,
    ...placeJson(span),
    ...(notes.length > 0 && { notes: notes.map(note => ({ message: note.message, ...placeJson(note.span) })) }),
    ...(help !== undefined && { help }),
  }
}

function placeJson(span: Span | undefined): Record<string, unknown> {
  if (span === undefined) return {}
  const { source, start, end } = span
  const first = lineAndColumn(source, start)
  const last = lineAndColumn(source, end)
  return { file: source.name, ...first, endLine: last.line, endColumn: last.column, start, end }
}

/** Writes a line that names files or what a script or module calls its own. */
export function writeLine(output: Output, text: string): void {
  output.write(`${printable(text)}\n`)
}

/** The one text that a command with `--json` writes to stdout. */
export function writeJson({ stdout }: Pick<Io, 'stdout'>, value: unknown): void {
  stdout.write(`${printableJson(value)}\n`)
}
