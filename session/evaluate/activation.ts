import type { Value } from './values.ts'

/** A name that functions inside one another share. */
export interface Cell {
  value: Value | undefined
}

/** The record of a call under way: what its names hold. */
export interface Activation {
  /** Locals, and values kept until an expression is worked out; undefined where not assigned. */
  readonly slots: (Value | undefined)[]
  readonly cells: Cell[]
  /** What `return` hands back. */
  result: Value
}

export function newActivation(): Activation {
  return { slots: [], cells: [], result: null }
}
