/** A network → the phases of its step, in Brian 2's order (semantics §1.1). */
import { invariant } from '../../diagnostics/index.ts'
import { type EventModel, hasStateUpdater, type Side, type Timing } from '../model/group.ts'
import type { CallModel, MonitorModel, NetworkGroup, NetworkModel } from '../model/network.ts'
import {
  hasSubexpressionUpdater,
  resetterName,
  stateUpdaterName,
  subexpressionUpdaterName,
  raiserName,
  pathwayName,
  summedName,
} from '../model/object-names.ts'
import { inStepOrder } from './slots.ts'

export { inStepOrder } from './slots.ts'

/** One thing that a step does: an object of Brian 2 with its place in the step. */
export interface Phase extends Timing {
  /** Brian's name: `neurongroup_stateupdater`. */
  readonly object: string
  /** Brian's name of the object it belongs to: `neurongroup`. */
  readonly owner: string
  readonly kind: PhaseKind
  /** Index of the group whose neurons it is about; −1 for what the host carries out. */
  readonly group: number
  readonly clock: number
  /** Whether it is carried out in this run; one that rests keeps the numbers of its random calls. */
  readonly active: boolean
  /** What a threshold looks for, and what code, records and rates are about. */
  readonly event?: string
  /** Index in the network's `regular`. */
  readonly regular?: number
  /** Index in the network's `monitors`. */
  readonly monitor?: number
  /** Index in the network's `calls`. */
  readonly call?: number
  /** Of synapses: which pathway, or which sum. */
  readonly pathway?: string
  readonly sum?: string
}

export type PhaseKind =
  /** Subexpressions `constant over dt` are given their values. */
  | 'subexpressions'
  /** `run_regularly`. */
  | 'regular'
  /** A PoissonInput adds to a variable. */
  | 'input'
  /** A StateMonitor takes a sample. */
  | 'sample'
  /** The state update. */
  | 'update'
  /** Sums over synapses are given to the variables of their neurons. */
  | 'sum'
  /** Events come to synapses. */
  | 'pathway'
  /** The condition of an event is looked at. */
  | 'threshold'
  /** A SpikeMonitor or EventMonitor takes the neurons of an event. */
  | 'record'
  /** A reset, or other code on an event. */
  | 'code'
  /** A PopulationRateMonitor counts the neurons of an event. */
  | 'rate'
  /** The host calls a function: a `network_operation`. */
  | 'call'

/** Every phase of a step in the order in which they run. */
export function scheduleOf(network: NetworkModel): Phase[] {
  const phases = [
    ...network.groups.flatMap((model, group) => [
      ...groupPhases(model, group),
      ...synapticPhases(model, group, network),
    ]),
    ...network.regular.map(({ name, owner, group, clock, active, timing, input }, regular): Phase => {
      const kind = input === undefined ? 'regular' : 'input'
      return { object: name, owner, kind, group, clock, active, ...timing, regular }
    }),
    ...network.monitors.map(monitorPhase),
    ...network.calls.map(callPhase),
  ]
  return inStepOrder(phases, network.slots, ({ object }) => object)
}

/** What is carried out in this run, still in order: what a module is made of. */
export function activePhases(schedule: readonly Phase[]): readonly Phase[] {
  return schedule.filter(({ active }) => active)
}

/** What the objects of a group do: its own, its events and their code. */
function groupPhases(model: NetworkGroup, group: number): Phase[] {
  const { name: owner, clock, active, order, events } = model
  const own = { owner, group, clock, active, order } as const
  const object = subexpressionUpdaterName(owner)
  const once: Phase[] = hasSubexpressionUpdater(model)
    ? [{ ...own, object, kind: 'subexpressions', when: 'before_start' }]
    : []
  const update: Phase[] = hasStateUpdater(model)
    ? [{ ...own, object: stateUpdaterName(owner), kind: 'update', when: 'groups' }]
    : []
  return [
    ...once,
    ...update,
    ...[...events.values()].flatMap(event => eventPhases(event, raiserName(model, event.name), own)),
  ]
}

/** What synapses do besides: sums come right before the neurons' update, pathways go by the clock of those whose events they bring. */
function synapticPhases(
  { name: owner, active, synaptic, ends }: NetworkGroup,
  group: number,
  { groups }: NetworkModel,
): Phase[] {
  if (synaptic === undefined || ends === undefined) return []
  const own = { owner, group, active } as const
  // A subgroup's place is one behind that of its group.
  const neurons = (side: Side): Pick<NetworkGroup, 'clock' | 'order'> => {
    const { group: of, range } = ends[side]
    const end = groups[of]
    invariant(end !== undefined, 'a group on each side of synapses')
    return { clock: end.clock, order: range === undefined ? end.order : end.order + 1 }
  }
  return [
    ...Array.from(synaptic.summed.values(), ({ name: sum, side }): Phase => {
      const { clock, order } = neurons(side)
      return { ...own, object: summedName(owner, sum), kind: 'sum', clock, when: 'groups', order: order - 1, sum }
    }),
    ...Array.from(synaptic.pathways.values(), ({ name: pathway, side, event, code, active: moves = true }): Phase => {
      const { clock } = neurons(side)
      const object = pathwayName(owner, pathway)
      return { ...own, object, kind: 'pathway', active: active && moves, clock, ...code.timing, event, pathway }
    }),
  ]
}

function eventPhases(
  { name, timing, code }: EventModel,
  object: string,
  own: Pick<Phase, 'owner' | 'group' | 'clock' | 'active'>,
): Phase[] {
  const threshold: Phase = { ...own, object, kind: 'threshold', event: name, ...timing }
  if (code === undefined) return [threshold]
  return [threshold, { ...own, object: resetterName(own.owner, name), kind: 'code', event: name, ...code.timing }]
}

function callPhase({ name, clock, active, timing }: CallModel, call: number): Phase {
  return { object: name, owner: name, kind: 'call', group: -1, clock, active, ...timing, call }
}

const monitorKinds = { event: 'record', state: 'sample', rate: 'rate' } as const

/** A monitor that rests is not in the network of a run. */
function monitorPhase(model: MonitorModel, monitor: number): Phase {
  const { name, group, clock, timing, kind } = model
  const event = kind === 'state' ? {} : { event: model.event }
  return {
    object: name,
    owner: name,
    kind: monitorKinds[kind],
    group,
    clock,
    active: true,
    ...timing,
    monitor,
    ...event,
  }
}
