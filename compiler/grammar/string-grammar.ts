/** String literals: adjacent ones are one, and those of an f-string hold expressions. */
import type { IToken, ParserMethod } from 'chevrotain'
import { concatenate, error, type Report, type SourceText, type Span } from '../../diagnostics/index.ts'
import type { Expr, FormattedField, FormattedString, StringLiteral } from './ast.ts'
import { stringValue } from './literals.ts'
import { ParserBase } from './parser-base.ts'
import type { StringScan } from './scan.ts'
import * as T from './tokens.ts'

export abstract class StringGrammar extends ParserBase {
  protected abstract readonly items: ParserMethod<[], Expr>

  /** Adjacent literals, which are one. */
  protected readonly strings: ParserMethod<[], Expr> = this.RULE('strings', () => {
    const start = this.LA(1).startOffset
    const parts: (StringLiteral | FormattedString)[] = []
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => parts.push(this.string(this.CONSUME(T.StringToken))) },
        { ALT: () => parts.push(this.SUBRULE(this.formatted)) },
      ])
    })
    return this.ACTION(() => joined(parts, this.spanFrom(start), this.report))
  })

  private string(token: IToken): StringLiteral {
    return this.ACTION(() => stringLiteral(token, this.text, this.spanOf(token), this.report))
  }

  private readonly formatted: ParserMethod<[], FormattedString> = this.RULE('formatted', () => {
    const open = this.CONSUME(T.FormattedOpen)
    const parts: (StringLiteral | FormattedField)[] = []
    this.MANY(() => this.SUBRULE(this.formattedPart, { ARGS: [parts, open] }))
    this.CONSUME(T.FormattedClose)
    return this.ACTION((): FormattedString => ({ kind: 'formatted', parts, span: this.spanFrom(open.startOffset) }))
  })

  private readonly formattedPart: ParserMethod<[(StringLiteral | FormattedField)[], IToken], void> = this.RULE(
    'formattedPart',
    (parts: (StringLiteral | FormattedField)[], open: IToken) => {
      this.OR([
        {
          ALT: () => {
            const text = this.CONSUME(T.FormattedText)
            this.ACTION(() => parts.push(formattedText(text, open, this.text, this.spanOf(text), this.report)))
          },
        },
        {
          ALT: () => {
            const field = this.SUBRULE(this.field, { ARGS: [open] })
            this.ACTION(() => parts.push(field))
          },
        },
      ])
    },
  )

  private readonly field: ParserMethod<[IToken], FormattedField> = this.RULE('field', (open: IToken) => {
    const start = this.CONSUME(T.FieldOpen)
    const value = this.SUBRULE(this.items)
    const label = this.OPTION(() => this.CONSUME(T.FieldLabel))
    const conversion = this.OPTION2(() => this.CONSUME(T.FieldConversion))
    let colon: IToken | undefined
    const parts: (StringLiteral | FormattedField)[] = []
    this.OPTION3(() => {
      colon = this.CONSUME(T.FieldColon)
      this.MANY(() => this.SUBRULE(this.formattedPart, { ARGS: [parts, open] }))
    })
    const close = this.CONSUME(T.FieldClose)
    return this.ACTION((): FormattedField => {
      const written = conversion?.image.slice(1) ?? (label !== undefined && colon === undefined ? 'r' : undefined)
      if (conversion !== undefined && (written === undefined || !isConversion(written))) {
        this.fault(this.spanOf(conversion), `'${conversion.image}' is no conversion`, "write '!r', '!s' or '!a'")
      }
      const format = colon && this.between(T.endOf(colon), close.startOffset)
      return {
        kind: 'field',
        value,
        ...(label !== undefined && { label: this.text.text.slice(T.endOf(start), T.endOf(label)) }),
        ...(isConversion(written) && { conversion: written }),
        ...(format !== undefined && { format: { kind: 'formatted', parts, span: format } }),
        span: this.spanFrom(start.startOffset),
      }
    })
  })
}

function isConversion(written: string | undefined): written is 's' | 'r' | 'a' {
  return written === 's' || written === 'r' || written === 'a'
}

function stringLiteral(token: IToken, text: SourceText, span: Span, report: Report): StringLiteral {
  const { opening, end }: StringScan = token.payload
  const shift = token.startOffset - opening.start
  const manner = { raw: opening.raw, bytes: opening.bytes, formatted: false }
  const value = stringValue(text, opening.inside + shift, end + shift - opening.quote.length, manner, report)
  // oxlint-disable-next-line no-control-regex
  if (opening.bytes && /[^\u0000-\u00ff]/.test(value.text))
    report(error('syntax', span, 'bytes can hold ASCII characters only'))
  return { kind: 'string', text: value, bytes: opening.bytes, span }
}

/** What stands between the fields of the f-string that `open` begins. */
function formattedText(token: IToken, open: IToken, text: SourceText, span: Span, report: Report): StringLiteral {
  const { opening }: StringScan = open.payload
  const manner = { raw: opening.raw, bytes: false, formatted: true }
  return {
    kind: 'string',
    text: stringValue(text, token.startOffset, T.endOf(token), manner, report),
    bytes: false,
    span,
  }
}

function joined(parts: readonly (StringLiteral | FormattedString)[], span: Span, report: Report): Expr {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  const strings = parts.filter(part => part.kind === 'string')
  if (strings.some(part => part.bytes) && (strings.length < parts.length || strings.some(part => !part.bytes))) {
    report(error('syntax', span, 'bytes and text cannot be joined'))
  }
  if (strings.length < parts.length) {
    return { kind: 'formatted', parts: parts.flatMap(part => (part.kind === 'string' ? [part] : part.parts)), span }
  }
  return { kind: 'string', text: concatenate(strings.map(part => part.text)), bytes: strings[0]?.bytes ?? false, span }
}
