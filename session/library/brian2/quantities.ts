/** Brian 2's functions about units. */
import {
  createUnit,
  dimensionName,
  dimensionText,
  isDimensionless,
  registerUnit,
  sameDimension,
  unitOf,
  type Dimension,
} from '../../../units/index.ts'
import { withDimension, type ArrayValue } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { given, needArray } from '../arguments.ts'
import { row } from '../row.ts'

const haveSameDimensions = row('have_same_dimensions(obj1, obj2)', ([a, b], site) =>
  sameDimension(
    needArray(a, 'have_same_dimensions', site).dimension,
    needArray(b, 'have_same_dimensions', site).dimension,
  ),
)

const isDimensionlessRow = row('is_dimensionless(obj)', ([a], site) =>
  isDimensionless(needArray(a, 'is_dimensionless', site).dimension),
)

const getUnit = row('get_unit(d)', ([a], site) => ({
  kind: 'unit',
  unit: unitOf(needArray(a, 'get_unit', site).dimension, site.session.units),
}))

/** Dimensions are shown, and compared, as the unit that is made of base units only. */
const getDimensions = row('get_dimensions(obj)', ([a], site) =>
  dimensionValue(needArray(a, 'get_dimensions', site).dimension),
)

export function dimensionValue(dimension: Dimension): Value {
  return { kind: 'unit', unit: createUnit(dimensionName(dimension), dimensionText(dimension), dimension) }
}

const registerNewUnit = row('register_new_unit(u)', ([unit = null], site) => {
  if (typeof unit !== 'object' || unit?.kind !== 'unit')
    throw new PythonError('TypeError', 'register_new_unit() takes a unit')
  registerUnit(site.session.units, unit.unit)
  return null
})

/** `Quantity(5, volt)`, `Quantity([1, 2], dim=volt)`. */
const quantity = row(
  'Quantity(arr, dim=None)',
  ([values, dim], site) => {
    const numbers = (given(values) ? toArray(values, site) : undefined) ?? needArray(values, 'Quantity', site)
    if (dim === undefined) return numbers
    const { dimension } = needArray(dim, 'Quantity', site)
    const result: ArrayValue = withDimension(
      mapElements(numbers, x => x),
      dimension,
    )
    return result
  },
  { type: true },
)

export const quantityRows: readonly FunctionValue[] = [
  haveSameDimensions,
  isDimensionlessRow,
  getDimensions,
  getUnit,
  registerNewUnit,
  quantity,
]
