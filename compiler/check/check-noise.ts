/** Where subexpressions with noise are read: differential equations alone know the numbers that `xi_a` stands for (semantics §2.5). */
import { error, type Report } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { type Computation, computationsOf, namesUsed, regularOf } from '../model/computations.ts'
import type { GroupModel } from '../model/group.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { noiseBehind } from '../model/noise.ts'

/** Reports code, conditions and monitors that ask for the value of such a subexpression; to Brian 2 its noise is an unknown name there. */
export function checkNoise(network: NetworkModel, report: Report): void {
  const { groups, monitors } = network
  for (const [index, group] of groups.entries()) {
    for (const computation of computationsOf(group, regularOf(network, index))) {
      const isEquation = standsForEquation(computation)
      for (const { name, span } of namesUsed(computation)) {
        if (isEquation && group.variables.get(name)?.linked !== true) continue
        const noise = noiseOf(name, group, network)
        if (noise !== undefined) report(error('equations', span, noisyValue(name, noise)))
      }
    }
  }
  for (const monitor of monitors) {
    const group = groups[monitor.group]
    if (group === undefined || monitor.kind === 'rate') continue
    for (const name of monitor.variables) {
      const noise = noiseOf(name, group, network)
      if (noise !== undefined) report(error('equations', monitor.span, noisyValue(name, noise)))
    }
  }
}

/** The noise in a subexpression of a group, among the variables of that group alone. */
export function noiseWithin(name: string, { variables }: Pick<GroupModel, 'variables'>): string | undefined {
  const meaning = (each: string): Expr | undefined => {
    const variable = variables.get(each)
    return variable?.kind === 'subexpression' ? variable.expression : undefined
  }
  const expression = meaning(name)
  return expression && noiseBehind(expression, meaning)
}

/** What is said of a subexpression with noise that somebody asks for the value of. */
export function noisyValue(name: string, noise: string): string {
  return `'${name}' holds the noise '${noise}', which has a value in differential equations only`
}

/** Whether it is an equation, or the part of one that a subexpression stands for. */
function standsForEquation(computation: Computation): boolean {
  return computation.role === 'equation' && !computation.variable.constantOverDt
}

/** The same of a variable that may be linked to one of another group. */
function noiseOf(name: string, group: NetworkGroup, network: NetworkModel): string | undefined {
  const link = group.variables.get(name)?.linked === true ? group.links?.get(name) : undefined
  if (link === undefined) return noiseWithin(name, group)
  const source = network.groups[link.group]
  return source && noiseOf(link.variable, source, network)
}
