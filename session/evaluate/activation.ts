import type { NameScope } from './names/place.ts'
import type { Value } from './values.ts'

/** A name that functions inside one another share. */
export interface Cell {
  value: Value | undefined
}

/** The record of a call under way, or of a module: what its names hold. */
export interface Activation {
  readonly scope: NameScope
  /** Locals, and values kept until an expression is worked out; undefined where not assigned. */
  readonly slots: (Value | undefined)[]
  readonly cells: Cell[]
  /** What `return` hands back. */
  result: Value
  /** The statement that called. */
  calledIn: number
  /** What calls in a statement have handed back, which nothing but that statement may hold. */
  handed: { readonly statement: number; readonly values: Value[] } | undefined
}

/** The record of a module. */
export function moduleActivation(scope: NameScope): Activation {
  return { scope, slots: [], cells: [], result: null, calledIn: 0, handed: undefined }
}
