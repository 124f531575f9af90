/** `@check_units`: arguments and result of a function are looked at whenever it is called (semantics §4.4, §10.5). */
import { formatArray, isDimensionless, sameDimension, unitSymbolOf } from '../../../../units/index.ts'
import { dimensionError } from '../../../arrays/dimensions.ts'
import type { Operand } from '../../../arrays/operand.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { invokeNow } from '../../../evaluate/invoke.ts'
import { operandOf } from '../../../evaluate/operators.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { typeName } from '../../../evaluate/types.ts'
import { type Called, type FunctionValue, isStr, type Steps, type Value } from '../../../evaluate/values.ts'
import { argumentPlace, keywordMap } from '../../arguments.ts'
import { row } from '../../row.ts'
import { dimensionValue } from '../quantities.ts'
import { quantityText } from '../time-option.ts'
import { declaredUnits, dimensionIn, isBool } from './declared.ts'

/** `check_units(x=volt, result=volt)`: gives the decorator. */
export const checkUnits: FunctionValue = row('check_units(**au)', ([units]) => {
  const declared = keywordMap(units)
  return row('do_check_units(f)', ([f = null], site) => decorated(f, declared, site))
})

function decorated(value: Value, declared: ReadonlyMap<string, Value>, site: CallSite): FunctionValue {
  if (typeof value !== 'object' || value?.kind !== 'function' || value.script === undefined) {
    const message = `'${typeName(value)}' object has no attribute '__code__'`
    throw new PythonError('AttributeError', message, { help: '@check_units stands directly above a def' })
  }
  const { parameters, name } = value
  const checking: FunctionValue = {
    ...value,
    call: (given, at) => {
      const named = parameters.flatMap(({ name: parameter, kind }, k) => {
        const argument = given[k]
        if (argument === undefined || kind === 'rest') return []
        return kind === 'keywords' ? [...keywordMap(argument)] : [[parameter, argument] as const]
      })
      const byName = new Map(named)
      for (const [each, argument] of named) checkArgument(each, argument, byName, declared, name, at)
      const expected = declared.get('result')
      const result = value.call(given, at)
      if (expected === undefined || expected === null) return result
      const wanted = isResultFunction(expected)
        ? invokeNow(
            expected,
            named.map(([, argument]) => dimensionValue(dimensionIn(argument, at))),
            at,
          )
        : expected
      return settledResult(result, found => checkResult(found, wanted, name, at))
    },
  }
  site.session.state(declaredUnits).set(checking, {
    arguments: parameters.map(parameter => declared.get(parameter.name)),
    result: declared.get('result'),
  })
  return checking
}

/** Whether a result's unit follows from those of the arguments. */
export function isResultFunction(value: Value): value is FunctionValue {
  return typeof value === 'object' && value?.kind === 'function' && !isBool(value)
}

function settledResult(result: Called, check: (value: Value) => Value): Called {
  if (typeof result === 'object' && result !== null) {
    if (result.kind === 'suspended') return { kind: 'suspended', start: async () => check(await result.start()) }
    if (result.kind === 'unfinished') return { kind: 'unfinished', steps: checkedSteps(result.steps, check) }
  }
  return check(result)
}

function* checkedSteps(steps: Steps<Value>, check: (value: Value) => Value): Steps<Value> {
  return check(yield* steps)
}

function checkArgument(
  name: string,
  value: Value,
  arguments_: ReadonlyMap<string, Value>,
  declared: ReadonlyMap<string, Value>,
  called: string,
  site: CallSite,
): void {
  const expected = declared.get(name)
  if (expected === undefined || expected === null || value === null || isStr(value)) return
  const span = argumentPlace(name, [...arguments_.keys()].indexOf(name), site)
  if (isBool(expected)) {
    if (typeof value === 'boolean') return
    const text = textOf(value, site)
    const message = `Function '${called}' expected a boolean value for argument '${name}' but got '${text}'`
    throw new PythonError('TypeError', message, { span, code: 'type-mismatch' })
  }
  const operand = operandOf(value, site)
  if (operand === undefined) {
    const message = `Argument '${name}' is not a quantity, expected a quantity with dimensions ${site.session.text(expected)}`
    throw new PythonError('TypeError', message, { span })
  }
  const { dimension } = operand.values
  const raise = (message: string, of: readonly (typeof dimension)[]): never => {
    const raised = dimensionError(message, of, site.session.units)
    raised.span = span
    throw raised
  }
  if (isStr(expected)) {
    const other = expected.text.text
    const like = arguments_.get(other)
    if (like === undefined) {
      const message = `Function '${called}' expected its argument to have the same units as argument '${name}', but there is no argument of that name`
      throw new PythonError('TypeError', message, { span })
    }
    const theirs = dimensionIn(like, site)
    if (sameDimension(dimension, theirs)) return
    const [own, their] = [dimension, theirs].map(each => unitSymbolOf(each, site.session.units))
    raise(
      `Function '${called}' expected the argument '${name}' to have the same units as argument '${other}', but argument '${name}' has unit ${own}, while argument '${other}' has unit ${their}.`,
      [],
    )
  }
  if (sameDimension(dimension, dimensionIn(expected, site))) return
  const unit = site.session.repr(expected)
  raise(
    `Function '${called}' expected a quantity with unit ${unit} for argument '${name}' but got '${plainText(operand)}'`,
    [dimension],
  )
}

function checkResult(value: Value, expected: Value, called: string, site: CallSite): Value {
  const what = `The return value of function '${called}' was expected to`
  if (isBool(expected)) {
    if (typeof value === 'boolean') return value
    throw new PythonError('TypeError', `${what} be a boolean value, but was of type <class '${typeName(value)}'>`, {
      code: 'type-mismatch',
    })
  }
  const wanted = dimensionIn(expected, site)
  const own = dimensionIn(value, site)
  if (sameDimension(own, wanted)) return value
  const unit = unitSymbolOf(wanted, site.session.units)
  throw dimensionError(`${what} have unit ${unit} but was '${textOf(value, site)}'`, [own], site.session.units)
}

/** Brian makes floats of whole numbers before it looks at them. */
function plainText(operand: Operand): string {
  const { type, data, shape, dimension } = operand.values
  const isWhole = type === 'integer' && shape.length > 0 && isDimensionless(dimension)
  return isWhole ? formatArray(data, shape) : quantityText(operand)
}

function textOf(value: Value, site: CallSite): string {
  const operand = typeof value === 'boolean' ? undefined : operandOf(value, site)
  return operand === undefined ? site.session.text(value) : quantityText(operand)
}
