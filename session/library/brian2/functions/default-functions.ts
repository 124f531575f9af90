/** `DEFAULT_FUNCTIONS`: the functions that all equations know, by name; what a script adds to them, they know from then on. */
import { functions } from '../../../../compiler/index.ts'
import type { OwnFunction } from '../../../../compiler/model/own-function.ts'
import type { Session, StateKey } from '../../../evaluate/call.ts'
import { unsupported } from '../../../evaluate/python-error.ts'
import { type DictValue, type FunctionValue, isStr, namedDict, type Value } from '../../../evaluate/values.ts'
import { notYet } from '../../../later.ts'
import { builtins } from '../../builtins/index.ts'
import { brianNumpy, starred } from '../../numpy/index.ts'
import { quantityRows } from '../quantities.ts'
import { timestep } from '../timestep.ts'
import { builtInFunction, builtInName } from './function-class.ts'

/** Brian's, in its order. */
const names = [
  'cos', 'sin', 'tan', 'cosh', 'sinh', 'tanh', 'exp', 'log', 'log10', 'expm1', 'exprel', 'log1p', 'sqrt', 'ceil', 'floor',
  'arccos', 'arcsin', 'arctan', 'abs', 'sign', 'rand', 'randn', 'poisson', 'clip', 'int', 'timestep',
] // prettier-ignore

const drawn: ReadonlySet<string> = new Set(['rand', 'randn', 'poisson'])

function calledBy(name: string): Value | undefined {
  if (name === 'timestep') return timestep
  return (
    quantityRows.find(each => each.name === name) ??
    brianNumpy.members.get(name) ??
    starred.get(name) ??
    builtins.get(name)
  )
}

/** The dict of a session, which a script may change. */
export const defaultFunctions: StateKey<DictValue> = {
  name: 'DEFAULT_FUNCTIONS',
  create: () =>
    namedDict(
      names.flatMap(name => {
        const called = calledBy(name)
        const isFunction = typeof called === 'object' && called?.kind === 'function'
        return isFunction ? [[name, builtInFunction(name, called satisfies FunctionValue, !drawn.has(name))]] : []
      }),
    ),
}

/**
 * What a script has added, for every namespace.
 *
 * @param toFunction what a value is in equations, if it is a function
 * @throws PythonError for another function in the place of one of Brian's
 */
export function addedFunctions(
  session: Session,
  toFunction: (value: Value) => OwnFunction | undefined,
): readonly (readonly [string, OwnFunction])[] {
  const { entries } = session.state(defaultFunctions)
  for (const name of names)
    if (!entries.has(`s${name}`)) throw unsupported(notYet(`taking '${name}' out of DEFAULT_FUNCTIONS`))
  return [...entries.values()].flatMap(({ key, value }) => {
    const name = isStr(key) ? key.text.text : ''
    if (builtInName(value) === name) return []
    if (functions.has(name)) throw unsupported(notYet(`another '${name}' in DEFAULT_FUNCTIONS`))
    const made = toFunction(value)
    return made === undefined ? [] : [[name, made]]
  })
}
