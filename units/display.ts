import { bestUnit } from './best-unit.ts'
import { dimensionName, dimensionText, isDimensionless, sameDimension, type Dimension } from './dimension.ts'
import { formatArray, scalarText, type ArrayFormat } from './format-array.ts'
import { DimensionMismatchError } from './mismatch.ts'
import type { UnitRegister } from './register.ts'
import { roundHalfEven } from './rounding.ts'
import type { Unit } from './unit.ts'

/** What a quantity is shown in: a unit, or another quantity, which is spelt in base units (`166.7 m`). */
export type Measure = Unit | { readonly value: number; readonly dimension: Dimension }

/**
 * A quantity as `str` (`[16.  32.1 48.2] ms`) or `repr` (`array([16. , 32.1, 48.2]) * msecond`) shows it, in the unit
 * that suits it best.
 * @param values SI values, the last axis running fastest
 * @param shape lengths of the axes; `[]` is a scalar
 * @param register the compound units in use
 */
export function displayQuantity(
  values: ArrayLike<number>,
  shape: readonly number[],
  dimension: Dimension,
  style: 'str' | 'repr' = 'str',
  register?: UnitRegister,
  format: ArrayFormat = {},
): string {
  if (isDimensionless(dimension)) {
    if (shape.length === 0) return scalarText(values[0] ?? 0, format)
    return formatArray(values, shape, { ...format, style })
  }
  return inMeasure(values, shape, bestUnit(values, shape, dimension, register, format), { ...format, style })
}

/**
 * What `in_unit` gives: the quantity in a unit of the caller's choice.
 * @param format `precision` is the most decimals shown
 * @throws DimensionMismatchError if the unit measures something else
 */
export function inUnit(
  values: ArrayLike<number>,
  shape: readonly number[],
  dimension: Dimension,
  measure: Measure,
  format: ArrayFormat = {},
): string {
  if (!sameDimension(dimension, measure.dimension)) {
    const door = isDimensionless(dimension) ? 'function' : 'method'
    const dimensions = 'symbol' in measure ? [dimension] : [dimension, measure.dimension]
    throw new DimensionMismatchError(`Non-matching unit for ${door} "in_unit"`, dimensions)
  }
  if (isDimensionless(dimension)) {
    const scaled = Float64Array.from(values, x => x / measure.value)
    return shape.length === 0 ? scalarText(scaled[0] ?? 0) : formatArray(scaled, shape, format)
  }
  return inMeasure(values, shape, measure, format)
}

/** What `in_best_unit` gives. Plain numbers are rounded to `precision` decimals. */
export function inBestUnit(
  values: ArrayLike<number>,
  shape: readonly number[],
  dimension: Dimension,
  register?: UnitRegister,
  format: ArrayFormat = {},
): string {
  if (!isDimensionless(dimension)) {
    return inMeasure(values, shape, bestUnit(values, shape, dimension, register, format), format)
  }
  const factor = Number(`1e${format.precision ?? 8}`)
  const rounded = Float64Array.from(values, x => {
    // Beyond that there are no decimals to round.
    return Math.abs(x) < 2 ** 52 / factor ? roundHalfEven(x * factor) / factor : x
  })
  return shape.length === 0 ? scalarText(rounded[0] ?? 0) : formatArray(rounded, shape, format)
}

function inMeasure(values: ArrayLike<number>, shape: readonly number[], measure: Measure, format: ArrayFormat): string {
  const isRepr = format.style === 'repr'
  const scaled = Float64Array.from(values, x => x / measure.value)
  // A scalar is written like the only element of an array.
  const numbers =
    shape.length === 0
      ? formatArray(scaled, [1], { ...format, style: 'str' })
          .slice(1, -1)
          .trim()
      : formatArray(scaled, shape, format)
  return isRepr ? `${numbers} * ${nameOf(measure)}` : `${numbers} ${symbolOf(measure)}`
}

function nameOf(measure: Measure): string {
  return 'name' in measure ? measure.name : dimensionName(measure.dimension)
}

function symbolOf(measure: Measure): string {
  return 'symbol' in measure ? measure.symbol : dimensionText(measure.dimension)
}
