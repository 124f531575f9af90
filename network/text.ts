import { namedText, type SourceText, wrongArgument } from '../diagnostics/index.ts'

/** A text of the model: a string from TypeScript, or one that knows where in a script it stands. */
export type Text = string | SourceText

/**
 * The text with its place; a bare string is its own source, under the name of its role.
 *
 * @throws HillockError `type-mismatch` if it is no text
 */
export function sourceText(text: Text, role: string): SourceText {
  if (!isText(text)) throw wrongArgument(role, 'a text', text)
  return typeof text === 'string' ? namedText(role, text) : text
}

export function isText(value: unknown): value is Text {
  if (typeof value === 'string') return true
  if (typeof value !== 'object' || value === null || !('text' in value) || !('pieces' in value)) return false
  return typeof value.text === 'string' && Array.isArray(value.pieces)
}
