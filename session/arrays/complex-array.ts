/** Arrays of complex numbers: real and imaginary parts of one shape, without units. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { array, sizeOf, type ArrayValue } from './array.ts'
import { broadcastShapes } from './broadcast.ts'
import { stretchedFloats, zipTests, zipTruths } from './elementwise.ts'
import { equalFloats } from '../generated/loops.ts'
import { complexRow, type ComplexRow } from './fourier.ts'
import { put, select, take, type Index } from './indexing.ts'
import { copied, isContiguous, picked, wholeLattice } from './lattice.ts'
import { angleOf, hypotenuse, type ScalarMath } from './math.ts'

export interface ComplexArray extends ComplexRow {
  readonly shape: readonly number[]
  /** A copy of elements of another array, where numpy has a view of them: nothing can be written through it. */
  readonly isLoose?: true
}

export const realPart = ({ re, shape }: ComplexArray): ArrayValue => array(re, shape)
export const imaginaryPart = ({ im, shape }: ComplexArray): ArrayValue => array(im, shape)

/** Real numbers as complex ones. */
export function fromReal({ data, shape }: ArrayValue): ComplexArray {
  return { re: new Float64Array(data), im: new Float64Array(data.length), shape }
}

/** Two numbers of every element. */
function made(
  { re, im, shape }: ComplexArray,
  change: (re: number, im: number, put: (re: number, im: number) => void) => void,
): ComplexArray {
  const result = { ...complexRow(re.length), shape }
  let k = 0
  const store = (x: number, y: number): void => {
    result.re[k] = x
    result.im[k] = y
  }
  for (; k < re.length; k++) change(re[k] ?? NaN, im[k] ?? NaN, store)
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

export const conjugate = (values: ComplexArray): ComplexArray => made(values, (re, im, store) => store(re, -im))

export const negated = (values: ComplexArray): ComplexArray => made(values, (re, im, store) => store(-re, -im))

export const exponentials = (values: ComplexArray, math: ScalarMath): ComplexArray =>
  made(values, (re, im, store) => {
    const size = math.exp(re)
    // e^x itself where there is no imaginary part, infinite as it may be.
    store(im === 0 ? size : size * math.cos(im), im === 0 ? im : size * math.sin(im))
  })

/** Of magnitude and angle, which is above -π. */
export const logarithms = (values: ComplexArray, math: ScalarMath, base = 1): ComplexArray =>
  made(values, (re, im, store) => store(math.log(hypotenuse(re, im)) / base, angleOf(im, re, math) / base))

/** The root whose real part is not below zero. */
export const squareRoots = (values: ComplexArray): ComplexArray =>
  made(values, (re, im, store) => {
    if (re === 0 && im === 0) store(0, im)
    else {
      // Without the difference of nearly equal numbers on the side where it would be one.
      const root = Math.sqrt((Math.abs(re) + hypotenuse(re, im)) / 2)
      const other = Math.abs(im) / (2 * root)
      const isNegative = im < 0 || Object.is(im, -0)
      const [real, size] = re >= 0 ? [root, other] : [other, root]
      store(real, isNegative ? -size : size)
    }
  })

/** What each operator makes of x and y. */
const operators: Readonly<
  Partial<Record<BinaryOperator, (a: number, b: number, c: number, d: number) => readonly [number, number]>>
> = {
  '+': (a, b, c, d) => [a + c, b + d],
  '-': (a, b, c, d) => [a - c, b - d],
  '*': (a, b, c, d) => [a * c - b * d, a * d + b * c],
  '/': quotient,
}

/** By Smith's method, which does not overflow where the quotient does not. */
function quotient(a: number, b: number, c: number, d: number): readonly [number, number] {
  if (c === 0 && d === 0) return [a / Math.abs(c), b / Math.abs(c)]
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c
    const scale = 1 / (c + d * ratio)
    return [(a + b * ratio) * scale, (b - a * ratio) * scale]
  }
  const ratio = c / d
  const scale = 1 / (c * ratio + d)
  return [(a * ratio + b) * scale, (b * ratio - a) * scale]
}

/** `a operator b`, stretched to a common shape; undefined for operators that complex arrays do not have. */
export function operateComplex(operator: BinaryOperator, a: ComplexArray, b: ComplexArray): ComplexArray | undefined {
  if (operator === '**') return power(a, b)
  const combine = operators[operator]
  if (combine === undefined) return undefined
  const shape = broadcastShapes(a.shape, b.shape)
  const result = { ...complexRow(sizeOf(shape)), shape }
  const [x, y] = [stretchedRow(a, shape), stretchedRow(b, shape)]
  const [stepX, stepY] = [Number(x.re.length === result.re.length), Number(y.re.length === result.re.length)]
  for (let k = 0; k < result.re.length; k++) {
    const [i, j] = [k * stepX, k * stepY]
    const [re, im] = combine(x.re[i] ?? NaN, x.im[i] ?? NaN, y.re[j] ?? NaN, y.im[j] ?? NaN)
    result.re[k] = re
    result.im[k] = im
  }
  return result
}

function stretchedRow(values: ComplexArray, shape: readonly number[]): ComplexRow {
  return { re: stretchedFloats(realPart(values), shape), im: stretchedFloats(imaginaryPart(values), shape) }
}

/** A whole power from 0 to 100, by products; undefined for others. */
function power(a: ComplexArray, b: ComplexArray): ComplexArray | undefined {
  const [times = -1] = b.re
  if (b.re.length !== 1 || b.im[0] !== 0 || !Number.isInteger(times) || times < 0 || times > 100) return undefined
  let result: ComplexArray | undefined = fromReal(array(new Float64Array(a.re.length).fill(1), a.shape))
  for (let k = 0; k < times && result !== undefined; k++) result = operateComplex('*', result, a)
  return result
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
