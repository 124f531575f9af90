/** Functions that do to complex numbers what they do to their real and imaginary parts. */
import { array, type ArrayValue } from '../../arrays/array.ts'
import { imaginaryPart, realPart } from '../../arrays/complex-array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexOf, holdsComplex, joinParts } from '../../evaluate/complex-arrays.ts'
import { toArray } from '../../evaluate/numeric.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'

/** Their names, and the places of the arguments that have two parts. */
export const places: ReadonlyMap<string, readonly number[]> = new Map(
  [
    ['concatenate stack vstack hstack column_stack dstack', [0]],
    ['append', [0, 1]],
    ['full', [1]],
    ['where', [1, 2]],
    ['interp', [2]],
    ['insert', [0, 2]],
  ].flatMap(([names, which]) =>
    String(names)
      .split(' ')
      .map(name => [name, which as readonly number[]] as const),
  ),
)

/** Whether there are complex numbers in a value. */
function isComplex(value: Value | undefined): value is Value {
  return complexOf(value) !== undefined || holdsComplex(value)
}

/** One of the parts; real numbers have zeros for their imaginary part. */
function partOf(value: Value, part: typeof realPart, site: CallSite): Value {
  const own = complexOf(value)
  if (own !== undefined) return part(own)
  if (typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple') && isComplex(value))
    return { ...value, items: value.items.map(item => partOf(item, part, site)) }
  return part === realPart ? value : zerosLike(toArray(value, site))
}

function zerosLike(values: ArrayValue | undefined): Value {
  return values === undefined ? null : array(new Float64Array(values.data.length), values.shape)
}

/** A row that goes through the parts of complex numbers one after the other. */
export function ofEachPart(own: FunctionValue, which: readonly number[]): FunctionValue {
  return {
    ...own,
    call: (arguments_, site) => {
      if (!which.some(place => isComplex(arguments_[place]))) return own.call(arguments_, site)
      const inPart = (part: typeof realPart): (Value | undefined)[] =>
        arguments_.map((each, place) => (each !== undefined && which.includes(place) ? partOf(each, part, site) : each))
      const [re, im] = [realPart, imaginaryPart].map(part => own.call(inPart(part), site))
      return joinParts(re ?? null, im ?? null, { re: new Float64Array(), im: new Float64Array(), shape: [0] }, site)
    },
  }
}
