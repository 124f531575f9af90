import { error, type Report } from '../../diagnostics/index.ts'
import type { CodeStatement, Equation, Expr } from './ast.ts'
import { limits } from './reading-limits.ts'
import type { LineContent } from './script-grammar.ts'
import { itemExpressions, statementExpressions } from './statements.ts'
import { children, parameterExpressions } from './tree.ts'

/** Whether an expression in what was read is deeper than the limit; if so, reports it. */
export function isTooDeep(read: Expr | Equation | CodeStatement | LineContent, report: Report): boolean {
  const found = expressionsOf(read).find(expr => depth(expr) > limits.depth)
  if (found === undefined) return false
  report(
    error(
      'too-deep',
      found.span,
      `this expression has more than ${limits.depth} operators, calls or brackets inside one another`,
      {
        help: 'name parts of it and use the names',
      },
    ),
  )
  return true
}

/** Levels of a tree, counted without recursion; stops one past the limit. */
function depth(root: Expr): number {
  let level: readonly Expr[] = [root]
  let levels = 0
  while (level.length > 0 && levels <= limits.depth) {
    level = level.flatMap(expr => children(expr))
    levels++
  }
  return levels
}

function expressionsOf(read: Expr | Equation | CodeStatement | LineContent): readonly Expr[] {
  if ('target' in read && !('kind' in read)) return [read.value]
  const inline = 'inline' in read ? read.inline.flatMap(statementExpressions) : []
  switch (read.kind) {
    case 'simple':
      return read.statements.flatMap(statementExpressions)
    case 'branch':
      return [read.condition, ...inline]
    case 'clause':
      return inline
    case 'for':
      return [read.target, read.iterable, ...inline]
    case 'decorator':
      return [read.value]
    case 'def':
      return [
        ...parameterExpressions(read.parameters),
        ...(read.returns === undefined ? [] : [read.returns]),
        ...inline,
      ]
    case 'class':
      return [...read.arguments.map(({ value }) => value), ...inline]
    case 'with':
      return [...read.items.flatMap(itemExpressions), ...inline]
    case 'except':
      return [...(read.type === undefined ? [] : [read.type]), ...inline]
    case 'differential':
    case 'subexpression':
    case 'parameter':
      return read.expression === undefined ? [read.unit] : [read.expression, read.unit]
    default:
      return [read]
  }
}
