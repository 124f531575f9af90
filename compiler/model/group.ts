import type { Precision, ValueType } from '../../abi/index.ts'
import type { SourceText, Span } from '../../diagnostics/index.ts'
import type { Dimension, Unit } from '../../units/index.ts'
import type { CodeStatement, Expr } from '../grammar/ast.ts'
import type { Namespace } from './external.ts'
import type { MethodOptions, RequestedMethod } from './methods.ts'

/** A variable that the equations of a group define, or that Brian adds to it (semantics §5.2). */
export interface Variable {
  readonly name: string
  readonly kind: 'differential' | 'parameter' | 'subexpression' | 'internal'
  readonly type: ValueType
  readonly dimension: Dimension
  /** What its floats are, where that is not what those of its group are. */
  readonly precision?: Precision | undefined
  /** As written after the colon. */
  readonly unit: string
  /** What several units make there: Brian 2 shows quantities of its dimension in it from then on. */
  readonly compound?: Unit
  /** One value for the whole group. */
  readonly shared: boolean
  /** Assigned once per step, before everything else; only subexpressions. */
  readonly constantOverDt: boolean
  /** Frozen while the neuron is refractory; only differential variables of groups with a refractory argument. */
  readonly unlessRefractory: boolean
  /** Has the values of a variable of another group (semantics §5.11); in synapses of a neuron before or behind them (§9.2). */
  readonly linked?: true | undefined
  /** Of synapses: on which side the neuron is whose variable it is. */
  readonly side?: Side | undefined
  /** Of synapses: a differential equation that is solved when a spike arrives, and not at each step (semantics §9.4). */
  readonly eventDriven?: true | undefined
  /** Cannot be assigned from outside. */
  readonly readOnly: boolean
  /** Right-hand side of differential equations and subexpressions. */
  readonly expression?: Expr
  readonly span?: Span
}

/** The `refractory` argument (semantics §5.4). */
export type Refractory =
  | { readonly kind: 'none' }
  /** A quantity of seconds. */
  | { readonly kind: 'duration'; readonly seconds: number; readonly expression?: Expr | undefined }
  /** A string: a time span or a condition, which its dimensions tell. */
  | { readonly kind: 'expression'; readonly expression: Expr; readonly text: string }

/** Where in a step something happens: slot, and place among what shares the slot (semantics §1.1). */
export interface Timing {
  /** A slot such as `thresholds`, `after_resets`. */
  readonly when: string
  readonly order: number
  /** Where the slot is named, for messages; the object's own place unless given. */
  readonly span?: Span | undefined
}

/** A condition on neurons, and what meeting it does to them (semantics §5.3, §5.7): `spike`, or an event of the group's own. */
export interface EventModel {
  readonly name: string
  readonly condition: Expr
  /** The condition as written. */
  readonly text: SourceText
  /** When the condition is looked at. */
  readonly timing: Timing
  readonly code?: EventCode | undefined
}

/** What an event does to its neuron: the reset of spikes, `run_on_event`. */
export interface EventCode {
  readonly statements: readonly CodeStatement[]
  readonly text: SourceText
  readonly timing: Timing
}

/** Brian's classes of groups. */
export type GroupType = 'NeuronGroup' | 'PoissonGroup' | 'SpikeGeneratorGroup' | 'Synapses'

/** The two sides of a synapse. */
export type Side = 'pre' | 'post'

/** What the synapses of a group do (semantics §9): each of them is an element of the group, in the order in which they were made. */
export interface SynapticModel {
  /** By name, in the order in which they were given. */
  readonly pathways: ReadonlyMap<string, PathwayModel>
  /** Sums over synapses, by Brian's name of the sum: `v_post`. */
  readonly summed: ReadonlyMap<string, SummedModel>
  /** The variable that counts the synapses between the same two neurons. */
  readonly multisynaptic?: string | undefined
}

/** What spikes, or other events, of the neurons on one side do to their synapses (semantics §9.3). */
export interface PathwayModel {
  readonly name: string
  /** Whose events come through it. */
  readonly side: Side
  readonly event: string
  readonly code: EventCode
  /** From an event to its arrival: the longest of the times that a variable has, for each synapse or one for all. */
  readonly delay: { readonly seconds: number; readonly variable?: string | undefined }
  /** How many events of earlier runs arrive one by one, by delays that the synapses do not have any more. */
  readonly carried?: number | undefined
  /** Whether it takes part in runs. */
  readonly active?: boolean | undefined
}

/** A variable of the neurons on one side that is, at each step, a sum over their synapses (semantics §9.5). */
export interface SummedModel {
  readonly name: string
  readonly side: Side
  /** The variable of the neuron. */
  readonly variable: string
  readonly dimension: Dimension
  readonly expression: Expr
  readonly span?: Span | undefined
}

/** Spikes that are given (semantics §10.3), by time, those of one time by neuron. */
export interface GivenSpikes {
  readonly indices: Int32Array
  /** Seconds. */
  readonly times: Float64Array
  /** Seconds after which they come again; 0 if they do not. */
  readonly period: number
}

/** Everything a group says, parsed, as plain data. */
export interface GroupModel {
  readonly type: GroupType
  readonly name: string
  readonly size: number
  /** What floats are, of its variables that do not say, and in what it computes. */
  readonly precision: Precision
  readonly variables: ReadonlyMap<string, Variable>
  /** As written, for people. */
  readonly equations: string
  /** By name, `spike` first. */
  readonly events: ReadonlyMap<string, EventModel>
  readonly refractory: Refractory
  /** Slot of the group itself, where it does nothing; Brian asks that there be one. */
  readonly when: string
  /** Place of the state update, the threshold and the reset among what shares their slots. */
  readonly order: number
  /** Of a SpikeGeneratorGroup. */
  readonly spikes?: GivenSpikes | undefined
  /** Of Synapses. */
  readonly synaptic?: SynapticModel | undefined
  /** Methods to try in turn; empty: Brian's own choice. */
  readonly methods: readonly RequestedMethod[]
  /** For a method that is named alone. */
  readonly methodOptions?: MethodOptions | undefined
  /** The `namespace` argument; the caller's names come after it. */
  readonly namespace: Namespace
  /** Where the group is made, for messages with no better place. */
  readonly span?: Span | undefined
}

/** Whether the group has an object that updates its state: a NeuronGroup has, be there anything to update or not. */
export function hasStateUpdater({ type, variables }: GroupModel): boolean {
  return type === 'NeuronGroup' || (type === 'Synapses' && [...variables.values()].some(isIntegrated))
}

/** Whether a variable moves on at each step, by its differential equation. */
export function isIntegrated({ kind, eventDriven }: Variable): boolean {
  return kind === 'differential' && eventDriven !== true
}

/** Names that every Synapses has: which neurons a synapse connects, and when a spike came through it last. */
export const synapticNames = { pre: 'i', post: 'j', lastUpdate: 'lastupdate' } as const

/** Whether the step code tests refractoriness. */
export function isRefractory(group: GroupModel): boolean {
  return group.refractory.kind !== 'none'
}

/** Variables that have storage: all but plain subexpressions and linked ones. */
export function storedVariables(group: GroupModel): Variable[] {
  return [...group.variables.values()].filter(isStored)
}

export function isStored({ kind, constantOverDt, linked }: Variable): boolean {
  return linked !== true && (kind !== 'subexpression' || constantOverDt)
}

/** The variable in which a group keeps which neuron of another one each of its own is linked to: Brian's name. */
export function indicesOfLink(variable: string): string {
  return `_${variable}_indices`
}
