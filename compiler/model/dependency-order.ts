import { namesIn } from '../grammar/index.ts'
import type { Variable } from './group.ts'

/**
 * Subexpressions constant over dt in the order in which they are to be computed: what one needs, itself or through plain
 * subexpressions, comes before it (semantics §2.6). Those that need nothing come first, as written, then what that makes
 * ready: Brian's order. What is in a circle is left out; the checks refuse it.
 */
export function dependencyOrder(variables: ReadonlyMap<string, Variable>): Variable[] {
  const waiting = new Map(
    [...variables.values()].flatMap(variable =>
      variable.kind === 'subexpression' ? [[variable, neededBy(variable, variables)] as const] : [],
    ),
  )
  const ordered: Variable[] = []
  const done = new Set<string>()
  for (;;) {
    const ready = [...waiting].filter(([, needed]) => needed.every(name => done.has(name)))
    if (ready.length === 0) return ordered.filter(({ constantOverDt }) => constantOverDt)
    for (const [variable] of ready) {
      waiting.delete(variable)
      done.add(variable.name)
      ordered.push(variable)
    }
  }
}

function neededBy({ expression }: Variable, variables: ReadonlyMap<string, Variable>): readonly string[] {
  if (expression === undefined) return []
  return namesIn(expression).flatMap(({ name }) => (variables.get(name)?.kind === 'subexpression' ? [name] : []))
}
