import { type Diagnostic, format, HillockError } from '../host/index.ts'
import { failure } from '../diagnostics/diagnostic.ts'
import type { Problem } from './messages.ts'

/** Diagnostics as they are shown and handed on. */
export function told(diagnostics: readonly Diagnostic[]): Problem {
  return { text: format(diagnostics), diagnostics }
}

/** An error in the host's words where it has some; whatever else is thrown ends the module and nothing more. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HillockError) return told(error.diagnostics)
  const reason = error instanceof Error ? error.message : String(error)
  return told(failure('module', `the module cannot go on: ${reason}`).diagnostics)
}

/** A problem of the element's own. */
export function newProblem(...[code, message, span, help]: Parameters<typeof failure>): Problem {
  return told(failure(code, message, span, help).diagnostics)
}
