/** What `+`, `*`, `%` and their kind do to two values of a script. */
import type { BinaryOperator, UnaryOperator } from '../../compiler/grammar/ast.ts'
import {
  dimensionless,
  divideUnits,
  isDimensionless,
  multiplyUnits,
  powerUnit,
  registerUnit,
  sameDimension,
  type Unit,
} from '../../units/index.ts'
import { bitFunctions, invert, negate, operate } from '../arrays/arithmetic.ts'
import { at, dtypeName, ownCopy, type ArrayValue } from '../arrays/array.ts'
import { requireOutputShape } from '../arrays/broadcast.ts'
import { isSameKind, kindOf } from '../arrays/kinds.ts'
import { inOneKind, inOnePrecision, type Operand } from '../arrays/operand.ts'
import { formatPercent } from '../print/percent.ts'
import { quoted } from '../print/show.ts'
import type { CallSite } from './call.ts'
import { callBinary } from './classes/binary.ts'
import { plainValue } from './classes/mixed-in.ts'
import { callOperator } from './classes/special.ts'
import { complexArrays, isComplexArray, meetsComplexArray } from './complex-arrays.ts'
import { complexNumbers, isComplex } from './complex.ts'
import { isArrayLike, toArray } from './numeric.ts'
import { PythonError } from './python-error.ts'
import { isPythonNumber, numbers } from './python-numbers.ts'
import { repeatedSequence, sequences } from './sequences.ts'
import { combineSets, isSet } from './sets.ts'
import { truth } from './truth.ts'
import { typeName } from './types.ts'
import { bytes, isBytes, isInstance, isStr, str, tuple, type DictValue, type ListValue, type Value } from './values.ts'

/**
 * `a operator b`.
 *
 * @param into an array among them that the result is to be written to if it can be
 * @throws PythonError as Python, numpy and Brian 2 do
 */
export function binary(operator: BinaryOperator, a: Value, b: Value, site: CallSite, into?: ArrayValue): Value {
  if (isPythonNumber(a) && isPythonNumber(b)) return numbers(operator, a, b, site) ?? refuse(operator, a, b)
  if (isInstance(a) || isInstance(b)) return ofInstances(operator, a, b, site, into)
  return combined(operator, a, b, site, into) ?? refuse(operator, a, b)
}

/** By the methods of their classes; members of enumerations by what they count as. */
function ofInstances(operator: BinaryOperator, a: Value, b: Value, site: CallSite, into?: ArrayValue): Value {
  const own = callBinary(operator, a, b, site)
  if (own !== undefined) return own
  const left = plainValue(a)
  // What is put into a text is shown as the member looks.
  const right = operator === '%' && isStr(left) ? b : plainValue(b)
  return combined(operator, left, right, site, into) ?? refuse(operator, a, b)
}

/** `a operator b` of values that are no instances of the script's classes; undefined where there is no such operator. */
function combined(operator: BinaryOperator, a: Value, b: Value, site: CallSite, into?: ArrayValue): Value | undefined {
  if (isPythonNumber(a) && isPythonNumber(b)) return numbers(operator, a, b, site)
  const own = byMethods(operator, a, b, site)
  if (own !== undefined) return own
  if (operator === '%' && isStr(a)) return { kind: 'str', text: formatPercent(a.text, b, site) }
  if (operator === '%' && isBytes(a)) return bytes(formatPercent({ text: a.text, pieces: [] }, texts(b), site).text)
  if (isUnit(a) || isUnit(b)) {
    const unit = unitResult(operator, a, b, site)
    if (unit !== undefined) return unit
  }
  const several = operator === '*' ? repeatedSequence(a, b) : undefined
  if (several !== undefined) return several
  if (isArrayLike(a) || isArrayLike(b)) {
    const result = arrays(operator, a, b, site, into)
    if (result !== undefined) return result
  }
  if (isSet(a) && isSet(b)) return combineSets(operator, a, b)
  if (isDict(a) && isDict(b)) {
    const own = a.variant?.binary?.(operator, a, b, site)
    if (own !== undefined) return own
    if (operator === '|') return mergeDicts(a, b)
  }
  return sequences(operator, a, b)
}

/** What objects of the library say, and complex numbers. */
function byMethods(operator: BinaryOperator, a: Value, b: Value, site: CallSite): Value | undefined {
  if (meetsComplexArray(a, b)) return complexArrays(operator, a, b, site)
  if (isComplex(a) || isComplex(b)) return complexNumbers(operator, a, b, site)
  const own = typeof a === 'object' && a?.kind === 'object' ? a.type.binary?.(operator, a, b, site) : undefined
  if (own !== undefined) return own
  return typeof b === 'object' && b?.kind === 'object' ? b.type.reversed?.(operator, b, a) : undefined
}

/** What is put into bytes: bytes where a text would be. */
function texts(value: Value): Value {
  if (isBytes(value)) return str(value.text)
  if (isStr(value)) {
    const wanted = 'a bytes-like object, or an object that implements __bytes__'
    throw new PythonError('TypeError', `%b requires ${wanted}, not '${typeName(value)}'`)
  }
  return typeof value === 'object' && value?.kind === 'tuple' ? tuple(value.items.map(texts)) : value
}

function isDict(value: Value): value is DictValue {
  return typeof value === 'object' && value?.kind === 'dict'
}

function mergeDicts(a: DictValue, b: DictValue): DictValue {
  const entries = new Map([...a.entries].map(([key, entry]) => [key, { ...entry }]))
  for (const [key, { key: own, value }] of b.entries) entries.set(key, { key: entries.get(key)?.key ?? own, value })
  return { ...a, entries }
}

/** `-a`, `+a`, `~a`, `not a`. */
export function unary(operator: UnaryOperator, a: Value, site: CallSite): Value {
  if (operator === 'not') return !truth(a, site)
  if (operator !== '~') {
    if (typeof a === 'number') return operator === '-' ? -a : a
    if (typeof a === 'bigint') return operator === '-' ? -a : a
    if (typeof a === 'boolean') return operator === '-' ? -BigInt(a) : BigInt(a)
  } else if (typeof a === 'bigint' || typeof a === 'boolean') return ~BigInt(a)
  if (isInstance(a)) {
    const name = operator === '-' ? '__neg__' : operator === '+' ? '__pos__' : '__invert__'
    const found = callOperator(a, name, [], site)
    if (found !== undefined) return found
    const plain = plainValue(a)
    if (plain !== a) return unary(operator, plain, site)
  }
  if (isComplex(a) && operator !== '~') return operator === '-' ? { kind: 'complex', re: -a.re, im: -a.im } : a
  if (operator === '-' && typeof a === 'object' && a?.kind === 'object' && a.type.negative !== undefined)
    return a.type.negative(a)
  const values = isArrayLike(a) ? toArray(a, site) : undefined
  if (values === undefined)
    throw new PythonError('TypeError', `bad operand type for unary ${operator}: '${typeName(a)}'`)
  if (operator === '~') return invert(values, site.session)
  return operator === '-' ? negate(values, site.session) : ownCopy(values)
}

function isUnit(value: Value): value is { readonly kind: 'unit'; readonly unit: Unit } {
  return typeof value === 'object' && value !== null && value.kind === 'unit'
}

/** Units multiplied, divided and raised stay units, and quantities of their dimensions are shown in them from then on. */
function unitResult(operator: BinaryOperator, a: Value, b: Value, { session }: CallSite): Value | undefined {
  const made = composedUnit(operator, a, b)
  if (made === undefined) return undefined
  registerUnit(session.units, made)
  return { kind: 'unit', unit: made }
}

function composedUnit(operator: BinaryOperator, a: Value, b: Value): Unit | undefined {
  if (isUnit(a) && isUnit(b)) {
    if (operator === '*') return multiplyUnits(a.unit, b.unit)
    return operator === '/' ? divideUnits(a.unit, b.unit) : undefined
  }
  if (isUnit(a) && operator === '**' && isPythonNumber(b)) return powerUnit(a.unit, Number(b))
  if (isUnit(b) && operator === '/' && isPythonNumber(a) && Number(a) === 1) return powerUnit(b.unit, -1)
  return undefined
}

function arrays(
  operator: BinaryOperator,
  a: Value,
  b: Value,
  site: CallSite,
  into: ArrayValue | undefined,
): Value | undefined {
  const left = operandOnce(a, site)
  const right = operandOnce(b, site)
  if (left === undefined || right === undefined) {
    const quantity = [left, right].some(each => each !== undefined && !isDimensionless(each.values.dimension))
    if (!quantity) return undefined
    const other = typeName(left === undefined ? a : b)
    throw new PythonError('TypeError', `Object of type <class '${other}'> does not have dimensions`)
  }
  // A quotient is one of floats, whatever whole numbers a type has.
  const both = operator === '/' ? inOnePrecision(left, right) : inOneKind(left, right)
  const result = operate(operator, ...both, site.session, into)
  return settled(result, left.values, right.values)
}

/** A value as an operand of what keeps nothing of it: long views are not copied. */
export function operandOnce(value: Value, site: CallSite): Operand | undefined {
  const late = typeof value === 'object' && value?.kind === 'object' ? value.type.lateCopy?.(value) : undefined
  return operandWith(late ?? toArray(value, site), value, site)
}

/** A value as an operand that messages can quote; undefined for what is no number. */
export function operandOf(value: Value, site: CallSite): Operand | undefined {
  return operandWith(toArray(value, site), value, site)
}

function operandWith(values: ArrayValue | undefined, value: Value, site: CallSite): Operand | undefined {
  if (values === undefined) return undefined
  return {
    values,
    text: () => quoted(value, values, site.session),
    bare: isUnit(value),
    python: isPythonNumber(value),
    whole: typeof value === 'bigint' ? value : undefined,
    live: typeof value === 'object' && value?.kind === 'object' && value.type.isArray !== true,
  }
}

/** Where the units of scalars cancel, a Python float is left. */
export function settled(result: ArrayValue, ...operands: readonly ArrayValue[]): Value {
  if (result.shape.length > 0 || !isDimensionless(result.dimension)) return result
  const hadUnits = operands.some(({ dimension }) => dimension !== dimensionless && !isDimensionless(dimension))
  return hadUnits ? at(result, 0) : result
}

function refuse(operator: BinaryOperator, a: Value, b: Value): never {
  const name = operator === '**' ? '** or pow()' : operator
  const message = `unsupported operand type(s) for ${name}: '${typeName(a)}' and '${typeName(b)}'`
  throw new PythonError('TypeError', message)
}

/** numpy's names of operators. */
const ufuncs: ReadonlyMap<BinaryOperator, string> = new Map<BinaryOperator, string>([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['//', 'floor_divide'],
  ['%', 'remainder'],
  ['**', 'power'],
  ...bitFunctions,
])

/** numpy's in-place operators write into the array, where its type can hold the result; undefined where they cannot. */
export function inPlace(operator: BinaryOperator, a: ArrayValue, b: Value, site: CallSite): Value {
  // A number is never changed.
  const result = binary(operator, a, b, site, a.shape.length > 0 ? a : undefined)
  if (isComplexArray(result)) throw castRefused(ufuncOf(operator), 'complex128', a)
  if (a.shape.length === 0 || typeof result !== 'object' || result === null || result.kind !== 'array') return result
  requireOutputShape(a.shape, result.shape)
  const isSame = sameDimension(result.dimension, a.dimension)
  // Units make a quantity of a plain array; a quantity keeps its numbers where they are, which other names show in the old units.
  if (!isSame && isDimensionless(a.dimension)) return result
  requireSameKind(a, result, ufuncOf(operator))
  if (result.data !== a.data) a.data.set(result.data)
  return isSame ? a : { ...a, dimension: result.dimension }
}

/** `list *= count` repeats the list itself; what makes something else of a list makes a value of its own. */
export function repeatInPlace(old: ListValue, count: Value, site: CallSite): Value {
  const made = binary('*', old, count, site)
  if (typeof made !== 'object' || made?.kind !== 'list') return made
  replaceItems(old, made.items)
  return old
}

/** Puts other items in the place of those that a list has. */
export function replaceItems({ items }: ListValue, by: readonly Value[]): void {
  const all = [...by]
  items.length = 0
  for (const item of all) items.push(item)
}

function ufuncOf(operator: BinaryOperator): string {
  return ufuncs.get(operator) ?? operator
}

/**
 * Floats take whole numbers, and these truths, but none the other way; numbers without a sign take none with one.
 *
 * @throws PythonError UFuncTypeError, in numpy's words
 */
export function requireSameKind(into: ArrayValue, made: ArrayValue, ufunc: string): void {
  if (!isSameKind(kindOf(made), kindOf(into))) throw castRefused(ufunc, dtypeName(made), into)
}

function castRefused(ufunc: string, made: string, into: ArrayValue): PythonError {
  const names = `output from dtype('${made}') to dtype('${dtypeName(into)}')`
  return new PythonError('UFuncTypeError', `Cannot cast ufunc '${ufunc}' ${names} with casting rule 'same_kind'`, {
    help: `make the array one of ${made === 'complex128' ? 'complex numbers' : 'floats'}, or write a plain assignment`,
  })
}
