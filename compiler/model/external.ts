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

/** Names to constants. */
export type Namespace = ReadonlyMap<string, External>

/** The empty namespace. */
export const noNames: Namespace = new Map()
