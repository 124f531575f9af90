import type { Code } from '../diagnostics/codes.ts'
import { failure, type HillockError } from '../diagnostics/diagnostic.ts'

/** An error without a place in a script: of whoever uses a module, or of the machine it runs on. */
export function hostError(code: Code, message: string, help?: string): HillockError {
  return failure(code, message, undefined, help)
}

/** An error about a file that is not a module this host can run. */
export function moduleError(message: string, help?: string): HillockError {
  return hostError('module', message, help)
}
