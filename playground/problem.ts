/** What is wrong with a script, as the page shows it. */
import type { Diagnostic } from '../diagnostics/index.ts'
import type { Edited } from './notebook.ts'
import type { Problem } from './run/protocol.ts'

/** @param offset where places lie in the text that is edited; those of other texts are nowhere */
export function problemOf(
  { severity, code, message, notes, help, span }: Diagnostic,
  offset: Edited['offset'],
): Problem {
  const from = span && offset(span.source.name, span.start)
  const to = span && offset(span.source.name, span.end)
  return {
    severity,
    code,
    message,
    notes: notes.map(note => note.message),
    help,
    ...(from !== undefined && { from, to }),
  }
}
