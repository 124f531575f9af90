/** Variables as the users of a group see them. */
import type { ValueType } from '../abi/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import { namesIn } from '../compiler/grammar/index.ts'
import { functions, indicesOfLink, isStored } from '../compiler/index.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
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
  const perNeuron = perNeuronOf(model)
  const indices = new Set(Array.from(model.variables.keys(), indicesOfLink))
  const told = [...model.variables.values()].filter(({ name }) => !indices.has(name))
  const defined = told.map(variable => infoOf(variable, perNeuron(variable)))
  return new Map([...defined, ...clockVariables].map(info => [info.name, info]))
}

function infoOf(variable: Variable, perNeuron: boolean): VariableInfo {
  const { name, kind, type, dimension, shared, unit } = variable
  // what is written to a linked variable goes to the one behind it, which may be read-only itself
  const readOnly = variable.readOnly && !variable.linked
  return { name, kind, type, dimension, shared, perNeuron, readOnly, unit }
}

/** Tells whether a variable has a value for each neuron; each is looked at once, however often others name it. */
function perNeuronOf(model: GroupModel): (variable: Variable) => boolean {
  const known = new Map<string, boolean>()
  const names = (expression: Expr): boolean =>
    namesIn(expression).some(({ name }) => {
      const used = model.variables.get(name)
      return used === undefined ? name === 'i' || functions.get(name)?.stateful === true : perNeuron(used)
    })
  const perNeuron = (variable: Variable): boolean => {
    const { name, shared, expression } = variable
    if (shared) return false
    if (isStored(variable) || expression === undefined) return true
    const before = known.get(name)
    if (before !== undefined) return before
    known.set(name, false)
    const found = names(expression)
    known.set(name, found)
    return found
  }
  return perNeuron
}

const internal = { kind: 'internal', readOnly: true, shared: true, perNeuron: false } as const
const clockVariables: readonly VariableInfo[] = [
  { ...internal, name: 'i', type: 'integer', dimension: dimensionless, shared: false, perNeuron: true, unit: '1' },
  { ...internal, name: 'N', type: 'integer', dimension: dimensionless, unit: '1' },
  { ...internal, name: 't', type: 'float', dimension: seconds, unit: 'second' },
  { ...internal, name: 'dt', type: 'float', dimension: seconds, unit: 'second' },
  { ...internal, name: 't_in_timesteps', type: 'integer', dimension: dimensionless, unit: '1' },
]
