/** The class `TimedArray` (semantics §10.4). */
import { TimedArray } from '../../../network/index.ts'
import { sameDimension, seconds } from '../../../units/index.ts'
import { array, type ArrayValue, withData } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import { mapElements, zipElements } from '../../arrays/elementwise.ts'
import { each, eachPair } from '../../arrays/float-loops.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { type FunctionValue, type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import { needArray, needOperand } from '../arguments.ts'
import { row } from '../row.ts'
import { type BrianClass, noAttribute, noSetter, own, wrap } from './brian-class.ts'
import { nameOf } from './names.ts'
import { dimensionValue } from './quantities.ts'
import { brianOf } from './state.ts'
import { quantityText, timeOption } from './time-option.ts'

/** `TimedArray(values, dt)`. */
export const timedArray: FunctionValue = row(
  'TimedArray(values, dt, name=None)',
  ([values, dt = null, name], site) => {
    // A list of quantities keeps its unit here, as nowhere in numpy.
    const given = (values === undefined ? undefined : toArray(values, site)) ?? needArray(values, 'TimedArray', site)
    const step = timeOption('dt', dt, site, '__init__', quantityText)
    const object = new TimedArray(rowsOf(given), step, {
      dimension: given.dimension,
      name: nameOf(name, timedArrayClass.stem, site),
      span: site.span,
    })
    return wrap(timedArrayClass, { object }, brianOf(site.session))
  },
  { type: true },
)

function rowsOf({ data, shape }: ArrayValue): ArrayLike<number> | ArrayLike<number>[] {
  const [rows = 0, columns = 0] = shape
  if (shape.length === 1) return data
  if (shape.length !== 2) {
    throw new PythonError('NotImplementedError', 'Only 1d and 2d arrays are supported for TimedArray', {
      code: 'bad-value',
      help: 'give it a list of values, or a list of such lists, one for each time',
    })
  }
  return Array.from({ length: rows }, (_, k) => data.slice(k * columns, (k + 1) * columns))
}

const names: readonly string[] = ['dt', 'dim', 'values', 'name']

function attribute(object: TimedArray, name: string): Value {
  switch (name) {
    case 'dt':
      return object.dt
    case 'dim':
      return dimensionValue(object.dimension)
    case 'values':
      return valuesOf(object)
    case 'name':
      return str(object.name)
    default:
      throw noAttribute(name, 'TimedArray', names)
  }
}

function valuesOf({ values, columns }: TimedArray): ArrayValue {
  const flat = array(Float64Array.from(values))
  return columns === undefined ? flat : withData(flat, flat.data, [values.length / columns, columns])
}

/** `I(5*ms)`, outside of equations: as steps of `defaultclock` see it. */
function called(object: TimedArray, given: readonly Value[], site: CallSite): Value {
  const expected = object.columns === undefined ? 1 : 2
  const [time, column] = given
  if (time === undefined || given.length !== expected) {
    const missing = expected === 2 && given.length === 1
    const message = missing
      ? "timed_array_func() missing 1 required positional argument: 'i'"
      : `timed_array_func() takes ${expected} positional argument${expected === 1 ? '' : 's'} but ${given.length} were given`
    throw new PythonError('TypeError', message, { code: 'wrong-arguments' })
  }
  const operand = needOperand(time, 't', site)
  const times = operand.values
  if (!sameDimension(times.dimension, seconds)) {
    const description = `Function 'timed_array_func' expected a quantity with unit second for argument 't' but got '${quantityText(operand)}'`
    throw dimensionError(description, [times.dimension], site.session.units)
  }
  const step = brianOf(site.session).clock.dt
  if (column === undefined)
    return mapElements(
      times,
      each(t => object.at(t, step)),
      'float',
      object.dimension,
    )
  const valueOf = (t: number, i: number): number => object.at(t, step, indexIn(object, i))
  return zipElements(times, needArray(column, 'i', site), eachPair(valueOf), 'float', object.dimension)
}

/** Counted from the end, if it is negative. */
function indexIn({ columns = 1 }: TimedArray, index: number): number {
  if (!Number.isInteger(index))
    throw new PythonError('IndexError', 'arrays used as indices must be of integer (or boolean) type')
  if (index >= -columns && index < columns) return index < 0 ? index + columns : index
  throw new PythonError('IndexError', `index ${index} is out of bounds for axis 1 with size ${columns}`)
}

export const timedArrayClass: BrianClass<'timed-array'> = {
  name: 'TimedArray',
  takesAttributes: true,
  stem: '_timedarray',
  kind: 'timed-array',
  attribute: (object, name) => attribute(timedIn(object), name),
  setAttribute: (_, name) => {
    throw noSetter(name, 'TimedArray')
  },
  call: (object, given, site) => called(timedIn(object), given, site),
  attributeNames: () => names,
  repr: () => '<brian2.input.timedarray.TimedArray object>',
}

const timedIn = (object: ObjectValue): TimedArray => own<'timed-array'>(object).object
