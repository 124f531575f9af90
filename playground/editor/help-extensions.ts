/** Completion, hover and quick fixes of the editor, by what the helping thread knows of the language. */
import type { Extension } from '@codemirror/state'
import type { HelpAnswer, HelpQuestion } from '../help/protocol.ts'

/** Asks the helping thread. */
export type AskHelp = <Q extends HelpQuestion>(question: Q) => Promise<HelpAnswer<Q['kind']> | undefined>

/** What the editor needs of them. */
export function helpExtensions(_ask: AskHelp): Extension {
  return []
}
