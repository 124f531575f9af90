/** Functions whose floats have single precision where all that they are made of has. */
import { isSingle } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { isArrayLike, toArray } from '../../evaluate/numeric.ts'
import type { Called, FunctionValue, Value } from '../../evaluate/values.ts'

/** @param count how many of the arguments, from the first on, are what the result is made of */
export function inOwnPrecision(own: FunctionValue, count = 1): FunctionValue {
  return {
    ...own,
    call: (arguments_, site) => {
      const made = own.call(arguments_, site)
      const from = Array.from({ length: count }, (_, k) => arguments_[k])
      return from.every(each => holdsSingle(each, site)) ? inSingle(made) : made
    },
  }
}

function holdsSingle(value: Value | undefined, site: CallSite): boolean {
  const values = value !== undefined && isArrayLike(value) ? toArray(value, site) : undefined
  return values !== undefined && isSingle(values)
}

/** Floats rounded to single precision, alone and in tuples. */
function inSingle<Made extends Called>(made: Made): Made {
  if (typeof made !== 'object' || made === null) return made
  if (made.kind === 'tuple') return { ...made, items: made.items.map(inSingle) }
  return made.kind === 'array' && made.type === 'float' ? { ...made, data: new Float32Array(made.data) } : made
}
