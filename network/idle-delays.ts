/** Delays that say nothing: those of all synapses are alike, and no code asks for them. Modules do without such numbers. */
import { computationsOf, delayName, namesUsed, regularOf } from '../compiler/index.ts'
import { namesIn } from '../compiler/grammar/index.ts'
import type { InitialAssignment, NetworkGroup, NetworkModel } from '../compiler/model/network.ts'

/**
 * The network without variables for delays that its pathways do not need.
 *
 * @param initial what a module does before the first run
 */
export function withoutIdleDelays(network: NetworkModel, initial: readonly InitialAssignment[]): NetworkModel {
  const groups = network.groups.map((group, index): NetworkGroup => {
    const idle = idleDelays(group)
    if (idle.length === 0) return group
    const named = namesAbout(index, network, initial)
    const variables = new Map(group.variables)
    for (const name of idle) if (!named.has(name)) variables.delete(name)
    return { ...group, variables }
  })
  return { ...network, groups }
}

/** Variables of each synapse that no pathway takes its delay from. */
function idleDelays({ synaptic, variables }: NetworkGroup): readonly string[] {
  if (synaptic === undefined) return []
  const needed = new Set(Array.from(synaptic.pathways.values(), ({ delay }) => delay.variable))
  const delays = Array.from(synaptic.pathways.keys(), pathway => delayName(pathway))
  return delays.filter(name => variables.get(name)?.shared === false && !needed.has(name))
}

/** Every name that something says about a group. */
function namesAbout(index: number, network: NetworkModel, initial: readonly InitialAssignment[]): ReadonlySet<string> {
  const group = network.groups[index]
  const computations = group === undefined ? [] : computationsOf(group, regularOf(network, index))
  const recorded = network.monitors.flatMap(monitor =>
    monitor.group === index && monitor.kind !== 'rate' ? monitor.variables : [],
  )
  const linked = network.groups.flatMap(({ links }) =>
    Array.from(links?.values() ?? []).flatMap(link => (link.group === index ? [link.variable] : [])),
  )
  const assigned = initial.flatMap(each => {
    if (each.kind === 'connect' || each.group !== index) return []
    if (each.kind !== 'code') return [each.variable]
    const { statement, condition } = each
    const read = [statement.value, ...(condition === undefined ? [] : [condition])].flatMap(namesIn)
    return [statement.target.name, ...read.map(({ name }) => name)]
  })
  const used = computations.flatMap(namesUsed).map(({ name }) => name)
  return new Set([...used, ...recorded, ...linked, ...assigned])
}
