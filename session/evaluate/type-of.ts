import type { CallSite, StateKey } from './call.ts'
import { unsupported } from './python-error.ts'
import { typeName } from './types.ts'
import type { FunctionValue, Value } from './values.ts'

/** `type(value)`: the class that the script knows under that name, if it knows one. */
export function typeOf(value: Value, { session }: CallSite): Value {
  if (typeof value === 'object' && value?.kind === 'instance') return value.class
  if (typeof value === 'object' && value?.kind === 'object' && value.derived !== undefined) return value.derived.class
  const name = typeName(value)
  const known = typeNamed(name, session)
  return known ?? unknownType(name, session)
}

function typeNamed(name: string, session: CallSite['session']): Value | undefined {
  const builtin = session.builtins.get(name)
  if (typeof builtin === 'object' && builtin?.kind === 'function' && builtin.type === true) return builtin
  for (const path of ['brian2', 'numpy', 'collections']) {
    const found = session.library.get(path)?.members.get(name)
    if (typeof found === 'object' && found?.kind === 'function' && found.type === true) return found
  }
  return undefined
}

/** Classes that a script meets only by asking values for theirs. */
const unknownTypesKey: StateKey<Map<string, FunctionValue>> = { name: 'types', create: () => new Map() }

function unknownType(name: string, session: CallSite['session']): FunctionValue {
  const unknownTypes = session.state(unknownTypesKey)
  const found = unknownTypes.get(name)
  if (found !== undefined) return found
  const made: FunctionValue = {
    kind: 'function',
    name,
    type: true,
    parameters: [],
    call: () => {
      throw unsupported('making objects by type(…)(…) is Python, not yet Hillock')
    },
  }
  unknownTypes.set(name, made)
  return made
}
