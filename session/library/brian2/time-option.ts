/** Arguments that are times, slots and places in a slot. */
import { formatArray, isDimensionless, type Quantity, sameDimension, seconds } from '../../../units/index.ts'
import { at } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { argumentPlace, given } from '../arguments.ts'

/**
 * @param called Brian's name of the function that asks for the time, for its sentence
 * @param textOf how the sentence quotes the value
 * @throws PythonError DimensionMismatchError for anything but a time
 */
export function timeOption(
  name: string,
  value: Value,
  site: CallSite,
  called = '__init__',
  textOf = (operand: Operand): string => operand.text(),
): Quantity {
  const operand = operandOf(value, site)
  if (operand === undefined || operand.values.data.length !== 1) {
    throw new PythonError('TypeError', `'${name}' has to be a quantity with unit second, not '${typeName(value)}'`, {
      span: argumentPlace(name, 0, site),
    })
  }
  const { dimension } = operand.values
  if (!sameDimension(dimension, seconds)) {
    const description = `Function '${called}' expected a quantity with unit second for argument '${name}' but got '${textOf(operand)}'`
    const raised = dimensionError(description, [dimension], site.session.units)
    raised.span = argumentPlace(name, 0, site)
    throw raised
  }
  return { value: at(operand.values, 0), dimension }
}

/** Where Brian makes a quantity of a number before it asks for the unit, numpy shows that with a point: `10.` */
export function quantityText(operand: Operand): string {
  const { type, data, shape, dimension } = operand.values
  if (type === 'boolean' || shape.length > 0 || !isDimensionless(dimension)) return operand.text()
  return formatArray(data, [1]).slice(1, -1)
}

/** The time step of a clock, under the name of Brian's own function for it. */
export function stepOption(value: Value, site: CallSite): Quantity {
  return positive(timeOption('dt', value, site, '_set_dt', quantityText), site)
}

/** Brian takes a step of 0 or less, and then fails when it runs or does nothing. */
export function positive(dt: Quantity, site: CallSite): Quantity {
  if (dt.value > 0 && Number.isFinite(dt.value)) return dt
  if (dt.value === 0) {
    throw new PythonError('ZeroDivisionError', 'float division by zero', {
      code: 'bad-value',
      span: argumentPlace('dt', 0, site),
      help: 'the time step has to be positive',
    })
  }
  throw new PythonError('ValueError', 'the time step has to be positive and finite', {
    code: 'bad-value',
    span: argumentPlace('dt', 0, site),
  })
}

/** The slot of a step that an object asks for; whether there is one of this name its network knows. */
export function whenOption(value: Value | undefined, site: CallSite): { readonly when?: string } {
  if (value === undefined) return {}
  if (isStr(value)) return { when: value.text.text }
  const message = "The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start')."
  throw new PythonError('TypeError', message, { span: argumentPlace('when', 0, site) })
}

/** The place among what shares a slot: any number. */
export function orderOption(value: Value | undefined, site: CallSite): { readonly order?: number } {
  if (!given(value)) return {}
  const values = toArray(value, site)
  const order = values?.shape.length === 0 && isDimensionless(values.dimension) ? at(values, 0) : undefined
  if (order !== undefined && !Number.isNaN(order)) return { order }
  throw new PythonError(
    'TypeError',
    `order has to be a number, not ${order === undefined ? `'${typeName(value)}'` : 'nan'}`,
    {
      span: argumentPlace('order', 0, site),
    },
  )
}
