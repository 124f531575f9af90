import { error, HillockError } from '../diagnostics/diagnostic.ts'

/** An error about a file that is not a module this host can run. */
export function moduleError(message: string, help?: string): HillockError {
  return new HillockError([error('module', undefined, message, { help })])
}
