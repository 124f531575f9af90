/** The module `numpy.fft`. */
import { array, asFloats, numbers, places, roomFor, sizeOf, type ArrayValue } from '../../arrays/array.ts'
import { imaginaryPart, realPart, type ComplexArray } from '../../arrays/complex-array.ts'
import { complexRow, fourier, realFourier, type ComplexRow } from '../../arrays/fourier.ts'
import { pickAlong, wrapAxis } from '../../arrays/shape.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexOf, complexValue, holdsComplex, toComplexArray } from '../../evaluate/complex-arrays.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { given, needArray, optionalAxes, optionalInteger, optionalText } from '../arguments.ts'
import { row, table } from '../row.ts'

/** What is done with each line along the axis: it is cut or filled up with zeros to a length, and becomes another line. */
interface Manner {
  readonly inverse: boolean
  /** How long the line is, given that of the array and the `n` of the call. */
  readonly used: (length: number, n: number | undefined) => number
  /** How many numbers the transform has, of which the line is all or the first half. */
  readonly period: (length: number, n: number | undefined) => number
  readonly change: (line: ComplexRow, period: number, site: CallSite) => ComplexRow
  /** The same of real numbers. */
  readonly changeReal?: (line: Float64Array, site: CallSite) => ComplexRow
  /** Whether only real parts are left. */
  readonly real?: true
}

/** The longest transform, which takes seconds. */
const longest = 2 ** 23

const whole = (length: number, n: number | undefined): number => n ?? length
const half = (period: number): number => Math.floor(period / 2) + 1

const manners: Readonly<Record<string, Manner>> = {
  fft: {
    inverse: false,
    used: whole,
    period: whole,
    change: (line, _, { session }) => fourier(line, false, session.math),
    changeReal: (line, { session }) => mirrored(realFourier(line, session.math), line.length),
  },
  ifft: {
    inverse: true,
    used: whole,
    period: whole,
    change: (line, _, { session }) => fourier(line, true, session.math),
  },
  rfft: {
    inverse: false,
    used: whole,
    period: whole,
    change: ({ re }, _, { session }) => realFourier(re, session.math),
  },
  irfft: {
    inverse: true,
    used: (length, n) => half(n ?? 2 * (length - 1)),
    period: (length, n) => n ?? 2 * (length - 1),
    change: (line, period, { session }) => fourier(mirrored(line, period), true, session.math),
    real: true,
  },
}

/** All of what is known by its first half, since real numbers become it. */
function mirrored({ re, im }: ComplexRow, period: number): ComplexRow {
  const all = complexRow(period)
  const known = Math.min(re.length, period)
  all.re.set(re.subarray(0, known))
  all.im.set(im.subarray(0, known))
  for (let k = known; k < period; k++) {
    all.re[k] = re[period - k] ?? NaN
    // As numpy has it, no zero gets a sign.
    all.im[k] = 0 - (im[period - k] ?? NaN)
  }
  // The first is real, and that in the middle.
  all.im[0] = 0
  if (period % 2 === 0) all.im[period / 2] = 0
  return all
}

function transforming(name: string, { inverse, used, period, change, changeReal, real }: Manner): FunctionValue {
  return row(`${name}(a, n=None, axis=-1, norm=None, out=None)`, ([a = null, n, axis, norm], site) => {
    const values = toComplexArray(a, site) ?? needed(a, name, site)
    const isComplex = complexOf(a) !== undefined || holdsComplex(a)
    if (name === 'rfft' && isComplex)
      throw new PythonError(
        'TypeError',
        "ufunc 'rfft_n_even' did not contain a loop with signature matching types <class 'numpy.dtypes.Complex128DType'> -> None",
      )
    if (values.shape.length === 0) throw new PythonError('IndexError', 'tuple index out of range')
    const along = wrapAxis(values, optionalInteger(axis, 'axis', site) ?? -1)
    const wanted = optionalInteger(n, 'n', site)
    const length = values.shape[along] ?? 1
    const [taken, count] = [used(length, wanted), period(length, wanted)]
    if (count < 1) throw new PythonError('ValueError', `Invalid number of FFT data points (${count}) specified.`)
    if (count > longest)
      throw unsupported(`a Fourier transform of more than ${longest} numbers is numpy, not yet Hillock`)
    const scale = scaleOf(optionalText(norm, 'norm'), inverse, count)
    const ofReal = isComplex ? undefined : changeReal
    const changed = (line: ComplexRow): ComplexRow => ofReal?.(line.re, site) ?? change(line, count, site)
    const made = name === 'rfft' ? half(count) : count
    const result = alongLines(values, along, [taken, made], line => scaled(changed(line), scale))
    return real === true ? realPart(result) : complexValue(result)
  })
}

function needed(value: Value, name: string, site: CallSite): never {
  needArray(value, name, site)
  throw new PythonError('TypeError', `${name}() takes numbers`)
}

function scaleOf(norm: string | undefined, inverse: boolean, count: number): number {
  if (norm === 'ortho') return 1 / Math.sqrt(count)
  if (norm !== undefined && norm !== 'backward' && norm !== 'forward')
    throw new PythonError('ValueError', `Invalid norm value ${norm}; should be "backward", "ortho" or "forward".`)
  return (norm === 'forward') === inverse ? 1 : 1 / count
}

function scaled({ re, im }: ComplexRow, scale: number): ComplexRow {
  return scale === 1 ? { re, im } : { re: re.map(x => x * scale), im: im.map(x => x * scale) }
}

/** Each line along an axis, in the length that is used of it, becomes one of another length, which it does not share its storage with. */
function alongLines(
  { re, im, shape }: ComplexArray,
  axis: number,
  [used, made]: readonly [number, number],
  change: (line: ComplexRow) => ComplexRow,
): ComplexArray {
  const length = shape[axis] ?? 1
  const [before, after] = [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis + 1))]
  if (before === 1 && after === 1 && used === length) {
    const changed = change({ re, im })
    return { ...changed, shape: shape.with(axis, changed.re.length) }
  }
  const result = { ...complexRow(roomFor([before, made, after])), shape: shape.with(axis, made) }
  for (let i = 0; i < before; i++) {
    for (let j = 0; j < after; j++) {
      const line = complexRow(used)
      for (let k = 0; k < Math.min(used, length); k++) {
        const from = (i * length + k) * after + j
        line.re[k] = re[from] ?? NaN
        line.im[k] = im[from] ?? NaN
      }
      const changed = change(line)
      for (let k = 0; k < made; k++) {
        const to = (i * made + k) * after + j
        result.re[to] = changed.re[k] ?? NaN
        result.im[to] = changed.im[k] ?? NaN
      }
    }
  }
  return result
}

/** Frequencies of the numbers of a transform, in cycles per `d`. */
function frequencies(name: string, isHalf: boolean): FunctionValue {
  return row(`${name}(n, d=1.0, device=None)`, ([n = null, d], site) => {
    const count = toInteger(n, 'n', site)
    if (count < 1)
      throw new PythonError(
        count === 0 ? 'ZeroDivisionError' : 'ValueError',
        count === 0 ? 'float division by zero' : 'n should be positive',
      )
    roomFor([count])
    const middle = Math.floor((count - 1) / 2) + 1
    const whole_ = isHalf ? numbers(half(count), k => k) : numbers(count, k => (k < middle ? k : k - count))
    const step = binary('/', 1n, binary('*', BigInt(count), d ?? 1n, site), site)
    return binary('*', array(whole_, undefined, 'integer'), step, site)
  })
}

/** Halves of the axes exchanged, so that the frequency 0 stands in the middle, or at the beginning again. */
function shifting(name: string, back: boolean): FunctionValue {
  return row(`${name}(x, axes=None)`, ([x, axes], site) => {
    const complex = complexOf(x)
    const taken = given(axes) ? optionalAxes(axes, site) : undefined
    const shifted = (values: ArrayValue): ArrayValue => {
      let moved = values
      for (const axis of taken ?? values.shape.keys()) {
        moved = pickAlong(moved, axis, length => {
          const by = back ? Math.floor(length / 2) : length - Math.floor(length / 2)
          return places(length, k => (k + by) % length)
        })
      }
      return moved
    }
    if (complex === undefined) return shifted(needArray(x, name, site))
    const [re, im] = [shifted(realPart(complex)), shifted(imaginaryPart(complex))]
    return complexValue({ re: asFloats(re.data), im: asFloats(im.data), shape: re.shape })
  })
}

export const fft: ModuleValue = {
  kind: 'module',
  name: 'numpy.fft',
  members: table([
    ...Object.entries(manners).map(([name, manner]) => transforming(name, manner)),
    frequencies('fftfreq', false),
    frequencies('rfftfreq', true),
    shifting('fftshift', false),
    shifting('ifftshift', true),
  ]),
}
