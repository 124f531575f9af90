/** A network → the phases of its step, in Brian 2's order (semantics §1.1). */
import type { EventModel, GroupModel, Timing } from '../model/group.ts'
import type { MonitorModel, NetworkModel } from '../model/network.ts'
import { slotRank } from './slots.ts'

export { slotRank } from './slots.ts'

/** One thing that a step does: an object of Brian 2 with its place in the step. */
export interface Phase extends Timing {
  /** Brian's name: `neurongroup_stateupdater`. */
  readonly object: string
  /** Brian's name of the object it belongs to: `neurongroup`. */
  readonly owner: string
  readonly kind: PhaseKind
  /** Index of the group whose neurons it is about. */
  readonly group: number
  readonly clock: number
  /** What a threshold looks for, and what code, records and rates are about. */
  readonly event?: string
  /** Index in the network's `regular`. */
  readonly regular?: number
  /** Index in the network's `monitors`. */
  readonly monitor?: number
}

export type PhaseKind =
  /** Subexpressions `constant over dt` are given their values. */
  | 'subexpressions'
  /** `run_regularly`. */
  | 'regular'
  /** A StateMonitor takes a sample. */
  | 'sample'
  /** The state update. */
  | 'update'
  /** The condition of an event is looked at. */
  | 'threshold'
  /** A SpikeMonitor or EventMonitor takes the neurons of an event. */
  | 'record'
  /** A reset, or other code on an event. */
  | 'code'
  /** A PopulationRateMonitor counts the neurons of an event. */
  | 'rate'

/**
 * Every phase of a step in the order in which they run: by slot, then order, then name of the object. An unknown slot
 * comes last; the checks refuse it.
 */
export function scheduleOf(network: NetworkModel): Phase[] {
  const phases = [
    ...network.groups.flatMap((group, index) => groupPhases(group, index, group.clock)),
    ...network.regular.map(({ name, group, clock, timing }, regular): Phase => {
      const owner = network.groups[group]?.name ?? name
      return { object: name, owner, kind: 'regular', group, clock, ...timing, regular }
    }),
    ...network.monitors.map(monitorPhase),
  ]
  const rank = ({ when }: Phase): number => slotRank(when, network.slots) ?? Number.POSITIVE_INFINITY
  return phases.toSorted((a, b) => rank(a) - rank(b) || a.order - b.order || (a.object < b.object ? -1 : 1))
}

function groupPhases(group: GroupModel, index: number, clock: number): Phase[] {
  const { name: owner, order, variables, events } = group
  const own = { owner, group: index, clock } as const
  const once = [...variables.values()].some(({ constantOverDt }) => constantOverDt)
  return [
    ...(once
      ? [
          {
            ...own,
            object: `${owner}_subexpression_update`,
            kind: 'subexpressions',
            when: 'before_start',
            order,
          } as const,
        ]
      : []),
    { ...own, object: `${owner}_stateupdater`, kind: 'update', when: 'groups', order },
    ...[...events.values()].flatMap(event => eventPhases(event, own)),
  ]
}

function eventPhases({ name, timing, code }: EventModel, own: Pick<Phase, 'owner' | 'group' | 'clock'>): Phase[] {
  const threshold: Phase = {
    ...own,
    object: `${own.owner}_${name}_thresholder`,
    kind: 'threshold',
    event: name,
    ...timing,
  }
  if (code === undefined) return [threshold]
  return [threshold, { ...own, object: `${own.owner}_${name}_resetter`, kind: 'code', event: name, ...code.timing }]
}

const monitorKinds = { event: 'record', state: 'sample', rate: 'rate' } as const

function monitorPhase(model: MonitorModel, monitor: number): Phase {
  const { name, group, clock, timing, kind } = model
  const event = kind === 'state' ? {} : { event: model.event }
  return { object: name, owner: name, kind: monitorKinds[kind], group, clock, ...timing, monitor, ...event }
}
