/** Which lines of the text carry out what of the model. */
import type { Span } from '../../diagnostics/index.ts'

/** What a line of the text comes from. */
export interface LineOrigin {
  /** Its number in the text, from 1. */
  readonly line: number
  /** What of the model it carries out, where one statement of it does. */
  readonly span?: Span | undefined
  /** The phases whose code it is, by their index in the schedule. */
  readonly phases?: readonly number[] | undefined
}

type Origin = Omit<LineOrigin, 'line'>

/** Stands between a line and the number of its origin; the model's text has none of it, since comments leave it out. */
const mark = '\u0000'

/**
 * Lines are strings until the text stands, so each carries the number of its origin at its end until then. A text without them is the
 * same, so that it stays the key of what was assembled.
 */
export class Origins {
  readonly #known: Origin[] = []

  /** The lines with what they come from; those that are known already keep it as well. */
  of(lines: readonly string[], origin: Origin): string[] {
    if (origin.span === undefined && origin.phases === undefined) return [...lines]
    const own = `${mark}${this.#known.push(origin) - 1}`
    return lines.map(line => `${line}${own}`)
  }

  /** The text as it is to be, and where its lines come from. */
  taken(text: string): { readonly text: string; readonly lines: readonly LineOrigin[] } {
    const lines: LineOrigin[] = []
    const bare = text.split('\n').map((whole, index) => {
      const [line = '', ...numbers] = whole.split(mark)
      const origins = numbers.map(number => this.#known[Number(number)])
      const span = origins.find(origin => origin?.span !== undefined)?.span
      const phases = origins.find(origin => origin?.phases !== undefined)?.phases
      if (numbers.length > 0) lines.push({ line: index + 1, ...(span && { span }), ...(phases && { phases }) })
      return line
    })
    return { text: bare.join('\n'), lines }
  }
}
