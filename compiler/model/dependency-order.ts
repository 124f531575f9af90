import { namesIn } from '../grammar/index.ts'
import type { Variable } from './group.ts'

/**
 * Subexpressions constant over dt in the order in which they are to be computed: what one needs, itself or through plain
 * subexpressions, comes before it; otherwise as written (semantics §2.6). Circles have been refused before.
 */
export function dependencyOrder(variables: ReadonlyMap<string, Variable>): Variable[] {
  const ordered: Variable[] = []
  const seen = new Set<string>()
  const visit = (variable: Variable): void => {
    if (variable.kind !== 'subexpression' || variable.expression === undefined || seen.has(variable.name)) return
    seen.add(variable.name)
    for (const { name } of namesIn(variable.expression)) {
      const used = variables.get(name)
      if (used !== undefined) visit(used)
    }
    if (variable.constantOverDt) ordered.push(variable)
  }
  for (const variable of variables.values()) visit(variable)
  return ordered
}
