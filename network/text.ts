import { namedText, type SourceText } from '../diagnostics/index.ts'

/** A text of the model: a string from TypeScript, or one that knows where in a script it stands. */
export type Text = string | SourceText

/** The text with its place; a bare string is its own source, under the name of its role. */
export function sourceText(text: Text, role: string): SourceText {
  return typeof text === 'string' ? namedText(role, text) : text
}
