/** Position tests carry their marks: `dv/dt = <|I|>/C : volt`. */
import type { Diagnostic } from '../../diagnostics/index.ts'

/** A text without its marks, and the marked ranges in order. */
export function unmark(marked: string): {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
} {
  const ranges: [number, number][] = []
  let text = ''
  for (const piece of marked.split(/(<\||\|>)/)) {
    if (piece === '<|') ranges.push([text.length, text.length])
    else if (piece === '|>') ranges[ranges.length - 1]![1] = text.length
    else text += piece
  }
  return { text, ranges }
}

/** A text with marks around what a diagnostic points at; its message where it points at nothing. */
export function mark({ span, message }: Diagnostic): string {
  if (span === undefined) return message
  const { text } = span.source
  return `${text.slice(0, span.start)}<|${text.slice(span.start, span.end)}|>${text.slice(span.end)}`
}
