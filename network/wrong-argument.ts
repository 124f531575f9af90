import { error, HillockError } from '../diagnostics/index.ts'

/** An argument that TypeScript would not have let pass. */
export function wrongArgument(what: string, expected: string, given: unknown): HillockError {
  return new HillockError([
    error('type-mismatch', undefined, `TypeError: ${what} has to be ${expected}, not ${shown(given)}`),
  ])
}

function shown(given: unknown): string {
  if (typeof given === 'string') return `'${given.length > 60 ? `${given.slice(0, 60)}…` : given}'`
  return typeof given === 'object' && given !== null ? 'an object' : String(given)
}
