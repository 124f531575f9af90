/** What stands inside strings: equations, statements of code, single expressions. */
import type { IToken, ParserMethod } from 'chevrotain'
import type { BinaryOperator, CodeStatement, Equation, Expr, Flag } from './ast.ts'
import { ExpressionGrammar } from './expression-grammar.ts'
import { foldInfix, type Step } from './fold.ts'
import { comprehension, onceIf } from './nodes.ts'
import { nameText } from './parser-base.ts'
import * as T from './tokens.ts'

export abstract class EquationGrammar extends ExpressionGrammar {
  readonly wholeExpression: ParserMethod<[], Expr> = this.RULE('wholeExpression', () => this.SUBRULE(this.items))

  /** What is in the brackets of a generator expression; `a if b` is `a` once, if `b`. */
  readonly generator: ParserMethod<[], Expr> = this.RULE('generator', () => {
    const start = this.LA(1).startOffset
    const element = this.SUBRULE(this.operators)
    const clauses = this.OPTION(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.clauses) },
        {
          ALT: () => {
            this.CONSUME(T.If)
            const condition = this.SUBRULE2(this.operators)
            return this.ACTION(() => onceIf([condition], condition.span))
          },
        },
      ]),
    )
    return this.ACTION(() => {
      const span = this.spanFrom(start)
      return comprehension('generator', element, clauses ?? onceIf([], span), span)
    })
  })

  readonly equation: ParserMethod<[], Equation> = this.RULE('equation', () => {
    const first = this.CONSUME(T.Name)
    // `d v/dt`
    const apart = this.OPTION3({ GATE: () => this.LA(0).image === 'd', DEF: () => this.CONSUME3(T.Name) })
    const name = apart ?? first
    let kind: Equation['kind'] = 'parameter'
    let expression: Expr | undefined
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(T.Colon) },
        {
          ALT: () => {
            const time = this.OPTION(() => {
              this.CONSUME(T.Slash)
              return this.CONSUME2(T.Name)
            })
            this.CONSUME(T.Assign)
            expression = this.SUBRULE(this.expression)
            this.CONSUME2(T.Colon)
            kind = time === undefined ? 'subexpression' : 'differential'
            this.ACTION(() => time && this.checkDerivative(first, time, apart))
          },
        },
      ],
      ERR_MSG: "':' or '='",
    })
    const unit = this.SUBRULE(this.unit)
    const flags = this.OPTION2(() => this.SUBRULE(this.flags))
    return this.ACTION((): Equation => {
      const cut = kind === 'differential' && apart === undefined ? 1 : 0
      if (kind !== 'differential' && apart !== undefined)
        this.fault(
          this.spanOf(apart),
          `did not expect '${apart.image}' here`,
          `a derivative is written d${apart.image}/dt`,
        )
      return {
        kind,
        name: nameText(name).slice(cut),
        nameSpan: this.between(name.startOffset + cut, T.endOf(name)),
        ...(expression !== undefined && { expression }),
        unit,
        flags: flags ?? [],
        span: this.spanFrom(first.startOffset),
      }
    })
  })

  /** Names and numbers with `*`, `/`, `**`; without brackets, because those hold flags. */
  private readonly unit: ParserMethod<[], Expr> = this.RULE('unit', () => {
    const steps: Step[] = []
    this.SUBRULE(this.unitOperand, { ARGS: [steps] })
    this.MANY(() => {
      this.infix(steps, this.CONSUME(T.UnitInfix))
      this.SUBRULE2(this.unitOperand, { ARGS: [steps] })
    })
    return this.ACTION((): Expr => foldInfix(steps, this.text) ?? this.unsupported('nothing', this.LA(0).startOffset))
  })

  private readonly unitOperand: ParserMethod<[Step[]], void> = this.RULE('unitOperand', (steps: Step[]) => {
    this.MANY(() => this.prefix(steps, this.CONSUME(T.Minus)))
    const start = this.LA(1).startOffset
    const expr = this.OR<Expr>({
      DEF: [{ ALT: () => this.name(this.CONSUME(T.Name)) }, { ALT: () => this.number(this.CONSUME(T.NumberToken)) }],
      ERR_MSG: 'a unit',
    })
    this.ACTION(() => steps.push({ kind: 'operand', expr, start, end: T.endOf(this.LA(0)) }))
  })

  private readonly flags: ParserMethod<[], Flag[]> = this.RULE('flags', () => {
    const flags: Flag[] = []
    this.CONSUME(T.LeftParen)
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => flags.push(this.SUBRULE(this.flag)), ERR_MSG: 'a flag' })
    this.CONSUME(T.RightParen)
    return flags
  })

  /** Words, hyphens and numbers, of which blanks between them are part. */
  private readonly flag: ParserMethod<[], Flag> = this.RULE('flag', () => {
    const first = this.OR({ DEF: [{ ALT: () => this.CONSUME(T.Word) }], ERR_MSG: 'a flag' })
    const rest: IToken[] = []
    this.MANY(() => {
      const token = this.OR2([
        { ALT: () => this.CONSUME2(T.Word) },
        { ALT: () => this.CONSUME(T.Minus) },
        { ALT: () => this.CONSUME(T.NumberToken) },
      ])
      rest.push(token)
    })
    return this.ACTION(() => {
      let name = first.image
      let end = T.endOf(first)
      for (const token of rest) {
        name += (token.startOffset > end ? ' ' : '') + token.image
        end = T.endOf(token)
      }
      return { name, span: this.spanFrom(first.startOffset) }
    })
  })

  private checkDerivative(name: IToken, time: IToken, apart: IToken | undefined): void {
    const variable = apart?.image ?? name.image.slice(1)
    if (time.image !== 'dt') {
      const help = time.image.startsWith('d') ? `write d${name.image.replace(/^d/, '')}/dt` : undefined
      const span = this.between(name.startOffset, T.endOf(time))
      this.fault(span, `${name.image}/${time.image} is no derivative with respect to time`, help)
    } else if (!name.image.startsWith('d') || variable === '') {
      this.fault(
        this.spanOf(name),
        `'${name.image}/dt' is no derivative`,
        `for an equation of '${name.image}' write d${name.image}/dt`,
      )
    }
  }

  readonly codeStatement: ParserMethod<[], CodeStatement> = this.RULE('codeStatement', () => {
    const name = this.CONSUME(T.Name)
    const operator = this.OR({
      DEF: [{ ALT: () => this.CONSUME(T.Assign) }, { ALT: () => this.CONSUME(T.Augmented) }],
      ERR_MSG: "'=' or an assignment such as '+='",
    })
    const value = this.SUBRULE(this.expression)
    return this.ACTION((): CodeStatement => {
      const written = operator.image.slice(0, -1)
      return {
        target: this.name(name),
        ...(written !== '' && { operator: written as BinaryOperator }),
        value,
        span: this.spanFrom(name.startOffset),
      }
    })
  })
}
