import type { SourceText, Span } from '../../../diagnostics/index.ts'
import { isStr, type Value } from '../../evaluate/values.ts'

/** A text that the script computed, and that stands nowhere in it, is placed where it is used. */
export function located(made: SourceText, { source, start, end }: Span): SourceText {
  if (made.pieces.length > 0) return made
  return { text: made.text, pieces: [{ at: 0, length: Math.min(made.text.length, end - start), source, start }] }
}

/** Where a string of the script stands. */
export function placeOfText(value: Value): Span | undefined {
  const [piece] = isStr(value) ? value.text.pieces : []
  return piece && { source: piece.source, start: piece.start, end: piece.start + piece.length }
}
