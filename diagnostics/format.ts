import { requireOptions, wrongArgument } from './arguments.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { printable, printableColumns, printableLines } from './printable.ts'
import { lineAndColumn, lineAt, type Span } from './source.ts'

/** How {@link format} writes. */
export interface FormatOptions {
  /** ANSI colours; off by default. */
  readonly color?: boolean
}

const colours: Record<Severity, number> = { error: 31, warning: 33, note: 36 }

/** Longest piece of a source line that is shown around the guilty characters. */
const widest = 160

/**
 * Diagnostics as text for a person, with nothing in it that could steer a terminal: first line
 * `file:line:col: error[code]: …`, the source line with a caret under the guilty characters, notes and what would help.
 */
export function format(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  requireOptions('format', options, { color: 'own' })
  const { color = false } = options
  requireDiagnostics(diagnostics)
  return diagnostics.map(each => formatOne(each, color)).join('\n')
}

function requireDiagnostics(given: unknown): void {
  const isDiagnostic = (each: unknown): boolean => typeof each === 'object' && each !== null && 'message' in each
  if (!Array.isArray(given) || !given.every(isDiagnostic))
    throw wrongArgument('what is shown', 'a list of diagnostics', given)
}

function formatOne({ code, severity, message, span, notes, help }: Diagnostic, color: boolean): string {
  const paint = (text: string, style: number): string => (color ? `\u001b[${style}m${text}\u001b[0m` : text)
  const head = `${place(span)}${paint(`${severity}[${code}]`, colours[severity])}: ${shown(message)}`
  const lines = [head, ...frame(span, text => paint(text, colours[severity]))]
  for (const each of notes) {
    lines.push(
      `  note: ${place(each.span)}${shown(each.message)}`,
      ...frame(each.span, text => paint(text, colours.note)),
    )
  }
  if (help !== undefined) lines.push(`  ${paint('help', 32)}: ${shown(help)}`)
  return lines.join('\n')
}

function place(span: Span | undefined): string {
  if (span === undefined) return ''
  const { line, column } = lineAndColumn(span.source, span.start)
  return `${printable(span.source.name)}:${line}:${column}: `
}

function frame(span: Span | undefined, paint: (text: string) => string): string[] {
  if (span === undefined) return []
  const { text } = span.source
  const { line, start: lineStart, end: lineEnd } = lineAt(span.source, span.start)
  const from = Math.max(lineStart, Math.min(span.start - widest / 2, lineEnd - widest))
  const piece = printableColumns(text.slice(from, Math.min(lineEnd, from + widest)))
  const width = Math.max(1, Math.min(span.end, lineEnd, from + widest) - span.start)
  const number = String(line)
  const margin = ' '.repeat(number.length)
  return [
    `  ${number} | ${from > lineStart ? '…' : ''}${piece}`,
    `  ${margin} | ${' '.repeat(span.start - from + (from > lineStart ? 1 : 0))}${paint('^'.repeat(width))}`,
  ]
}

/** Further lines of a message stand below its beginning, so that none of them looks like a diagnostic of its own. */
function shown(message: string): string {
  return printableLines(message).replaceAll('\n', '\n    ')
}
