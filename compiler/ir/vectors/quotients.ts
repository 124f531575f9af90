/**
 * `//` and `%` by operations that vectors have, with the bits of `runtime-as/arith.ts`.
 *
 * Integers: the quotient of floats, rounded down, is right for numbers below 2^53, whose quotient, if it is not whole,
 * differs from every whole number by more than it is rounded by.
 *
 * Floats: with q the quotient of a = |x| and b = |y|, rounded, and rounded down, q b is a sum of two floats (Dekker 1971),
 * and a - q b a float: the remainder, or, where q was rounded up to a whole number, the remainder less b. While q is
 * below 2^50, what arith.ts makes of the remainder is q to the last bit.
 */
import {
  binary,
  call,
  cast,
  compare,
  type IrCall,
  type IrExpr,
  literal,
  logical,
  negate,
  not,
  select,
  selectRarely,
} from '../ir.ts'
import { simplify } from '../passes/simplify.ts'

/** Makes a value one that may stand in several places. */
export type Keep = (value: IrExpr) => IrExpr

/** The value of `x // y` or `x % y`, where few neurons may need the function itself. */
export function quotient(expr: IrCall, x: IrExpr, y: IrExpr, keep: Keep): IrExpr {
  switch (expr.type) {
    case 'i32':
      return ofI32(expr, x, y)
    case 'i64':
      return ofI64(expr, x, y, keep)
    default:
      return ofFloats(expr, x, y, value => keep(simplify(value)))
  }
}

const zero = literal(0)

function ofI32({ operation }: IrCall, x: IrExpr, y: IrExpr): IrExpr {
  const floored = cast(call('floor', 'f64', binary('/', cast(x, 'f64'), cast(y, 'f64'))), 'i32')
  // Of the most negative number the quotient by -1 wraps.
  const wrapped = exceptBy(y, -1, negate(x), floored)
  return exceptBy(y, 0, literal(0, 'i32'), operation === 'mod' ? restOf(x, y, wrapped) : wrapped)
}

function ofI64(expr: IrCall, x: IrExpr, y: IrExpr, keep: Keep): IrExpr {
  const floats = [x, y].map(each => keep(cast(each, 'f64')))
  const [a = zero, b = zero] = floats
  const floored = cast(keep(call('floor', 'f64', binary('/', a, b))), 'i64')
  const value = exceptBy(y, 0, literal(0, 'i64'), expr.operation === 'mod' ? restOf(x, y, floored) : floored)
  const large = floats
    .filter((_, index) => !isBelowLarge(expr.arguments[index]))
    .map((each): IrExpr => compare('>=', call('abs', 'f64', each), literal(2 ** 53)))
  if (large.length === 0) return value
  const isRare = large.reduce((left, right) => logical('or', left, right))
  return selectRarely(isRare, singly(expr, x, y), value)
}

/** Whether it is known of an integer of 64 bits that it is one of 53. */
function isBelowLarge(expr: IrExpr | undefined): boolean {
  if (expr?.kind === 'cast') return expr.operand.type === 'i32' || expr.operand.type === 'bool'
  return expr?.kind === 'literal' || (expr?.kind === 'read' && expr.place.kind === 'size')
}

function ofFloats(expr: IrCall, x: IrExpr, y: IrExpr, keep: Keep): IrExpr {
  const [a, b] = [keep(absolute(x)), keep(absolute(y))]
  const ratio = keep(binary('/', a, b))
  const q = keep(call('floor', 'f64', ratio))
  const [product, error] = exactProduct(q, b, keep)
  const difference = keep(binary('-', binary('-', a, product), error))
  const isOneMore = compare('<', difference, zero)
  // The divisor may be infinite, or too large for what follows.
  const rest = keep(select(compare('<', a, b), a, select(isOneMore, binary('+', difference, b), difference)))
  const hasRest = compare('!=', rest, zero)
  // Beyond, products of the parts of b are infinite.
  const isRare = logical('or', compare('>=', ratio, literal(2 ** 50)), compare('>', a, literal(2 ** 995)))
  if (expr.operation === 'mod') {
    const size = keep(select(logical('and', areOpposite(x, y), hasRest), binary('-', b, rest), rest))
    return selectRarely(isRare, singly(expr, x, y), withSignOf(y, size))
  }
  const whole = keep(select(isOneMore, binary('-', q, literal(1)), q))
  const floored = keep(select(areOpposite(x, y), negate(binary('+', whole, cast(hasRest, 'f64'))), whole))
  const signedZero = keep(binary('*', x, zero))
  const value = select(compare('==', floored, zero), withSignOf(y, signedZero), floored)
  return selectRarely(isRare, singly(expr, x, y), value)
}

function areOpposite(x: IrExpr, y: IrExpr): IrExpr {
  const isBelowZero = compare('<', x, zero)
  if (y.kind === 'literal') return y.value < 0 ? not(isBelowZero) : isBelowZero
  return compare('!=', isBelowZero, compare('<', y, zero))
}

/** A value, or its negative where y is less than 0. */
function withSignOf(y: IrExpr, value: IrExpr): IrExpr {
  if (y.kind === 'literal') return y.value < 0 ? negate(value) : value
  return select(compare('<', y, zero), negate(value), value)
}

/** A product as the sum of two floats. */
function exactProduct(x: IrExpr, y: IrExpr, keep: Keep): readonly [product: IrExpr, error: IrExpr] {
  const product = keep(binary('*', x, y))
  const [xHigh, xLow] = halvesOf(x, keep)
  const [yHigh, yLow] = halvesOf(y, keep)
  const upper = binary('-', binary('*', xHigh, yHigh), product)
  const middle = binary('+', binary('+', upper, binary('*', xHigh, yLow)), binary('*', xLow, yHigh))
  return [product, binary('+', middle, binary('*', xLow, yLow))]
}

/** A float as the sum of two of 26 bits (Veltkamp 1968). */
function halvesOf(x: IrExpr, keep: Keep): readonly [high: IrExpr, low: IrExpr] {
  const scaled = keep(binary('*', x, literal(2 ** 27 + 1)))
  const high = keep(binary('-', scaled, binary('-', scaled, x)))
  return [high, keep(binary('-', x, high))]
}

function restOf(x: IrExpr, y: IrExpr, floored: IrExpr): IrExpr {
  return binary('-', x, binary('*', floored, y))
}

/** `then` for a divisor of that value, which a number is known not to be. */
function exceptBy(y: IrExpr, value: number, then: IrExpr, otherwise: IrExpr): IrExpr {
  if (y.kind === 'literal') return y.value === value ? then : otherwise
  return select(compare('==', y, literal(value, y.type)), then, otherwise)
}

function absolute(x: IrExpr): IrExpr {
  return x.kind === 'literal' ? literal(Math.abs(x.value)) : call('abs', 'f64', x)
}

/** The same operation on other operands. */
function singly(expr: IrCall, ...operands: readonly IrExpr[]): IrExpr {
  return { ...expr, arguments: operands }
}
