/** Brian's names of the objects that a group consists of (semantics §1.1, §1.5). */
import { type GroupModel, hasStateUpdater } from './group.ts'

/** Computes subexpressions constant over dt. */
export function subexpressionUpdaterName(group: string): string {
  return `${group}_subexpression_update`
}

/** Integrates, and settles who is refractory. */
export function stateUpdaterName(group: string): string {
  return `${group}_stateupdater`
}

/** Looks for an event. */
export function thresholderName(group: string, event: string): string {
  return `${group}_${event}_thresholder`
}

/** The object that raises an event of a group: a thresholder, or the group itself where its spikes are given. */
export function raiserName({ name, spikes }: GroupModel, event: string): string {
  return spikes === undefined ? thresholderName(name, event) : name
}

/** Carries out the code of an event. */
export function resetterName(group: string, event: string): string {
  return `${group}_${event}_resetter`
}

/** Brings events to synapses: `synapses_pre`. */
export function pathwayName(synapses: string, pathway: string): string {
  return `${synapses}_${pathway}`
}

/** Sums over synapses: `synapses_summed_variable_v_post`. */
export function summedName(synapses: string, sum: string): string {
  return `${synapses}_summed_variable_${sum}`
}

/** Whether a group has an object that computes subexpressions constant over dt. */
export function hasSubexpressionUpdater({ variables }: GroupModel): boolean {
  return [...variables.values()].some(({ constantOverDt }) => constantOverDt)
}

/** The group's own name and those of its objects, regular operations aside. */
export function objectNamesOf(group: GroupModel): readonly string[] {
  const { name, events, synaptic } = group
  return [
    name,
    ...(group.spikes === undefined ? [...events.keys()].map(event => thresholderName(name, event)) : []),
    ...[...events.values()].flatMap(event => (event.code === undefined ? [] : [resetterName(name, event.name)])),
    ...(hasStateUpdater(group) ? [stateUpdaterName(name)] : []),
    ...(hasSubexpressionUpdater(group) ? [subexpressionUpdaterName(name)] : []),
    ...[...(synaptic?.pathways.keys() ?? [])].map(pathway => pathwayName(name, pathway)),
    ...[...(synaptic?.summed.keys() ?? [])].map(sum => summedName(name, sum)),
  ]
}
