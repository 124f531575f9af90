/** Arrays of complex numbers as values of a script. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { invariant } from '../../diagnostics/index.ts'
import { formatArray, isDimensionless } from '../../units/index.ts'
import type { Display } from '../print/show.ts'
import { invert } from '../arrays/arithmetic.ts'
import { requireOutputShape, sameShape } from '../arrays/broadcast.ts'
import {
  conjugate,
  equalComplex,
  fromReal,
  imaginaryPart,
  negated,
  operateComplex,
  putComplex,
  realPart,
  takeComplex,
  type ComplexArray,
} from '../arrays/complex-array.ts'
import type { CallSite } from './call.ts'
import { complex, isComplex } from './complex.ts'
import { readIndices } from './indices.ts'
import { settledNow } from './invoke.ts'
import { isArrayLike, toArray } from './numeric.ts'
import { PythonError, unsupported } from './python-error.ts'
import { ambiguous } from './truth.ts'
import {
  isStr,
  list,
  tuple,
  type Called,
  type FunctionValue,
  type ListValue,
  type ObjectType,
  type ObjectValue,
  type TupleValue,
  type Value,
} from './values.ts'

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
  if (holdsComplex(value)) return ofItems(value.items, site)
  const values = toArray(value, site)
  return values && fromReal(values)
}

/** Whether it is a list that complex numbers, or arrays of them, are in. */
export function holdsComplex(value: Value | undefined): value is ListValue | TupleValue {
  if (typeof value !== 'object' || (value?.kind !== 'list' && value?.kind !== 'tuple')) return false
  return value.items.some(item => complexOf(item) !== undefined || holdsComplex(item))
}

/** Items of one shape, side by side. */
function ofItems(items: readonly Value[], site: CallSite): ComplexArray | undefined {
  const rows = items.map(item => toComplexArray(item, site))
  const [first] = rows
  if (first === undefined || rows.some(row => row === undefined || !sameShape(row.shape, first.shape))) return undefined
  const parts = (part: 're' | 'im'): Float64Array => Float64Array.from(rows.flatMap(row => [...(row?.[part] ?? [])]))
  return { re: parts('re'), im: parts('im'), shape: [items.length, ...first.shape] }
}

/** Methods and attributes of arrays that do to complex numbers what they do to both parts. */
const byParts: ReadonlySet<string> = new Set([
  'T', 'copy', 'cumsum', 'diagonal', 'flatten', 'mean', 'ravel', 'repeat', 'reshape', 'squeeze', 'sum', 'swapaxes', 'take', 'transpose',
]) // prettier-ignore

function ofParts(values: ComplexArray, name: string, site: CallSite): Value | undefined {
  const table = site.session.attributes.get('array')
  const [re, im] = [realPart(values), imaginaryPart(values)].map(part => table?.get(part, name, site))
  if (re === undefined || im === undefined) return undefined
  if (!isFunction(re) || !isFunction(im)) return joinParts(re, im, values, site)
  return { ...re, call: (given, at) => joinParts(re.call(given, at), im.call(given, at), values, at) }
}

/** What comes of the real parts and of the imaginary parts of an array, as one: where they are views of these, so is it. */
export function joinParts(re: Called, im: Called, of: ComplexArray, site: CallSite): Value {
  const real = settledNow(re, site)
  const [x, y] = [real, settledNow(im, site)].map(part => toArray(part, site))
  invariant(x !== undefined && y !== undefined, 'numbers of both parts')
  const { shape } = x
  if (x.data instanceof Float64Array && y.data instanceof Float64Array && x.data.buffer === of.re.buffer)
    return complexValue({ ...of, re: x.data, im: y.data, shape })
  // Elements that do not lie next to each other are objects that show them.
  const isLoose = typeof real === 'object' && real?.kind === 'object'
  return complexValue({
    re: Float64Array.from(x.data),
    im: Float64Array.from(y.data),
    shape,
    ...(isLoose && { isLoose }),
  })
}

function isFunction(value: Value): value is FunctionValue {
  return typeof value === 'object' && value?.kind === 'function'
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
  const result = operateComplex(operator, x, y, site.session.math)
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
  ['tolist', toList],
])

function copy({ re, im, shape }: ComplexArray): ComplexArray {
  return { re: re.slice(), im: im.slice(), shape }
}

function toList(values: ComplexArray): Value {
  if (values.shape.length === 0) return complexValue(values)
  return list(
    Array.from({ length: values.shape[0] ?? 0 }, (_, k) => toList(takeComplex(values, [{ kind: 'at', index: k }]))),
  )
}

function method(name: string, call: (values: ComplexArray) => Value, values: ComplexArray): FunctionValue {
  return { kind: 'function', name, parameters: [], call: () => call(values) }
}

function text(style: 'repr' | 'str'): (object: ObjectValue, display: Display) => string {
  return (object, { printing }) => {
    const { re, im, shape } = dataOf(object)
    return formatArray(re, shape, { ...printing, style, type: 'float', dtype: 'complex128', imaginary: im })
  }
}

/** Elements next to each other are picked as views, others as copies, where numpy has views of them too: what writes to those is refused. */
const complexType: ObjectType = {
  name: 'ndarray',
  length: object => dataOf(object).shape[0] ?? 0,
  item: (object, index, site) => complexValue(takeComplex(dataOf(object), readIndices(index, site))),
  setItem: (object, index, value, site) => {
    requireOwn(object)
    const source = toComplexArray(value, site)
    if (source === undefined || isStr(value)) throw new PythonError('TypeError', 'complex arrays hold numbers only')
    putComplex(dataOf(object), readIndices(index, site), source)
  },
  iterate: function* (object) {
    const { shape } = dataOf(object)
    for (let k = 0; k < (shape[0] ?? 0); k++)
      yield complexValue(takeComplex(dataOf(object), [{ kind: 'at', index: k }]))
  },
  attribute: (object, name, site) => {
    const values = dataOf(object)
    if (byParts.has(name)) return ofParts(values, name, site)
    const call = methods.get(name)
    return attributes.get(name)?.(values) ?? (call && method(name, call, values))
  },
  attributeNames: () => [...attributes.keys(), ...methods.keys(), ...byParts],
  truth: object => {
    const { re, im } = dataOf(object)
    if (re.length > 1) throw ambiguous()
    return re.length === 1 && (re[0] !== 0 || im[0] !== 0)
  },
  negative: object => complexValue(negated(dataOf(object))),
  copy: object => complexValue(copy(dataOf(object))),
  inPlace: (operator, object, value, site) => {
    const values = dataOf(object)
    const result = complexOf(complexArrays(operator, object, value, site) ?? null)
    if (result === undefined) throw unsupported(`'${operator}=' of complex numbers with this is numpy, not yet Hillock`)
    requireOutputShape(values.shape, result.shape)
    values.re.set(result.re)
    values.im.set(result.im)
    return object
  },
  order: notCompared,
  repr: text('repr'),
  str: text('str'),
}

/**
 * Refuses to change the copy of elements that a view should be.
 *
 * @throws PythonError where somebody would look for the change in the array itself
 */
export function requireOwn(value: Value): void {
  if (isComplexArray(value) && dataOf(value).isLoose === true)
    throw unsupported('changing a view of complex numbers that do not lie side by side is numpy, not yet Hillock', {
      help: 'change the array itself, as in z[::2] = …',
    })
}

/** `==` and `!=`, one of which is a complex array, or a complex number that meets an array; undefined for what is no number. */
export function compareComplex(operator: '==' | '!=', a: Value, b: Value, site: CallSite): Value | undefined {
  const [x, y] = [operand(a, site), operand(b, site)]
  if (x === undefined || y === undefined) return undefined
  const equal = equalComplex(x, y, site.session.math)
  return operator === '==' ? equal : invert(equal, site.session)
}

function notCompared(): never {
  throw unsupported('comparisons of complex arrays are numpy, not yet Hillock')
}
