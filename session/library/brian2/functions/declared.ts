/** What functions of the script say of their units: kept beside them, for a function is a value as any other. */
import type { Dimension } from '../../../../units/index.ts'
import type { CallSite, StateKey } from '../../../evaluate/call.ts'
import { toArray } from '../../../evaluate/numeric.ts'
import type { FunctionValue, Value } from '../../../evaluate/values.ts'

/** Units by parameter as `@check_units` was given them; undefined where it was given none, None where any will do. */
export interface DeclaredUnits {
  readonly arguments: readonly (Value | undefined)[]
  readonly result: Value | undefined
}

/** By function. */
export const declaredUnits: StateKey<WeakMap<FunctionValue, DeclaredUnits>> = {
  name: 'units of functions',
  create: () => new WeakMap(),
}

/** The dimension of a unit, or of anything that has one. */
export function dimensionIn(value: Value, site: CallSite): Dimension {
  return toArray(value, site)?.dimension ?? []
}

/** Whether a value stands for Python's `bool`, which `@check_units` takes in the place of a unit. */
export function isBool(value: Value | undefined): boolean {
  return typeof value === 'object' && value?.kind === 'function' && value.type === true && /^bool_?$/.test(value.name)
}
