/** Python's own arithmetic: floats that refuse what has no value, and integers of any size. */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import { bits, floatPower } from '../arrays/arithmetic.ts'
import { floorDivide, floorModulo } from '../arrays/math.ts'
import type { CallSite } from './call.ts'
import { PythonError } from './python-error.ts'
import type { Value } from './values.ts'

type PythonNumber = number | bigint | boolean

export function isPythonNumber(value: Value): value is PythonNumber {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
}

/**
 * `a operator b` of two numbers; undefined where Python has no such operator for them.
 *
 * @throws PythonError ZeroDivisionError, OverflowError; MemoryError for integers beyond what a script may hold
 */
export function numbers(operator: BinaryOperator, a: PythonNumber, b: PythonNumber, site: CallSite): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') return floats(operator, a, b, site)
  if (typeof a === 'bigint' && typeof b === 'bigint') return integers(operator, a, b, site)
  if (typeof a === 'number' || typeof b === 'number') return floats(operator, toFloat(a), toFloat(b), site)
  if (typeof a === 'boolean' && typeof b === 'boolean' && (operator === '&' || operator === '|' || operator === '^')) {
    return bits(operator, BigInt(a), BigInt(b)) !== 0n
  }
  return integers(operator, BigInt(a), BigInt(b), site)
}

function floats(operator: BinaryOperator, a: number, b: number, { session }: CallSite): Value | undefined {
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
        return negativePower(a, b, session.math)
      }
      return finitePower(a, b, floatPower(a, b, session.math))
    default:
      return undefined
  }
}

/** A power of a negative number that is no real one. */
function negativePower(a: number, b: number, math: CallSite['session']['math']): Value {
  const size = math.exp(math.log(-a) * b)
  const turn = Math.PI * b
  return { kind: 'complex', re: size * math.cos(turn), im: size * math.sin(turn) }
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

function integers(operator: BinaryOperator, a: bigint, b: bigint, site: CallSite): Value | undefined {
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
      return undefined
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
  throw new PythonError(
    'MemoryError',
    `an integer of ${count === Infinity ? 'endlessly many' : count} bits is too large`,
    {
      help: `an integer in a script holds at most ${mostBits} bits`,
    },
  )
}

/** A Python number as a float. */
export function toFloat(a: PythonNumber): number {
  const number = Number(a)
  if (typeof a === 'bigint' && !Number.isFinite(number))
    throw new PythonError('OverflowError', 'int too large to convert to float')
  return number
}

function zeroDivision(message: string): PythonError {
  return new PythonError('ZeroDivisionError', message)
}
