import { EmbeddedActionsParser, type IToken, type ParserMethod } from 'chevrotain'
import { error, joinSpans, spanOf, type Diagnostic, type SourceText, type Span } from '../../diagnostics/index.ts'
import type {
  Argument,
  Comprehension,
  Expr,
  FormattedField,
  FormattedString,
  Slice,
  StringLiteral,
  UnaryOperator,
} from './ast.ts'
import { foldInfix, type InfixOperator, type Step } from './fold.ts'
import { numberValue, stringValue, joinTexts } from './literals.ts'
import { messages } from './messages.ts'
import type { StringScan } from './scan.ts'
import * as T from './tokens.ts'

/** `a, b`, `a,` or `a`, or the beginning of a comprehension. */
export interface Elements {
  readonly items: readonly Expr[]
  /** A comma was written, so that one item is a tuple too. */
  readonly comma: boolean
  readonly clause?: Clause
}

/** `for target in iterable if condition`. */
interface Clause {
  readonly target: Expr
  readonly iterable: Expr
  readonly conditions: readonly Expr[]
  /** More than one `for`, or `async`. */
  readonly several: boolean
}

interface Entry {
  readonly kind: 'pair' | 'item' | 'spread'
  readonly key: Expr
  readonly value: Expr
}

/**
 * Python's expressions. Rules build nodes as they go; operators of all levels are one flat row that `foldInfix` makes
 * into a tree, which keeps the recursion of nested brackets shallow.
 */
export class ExpressionGrammar extends EmbeddedActionsParser {
  /** The text whose tokens are being read. */
  protected text: SourceText = { text: '', pieces: [] }
  /** What the rules found wrong that no grammar says. */
  protected faults: Diagnostic[] = []

  constructor(validate: boolean) {
    super(T.vocabulary, { maxLookahead: 1, skipValidations: !validate, errorMessageProvider: messages })
  }

  /** A value: anything but a starred item or an unparenthesised tuple. */
  readonly expression: ParserMethod<[], Expr> = this.RULE('expression', () =>
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.lambda) },
        { ALT: () => this.SUBRULE(this.yielded) },
        { ALT: () => this.conditional() },
      ],
      ERR_MSG: 'a value',
    }),
  )

  /** `a if b else c if d else e`; no rule of its own, to keep the stack flat. */
  private conditional(): Expr {
    const start = this.LA(1).startOffset
    const values = [this.SUBRULE(this.operators)]
    const conditions: Expr[] = []
    this.MANY(() => {
      this.CONSUME(T.If)
      conditions.push(this.SUBRULE2(this.operators))
      this.CONSUME(T.Else)
      values.push(
        this.OR2({
          DEF: [{ ALT: () => this.SUBRULE2(this.lambda) }, { ALT: () => this.SUBRULE3(this.operators) }],
          ERR_MSG: 'a value',
        }),
      )
    })
    return this.ACTION(() => foldConditions(values, conditions, this.spanFrom(start)))
  }

  /** Operands with operators of every precedence. */
  protected readonly operators: ParserMethod<[], Expr> = this.RULE('operators', () => {
    const steps: Step[] = []
    const start = this.LA(1).startOffset
    this.MANY(() => this.prefix(steps, this.CONSUME(T.Not)))
    this.SUBRULE(this.operand, { ARGS: [steps] })
    this.MANY2(() => {
      this.OR([
        { ALT: () => this.infix(steps, this.CONSUME(T.Infix)) },
        { ALT: () => this.infix(steps, this.CONSUME(T.In)) },
        {
          ALT: () => {
            const first = this.CONSUME(T.Is)
            const second = this.OPTION(() => this.CONSUME2(T.Not))
            this.infix(steps, first, second)
          },
        },
        { ALT: () => this.infix(steps, this.CONSUME3(T.Not), this.CONSUME2(T.In)) },
        {
          ALT: () => {
            this.infix(steps, this.CONSUME(T.AndOr))
            this.MANY3(() => this.prefix(steps, this.CONSUME4(T.Not)))
          },
        },
      ])
      this.SUBRULE2(this.operand, { ARGS: [steps] })
    })
    return this.ACTION(() => foldInfix(steps, this.text) ?? this.unsupported('nothing', start))
  })

  /** Signs, a value and what is called, indexed or asked of it. */
  private readonly operand: ParserMethod<[Step[]], void> = this.RULE('operand', (steps: Step[]) => {
    this.MANY(() => this.prefix(steps, this.CONSUME(T.Sign)))
    const awaited = this.OPTION(() => this.CONSUME(T.Await))
    const start = this.LA(1).startOffset
    let value = this.OR({
      DEF: [
        { ALT: () => this.name(this.CONSUME(T.Name)) },
        { ALT: () => this.number(this.CONSUME(T.NumberToken)) },
        { ALT: () => this.SUBRULE(this.strings) },
        { ALT: () => this.constant(this.CONSUME(T.Constant)) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.braces) },
        { ALT: () => this.ellipsis(this.CONSUME(T.Ellipsis)) },
      ],
      ERR_MSG: 'a value',
    })
    this.MANY2(() => {
      const object = value
      value = this.OR2<Expr>([
        {
          ALT: () => {
            this.CONSUME(T.Dot)
            const name = this.CONSUME2(T.Name)
            return this.ACTION((): Expr => {
              return {
                kind: 'attribute',
                object,
                name: nameText(name),
                nameSpan: this.spanOf(name),
                span: this.spanFrom(start),
              }
            })
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.LeftParen)
            const values = this.SUBRULE(this.arguments)
            this.CONSUME(T.RightParen)
            return this.ACTION((): Expr => ({
              kind: 'call',
              callee: object,
              arguments: values,
              span: this.spanFrom(start),
            }))
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.LeftBracket)
            const index = this.SUBRULE(this.index)
            this.CONSUME(T.RightBracket)
            return this.ACTION((): Expr => ({ kind: 'subscript', object, index, span: this.spanFrom(start) }))
          },
        },
      ])
    })
    this.ACTION(() => {
      const expr = awaited === undefined ? value : this.unsupported("'await'", awaited.startOffset)
      steps.push({ kind: 'operand', expr, start: awaited?.startOffset ?? start, end: T.endOf(this.LA(0)) })
    })
  })

  private readonly group: ParserMethod<[], Expr> = this.RULE('group', () => {
    const start = this.CONSUME(T.LeftParen).startOffset
    const content = this.OPTION(() => this.SUBRULE(this.elements))
    this.CONSUME(T.RightParen)
    return this.ACTION((): Expr => {
      const span = this.spanFrom(start)
      if (content === undefined) return { kind: 'tuple', items: [], span }
      const [only] = content.items
      if (content.clause !== undefined) return this.comprehension('generator', content, content.clause, span)
      if (content.comma || only === undefined) return { kind: 'tuple', items: content.items, span }
      if (only.kind === 'starred') this.fault(only.span, "a '*' needs a list or tuple around it")
      return only
    })
  })

  private readonly list: ParserMethod<[], Expr> = this.RULE('list', () => {
    const start = this.CONSUME(T.LeftBracket).startOffset
    const content = this.OPTION(() => this.SUBRULE(this.elements))
    this.CONSUME(T.RightBracket)
    return this.ACTION((): Expr => {
      const span = this.spanFrom(start)
      if (content?.clause !== undefined) return this.comprehension('list', content, content.clause, span)
      return { kind: 'list', items: content?.items ?? [], span }
    })
  })

  private readonly elements: ParserMethod<[], Elements> = this.RULE('elements', () => {
    const items = [this.SUBRULE(this.item)]
    let comma = false
    const clause = this.OR([
      { ALT: () => this.SUBRULE(this.clause) },
      {
        ALT: () => {
          comma = this.moreItems(items)
          return undefined
        },
      },
    ])
    return this.ACTION(() => ({ items, comma, ...(clause !== undefined && { clause }) }))
  })

  /** `a, *b,` without brackets, as after `return` or `=`. */
  protected readonly items: ParserMethod<[], Expr> = this.RULE('items', () => {
    const start = this.LA(1).startOffset
    const items = [this.SUBRULE(this.item)]
    const comma = this.moreItems(items)
    return this.ACTION((): Expr => {
      const [only] = items
      if (comma || only === undefined) return { kind: 'tuple', items, span: this.spanFrom(start) }
      if (only.kind === 'starred') this.fault(only.span, "a '*' needs a list or tuple around it")
      return only
    })
  })

  /** The rest of `a, b, c,` behind its first item; to be used once in a rule. */
  private moreItems(items: Expr[]): boolean {
    let comma = false
    let more = true
    this.MANY({
      GATE: () => more,
      DEF: () => {
        this.CONSUME(T.Comma)
        comma = true
        more = false
        this.OPTION(() => {
          items.push(this.SUBRULE2(this.item))
          more = true
        })
      },
    })
    return comma
  }

  /** `*a`, `a` or `a := b`. */
  private readonly item: ParserMethod<[], Expr> = this.RULE('item', () =>
    this.OR({
      DEF: [{ ALT: () => this.SUBRULE(this.starred) }, { ALT: () => this.assigned() }],
      ERR_MSG: 'a value',
    }),
  )

  private readonly starred: ParserMethod<[], Expr> = this.RULE('starred', () => {
    const start = this.CONSUME(T.Star).startOffset
    const value = this.SUBRULE(this.operators)
    return this.ACTION((): Expr => ({ kind: 'starred', value, span: this.spanFrom(start) }))
  })

  /** An expression that may be `name := value`. */
  protected readonly named: ParserMethod<[], Expr> = this.RULE('named', () => this.assigned())

  private assigned(): Expr {
    const start = this.LA(1).startOffset
    const value = this.SUBRULE(this.expression)
    const walrus = this.OPTION(() => {
      this.CONSUME(T.Walrus)
      return this.SUBRULE2(this.expression)
    })
    return this.ACTION(() => (walrus === undefined ? value : this.unsupported("an assignment by ':='", start)))
  }

  private readonly clause: ParserMethod<[], Clause> = this.RULE('clause', () => {
    const asynchronous = this.OPTION(() => this.CONSUME(T.Async))
    this.CONSUME(T.For)
    const target = this.SUBRULE(this.targets)
    this.CONSUME(T.In)
    const iterable = this.SUBRULE(this.operators)
    const conditions: Expr[] = []
    let several = asynchronous !== undefined
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(T.If)
            conditions.push(this.SUBRULE2(this.operators))
          },
        },
        {
          ALT: () => {
            this.OPTION2(() => this.CONSUME2(T.Async))
            this.CONSUME2(T.For)
            this.SUBRULE2(this.targets)
            this.CONSUME2(T.In)
            this.SUBRULE3(this.operators)
            several = true
          },
        },
      ])
    })
    return this.ACTION(() => ({ target, iterable, conditions, several }))
  })

  /** What a loop assigns to; `in` cannot be an operator here. */
  protected readonly targets: ParserMethod<[], Expr> = this.RULE('targets', () => {
    const start = this.LA(1).startOffset
    const items = [this.SUBRULE(this.target)]
    let comma = false
    let more = true
    this.MANY({
      GATE: () => more,
      DEF: () => {
        this.CONSUME(T.Comma)
        comma = true
        more = false
        this.OPTION(() => {
          items.push(this.SUBRULE2(this.target))
          more = true
        })
      },
    })
    return this.ACTION((): Expr => {
      const [only] = items
      const whole: Expr = !comma && only !== undefined ? only : { kind: 'tuple', items, span: this.spanFrom(start) }
      this.checkTarget(whole)
      return whole
    })
  })

  private readonly target: ParserMethod<[], Expr> = this.RULE('target', () => {
    const star = this.OPTION(() => this.CONSUME(T.Star))
    const steps: Step[] = []
    const start = this.LA(1).startOffset
    this.SUBRULE(this.operand, { ARGS: [steps] })
    return this.ACTION((): Expr => {
      const value = foldInfix(steps, this.text) ?? this.unsupported('nothing', start)
      return star === undefined ? value : { kind: 'starred', value, span: this.spanFrom(star.startOffset) }
    })
  })

  private readonly braces: ParserMethod<[], Expr> = this.RULE('braces', () => {
    const start = this.CONSUME(T.LeftBrace).startOffset
    const entries: Entry[] = []
    let clause: Clause | undefined
    let more = true
    this.OPTION(() => {
      entries.push(this.SUBRULE(this.entry))
      this.OR([
        { ALT: () => (clause = this.SUBRULE(this.clause)) },
        {
          ALT: () =>
            this.MANY({
              GATE: () => more,
              DEF: () => {
                this.CONSUME(T.Comma)
                more = false
                this.OPTION2(() => {
                  entries.push(this.SUBRULE2(this.entry))
                  more = true
                })
              },
            }),
        },
      ])
    })
    this.CONSUME(T.RightBrace)
    return this.ACTION(() => this.braced(entries, clause !== undefined, start))
  })

  private readonly entry: ParserMethod<[], Entry> = this.RULE('entry', () =>
    this.OR({
      DEF: [
        {
          ALT: (): Entry => {
            this.CONSUME(T.Power)
            const value = this.SUBRULE(this.operators)
            return { kind: 'spread', key: value, value }
          },
        },
        {
          ALT: (): Entry => {
            const key = this.SUBRULE(this.item)
            const value = this.OPTION(() => {
              this.CONSUME(T.Colon)
              return this.SUBRULE(this.expression)
            })
            return { kind: value === undefined ? 'item' : 'pair', key, value: value ?? key }
          },
        },
      ],
      ERR_MSG: 'a value',
    }),
  )

  private readonly arguments: ParserMethod<[], Argument[]> = this.RULE('arguments', () => {
    const found: Argument[] = []
    let more = true
    this.OPTION(() => {
      found.push(this.SUBRULE(this.argument))
      this.MANY({
        GATE: () => more,
        DEF: () => {
          this.CONSUME(T.Comma)
          more = false
          this.OPTION2(() => {
            found.push(this.SUBRULE2(this.argument))
            more = true
          })
        },
      })
    })
    return found
  })

  private readonly argument: ParserMethod<[], Argument> = this.RULE('argument', () => {
    const first = this.LA(1)
    return this.OR({
      DEF: [
        {
          ALT: (): Argument => {
            this.CONSUME(T.Star)
            const value = this.SUBRULE(this.expression)
            return this.ACTION(() => ({ star: '*', value, span: this.spanFrom(first.startOffset) }))
          },
        },
        {
          ALT: (): Argument => {
            this.CONSUME(T.Power)
            const value = this.SUBRULE2(this.expression)
            return this.ACTION(() => ({ star: '**', value, span: this.spanFrom(first.startOffset) }))
          },
        },
        {
          ALT: (): Argument => {
            const value = this.SUBRULE(this.named)
            const rest = this.OPTION(() =>
              this.OR2([
                {
                  ALT: () => {
                    this.CONSUME(T.Assign)
                    return { value: this.SUBRULE3(this.expression), clause: undefined }
                  },
                },
                { ALT: () => ({ value: undefined, clause: this.SUBRULE(this.clause) }) },
              ]),
            )
            return this.ACTION((): Argument => {
              const span = this.spanFrom(first.startOffset)
              if (rest?.clause !== undefined) {
                return {
                  value: this.comprehension('generator', { items: [value], comma: false }, rest.clause, span),
                  span,
                }
              }
              if (rest?.value === undefined) return { value, span }
              if (value.kind !== 'name' || first.tokenType !== T.Name) {
                this.fault(value.span, 'only a plain name can be a keyword argument', "to compare, write '=='")
              }
              return { ...(value.kind === 'name' && { name: value.name }), value: rest.value, span }
            })
          },
        },
      ],
      ERR_MSG: 'a value',
    })
  })

  private readonly index: ParserMethod<[], Expr> = this.RULE('index', () => {
    const start = this.LA(1).startOffset
    const items = [this.SUBRULE(this.subscript)]
    let comma = false
    let more = true
    this.MANY({
      GATE: () => more,
      DEF: () => {
        this.CONSUME(T.Comma)
        comma = true
        more = false
        this.OPTION(() => {
          items.push(this.SUBRULE2(this.subscript))
          more = true
        })
      },
    })
    return this.ACTION((): Expr => {
      const [only] = items
      if (!comma && only !== undefined) return only
      return { kind: 'tuple', items, span: this.spanFrom(start) }
    })
  })

  private readonly subscript: ParserMethod<[], Expr> = this.RULE('subscript', () => {
    const start = this.LA(1).startOffset
    let first: Expr | undefined
    let rest: Pick<Slice, 'stop' | 'step'> | undefined
    this.OR({
      DEF: [
        { ALT: () => (rest = this.SUBRULE(this.sliceRest)) },
        {
          ALT: () => {
            first = this.SUBRULE(this.item)
            this.OPTION(() => (rest = this.SUBRULE2(this.sliceRest)))
          },
        },
      ],
      ERR_MSG: 'an index',
    })
    return this.ACTION((): Expr => {
      if (rest === undefined && first !== undefined) return first
      return { kind: 'slice', ...(first !== undefined && { start: first }), ...rest, span: this.spanFrom(start) }
    })
  })

  private readonly sliceRest: ParserMethod<[], Pick<Slice, 'stop' | 'step'>> = this.RULE('sliceRest', () => {
    this.CONSUME(T.Colon)
    const stop = this.OPTION(() => this.SUBRULE(this.expression))
    const step = this.OPTION2(() => {
      this.CONSUME2(T.Colon)
      return this.OPTION3(() => this.SUBRULE2(this.expression))
    })
    return { ...(stop !== undefined && { stop }), ...(step !== undefined && { step }) }
  })

  private readonly lambda: ParserMethod<[], Expr> = this.RULE('lambda', () => {
    const start = this.CONSUME(T.Lambda).startOffset
    this.MANY(() =>
      this.OR([
        { ALT: () => this.CONSUME(T.Name) },
        { ALT: () => this.CONSUME(T.Comma) },
        { ALT: () => this.CONSUME(T.Star) },
        { ALT: () => this.CONSUME(T.Power) },
        { ALT: () => this.CONSUME(T.Slash) },
        {
          ALT: () => {
            this.CONSUME(T.Assign)
            this.SUBRULE(this.expression)
          },
        },
      ]),
    )
    this.CONSUME(T.Colon)
    this.SUBRULE2(this.expression)
    return this.ACTION(() => this.unsupported("a 'lambda'", start))
  })

  private readonly yielded: ParserMethod<[], Expr> = this.RULE('yielded', () => {
    const start = this.CONSUME(T.Yield).startOffset
    this.OPTION(() => this.CONSUME(T.From))
    this.OPTION2(() => this.SUBRULE(this.items))
    return this.ACTION(() => this.unsupported("'yield'", start))
  })

  /** Adjacent literals, which are one. */
  private readonly strings: ParserMethod<[], Expr> = this.RULE('strings', () => {
    const start = this.LA(1).startOffset
    const parts: (StringLiteral | FormattedString)[] = []
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => parts.push(this.string(this.CONSUME(T.StringToken))) },
        { ALT: () => parts.push(this.SUBRULE(this.formatted)) },
      ])
    })
    return this.ACTION(() => this.joined(parts, this.spanFrom(start)))
  })

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
            this.ACTION(() => parts.push(this.formattedText(text, open)))
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

  // ---- what the rules use

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
    this.faults.push(error('syntax', span, message, { help }))
  }

  protected unsupported(construct: string, start: number): Expr {
    return { kind: 'unsupported', construct, span: this.spanFrom(start) }
  }

  /** Refuses what cannot be assigned to. */
  protected checkTarget(target: Expr, help?: string): void {
    switch (target.kind) {
      case 'name':
      case 'attribute':
      case 'subscript':
        return
      case 'starred':
        return this.checkTarget(target.value, help)
      case 'tuple':
      case 'list':
        for (const item of target.items) this.checkTarget(item, help)
        return
      default:
        this.fault(target.span, `cannot assign to ${describe(target)}`, help)
    }
  }

  private prefix(steps: Step[], token: IToken): void {
    this.ACTION(() => steps.push({ kind: 'prefix', operator: token.image as UnaryOperator, start: token.startOffset }))
  }

  private infix(steps: Step[], first: IToken, second?: IToken): void {
    this.ACTION(() => {
      const operator = (second === undefined ? first.image : `${first.image} ${second.image}`) as InfixOperator
      steps.push({ kind: 'infix', operator, start: first.startOffset, end: T.endOf(second ?? first) })
    })
  }

  private name(token: IToken): Expr {
    return this.ACTION((): Expr => ({ kind: 'name', name: nameText(token), span: this.spanOf(token) }))
  }

  protected number(token: IToken): Expr {
    return this.ACTION((): Expr => {
      const value = numberValue(token.image)
      const span = this.spanOf(token)
      if (!('message' in value)) return { kind: 'number', ...value, span }
      this.fault(span, value.message, value.help)
      return { kind: 'number', integer: false, imaginary: false, text: '0', value: 0, span }
    })
  }

  private constant(token: IToken): Expr {
    return this.ACTION((): Expr => {
      return {
        kind: 'constant',
        value: token.image === 'None' ? null : token.image === 'True',
        span: this.spanOf(token),
      }
    })
  }

  private ellipsis(token: IToken): Expr {
    return this.ACTION((): Expr => ({ kind: 'name', name: 'Ellipsis', span: this.spanOf(token) }))
  }

  private string(token: IToken): StringLiteral {
    return this.ACTION((): StringLiteral => {
      const { opening, end }: StringScan = token.payload
      const shift = token.startOffset - opening.start
      const inside = opening.inside + shift
      const manner = { raw: opening.raw, bytes: opening.bytes, formatted: false }
      const text = stringValue(this.text, inside, end + shift - opening.quote.length, manner, each =>
        this.faults.push(each),
      )
      // oxlint-disable-next-line no-control-regex
      if (opening.bytes && /[^\u0000-\u00ff]/.test(text.text))
        this.fault(this.spanOf(token), 'bytes can hold ASCII characters only')
      return { kind: 'string', text, bytes: opening.bytes, span: this.spanOf(token) }
    })
  }

  private formattedText(token: IToken, open: IToken): StringLiteral {
    const { opening }: StringScan = open.payload
    const manner = { raw: opening.raw, bytes: false, formatted: true }
    const complain = (each: Diagnostic): void => void this.faults.push(each)
    const text = stringValue(this.text, token.startOffset, T.endOf(token), manner, complain)
    return { kind: 'string', text, bytes: false, span: this.spanOf(token) }
  }

  private joined(parts: readonly (StringLiteral | FormattedString)[], span: Span): Expr {
    const [first] = parts
    if (parts.length === 1 && first !== undefined) return first
    const strings = parts.filter(part => part.kind === 'string')
    if (strings.some(part => part.bytes) && (strings.length < parts.length || strings.some(part => !part.bytes))) {
      this.fault(span, 'bytes and text cannot be joined')
    }
    if (strings.length < parts.length) {
      return { kind: 'formatted', parts: parts.flatMap(part => (part.kind === 'string' ? [part] : part.parts)), span }
    }
    return { kind: 'string', text: joinTexts(strings.map(part => part.text)), bytes: strings[0]?.bytes ?? false, span }
  }

  private comprehension(form: Comprehension['form'], { items, comma }: Elements, clause: Clause, span: Span): Expr {
    const [element] = items
    if (clause.several || comma || element === undefined) {
      return { kind: 'unsupported', construct: "a comprehension with more than one 'for'", span }
    }
    const { target, iterable, conditions } = clause
    return { kind: 'comprehension', form, element, target, iterable, conditions, span }
  }

  private braced(entries: readonly Entry[], comprehended: boolean, start: number): Expr {
    const span = this.spanFrom(start)
    const [first] = entries
    const isDict = first === undefined || first.kind !== 'item'
    if (comprehended) {
      return { kind: 'unsupported', construct: isDict ? 'a dict comprehension' : 'a set comprehension', span }
    }
    if (!isDict) {
      const other = entries.find(entry => entry.kind !== 'item')
      if (other !== undefined) this.fault(other.key.span, 'a set and a dict are mixed in these braces')
      return { kind: 'set', items: entries.map(entry => entry.key), span }
    }
    const other = entries.find(entry => entry.kind === 'item')
    if (other !== undefined) this.fault(other.key.span, "this entry of a dict has no value: expected ':' after it")
    if (entries.some(entry => entry.kind === 'spread'))
      return { kind: 'unsupported', construct: "'**' in a dict", span }
    return { kind: 'dict', entries: entries.map(({ key, value }) => ({ key, value })), span }
  }
}

/** The name a token stands for: Python takes letters that only look different as the same. */
export function nameText(token: IToken): string {
  return token.image.normalize('NFKC')
}

function isConversion(written: string | undefined): written is 's' | 'r' | 'a' {
  return written === 's' || written === 'r' || written === 'a'
}

function foldConditions(values: readonly Expr[], conditions: readonly Expr[], span: Span): Expr {
  let folded = values.at(-1)
  for (let i = conditions.length - 1; i >= 0; i--) {
    const condition = conditions[i]
    const then = values[i]
    if (condition === undefined || then === undefined || folded === undefined) continue
    const extent = i === 0 ? span : joinSpans(then.span, folded.span)
    // oxlint-disable-next-line unicorn/no-thenable -- a branch of the tree, never awaited
    folded = { kind: 'conditional', condition, then, otherwise: folded, span: extent }
  }
  return folded ?? { kind: 'unsupported', construct: 'nothing', span }
}

function describe(expr: Expr): string {
  switch (expr.kind) {
    case 'call':
      return 'a call'
    case 'number':
    case 'string':
    case 'formatted':
      return 'a literal'
    case 'constant':
      return expr.value === null ? 'None' : expr.value ? 'True' : 'False'
    case 'compare':
      return 'a comparison'
    case 'unsupported':
      return expr.construct
    default:
      return 'an expression'
  }
}
