import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from 'chevrotain'
import { error, spanOf, type Diagnostic, type Report, type SourceText, type Span } from '../../diagnostics/index.ts'
import type { UnsupportedExpr } from './ast.ts'
import { messages } from './messages.ts'
import * as T from './tokens.ts'

/** `a`, `a, b, c` or `a, b, c,`. */
export interface Listed<Item> {
  readonly items: readonly Item[]
  /** A separator stands behind the last item too. */
  readonly ended: boolean
}

/** How often a rule uses something is counted from 0; what a list uses is counted where no rule gets to. */
const inList = 100

/**
 * What all rules use: the places of what was read, faults, lists. The layers of the grammar are classes one upon the
 * other, since Chevrotain analyses the rules of one class; a layer declares abstract what one above it defines.
 */
export abstract class ParserBase extends EmbeddedActionsParser {
  /** The text whose tokens are being read. */
  protected text: SourceText = { text: '', pieces: [] }
  /** What the rules found wrong that no grammar says. */
  protected faults: Diagnostic[] = []
  protected readonly report: Report = each => void this.faults.push(each)

  constructor(validate: boolean) {
    super(T.vocabulary, { maxLookahead: 1, skipValidations: !validate, errorMessageProvider: messages })
  }

  /** At least one item, with a separator between any two and perhaps one at the end. To be used once in a rule. */
  protected listOf<Item>(item: ParserMethod<[], Item>, separator: TokenType = T.Comma): Listed<Item> {
    return this.listFrom(this.subrule(inList, item), item, separator)
  }

  /** A list whose first item is read already. To be used once in a rule, and not together with `listOf`. */
  protected listFrom<Item>(first: Item, item: ParserMethod<[], Item>, separator: TokenType = T.Comma): Listed<Item> {
    const items = [first]
    let ended = false
    this.many(inList, {
      GATE: () => !ended,
      DEF: () => {
        this.consume(inList, separator)
        ended = true
        this.option(inList, () => {
          items.push(this.subrule(inList + 1, item))
          ended = false
        })
      },
    })
    return { items, ended }
  }

  protected between(start: number, end: number): Span {
    return spanOf(this.text, start, end)
  }

  protected spanOf(token: IToken): Span {
    return this.between(token.startOffset, T.endOf(token))
  }

  /** From `start` to the last token read. */
  protected spanFrom(start: number): Span {
    return this.between(start, T.endOf(this.LA(0)))
  }

  protected fault(span: Span, message: string, help?: string): void {
    this.report(error('syntax', span, message, { help }))
  }

  protected unsupported(construct: string, start: number): UnsupportedExpr {
    return { kind: 'unsupported', construct, span: this.spanFrom(start) }
  }
}

/** The name a token stands for: Python takes letters that only look different as the same. */
export function nameText(token: IToken): string {
  return token.image.normalize('NFKC')
}
