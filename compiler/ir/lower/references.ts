/** What the names of a network's code stand for in the IR: one array for each stored variable, one scalar for each constant. */
import { invariant } from '../../../diagnostics/index.ts'
import type { ValueType } from '../../../abi/index.ts'
import type { Variable } from '../../model/group.ts'
import type { ArrayRef, IrType, ScalarRef } from '../ir.ts'

/** The names of one population's code. */
export interface References {
  readonly population: number
  readonly clock: number
  /** Where a stored variable lives. */
  readonly array: (variable: Variable) => ArrayRef
  /** Where a constant of the namespace lives. */
  readonly constant: (name: string) => ScalarRef
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
