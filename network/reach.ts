/** What expressions of a group depend on, through its own subexpressions and through links to other groups. */
import type { Expr } from '../compiler/grammar/ast.ts'
import { namesIn } from '../compiler/grammar/index.ts'
import { isConstant } from '../compiler/index.ts'
import type { Namespace, Outside } from '../compiler/model/external.ts'
import type { Group } from './group.ts'

/** What is behind the names of some expressions. */
export interface Reach {
  /** The groups whose variables are read, that of the expressions not among them. */
  readonly groups: ReadonlySet<Group>
  /** Names that are no variables: constants, functions, `t`. */
  readonly names: ReadonlySet<string>
  /** Those of them that stand in subexpressions, which a run looks up anew. */
  readonly inside: ReadonlySet<string>
}

export function reachOf(owner: Group, expressions: readonly Expr[]): Reach {
  const groups = new Set<Group>()
  const names = new Set<string>()
  const inside = new Set<string>()
  const seen = new Set<string>()
  const visit = (expr: Expr, group: Group, isInside: boolean): void => {
    for (const { name } of namesIn(expr)) {
      if (group.model.variables.has(name)) visitVariable(name, group)
      else {
        names.add(name)
        if (isInside && !group.model.namespace.has(name)) inside.add(name)
      }
    }
  }
  const visitVariable = (name: string, group: Group): void => {
    const key = `${group.name}.${name}`
    if (seen.has(key)) return
    seen.add(key)
    const variable = group.model.variables.get(name)
    const link = variable?.linked === true ? group.links.get(name) : undefined
    if (link !== undefined) {
      groups.add(link.group)
      if (link.index !== undefined) visitVariable(link.index, group)
      visitVariable(link.variable, link.group)
    } else if (variable?.expression !== undefined) visit(variable.expression, group, true)
  }
  for (const expr of expressions) visit(expr, owner, false)
  groups.delete(owner)
  return { groups, names, inside }
}

/** Whether modules would come to the same, with the names of a run. */
export type Holding = (now: Namespace) => boolean

/** Nothing can change it. */
export const always: Holding = () => true

/** Whether names still mean what they do now; {@link always} where there are none. */
export function meaningTheSame(names: ReadonlySet<string>, namespace: Namespace): Holding {
  if (names.size === 0) return always
  const meanings = Array.from(names, name => [name, namespace.get(name)] as const)
  return now => meanings.every(([name, meaning]) => isSame(meaning, now.get(name)))
}

function isSame(one: Outside | undefined, other: Outside | undefined): boolean {
  if (one === undefined || other === undefined || !isConstant(one) || !isConstant(other)) return one === other
  return Object.is(one.value, other.value) && one.type === other.type
}
