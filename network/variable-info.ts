/** Variables as the users of a group see them. */
import type { ValueType } from '../abi/index.ts'
import { namesIn } from '../compiler/grammar/index.ts'
import { functions } from '../compiler/model/functions.ts'
import { type GroupModel, isStored, type Variable } from '../compiler/model/group.ts'
import { type Dimension, dimensionless, seconds } from '../units/index.ts'

/** A variable as the group's users see it. */
export interface VariableInfo {
  readonly name: string
  readonly kind: 'differential' | 'parameter' | 'subexpression' | 'internal'
  readonly type: ValueType
  readonly dimension: Dimension
  /** One value for the whole group, by its flag. */
  readonly shared: boolean
  /** Whether there is a value for each neuron: neither shared, nor a subexpression of what is the same for all. */
  readonly perNeuron: boolean
  readonly readOnly: boolean
  readonly unit: string
}

/** Everything that can be read of a group by its name. */
export function variablesOf(model: GroupModel): ReadonlyMap<string, VariableInfo> {
  const defined = Array.from(model.variables.values(), variable => infoOf(variable, model))
  return new Map([...defined, ...clockVariables].map(info => [info.name, info]))
}

function infoOf(variable: Variable, model: GroupModel): VariableInfo {
  const { name, kind, type, dimension, shared, readOnly, unit } = variable
  return { name, kind, type, dimension, shared, perNeuron: isPerNeuron(variable, model, []), readOnly, unit }
}

/** @param within subexpressions that led here, against cycles */
function isPerNeuron(variable: Variable, model: GroupModel, within: readonly string[]): boolean {
  const { name: own, shared, expression } = variable
  if (shared) return false
  if (isStored(variable) || expression === undefined) return true
  return namesIn(expression).some(({ name }) => {
    const used = model.variables.get(name)
    if (used === undefined) return name === 'i' || functions.get(name)?.stateful === true
    return !within.includes(name) && isPerNeuron(used, model, [...within, own])
  })
}

const internal = { kind: 'internal', readOnly: true, shared: true, perNeuron: false } as const
const clockVariables: readonly VariableInfo[] = [
  { ...internal, name: 'i', type: 'integer', dimension: dimensionless, shared: false, perNeuron: true, unit: '1' },
  { ...internal, name: 'N', type: 'integer', dimension: dimensionless, unit: '1' },
  { ...internal, name: 't', type: 'float', dimension: seconds, unit: 'second' },
  { ...internal, name: 'dt', type: 'float', dimension: seconds, unit: 'second' },
  { ...internal, name: 't_in_timesteps', type: 'integer', dimension: dimensionless, unit: '1' },
]
