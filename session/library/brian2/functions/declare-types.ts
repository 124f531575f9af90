/** `@declare_types`: types of arguments and result, which the compiler finds in the text of the function itself. */
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { keywordMap } from '../../arguments.ts'
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

function requireType(type: Value, known: readonly string[], before: string, behind: string): void {
  if (isStr(type) && known.includes(type.text.text)) return
  const list = known.map(each => `'${each}'`).join(', ')
  throw new PythonError('ValueError', `${before} [${list}]${behind}`)
}
