/** What a group says of how it is to be integrated: plain data. */
import type { Span } from '../../diagnostics/index.ts'
import type { Dimension } from '../../units/index.ts'
import type { Scheme } from './scheme.ts'

/** What was asked for: a name, or a scheme of one's own with what it is called. */
export interface RequestedMethod {
  readonly name: string
  readonly scheme?: Scheme | undefined
  /** Where it stands. */
  readonly span?: Span | undefined
}

/** A value of `method_options`: a switch, a number, or a quantity for each of some variables. */
export type MethodOptionValue = boolean | number | null | ReadonlyMap<string, OptionQuantity>

export interface OptionQuantity {
  /** SI. */
  readonly value: number
  readonly dimension: Dimension
}

export interface MethodOption {
  readonly value: MethodOptionValue
  /** Where it stands. */
  readonly span?: Span | undefined
}

/** The argument `method_options`, by name (semantics §6.1). */
export type MethodOptions = ReadonlyMap<string, MethodOption>
