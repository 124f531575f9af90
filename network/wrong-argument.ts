/** What every public function asks of its arguments, whatever JavaScript may call it with. */
import { error, HillockError, type Span } from '../diagnostics/index.ts'

/** An argument that TypeScript would not have let pass. */
export function wrongArgument(what: string, expected: string, given: unknown, span?: Span): HillockError {
  return new HillockError([
    error('type-mismatch', span, `TypeError: ${what} has to be ${expected}, not ${shown(given)}`),
  ])
}

/** Carries out what knows no place of its own; what it finds wrong is told at this one. */
export function withSpan<Result>(span: Span | undefined, run: () => Result): Result {
  try {
    return run()
  } catch (thrown) {
    if (!(thrown instanceof HillockError) || span === undefined) throw thrown
    throw new HillockError(thrown.diagnostics.map(each => ({ span, ...each })))
  }
}

/** Whether something is an array of numbers, or of truth values, which count as 1 and 0. */
export function isNumbers(given: unknown): given is ArrayLike<number> {
  if (typeof given !== 'object' || given === null) return false
  const list = given as ArrayLike<unknown>
  if (!Number.isSafeInteger(list.length) || list.length < 0) return false
  const some = ArrayBuffer.isView(given) ? [list[0] ?? 0] : Array.from(list)
  return some.every(each => typeof each === 'number' || typeof each === 'boolean')
}

function shown(given: unknown): string {
  if (typeof given === 'string') return `'${given.length > 60 ? `${given.slice(0, 60)}…` : given}'`
  return typeof given === 'object' && given !== null ? 'an object' : String(given)
}
