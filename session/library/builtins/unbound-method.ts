import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { rest } from '../arguments.ts'
import { row } from '../row.ts'

/** `str.upper` as a function of a string, for `map` and `key=`; or of an owner that is given here. */
export function unboundMethod(name: string, type: 'str' | 'bytes', owner?: Value): FunctionValue {
  return row(`${name}(*args)`, ([args], site) => {
    const [self = null, ...given] = owner === undefined ? rest(args) : [owner, ...rest(args)]
    const method = typeName(self) === type ? site.session.attributes.get(type)?.get(self, name, site) : undefined
    if (typeof method === 'object' && method?.kind === 'function')
      return method.call(
        method.parameters.map((_, k) => given[k]),
        site,
      )
    const message = `descriptor '${name}' for '${type}' objects doesn't apply to a '${typeName(self)}' object`
    throw new PythonError('TypeError', message)
  })
}
