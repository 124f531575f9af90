import { error, type Report } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { namesIn, sourceTextOf } from '../grammar/index.ts'
import { functions } from '../model/functions.ts'

/** A stateful function may be called at most once in an expression (semantics §3.3). */
export function checkStatefulCalls(expression: Expr, report: Report): void {
  const seen = new Set<string>()
  for (const { name, span } of namesIn(expression)) {
    if (functions.get(name)?.stateful !== true) continue
    if (seen.has(name)) {
      const message = `NotImplementedError: The expression '${sourceTextOf(expression)}' contains more than one call of ${name}.`
      report(error('unsupported', span, message, { help: 'assign one of the calls to a variable of its own first' }))
    }
    seen.add(name)
  }
}
