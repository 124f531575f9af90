/** The module `numpy`: every function a row, in the table of its kind. */
import { scalar } from '../../arrays/array.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { complexRows, withComplex } from './complex.ts'
import { counting } from './counting.ts'
import { creation } from './create.ts'
import { elementary } from './elementary.ts'
import { typeAliases } from './element-type.ts'
import { fileRows } from './files.ts'
import { fft } from './fourier.ts'
import { joiners, joining } from './joining.ts'
import { withKeywords } from './keywords.ts'
import { fromIter } from './from-iter.ts'
import { linalg, linear } from './linear.ts'
import { withOwnKind } from './own-kind.ts'
import { random } from './random.ts'
import { numerals } from './numerals.ts'
import { printing } from './printing.ts'
import { reductions } from './reductions.ts'
import { runningRows } from './running.ts'
import { searching } from './searching.ts'
import { shaping } from './shaping.ts'
import { triangles } from './triangles.ts'
import { withUfuncMethods } from './ufunc-methods.ts'
import { typeRows } from './type-rows.ts'
import { warningRows } from './warnings.ts'
import { applyAlongAxis } from './along-axis.ts'
import { insert } from './insert.ts'
import { bool } from '../builtins/classes.ts'
import { vectorize } from './vectorize.ts'
import { inVersion, type Version } from './units.ts'

/** Further names of functions. */
const aliases: readonly (readonly [alias: string, name: string])[] = [
  ['abs', 'absolute'],
  ['min', 'amin'],
  ['max', 'amax'],
  ['round', 'around'],
  ['pow', 'power'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
  ['atan2', 'arctan2'],
  ['asinh', 'arcsinh'],
  ['acosh', 'arccosh'],
  ['atanh', 'arctanh'],
  ['concat', 'concatenate'],
  ['row_stack', 'vstack'],
  ['permute_dims', 'transpose'],
  ['bitwise_not', 'invert'],
  ['conj', 'conjugate'],
  ...typeAliases,
]

const constants: readonly (readonly [string, Value])[] = [
  ['pi', Math.PI],
  ['e', Math.E],
  ['inf', Infinity],
  ['nan', Number.NaN],
  ['euler_gamma', 0.5772156649015329],
  ['newaxis', null],
  ['True_', scalar(1, 'boolean')],
  ['False_', scalar(0, 'boolean')],
  ['random', random],
  ['linalg', linalg],
  ['fft', fft],
]

/** Every function by name, before it is anybody's version: units are kept wherever that means something. */
export const numpyRows: ReadonlyMap<string, FunctionValue> = everyRow()

function everyRow(): Map<string, FunctionValue> {
  const rows: readonly FunctionValue[] = [
    ...elementary, ...creation, ...reductions, ...runningRows, ...shaping, ...joining, ...searching, ...counting,
    ...linear, ...triangles, ...printing, ...numerals, fromIter, ...warningRows, ...fileRows, ...complexRows, ...typeRows,
    vectorize, applyAlongAxis, insert,
  ] // prettier-ignore
  const all = new Map(rows.map(each => [each.name, withComplex(withOwnKind(each))]))
  for (const [name, own] of all) all.set(name, withUfuncMethods(own, all))
  for (const [alias, name] of aliases) {
    const found = all.get(name)
    if (found !== undefined) all.set(alias, found)
  }
  return all
}

function module(name: string, version: Version): ModuleValue {
  const functions = [...numpyRows].map(
    ([each, found]) => [each, withKeywords(inVersion(found, version, each), 'numpy', each)] as const,
  )
  // Brian 2 has Python's own type of that name.
  const own = version === 'brian2' ? [['bool', bool] as const] : []
  return { kind: 'module', name, members: new Map<string, Value>([...functions, ...joiners, ...constants, ...own]) }
}

/** What `import numpy` gives. */
export const numpy: ModuleValue = module('numpy', 'numpy')

/** What Brian 2 has for numpy: `np` after its star import. */
export const brianNumpy: ModuleValue = module('brian2.numpy_', 'brian2')

export { fft, linalg, random }

/** Names a star import of numpy leaves to Python: `abs(x)` and `max(x)` are the built-in functions. */
export const leftToPython: ReadonlySet<string> = new Set(['abs', 'bool', 'divmod', 'min', 'max', 'round', 'pow'])

/** What pylab takes out of numpy's parts: `rand`, `normal`, `norm`; `random` is then the function. */
export const starred: ReadonlyMap<string, Value> = new Map([...linalg.members, ...random.members])
