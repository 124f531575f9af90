import { HillockError, type Span } from '../diagnostics/index.ts'

/** Carries out what knows no place of its own; what it finds wrong is told at this one. */
export function withSpan<Result>(span: Span | undefined, run: () => Result): Result {
  try {
    return run()
  } catch (thrown) {
    if (!(thrown instanceof HillockError) || span === undefined) throw thrown
    throw new HillockError(thrown.diagnostics.map(each => ({ span, ...each })))
  }
}
