/** What `+`, `*`, `%` and their kind do to two values of a script. */
import type { BinaryOperator, UnaryOperator } from '../../compiler/grammar/ast.ts'
import { concatenate, type SourceText } from '../../diagnostics/index.ts'
import {
  dimensionless,
  divideUnits,
  isDimensionless,
  multiplyUnits,
  powerUnit,
  registerUnit,
  type Unit,
} from '../../units/index.ts'
import { bits, floatPower, invert, negate, operate } from '../arrays/arithmetic.ts'
import { at, dtypeName, type ArrayValue } from '../arrays/array.ts'
import { floorDivide, floorModulo } from '../arrays/math.ts'
import type { Operand } from '../arrays/operand.ts'
import { formatPercent } from '../print/percent.ts'
import { quoted } from '../print/show.ts'
import type { CallSite } from './call.ts'
import { isArrayLike, toArray } from './numeric.ts'
import { requireLength } from './limits.ts'
import { PythonError } from './python-error.ts'
import { truth } from './truth.ts'
import { typeName } from './types.ts'
import type { Value } from './values.ts'

/**
 * `a operator b`.
 *
 * @throws PythonError as Python, numpy and Brian 2 do
 */
export function binary(operator: BinaryOperator, a: Value, b: Value, site: CallSite): Value {
  if (typeof a === 'number' && typeof b === 'number') return floats(operator, a, b, site)
  if (typeof a === 'bigint' && typeof b === 'bigint') return integers(operator, a, b, site)
  if (isPythonNumber(a) && isPythonNumber(b)) return mixed(operator, a, b, site)
  if (operator === '%' && isStr(a)) return { kind: 'str', text: formatPercent(a.text, b, site) }
  if (isUnit(a) || isUnit(b)) {
    const unit = unitResult(operator, a, b, site)
    if (unit !== undefined) return unit
  }
  if (isArrayLike(a) || isArrayLike(b)) {
    const result = arrays(operator, a, b, site)
    if (result !== undefined) return result
  }
  return sequences(operator, a, b) ?? refuse(operator, a, b)
}

/** `-a`, `+a`, `~a`, `not a`. */
export function unary(operator: UnaryOperator, a: Value, site: CallSite): Value {
  if (operator === 'not') return !truth(a, site)
  if (operator !== '~') {
    if (typeof a === 'number') return operator === '-' ? -a : a
    if (typeof a === 'bigint') return operator === '-' ? -a : a
    if (typeof a === 'boolean') return operator === '-' ? -BigInt(a) : BigInt(a)
  } else if (typeof a === 'bigint' || typeof a === 'boolean') return ~BigInt(a)
  const values = isArrayLike(a) ? toArray(a, site) : undefined
  if (values === undefined)
    throw new PythonError('TypeError', `bad operand type for unary ${operator}: '${typeName(a)}'`)
  if (operator === '~') return invert(values)
  return operator === '-' ? negate(values) : values
}

function isPythonNumber(value: Value): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

function isUnit(value: Value): value is { readonly kind: 'unit'; readonly unit: Unit } {
  return typeof value === 'object' && value !== null && value.kind === 'unit'
}

function floats(operator: BinaryOperator, a: number, b: number, { session }: CallSite): Value {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      if (b === 0) throw zeroDivision('float division by zero')
      return a / b
    case '//':
      if (b === 0) throw zeroDivision('float floor division by zero')
      return floorDivide(a, b)
    case '%':
      if (b === 0) throw zeroDivision('float modulo')
      return floorModulo(a, b)
    case '**':
      if (a === 0 && b < 0) throw zeroDivision('0.0 cannot be raised to a negative power')
      if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
        const message = 'a complex number, the power of a negative one, is Python, not yet Hillock'
        throw new PythonError('NotImplementedError', message, { code: 'unsupported' })
      }
      return finitePower(a, b, floatPower(a, b, session.math))
    default:
      throw refusal(operator, a, b)
  }
}

/** Python refuses a power that overflows, unlike numpy. */
function finitePower(a: number, b: number, result: number): number {
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    throw new PythonError('OverflowError', "(34, 'Numerical result out of range')")
  }
  return result
}

/** The longest integer a script may make, in bits. */
const mostBits = 2 ** 20
const large = 1n << 64n

function integers(operator: BinaryOperator, a: bigint, b: bigint, site: CallSite): Value {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      if (a > large || a < -large) requireBits(bitLength(a) + bitLength(b))
      return a * b
    case '/':
      if (b === 0n) throw zeroDivision('division by zero')
      return trueDivision(a, b)
    case '//':
      if (b === 0n) throw zeroDivision('integer division or modulo by zero')
      return (a - modulo(a, b)) / b
    case '%':
      if (b === 0n) throw zeroDivision('integer modulo by zero')
      return modulo(a, b)
    case '**':
      if (b < 0n) return floats('**', Number(a), Number(b), site)
      if (a > 1n || a < -1n) requireBits(bitLength(a) * Number(b))
      return a ** b
    case '<<':
      if (b > 0n) requireBits(bitLength(a) + Number(b))
      return bits(operator, a, b)
    case '>>':
      return b > BigInt(mostBits) ? (a < 0n ? -1n : 0n) : bits(operator, a, b)
    case '&':
    case '^':
    case '|':
      return bits(operator, a, b)
    default:
      throw refusal(operator, a, b)
  }
}

/** Correctly rounded also where one of the integers is no double. */
function trueDivision(a: bigint, b: bigint): number {
  const x = Number(a)
  const y = Number(b)
  if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) return x / y
  const shift = BigInt(Math.max(0, bitLength(b) - bitLength(a) + 66))
  const negative = a < 0n !== b < 0n
  const above = (a < 0n ? -a : a) << shift
  const below = b < 0n ? -b : b
  const sticky = above % below === 0n ? 0n : 1n
  const scaled = Number((above / below) * 2n + sticky)
  const result = scaled * 2 ** -(Number(shift) + 1)
  if (!Number.isFinite(result)) throw new PythonError('OverflowError', 'integer division result too large for a float')
  return negative ? -result : result
}

function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest
}

function bitLength(a: bigint): number {
  return (a < 0n ? -a : a).toString(16).length * 4
}

function requireBits(count: number): void {
  if (count <= mostBits) return
  throw new PythonError('MemoryError', `an integer of ${count} bits is too large`, {
    help: `an integer in a script holds at most ${mostBits} bits`,
  })
}

function mixed(
  operator: BinaryOperator,
  a: number | bigint | boolean,
  b: number | bigint | boolean,
  site: CallSite,
): Value {
  if (typeof a === 'number' || typeof b === 'number') return floats(operator, toFloat(a), toFloat(b), site)
  if (typeof a === 'boolean' && typeof b === 'boolean' && (operator === '&' || operator === '|' || operator === '^')) {
    return bits(operator, BigInt(a), BigInt(b)) !== 0n
  }
  return integers(operator, BigInt(a), BigInt(b), site)
}

/** A Python number as a float. */
export function toFloat(a: number | bigint | boolean): number {
  const number = Number(a)
  if (typeof a === 'bigint' && !Number.isFinite(number))
    throw new PythonError('OverflowError', 'int too large to convert to float')
  return number
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

function arrays(operator: BinaryOperator, a: Value, b: Value, site: CallSite): Value | undefined {
  const left = operandOf(a, site)
  const right = operandOf(b, site)
  if (left === undefined || right === undefined) {
    const quantity = [left, right].some(each => each !== undefined && !isDimensionless(each.values.dimension))
    if (!quantity) return undefined
    const other = typeName(left === undefined ? a : b)
    throw new PythonError('TypeError', `Object of type <class '${other}'> does not have dimensions`)
  }
  return settled(operate(operator, left, right, site.session), left.values, right.values)
}

/** A value as an operand that messages can quote; undefined for what is no number. */
export function operandOf(value: Value, site: CallSite): Operand | undefined {
  const values = toArray(value, site)
  if (values === undefined) return undefined
  return { values, text: () => quoted(value, values, site.session), bare: isUnit(value) }
}

/** Where the units of scalars cancel, a Python float is left. */
export function settled(result: ArrayValue, ...operands: readonly ArrayValue[]): Value {
  if (result.shape.length > 0 || !isDimensionless(result.dimension)) return result
  const hadUnits = operands.some(({ dimension }) => dimension !== dimensionless && !isDimensionless(dimension))
  return hadUnits ? at(result, 0) : result
}

function sequences(operator: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (operator === '*') {
    const times = countOf(b)
    if (times !== undefined) return repeat(a, times)
    const count = countOf(a)
    return count === undefined ? undefined : repeat(b, count)
  }
  if (operator === '+' && typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    if (a.kind === 'str' && b.kind === 'str') return { kind: 'str', text: joined(a.text, b.text) }
    if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', items: chained(a.items, b.items) }
    if (a.kind === 'tuple' && b.kind === 'tuple') return { kind: 'tuple', items: chained(a.items, b.items) }
  }
  if (operator === '+' && typeof a === 'object' && a !== null && ['str', 'list', 'tuple'].includes(a.kind)) {
    throw new PythonError('TypeError', `can only concatenate ${typeName(a)} (not "${typeName(b)}") to ${typeName(a)}`)
  }
  return undefined
}

function isStr(value: Value): value is Extract<Value, { kind: 'str' }> {
  return typeof value === 'object' && value !== null && value.kind === 'str'
}

function countOf(value: Value): number | undefined {
  return typeof value === 'bigint' || typeof value === 'boolean' ? Math.max(0, Number(value)) : undefined
}

function repeat(value: Value, times: number): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  switch (value.kind) {
    case 'str': {
      requireLength(value.text.text.length * times)
      let { text } = value
      if (times === 1) return value
      text = { text: text.text.repeat(times), pieces: times === 0 ? [] : text.pieces }
      return { kind: 'str', text }
    }
    case 'list':
      return { kind: 'list', items: repeated(value.items, times) }
    case 'tuple':
      return { kind: 'tuple', items: repeated(value.items, times) }
    default:
      return undefined
  }
}

function repeated(items: readonly Value[], times: number): Value[] {
  requireLength(items.length * times)
  const result: Value[] = []
  for (let k = 0; k < times; k++) for (const item of items) result.push(item)
  return result
}

function refuse(operator: BinaryOperator, a: Value, b: Value): never {
  throw refusal(operator, a, b)
}

function refusal(operator: BinaryOperator, a: Value, b: Value): PythonError {
  const name = operator === '**' ? '** or pow()' : operator
  const message = `unsupported operand type(s) for ${name}: '${typeName(a)}' and '${typeName(b)}'`
  return new PythonError('TypeError', message)
}

function zeroDivision(message: string): PythonError {
  return new PythonError('ZeroDivisionError', message)
}

function chained(a: readonly Value[], b: readonly Value[]): Value[] {
  requireLength(a.length + b.length)
  return [...a, ...b]
}

/** Pieces beyond this many are forgotten, so that a text grown bit by bit does not take ever longer to grow. */
const mostPieces = 256

function joined(a: SourceText, b: SourceText): SourceText {
  requireLength(a.text.length + b.text.length)
  const text = concatenate(a, b)
  return text.pieces.length <= mostPieces ? text : { text: text.text, pieces: text.pieces.slice(0, mostPieces) }
}

/** numpy's names of operators. */
const ufuncs: ReadonlyMap<BinaryOperator, string> = new Map([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
  ['/', 'divide'],
  ['//', 'floor_divide'],
  ['%', 'remainder'],
  ['**', 'power'],
])

/** numpy's in-place operators write into the array, where its type can hold the result; undefined where they cannot. */
export function inPlace(operator: BinaryOperator, a: ArrayValue, b: Value, site: CallSite): Value {
  const result = binary(operator, a, b, site)
  if (a.shape.length === 0 || typeof result !== 'object' || result === null || result.kind !== 'array') return result
  if (result.data.length !== a.data.length || result.dimension !== a.dimension) return result
  if (result.type !== a.type && !(a.type === 'float')) {
    const names = `output from dtype('${dtypeName(result)}') to dtype('${dtypeName(a)}')`
    const ufunc = ufuncs.get(operator) ?? operator
    throw new PythonError('UFuncTypeError', `Cannot cast ufunc '${ufunc}' ${names} with casting rule 'same_kind'`, {
      help: 'make the array one of floats, or write a plain assignment',
    })
  }
  a.data.set(result.data)
  return a
}
