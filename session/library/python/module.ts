import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { table } from '../row.ts'

/** A module of functions and of other values. */
export function moduleOf(
  name: string,
  rows: readonly FunctionValue[],
  values: readonly (readonly [string, Value])[] = [],
): ModuleValue {
  return { kind: 'module', name, members: new Map<string, Value>([...table(rows), ...values]) }
}
