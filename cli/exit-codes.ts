import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** Exit codes of the command. */
export const exitCodes = { good: 0, model: 1, command: 2, bug: 3, interrupted: 130 } as const

/** 2 if the command is at fault, 3 if Hillock is, 1 if the model is. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.some(({ code }) => code === 'internal')) return exitCodes.bug
  if (errors.some(({ code }) => code === 'usage' || code === 'file')) return exitCodes.command
  return errors.length > 0 ? exitCodes.model : exitCodes.good
}
