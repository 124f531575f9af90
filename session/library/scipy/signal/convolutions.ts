/** Convolutions and correlations of two rows, directly or by Fourier transforms. */
import { array, asFloats, numbers, type ArrayValue } from '../../../arrays/array.ts'
import { complexRow, fourier } from '../../../arrays/fourier.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { settledNow } from '../../../evaluate/invoke.ts'
import { toArray, toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { str, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { optionalText } from '../../arguments.ts'
import { numpyRows } from '../../numpy/index.ts'
import { lacking, needNumbers, scipyRow } from '../numbers.ts'

/** From so many products on, transforms take less time. */
const manyProducts = 2 ** 20

/** All sums of products, wherever the rows overlap. */
function whole(
  a: ArrayValue,
  b: ArrayValue,
  { isByTransform, keepsWhole }: { readonly isByTransform: boolean; readonly keepsWhole: boolean },
  site: CallSite,
): ArrayValue {
  if (isByTransform) {
    const sums = transformed(asFloats(a.data), asFloats(b.data), site)
    const areWhole = a.type !== 'float' && b.type !== 'float'
    return areWhole && keepsWhole ? array(sums.map(Math.round), undefined, 'integer') : array(sums)
  }
  const own = numpyRows.get('convolve')
  const made = own === undefined ? null : settledNow(own.call([a, b, str('full')], site), site)
  return toArray(made, site) ?? array(new Float64Array())
}

/** The transform of a convolution is the product of the transforms; a row of real and one of imaginary numbers need but one. */
function transformed(a: Float64Array, b: Float64Array, { session: { math } }: CallSite): Float64Array {
  const length = a.length + b.length - 1
  const room = 2 ** Math.ceil(Math.log2(length))
  const line = (row: Float64Array): ReturnType<typeof complexRow> => {
    const made = complexRow(room)
    made.re.set(row)
    return fourier(made, false, math)
  }
  const [x, y] = [line(a), line(b)]
  const product = complexRow(room)
  for (let k = 0; k < room; k++) {
    const [xr, xi, yr, yi] = [x.re[k] ?? NaN, x.im[k] ?? NaN, y.re[k] ?? NaN, y.im[k] ?? NaN]
    product.re[k] = xr * yr - xi * yi
    product.im[k] = xr * yi + xi * yr
  }
  const { re } = fourier(product, true, math)
  return re.slice(0, length).map(each => each / room)
}

/** How much of all sums is given: of `same` as many as the first row has. */
function part(all: ArrayValue, mode: string, first: number, second: number): ArrayValue {
  if (mode === 'full') return all
  if (mode !== 'same' && mode !== 'valid')
    throw new PythonError('ValueError', "acceptable mode flags are 'valid', 'same', or 'full'")
  const length = mode === 'same' ? first : Math.max(first, second) - Math.min(first, second) + 1
  const start = mode === 'same' ? Math.floor((all.data.length - first) / 2) : Math.min(first, second) - 1
  return { ...all, data: all.data.slice(start, start + length), shape: [length] }
}

function folding(name: 'convolve' | 'correlate' | 'fftconvolve'): FunctionValue {
  const how = name === 'fftconvolve' ? '' : ", method='auto'"
  return scipyRow(
    `${name}(in1, in2, mode='full'${how})`,
    ([in1, in2, mode, method], site) => {
      const [a, given] = [needNumbers(in1, name, site), needNumbers(in2, name, site)]
      if (a.shape.length !== 1 || given.shape.length !== 1) throw lacking(`${name}() of more than a row`)
      if (a.data.length === 0 || given.data.length === 0) return array(new Float64Array())
      const b = name === 'correlate' ? { ...given, data: given.data.toReversed() } : given
      const said = name === 'fftconvolve' ? 'fft' : (optionalText(method, 'method') ?? 'auto')
      const areFloats = a.type === 'float' || b.type === 'float'
      const isLong = areFloats && a.data.length * b.data.length > manyProducts
      const isByTransform = said === 'fft' || (said === 'auto' && isLong)
      const all = whole(a, b, { isByTransform, keepsWhole: name !== 'fftconvolve' }, site)
      return part(all, optionalText(mode, 'mode') ?? 'full', a.data.length, b.data.length)
    },
    'axes',
  )
}

const lags = scipyRow(
  "correlation_lags(in1_len, in2_len, mode='full')",
  ([first = null, second = null, mode], site) => {
    const [a, b] = [toInteger(first, 'in1_len', site), toInteger(second, 'in2_len', site)]
    if (!(a > 0 && b > 0)) throw new PythonError('ValueError', 'lengths must be above 0')
    const all = numbers(a + b - 1, k => k - (b - 1))
    return part(array(all, undefined, 'integer'), optionalText(mode, 'mode') ?? 'full', a, b) satisfies Value
  },
)

export const convolutionRows: readonly FunctionValue[] = [
  folding('convolve'), folding('fftconvolve'), folding('correlate'), lags,
] // prettier-ignore
