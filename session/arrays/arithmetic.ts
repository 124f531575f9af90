/** The operators of Python on arrays, numpy scalars and quantities, with Brian 2's rules for dimensions (semantics §4.4). */
import type { BinaryOperator } from '../../compiler/grammar/ast.ts'
import {
  dimensionless,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  type Dimension,
} from '../../units/index.ts'
import type { Numbers } from '../evaluate/call.ts'
import { PythonError } from '../evaluate/python-error.ts'
import type { ValueType } from '../../abi/index.ts'
import { at, commonType, scalar, stored, type ArrayValue } from './array.ts'
import { commonDimension, dimensionError } from './dimensions.ts'
import { kindOfBoth, mapElements, zipElements, zipTruths } from './elementwise.ts'
import { eachPair, type PairLoop, type PairLoops } from './float-loops.ts'
import {
  bothBits,
  differingBits,
  divideFloats,
  divideIntegers,
  eitherBits,
  invertIntegers,
  negateIntegers,
  remainIntegers,
  shiftBitsLeft,
  shiftBitsRight,
} from '../generated/loops.ts'
import { floorDivide, floorModulo } from './math.ts'
import { kindOf } from './kinds.ts'
import { LateCopy } from './late-copy.ts'
import { matrixProduct } from './products.ts'
import type { Operand } from './operand.ts'

export { commonType }

/**
 * `left operator right`.
 *
 * @param into the array among them that is given up: what is computed is written there if it can be
 * @throws PythonError DimensionMismatchError where dimensions forbid it, TypeError or ValueError as numpy does
 */
export function operate(
  operator: BinaryOperator,
  left: Operand,
  right: Operand,
  numbers: Numbers,
  into?: ArrayValue,
): ArrayValue {
  const a = left.values
  const b = right.values
  const type = typeOfBoth(a, b)
  const { rows } = numbers.math
  switch (operator) {
    case '+':
      if (type === 'boolean') return zipTruths(a, b, rows.oneHolds)
      return zipElements(a, b, rows.add, type, commonDimension(operator, left, right, numbers), into)
    case '-':
      if (type === 'boolean') throw new PythonError('TypeError', booleanSubtract)
      return zipElements(a, b, rows.subtract, type, commonDimension(operator, left, right, numbers), into)
    case '*':
      if (type === 'boolean') return zipTruths(a, b, rows.bothHold)
      return zipElements(a, b, rows.multiply, type, product(a.dimension, b.dimension), into)
    case '/':
      return zipElements(a, b, rows.divide, 'float', quotient(a.dimension, b.dimension), into)
    case '//':
      return zipElements(a, b, wholeQuotient, commonType(type, 'integer'), quotient(a.dimension, b.dimension), into)
    case '%': {
      const dimension = commonDimension(operator, left, right, numbers)
      return zipElements(a, b, remainder, commonType(type, 'integer'), dimension, into)
    }
    case '**':
      return power(left, right, numbers, into)
    case '@':
      return matrixProduct(a, b, product(a.dimension, b.dimension), numbers.math.lines)
    case '<<':
    case '>>':
    case '&':
    case '^':
    case '|':
      return bitwise(operator, a, b, numbers)
  }
}

/** What both together are: whole numbers with and without a sign may have no type in common but floats. */
export function typeOfBoth(a: ArrayValue, b: ArrayValue): ValueType {
  const type = commonType(a.type, b.type)
  return type === 'integer' ? kindOfBoth(a, b).type : type
}

/** No greater than what is divided, so exact. */
const wholeQuotient: PairLoops = { floats: eachPair(floorDivide), integers: divideIntegers }

/** Less than what it is divided by. */
const remainder: PairLoops = { floats: eachPair(floorModulo), integers: remainIntegers }

const booleanSubtract =
  'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.'

/** The dimension of a product. */
export function product(a: Dimension, b: Dimension): Dimension {
  if (a === dimensionless) return b
  return b === dimensionless ? a : plain(multiplyDimensions(a, b))
}

/** The dimension of a quotient. */
export function quotient(a: Dimension, b: Dimension): Dimension {
  return b === dimensionless ? a : plain(divideDimensions(a, b))
}

/** One object for “none”, so that most comparisons end at once. */
function plain(dimension: Dimension): Dimension {
  return isDimensionless(dimension) ? dimensionless : dimension
}

function power(left: Operand, right: Operand, { math, units }: Numbers, into?: ArrayValue): ArrayValue {
  const { values: base } = left
  const { values: exponent } = right
  requireExponent(right, units)
  const type = commonType(typeOfBoth(base, exponent), 'integer')
  if (type === 'integer') {
    if (exponent.data.some(y => y < 0))
      throw new PythonError('ValueError', 'Integers to negative integer powers are not allowed.')
    return zipElements(base, exponent, { floats: eachPair(integerPower), words: eachPair(powerOfWords) }, type)
  }
  const raise = powerLoop(exponent, math)
  if (isDimensionless(base.dimension)) return zipElements(base, exponent, raise, 'float', dimensionless, into)
  if (exponent.data.length !== 1)
    throw new PythonError('TypeError', 'Only length-1 arrays can be used as an exponent for quantities.')
  return zipElements(base, exponent, raise, 'float', plain(powerDimension(base.dimension, at(exponent, 0))))
}

function requireExponent({ values, text }: Operand, units: Numbers['units']): void {
  if (isDimensionless(values.dimension)) return
  const description = `The exponent for a power operation has to be dimensionless but was ${text()}`
  throw dimensionError(description, [values.dimension], units)
}

/** Squares and such by multiplication, which is exact where the general power need not be. */
export function floatPower(x: number, y: number, math: Numbers['math']): number {
  if (y === 2) return x * x
  if (y === 1) return x
  if (y === 0.5) return Math.sqrt(x)
  if (y === -1) return 1 / x
  return math.pow(x, y)
}

/** {@link floatPower} of pairs. */
function powerLoop({ data }: ArrayValue, math: Numbers['math']): PairLoop | PairLoops {
  if (data.length !== 1) return powersOf(math)
  switch (data[0]) {
    case 2:
      return math.rows.square
    case 1:
      return (x, _, result) => result.set(x)
    case 0.5: {
      const { squareRoot } = math.rows
      return {
        floats: (x, _, result) => squareRoot(x, result),
        singles: (x, _, result) => squareRoot.singles(x, result),
      }
    }
    case -1:
      return (x, _, result) => divideFloats(Float64Array.of(1), x, result)
    default:
      return math.rows.pow
  }
}

/** {@link floatPower} of rows: the general power of all, and what is exact by itself once more. */
function powersOf(math: Numbers['math']): PairLoop {
  return (x, y, result) => {
    // What is written over is not there any more.
    const [base, exponent] = [x === result ? x.slice() : x, y === result ? y.slice() : y]
    math.rows.pow(x, y, result)
    const [stepX, stepY] = [Number(base.length > 1), Number(exponent.length > 1)]
    for (let k = 0; k < result.length; k++) {
      const power = exponent[k * stepY] ?? NaN
      if (power === 2 || power === 1 || power === 0.5 || power === -1)
        result[k] = floatPower(base[k * stepX] ?? NaN, power, math)
    }
  }
}

/** By squares; what is no longer exact is computed in 64 bits. */
function integerPower(x: number, y: number): number {
  let result = 1
  let square = x
  for (let left = y; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    if (left > 1) square *= square
  }
  return Number.isSafeInteger(result) ? result : longPower(x, y)
}

/** The last 32 bits. */
function powerOfWords(x: number, y: number): number {
  let result = 1
  let square = x
  for (let left = y; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = Math.imul(result, square)
    square = Math.imul(square, square)
  }
  return result
}

/** In 64 bits: what does not fit into them is gone, as in numpy. */
function longPower(x: number, y: number): number {
  let result = 1n
  let square = BigInt(x)
  for (let left = BigInt(y); left > 0n; left >>= 1n) {
    if (left % 2n === 1n) result = BigInt.asIntN(64, result * square)
    square = BigInt.asIntN(64, square * square)
  }
  return Number(result)
}

function bitwise(operator: '<<' | '>>' | '&' | '^' | '|', a: ArrayValue, b: ArrayValue, { math }: Numbers): ArrayValue {
  const isShift = operator === '<<' || operator === '>>'
  const type = commonType(a.type, b.type, isShift ? 'integer' : 'boolean')
  if (!isDimensionless(a.dimension) || !isDimensionless(b.dimension)) {
    throw new PythonError('TypeError', `the operator '${operator}' takes whole numbers and booleans only`)
  }
  if (type === 'float' || kindOfBoth(a, b).type === 'float') {
    throw notSupported(bitFunctions.get(operator) ?? operator)
  }
  if (type === 'boolean') {
    const { bothHold, oneHolds, theyDiffer } = math.rows
    return zipTruths(a, b, operator === '&' ? bothHold : operator === '|' ? oneHolds : theyDiffer)
  }
  // What is shifted out of 64 bits is gone.
  const one = (x: number, y: number): bigint => {
    const isGone = isShift && !(y >= 0 && y < 64)
    if (isGone) return operator === '>>' && x < 0 ? -1n : 0n
    return BigInt.asIntN(64, bits(operator, BigInt(x), BigInt(y)))
  }
  const words = wordsOf[operator]
  const long = eachPair((x, y) => Number(one(x, y)))
  const floats: PairLoop = (x, y, result) =>
    operator !== '<<' && areWords(x) && areWords(y) ? words(x, y, result) : long(x, y, result)
  return zipElements(a, b, { floats, words }, type)
}

function notSupported(name: string): PythonError {
  const reason = `and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`
  return new PythonError('TypeError', `ufunc '${name}' not supported for the input types, ${reason}`)
}

/** Whether 32 bits hold all of these whole numbers. */
function areWords(numbers: Float64Array): boolean {
  for (let k = 0; k < numbers.length; k++) if (((numbers[k] ?? NaN) | 0) !== numbers[k]) return false
  return true
}

/** numpy's names of bit operators. */
export const bitFunctions: ReadonlyMap<BinaryOperator, string> = new Map([
  ['<<', 'left_shift'],
  ['>>', 'right_shift'],
  ['&', 'bitwise_and'],
  ['^', 'bitwise_xor'],
  ['|', 'bitwise_or'],
])

/** Bit operators on whole numbers of 32 bits at most. */
const wordsOf = {
  '<<': shiftBitsLeft,
  '>>': shiftBitsRight,
  '&': bothBits,
  '^': differingBits,
  '|': eitherBits,
} as const

/** Bit operators on Python's unbounded integers. */
export function bits(operator: '<<' | '>>' | '&' | '^' | '|', x: bigint, y: bigint): bigint {
  switch (operator) {
    case '&':
      return x & y
    case '|':
      return x | y
    case '^':
      return x ^ y
    case '<<':
    case '>>':
      if (y < 0n) throw new PythonError('ValueError', 'negative shift count')
      return operator === '<<' ? x << y : x >> y
  }
}

/** `-values`. */
export function negate(values: ArrayValue, { math }: Numbers): ArrayValue {
  if (values.type === 'boolean') {
    const message =
      'The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.'
    throw new PythonError('TypeError', message)
  }
  const negated = mapElements(
    values,
    values.type === 'integer' ? negateIntegers : math.rows.negative,
    values.type,
    values.dimension,
  )
  return keepKind(values, negated)
}

/** `~values`: not for booleans, all bits turned for integers. */
export function invert(values: ArrayValue, { math }: Numbers): ArrayValue {
  if (values.type === 'boolean') return zipTruths(values, scalar(1, 'boolean'), math.rows.theyDiffer)
  if (values.type === 'integer') return keepKind(values, mapElements(values, invertIntegers, 'integer'))
  throw notSupported('invert')
}

/** The result of an operation on one array, in the array's own type of integers. */
export function keepKind(values: ArrayValue, result: ArrayValue): ArrayValue {
  if (result.type !== 'integer' || values.type !== 'integer') return result
  return { ...result, data: stored(result.data, kindOf(LateCopy.sampleOf(values))) }
}
