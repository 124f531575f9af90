import type { ArrayValue } from './array.ts'

/** One side of an operation, and how messages quote it. */
export interface Operand {
  readonly values: ArrayValue
  /** Its text, made only when a message needs it. */
  readonly text: () => string
  /** A bare unit: messages leave out its symbol. */
  readonly bare?: boolean
}
