import { namesIn } from '../grammar/index.ts'
import type { Variable } from './group.ts'

/**
 * Subexpressions in an order in which each comes after those it needs, and those that are in a circle or need one that is.
 * What needs nothing comes first, as written, then what becomes ready: Brian's order (semantics §2.6).
 */
export function orderSubexpressions(variables: ReadonlyMap<string, Variable>): {
  readonly ordered: readonly Variable[]
  readonly circular: readonly Variable[]
} {
  const subexpressions = [...variables.values()].filter(({ kind }) => kind === 'subexpression')
  const missing = new Map(subexpressions.map(variable => [variable.name, subexpressionsIn(variable, variables).size]))
  const users = new Map<string, Variable[]>(subexpressions.map(({ name }) => [name, []]))
  for (const variable of subexpressions)
    for (const name of subexpressionsIn(variable, variables)) users.get(name)?.push(variable)
  const ordered = subexpressions.filter(({ name }) => missing.get(name) === 0)
  // What becomes ready is added, and so visited, too.
  for (const { name } of ordered) {
    for (const user of users.get(name) ?? []) {
      const left = (missing.get(user.name) ?? 0) - 1
      missing.set(user.name, left)
      if (left === 0) ordered.push(user)
    }
  }
  return { ordered, circular: subexpressions.filter(({ name }) => missing.get(name) !== 0) }
}

/**
 * Subexpressions constant over dt in the order in which they are to be computed: what one needs, itself or through plain
 * subexpressions, comes before it.
 */
export function dependencyOrder(variables: ReadonlyMap<string, Variable>): Variable[] {
  return orderSubexpressions(variables).ordered.filter(({ constantOverDt }) => constantOverDt)
}

/** The subexpressions that one uses, each once. */
export function subexpressionsIn(
  { expression }: Variable,
  variables: ReadonlyMap<string, Variable>,
): ReadonlySet<string> {
  const names = expression === undefined ? [] : namesIn(expression)
  return new Set(names.map(({ name }) => name).filter(name => variables.get(name)?.kind === 'subexpression'))
}
