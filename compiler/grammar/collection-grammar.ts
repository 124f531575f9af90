/** Lists of values: what stands in brackets, tuples without them, comprehensions, and what is assigned to. */
import type { ParserMethod } from 'chevrotain'
import type { ComprehensionClause, Expr } from './ast.ts'
import { foldInfix, type Step } from './fold.ts'
import {
  braced,
  checkTarget,
  comprehension,
  itemOrTuple,
  valueOrTuple,
  type BraceEntry,
  type Clauses,
} from './nodes.ts'
import type { Listed } from './parser-base.ts'
import { StringGrammar } from './string-grammar.ts'
import * as T from './tokens.ts'

/** The inside of parentheses or brackets. */
type Elements = Listed<Expr> | { readonly element: Expr; readonly clauses: Clauses }

export abstract class CollectionGrammar extends StringGrammar {
  protected abstract readonly expression: ParserMethod<[], Expr>
  protected abstract readonly operators: ParserMethod<[], Expr>
  protected abstract readonly operand: ParserMethod<[Step[]], void>

  /** `(a)`, a tuple or a generator expression. */
  protected readonly group: ParserMethod<[], Expr> = this.RULE('group', () => {
    const start = this.CONSUME(T.LeftParen).startOffset
    const content = this.OPTION(() => this.SUBRULE(this.elements))
    this.CONSUME(T.RightParen)
    return this.ACTION((): Expr => {
      const span = this.spanFrom(start)
      if (content === undefined) return { kind: 'tuple', items: [], span }
      if ('clauses' in content) return comprehension('generator', content.element, content.clauses, span)
      return valueOrTuple(content, span, this.report)
    })
  })

  protected readonly list: ParserMethod<[], Expr> = this.RULE('list', () => {
    const start = this.CONSUME(T.LeftBracket).startOffset
    const content = this.OPTION(() => this.SUBRULE(this.elements))
    this.CONSUME(T.RightBracket)
    return this.ACTION((): Expr => {
      const span = this.spanFrom(start)
      if (content === undefined) return { kind: 'list', items: [], span }
      if ('clauses' in content) return comprehension('list', content.element, content.clauses, span)
      return { kind: 'list', items: content.items, span }
    })
  })

  private readonly elements: ParserMethod<[], Elements> = this.RULE('elements', () => {
    const first = this.SUBRULE(this.item)
    return this.OR<Elements>([
      { ALT: () => ({ element: first, clauses: this.SUBRULE(this.clauses) }) },
      { ALT: () => this.listFrom(first, this.item) },
    ])
  })

  /** `a, *b,` without brackets, as after `return` or `=`. */
  protected readonly items: ParserMethod<[], Expr> = this.RULE('items', () => {
    const start = this.LA(1).startOffset
    const listed = this.listOf(this.item)
    return this.ACTION(() => valueOrTuple(listed, this.spanFrom(start), this.report))
  })

  /** `*a`, `a` or `a := b`. */
  protected readonly item: ParserMethod<[], Expr> = this.RULE('item', () =>
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
    return this.ACTION((): Expr => {
      if (walrus === undefined) return value
      if (value.kind !== 'name') {
        this.fault(value.span, "only a plain name can be assigned to by ':='")
        return value
      }
      return { kind: 'named', target: value, value: walrus, span: this.spanFrom(start) }
    })
  }

  protected readonly clauses: ParserMethod<[], Clauses> = this.RULE('clauses', () => {
    const clauses: ComprehensionClause[] = []
    let asynchronous = false
    this.AT_LEAST_ONE(() => {
      this.OPTION(() => {
        this.CONSUME(T.Async)
        asynchronous = true
      })
      clauses.push(this.SUBRULE(this.clause))
    })
    return { clauses, asynchronous }
  })

  private readonly clause: ParserMethod<[], ComprehensionClause> = this.RULE('clause', () => {
    this.CONSUME(T.For)
    const target = this.SUBRULE(this.targets)
    this.CONSUME(T.In)
    const iterable = this.SUBRULE(this.operators)
    const conditions: Expr[] = []
    this.MANY(() => {
      this.CONSUME(T.If)
      conditions.push(this.SUBRULE2(this.unconditional))
    })
    return { target, iterable, conditions }
  })

  /** A condition of a comprehension, in which no `if` can be a conditional expression. */
  private readonly unconditional: ParserMethod<[], Expr> = this.RULE('unconditional', () => {
    const start = this.LA(1).startOffset
    const value = this.SUBRULE(this.operators)
    const walrus = this.OPTION(() => {
      this.CONSUME(T.Walrus)
      return this.SUBRULE2(this.operators)
    })
    return this.ACTION((): Expr =>
      walrus === undefined || value.kind !== 'name'
        ? value
        : { kind: 'named', target: value, value: walrus, span: this.spanFrom(start) },
    )
  })

  /** What a loop assigns to; `in` cannot be an operator here. */
  protected readonly targets: ParserMethod<[], Expr> = this.RULE('targets', () => {
    const start = this.LA(1).startOffset
    const listed = this.listOf(this.target)
    return this.ACTION((): Expr => {
      const whole = itemOrTuple(listed, this.spanFrom(start))
      checkTarget(whole, this.report)
      return whole
    })
  })

  protected readonly target: ParserMethod<[], Expr> = this.RULE('target', () => {
    const star = this.OPTION(() => this.CONSUME(T.Star))
    const steps: Step[] = []
    const start = this.LA(1).startOffset
    this.SUBRULE(this.operand, { ARGS: [steps] })
    return this.ACTION((): Expr => {
      const value = foldInfix(steps, this.text) ?? this.unsupported('nothing', start)
      return star === undefined ? value : { kind: 'starred', value, span: this.spanFrom(star.startOffset) }
    })
  })

  /** A dict or a set. */
  protected readonly braces: ParserMethod<[], Expr> = this.RULE('braces', () => {
    const start = this.CONSUME(T.LeftBrace).startOffset
    let entries: readonly BraceEntry[] = []
    let clauses: Clauses | undefined
    this.OPTION(() => {
      const first = this.SUBRULE(this.braceEntry)
      this.OR([
        {
          ALT: () => {
            clauses = this.SUBRULE(this.clauses)
            entries = [first]
          },
        },
        { ALT: () => (entries = this.listFrom(first, this.braceEntry).items) },
      ])
    })
    this.CONSUME(T.RightBrace)
    return this.ACTION(() => braced(entries, clauses, this.spanFrom(start), this.report))
  })

  private readonly braceEntry: ParserMethod<[], BraceEntry> = this.RULE('braceEntry', () =>
    this.OR({
      DEF: [
        {
          ALT: (): BraceEntry => {
            this.CONSUME(T.Power)
            const value = this.SUBRULE(this.operators)
            return { kind: 'spread', key: value, value }
          },
        },
        {
          ALT: (): BraceEntry => {
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
}
