/** What a function takes: the parameters of `def` and `lambda`. */
import type { IToken, ParserMethod } from 'chevrotain'
import type { Expr, ParameterNode } from './ast.ts'
import { CollectionGrammar } from './collection-grammar.ts'
import { nameText } from './parser-base.ts'
import * as T from './tokens.ts'

/** A parameter, or one of the marks `*` and `/` between parameters. */
interface Entry {
  /** What stands before the name, or alone. */
  readonly mark: IToken | undefined
  readonly name: IToken | undefined
  readonly annotation: Expr | undefined
  readonly value: Expr | undefined
  readonly start: number
  readonly end: number
}

export abstract class ParameterGrammar extends CollectionGrammar {
  /** Up to the closing bracket of a `def`. */
  protected readonly parameters: ParserMethod<[], readonly ParameterNode[]> = this.RULE('parameters', () => {
    const listed = this.OPTION(() => this.listOf(this.parameter))
    return this.ACTION(() => this.ordered(listed?.items ?? []))
  })

  /** Up to the colon of a `lambda`: without annotations. */
  protected readonly plainParameters: ParserMethod<[], readonly ParameterNode[]> = this.RULE('plainParameters', () => {
    const listed = this.OPTION(() => this.listOf(this.plainParameter))
    return this.ACTION(() => this.ordered(listed?.items ?? []))
  })

  private readonly parameter: ParserMethod<[], Entry> = this.RULE('parameter', () => {
    const { start, mark, name } = this.beginning()
    const annotation = this.OPTION2(() => {
      this.CONSUME(T.Colon)
      return this.SUBRULE(this.expression)
    })
    const value = this.OPTION3(() => {
      this.CONSUME(T.Assign)
      return this.SUBRULE2(this.expression)
    })
    return this.ACTION((): Entry => ({ mark, name, annotation, value, start, end: T.endOf(this.LA(0)) }))
  })

  private readonly plainParameter: ParserMethod<[], Entry> = this.RULE('plainParameter', () => {
    const { start, mark, name } = this.beginning()
    const value = this.OPTION2(() => {
      this.CONSUME(T.Assign)
      return this.SUBRULE(this.expression)
    })
    return this.ACTION((): Entry => ({ mark, name, annotation: undefined, value, start, end: T.endOf(this.LA(0)) }))
  })

  /** `name`, `*name`, `**name`, `*` or `/`; to be used once in a rule. */
  private beginning(): { start: number; mark: IToken | undefined; name: IToken | undefined } {
    const start = this.LA(1).startOffset
    let mark: IToken | undefined
    let name: IToken | undefined
    this.OR({
      DEF: [
        { ALT: () => (mark = this.CONSUME(T.Slash)) },
        {
          ALT: () => {
            mark = this.CONSUME(T.Star)
            this.OPTION(() => (name = this.CONSUME(T.Name)))
          },
        },
        {
          ALT: () => {
            mark = this.CONSUME(T.Power)
            name = this.CONSUME2(T.Name)
          },
        },
        { ALT: () => (name = this.CONSUME3(T.Name)) },
      ],
      ERR_MSG: 'a parameter',
    })
    return { start, mark, name }
  }

  private ordered(entries: readonly Entry[]): readonly ParameterNode[] {
    const slash = entries.findIndex(({ mark }) => mark?.image === '/')
    const parameters: ParameterNode[] = []
    let behindStar = false
    let ended = false
    for (const [index, { mark, name, annotation, value, start, end }] of entries.entries()) {
      const span = this.between(start, end)
      if (ended) this.fault(span, "arguments cannot follow '**'")
      if (name === undefined) {
        const bare = entries[index + 1]
        if (mark?.image === '*' && (bare?.name === undefined || bare.mark !== undefined))
          this.fault(span, "named arguments must follow bare '*'")
        if (mark?.image === '/' && (index !== slash || index === 0 || behindStar))
          this.fault(span, "'/' must stand once, behind a parameter and before any '*'")
        behindStar ||= mark?.image === '*'
        continue
      }
      const kind =
        mark?.image === '*'
          ? 'rest'
          : mark?.image === '**'
            ? 'keywords'
            : behindStar
              ? 'keyword'
              : index < slash
                ? 'positional'
                : 'ordinary'
      if (kind === 'rest' && behindStar) this.fault(span, "'*' may appear only once")
      if (mark !== undefined && value !== undefined)
        this.fault(span, 'a parameter behind a star cannot have a default value')
      const optionalBefore = parameters.some(
        each => each.default !== undefined && (each.kind === 'ordinary' || each.kind === 'positional'),
      )
      if (value === undefined && optionalBefore && (kind === 'ordinary' || kind === 'positional'))
        this.fault(span, 'non-default argument follows default argument')
      const text = nameText(name)
      if (parameters.some(each => each.name === text))
        this.fault(this.spanOf(name), `duplicate argument '${text}' in function definition`)
      behindStar ||= kind === 'rest'
      ended ||= kind === 'keywords'
      parameters.push({
        name: text,
        nameSpan: this.spanOf(name),
        kind,
        ...(value !== undefined && { default: value }),
        ...(annotation !== undefined && { annotation }),
        span,
      })
    }
    return parameters
  }
}
