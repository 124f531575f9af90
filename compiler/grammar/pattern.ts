/**
 * The patterns of `case`. They are written as expressions are, but for `as`, so they are read as expressions in which
 * `as` stands for the operator that binds least, `or`, which no pattern has; what an expression means as a pattern, and
 * which are none, is found here.
 */
import type { IToken } from 'chevrotain'
import { error, spanOf, type Report, type SourceText, type Span } from '../../diagnostics/index.ts'
import type { Call, Expr, Name, Pattern } from './ast.ts'
import { capturedNames, isIrrefutable } from './pattern-tree.ts'
import * as T from './tokens.ts'

/** The parts of the head of a case: its pattern, what stands behind `if`, and behind the colon. */
export interface CaseTokens {
  readonly pattern: readonly IToken[]
  readonly guard: readonly IToken[] | undefined
  readonly inline: readonly IToken[]
}

/** The head of a case, behind the word; undefined without a colon. */
export function splitCase(tokens: readonly IToken[]): CaseTokens | undefined {
  let depth = 0
  let guard: number | undefined
  for (const [k, token] of tokens.entries()) {
    if (opening.has(token.tokenType)) depth++
    else if (closing.has(token.tokenType)) depth--
    else if (depth > 0) continue
    else if (token.tokenType === T.If) guard ??= k
    else if (token.tokenType === T.Colon) {
      return {
        pattern: tokens.slice(0, guard ?? k),
        guard: guard === undefined ? undefined : tokens.slice(guard + 1, k),
        inline: tokens.slice(k + 1),
      }
    }
  }
  return undefined
}

const opening = new Set([T.LeftParen, T.LeftBracket, T.LeftBrace])
const closing = new Set([T.RightParen, T.RightBracket, T.RightBrace])

/** The tokens of a pattern, `as` in the place of `or`; undefined where the script has one of these words itself. */
export function asExpression(
  tokens: readonly IToken[],
  text: SourceText,
  report: Report,
): readonly IToken[] | undefined {
  const wrong = tokens.find(({ tokenType, image }) => tokenType !== T.As && (image === 'or' || image === 'and'))
  if (wrong !== undefined) {
    const span = spanOf(text, wrong.startOffset, T.endOf(wrong))
    report(error('syntax', span, `a pattern has no '${wrong.image}'`, { help: "alternatives are joined by '|'" }))
    return undefined
  }
  const { tokenTypeIdx } = T.AndOr
  return tokens.map(token =>
    token.tokenType === T.As && tokenTypeIdx !== undefined
      ? { ...token, tokenType: T.AndOr, tokenTypeIdx, image: 'or' }
      : token,
  )
}

/** What an expression means as a pattern; undefined, and reported, where it is none. */
export function patternOf(expr: Expr, report: Report): Pattern | undefined {
  const faults: Fault[] = []
  const pattern = new Reader((span, message) => faults.push({ span, message })).top(expr)
  for (const { span, message } of faults.slice(0, 1)) report(error('syntax', span, message))
  return faults.length === 0 ? pattern : undefined
}

interface Fault {
  readonly span: Span
  readonly message: string
}

class Reader {
  private readonly fault: (span: Span, message: string) => void

  constructor(fault: (span: Span, message: string) => void) {
    this.fault = fault
  }

  /** A whole pattern: without brackets too, several with commas are a sequence. */
  top(expr: Expr): Pattern {
    const pattern = this.pattern(expr)
    const seen = new Set<string>()
    for (const { name, span } of capturedNames(pattern)) {
      if (seen.has(name)) this.fault(span, `multiple assignments to name '${name}' in pattern`)
      seen.add(name)
    }
    return pattern
  }

  private pattern(expr: Expr): Pattern {
    const { span } = expr
    switch (expr.kind) {
      case 'name':
        return expr.name === '_' ? { kind: 'wildcard', span } : { kind: 'capture', name: expr, span }
      case 'list':
      case 'tuple':
        return this.sequence(expr.items, span)
      case 'dict':
        return this.mapping(expr.entries, span)
      case 'call':
        return this.classPattern(expr)
      case 'logical':
        return this.named(expr.operands, span)
      case 'binary':
        if (expr.operator === '|') return this.alternatives(expr)
        break
      case 'starred':
        return this.wrong(span, "a starred pattern may stand only in a sequence of patterns, '[first, *rest]'")
      default:
    }
    if (isValue(expr)) return { kind: 'value', value: expr, span }
    return this.wrong(
      span,
      'patterns may only match literals and attribute lookups, or have names, sequences, mappings and classes',
    )
  }

  private wrong(span: Span, message: string): Pattern {
    this.fault(span, message)
    return { kind: 'wildcard', span }
  }

  private sequence(items: readonly Expr[], span: Span): Pattern {
    const starred = items.filter(({ kind }) => kind === 'starred')
    if (starred[1]) this.fault(starred[1].span, 'multiple starred names in sequence pattern')
    const parts = items.map((item): Pattern => {
      if (item.kind !== 'starred') return this.pattern(item)
      if (item.value.kind !== 'name') return this.wrong(item.span, "behind the '*' of a pattern stands a name")
      return { kind: 'rest', ...(item.value.name !== '_' && { name: item.value }), span: item.span }
    })
    return { kind: 'sequence', items: parts, span }
  }

  private mapping(entries: Extract<Expr, { kind: 'dict' }>['entries'], span: Span): Pattern {
    let rest: Name | undefined
    const keyed = entries.flatMap(({ key, value }, k) => {
      if (key !== undefined) {
        if (!isValue(key)) this.fault(key.span, 'a key of a mapping pattern is a literal or a dotted name')
        return [{ key, pattern: this.pattern(value) }]
      }
      if (value.kind !== 'name' || value.name === '_')
        this.fault(value.span, "behind the '**' of a pattern stands a name")
      else if (k < entries.length - 1) this.fault(value.span, "'**' comes last in a mapping pattern")
      else rest = value
      return []
    })
    return { kind: 'mapping', entries: keyed, ...(rest !== undefined && { rest }), span }
  }

  private classPattern({ callee, arguments: given, span }: Call): Pattern {
    if (!isDotted(callee)) return this.wrong(callee.span, 'a class pattern begins with the name of a class')
    const positional: Pattern[] = []
    const named: { name: string; pattern: Pattern }[] = []
    for (const { name, star, value, span: at } of given) {
      if (star !== undefined) this.fault(at, "a class pattern has no '*'")
      else if (name === undefined && named.length > 0) this.fault(at, 'positional patterns follow keyword patterns')
      else if (name === undefined) positional.push(this.pattern(value))
      else if (named.some(each => each.name === name))
        this.fault(at, `attribute name repeated in class pattern: ${name}`)
      else named.push({ name, pattern: this.pattern(value) })
    }
    return { kind: 'class', type: callee, positional, named, span }
  }

  /** `pattern as name`. */
  private named(operands: readonly Expr[], span: Span): Pattern {
    const [first, name, more] = operands
    if (first === undefined || name?.kind !== 'name' || more !== undefined)
      return this.wrong(name?.span ?? span, "behind the 'as' of a pattern stands a name")
    if (name.name === '_') return this.wrong(name.span, "cannot use '_' as a target")
    return { kind: 'as', pattern: this.pattern(first), name, span }
  }

  private alternatives(expr: Expr): Pattern {
    const all = alternativesIn(expr)
    const options = all.map(each => this.pattern(each))
    const [first, ...others] = options
    const early = options.slice(0, -1).find(isIrrefutable)
    if (early) this.fault(early.span, unreachable(early))
    const names = (of: Pattern | undefined): string =>
      of === undefined ? '' : [...new Set(capturedNames(of).map(({ name }) => name))].toSorted().join(' ')
    if (others.some(other => names(other) !== names(first)))
      this.fault(expr.span, 'alternative patterns bind different names')
    return { kind: 'or', options, span: expr.span }
  }
}

/** Why what comes behind a pattern that takes everything cannot be reached. */
export function unreachable(pattern: Pattern): string {
  return pattern.kind === 'capture'
    ? `name capture '${pattern.name.name}' makes remaining patterns unreachable`
    : 'wildcard makes remaining patterns unreachable'
}

function alternativesIn(expr: Expr): readonly Expr[] {
  if (expr.kind !== 'binary' || expr.operator !== '|') return [expr]
  return [...alternativesIn(expr.left), expr.right]
}

/** Literals, and names with dots. */
function isValue(expr: Expr): boolean {
  if (expr.kind === 'binary') {
    const { operator, left, right } = expr
    return (operator === '+' || operator === '-') && isNumber(left) && right.kind === 'number' && right.imaginary
  }
  return (
    expr.kind === 'string' ||
    expr.kind === 'constant' ||
    isNumber(expr) ||
    (expr.kind === 'attribute' && isDotted(expr))
  )
}

function isNumber(expr: Expr): boolean {
  return expr.kind === 'number' || (expr.kind === 'unary' && expr.operator === '-' && expr.operand.kind === 'number')
}

function isDotted(expr: Expr): boolean {
  return expr.kind === 'name' || (expr.kind === 'attribute' && isDotted(expr.object))
}
