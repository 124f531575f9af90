/** What numpy's functions do with complex numbers and arrays of them. */
import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import { array, ownCopy, scalar, type ArrayValue } from '../../arrays/array.ts'
import { sameShape } from '../../arrays/broadcast.ts'
import { allHold } from '../../arrays/byte-loops.ts'
import {
  angles,
  conjugate,
  equalComplex,
  fromReal,
  imaginaryPart,
  magnitudes,
  mapComplex,
  negated,
  operateComplex,
  realPart,
  type ComplexArray,
} from '../../arrays/complex-array.ts'
import { complexFunctions } from '../../arrays/complex-functions.ts'
import { testElements, zipTests } from '../../arrays/elementwise.ts'
import { testPairs } from '../../arrays/float-loops.ts'
import { byNumber } from '../../arrays/order.ts'
import type { ScalarMath } from '../../arrays/math.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexOf, complexValue, holdsComplex, joinParts, toComplexArray } from '../../evaluate/complex-arrays.ts'
import { settledNow } from '../../evaluate/invoke.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import type { Called, FunctionValue, Value } from '../../evaluate/values.ts'
import { flag, given, needArray } from '../arguments.ts'
import { complex } from '../builtins/numbers.ts'
import { row } from '../row.ts'
import { ofEachPart, places } from './complex-parts.ts'
import { isComplexType } from './element-type.ts'
import { realParts } from './real-parts.ts'
import { sorted } from './searching.ts'

type OfArray = (values: ComplexArray, math: ScalarMath) => Value

/** By name: what becomes of a complex array. */
const versions: ReadonlyMap<string, OfArray> = new Map<string, OfArray>([
  ['absolute', magnitudes],
  ['angle', angles],
  ['conjugate', values => complexValue(conjugate(values))],
  ['imag', imaginaryPart],
  ['negative', values => complexValue(negated(values))],
  ['positive', values => complexValue(mapComplex(values, z => z))],
  ['prod', (values, math) => complexValue(productOfAll(values, math))],
  ['real', realPart],
  ['size', ({ re }) => BigInt(re.length)],
  ['isnan', values => told(values, (re, im) => Number.isNaN(re) || Number.isNaN(im))],
  ['isinf', values => told(values, (re, im) => Math.abs(re) === Infinity || Math.abs(im) === Infinity)],
  ['isfinite', values => told(values, (re, im) => Number.isFinite(re) && Number.isFinite(im))],
  ['isreal', values => told(values, (_, im) => im === 0)],
  ['iscomplex', values => told(values, (_, im) => im !== 0)],
  ['iscomplexobj', () => true],
  ['isrealobj', () => false],
  ['any', ({ re, im }) => scalar(Number(re.some((x, k) => x !== 0 || im[k] !== 0)), 'boolean')],
  ['all', ({ re, im }) => scalar(Number(re.every((x, k) => x !== 0 || im[k] !== 0)), 'boolean')],
  ['count_nonzero', ({ re, im }) => BigInt(re.filter((x, k) => x !== 0 || im[k] !== 0).length)],
  ['sort', values => complexValue(picked(values, orderOfLine(values)))],
  ['sort_complex', values => complexValue(picked(values, orderOfLine(values)))],
  ['argsort', values => array(Float64Array.from(orderOfLine(values)), values.shape, 'integer')],
  ...[...complexFunctions].map(([name, f]): readonly [string, OfArray] => [
    name,
    (values, math) => complexValue(mapComplex(values, z => f(z, math))),
  ]),
])

/** What holds of each. */
function told({ re, im, shape }: ComplexArray, test: (re: number, im: number) => boolean): ArrayValue {
  return array(
    Uint8Array.from(re, (x, k) => Number(test(x, im[k] ?? NaN))),
    shape,
  )
}

function productOfAll({ re, im }: ComplexArray, math: ScalarMath): ComplexArray {
  let product: ComplexArray = { re: Float64Array.of(1), im: new Float64Array(1), shape: [] }
  for (const [k, x] of re.entries()) {
    const factor = { re: Float64Array.of(x), im: Float64Array.of(im[k] ?? NaN), shape: [] }
    product = operateComplex('*', product, factor, math) ?? product
  }
  return product
}

/** The places of the numbers of a line, by their real parts and then by their imaginary ones. */
function orderOfLine({ re, im, shape }: ComplexArray): readonly number[] {
  if (shape.length > 1) throw unsupported('sorting a table of complex numbers is numpy, not yet Hillock')
  return Array.from(re.keys()).sort(
    (i, j) => byNumber(re[i] ?? NaN, re[j] ?? NaN) || byNumber(im[i] ?? NaN, im[j] ?? NaN) || i - j,
  )
}

function picked({ re, im, shape }: ComplexArray, places: readonly number[]): ComplexArray {
  return {
    re: Float64Array.from(places, k => re[k] ?? NaN),
    im: Float64Array.from(places, k => im[k] ?? NaN),
    shape,
  }
}

/** Functions of two arrays that are an operator by another name. */
const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['true_divide', '/'],
  ['power', '**'],
  ['matmul', '@'],
  ['dot', '@'],
])

/** The others of two arrays. */
const pairs: ReadonlyMap<string, (a: ComplexArray, b: ComplexArray, math: ScalarMath) => Value | undefined> = new Map<
  string,
  (a: ComplexArray, b: ComplexArray, math: ScalarMath) => Value | undefined
>([
  ...[...operators].map(
    ([name, operator]) =>
      [
        name,
        (a: ComplexArray, b: ComplexArray, math: ScalarMath) => {
          // A number times an array is no product of matrices.
          const isScaling = operator === '@' && name === 'dot' && (a.shape.length === 0 || b.shape.length === 0)
          const made = operateComplex(isScaling ? '*' : operator, a, b, math)
          return made && complexValue(made)
        },
      ] as const,
  ),
  ['vdot', (a, b, math) => productOf(conjugate(inLine(a)), inLine(b), math)],
  ['inner', (a, b, math) => (a.shape.length > 1 || b.shape.length > 1 ? undefined : productOf(a, b, math))],
  [
    'outer',
    (a, b, math) => {
      const made = operateComplex('*', { ...a, shape: [a.re.length, 1] }, { ...b, shape: [1, b.re.length] }, math)
      return made && complexValue(made)
    },
  ],
  ['array_equal', (a, b, math) => sameShape(a.shape, b.shape) && allHold(equalComplex(a, b, math).data as Uint8Array)],
  ['isclose', isClose],
  ['allclose', (a, b, math) => isClose(a, b, math).data.every(x => x !== 0)],
])

function productOf(a: ComplexArray, b: ComplexArray, math: ScalarMath): Value | undefined {
  const made = operateComplex('@', a, b, math)
  return made && complexValue(made)
}

const inLine = (values: ComplexArray): ComplexArray => ({ ...values, shape: [values.re.length] })

/** Whether the distance is below 1e-8 and a hundred-thousandth of the other's size. */
function isClose(a: ComplexArray, b: ComplexArray, math: ScalarMath): ArrayValue {
  const distance = magnitudes(operateComplex('-', a, b, math) ?? a)
  return zipTests(
    distance,
    magnitudes(b),
    testPairs((x, size) => x <= 1e-8 + 1e-5 * size),
  )
}

/** What does to complex numbers what it does to their real and imaginary parts. */
const byParts: ReadonlySet<string> = new Set([
  'around', 'array', 'asarray', 'ascontiguousarray', 'copy', 'cumsum', 'diag', 'diagonal', 'diff', 'expand_dims', 'flip', 'fliplr', 'flipud', 'mean', 'nan_to_num', 'ravel',
  'repeat', 'reshape', 'roll', 'squeeze', 'sum', 'swapaxes', 'tile', 'trace', 'transpose', 'zeros_like',
]) // prettier-ignore

/** The row, and for complex numbers what they have under its name; where it takes an element type, that may be theirs. */
export function withComplex(own: FunctionValue): FunctionValue {
  const which = places.get(own.name)
  if (which !== undefined) return withComplexType(ofEachPart(own, which))
  const pair = pairs.get(own.name)
  return withComplexType(pair === undefined ? own : ofPairs(own, pair))
}

/** Of two arrays one of which is complex. */
function ofPairs(
  own: FunctionValue,
  pair: (a: ComplexArray, b: ComplexArray, math: ScalarMath) => Value | undefined,
): FunctionValue {
  return {
    ...own,
    call: (arguments_, site, into) => {
      const [x = null, y = null, ...others] = arguments_
      const isComplex = [x, y].some(each => complexOf(each) !== undefined || holdsComplex(each))
      if (!isComplex || others.some(given)) return own.call(arguments_, site, into)
      const [a, b] = [toComplexArray(x, site), toComplexArray(y, site)]
      const found = a && b && pair(a, b, site.session.math)
      return found ?? own.call(arguments_, site)
    },
  }
}

/** What takes an element type may be told that of complex numbers. */
function withComplexType(own: FunctionValue): FunctionValue {
  const ofComplex = versionOf(own)
  const place = own.parameters.findIndex(({ name }) => name === 'dtype')
  if (place < 0)
    return ofComplex === undefined
      ? own
      : { ...own, call: (given_, site, into) => ofComplex(given_, site) ?? own.call(given_, site, into) }
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
  row('sort_complex(a)', ([a], site) => {
    const values = needArray(a, 'sort_complex', site)
    return complexValue(fromReal(sorted(values, -1)))
  }),
  row('isreal(x)', ([x], site) => testElements(needArray(x, 'isreal', site), (_, result) => result.fill(1))),
  row('iscomplex(x)', ([x], site) => testElements(needArray(x, 'iscomplex', site), (_, result) => result.fill(0))),
  row('iscomplexobj(x)', () => false),
  row('isrealobj(x)', () => true),
  row('conjugate(x, /)', ([x], site) => ownCopy(needArray(x, 'conjugate', site))),
  ...realParts,
]
