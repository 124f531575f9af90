import { namedDict, str, type FunctionValue, type Value } from '../values.ts'

/** What a function says of itself. */
export function functionAttribute({ name: own, script, type }: FunctionValue, name: string): Value | undefined {
  const found = script?.attributes.get(name)
  if (found !== undefined) return found
  switch (name) {
    case '__name__':
      return str(own)
    case '__qualname__':
      return str(script?.qualifiedName ?? own)
    case '__module__':
      return script === undefined ? undefined : str(script.module)
    case '__doc__':
      return script?.doc === undefined ? null : str(script.doc)
    case '__dict__':
      return script === undefined || type === true ? undefined : namedDict(script.attributes)
    default:
      return undefined
  }
}
