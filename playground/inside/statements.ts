/** The pieces of a model that generated lines come from. */
import type { Span } from '../../diagnostics/index.ts'
import type { Edited } from '../notebook.ts'
import type { Statement } from './inside.ts'

/**
 * The different spans, in the order of the script, and which statement each of them is.
 *
 * @param offset where places lie in the text that is edited; those of other texts are nowhere, and come last
 */
export function statementsOf(
  spans: readonly Span[],
  offset: Edited['offset'],
): { readonly statements: readonly Statement[]; readonly indexOf: (span: Span) => number } {
  const known = new Map<string, Span>()
  for (const span of spans) known.set(keyOf(span), span)
  const placed = Array.from(known.values(), span => {
    const from = offset(span.source.name, span.start)
    return { span, from, to: from === undefined ? undefined : from + span.end - span.start }
  })
  const ordered = placed.toSorted((a, b) => (a.from ?? Infinity) - (b.from ?? Infinity) || a.span.end - b.span.end)
  const places = new Map(ordered.map(({ span }, index) => [keyOf(span), index]))
  return {
    statements: ordered.map(({ span, from, to }) => ({
      text: `${headOf(span)}${oneLine(span.source.text.slice(span.start, span.end))}`,
      ...(from !== undefined && to !== undefined && { from, to }),
    })),
    indexOf: span => places.get(keyOf(span)) ?? -1,
  }
}

/** What a piece of the script is assigned to, or is an argument for: `dv/dt = `, `reset: `; empty where that is not in its line. */
function headOf({ source: { text }, start }: Span): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const [, name, quote] = /([\w./]+)\s*=\s*([rbuf]?['"]+\s*)?$/.exec(line) ?? []
  if (name === undefined) return ''
  return quote === undefined || name.includes('.') ? `${name} = ` : `${name}: `
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\\?\n\s*/g, ' ')
}

function keyOf({ source, start, end }: Span): string {
  return `${start} ${end} ${source.name}`
}
