/** The class `PoissonInput` (semantics §10.2). */
import type { SourceText } from '../../../diagnostics/index.ts'
import { PoissonInput, type VariableOwner } from '../../../network/index.ts'
import { dimensionless, hertz, type Quantity, sameDimension } from '../../../units/index.ts'
import { at } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { compare } from '../../evaluate/compare.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, isStr, str, type Value } from '../../evaluate/values.ts'
import { toRepr, toStr } from '../../print/show.ts'
import { argumentPlace, text } from '../arguments.ts'
import { row } from '../row.ts'
import { setActive } from './foreign-task.ts'
import { type BrianClass, noSetter, own, wrap, wrapperOf } from './brian-class.ts'
import { isDerivation } from './derived.ts'
import { isBrianAttribute, notYet } from '../../later.ts'
import { located } from './located.ts'
import { nameOf } from './names.ts'
import { objectText, placedAttributes } from './parts.ts'
import { ownerOf } from './owner.ts'
import { type Brian, brianOf, type DataOf } from './state.ts'
import { orderOption, quantityText, whenOption } from './time-option.ts'
import { withUnit } from './unit-argument.ts'

type InputData = DataOf<'input'>

/** `PoissonInput(target, target_var, N, rate, weight)`. */
export const poissonInput: FunctionValue = row(
  "PoissonInput(target, target_var, N, rate, weight, when='synapses', order=0)",
  ([target = null, variable = null, count = null, rate = null, weight = null, when, order], site) => {
    const brian = brianOf(site.session)
    const trains = wholeNumber(count, site)
    const often = rateOption(rate, site)
    const group = targetOption(target, site)
    const name = text(variable, 'target_var')
    const written = { rate: derivation('rate', 3, site), weight: derivation('weight', 4, site) }
    const options = {
      ...whenOption(when, site),
      ...orderOption(order, site),
      name: nameOf(undefined, inputClass.stem, site),
      expressions: { ...(written.rate && { rate: written.rate }), ...(written.weight && { weight: written.weight }) },
      dt: group.clockInUse.dt,
      span: site.span,
    }
    const object = new PoissonInput(group, name, trains, often, weightOption(weight, group, name, site), options)
    return wrap(inputClass, { object, given: { N: count, rate, weight, target_var: str(name) } }, brian)
  },
  { type: true },
)

function targetOption(value: Value, site: CallSite): VariableOwner {
  const group = ownerOf(value)
  if (group !== undefined) return group
  const message = `'${typeName(value)}' object has no attribute 'variables'`
  throw new PythonError('AttributeError', message, { span: site.argument(0), help: 'the target is a group' })
}

function wholeNumber(value: Value, site: CallSite): number {
  const { values } = withUnit(value, { name: 'N', place: 2 }, dimensionless, site)
  const tooFew = truth(compare('<', value, 1n, site), site)
  const [number = Number.NaN] = values.data
  if (!tooFew && Number.isInteger(number)) return number
  const message = `N has to be an integer >= 1, got ${toRepr(value, site.session)}.`
  throw new PythonError('ValueError', message, { code: 'bad-value', span: argumentPlace('N', 2, site) })
}

function rateOption(value: Value, site: CallSite): Quantity {
  const { values } = withUnit(value, { name: 'rate', place: 3, textOf: quantityText }, hertz, site)
  const rate = { value: at(values, 0), dimension: hertz }
  const span = argumentPlace('rate', 3, site)
  if (values.data.length !== 1) {
    const message = 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()'
    throw new PythonError('ValueError', message, { code: 'bad-value', span, help: 'the rate is one for all' })
  }
  if (rate.value >= 0) return rate
  const message = `The rate cannot be negative, got ${toStr(value, site.session)}.`
  throw new PythonError('ValueError', message, { code: 'bad-value', span })
}

function weightOption(value: Value, group: VariableOwner, name: string, site: CallSite): SourceText | Quantity {
  const span = argumentPlace('weight', 4, site)
  if (isStr(value)) return located(value.text, span)
  const operand = operandOf(value, site)
  if (operand === undefined) {
    const message = `Object of type <class '${typeName(value)}'> does not have dimensions`
    throw new PythonError('TypeError', message, { span })
  }
  const { data, dimension, type } = operand.values
  const variable = group.variables.get(name)
  if (variable !== undefined && !sameDimension(variable.dimension, dimension)) {
    const message = `The provided weight does not have the same unit as the target variable '${name}'`
    const raised = dimensionError(message, [dimension, variable.dimension], site.session.units)
    raised.span = span
    throw raised
  }
  const [single] = data
  if (single !== undefined && data.length === 1) return { value: single, dimension, type }
  throw unsupported(notYet('a weight that is an array'), {
    span,
    help: "a parameter of the group, by its name: weight='w'",
  })
}

/** How the script wrote a number, where it is derived from constants. */
function derivation(name: string, place: number, site: CallSite): ReturnType<CallSite['written']> {
  const written = site.written(name) ?? site.written(place)
  return written !== undefined && isDerivation(written, site.session) ? written : undefined
}

const attributes: ReadonlyMap<string, (data: InputData, brian: Brian) => Value> = new Map<
  string,
  (data: InputData, brian: Brian) => Value
>([
  ...placedAttributes,
  ['N', ({ given }) => given.N],
  ['rate', ({ given }) => given.rate],
  ['weight', ({ given }) => given.weight],
  ['target_var', ({ given }) => given.target_var],
  ['group', ({ object }, brian) => wrapperOf(object.source, brian)],
])

const inputClass: BrianClass<'input'> = {
  name: 'PoissonInput',
  takesAttributes: true,
  stem: 'poissoninput',
  kind: 'input',
  attribute: (object, name, { session }) => {
    const found = attributes.get(name)?.(own<'input'>(object), brianOf(session))
    if (found === undefined && isBrianAttribute(name))
      throw unsupported(notYet(`the attribute '${name}' of a PoissonInput`))
    return found
  },
  setAttribute: (object, name, value, site) => {
    if (name === 'active') {
      setActive(own<'input'>(object).object, value, site)
      return
    }
    if (attributes.has(name)) throw noSetter(name, 'PoissonInput')
    throw unsupported(notYet(`setting '${name}' of a PoissonInput`))
  },
  attributeNames: () => attributes.keys(),
  repr: (object, display) => objectText('PoissonInput', own<'input'>(object).object, display),
}
