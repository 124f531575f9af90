import type { Dimension } from './dimension.ts'
import { unitSymbolOf, type UnitRegister } from './register.ts'

/**
 * Quantities that do not go together. The message is Brian 2's: a sentence followed by the units concerned.
 */
export class DimensionMismatchError extends Error {
  override readonly name = 'DimensionMismatchError'
  readonly dimensions: readonly Dimension[]

  constructor(description: string, dimensions: readonly Dimension[], register?: UnitRegister) {
    super(mismatchText(description, dimensions, register))
    this.dimensions = dimensions
  }
}

/** `… (unit is V).`, `… (units are A and V).`, or `… (units are (A) (V) (s)).` */
export function mismatchText(description: string, dimensions: readonly Dimension[], register?: UnitRegister): string {
  const symbols = dimensions.map(dimension => unitSymbolOf(dimension, register))
  if (symbols.length === 0) return description
  if (symbols.length === 1) return `${description} (unit is ${symbols[0]}).`
  if (symbols.length === 2) return `${description} (units are ${symbols.join(' and ')}).`
  return `${description} (units are ${symbols.map(symbol => `(${symbol})`).join(' ')}).`
}
