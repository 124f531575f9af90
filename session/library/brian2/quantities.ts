/** Brian 2's functions about units. */
import {
  createUnit,
  DimensionMismatchError,
  dimensionName,
  dimensionText,
  inBestUnit,
  inUnit,
  isDimensionless,
  registerUnit,
  sameDimension,
  unitOf,
  type ArrayFormat,
  type Dimension,
} from '../../../units/index.ts'
import { at, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { copyFloats } from '../../arrays/float-loops.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { str, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { toArray, toInteger, toNumber } from '../../evaluate/numeric.ts'
import { given, needArray, rest, text } from '../arguments.ts'
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

/** Values written in a unit, as `in_unit` does it. */
export function unitText(values: ArrayValue, unit: Value, precision: Value | undefined, site: CallSite): Value {
  const measure = toArray(unit, site)
  if (measure === undefined) throw new PythonError('TypeError', 'in_unit() takes a unit')
  const other =
    typeof unit === 'object' && unit?.kind === 'unit'
      ? unit.unit
      : { value: at(measure, 0), dimension: measure.dimension }
  try {
    return str(inUnit(values.data, values.shape, values.dimension, other, formatOf(precision, site)))
  } catch (thrown) {
    if (thrown instanceof DimensionMismatchError) throw new PythonError('DimensionMismatchError', thrown.message)
    throw thrown
  }
}

/** Values written in the unit that suits them best, as `in_best_unit` does it. */
export function bestUnitText(values: ArrayValue, precision: Value | undefined, site: CallSite): Value {
  const { data, shape, dimension } = values
  return str(inBestUnit(data, shape, dimension, site.session.units, formatOf(precision, site)))
}

/** Digits that no float has need not be counted. */
const mostDigits = 60

function formatOf(precision: Value | undefined, site: CallSite): ArrayFormat {
  const { printing } = site.session
  return given(precision) ? { ...printing, precision: decimals(precision, site) } : printing
}

/** How many decimals are asked for, within what there can be. */
export function decimals(precision: Value, site: CallSite): number {
  return Math.max(0, Math.min(mostDigits, toInteger(precision, 'precision', site)))
}

const inUnitRow = row('in_unit(x, u, precision=None)', ([x, unit = null, precision], site) =>
  unitText(needArray(x, 'in_unit', site), unit, precision, site),
)

const inBestUnitRow = row('in_best_unit(x, precision=None)', ([x, precision], site) =>
  bestUnitText(needArray(x, 'in_best_unit', site), precision, site),
)

/** Brian's words for the base dimensions, in their order. */
const baseDimensions: readonly (readonly string[])[] = [
  ['length', 'Length', 'metre', 'metres', 'meter', 'meters', 'm'],
  ['mass', 'Mass', 'kilogram', 'kilograms', 'kg'],
  ['time', 'Time', 'second', 'seconds', 's'],
  ['current', 'Current', 'ampere', 'amperes', 'A'],
  ['temperature', 'Temperature', 'kelvin', 'kelvins', 'K'],
  ['substance', 'Substance', 'mole', 'moles', 'mol'],
  ['luminosity', 'Luminosity', 'candle', 'candles', 'cd'],
]

/** `Quantity.with_dimensions(2, length=1, second=-1)`, `Quantity.with_dimensions(2, volt.dim)`. */
const withDimensions = row('with_dimensions(value, *args, **keywords)', ([value, args, keywords], site) => {
  const numbers = needArray(value, 'with_dimensions', site)
  const [dimensions] = rest(args)
  if (dimensions !== undefined) {
    const list = typeof dimensions === 'object' && (dimensions?.kind === 'list' || dimensions?.kind === 'tuple')
    const powers = needArray(dimensions, 'with_dimensions', site)
    if (!list) return withDimension(floats(numbers), powers.dimension)
    if (powers.data.length !== 7) throw new PythonError('TypeError', 'Need a sequence of exactly 7 items')
    return withDimension(floats(numbers), [...powers.data])
  }
  const powers = baseDimensions.map(() => 0)
  for (const { key, value: power } of entriesOf(keywords)) {
    const name = text(key, 'a dimension')
    const index = baseDimensions.findIndex(names => names.includes(name))
    if (index < 0) {
      throw new PythonError('KeyError', `'${name}'`, {
        help: `dimensions are ${baseDimensions.map(([word]) => word).join(', ')}`,
      })
    }
    powers[index] = toNumber(power, name, site)
  }
  return withDimension(floats(numbers), powers)
})

function entriesOf(keywords: Value | undefined): readonly { readonly key: Value; readonly value: Value }[] {
  return typeof keywords === 'object' && keywords?.kind === 'dict' ? [...keywords.entries.values()] : []
}

function floats(values: ArrayValue): ArrayValue {
  return mapElements(values, copyFloats)
}

/** `Quantity(5, volt)`, `Quantity([1, 2], dim=volt)`. */
const quantity = row(
  'Quantity(arr, dim=None)',
  ([values, dim], site) => {
    const numbers = (given(values) ? toArray(values, site) : undefined) ?? needArray(values, 'Quantity', site)
    if (dim === undefined) return numbers
    const { dimension } = needArray(dim, 'Quantity', site)
    return withDimension(floats(numbers), dimension)
  },
  { type: true, attributes: new Map([['with_dimensions', withDimensions]]) },
)

export const quantityRows: readonly FunctionValue[] = [
  haveSameDimensions,
  isDimensionlessRow,
  getDimensions,
  getUnit,
  registerNewUnit,
  inUnitRow,
  inBestUnitRow,
  quantity,
]
