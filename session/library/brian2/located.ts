import type { SourceText, Span } from '../../../diagnostics/index.ts'

/** A text that the script computed, and that stands nowhere in it, is placed where it is used. */
export function located(made: SourceText, { source, start, end }: Span): SourceText {
  if (made.pieces.length > 0) return made
  return { text: made.text, pieces: [{ at: 0, length: Math.min(made.text.length, end - start), source, start }] }
}
