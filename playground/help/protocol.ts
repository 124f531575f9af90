/** What the page asks the thread that knows the language, and what that answers. */
import type { Completion, Hover, ScriptConstant } from '../../session/index.ts'
import type { Problem } from '../run/protocol.ts'

/** A question about a text, or a place in it. */
export type HelpQuestion =
  | { readonly kind: 'check'; readonly file: string; readonly text: string }
  | { readonly kind: 'complete' | 'hover'; readonly file: string; readonly text: string; readonly offset: number }

interface Answers {
  readonly check: {
    readonly problems: readonly Problem[]
    /** The number of the script's own `seed(…)`. */
    readonly seed: number | undefined
    /** Groups of so many neurons. */
    readonly sizes: readonly { readonly name: string; readonly value: number }[]
    /** What has a slider. */
    readonly constants: readonly Omit<ScriptConstant, 'span'>[]
  }
  readonly complete: { readonly completions: readonly Completion[] }
  readonly hover: { readonly hover: Hover | undefined }
}

export type HelpAnswer<Kind extends HelpQuestion['kind'] = HelpQuestion['kind']> = Answers[Kind]

/** Messages, by number. */
export interface HelpRequest {
  readonly ask: number
  readonly question: HelpQuestion
}

export interface HelpReply {
  readonly ask: number
  readonly answer: HelpAnswer | undefined
  /** A fault of Hillock's own. */
  readonly fault?: string | undefined
}
