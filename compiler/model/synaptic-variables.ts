/** The variables of synapses that are those of the neurons before and behind them, by Brian's names (semantics §9.2). */
import { readOnlyNumber } from './build-variables.ts'
import type { Precision } from '../../abi/index.ts'
import { floatsOf } from './element.ts'
import type { Side, Variable } from './group.ts'

/** The variables of the neurons on both sides, as a group or subgroup there has them. */
export type Ends = Readonly<Record<Side, { readonly variables: ReadonlyMap<string, Variable> }>>

/** What is counted for each synapse where somebody asks: how many its neuron on that side has. */
export const countedNames: Readonly<Record<Side, string>> = { pre: 'N_outgoing', post: 'N_incoming' }

/** How many neurons there are on either side. */
export const sizeNames: Readonly<Record<Side, string>> = { pre: 'N_pre', post: 'N_post' }

/** What is counted, as variables. */
export const countedVariables: ReadonlyMap<string, Variable> = new Map(
  Object.values(countedNames).map(name => [name, readOnlyNumber(name)]),
)

/** A name under which synapses see a variable of a neuron. */
export interface NeuronVariable {
  /** `v_pre`, `v_post`, and `v`, which is that of the neuron behind the synapse. */
  readonly name: string
  readonly side: Side
  readonly variable: Variable
}

/**
 * Every name under which synapses see the variables of their neurons.
 *
 * @param taken names that mean something else in the synapses
 */
export function neuronVariables(ends: Ends, taken: { has(name: string): boolean }): readonly NeuronVariable[] {
  // Of synapses on a side (semantics §9) what is theirs: no variables of the neurons behind.
  const isSeen = ({ name, side }: Variable): boolean =>
    !name.startsWith('_') && !countedVariables.has(name) && side === undefined
  const of = (side: Side): Variable[] => [...ends[side].variables.values()].filter(isSeen)
  return [
    ...(['pre', 'post'] as const).flatMap(side =>
      of(side).map(variable => ({ name: `${variable.name}_${side}`, side, variable })),
    ),
    ...of('post').map(variable => ({ name: variable.name, side: 'post' as const, variable })),
  ].filter(({ name }) => !taken.has(name))
}

/**
 * Such a variable as one of the synapses: linked to that of the neuron.
 *
 * @param usual what floats of the neurons are
 */
export function asLinked({ name, side, variable }: NeuronVariable, usual: Precision): Variable {
  const { type, dimension, unit, compound, shared, unlessRefractory, readOnly } = variable
  return {
    name,
    kind: 'parameter',
    type,
    dimension,
    precision: floatsOf(variable, usual),
    unit,
    ...(compound && { compound }),
    shared,
    constantOverDt: false,
    unlessRefractory,
    readOnly,
    linked: true,
    side,
  }
}
