/** Brian 2's rules on which dimensions go together, and the sentences it says when they do not (semantics §4.4). */
import { isDimensionless, mismatchText, sameDimension, type Dimension, type UnitRegister } from '../../units/index.ts'
import type { Numbers } from '../evaluate/call.ts'
import { PythonError } from '../evaluate/python-error.ts'
import type { ArrayValue } from './array.ts'
import type { Operand } from './operand.ts'

/** The dimension of `left operator right` where both must have the same; plain zeros go with anything. */
export function commonDimension(operation: string, left: Operand, right: Operand, { units }: Numbers): Dimension {
  const a = left.values.dimension
  const b = right.values.dimension
  if (a === b || sameDimension(a, b)) return a
  if (isWildcard(left.values, isZero)) return b
  if (isWildcard(right.values, isZero)) return a
  const description = `Cannot calculate ${left.text()} ${operation} ${right.text()}, units do not match`
  throw dimensionError(description, right.bare ? [a] : [a, b], units)
}

/** Refuses `left operator right` unless both can be compared; plain zeros and infinities go with anything. */
export function requireComparable(operator: string, left: Operand, right: Operand, { units }: Numbers): void {
  const a = left.values.dimension
  const b = right.values.dimension
  if (a === b || sameDimension(a, b)) return
  if (isWildcard(left.values, isZeroOrInfinite) || isWildcard(right.values, isZeroOrInfinite)) return
  const description = `Cannot perform comparison ${left.text()} ${operator} ${right.text()}, units do not match`
  throw dimensionError(description, right.bare ? [a] : [a, b], units)
}

/** Refuses a dimension for a function of plain numbers. */
export function requireDimensionless(name: string, { values, text }: Operand, { units }: Numbers): void {
  if (isDimensionless(values.dimension)) return
  throw dimensionError(`${name} expects a dimensionless argument but got ${text()}`, [values.dimension], units)
}

/** Brian 2's DimensionMismatchError: a sentence and the units concerned. */
export function dimensionError(
  description: string,
  dimensions: readonly Dimension[],
  units: UnitRegister,
): PythonError {
  return new PythonError('DimensionMismatchError', mismatchText(description, dimensions, units))
}

/** Whether an array is all zeros without a dimension, which goes with anything. */
export function isAllZeros(values: ArrayValue): boolean {
  return isWildcard(values, isZero)
}

function isWildcard({ data, dimension }: ArrayValue, matches: (value: number) => boolean): boolean {
  return isDimensionless(dimension) && data.every(matches)
}

function isZero(value: number): boolean {
  return value === 0
}

function isZeroOrInfinite(value: number): boolean {
  return value === 0 || value === Infinity || value === -Infinity
}
