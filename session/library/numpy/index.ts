/** The module `numpy`: every function a row, in the table of its kind. */
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { builtins } from '../builtins.ts'
import { table } from '../row.ts'
import { creation } from './create.ts'
import { elementary } from './elementary.ts'
import { reductions } from './reductions.ts'

/** Further names of functions. */
const aliases: readonly (readonly [alias: string, name: string])[] = [
  ['abs', 'absolute'],
  ['min', 'amin'],
  ['max', 'amax'],
  ['round', 'around'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
]

const constants: readonly (readonly [string, Value])[] = [
  ['pi', Math.PI],
  ['e', Math.E],
  ['inf', Infinity],
  ['nan', Number.NaN],
  ['euler_gamma', 0.5772156649015329],
  ['newaxis', null],
]

/** Element types, which also convert. */
const types: readonly (readonly [name: string, like: string])[] = [
  ['float64', 'float'],
  ['double', 'float'],
  ['int64', 'int'],
  ['int32', 'int'],
  ['int_', 'int'],
  ['bool_', 'bool'],
]

function members(): Map<string, Value> {
  const rows: readonly FunctionValue[] = [...elementary, ...creation, ...reductions]
  const all = table(rows)
  for (const [alias, name] of aliases) {
    const found = all.get(name)
    if (found !== undefined) all.set(alias, found)
  }
  for (const [name, like] of types) {
    const found = builtins.get(like)
    if (typeof found === 'object' && found?.kind === 'function') all.set(name, { ...found, name })
  }
  for (const [name, value] of constants) all.set(name, value)
  return all
}

export const numpy: ModuleValue = { kind: 'module', name: 'numpy', members: members() }

/** Names a star import of numpy leaves to Python: `abs(x)` and `max(x)` are the built-in functions. */
export const leftToPython: ReadonlySet<string> = new Set(['abs', 'min', 'max', 'round', 'pow', 'bool', 'int', 'float'])
