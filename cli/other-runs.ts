import type { Expr, Statement } from '../compiler/grammar/ast.ts'
import { children, createParser } from '../compiler/grammar/index.ts'
import type { Source, Span } from '../diagnostics/source.ts'

/** Calls of `run` in a script, as they are written, without the one of a number (from 1). */
export function otherRuns(source: Source, compiled: number): readonly Span[] {
  const { statements } = createParser().script(source, () => undefined)
  return statements.flatMap(runsOf).filter((_, index) => index !== compiled - 1)
}

function runsOf(statement: Statement): readonly Span[] {
  switch (statement.kind) {
    case 'expression':
    case 'assign':
    case 'augmented':
      return runCalls(statement.value)
    case 'for':
    case 'while':
      return [...statement.body, ...statement.otherwise].flatMap(runsOf)
    case 'if':
      return [...statement.branches.flatMap(({ body }) => body), ...statement.otherwise].flatMap(runsOf)
    default:
      return []
  }
}

function runCalls(expression: Expr): readonly Span[] {
  const inside = children(expression).flatMap(runCalls)
  if (expression.kind !== 'call') return inside
  const { callee } = expression
  const isRun = (callee.kind === 'name' || callee.kind === 'attribute') && callee.name === 'run'
  return isRun ? [...inside, expression.span] : inside
}
