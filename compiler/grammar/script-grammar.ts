/** The lines of a script: simple statements, and the heads of compound ones. */
import type { IToken, ParserMethod } from 'chevrotain'
import type {
  BinaryOperator,
  ClassDef,
  Def,
  Expr,
  FromImport,
  Handler,
  Import,
  Jump,
  Name,
  Statement,
  WithItem,
} from './ast.ts'
import { EquationGrammar } from './equation-grammar.ts'
import { checkTarget } from './nodes.ts'
import { nameText, type Listed } from './parser-base.ts'
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
  | { readonly kind: 'clause'; readonly keyword: string; readonly inline: readonly Statement[] }
  | { readonly kind: 'for'; readonly target: Expr; readonly iterable: Expr; readonly inline: readonly Statement[] }
  | { readonly kind: 'decorator'; readonly value: Expr }
  | (Pick<Def, 'name' | 'nameSpan' | 'parameters' | 'returns'> & {
      readonly kind: 'def'
      readonly inline: readonly Statement[]
    })
  | (Pick<ClassDef, 'name' | 'nameSpan' | 'arguments'> & {
      readonly kind: 'class'
      readonly inline: readonly Statement[]
    })
  | { readonly kind: 'with'; readonly items: readonly WithItem[]; readonly inline: readonly Statement[] }
  | (Pick<Handler, 'type' | 'name'> & { readonly kind: 'except'; readonly inline: readonly Statement[] })

type ImportedName = Exclude<FromImport['names'], '*'>[number]

export abstract class ScriptGrammar extends EquationGrammar {
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
            const keyword = this.CONSUME(T.ClauseWord).image
            this.CONSUME2(T.Colon)
            const inline = this.SUBRULE2(this.inline)
            return { kind: 'clause', keyword, inline }
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
        {
          ALT: () => {
            this.CONSUME(T.At)
            const value = this.SUBRULE2(this.named)
            return { kind: 'decorator', value }
          },
        },
        { ALT: () => this.SUBRULE(this.def) },
        { ALT: () => this.SUBRULE(this.classHead) },
        { ALT: () => this.SUBRULE(this.withHead) },
        { ALT: () => this.SUBRULE(this.except) },
        { ALT: () => ({ kind: 'simple', statements: this.SUBRULE(this.statements) }) },
      ],
    }),
  )

  private readonly def: ParserMethod<[], LineContent> = this.RULE('def', () => {
    this.CONSUME(T.Def)
    const name = this.CONSUME(T.Name)
    this.CONSUME(T.LeftParen)
    const parameters = this.SUBRULE(this.parameters)
    this.CONSUME(T.RightParen)
    const returns = this.OPTION(() => {
      this.CONSUME(T.Arrow)
      return this.SUBRULE(this.expression)
    })
    this.CONSUME(T.Colon)
    const inline = this.SUBRULE(this.inline)
    return this.ACTION((): LineContent => {
      const named = { name: nameText(name), nameSpan: this.spanOf(name) }
      return { kind: 'def', ...named, parameters, ...(returns !== undefined && { returns }), inline }
    })
  })

  private readonly classHead: ParserMethod<[], LineContent> = this.RULE('class', () => {
    this.CONSUME(T.Class)
    const name = this.CONSUME(T.Name)
    const values = this.OPTION(() => {
      this.CONSUME(T.LeftParen)
      const found = this.SUBRULE(this.arguments)
      this.CONSUME(T.RightParen)
      return found
    })
    this.CONSUME(T.Colon)
    const inline = this.SUBRULE(this.inline)
    return this.ACTION((): LineContent => {
      return { kind: 'class', name: nameText(name), nameSpan: this.spanOf(name), arguments: values ?? [], inline }
    })
  })

  private readonly withHead: ParserMethod<[], LineContent> = this.RULE('with', () => {
    this.CONSUME(T.With)
    const listed = this.listOf(this.withItem)
    this.CONSUME(T.Colon)
    const inline = this.SUBRULE(this.inline)
    return this.ACTION((): LineContent => ({ kind: 'with', items: listed.items, inline }))
  })

  private readonly withItem: ParserMethod<[], WithItem> = this.RULE('withItem', () => {
    const context = this.SUBRULE(this.expression)
    const target = this.OPTION(() => {
      this.CONSUME(T.As)
      return this.SUBRULE(this.target)
    })
    return this.ACTION((): WithItem => {
      if (target !== undefined) checkTarget(target, this.report)
      return { context, ...(target !== undefined && { target }) }
    })
  })

  private readonly except: ParserMethod<[], LineContent> = this.RULE('except', () => {
    this.CONSUME(T.Except)
    const type = this.OPTION(() => this.SUBRULE(this.expression))
    const name = this.OPTION2(() => {
      this.CONSUME(T.As)
      return this.name(this.CONSUME(T.Name))
    })
    this.CONSUME(T.Colon)
    const inline = this.SUBRULE(this.inline)
    return this.ACTION((): LineContent => {
      return { kind: 'except', ...(type !== undefined && { type }), ...(name !== undefined && { name }), inline }
    })
  })

  private readonly inline: ParserMethod<[], readonly Statement[]> = this.RULE('inline', () => {
    const found = this.OPTION(() => this.SUBRULE(this.statements))
    return found ?? []
  })

  private readonly statements: ParserMethod<[], readonly Statement[]> = this.RULE('statements', () => {
    const listed = this.listOf(this.statement, T.Semicolon)
    return this.ACTION(() => silenced(listed))
  })

  private readonly statement: ParserMethod<[], Statement> = this.RULE('statement', () =>
    this.OR<Statement>({
      DEF: [
        { ALT: () => this.SUBRULE(this.imported) },
        { ALT: () => this.SUBRULE(this.importedFrom) },
        { ALT: () => this.jump(this.CONSUME(T.JumpWord)) },
        { ALT: () => this.SUBRULE(this.returned) },
        { ALT: () => this.SUBRULE(this.raised) },
        { ALT: () => this.SUBRULE(this.asserted) },
        { ALT: () => this.SUBRULE(this.deleted) },
        { ALT: () => this.SUBRULE(this.scoped) },
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
    const names = this.OR2<FromImport['names']>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(T.Star)
            return '*'
          },
        },
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
      return { kind: 'from-import', path, pathSpan, names, span: this.spanFrom(start) }
    })
  })

  private readonly importedNames: ParserMethod<[], readonly ImportedName[]> = this.RULE('importedNames', () => {
    const listed = this.listOf(this.importedName)
    return this.ACTION(() => listed.items)
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

  private readonly returned: ParserMethod<[], Statement> = this.RULE('returned', () => {
    const start = this.CONSUME(T.Return).startOffset
    const value = this.OPTION(() => this.SUBRULE(this.items))
    return this.ACTION((): Statement => {
      return { kind: 'return', ...(value !== undefined && { value }), span: this.spanFrom(start) }
    })
  })

  private readonly raised: ParserMethod<[], Statement> = this.RULE('raised', () => {
    const start = this.CONSUME(T.Raise).startOffset
    const found = this.OPTION(() => {
      const value = this.SUBRULE(this.expression)
      const cause = this.OPTION2(() => {
        this.CONSUME(T.From)
        return this.SUBRULE2(this.expression)
      })
      return { value, ...(cause !== undefined && { cause }) }
    })
    return this.ACTION((): Statement => ({ kind: 'raise', ...found, span: this.spanFrom(start) }))
  })

  private readonly asserted: ParserMethod<[], Statement> = this.RULE('asserted', () => {
    const start = this.CONSUME(T.Assert).startOffset
    const condition = this.SUBRULE(this.expression)
    const message = this.OPTION(() => {
      this.CONSUME(T.Comma)
      return this.SUBRULE2(this.expression)
    })
    return this.ACTION((): Statement => {
      return { kind: 'assert', condition, ...(message !== undefined && { message }), span: this.spanFrom(start) }
    })
  })

  private readonly deleted: ParserMethod<[], Statement> = this.RULE('deleted', () => {
    const start = this.CONSUME(T.Del).startOffset
    const listed = this.listOf(this.expression)
    return this.ACTION((): Statement => {
      for (const target of listed.items) checkTarget(target, this.report)
      return { kind: 'delete', targets: listed.items, span: this.spanFrom(start) }
    })
  })

  private readonly scoped: ParserMethod<[], Statement> = this.RULE('scoped', () => {
    const word = this.CONSUME(T.ScopeWord)
    const names: Name[] = []
    this.AT_LEAST_ONE_SEP({ SEP: T.Comma, DEF: () => names.push(this.name(this.CONSUME(T.Name))), ERR_MSG: 'a name' })
    return this.ACTION((): Statement => {
      const kind = word.image === 'global' ? 'global' : 'nonlocal'
      return { kind, names, span: this.spanFrom(word.startOffset) }
    })
  })

  /** An expression, and what is assigned to it. */
  private readonly assignment: ParserMethod<[], Statement> = this.RULE('assignment', () => {
    const start = this.LA(1).startOffset
    const first = this.SUBRULE(this.items)
    const values: Expr[] = []
    let annotation: Expr | undefined
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
          annotation = this.SUBRULE(this.expression)
          this.OPTION(() => {
            this.CONSUME(T.Assign)
            values.push(this.SUBRULE3(this.items))
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
      if (kind === 'annotated' && annotation !== undefined) {
        checkTarget(first, this.report)
        if (first.kind === 'tuple' || first.kind === 'list')
          this.fault(first.span, 'only single target (not tuple) can be annotated')
        return { kind, target: first, annotation, ...(value !== undefined && { value }), span }
      }
      if (value === undefined) {
        return { kind: 'expression', value: first, silenced: false, span }
      }
      if (kind !== 'plain' && kind !== 'annotated') {
        if (first.kind === 'tuple' || first.kind === 'list')
          this.fault(first.span, `'${kind}=' takes one target, not several`)
        checkTarget(first, this.report)
        return { kind: 'augmented', target: first, operator: kind, value, span }
      }
      const targets = [first, ...values.slice(0, -1)]
      for (const target of targets) checkTarget(target, this.report, "to compare, write '=='")
      return { kind: 'assign', targets, value, span }
    })
  })
}

/** A semicolon behind an expression keeps a notebook from showing its value. */
function silenced({ items, ended }: Listed<Statement>): readonly Statement[] {
  return items.map((statement, index) =>
    statement.kind === 'expression' && (ended || index < items.length - 1)
      ? { ...statement, silenced: true }
      : statement,
  )
}
