/** What linked variables are linked to, and what is written through them (semantics §5.11). */
import { readOnly } from '../../diagnostics/brian.ts'
import { error, type Report } from '../../diagnostics/index.ts'
import type { CodeStatement } from '../grammar/ast.ts'
import { computationsOf, regularOf } from '../model/computations.ts'
import type { Variable } from '../model/group.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { toSubexpression } from './check-code.ts'

/** Reports linked variables that are linked to nothing, and statements that write to what they may not. */
export function checkLinks(network: NetworkModel, report: Report): void {
  for (const [index, group] of network.groups.entries()) {
    const { variables, links, name, span } = group
    for (const variable of variables.values()) {
      if (variable.linked !== true) continue
      const place = variable.span ?? span
      const link = links?.get(variable.name)
      if (link === undefined) {
        const message = `KeyError: 'The identifier "${variable.name}" could not be resolved.'`
        const help = `link it to a variable: ${name}.${variable.name} = linked_var(group, 'variable')`
        report(error('unknown-name', place, message, { help }))
      }
    }
    // What synapses write to neurons is checked with them.
    if (group.type !== 'Synapses') checkWrites(group, index, network, report)
  }
}

function checkWrites(group: NetworkGroup, index: number, network: NetworkModel, report: Report): void {
  for (const computation of computationsOf(group, regularOf(network, index))) {
    if (computation.role !== 'event code' && computation.role !== 'regular') continue
    for (const statement of computation.statements) {
      const variable = behind(group, statement.target.name, network)
      if (variable !== undefined) checkWrite(statement, group, variable, computation.role === 'regular', report)
    }
  }
}

/** The variable that a linked one stands for in the end. */
function behind({ links }: NetworkGroup, name: string, network: NetworkModel): Variable | undefined {
  const link = links?.get(name)
  const source = link && network.groups[link.group]
  if (link === undefined || source === undefined) return undefined
  return behind(source, link.variable, network) ?? source.variables.get(link.variable)
}

/** That what all neurons share is written on no event is said where the statements are checked. */
function checkWrite(
  statement: CodeStatement,
  { variables }: NetworkGroup,
  variable: Variable,
  regular: boolean,
  report: Report,
): void {
  const { name, span } = statement.target
  if (variable.kind === 'subexpression') report(error('read-only', span, toSubexpression(statement)))
  else if (variable.readOnly) report(error('read-only', span, readOnly(name)))
  else if (regular && variables.get(name)?.shared === true) {
    const message = `writing to '${name}', which is linked to one value for all neurons, is Brian 2, not yet Hillock; this file runs in Brian 2`
    report(error('unsupported', span, message, { help: 'write to the variable of the group that it is linked to' }))
  }
}
