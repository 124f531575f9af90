/** Real and imaginary parts of what is real. */
import { withData, zerosLike } from '../../arrays/array.ts'
import { arrayBehind } from '../../evaluate/array-view.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { needArray } from '../arguments.ts'
import { row } from '../row.ts'

/** numpy asks arguments for their attribute: an array is its own real part, and numbers of Python stay such. */
function pythonNumber(value: Value | undefined): number | bigint | undefined {
  if (typeof value === 'boolean') return BigInt(value)
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined
}

/** `real` and `imag`; {@link import('./complex.ts')} has them of complex numbers. */
export const realParts: readonly FunctionValue[] = [
  row('real(val)', ([val = null], site) => {
    const number = pythonNumber(val)
    if (number !== undefined) return number
    return arrayBehind(val) === undefined ? needArray(val, 'real', site) : val
  }),
  row('imag(val)', ([val], site) => {
    const number = pythonNumber(val)
    if (number !== undefined) return typeof number === 'bigint' ? 0n : 0
    const values = needArray(val, 'imag', site)
    return withData(values, zerosLike(values.data, values.data.length), values.shape)
  }),
]
