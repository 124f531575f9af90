/** What the names of a network's code stand for in the IR: one array for each stored variable, one scalar for each constant. */
import { invariant } from '../../../diagnostics/index.ts'
import type { ValueType } from '../../../abi/index.ts'
import type { External, TimedValues } from '../../model/external.ts'
import type { Variable } from '../../model/group.ts'
import type { Scope } from '../../check/scope.ts'
import type { ArrayRef, IrExpr, IrType, RangeRef, ScalarRef } from '../ir.ts'
import type { Table } from './tables.ts'

/** What a linked variable is: a variable under the names of another population. */
export interface LinkRef {
  readonly references: References
  readonly scope: Scope
  readonly variable: Variable
  /** The integer variable of the linked population that says which neuron. */
  readonly index: Variable | undefined
  /** From the first of which neurons that variable counts; all unless given. */
  readonly range: RangeRef | undefined
  /** Whether that variable always says a neuron that there is. */
  readonly sure: boolean
  /** Whether there is one neuron only. */
  readonly single: boolean
  /** Whether what is written obeys the refractoriness of the neuron behind, as synapses do, and links of neurons do not. */
  readonly guarded: boolean
}

/** The names of one population's code. */
export interface References {
  readonly population: number
  readonly clock: number
  /** Some neurons of the population, if the code is about these: they are counted from the first of them. */
  readonly range?: RangeRef | undefined
  /** Where a stored variable lives. */
  readonly array: (variable: Variable) => ArrayRef
  /** Which neuron's variables the code sees, an i64, where it is not the neuron at hand: of another population. */
  readonly at?: IrExpr | undefined
  /** What variables are at the element at hand, where the code knows that without a look. */
  readonly known?: ReadonlyMap<string, IrExpr> | undefined
  /** How long a step is, where it is not that of the clock. */
  readonly dt?: IrExpr | undefined
  /** What a linked variable is. */
  readonly link?: ((variable: string) => LinkRef | undefined) | undefined
  /** Where a constant of the namespace lives. */
  readonly constant: (name: string) => ScalarRef
  /** Where a constant lives that a function of the modeller's own, or a BinomialFunction, sees under a name. */
  readonly owned: (owner: string, name: string, external: External) => ScalarRef
  /** Where the values of a TimedArray live. */
  readonly table: (timed: TimedValues) => Table
}

/** The IR type that stores a model type. */
export function storageType(type: ValueType): IrType {
  switch (type) {
    case 'float':
      return 'f64'
    case 'integer':
      return 'i32'
    case 'boolean':
      return 'bool'
  }
}

/** Constants and temporaries: bool, 64-bit integer (as Python's in Brian's C++) or float (semantics §3.2). */
export function scalarType(type: ValueType): IrType {
  return type === 'integer' ? 'i64' : storageType(type)
}

/**
 * Constants that are computed with at once.
 *
 * @param find what a name means
 */
export function createConstants(find: (name: string) => External | undefined): {
  readonly constant: References['constant']
  readonly owned: References['owned']
  /** The values of the scalars given so far. */
  readonly values: Map<ScalarRef, number>
} {
  const values = new Map<ScalarRef, number>()
  const constant = (name: string): ScalarRef => {
    const external = find(name)
    invariant(external !== undefined, `a constant ${name}`)
    return owned('', name, external)
  }
  const owned: References['owned'] = (_, name, external) => {
    const scalar = constantScalar(name, external)
    values.set(scalar, external.value)
    return scalar
  }
  return { constant, owned, values }
}

/** A scalar that holds a constant. */
export function constantScalar(name: string, { type }: External): ScalarRef {
  return { name, type: scalarType(type), purpose: 'constant' }
}

/** Arrays by variable; asked twice for one, it gives one. */
export function createArrays(population: number, variables: Iterable<Variable>): (variable: Variable) => ArrayRef {
  const arrays = new Map<string, ArrayRef>()
  for (const { name, type, shared } of variables) {
    arrays.set(name, {
      name,
      type: storageType(type),
      population,
      per: shared ? 'population' : 'neuron',
      purpose: 'state',
    })
  }
  return ({ name }) => {
    const array = arrays.get(name)
    invariant(array !== undefined, `a stored variable, not ${name}`)
    return array
  }
}
