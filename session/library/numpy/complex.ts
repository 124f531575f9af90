/** What numpy's functions do with complex numbers and arrays of them. */
import { array, type ArrayValue } from '../../arrays/array.ts'
import {
  angles,
  conjugate,
  exponentials,
  fromReal,
  imaginaryPart,
  logarithms,
  magnitudes,
  realPart,
  squareRoots,
  type ComplexArray,
} from '../../arrays/complex-array.ts'
import type { ScalarMath } from '../../arrays/math.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexOf, complexValue, holdsComplex, joinParts, toComplexArray } from '../../evaluate/complex-arrays.ts'
import { settledNow } from '../../evaluate/invoke.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import type { Called, FunctionValue, Value } from '../../evaluate/values.ts'
import { flag, given, needArray } from '../arguments.ts'
import { complex } from '../builtins/numbers.ts'
import { row } from '../row.ts'
import { isComplexType } from './element-type.ts'

/** By name: what becomes of a complex array. */
const versions: ReadonlyMap<string, (values: ComplexArray, math: ScalarMath) => Value> = new Map<
  string,
  (values: ComplexArray, math: ScalarMath) => Value
>([
  ['absolute', magnitudes],
  ['angle', angles],
  ['conjugate', (values: ComplexArray) => complexValue(conjugate(values))],
  ['exp', (values: ComplexArray, math: ScalarMath) => complexValue(exponentials(values, math))],
  ['imag', imaginaryPart],
  ['log', (values: ComplexArray, math: ScalarMath) => complexValue(logarithms(values, math))],
  ['log10', (values: ComplexArray, math: ScalarMath) => complexValue(logarithms(values, math, Math.LN10))],
  ['real', realPart],
  ['sqrt', (values: ComplexArray) => complexValue(squareRoots(values))],
  ['size', ({ re }: ComplexArray) => BigInt(re.length)],
])

/** What does to complex numbers what it does to their real and imaginary parts. */
const byParts: ReadonlySet<string> = new Set([
  'around', 'array', 'asarray', 'copy', 'cumsum', 'diagonal', 'diff', 'expand_dims', 'flip', 'fliplr', 'flipud', 'mean', 'nan_to_num', 'ravel',
  'repeat', 'reshape', 'roll', 'squeeze', 'sum', 'swapaxes', 'tile', 'transpose', 'zeros_like',
]) // prettier-ignore

/** The row, and for complex numbers what they have under its name; where it takes an element type, that may be theirs. */
export function withComplex(own: FunctionValue): FunctionValue {
  const ofComplex = versionOf(own)
  const place = own.parameters.findIndex(({ name }) => name === 'dtype')
  if (place < 0)
    return ofComplex === undefined
      ? own
      : { ...own, call: (given_, site) => ofComplex(given_, site) ?? own.call(given_, site) }
  return {
    ...own,
    call: (given_, site) => {
      const type = given_[place]
      const isTyped = given(type) && isComplexType(type)
      const others = isTyped ? given_.with(place, undefined) : given_
      const found = ofComplex?.(others, site)
      if (found !== undefined && given(others[place]))
        throw unsupported(`${own.name}() of complex numbers as another type is numpy, not yet Hillock`)
      if (found !== undefined) return found
      return isTyped ? inComplex(own.call(others, site), site) : own.call(given_, site)
    },
  }
}

type Version = (given_: readonly (Value | undefined)[], site: CallSite) => Value | undefined

/** What a function makes of complex numbers; undefined of others. */
function versionOf(own: FunctionValue): Version | undefined {
  const version = versions.get(own.name)
  const isByParts = byParts.has(own.name)
  if (version === undefined && !isByParts) return undefined
  return ([first, ...others], site) => {
    const values = holdsComplex(first) ? toComplexArray(first, site) : complexOf(first)
    if (values === undefined) return undefined
    const call = (part: ArrayValue): Called => own.call([part, ...others], site)
    if (version === undefined) return joinParts(call(realPart(values)), call(imaginaryPart(values)), values, site)
    if (own.name !== 'angle' && others.some(given))
      throw unsupported(`${own.name}() of complex numbers with further arguments is numpy, not yet Hillock`)
    const found = version(values, site.session.math)
    const inDegrees = own.name === 'angle' && flag(others[0], false, site)
    return inDegrees ? scaled(found as ArrayValue, 180 / Math.PI) : found
  }
}

/** Real numbers as complex ones. */
function inComplex(numbers: Called, site: CallSite): Value {
  return complexValue(fromReal(needArray(settledNow(numbers, site), 'complex', site)))
}

function scaled({ data, shape }: ArrayValue, factor: number): ArrayValue {
  return array(
    Float64Array.from(data, x => x * factor),
    shape,
  )
}

/** Of real numbers, and the type. */
export const complexRows: readonly FunctionValue[] = [
  { ...complex, name: 'complex128' },
  row('angle(z, deg=False)', ([z, deg], site) => {
    const { data, shape } = needArray(z, 'angle', site)
    const half = flag(deg, false, site) ? 180 : Math.PI
    return array(
      Float64Array.from(data, x => (x < 0 || Object.is(x, -0) ? half : Number.isNaN(x) ? x : 0)),
      shape,
    )
  }),
  row('conjugate(x, /)', ([x], site) => needArray(x, 'conjugate', site)),
  row('imag(val)', ([val], site) => {
    const { data, shape, dimension } = needArray(val, 'imag', site)
    return array(new Float64Array(data.length), shape, 'float', dimension)
  }),
]
