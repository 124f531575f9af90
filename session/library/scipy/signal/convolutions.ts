/** Convolutions and correlations of two rows, directly or by Fourier transforms. */
import { array, asFloats, numbers, type ArrayValue } from '../../../arrays/array.ts'
import { complexRow, fourier } from '../../../arrays/fourier.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { settledNow } from '../../../evaluate/invoke.ts'
import { toArray, toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { isStr, str, type FunctionValue, type Value } from '../../../evaluate/values.ts'
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

type Name = 'convolve' | 'correlate' | 'fftconvolve'
type Mode = 'full' | 'same' | 'valid'

function modeOf(value: Value | undefined, name: Name, { session }: CallSite): Mode {
  const said = value === undefined ? 'full' : isStr(value) ? value.text.text : undefined
  if (said === 'full' || said === 'same' || said === 'valid') return said
  const rule = "cceptable mode flags are 'valid', 'same', or 'full'"
  const given = said ?? session.text(value ?? null)
  throw new PythonError(
    'ValueError',
    { convolve: `A${rule}, not mode=${given}`, correlate: `A${rule}.`, fftconvolve: `a${rule}` }[name],
  )
}

/** Of empty rows, as numpy's functions do that are called in the end. */
function ofNothing(first: number, second: number, mode: Mode): ArrayValue {
  if (first === 0 && second > 0 && mode === 'same') return array(new Float64Array())
  const which = first === 0 && (second === 0 || mode !== 'valid') ? 'a' : 'v'
  throw new PythonError('ValueError', `${which} cannot be empty`)
}

/** How much of all sums is given: of `same` as many as the first row has. */
function part(all: ArrayValue, mode: Mode, first: number, second: number): ArrayValue {
  if (mode === 'full') return all
  const length = mode === 'same' ? first : Math.max(first, second) - Math.min(first, second) + 1
  const start = mode === 'same' ? Math.floor((all.data.length - first) / 2) : Math.min(first, second) - 1
  return { ...all, data: all.data.slice(start, start + length), shape: [length] }
}

function folding(name: Name): FunctionValue {
  const how = name === 'fftconvolve' ? '' : ", method='auto'"
  return scipyRow(
    `${name}(in1, in2, mode='full'${how})`,
    ([in1, in2, mode, method], site) => {
      const [a, given] = [needNumbers(in1, name, site), needNumbers(in2, name, site)]
      if (a.shape.length !== 1 || given.shape.length !== 1) throw lacking(`${name}() of other than rows`)
      const isEmpty = a.data.length === 0 || given.data.length === 0
      if (isEmpty && name === 'fftconvolve') return array(new Float64Array())
      const taken = modeOf(mode, name, site)
      const said = name === 'fftconvolve' ? 'fft' : (optionalText(method, 'method') ?? 'auto')
      if (!['auto', 'direct', 'fft'].includes(said))
        throw new PythonError('ValueError', "Acceptable method flags are 'auto', 'direct', or 'fft'.")
      if (isEmpty) return ofNothing(a.data.length, given.data.length, taken)
      const b = name === 'correlate' ? { ...given, data: given.data.toReversed() } : given
      const areFloats = a.type === 'float' || b.type === 'float'
      const isLong = areFloats && a.data.length * b.data.length > manyProducts
      const isByTransform = said === 'fft' || (said === 'auto' && isLong)
      const all = whole(a, b, { isByTransform, keepsWhole: name !== 'fftconvolve' }, site)
      const made = part(all, taken, a.data.length, b.data.length)
      // Sums of what is true or false are that themselves.
      if (a.type !== 'boolean' || b.type !== 'boolean' || name === 'fftconvolve') return made
      return array(
        Float64Array.from(made.data, each => Number(each !== 0)),
        made.shape,
        'boolean',
      )
    },
    'axes',
  )
}

/** By how much the second row is shifted against the first one. */
const lags = scipyRow(
  "correlation_lags(in1_len, in2_len, mode='full')",
  ([first = null, second = null, mode], site) => {
    const [a, b] = [toInteger(first, 'in1_len', site), toInteger(second, 'in2_len', site)]
    const said = mode === undefined ? 'full' : isStr(mode) ? mode.text.text : site.session.text(mode)
    const between = (from: number, to: number): ArrayValue =>
      array(
        numbers(Math.max(0, to - from), k => from + k),
        undefined,
        'integer',
      )
    if (said === 'full') return between(1 - b, a)
    if (said === 'valid') return a >= b ? between(0, a - b + 1) : between(a - b, 1)
    if (said !== 'same') throw new PythonError('ValueError', `Mode ${said} is invalid`)
    const all = between(1 - b, a)
    const [middle, half] = [Math.floor(all.data.length / 2), Math.floor(a / 2)]
    const data = all.data.slice(middle - half, middle + half + (a % 2 === 0 ? 0 : 1))
    return { ...all, data, shape: [data.length] }
  },
)

export const convolutionRows: readonly FunctionValue[] = [
  folding('convolve'), folding('fftconvolve'), folding('correlate'), lags,
] // prettier-ignore
