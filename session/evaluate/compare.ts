/** `<`, `==`, `in`, `is` of two values of a script. */
import type { CompareOperator } from '../../compiler/grammar/ast.ts'
import { sameUnit } from '../../units/index.ts'
import { at, type ArrayValue } from '../arrays/array.ts'
import { requireComparable } from '../arrays/dimensions.ts'
import { zipTests } from '../arrays/elementwise.ts'
import type { Tests } from '../arrays/math.ts'
import { inOnePrecision } from '../arrays/operand.ts'
import type { CallSite } from './call.ts'
import { plainValue } from './classes/mixed-in.ts'
import { callOperator, hasSpecial } from './classes/special.ts'
import { compareComplex, meetsComplexArray } from './complex-arrays.ts'
import { isComplex, toComplex } from './complex.ts'
import { setKey } from './hash.ts'
import { wholeNumber } from './indices.ts'
import { iterate } from './iterate.ts'
import { isArrayLike } from './numeric.ts'
import { operandOnce } from './operators.ts'
import { PythonError } from './python-error.ts'
import { isSubset } from './sets.ts'
import { truth } from './truth.ts'
import { typeName } from './types.ts'
import { isBytes, isInstance, isStr, type Value } from './values.ts'

/** A boolean, or for arrays an array of them. */
export function compare(operator: CompareOperator, a: Value, b: Value, site: CallSite): Value {
  switch (operator) {
    case 'is':
      return isSame(a, b)
    case 'is not':
      return !isSame(a, b)
    case 'in':
      return contains(b, a, site)
    case 'not in':
      return !contains(b, a, site)
    case '==':
    case '!=':
      if (isSimple(a) && isSimple(b)) return equalNumbers(a, b) === (operator === '==')
      break
    default:
      if (isSimple(a) && isSimple(b)) return order(operator, a, b)
  }
  const isEquality = operator === '==' || operator === '!='
  if (isInstance(a) || isInstance(b)) return compareInstances(operator, a, b, site)
  if (isEquality && isUnitValue(a) && isUnitValue(b)) return sameUnit(a.unit, b.unit) === (operator === '==')
  if (isEquality && meetsComplexArray(a, b)) {
    const compared = compareComplex(operator, a, b, site)
    if (compared !== undefined) return compared
  }
  if (isArrayLike(a) || isArrayLike(b)) {
    const compared = compareArrays(operator, a, b, site)
    if (compared !== undefined) return compared
  }
  if (isEquality) return equal(a, b, site) === (operator === '==')
  const ordered = typeof a === 'object' && a?.kind === 'object' ? a.type.order?.(a, b) : undefined
  if (ordered !== undefined) return order(operator, ordered, 0)
  return compareSequences(operator, a, b, site)
}

/** Texts are made anew at each look, so that equal ones stand for the same. */
function isSame(a: Value, b: Value): boolean {
  if (isStr(a) && isStr(b)) return a === b || (a.text.text === b.text.text && a.text.text.length < 64)
  return a === b || (isEmptyTuple(a) && isEmptyTuple(b))
}

function isEmptyTuple(value: Value): boolean {
  return typeof value === 'object' && value?.kind === 'tuple' && value.items.length === 0
}

const methods: Readonly<Record<Ordering, readonly [own: string, others: string]>> = {
  '<': ['__lt__', '__gt__'],
  '<=': ['__le__', '__ge__'],
  '>': ['__gt__', '__lt__'],
  '>=': ['__ge__', '__le__'],
  '==': ['__eq__', '__eq__'],
  '!=': ['__ne__', '__ne__'],
}

export type Ordering = '<' | '<=' | '>' | '>=' | '==' | '!='

/** By the methods of the one, or those of the other the other way round. */
function compareInstances(operator: Ordering, a: Value, b: Value, site: CallSite): Value {
  const [own, others] = methods[operator]
  const found = byMethod(a, own, b, site)
  const answer = found === undefined ? byMethod(b, others, a, site) : found
  if (answer !== undefined) return answer
  const [x, y] = [plainValue(a), plainValue(b)]
  if (x !== a || y !== b) return compare(operator, x, y, site)
  if (operator === '==') return a === b
  if (operator === '!=') {
    const equals = compareInstances('==', a, b, site)
    return !truth(equals, site)
  }
  return compareSequences(operator, a, b, site)
}

function byMethod(value: Value, name: string, other: Value, site: CallSite): Value | undefined {
  return isInstance(value) && hasSpecial(value, name) ? callOperator(value, name, [other], site) : undefined
}

type Simple = number | bigint | boolean

function isSimple(value: Value): value is Simple {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

function isUnitValue(value: Value): value is Extract<Value, { kind: 'unit' }> {
  return typeof value === 'object' && value !== null && value.kind === 'unit'
}

function equalNumbers(a: Simple, b: Simple): boolean {
  // JavaScript compares a bigint and a number by their exact values, as Python does.
  // oxlint-disable-next-line eqeqeq
  return (typeof a === 'boolean' ? Number(a) : a) == (typeof b === 'boolean' ? Number(b) : b)
}

function order(
  operator: Exclude<CompareOperator, '==' | '!=' | 'is' | 'is not' | 'in' | 'not in'>,
  a: Simple,
  b: Simple,
): boolean {
  switch (operator) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

const pairsThat: Readonly<Record<Ordering, (a: ArrayValue, b: ArrayValue, tests: Tests) => ArrayValue>> = {
  '<': (a, b, { less }) => zipTests(a, b, less),
  '<=': (a, b, { lessEqual }) => zipTests(a, b, lessEqual),
  '>': (a, b, { less }) => zipTests(b, a, less),
  '>=': (a, b, { lessEqual }) => zipTests(b, a, lessEqual),
  '==': (a, b, { equal }) => zipTests(a, b, equal),
  '!=': (a, b, { notEqual }) => zipTests(a, b, notEqual),
}

function compareArrays(operator: Ordering, a: Value, b: Value, site: CallSite): ArrayValue | undefined {
  const left = operandOnce(a, site)
  const right = operandOnce(b, site)
  if (left === undefined || right === undefined) return undefined
  requireComparable(operator, left, right, site.session)
  const [one, other] = inOnePrecision(left, right)
  return pairsThat[operator](one.values, other.values, site.session.math.rows)
}

/** Python's `==` as a plain truth. */
export function equal(a: Value, b: Value, site: CallSite): boolean {
  if (a === b) return true
  if (isSimple(a) && isSimple(b)) return equalNumbers(a, b)
  if (isInstance(a) || isInstance(b)) return truth(compareInstances('==', a, b, site), site)
  if (isComplex(a) || isComplex(b)) {
    const [x, y] = [toComplex(a), toComplex(b)]
    return x !== undefined && y !== undefined && x.re === y.re && x.im === y.im
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return (isArrayLike(a) || isArrayLike(b)) && truth(compare('==', a, b, site), site)
  }
  if (isArrayLike(a) || isArrayLike(b)) {
    const compared = compare('==', a, b, site)
    return truth(compared, site)
  }
  if (a.kind === 'object' && a.type.equals !== undefined) return a.type.equals(a, b, site)
  if (b.kind === 'object' && b.type.equals !== undefined) return b.type.equals(b, a, site)
  if (a.kind === 'set' && b.kind === 'set') return a.items.size === b.items.size && isSubset(a.items, b.items)
  if (a.kind === 'method' && b.kind === 'method') return a.self === b.self && a.function === b.function
  if (a.kind === 'str' && b.kind === 'str') return a.text.text === b.text.text
  if (a.kind === 'bytes' && b.kind === 'bytes') return a.text === b.text
  if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'tuple' && b.kind === 'tuple')) {
    return a.items.length === b.items.length && a.items.every((item, k) => equal(item, b.items[k] ?? null, site))
  }
  if (a.kind === 'range' && b.kind === 'range') return a.start === b.start && a.stop === b.stop && a.step === b.step
  if (a.kind === 'dict' && b.kind === 'dict') {
    if (a.entries.size !== b.entries.size) return false
    return [...a.entries].every(([key, { value }]) => {
      const other = b.entries.get(key)
      return other !== undefined && equal(value, other.value, site)
    })
  }
  return false
}

function compareSequences(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value, site: CallSite): boolean {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    if (a.kind === 'str' && b.kind === 'str') {
      return order(operator, codePointOrder(a.text.text, b.text.text), 0)
    }
    if (a.kind === 'bytes' && b.kind === 'bytes') return order(operator, byteOrder(a.text, b.text), 0)
    if (a.kind === 'set' && b.kind === 'set') {
      const [less, more] = operator === '<' || operator === '<=' ? [a, b] : [b, a]
      const strict = operator === '<' || operator === '>'
      return isSubset(less.items, more.items) && !(strict && less.items.size === more.items.size)
    }
    if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'tuple' && b.kind === 'tuple')) {
      for (const [k, item] of a.items.entries()) {
        const other = b.items[k]
        if (other === undefined) break
        if (!equal(item, other, site)) return truth(compare(operator, item, other, site), site)
      }
      return order(operator, a.items.length, b.items.length)
    }
  }
  const message = `'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`
  throw new PythonError('TypeError', message)
}

function byteOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function codePointOrder(a: string, b: string): number {
  const x = [...a]
  const y = [...b]
  for (const [k, character] of x.entries()) {
    const other = y[k]
    if (other === undefined) return 1
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return x.length - y.length
}

function contains(container: Value, item: Value, site: CallSite): boolean {
  if (typeof container === 'object' && container !== null) {
    switch (container.kind) {
      case 'str': {
        const part = plainValue(item)
        if (isStr(part)) return container.text.text.includes(part.text.text)
        throw new PythonError('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`)
      }
      case 'bytes':
        return container.text.includes(byteText(item, site))
      case 'dict':
        return container.entries.has(setKey(container.entries, item, site))
      case 'set':
        return container.items.has(setKey(container.items, item, site))
      case 'instance': {
        const found = hasSpecial(container, '__contains__')
          ? callOperator(container, '__contains__', [item], site)
          : undefined
        if (found !== undefined) return truth(found, site)
        break
      }
      case 'class':
        if (container.enumeration !== undefined && isInstance(item) && item.class === container) return true
        break
      case 'array': {
        const compared = compareArrays('==', container, item, site)
        return compared !== undefined && compared.data.some(found => found !== 0)
      }
      case 'range':
        if (isSimple(item)) return inRange(Number(item), container)
        break
      case 'object':
        if (container.type.contains !== undefined) return container.type.contains(container, item, site)
        break
      default:
    }
  }
  for (const each of iterate(container, site, noContainer)) if (equal(each, item, site)) return true
  return false
}

/** Bytes, or one by its number. */
export function byteText(value: Value, site: CallSite): string {
  if (isBytes(value)) return value.text
  const number = typeof value === 'number' ? undefined : wholeNumber(value, site)
  if (number === undefined)
    throw new PythonError('TypeError', `a bytes-like object is required, not '${typeName(value)}'`)
  if (!(number >= 0 && number < 256)) throw new PythonError('ValueError', 'byte must be in range(0, 256)')
  return String.fromCharCode(number)
}

function noContainer(type: string): PythonError {
  return new PythonError('TypeError', `argument of type '${type}' is not iterable`)
}

function inRange(
  item: number,
  range: { readonly start: number; readonly stop: number; readonly step: number },
): boolean {
  const { start, stop, step } = range
  const inside = step > 0 ? item >= start && item < stop : item <= start && item > stop
  return inside && (item - start) % step === 0
}

/** The elements of a comparison as numbers, for sorting. */
export function isLess(a: Value, b: Value, site: CallSite): boolean {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return holds('<', a, b, site)
}

/** The same for `a > b`. */
export function isGreater(a: Value, b: Value, site: CallSite): boolean {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a > b
  if (typeof a === 'number' && typeof b === 'number') return a > b
  return holds('>', a, b, site)
}

function holds(operator: '<' | '>', a: Value, b: Value, site: CallSite): boolean {
  const compared = compare(operator, a, b, site)
  if (typeof compared === 'object' && compared !== null && compared.kind === 'array') return at(compared, 0) !== 0
  return compared === true
}
