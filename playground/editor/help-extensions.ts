/** Completion and hover of the editor, by what the helping thread knows of the language. */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import { element } from '../dom.ts'
import type { HelpAnswer, HelpQuestion } from '../help/protocol.ts'

/** Asks the helping thread. */
export type AskHelp = <Q extends HelpQuestion>(question: Q) => Promise<HelpAnswer<Q['kind']> | undefined>

/** Signs of CodeMirror for kinds of completions. */
const signs: Readonly<Record<string, string>> = {
  argument: 'property',
  attribute: 'property',
  constant: 'constant',
  flag: 'keyword',
  function: 'function',
  keyword: 'keyword',
  module: 'namespace',
  unit: 'type',
  value: 'enum',
  variable: 'variable',
}

/** What the editor needs of them. */
export function helpExtensions(ask: AskHelp, file: () => string): Extension {
  return [
    autocompletion({ override: [context => completions(context, ask, file())], maxRenderedOptions: 60 }),
    hoverTooltip((view, offset) => hover(view, offset, ask, file()), { hoverTime: 250 }),
  ]
}

async function completions(context: CompletionContext, ask: AskHelp, file: string): Promise<CompletionResult | null> {
  const { pos, state, explicit } = context
  const before = context.matchBefore(/[A-Za-z_]\w*|\.$/)
  if (before === null && !explicit) return null
  const answer = await ask({ kind: 'complete', file, text: state.doc.toString(), offset: pos })
  const found = answer?.completions ?? []
  const [first] = found
  if (first === undefined || context.aborted) return null
  return {
    from: first.replace.from,
    to: first.replace.to,
    validFor: /^\w*$/,
    options: found.map(({ label, kind, detail, documentation }) => ({
      label,
      detail,
      type: signs[kind] ?? 'text',
      ...(documentation !== '' && { info: documentation }),
    })),
  }
}

async function hover(view: EditorView, offset: number, ask: AskHelp, file: string): Promise<Tooltip | null> {
  const text = view.state.doc.toString()
  const answer = await ask({ kind: 'hover', file, text, offset })
  const found = answer?.hover
  if (found === undefined) return null
  const { from, to } = found
  return {
    pos: from,
    end: to,
    above: true,
    create: () => ({ dom: element('div', { className: 'help-hover' }, ...paragraphs(found.text)) }),
  }
}

/** Paragraphs, with what stands between backquotes as code. */
function paragraphs(text: string): readonly HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .map(paragraph =>
      element(
        'p',
        {},
        ...paragraph
          .split(/(`[^`]*`)/)
          .map(piece => (piece.startsWith('`') ? element('code', { textContent: piece.slice(1, -1) }) : piece)),
      ),
    )
}
