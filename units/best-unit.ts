import { isDimensionless, type Dimension } from './dimension.ts'
import { shownElements, type ArrayFormat } from './format-array.ts'
import { shelvesFor, unnamedUnit, type UnitRegister } from './register.ts'
import type { Unit } from './unit.ts'

/**
 * The unit that shows some values best: among the registered units of their dimensions the one in which the values
 * come nearest to 10, measured by Σ (log₁₀|x| − 1)² over those displayed and not zero. Zeros alone, or NaN alone,
 * are shown in the unscaled unit; dimensions without a registered unit in base units.
 */
export function bestUnit(
  values: ArrayLike<number>,
  shape: readonly number[],
  dimension: Dimension,
  register?: UnitRegister,
  format: ArrayFormat = {},
): Unit {
  if (isDimensionless(dimension)) return unnamedUnit(dimension)
  const magnitudes = shownElements(values, shape, format).map(x => Math.abs(x))
  for (const shelf of shelvesFor(dimension, register)) {
    const unit = magnitudes.every(x => x === 0 || Number.isNaN(x)) ? shelf.get(1) : nearest(magnitudes, shelf.values())
    if (unit !== undefined) return unit
  }
  return unnamedUnit(dimension)
}

function nearest(magnitudes: readonly number[], units: Iterable<Unit>): Unit | undefined {
  let best: Unit | undefined
  let least = Infinity
  for (const unit of units) {
    let sum = 0
    for (const x of magnitudes) {
      const ratio = x / unit.value
      if (ratio === 0 || Number.isNaN(ratio)) continue
      const deviation = Math.log10(ratio) - 1
      sum += deviation * deviation
    }
    if (best === undefined || sum < least) {
      best = unit
      least = sum
    }
  }
  return best
}
