/** What linked variables are linked to (semantics §5.11). */
import { error, type Report } from '../../diagnostics/index.ts'
import { namesIn } from '../grammar/index.ts'
import { isStored, type Variable } from '../model/group.ts'
import type { NetworkModel } from '../model/network.ts'

/** Reports linked variables that are linked to nothing or to what is computed of them. */
export function checkLinks(network: NetworkModel, report: Report): void {
  for (const [index, { variables, links, name, span }] of network.groups.entries()) {
    for (const variable of variables.values()) {
      if (variable.linked !== true) continue
      const place = variable.span ?? span
      const link = links?.get(variable.name)
      if (link?.sure === true) continue
      if (link === undefined) {
        const message = `KeyError: 'The identifier "${variable.name}" could not be resolved.'`
        const help = `link it to a variable of another group: ${name}.${variable.name} = linked_var(group, 'variable')`
        report(error('unknown-name', place, message, { help }))
      } else if (owners(network, index, variable.name).has(index)) {
        const message = `a variable linked to one of its own group, '${variable.name}', is Brian 2, not yet Hillock; this file runs in Brian 2`
        report(error('unsupported', place, message))
      }
    }
  }
}

/** The groups whose stored variables a variable is, or is computed of. */
function owners(network: NetworkModel, group: number, name: string, seen = new Set<string>()): ReadonlySet<number> {
  const found = new Set<number>()
  const key = `${group} ${name}`
  const model = network.groups[group]
  const variable = model?.variables.get(name)
  if (seen.has(key) || model === undefined || variable === undefined) return found
  seen.add(key)
  const link = model.links?.get(name)
  const parts =
    link === undefined
      ? computedOf(variable).map(used => ({ group, name: used }))
      : [{ group: link.group, name: link.variable }]
  if (link === undefined && parts.length === 0) found.add(group)
  for (const part of parts) for (const owner of owners(network, part.group, part.name, seen)) found.add(owner)
  return found
}

/** What a plain subexpression names. */
function computedOf(variable: Variable): readonly string[] {
  if (isStored(variable) || variable.expression === undefined) return []
  return namesIn(variable.expression).map(({ name }) => name)
}
