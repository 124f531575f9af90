/** Arguments that have to have a unit. */
import { type Dimension, sameDimension, unitNameOf } from '../../../units/index.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import type { Value } from '../../evaluate/values.ts'
import { argumentPlace } from '../arguments.ts'

/** What is asked for. */
interface UnitArgument {
  readonly name: string
  /** Where it stands, unless it is given by name. */
  readonly place: number
  /** Brian's name of the function that asks. */
  readonly called?: string
  /** How the sentence quotes the value. */
  readonly textOf?: (operand: Operand) => string
}

/**
 * A number or an array of these dimensions; a plain 0 has none, as every number.
 *
 * @throws PythonError with Brian's sentence
 */
export function withUnit(
  value: Value,
  { name, place, called = '__init__', textOf = operand => operand.text() }: UnitArgument,
  dimension: Dimension,
  site: CallSite,
): Operand {
  const span = argumentPlace(name, place, site)
  const operand = operandOf(value, site)
  if (operand === undefined) {
    const type = typeName(value)
    throw new PythonError('TypeError', `Object of type <class '${type}'> does not have dimensions`, { span })
  }
  const { values } = operand
  if (sameDimension(values.dimension, dimension)) return operand
  const unit = unitNameOf(dimension, site.session.units)
  const message = `Function '${called}' expected a quantity with unit ${unit} for argument '${name}' but got '${textOf(operand)}'`
  const raised = dimensionError(message, [values.dimension], site.session.units)
  raised.span = span
  throw raised
}
