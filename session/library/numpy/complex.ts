/** What numpy's functions do with complex numbers and arrays of them. */
import { array, type ArrayValue } from '../../arrays/array.ts'
import {
  angles,
  conjugate,
  exponentials,
  imaginaryPart,
  magnitudes,
  realPart,
  type ComplexArray,
} from '../../arrays/complex-array.ts'
import type { ScalarMath } from '../../arrays/math.ts'
import { complexMean, complexOf, complexSum, complexValue } from '../../evaluate/complex-arrays.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { flag, given, needArray } from '../arguments.ts'
import { row } from '../row.ts'

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
  ['mean', complexMean],
  ['real', realPart],
  ['sum', complexSum],
  ['size', ({ re }: ComplexArray) => BigInt(re.length)],
])

/** The row, and for complex numbers what they have under its name. */
export function withComplex(own: FunctionValue): FunctionValue {
  const version = versions.get(own.name)
  if (version === undefined) return own
  return {
    ...own,
    call: (arguments_, site) => {
      const values = complexOf(arguments_[0])
      if (values === undefined) return own.call(arguments_, site)
      if (own.name !== 'angle' && arguments_.slice(1).some(given))
        throw unsupported(`${own.name}() of complex numbers with further arguments is numpy, not yet Hillock`)
      const found = version(values, site.session.math)
      const inDegrees = own.name === 'angle' && flag(arguments_[1], false, site)
      return inDegrees ? scaled(found as ArrayValue, 180 / Math.PI) : found
    },
  }
}

function scaled({ data, shape }: ArrayValue, factor: number): ArrayValue {
  return array(
    Float64Array.from(data, x => x * factor),
    shape,
  )
}

/** Of real numbers. */
export const complexRows: readonly FunctionValue[] = [
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
