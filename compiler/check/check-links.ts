/** What linked variables are linked to (semantics §5.11). */
import { error, type Report } from '../../diagnostics/index.ts'
import type { NetworkModel } from '../model/network.ts'

/** Reports linked variables that are linked to nothing. */
export function checkLinks(network: NetworkModel, report: Report): void {
  for (const { variables, links, name, span } of network.groups) {
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
  }
}
