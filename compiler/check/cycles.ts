import { error, type Report } from '../../diagnostics/index.ts'
import { namesIn } from '../grammar/index.ts'
import type { GroupModel } from '../model/group.ts'

/** Subexpressions may use each other, but not in a circle (semantics §2.6). True if they do not. */
export function checkSubexpressionCycles({ variables }: GroupModel, report: Report): boolean {
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): boolean => {
    const variable = variables.get(name)
    if (variable?.kind !== 'subexpression' || variable.expression === undefined || done.has(name)) return true
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name].join(' → ')
      const message = 'ValueError: Cannot resolve dependencies between static equations, dependencies contain a cycle.'
      report(error('equations', variable.span, message, { notes: [{ message: `the circle is ${circle}` }] }))
      return false
    }
    const good = namesIn(variable.expression).every(used => visit(used.name, [...path, name]))
    done.add(name)
    return good
  }
  return [...variables.keys()].every(name => visit(name, []))
}
