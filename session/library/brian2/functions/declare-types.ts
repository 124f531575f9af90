/** `@declare_types`: types of arguments and result, which the compiler finds in the text of the function itself. */
import { isDimensionless } from '../../../../units/index.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, str, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { given, keywordMap } from '../../arguments.ts'
import { dimensionIn } from './declared.ts'
import { row } from '../../row.ts'
import { toRepr } from '../../../print/show.ts'

const ofArguments = ['boolean', 'integer', 'float', 'any']
const ofResults = ['boolean', 'integer', 'float', 'highest']

/** `declare_types(x='integer', result='float')`: gives the decorator. */
export const declareTypes: FunctionValue = row('declare_types(**types)', ([types]) => {
  const declared = keywordMap(types)
  return row('annotate_function_with_types(f)', ([f = null], { session }) => {
    const parameters =
      typeof f === 'object' && f?.kind === 'function' ? f.parameters.map(({ name }) => name) : undefined
    for (const [name, type] of declared) {
      const text = isStr(type) ? type.text.text : toRepr(type, session)
      if (name === 'result') {
        requireType(type, ofResults, `Result type ${text} is not valid, must be one of`, '')
        continue
      }
      if (parameters?.includes(name) === false)
        throw new PythonError('ValueError', `Type specified for unknown argument ${name}`)
      requireType(type, ofArguments, `Argument type ${text} is not valid, must be one of`, `, for argument ${name}`)
    }
    return f
  })
})

/**
 * The types that a `Function` is given for what it takes and gives; they too are found in its text.
 *
 * @throws PythonError for what is no type, for one that is not float beside a unit, and for another number of types than of units
 */
export function requireTypes(
  { name }: FunctionValue,
  units: readonly (Value | undefined)[],
  argumentTypes: Value | undefined,
  resultType: Value | undefined,
  site: CallSite,
): void {
  const types = given(argumentTypes) ? collect(argumentTypes, site) : units.map(() => str('any'))
  types.slice(0, units.length).forEach((type, k) => {
    const unit = units[k]
    const isNumber = !given(unit) || isStr(unit) || isDimensionless(dimensionIn(unit, site))
    if (!isNumber && !['float', 'any'].includes(site.session.text(type)))
      throw new PythonError('TypeError', `Non-float arguments must be dimensionless in function ${name}`)
    const message = `Argument type ${site.session.text(type)} is not valid, must be one of`
    requireType(type, ofArguments, message, `, in function '${name}'.`)
  })
  if (types.length !== units.length) {
    const word = types.length < units.length ? 'longer' : 'shorter'
    throw new PythonError('ValueError', `zip() argument 2 is ${word} than argument 1`)
  }
  if (!given(resultType)) return
  const message = `Return type ${site.session.text(resultType)} is not valid, must be one of`
  requireType(resultType, ofResults, message, `, in function '${name}'`)
}

function requireType(type: Value, known: readonly string[], before: string, behind: string): void {
  if (isStr(type) && known.includes(type.text.text)) return
  const list = known.map(each => `'${each}'`).join(', ')
  throw new PythonError('ValueError', `${before} [${list}]${behind}`)
}
