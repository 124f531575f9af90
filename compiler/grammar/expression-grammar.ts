/** Python's expressions: operators, calls, indices. */
import type { IToken, ParserMethod } from 'chevrotain'
import type { Argument, Expr, Name, Slice, UnaryOperator } from './ast.ts'
import { ParameterGrammar } from './parameter-grammar.ts'
import { foldInfix, type InfixOperator, type Step } from './fold.ts'
import { comprehension, foldConditions, itemOrTuple, numberLiteral } from './nodes.ts'
import { nameText } from './parser-base.ts'
import * as T from './tokens.ts'

/**
 * Rules build nodes as they go; operators of all levels are one flat row that `foldInfix` makes into a tree, which
 * keeps the recursion of nested brackets shallow.
 */
export abstract class ExpressionGrammar extends ParameterGrammar {
  /** A value: anything but a starred item or an unparenthesised tuple. */
  protected readonly expression: ParserMethod<[], Expr> = this.RULE('expression', () =>
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
  protected readonly operand: ParserMethod<[Step[]], void> = this.RULE('operand', (steps: Step[]) => {
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

  protected readonly arguments: ParserMethod<[], readonly Argument[]> = this.RULE('arguments', () => {
    const listed = this.OPTION(() => this.listOf(this.argument))
    return this.ACTION(() => listed?.items ?? [])
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
                    return { value: this.SUBRULE3(this.expression), clauses: undefined }
                  },
                },
                { ALT: () => ({ value: undefined, clauses: this.SUBRULE(this.clauses) }) },
              ]),
            )
            return this.ACTION((): Argument => {
              const span = this.spanFrom(first.startOffset)
              if (rest?.clauses !== undefined) {
                return { value: comprehension('generator', value, rest.clauses, span), span }
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
    const listed = this.listOf(this.subscript)
    return this.ACTION(() => itemOrTuple(listed, this.spanFrom(start)))
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
    const parameters = this.SUBRULE(this.plainParameters)
    this.CONSUME(T.Colon)
    const body = this.SUBRULE(this.expression)
    return this.ACTION((): Expr => ({ kind: 'lambda', parameters, body, span: this.spanFrom(start) }))
  })

  private readonly yielded: ParserMethod<[], Expr> = this.RULE('yielded', () => {
    const start = this.CONSUME(T.Yield).startOffset
    const from = this.OPTION(() => this.CONSUME(T.From)) !== undefined
    const value = this.OPTION2(() => this.SUBRULE(this.items))
    return this.ACTION((): Expr => {
      if (from && value === undefined) this.fault(this.spanFrom(start), "expected a value after 'yield from'")
      return { kind: 'yield', from, ...(value !== undefined && { value }), span: this.spanFrom(start) }
    })
  })

  protected prefix(steps: Step[], token: IToken): void {
    this.ACTION(() => steps.push({ kind: 'prefix', operator: token.image as UnaryOperator, start: token.startOffset }))
  }

  protected infix(steps: Step[], first: IToken, second?: IToken): void {
    this.ACTION(() => {
      const operator = (second === undefined ? first.image : `${first.image} ${second.image}`) as InfixOperator
      steps.push({ kind: 'infix', operator, start: first.startOffset, end: T.endOf(second ?? first) })
    })
  }

  protected name(token: IToken): Name {
    return this.ACTION((): Name => ({ kind: 'name', name: nameText(token), span: this.spanOf(token) }))
  }

  protected number(token: IToken): Expr {
    return this.ACTION((): Expr => numberLiteral(token.image, this.spanOf(token), this.report))
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
}
