import { error, type Report } from '../../diagnostics/index.ts'
import { orderSubexpressions, subexpressionsIn } from './dependency-order.ts'
import type { Variable } from './group.ts'

/** Most names of a circle that are told. */
const longest = 12

/** Reports subexpressions that use each other in a circle (semantics §2.6). */
export function checkCycles(variables: ReadonlyMap<string, Variable>, report: Report): void {
  const { circular } = orderSubexpressions(variables)
  const guilty = new Set(circular.map(({ name }) => name))
  const path = new Set<string>()
  let next = circular[0]?.name
  if (next === undefined) return
  while (next !== undefined && !path.has(next)) {
    path.add(next)
    const variable = variables.get(next)
    next = variable && [...subexpressionsIn(variable, variables)].find(name => guilty.has(name))
  }
  const names = [...path]
  const circle = names.slice(names.indexOf(next ?? ''))
  const shown = [...circle.slice(0, longest), ...(circle.length > longest ? ['…'] : []), next].join(' → ')
  const message = 'ValueError: Cannot resolve dependencies between static equations, dependencies contain a cycle.'
  report(
    error('equations', variables.get(next ?? '')?.span, message, { notes: [{ message: `the circle is ${shown}` }] }),
  )
}
