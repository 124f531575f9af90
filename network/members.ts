/** The objects of a network as Brian 2 counts them: those added, and those that belong to them. */
import { checkTimings, type Phase, scheduleOf, inStepOrder } from '../compiler/index.ts'
import { type Diagnostic, error, HillockError } from '../diagnostics/index.ts'
import type { GroupType } from '../compiler/model/group.ts'
import type { Clock } from './clock.ts'
import type { Description, NetworkObject } from './describe.ts'
import { SpikeMonitor } from './event-monitor.ts'
import { Subgroup } from './subgroup.ts'

/** Brian's name of a class. */
export type ObjectType =
  | GroupType
  | 'Subgroup'
  | 'StateUpdater'
  | 'SubexpressionUpdater'
  | 'Thresholder'
  | 'Resetter'
  | 'SummedVariableUpdater'
  | 'SynapticPathway'
  | 'CodeRunner'
  | 'PoissonInput'
  | 'StateMonitor'
  | 'SpikeMonitor'
  | 'EventMonitor'
  | 'PopulationRateMonitor'
  | 'NetworkOperation'

/** An object of a network with its place in a step (semantics §1.1). */
export interface Member {
  /** Brian's name: `neurongroup_stateupdater`. */
  readonly name: string
  readonly type: ObjectType
  /** Brian's name of what it belongs to: `neurongroup`; its own unless it belongs to another. */
  readonly owner: string
  /** The object itself, or the one that it belongs to. */
  readonly object: NetworkObject | Subgroup
  readonly clock: Clock
  readonly when: string
  readonly order: number
  /** Whether it takes part in runs. */
  readonly active: boolean
}

/** A line of Brian's `scheduling_summary`. */
export interface ScheduleRow extends Member {
  readonly ownerType: ObjectType
  /** How many steps of the fastest clock lie between two of its own. */
  readonly every: number
}

/** All of them, in the order in which Brian goes through them: by slot, then order, then name. */
export function membersOf(description: Description): Member[] {
  const { network, groups } = description
  const idle = groups.filter(({ model }) => model.spikes === undefined)
  const owners = idle.map((object): Member => {
    const { name, clockInUse: clock, model, active } = object
    const { type, when, order } = model
    return { name, type, owner: name, object, clock, when, order, active }
  })
  const subgroups = operatingSubgroups(description).map((object): Member => {
    const { name, clockInUse: clock, when, order, active } = object
    return { name, type: 'Subgroup', owner: name, object, clock, when, order, active }
  })
  return inStepOrder([...owners, ...subgroups, ...workers(description)], network.slots, ({ name }) => name)
}

/** Subgroups that carry something out regularly: they belong to their groups. */
function operatingSubgroups({ groups }: Description): readonly Subgroup[] {
  const sources = groups.flatMap(({ regular }) => regular.map(({ source }) => source))
  return [...new Set(sources)].filter(source => source instanceof Subgroup)
}

/** Those that a step has something to do for. */
function workers(description: Description): Member[] {
  return scheduleOf(description.network).map(phase => memberOf(phase, description))
}

/**
 * What a step does, in order.
 *
 * @throws HillockError for a slot that the network does not have
 */
export function scheduleRows(description: Description): ScheduleRow[] {
  const problems: Diagnostic[] = []
  checkTimings(description.network, problem => problems.push(problem))
  if (problems.length > 0) throw new HillockError(problems)
  const parts = description.operations.filter(({ source }) => source instanceof Subgroup)
  const types = new Map<string, ObjectType>([
    ...description.groups.map(({ name, model }) => [name, model.type] as const),
    ...parts.map(({ source: { name } }) => [name, 'Subgroup'] as const),
  ])
  const members = workers(description)
  const fastest = Math.min(...members.map(({ clock }) => clock.dt))
  return members.map(member => ({
    ...member,
    ownerType: types.get(member.owner) ?? member.type,
    every: Math.trunc(member.clock.dt / fastest),
  }))
}

/**
 * Refuses two objects of one name.
 *
 * @throws HillockError `network`
 */
export function requireUniqueNames(description: Description): void {
  const members = membersOf(description)
  const count = new Map<string, number>()
  for (const { name } of members) count.set(name, (count.get(name) ?? 0) + 1)
  const [first, ...others] = [...count].filter(([, times]) => times > 1).map(([name]) => name)
  if (first === undefined) return
  const list = [first, ...others].map(name => `'${name}'`).join(', ')
  const message = `ValueError: All objects in a network need to have unique names, the following name(s) were used more than once: ${list}`
  const span = members.findLast(({ name }) => name === first)?.object.span
  throw new HillockError([error('network', span, message, { help: "give one of them a name of its own: name='…'" })])
}

const types = {
  subexpressions: 'SubexpressionUpdater',
  regular: 'CodeRunner',
  input: 'PoissonInput',
  sample: 'StateMonitor',
  sum: 'SummedVariableUpdater',
  pathway: 'SynapticPathway',
  update: 'StateUpdater',
  threshold: 'Thresholder',
  record: 'EventMonitor',
  code: 'Resetter',
  rate: 'PopulationRateMonitor',
  call: 'NetworkOperation',
} as const satisfies Record<Phase['kind'], ObjectType>

/** The object that a phase is of, or belongs to. */
function objectOf(
  { monitor, regular, call, group }: Phase,
  { monitors, operations, calls, groups }: Description,
): NetworkObject {
  const own =
    monitor !== undefined
      ? monitors[monitor]
      : regular !== undefined
        ? operations[regular]
        : call !== undefined
          ? calls[call]
          : groups[group]
  return own as NetworkObject
}

function memberOf(phase: Phase, description: Description): Member {
  const { clocks, groups } = description
  const { object: name, owner, kind, group, clock, when, order } = phase
  const object = objectOf(phase, description)
  const generator = kind === 'threshold' && groups[group]?.model.spikes !== undefined
  const type = generator ? 'SpikeGeneratorGroup' : object instanceof SpikeMonitor ? 'SpikeMonitor' : types[kind]
  return { name, type, owner, object, clock: clocks[clock] as Clock, when, order, active: object.active }
}
