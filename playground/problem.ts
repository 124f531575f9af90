/** What is wrong with a script, as the page shows it. */
import type { Diagnostic } from '../diagnostics/index.ts'
import type { Problem } from './run/protocol.ts'

/** @param file the name of the script: places in other texts are said in words */
export function problemOf({ severity, code, message, notes, help, span }: Diagnostic, file: string): Problem {
  const isHere = span !== undefined && (span.source.name === file || span.source.name.startsWith(`${file}#`))
  return {
    severity,
    code,
    message,
    notes: notes.map(note => note.message),
    help,
    ...(isHere && span.source.name === file && { from: span.start, to: span.end }),
  }
}
