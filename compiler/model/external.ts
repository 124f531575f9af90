import type { ValueType } from '../../abi/index.ts'
import type { Dimension } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { OwnFunction } from './own-function.ts'

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

/** A BinomialFunction: how many of so many trials succeed, drawn anew at each call. */
export interface BinomialNumbers {
  readonly kind: 'binomial'
  /** Brian's name: `_binomial`. */
  readonly name: string
  readonly trials: number
  readonly probability: number
  /** Whether a normal number may stand for it where many trials are expected to succeed and many to fail. */
  readonly approximate: boolean
}

/**
 * Something of which not everything is known: what reads a script without carrying it out has only its text to go by.
 * Nothing is said against what depends on it; nothing can be compiled with it.
 */
export interface Unsettled {
  readonly kind: 'unsettled'
  /** Of a number; undefined if nobody knows what it is. */
  readonly number?: Pick<External, 'type' | 'dimension'> | undefined
}

/** Several numbers, of which equations cannot use any. */
export interface SeveralNumbers {
  readonly kind: 'several numbers'
}

/** What a name of the caller's may stand for. */
export type Outside = External | TimedValues | OwnFunction | BinomialNumbers | Unsettled | SeveralNumbers

export function isConstant(outside: Outside | undefined): outside is External {
  return outside !== undefined && !('kind' in outside)
}

/** What a name stands for, if it is a constant. */
export function constantNamed(name: string, namespace: Namespace): External | undefined {
  const outside = namespace.get(name)
  return isConstant(outside) ? outside : undefined
}

/** What the caller's names stand for. */
export type Namespace = ReadonlyMap<string, Outside>

/** The empty namespace. */
export const noNames: Namespace = new Map()
