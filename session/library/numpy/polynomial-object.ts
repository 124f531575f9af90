/** `np.poly1d`: a polynomial as a value that can be called. */
import { array, asFloats, at, scalar, storage, type ArrayValue } from '../../arrays/array.ts'
import { commonType } from '../../arrays/arithmetic.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { isArrayLike, toArray, toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { isPythonNumber } from '../../evaluate/python-numbers.ts'
import {
  isObject,
  str,
  tuple,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { general } from '../../print/float.ts'
import { toRepr } from '../../print/show.ts'
import { flag, given, needArray, optionalText } from '../arguments.ts'
import { method, methods, row } from '../row.ts'
import {
  derivedTimes,
  divided,
  integrated,
  ofRoots,
  polynomials,
  productOf,
  rootsOf,
  sumOf,
  valuesOf,
  withoutLeadingZeros,
} from './polynomials.ts'

interface Polynomial {
  coefficients: ArrayValue
  /** As it is shown. */
  readonly variable: string
}

const dataOf = (object: ObjectValue): Polynomial => object.data as Polynomial
const coefficientsOf = (object: ObjectValue): ArrayValue => dataOf(object).coefficients

function polynomial(coefficients: ArrayValue, variable = 'x'): ObjectValue {
  const data: Polynomial = { coefficients: withoutLeadingZeros(coefficients), variable }
  return { kind: 'object', type: polynomialType, data }
}

function isPolynomial(value: Value | undefined): value is ObjectValue {
  return value !== undefined && isObject(value, polynomialType)
}

/** The coefficients of a polynomial, or a number or array as one. */
function operandOf(value: Value, site: CallSite): ArrayValue | undefined {
  if (isPolynomial(value)) return coefficientsOf(value)
  const values = isPythonNumber(value) || isArrayLike(value) ? toArray(value, site) : undefined
  return values && { ...values, shape: [values.data.length] }
}

function negated(values: ArrayValue): ArrayValue {
  return { ...values, data: asFloats(values.data).map(x => -x) }
}

/** A number as a polynomial. */
function constantOf(value: Value): ArrayValue | undefined {
  if (!isPythonNumber(value)) return undefined
  return { ...scalar(Number(value), typeof value === 'number' ? 'float' : 'integer'), shape: [1] }
}

function operated(operator: string, a: ArrayValue, b: ArrayValue, isScalar: boolean): Value | undefined {
  switch (operator) {
    case '+':
      return polynomial(sumOf(a, b))
    case '-':
      return polynomial(sumOf(a, negated(b)))
    case '*':
      return polynomial(productOf(a, b))
    case '/': {
      const [quotient, rest] = divided(a, b).map(each => polynomial(each))
      if (quotient === undefined || rest === undefined) return undefined
      return isScalar ? quotient : tuple([quotient, rest])
    }
    default:
      return undefined
  }
}

function raisedTo(coefficients: ArrayValue, power: Value): Value {
  const times = isPythonNumber(power) && Number.isInteger(Number(power)) ? Number(power) : -1
  if (times < 0) throw new PythonError('ValueError', 'Power to non-negative integers only.')
  let made = array(Float64Array.of(1), [1], 'integer')
  for (let k = 0; k < times; k++) made = productOf(made, coefficients)
  return polynomial(made)
}

/** What a polynomial gives for numbers, or for another polynomial in the place of its variable. */
function valueFor(coefficients: ArrayValue, x: Value | undefined, site: CallSite): Value {
  if (!isPolynomial(x)) return valuesOf(coefficients, needArray(x, 'poly1d', site))
  let made = array(new Float64Array(1), [1], 'integer')
  for (let k = 0; k < coefficients.data.length; k++) {
    const next = { ...coefficients, data: coefficients.data.slice(k, k + 1), shape: [1] }
    made = sumOf(productOf(made, coefficientsOf(x)), next)
  }
  return polynomial(made)
}

const orderOf = (object: ObjectValue): number => coefficientsOf(object).data.length - 1

const attributes: ReadonlyMap<string, (object: ObjectValue) => Value> = new Map<string, (object: ObjectValue) => Value>(
  [
    ...['c', 'coef', 'coeffs', 'coefficients'].map(name => [name, coefficientsOf] as const),
    ...['o', 'order'].map(name => [name, (object: ObjectValue) => BigInt(orderOf(object))] as const),
    ...['r', 'roots'].map(name => [name, (object: ObjectValue) => rootsOf(coefficientsOf(object))] as const),
    ['variable', object => str(dataOf(object).variable)],
  ],
)

const rows = methods<ObjectValue>([
  method('deriv(m=1)', (object, [times = 1n], site) =>
    polynomial(derivedTimes(coefficientsOf(object), toInteger(times, 'm', site))),
  ),
  method('integ(m=1, k=0)', (object, [times = 1n, constants], site) => {
    const count = toInteger(times, 'm', site)
    const own = given(constants) ? asFloats(needArray(constants, 'integ', site).data) : new Float64Array(1)
    return polynomial(integrated(coefficientsOf(object), count, own))
  }),
])

/** Writes one coefficient; there are more of them then, where the power is higher than any. */
function setCoefficient(object: ObjectValue, index: Value, value: Value, site: CallSite): void {
  const power = toInteger(index, 'a power', site)
  if (power < 0) throw new PythonError('ValueError', 'Does not support negative powers.')
  const data = dataOf(object)
  const { coefficients } = data
  const missing = Math.max(0, power - orderOf(object))
  const made = storage(coefficients.type, missing + coefficients.data.length)
  made.set(coefficients.data, missing)
  const number = at(needArray(value, 'poly1d', site), 0)
  made[made.length - 1 - power] = coefficients.type === 'float' ? number : Math.trunc(number)
  data.coefficients = { ...coefficients, data: made, shape: [made.length] }
}

const polynomialType: ObjectType = {
  name: 'poly1d',
  call: (object, [x], site) => valueFor(coefficientsOf(object), x, site),
  attribute: (object, name) => attributes.get(name)?.(object) ?? rows.get(name)?.bind(object),
  attributeNames: () => [...attributes.keys(), ...rows.keys()],
  item: (object, index, site) => {
    const values = coefficientsOf(object)
    const place = orderOf(object) - toInteger(index, 'a power', site)
    const number = storage(values.type, 1)
    number[0] = place >= 0 && place < values.data.length ? at(values, place) : 0
    return array(number, [], commonType(values.type, 'boolean'))
  },
  setItem: setCoefficient,
  length: orderOf,
  truth: object => orderOf(object) > 0,
  iterate: (object, site) => collect(coefficientsOf(object), site),
  equals: (object, other) => {
    if (!isPolynomial(other)) return false
    const [{ data }, { data: others }] = [coefficientsOf(object), coefficientsOf(other)]
    return data.length === others.length && data.every((x, k) => x === others[k])
  },
  binary: (operator, object, value, site) => {
    if (operator === '**') return raisedTo(coefficientsOf(object), value)
    const other = operandOf(value, site)
    return other && operated(operator, coefficientsOf(object), other, !isPolynomial(value))
  },
  reversed: (operator, object, value) => {
    const constant = constantOf(value)
    return constant && operated(operator, constant, coefficientsOf(object), true)
  },
  negative: object => polynomial(negated(coefficientsOf(object))),
  repr: (object, display) => toRepr(coefficientsOf(object), display).replace(/^array/, 'poly1d'),
  str: object => raised(written(dataOf(object))),
}

/** A number with four digits. */
function shortly(x: number): string {
  if (Number.isFinite(x)) return general(x, 4, false)
  return Number.isNaN(x) ? 'nan' : x > 0 ? 'inf' : '-inf'
}

/** `2 x**2 + 1 x - 3`. */
function written({ coefficients, variable }: Polynomial): string {
  const order = coefficients.data.length - 1
  let text = ''
  for (const [k, x] of coefficients.data.entries()) {
    const [number, power] = [shortly(x), order - k]
    if (number === '0' && (k > 0 || power > 0)) continue
    const term = power === 0 ? number : `${number} ${variable}${power === 1 ? '' : `**${power}`}`
    if (text === '') text = term
    else text += term.startsWith('-') ? ` - ${term.slice(1)}` : ` + ${term}`
  }
  return text
}

/** The same in lines of 70 characters, powers in the line above. */
function raised(text: string): string {
  let [lines, above, below] = [' ', '', '']
  let from = 0
  for (const found of text.matchAll(/\*\*(\d+)/g)) {
    const [, power = ''] = found
    const before = text.slice(from, found.index)
    from = found.index + found[0].length
    const [low, high] = [before + ' '.repeat(power.length - 1), ' '.repeat(before.length - 1) + power]
    const isFull = below.length + low.length > 70 || above.length + high.length > 70
    if (isFull) lines += `${above}\n${below}\n `
    above = isFull ? high : above + high
    below = isFull ? low : below + low
  }
  return `${lines}${above}\n${below}${text.slice(from)}`
}

export const poly1d: FunctionValue = row(
  'poly1d(c_or_r, r=False, variable=None)',
  ([given_, areRoots, variable], site) => {
    const name = optionalText(variable, 'variable')
    if (isPolynomial(given_)) return polynomial(coefficientsOf(given_), name ?? dataOf(given_).variable)
    const values = needArray(given_, 'poly1d', site)
    if (values.shape.length > 1) throw new PythonError('ValueError', 'Polynomial must be 1d only.')
    const line = { ...values, shape: [values.data.length] }
    return polynomial(flag(areRoots, false, site) ? ofRoots(line) : line, name)
  },
  { type: true },
)

/** numpy's functions of coefficients, with polynomials for them. */
export const polynomialRows: readonly FunctionValue[] = polynomials.map(own => ({
  ...own,
  call: (arguments_, site) => {
    const [first, second] = arguments_
    const plain = arguments_.map(each => (isPolynomial(each) ? coefficientsOf(each) : each))
    if (own.name === 'polyval' && isPolynomial(second))
      return valueFor(needArray(plain[0], own.name, site), second, site)
    const made = own.call(plain, site)
    return own.name === 'polyder' && isPolynomial(first) ? polynomial(needArray(made as Value, own.name, site)) : made
  },
}))
