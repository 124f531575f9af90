import type { ValueType } from '../../abi/index.ts'
import type { Dimension } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'

/**
 * A constant of the caller's namespace that equations may use: a scalar. A Python int is an integer, a bool a boolean,
 * a float or quantity a float (semantics §5.10).
 */
export interface External {
  /** In SI units; 0 or 1 for a boolean. */
  readonly value: number
  readonly type: ValueType
  readonly dimension: Dimension
  /** The unit the author wrote it in (`ms`), for display only. */
  readonly unit?: string
  /** Its right-hand side in the script, where that uses only constants, arithmetic and built-in functions. */
  readonly expression?: Expr
}

/** A TimedArray: values that follow one another in steps of its own, the last one held for good (semantics §10.4). */
export interface TimedValues {
  readonly kind: 'timed array'
  /** Brian's name: `_timedarray`. */
  readonly name: string
  /** Seconds from one row to the next. */
  readonly dt: number
  /** Row by row, in SI. */
  readonly values: Float64Array
  /** How many values a row has; absent where it is called with the time alone. */
  readonly columns?: number | undefined
  readonly dimension: Dimension
}

/** What a name of the caller's may stand for. */
export type Outside = External | TimedValues

export function isTimed(outside: Outside | undefined): outside is TimedValues {
  return outside !== undefined && 'kind' in outside
}

/** What a name stands for, if it is a constant. */
export function constantNamed(name: string, namespace: Namespace): External | undefined {
  const outside = namespace.get(name)
  return isTimed(outside) ? undefined : outside
}

/** What the caller's names stand for. */
export type Namespace = ReadonlyMap<string, Outside>

/** The empty namespace. */
export const noNames: Namespace = new Map()
