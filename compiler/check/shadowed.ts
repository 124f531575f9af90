/** Names that mean something here and something else in the script (semantics §5.10). */
import type { Name } from '../grammar/ast.ts'
import { type Report, type Span, warning } from '../../diagnostics/index.ts'
import { displayQuantity } from '../../units/index.ts'
import { type Computation, namesUsed } from '../model/computations.ts'
import { constantNamed, type External, type Namespace } from '../model/external.ts'
import type { GroupModel } from '../model/group.ts'
import { outsideScope, type Symbol } from './scope.ts'

/** Warns of names for which the caller has another value than the one that is used, where they stand first in code of a group. */
export function checkShadowedNames(
  group: GroupModel,
  uses: ReadonlyMap<string, Span>,
  namespace: Namespace,
  report: Report,
): void {
  for (const [name, span] of uses) {
    const callers = constantNamed(name, namespace)
    if (callers === undefined) continue
    if (group.variables.has(name)) {
      const message =
        `'${name}' is an internal variable of group '${group.name}', but also exists in the run namespace with the value ` +
        `${shown(callers)}. The internal variable will be used.`
      report(warning('shadowed-name', span, message, { help: 'rename one of them to be sure' }))
      continue
    }
    const used = meaning(outsideScope(group.namespace, namespace)(name))
    if (used === undefined || used.value === callers.value) continue
    const where =
      group.namespace.get(name) === used ? 'the group-specific namespace' : 'the names that every equation knows'
    const message =
      `The name "${name}" refers to different objects in different namespaces used for resolving names in the context of ` +
      `group '${group.name}'. Will use the object from ${where} with the value ${shown(used)}, not ${shown(callers)}.`
    report(warning('shadowed-name', span, message, { help: 'give the constant of the script another name' }))
  }
}

/** Where each name stands first in the code of a group. */
export function firstUses(computations: readonly Computation[]): Map<string, Span> {
  return firstOf(computations.flatMap(namesUsed))
}

/** Where each of some names stands first. */
export function firstOf(names: readonly Name[]): Map<string, Span> {
  const uses = new Map<string, Span>()
  for (const { name, span } of names) if (!uses.has(name)) uses.set(name, span)
  return uses
}

type Meaning = Pick<External, 'value' | 'dimension' | 'type'>

function meaning(symbol: Symbol | undefined): Meaning | undefined {
  if (symbol?.kind === 'constant') return symbol.external
  return symbol?.kind === 'number' ? symbol : undefined
}

function shown({ value, dimension, type }: Meaning): string {
  return type === 'integer' ? String(value) : displayQuantity([value], [], dimension)
}
