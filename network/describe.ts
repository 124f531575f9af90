/** What is in a network → plain data for the compiler. Nothing here changes anything. */
import { type ConnectionRule, givesAgain, indicesOfLink, outerSide } from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { Side } from '../compiler/model/group.ts'
import type { EndModel, InitialAssignment, NetworkGroup, NetworkModel } from '../compiler/model/network.ts'
import { error, HillockError } from '../diagnostics/index.ts'
import type { Clock } from './clock.ts'
import type { EventMonitor } from './event-monitor.ts'
import { Monitor } from './monitor.ts'
import { Group } from './group.ts'
import { NetworkOperation } from './network-operation.ts'
import { PoissonInput } from './poisson-input.ts'
import type { PopulationRateMonitor } from './rate-monitor.ts'
import type { RegularOperation } from './regular-operation.ts'
import type { StateMonitor } from './state-monitor.ts'
import { Synapses } from './synapses.ts'
import { tools } from './tools.ts'

/** What a network is made of. */
export type NetworkObject =
  | Group
  | PoissonInput
  | EventMonitor
  | StateMonitor
  | PopulationRateMonitor
  | RegularOperation
  | NetworkOperation

/** A network as the compiler sees it, and the objects behind the indices in it. */
export interface Description {
  readonly network: NetworkModel
  readonly clocks: readonly Clock[]
  readonly groups: readonly Group[]
  /** What is done at every step of a clock: regular operations of groups, then Poisson inputs. */
  readonly operations: readonly (RegularOperation | PoissonInput)[]
  readonly monitors: readonly Monitor[]
  /** Functions that are called within steps. */
  readonly calls: readonly NetworkOperation[]
}

export function groupsAmong(objects: readonly NetworkObject[]): readonly Group[] {
  return objects.filter(object => object instanceof Group)
}

/** The clocks in the order of their first use: by groups, then regular operations, inputs, monitors, calls. */
export function clocksAmong(objects: readonly NetworkObject[]): readonly Clock[] {
  const groups = groupsAmong(objects)
  const users = [
    ...groups,
    ...groups.flatMap(({ regular }) => regular),
    ...objects.filter(object => object instanceof PoissonInput),
    ...objects.filter(object => object instanceof Monitor),
    ...objects.filter(object => object instanceof NetworkOperation),
  ]
  return [...new Set(users.map(({ clockInUse }) => clockInUse))]
}

/** Describes a network. It looks at every synapse: who needs groups or clocks alone asks for these. */
export function describe(
  objects: readonly NetworkObject[],
  { slots, namespace }: Pick<NetworkModel, 'slots' | 'namespace'>,
): Description {
  const groups = groupsAmong(objects)
  const monitors = objects.filter(object => object instanceof Monitor)
  const inputs = objects.filter(object => object instanceof PoissonInput)
  const calls = objects.filter(object => object instanceof NetworkOperation)
  const operations = [...groups.flatMap(({ regular }) => regular), ...inputs]
  const clocks = clocksAmong(objects)
  const clockOf = ({ clockInUse }: { readonly clockInUse: Clock }): number => clocks.indexOf(clockInUse)
  return {
    network: {
      clocks: clocks.map(({ name, dt }) => ({ name, dt })),
      groups: groups.map(group => ({
        ...(group instanceof Synapses ? { ...group.settled, ends: group.endModels(groups) } : group.model),
        active: group.active,
        clock: clockOf(group),
        links: new Map(
          Array.from(group.links, ([name, link]) => [name, { ...link, group: groups.indexOf(link.group) }] as const),
        ),
      })),
      regular: operations.map(each => each.model(groups.indexOf(each.group), clockOf(each))),
      monitors: monitors.map(each => each.model(groups.indexOf(each.group), clockOf(each))),
      calls: calls.map(each => each.model(clockOf(each))),
      slots,
      namespace,
    },
    clocks,
    groups,
    operations,
    monitors,
    calls,
  }
}

/**
 * Refuses objects whose group is missing.
 *
 * @throws HillockError `network`
 */
export function requireGroups(objects: readonly NetworkObject[]): void {
  for (const object of objects) {
    if (object instanceof Synapses) requireEnds(object, objects)
    else if (object instanceof Group) requireLinked(object, objects)
    if (object instanceof Group || object instanceof NetworkOperation || objects.includes(object.group)) continue
    throw withoutGroup(object, object.group)
  }
}

function withoutGroup({ name, span }: NetworkObject, group: Group): HillockError {
  const message = `ValueError: '${name}' has been included in the network but not the object on which it depends.`
  return new HillockError([error('network', span, message, { help: `add ${group.name} too` })])
}

/** @throws HillockError `network` for synapses whose neurons are not in the network */
function requireEnds(synapses: Synapses, objects: readonly NetworkObject[]): void {
  for (const { group } of [synapses.ends.pre, synapses.ends.post])
    if (!objects.includes(group)) throw withoutGroup(synapses, group)
}

/** @throws HillockError `network` for a group that another one of the network is linked to, and that is not there */
function requireLinked({ name, links, span }: Group, objects: readonly NetworkObject[]): void {
  for (const [variable, { group }] of links) {
    if (objects.includes(group)) continue
    const message = `a link to a group that is not in the network is Brian 2, not yet Hillock: '${variable}' of '${name}' to '${group.name}'`
    throw new HillockError([error('network', span, message, { help: `add ${group.name} too` })])
  }
}

/** The assignments made before the first run, as a module repeats them under the names of a run and by its seed. */
export function initialAssignments(groups: readonly Group[], namespace: Namespace, seed: number): InitialAssignment[] {
  for (const group of groups) group.settleFor(namespace)
  const all = groups.flatMap((group, index) =>
    group.initial.map(({ assignment, moment }): { readonly own: InitialAssignment; readonly moment: number } => {
      const own = { ...assignment, group: index }
      if (own.kind !== 'value' || own.expression === undefined) return { own, moment }
      const variable = group.model.variables.get(own.variable)
      const external = { value: own.value, type: variable?.type ?? 'float', dimension: variable?.dimension ?? [] }
      const isLive = givesAgain(external, own.expression, namespace, tools().runtime)
      return { own: isLive ? own : { ...own, expression: undefined }, moment }
    }),
  )
  // A rule, or a value of a synapse, may depend on what its neurons have been given before.
  return all.toSorted((a, b) => a.moment - b.moment).map(({ own }) => withoutSeed(own, seed))
}

/** What was drawn by the seed of the module is so by any other that it is given. */
function withoutSeed(assignment: InitialAssignment, seed: number): InitialAssignment {
  if (assignment.kind !== 'code' && assignment.kind !== 'connect') return assignment
  return assignment.seed === seed ? { ...assignment, seed: undefined } : assignment
}

/**
 * The network of a module that begins by itself. Where delays are what a text says, it may come to other ones than those of now: every
 * synapse keeps its own, even if they are all alike now. And so it may come to other synapses by a rule: they are in the order of
 * neurons only if the rule makes them so.
 */
export function beginning({ network, groups }: Description, initial: readonly InitialAssignment[]): NetworkModel {
  const isWritten = (group: number, variable: string | undefined): boolean =>
    initial.some(each => {
      if (each.group !== group || each.kind === 'data' || each.kind === 'connect') return false
      return each.kind === 'code'
        ? each.statement.target.name === variable
        : each.variable === variable && each.expression !== undefined
    })
  return {
    ...network,
    groups: network.groups.map((group, index) => {
      if (group.synaptic === undefined) return group
      const pathways = Array.from(group.synaptic.pathways, ([name, pathway]) => {
        const variable = groups[index]?.model.synaptic?.pathways.get(name)?.delay.variable
        const isOwn =
          variable !== undefined && group.variables.get(variable)?.shared !== true && isWritten(index, variable)
        return [name, isOwn ? { ...pathway, delay: { ...pathway.delay, variable } } : pathway] as const
      })
      const rules = initial.flatMap(each => (each.kind === 'connect' && each.group === index ? [each.rule] : []))
      const ends = rules.length === 0 ? group.ends : endsOf(group.ends, rules)
      return { ...group, ends, synaptic: { ...group.synaptic, pathways: new Map(pathways) } }
    }),
  }
}

/** The ends of synapses that rules make. */
function endsOf(ends: NetworkGroup['ends'], rules: readonly ConnectionRule[]): NetworkGroup['ends'] {
  if (ends === undefined) return undefined
  const [first, second] = rules
  const isOrdered = (side: Side): boolean => first !== undefined && second === undefined && outerSide(first) === side
  const end = (side: Side): EndModel => ({ ...ends[side], ordered: isOrdered(side) })
  return { pre: end('pre'), post: end('post') }
}

/** Why groups cannot have another size, by name: they were given arrays or links, or have subgroups that something is about. */
export function fixedSizes({ groups, operations, monitors }: Description): ReadonlyMap<string, string> {
  const sources = [...operations, ...monitors].map(({ source }) => source)
  const ends = groups.flatMap(group => (group instanceof Synapses ? Object.values(group.ends) : []))
  const linked = fixedByLinks(groups)
  const reasons = groups.flatMap(group => {
    if (group instanceof Synapses) {
      const why = group.followsRules ? 'the rules that make its synapses' : 'which neurons it connects'
      return [[group.name, why] as const]
    }
    const synapses = groups.find(
      each =>
        each instanceof Synapses && !each.followsRules && Object.values(each.ends).some(end => end.group === group),
    )
    if (synapses !== undefined) return [[group.name, `the synapses of ${synapses.name}`] as const]
    if (group.model.spikes !== undefined) return [[group.name, `${group.name} being given its spikes`] as const]
    const initial = group.initial.map(({ assignment }) => assignment)
    const ranges = [
      ...sources.filter(each => each.group === group),
      ...initial.filter(({ kind }) => kind !== 'data'),
      ...ends.filter(end => end.group === group),
    ]
    const range = ranges.map(each => ('range' in each ? each.range : undefined)).find(each => each !== undefined)
    if (range !== undefined)
      return [[group.name, `a subgroup of its neurons ${range.start} to ${range.stop - 1}`] as const]
    const fixing = initial.find(each => each.kind === 'data' && each.indices === 'all')
    if (fixing?.kind !== 'data' || fixing.values.length <= 1) return linked.filter(([name]) => name === group.name)
    const text = `${group.name}.${fixing.variable} being set to an array of ${fixing.values.length} values; a string expression of i and N would follow the size`
    return [[group.name, text] as const]
  })
  return new Map(reasons)
}

/** Links that look nowhere else need the neurons that there are: one by one, all the only one, or by indices known to be right. */
function fixedByLinks(groups: readonly Group[]): (readonly [name: string, reason: string])[] {
  return groups.flatMap(group =>
    Array.from(group.links).flatMap(([variable, { group: source, variable: behind, index, range, sure }]) => {
      // Synapses see their neurons by indices that are made for their number.
      if (group instanceof Synapses && (index === 'i' || index === 'j')) return []
      const reason = `${group.name}.${variable} being linked to ${source.name}.${behind}`
      const isGiven = index === undefined || index === indicesOfLink(variable)
      const ofSource = isGiven || range !== undefined || sure === true
      const ofOwn = index === undefined && source.size > 1
      return [...(ofSource ? [source] : []), ...(ofOwn ? [group] : [])].map(({ name }) => [name, reason] as const)
    }),
  )
}
