import { functions, textFunctions } from '../../../../compiler/index.ts'
import type { Value } from '../../../evaluate/values.ts'
import { builtins } from '../../builtins/index.ts'
import { brianNumpy, numpy, random } from '../../numpy/index.ts'
import { mathModule } from '../../python/math.ts'
import type { StateKey } from '../../../evaluate/call.ts'
import { quantityRows } from '../quantities.ts'

const ofNumpy = [
  ['absolute', 'abs'],
  ['fabs', 'abs'],
  ['remainder', 'mod'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
] as const

/** Python's and numpy's other names for what kernels have. */
const others: readonly (readonly [of: ReadonlyMap<string, Value>, theirs: string, ours: string])[] = [
  [builtins, 'abs', 'abs'],
  [builtins, 'min', 'minimum'],
  [builtins, 'max', 'maximum'],
  [builtins, 'int', 'int'],
  [builtins, 'pow', 'power'],
  ...[numpy, brianNumpy].flatMap(({ members }) => ofNumpy.map(([theirs, ours]) => [members, theirs, ours] as const)),
  [mathModule.members, 'asin', 'arcsin'],
  [mathModule.members, 'acos', 'arccos'],
  [mathModule.members, 'atan', 'arctan'],
  [mathModule.members, 'fabs', 'abs'],
  [mathModule.members, 'pow', 'power'],
]

/** The functions of libraries that the text of a function in equations may call: what they are called there. */
export const builtInNames: StateKey<ReadonlyMap<Value, string>> = {
  name: 'functions of kernels',
  create: () => {
    const found = new Map<Value, string>()
    const add = (value: Value | undefined, name: string): void => {
      if (typeof value === 'object' && value?.kind === 'function') found.set(value, name)
    }
    for (const name of [...functions.keys(), ...textFunctions.keys()]) {
      for (const { members } of [numpy, brianNumpy, mathModule, random]) add(members.get(name), name)
    }
    for (const each of quantityRows) if (functions.has(each.name)) add(each, each.name)
    for (const [members, theirs, ours] of others) add(members.get(theirs), ours)
    return found
  },
}
