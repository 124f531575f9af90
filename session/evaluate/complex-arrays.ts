/** Arrays of complex numbers as values of a script. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { formatArray, isDimensionless } from '../../units/index.ts'
import {
  conjugate,
  fromReal,
  imaginaryPart,
  negated,
  operateComplex,
  putComplex,
  realPart,
  takeComplex,
  type ComplexArray,
} from '../arrays/complex-array.ts'
import { pairwiseSum } from '../arrays/reduce.ts'
import type { CallSite } from './call.ts'
import { complex, isComplex, toComplex } from './complex.ts'
import { readIndices } from './indices.ts'
import { isArrayLike, toArray } from './numeric.ts'
import { PythonError, unsupported } from './python-error.ts'
import { ambiguous } from './truth.ts'
import { isStr, tuple, type FunctionValue, type ObjectType, type ObjectValue, type Value } from './values.ts'

/** A complex array as a value; of a single element the number itself. */
export function complexValue(data: ComplexArray): Value {
  if (data.shape.length === 0) return complex(data.re[0] ?? NaN, data.im[0] ?? NaN)
  return { kind: 'object', type: complexType, data }
}

export function isComplexArray(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value?.kind === 'object' && value.type === complexType
}

/** A complex array, or a complex number as one; undefined for everything else. */
export function complexOf(value: Value | undefined): ComplexArray | undefined {
  if (isComplexArray(value)) return value.data as ComplexArray
  if (!isComplex(value)) return undefined
  return { re: Float64Array.of(value.re), im: Float64Array.of(value.im), shape: [] }
}

/** The same of numbers and arrays of every kind, lists of complex numbers among them. */
export function toComplexArray(value: Value, site: CallSite): ComplexArray | undefined {
  const own = complexOf(value)
  if (own !== undefined) return own
  if (typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple') && value.items.some(isComplex)) {
    const items = value.items.map(toComplex)
    if (items.includes(undefined)) return undefined
    const parts = (part: 're' | 'im'): Float64Array => Float64Array.from(items, item => item?.[part] ?? NaN)
    return { re: parts('re'), im: parts('im'), shape: [items.length] }
  }
  const values = toArray(value, site)
  return values && fromReal(values)
}

/** Whether `a operator b` is about complex arrays. */
export function meetsComplexArray(a: Value, b: Value): boolean {
  if (isComplexArray(a) || isComplexArray(b)) return true
  return (isComplex(a) && isArrayLike(b)) || (isComplex(b) && isArrayLike(a))
}

/**
 * `a operator b`, one of which is a complex array, or a complex number that meets an array.
 *
 * @throws PythonError for quantities and for operators that they do not have
 */
export function complexArrays(operator: BinaryOperator, a: Value, b: Value, site: CallSite): Value | undefined {
  const [x, y] = [operand(a, site), operand(b, site)]
  if (x === undefined || y === undefined) return undefined
  const result = operateComplex(operator, x, y)
  if (result !== undefined) return complexValue(result)
  throw unsupported(`'${operator}' of these complex numbers is numpy, not yet Hillock`)
}

function operand(value: Value, site: CallSite): ComplexArray | undefined {
  const values = isArrayLike(value) ? toArray(value, site) : undefined
  if (values !== undefined && !isDimensionless(values.dimension))
    throw unsupported('complex numbers with units are Brian 2, not yet Hillock')
  return toComplexArray(value, site)
}

const dataOf = (object: ObjectValue): ComplexArray => object.data as ComplexArray

/** The sum of all elements. */
export function complexSum({ re, im }: ComplexArray): Value {
  return complex(pairwiseSum(re), pairwiseSum(im))
}

export function complexMean({ re, im }: ComplexArray): Value {
  return complex(pairwiseSum(re) / re.length, pairwiseSum(im) / im.length)
}

const attributes: ReadonlyMap<string, (values: ComplexArray) => Value> = new Map<
  string,
  (values: ComplexArray) => Value
>([
  ['real', realPart],
  ['imag', imaginaryPart],
  ['shape', ({ shape }: ComplexArray) => tuple(shape.map(BigInt))],
  ['size', ({ re }: ComplexArray) => BigInt(re.length)],
  ['ndim', ({ shape }: ComplexArray) => BigInt(shape.length)],
])

const methods: ReadonlyMap<string, (values: ComplexArray) => Value> = new Map<string, (values: ComplexArray) => Value>([
  ['conj', (values: ComplexArray) => complexValue(conjugate(values))],
  ['conjugate', (values: ComplexArray) => complexValue(conjugate(values))],
  ['copy', (values: ComplexArray) => complexValue(copy(values))],
  ['flatten', (values: ComplexArray) => complexValue({ ...copy(values), shape: [values.re.length] })],
  ['sum', complexSum],
  ['mean', complexMean],
])

function copy({ re, im, shape }: ComplexArray): ComplexArray {
  return { re: re.slice(), im: im.slice(), shape }
}

function method(name: string, call: (values: ComplexArray) => Value, values: ComplexArray): FunctionValue {
  return { kind: 'function', name, parameters: [], call: () => call(values) }
}

function text(style: 'repr' | 'str'): (object: ObjectValue) => string {
  return object => {
    const { re, im, shape } = dataOf(object)
    return formatArray(re, shape, { style, type: 'float', dtype: 'complex128', imaginary: im })
  }
}

/** Elements are picked as copies, where numpy has views of them: what writes to those is refused. */
const complexType: ObjectType = {
  name: 'ndarray',
  length: object => dataOf(object).shape[0] ?? 0,
  item: (object, index, site) => complexValue(takeComplex(dataOf(object), readIndices(index, site))),
  setItem: (object, index, value, site) => {
    const source = toComplexArray(value, site)
    if (source === undefined || isStr(value)) throw new PythonError('TypeError', 'complex arrays hold numbers only')
    putComplex(dataOf(object), readIndices(index, site), source)
  },
  iterate: function* (object) {
    const { shape } = dataOf(object)
    for (let k = 0; k < (shape[0] ?? 0); k++)
      yield complexValue(takeComplex(dataOf(object), [{ kind: 'at', index: k }]))
  },
  attribute: (object, name) => {
    const found = attributes.get(name)?.(dataOf(object))
    const call = methods.get(name)
    return found ?? (call && method(name, call, dataOf(object)))
  },
  attributeNames: () => [...attributes.keys(), ...methods.keys()],
  truth: object => {
    const { re, im } = dataOf(object)
    if (re.length > 1) throw ambiguous()
    return re.length === 1 && (re[0] !== 0 || im[0] !== 0)
  },
  negative: object => complexValue(negated(dataOf(object))),
  copy: object => complexValue(copy(dataOf(object))),
  equals: notCompared,
  order: notCompared,
  repr: text('repr'),
  str: text('str'),
}

function notCompared(): never {
  throw unsupported('comparisons of complex arrays are numpy, not yet Hillock')
}
