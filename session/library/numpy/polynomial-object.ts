/** `np.poly1d`: a polynomial as a value that can be called. */
import { array, asFloats, at, storage, type ArrayValue } from '../../arrays/array.ts'
import { commonType } from '../../arrays/arithmetic.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { isArrayLike, toArray, toInteger } from '../../evaluate/numeric.ts'
import { isPythonNumber } from '../../evaluate/python-numbers.ts'
import { isObject, type FunctionValue, type ObjectType, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { general } from '../../print/float.ts'
import { toRepr } from '../../print/show.ts'
import { needArray } from '../arguments.ts'
import { method, methods, row } from '../row.ts'
import { derivedTimes, productOf, rootsOf, sumOf, valuesOf, withoutLeadingZeros } from './polynomials.ts'

const coefficientsOf = (object: ObjectValue): ArrayValue => object.data as ArrayValue

function polynomial(coefficients: ArrayValue): ObjectValue {
  return { kind: 'object', type: polynomialType, data: withoutLeadingZeros(coefficients) }
}

/** The coefficients of a polynomial, or a number or array as one. */
function operandOf(value: Value, site: CallSite): ArrayValue | undefined {
  if (isObject(value, polynomialType)) return coefficientsOf(value)
  const values = isPythonNumber(value) || isArrayLike(value) ? toArray(value, site) : undefined
  return values && { ...values, shape: [values.data.length] }
}

function negated(values: ArrayValue): ArrayValue {
  return { ...values, data: asFloats(values.data).map(x => -x) }
}

function operated(operator: string, a: ArrayValue, b: ArrayValue): Value | undefined {
  if (operator === '+') return polynomial(sumOf(a, b))
  if (operator === '-') return polynomial(sumOf(a, negated(b)))
  return operator === '*' ? polynomial(productOf(a, b)) : undefined
}

const orderOf = (object: ObjectValue): number => coefficientsOf(object).data.length - 1

const attributes: ReadonlyMap<string, (object: ObjectValue) => Value> = new Map<string, (object: ObjectValue) => Value>(
  [
    ...['c', 'coef', 'coeffs', 'coefficients'].map(name => [name, coefficientsOf] as const),
    ...['o', 'order'].map(name => [name, (object: ObjectValue) => BigInt(orderOf(object))] as const),
    ...['r', 'roots'].map(name => [name, (object: ObjectValue) => rootsOf(coefficientsOf(object))] as const),
  ],
)

const rows = methods<ObjectValue>([
  method('deriv(m=1)', (object, [times = 1n], site) =>
    polynomial(derivedTimes(coefficientsOf(object), toInteger(times, 'm', site))),
  ),
])

const polynomialType: ObjectType = {
  name: 'poly1d',
  call: (object, [x], site) => {
    const found = operandOf(x ?? null, site)
    if (typeof x === 'object' && x?.kind === 'object' && found === undefined) return null
    return valuesOf(coefficientsOf(object), needArray(x, 'poly1d', site))
  },
  attribute: (object, name) => attributes.get(name)?.(object) ?? rows.get(name)?.bind(object),
  attributeNames: () => [...attributes.keys(), ...rows.keys()],
  item: (object, index, site) => {
    const values = coefficientsOf(object)
    const place = orderOf(object) - toInteger(index, 'a power', site)
    const number = storage(values.type, 1)
    number[0] = place >= 0 && place < values.data.length ? at(values, place) : 0
    return array(number, [], commonType(values.type, 'boolean'))
  },
  length: orderOf,
  iterate: (object, site) => collect(coefficientsOf(object), site),
  binary: (operator, object, value, site) => {
    const other = operandOf(value, site)
    return other && operated(operator, coefficientsOf(object), other)
  },
  negative: object => polynomial(negated(coefficientsOf(object))),
  repr: (object, display) => toRepr(coefficientsOf(object), display).replace(/^array/, 'poly1d'),
  str: object => raised(written(coefficientsOf(object))),
}

/** `2 x**2 + 1 x - 3`. */
function written(coefficients: ArrayValue): string {
  const order = coefficients.data.length - 1
  let text = ''
  for (const [k, x] of coefficients.data.entries()) {
    const [number, power] = [general(x, 4, false), order - k]
    if (number === '0' && (k > 0 || power > 0)) continue
    const term = power === 0 ? number : `${number} x${power === 1 ? '' : `**${power}`}`
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

export const poly1d: FunctionValue = row('poly1d(c_or_r)', ([given_], site) => {
  const values = needArray(given_, 'poly1d', site)
  return polynomial({ ...values, shape: [values.data.length] })
})
