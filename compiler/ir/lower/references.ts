/** What the names of a network's code stand for in the IR: one array for each stored variable, one scalar for each constant. */
import { invariant } from '../../../diagnostics/index.ts'
import type { ValueType } from '../../../abi/index.ts'
import type { External, TimedValues } from '../../model/external.ts'
import type { Variable } from '../../model/group.ts'
import type { ArrayRef, IrType, ScalarRef } from '../ir.ts'
import type { Table } from './tables.ts'

/** The names of one population's code. */
export interface References {
  readonly population: number
  readonly clock: number
  /** Where a stored variable lives. */
  readonly array: (variable: Variable) => ArrayRef
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
