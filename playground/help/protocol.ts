/** What the page asks the thread that knows the language, and what that answers. */
import type { ScriptConstant } from '../../session/index.ts'
import type { Problem } from '../run/protocol.ts'

/** A question, about a text. */
export type HelpQuestion = { readonly kind: 'check'; readonly file: string; readonly text: string }

interface Answers {
  readonly check: {
    readonly problems: readonly Problem[]
    /** What has a slider. */
    readonly constants: readonly Omit<ScriptConstant, 'span'>[]
  }
}

export type HelpAnswer<Kind extends HelpQuestion['kind']> = Answers[Kind]

/** Messages, by number. */
export interface HelpRequest {
  readonly ask: number
  readonly question: HelpQuestion
}

export interface HelpReply {
  readonly ask: number
  readonly answer: HelpAnswer<HelpQuestion['kind']> | undefined
  /** A fault of Hillock's own. */
  readonly fault?: string
}
