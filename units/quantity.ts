import { divideDimensions, multiplyDimensions, type Dimension } from './dimension.ts'
import type { NumberType } from './format-number.ts'

/** A number with dimensions, in SI. */
export interface Quantity {
  readonly value: number
  readonly dimension: Dimension
  /** What kind of Python number it is; float if absent, and always float with dimensions. */
  readonly type?: NumberType
}

/** `a * b`. (Two units make a unit: `multiplyUnits`.) */
export function multiplyQuantities(a: Quantity, b: Quantity): Quantity {
  return { value: a.value * b.value, dimension: multiplyDimensions(a.dimension, b.dimension) }
}

/** `a / b`. */
export function divideQuantities(a: Quantity, b: Quantity): Quantity {
  return { value: a.value / b.value, dimension: divideDimensions(a.dimension, b.dimension) }
}
