import type { IToken, ParserMethod } from 'chevrotain'
import type { Report, SourceText } from '../../diagnostics/index.ts'
import type { BinaryOperator, CodeStatement, Equation, Expr, Flag, Import, Jump, Statement } from './ast.ts'
import { explain, type Reading } from './explain.ts'
import { ExpressionGrammar, nameText } from './expression-grammar.ts'
import { foldInfix, type Step } from './fold.ts'
import { isTooDeep } from './depth.ts'
import * as T from './tokens.ts'

/** One logical line: simple statements, or the head of a compound one with what stands behind its colon. */
export type LineContent =
  | { readonly kind: 'simple'; readonly statements: readonly Statement[] }
  | {
      readonly kind: 'branch'
      readonly keyword: string
      readonly condition: Expr
      readonly inline: readonly Statement[]
    }
  | { readonly kind: 'else'; readonly inline: readonly Statement[] }
  | { readonly kind: 'for'; readonly target: Expr; readonly iterable: Expr; readonly inline: readonly Statement[] }

/** What can be read on its own: one line of a script, one equation, one statement of code, one expression. */
export type Entry = 'line' | 'equation' | 'codeStatement' | 'wholeExpression'

/**
 * The whole grammar: on top of expressions, the lines of a script, equations and statement code. Each of them is
 * parsed on its own, so that an error in one leaves the others untouched.
 */
export class Grammar extends ExpressionGrammar {
  constructor({ validate = false }: { readonly validate?: boolean } = {}) {
    super(validate)
    this.performSelfAnalysis()
  }

  /**
   * Reads tokens as one `entry`; reports at most one error and then returns undefined. `end` is the offset behind
   * the text the tokens come from.
   */
  read<E extends Entry>(
    entry: E,
    tokens: readonly IToken[],
    text: SourceText,
    report: Report,
    reading: Reading,
  ): ReturnType<Grammar[E]> | undefined {
    this.text = text
    this.faults = []
    this.input = [...tokens]
    const value = this[entry]() as ReturnType<Grammar[E]> | undefined
    const [failure] = this.errors
    const [fault] = this.faults
    if (failure !== undefined) report(explain(failure, tokens, text, reading))
    else if (fault !== undefined) report(fault)
    else if (value !== undefined && !isTooDeep(value, report)) return value
    return undefined
  }

  readonly wholeExpression: ParserMethod<[], Expr> = this.RULE('wholeExpression', () => this.SUBRULE(this.items))

  // ---- scripts

  readonly line: ParserMethod<[], LineContent> = this.RULE('line', () =>
    this.OR<LineContent>({
      ERR_MSG: 'a statement',
      DEF: [
        {
          ALT: () => {
            const keyword = this.CONSUME(T.BranchWord).image
            const condition = this.SUBRULE(this.named)
            this.CONSUME(T.Colon)
            const inline = this.SUBRULE(this.inline)
            return { kind: 'branch', keyword, condition, inline }
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.Else)
            this.CONSUME2(T.Colon)
            const inline = this.SUBRULE2(this.inline)
            return { kind: 'else', inline }
          },
        },
        {
          ALT: () => {
            this.CONSUME(T.For)
            const target = this.SUBRULE(this.targets)
            this.CONSUME(T.In)
            const iterable = this.SUBRULE(this.items)
            this.CONSUME3(T.Colon)
            const inline = this.SUBRULE3(this.inline)
            return { kind: 'for', target, iterable, inline }
          },
        },
        { ALT: () => ({ kind: 'simple', statements: this.SUBRULE(this.statements) }) },
      ],
    }),
  )

  private readonly inline: ParserMethod<[], readonly Statement[]> = this.RULE('inline', () => {
    const found = this.OPTION(() => this.SUBRULE(this.statements))
    return found ?? []
  })

  private readonly statements: ParserMethod<[], readonly Statement[]> = this.RULE('statements', () => {
    const found = [this.SUBRULE(this.statement)]
    let more = true
    this.MANY({
      GATE: () => more,
      DEF: () => {
        this.CONSUME(T.Semicolon)
        this.ACTION(() => silence(found))
        more = false
        this.OPTION(() => {
          found.push(this.SUBRULE2(this.statement))
          more = true
        })
      },
    })
    return found
  })

  private readonly statement: ParserMethod<[], Statement> = this.RULE('statement', () =>
    this.OR<Statement>({
      DEF: [
        { ALT: () => this.SUBRULE(this.imported) },
        { ALT: () => this.SUBRULE(this.importedFrom) },
        { ALT: () => this.jump(this.CONSUME(T.JumpWord)) },
        { ALT: () => this.SUBRULE(this.refused) },
        { ALT: () => this.SUBRULE(this.assignment) },
      ],
      ERR_MSG: 'a statement',
    }),
  )

  private readonly imported: ParserMethod<[], Statement> = this.RULE('imported', () => {
    const start = this.CONSUME(T.Import).startOffset
    const modules: Import['modules'][number][] = []
    this.AT_LEAST_ONE_SEP({
      SEP: T.Comma,
      ERR_MSG: 'a name',
      DEF: () => {
        const from = this.LA(1).startOffset
        const path = this.SUBRULE(this.path)
        const alias = this.OPTION(() => {
          this.CONSUME(T.As)
          return this.CONSUME(T.Name)
        })
        this.ACTION(() => modules.push({ path, ...(alias && { alias: nameText(alias) }), span: this.spanFrom(from) }))
      },
    })
    return this.ACTION((): Statement => ({ kind: 'import', modules, span: this.spanFrom(start) }))
  })

  private readonly importedFrom: ParserMethod<[], Statement> = this.RULE('importedFrom', () => {
    const start = this.CONSUME(T.From).startOffset
    const pathStart = this.LA(1).startOffset
    let dots = ''
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(T.Dot) }, { ALT: () => this.CONSUME(T.Ellipsis) }])
      this.ACTION(() => (dots += this.LA(0).image))
    })
    const module = this.OPTION(() => this.SUBRULE(this.path))
    const pathEnd = this.LA(0)
    this.CONSUME(T.Import)
    const names = this.OR2({
      DEF: [
        { ALT: () => this.CONSUME(T.Star) },
        { ALT: () => this.SUBRULE(this.importedNames) },
        {
          ALT: () => {
            this.CONSUME(T.LeftParen)
            const found = this.SUBRULE2(this.importedNames)
            this.CONSUME(T.RightParen)
            return found
          },
        },
      ],
      ERR_MSG: 'a name',
    })
    return this.ACTION((): Statement => {
      const path = dots + (module ?? '')
      const pathSpan = this.between(pathStart, T.endOf(pathEnd))
      if (path === '') this.fault(pathSpan, "expected the name of a module after 'from'")
      return {
        kind: 'from-import',
        path,
        pathSpan,
        names: Array.isArray(names) ? names : '*',
        span: this.spanFrom(start),
      }
    })
  })

  private readonly importedNames: ParserMethod<[], ImportedName[]> = this.RULE('importedNames', () => {
    const names: ImportedName[] = []
    names.push(this.SUBRULE(this.importedName))
    let more = true
    this.MANY({
      GATE: () => more,
      DEF: () => {
        this.CONSUME(T.Comma)
        more = false
        this.OPTION(() => {
          names.push(this.SUBRULE2(this.importedName))
          more = true
        })
      },
    })
    return names
  })

  private readonly importedName: ParserMethod<[], ImportedName> = this.RULE('importedName', () => {
    const name = this.CONSUME(T.Name)
    const alias = this.OPTION(() => {
      this.CONSUME(T.As)
      return this.CONSUME2(T.Name)
    })
    return this.ACTION(() => {
      return { name: nameText(name), ...(alias && { alias: nameText(alias) }), span: this.spanFrom(name.startOffset) }
    })
  })

  private readonly path: ParserMethod<[], string> = this.RULE('path', () => {
    const words: string[] = []
    this.AT_LEAST_ONE_SEP({ SEP: T.Dot, DEF: () => words.push(this.CONSUME(T.Name).image), ERR_MSG: 'a name' })
    return words.join('.')
  })

  private jump(token: IToken): Jump {
    return this.ACTION((): Jump => ({ kind: token.image as Jump['kind'], span: this.spanOf(token) }))
  }

  /** `raise`, `del` and their like, whatever follows. */
  private readonly refused: ParserMethod<[], Statement> = this.RULE('refused', () => {
    const word = this.CONSUME(T.RefusedWord)
    this.MANY(() => this.CONSUME(T.Anything))
    return this.ACTION((): Statement => {
      return { kind: 'unsupported', construct: `'${word.image}'`, span: this.spanFrom(word.startOffset) }
    })
  })

  /** An expression, and what is assigned to it. */
  private readonly assignment: ParserMethod<[], Statement> = this.RULE('assignment', () => {
    const start = this.LA(1).startOffset
    const first = this.SUBRULE(this.items)
    const values: Expr[] = []
    const kind = this.OR<'plain' | 'annotated' | BinaryOperator>([
      {
        ALT: () => {
          const operator = this.CONSUME(T.Augmented)
          values.push(this.SUBRULE2(this.items))
          return this.ACTION(() => operator.image.slice(0, -1) as BinaryOperator)
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.Colon)
          this.SUBRULE(this.expression)
          this.OPTION(() => {
            this.CONSUME(T.Assign)
            this.SUBRULE3(this.items)
          })
          return 'annotated' as const
        },
      },
      {
        ALT: () => {
          this.MANY(() => {
            this.CONSUME2(T.Assign)
            values.push(this.SUBRULE4(this.items))
          })
          return 'plain' as const
        },
      },
    ])
    return this.ACTION((): Statement => {
      const span = this.spanFrom(start)
      const value = values.at(-1)
      if (kind === 'annotated') return { kind: 'unsupported', construct: 'a type annotation', span }
      if (value === undefined) {
        return { kind: 'expression', value: first, silenced: false, span }
      }
      if (kind !== 'plain') {
        if (first.kind === 'tuple' || first.kind === 'list')
          this.fault(first.span, `'${kind}=' takes one target, not several`)
        this.checkTarget(first)
        return { kind: 'augmented', target: first, operator: kind, value, span }
      }
      const targets = [first, ...values.slice(0, -1)]
      for (const target of targets) this.checkTarget(target, "to compare, write '=='")
      return { kind: 'assign', targets, value, span }
    })
  })

  // ---- texts inside strings

  readonly equation: ParserMethod<[], Equation> = this.RULE('equation', () => {
    const name = this.CONSUME(T.Name)
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
            this.ACTION(() => time && this.checkDerivative(name, time))
          },
        },
      ],
      ERR_MSG: "':' or '='",
    })
    const unit = this.SUBRULE(this.unit)
    const flags = this.OPTION2(() => this.SUBRULE(this.flags))
    return this.ACTION((): Equation => {
      const cut = kind === 'differential' ? 1 : 0
      return {
        kind,
        name: nameText(name).slice(cut),
        nameSpan: this.between(name.startOffset + cut, T.endOf(name)),
        ...(expression !== undefined && { expression }),
        unit,
        flags: flags ?? [],
        span: this.spanFrom(name.startOffset),
      }
    })
  })

  /** Names and numbers with `*`, `/`, `**`; without brackets, because those hold flags. */
  private readonly unit: ParserMethod<[], Expr> = this.RULE('unit', () => {
    const steps: Step[] = []
    this.SUBRULE(this.unitOperand, { ARGS: [steps] })
    this.MANY(() => {
      const token = this.CONSUME(T.UnitInfix)
      this.ACTION(() => {
        steps.push({
          kind: 'infix',
          operator: token.image as BinaryOperator,
          start: token.startOffset,
          end: T.endOf(token),
        })
      })
      this.SUBRULE2(this.unitOperand, { ARGS: [steps] })
    })
    return this.ACTION((): Expr => foldInfix(steps, this.text) ?? this.unsupported('nothing', this.LA(0).startOffset))
  })

  private readonly unitOperand: ParserMethod<[Step[]], void> = this.RULE('unitOperand', (steps: Step[]) => {
    this.MANY(() => {
      const token = this.CONSUME(T.Minus)
      this.ACTION(() => steps.push({ kind: 'prefix', operator: '-', start: token.startOffset }))
    })
    const token = this.OR({
      DEF: [{ ALT: () => this.CONSUME(T.Name) }, { ALT: () => this.CONSUME(T.NumberToken) }],
      ERR_MSG: 'a unit',
    })
    this.ACTION(() => {
      const span = this.spanOf(token)
      const expr: Expr = token.tokenType === T.Name ? { kind: 'name', name: nameText(token), span } : this.number(token)
      steps.push({ kind: 'operand', expr, start: token.startOffset, end: T.endOf(token) })
    })
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

  private checkDerivative(name: IToken, time: IToken): void {
    const variable = name.image.slice(1)
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
      const target = { kind: 'name', name: nameText(name), span: this.spanOf(name) } as const
      const written = operator.image.slice(0, -1)
      return {
        target,
        ...(written !== '' && { operator: written as BinaryOperator }),
        value,
        span: this.spanFrom(name.startOffset),
      }
    })
  })
}

interface ImportedName {
  readonly name: string
  readonly alias?: string
  readonly span: Equation['span']
}

/** A semicolon behind an expression keeps a notebook from showing its value. */
function silence(statements: Statement[]): void {
  const last = statements.at(-1)
  if (last?.kind === 'expression') statements[statements.length - 1] = { ...last, silenced: true }
}
