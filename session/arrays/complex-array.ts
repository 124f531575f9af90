/** Arrays of complex numbers: real and imaginary parts of one shape, without units. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { array, convert, sizeOf, type ArrayValue } from './array.ts'
import { broadcastShapes } from './broadcast.ts'
import { stretchedFloats, zipTests, zipTruths } from './elementwise.ts'
import { equalFloats } from '../generated/loops.ts'
import { dimensionless } from '../../units/index.ts'
import { over, power, times, type Complex } from './complex-functions.ts'
import { complexRow, type ComplexRow } from './fourier.ts'
import { put, select, take, type Index } from './indexing.ts'
import { copied, isContiguous, picked, wholeLattice } from './lattice.ts'
import { angleOf, hypotenuse, type ScalarMath } from './math.ts'
import { matrixProduct } from './products.ts'
import { unwrittenFloats } from './unwritten.ts'

export interface ComplexArray extends ComplexRow {
  readonly shape: readonly number[]
  /** A copy of elements of another array, where numpy has a view of them: nothing can be written through it. */
  readonly isLoose?: true
}

export const realPart = ({ re, shape }: ComplexArray): ArrayValue => array(re, shape)
export const imaginaryPart = ({ im, shape }: ComplexArray): ArrayValue => array(im, shape)

/** Real numbers as complex ones. */
export function fromReal({ data, shape }: ArrayValue): ComplexArray {
  const re = unwrittenFloats(data.length)
  convert(data, re)
  return { re, im: new Float64Array(data.length), shape }
}

/** What becomes of every element. */
export function mapComplex({ re, im, shape }: ComplexArray, change: (z: Complex) => Complex): ComplexArray {
  const result = { ...complexRow(re.length), shape }
  for (let k = 0; k < re.length; k++) {
    const [x, y] = change([re[k] ?? NaN, im[k] ?? NaN])
    result.re[k] = x
    result.im[k] = y
  }
  return result
}

/** One number of every element. */
function measured({ re, im, shape }: ComplexArray, measure: (re: number, im: number) => number): ArrayValue {
  return array(
    re.map((x, k) => measure(x, im[k] ?? NaN)),
    shape,
  )
}

export const magnitudes = (values: ComplexArray): ArrayValue => measured(values, hypotenuse)

export const angles = (values: ComplexArray, math: ScalarMath): ArrayValue =>
  measured(values, (re, im) => angleOf(im, re, math))

export const conjugate = (values: ComplexArray): ComplexArray => mapComplex(values, ([re, im]) => [re, -im])

export const negated = (values: ComplexArray): ComplexArray => mapComplex(values, ([re, im]) => [-re, -im])

/** What each operator makes of two numbers. */
const operators: Readonly<Partial<Record<BinaryOperator, (z: Complex, w: Complex, math: ScalarMath) => Complex>>> = {
  '+': ([a, b], [c, d]) => [a + c, b + d],
  '-': ([a, b], [c, d]) => [a - c, b - d],
  '*': times,
  '/': over,
  '**': power,
}

/** `a operator b`, stretched to a common shape; undefined for operators that complex arrays do not have. */
export function operateComplex(
  operator: BinaryOperator,
  a: ComplexArray,
  b: ComplexArray,
  math: ScalarMath,
): ComplexArray | undefined {
  if (operator === '@') return complexProduct(a, b, math)
  const combine = operators[operator]
  if (combine === undefined) return undefined
  const shape = broadcastShapes(a.shape, b.shape)
  const result = { ...complexRow(sizeOf(shape)), shape }
  const [x, y] = [stretchedRow(a, shape), stretchedRow(b, shape)]
  const [stepX, stepY] = [Number(x.re.length === result.re.length), Number(y.re.length === result.re.length)]
  for (let k = 0; k < result.re.length; k++) {
    const [i, j] = [k * stepX, k * stepY]
    const [re, im] = combine([x.re[i] ?? NaN, x.im[i] ?? NaN], [y.re[j] ?? NaN, y.im[j] ?? NaN], math)
    result.re[k] = re
    result.im[k] = im
  }
  return result
}

/** `a @ b`: the products of the parts. */
function complexProduct(a: ComplexArray, b: ComplexArray, math: ScalarMath): ComplexArray {
  const part = (x: ArrayValue, y: ArrayValue): ArrayValue => matrixProduct(x, y, dimensionless, math.lines)
  const [re, im] = [part(realPart(a), realPart(b)), part(realPart(a), imaginaryPart(b))]
  const [less, more] = [part(imaginaryPart(a), imaginaryPart(b)), part(imaginaryPart(a), realPart(b))]
  return {
    re: Float64Array.from(re.data, (x, k) => x - (less.data[k] ?? NaN)),
    im: Float64Array.from(im.data, (x, k) => x + (more.data[k] ?? NaN)),
    shape: re.shape,
  }
}

function stretchedRow(values: ComplexArray, shape: readonly number[]): ComplexRow {
  return { re: stretchedFloats(realPart(values), shape), im: stretchedFloats(imaginaryPart(values), shape) }
}

/** The elements that a subscript picks: of neighbours a view, else an array of their own. */
export function takeComplex(values: ComplexArray, indices: readonly Index[]): ComplexArray {
  const lattice = picked(wholeLattice(values.shape), indices)
  if (lattice !== undefined) {
    const { start, shape } = lattice
    if (isContiguous(lattice)) {
      const part = (row: Float64Array): Float64Array => row.subarray(start, start + sizeOf(shape))
      return { ...values, re: part(values.re), im: part(values.im), shape }
    }
    return {
      re: copied(values.re, lattice) as Float64Array,
      im: copied(values.im, lattice) as Float64Array,
      shape,
      isLoose: true,
    }
  }
  const selection = select(realPart(values), indices)
  const [re, im] = [take(realPart(values), selection), take(imaginaryPart(values), selection)]
  return { re: re.data as Float64Array, im: im.data as Float64Array, shape: re.shape }
}

/** Where two arrays, stretched to a common shape, have the same numbers. */
export function equalComplex(a: ComplexArray, b: ComplexArray, math: ScalarMath): ArrayValue {
  const alike = (part: typeof realPart): ArrayValue => zipTests(part(a), part(b), equalFloats)
  return zipTruths(alike(realPart), alike(imaginaryPart), math.rows.bothHold)
}

/** Writes to the elements that a subscript picks. */
export function putComplex(values: ComplexArray, indices: readonly Index[], source: ComplexArray): void {
  const selection = select(realPart(values), indices)
  put(realPart(values), selection, realPart(source))
  put(imaginaryPart(values), selection, imaginaryPart(source))
}
