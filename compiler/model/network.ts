import type { Span } from '../../diagnostics/index.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import type { ConnectionRule } from './connection-rule.ts'
import type { Namespace } from './external.ts'
import type { GroupModel, Side, Timing } from './group.ts'
import type { InputNumbers } from './poisson-input.ts'

/** A network as handed to the compiler: plain data, objects of each kind in order of creation. */
export interface NetworkModel {
  /** Clocks in use; everything else says which one by its place here. */
  readonly clocks: readonly ClockModel[]
  readonly groups: readonly NetworkGroup[]
  readonly regular: readonly RegularModel[]
  readonly monitors: readonly MonitorModel[]
  /** Functions that the host calls in a step. */
  readonly calls: readonly CallModel[]
  /** The slots of a step in order, without their `before_` and `after_` ({@link defaultSlots} unless chosen). */
  readonly slots: readonly string[]
  /** The caller's names at `run()`. */
  readonly namespace: Namespace
}

/** The slots of a step (semantics §1.1). */
export const defaultSlots: readonly string[] = ['start', 'groups', 'thresholds', 'synapses', 'resets', 'end']

/** Every slot of a step in order: each of the given ones has a slot before and one behind it (semantics §1.1). */
export function allSlots(slots: readonly string[]): string[] {
  return slots.flatMap(slot => [`before_${slot}`, slot, `after_${slot}`])
}

export interface ClockModel {
  /** Brian's name: `defaultclock`, `clock_1`. */
  readonly name: string
  /** Seconds. */
  readonly dt: number
}

/** A group with the clock it runs by. */
export interface NetworkGroup extends GroupModel {
  /** Index in {@link NetworkModel.clocks}. */
  readonly clock: number
  /** Whether it does anything in this run. */
  readonly active: boolean
  /** What its linked variables are linked to. */
  readonly links?: ReadonlyMap<string, LinkModel> | undefined
  /** Of Synapses: the neurons on their two sides. */
  readonly ends?: Readonly<Record<Side, EndModel>> | undefined
}

/** The neurons on one side of synapses: a group, or a subgroup. */
export interface EndModel {
  /** Index in {@link NetworkModel.groups}. */
  readonly group: number
  /** All neurons unless given. */
  readonly range?: NeuronRange | undefined
  /** Whether the synapses come in the order of these neurons. */
  readonly ordered: boolean
}

/** A linked variable has the values of another group's (semantics §5.11). */
export interface LinkModel {
  /** Index in {@link NetworkModel.groups}. */
  readonly group: number
  readonly variable: string
  /** The integer variable of the linked group that says of which neuron; each of that of its own index unless given. */
  readonly index?: string | undefined
  /** The neurons from the first of which that variable counts; all unless given. */
  readonly range?: NeuronRange | undefined
  /** The variable says an index that there is, whatever happens: it need not be kept inside of the group. */
  readonly sure?: true | undefined
}

/** Neurons of a group that follow each other: a Subgroup (semantics §5.8). Its code counts `i` from its first one. */
export interface NeuronRange {
  readonly start: number
  /** Exclusive. */
  readonly stop: number
}

/** Statements carried out at every step of a clock: `run_regularly`, a PoissonInput (semantics §5.11, §10.2). */
export interface RegularModel {
  /** Brian's name: `neurongroup_run_regularly`. */
  readonly name: string
  /** Brian's name of the group or subgroup that it belongs to. */
  readonly owner: string
  /** Index in {@link NetworkModel.groups}. */
  readonly group: number
  readonly clock: number
  /** All neurons unless given. */
  readonly range?: NeuronRange | undefined
  readonly timing: Timing
  readonly statements: readonly CodeStatement[]
  /** Whether it is carried out in this run. */
  readonly active: boolean
  /** Of a PoissonInput: what its statement draws. */
  readonly input?: InputNumbers | undefined
  /** Where the call stands. */
  readonly span?: Span | undefined
}

/** A `network_operation`: the host carries it out, at every step of a clock (semantics §10.6). */
export interface CallModel {
  /** Brian's name: `networkoperation`. */
  readonly name: string
  readonly clock: number
  readonly timing: Timing
  /** Whether it is called in this run. */
  readonly active: boolean
  readonly span?: Span | undefined
}

export type MonitorModel = EventMonitorModel | StateMonitorModel | RateMonitorModel

interface MonitorCommon {
  readonly name: string
  readonly group: number
  /** All neurons unless given. */
  readonly range?: NeuronRange | undefined
  readonly clock: number
  readonly timing: Timing
  readonly span?: Span | undefined
}

/** SpikeMonitor and EventMonitor. */
export interface EventMonitorModel extends MonitorCommon {
  readonly kind: 'event'
  /** `spike`, or an event of the group's own. */
  readonly event: string
  /** What is recorded besides index and time. */
  readonly variables: readonly string[]
}

export interface StateMonitorModel extends MonitorCommon {
  readonly kind: 'state'
  readonly variables: readonly string[]
  /** All, or some of those there are, counted from the first one. */
  readonly record: 'all' | readonly number[]
}

/** Whether a monitor records every neuron of its group, each in the row of its index. */
export function recordsAll({ record, range }: Pick<StateMonitorModel, 'record' | 'range'>): boolean {
  return record === 'all' && range === undefined
}

/** PopulationRateMonitor. */
export interface RateMonitorModel extends MonitorCommon {
  readonly kind: 'rate'
  readonly event: string
}

/** Synapses made by a rule before the first run, as the module makes them. */
export interface ConnectAssignment {
  readonly kind: 'connect'
  readonly group: number
  readonly rule: ConnectionRule
  /** Whether neurons that are not there are left out. */
  readonly skipInvalid: boolean
  /** The constants it saw. */
  readonly namespace: Namespace
  readonly epoch: number
  /** What it drew by, if that is not the seed of the module. */
  readonly seed?: number | undefined
  /** For people. */
  readonly text: string
}

/** What was done before the first run, as the module repeats it: synapses made, state variables assigned. */
export type InitialAssignment =
  | ConnectAssignment
  /** `G.v = 'rand()*mV'`, `G.v['i > 5'] = 5*mV`: one statement, perhaps under a condition. */
  | {
      readonly kind: 'code'
      readonly group: number
      readonly statement: CodeStatement
      readonly condition?: Expr | undefined
      /** All neurons unless given. */
      readonly range?: NeuronRange | undefined
      /** Restriction to these neurons of the group. */
      readonly indices?: readonly number[] | undefined
      /** The constants it saw. */
      readonly namespace: Namespace
      readonly epoch: number
      /** What it drew by, if that is not the seed of the module. */
      readonly seed?: number | undefined
    }
  /** `G.v = 5*mV`: a constant of its own; `expression` as in {@link External}, over the names of the run. */
  | {
      readonly kind: 'value'
      readonly group: number
      /** All neurons unless given. */
      readonly range?: NeuronRange | undefined
      readonly variable: string
      readonly value: number
      readonly expression?: Expr | undefined
    }
  /** `G.v = linspace(…)`, `G.v[3] = 5*mV`. */
  | {
      readonly kind: 'data'
      readonly group: number
      readonly variable: string
      readonly indices: 'all' | readonly number[]
      readonly values: ArrayLike<number>
    }
