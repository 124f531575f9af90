import { error, type Report, type Span } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'

/** Refuses a piece of Python that equations and statements do not have (semantics §3.1). */
export function unsupportedSyntax(expr: Expr, report: Report): undefined {
  report(error('unsupported', expr.span, `SyntaxError: ${sentence(expr)}`, { help: help(expr) }))
  return undefined
}

/** Refuses an operator. */
export function unsupportedOperator(operator: string, span: Span, report: Report): undefined {
  const better = operator === '^' ? 'use "**" instead' : logicalTwins.get(operator)
  report(
    error(
      'unsupported',
      span,
      `SyntaxError: The operator "${operator}" is not supported${better === undefined ? '' : `, ${better}`}.`,
    ),
  )
  return undefined
}

const logicalTwins: ReadonlyMap<string, string> = new Map([
  ['&', 'use "and" instead'],
  ['|', 'use "or" instead'],
  ['~', 'use "not" instead'],
])

function sentence(expr: Expr): string {
  const no = 'Brian equations/expressions do not support'
  switch (expr.kind) {
    case 'conditional':
      return `${no} the 'IfExp' syntax.`
    case 'subscript':
      return `${no} indexing with '[...]'.`
    case 'attribute':
      return `${no} accessing attributes with the '.' syntax.`
    case 'tuple':
      return `${no} tuples.`
    case 'number':
      return `${no} complex numbers.`
    case 'constant':
      return `${no} None.`
    case 'string':
    case 'formatted':
      return `${no} strings inside expressions.`
    case 'unsupported':
      return `${no} ${expr.construct}.`
    default:
      return `${no} a ${expr.kind} here.`
  }
}

function help(expr: Expr): string | undefined {
  if (expr.kind === 'conditional') return 'multiply by int(condition) instead: a*int(c) + b*int(not c)'
  return expr.kind === 'tuple' ? 'a decimal point is written as a point' : undefined
}
