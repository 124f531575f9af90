import { error, type Report } from '../../diagnostics/index.ts'
import type { CodeStatement, Equation, Expr, Statement } from './ast.ts'
import { limits } from './reading-limits.ts'
import type { LineContent } from './script-grammar.ts'
import { children } from './tree.ts'

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
  switch (read.kind) {
    case 'simple':
      return read.statements.flatMap(ofStatement)
    case 'branch':
      return [read.condition, ...read.inline.flatMap(ofStatement)]
    case 'else':
      return read.inline.flatMap(ofStatement)
    case 'for':
      return [read.target, read.iterable, ...read.inline.flatMap(ofStatement)]
    case 'differential':
    case 'subexpression':
    case 'parameter':
      return read.expression === undefined ? [read.unit] : [read.expression, read.unit]
    default:
      return [read]
  }
}

function ofStatement(statement: Statement): readonly Expr[] {
  switch (statement.kind) {
    case 'assign':
      return [...statement.targets, statement.value]
    case 'augmented':
      return [statement.target, statement.value]
    case 'expression':
      return [statement.value]
    default:
      return []
  }
}
