/**
 * `//` and `%` by operations that vectors have, with the bits of `runtime-as/arith.ts`.
 *
 * Integers below 2^52: the quotient of floats, rounded down, is right, since where it is not whole it differs from every
 * whole number by more than it is rounded by; its product with y is a float, and so is the remainder, NaN for a divisor of 0.
 *
 * Floats: with n the whole number nearest to x / y, and y the sum of two floats of 26 bits (Veltkamp 1968), n times each of
 * them is a float (Dekker 1971), and so is x less the first, and less both, while n is at most 2^25: the remainder of the
 * least size, from which the one of the sign of y, and the quotient rounded down, are one step.
 */
import {
  binary,
  call,
  cast,
  compare,
  type IrCall,
  type IrExpr,
  isFloat,
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
  if (isFloat(expr.type)) return ofFloats(expr, x, y, value => keep(simplify(value)))
  return ofIntegers(expr, x, y, keep)
}

const zero = literal(0)

function ofIntegers(expr: IrCall, x: IrExpr, y: IrExpr, keep: Keep): IrExpr {
  const [a, b] = [keep(cast(x, 'f64')), keep(cast(y, 'f64'))]
  const floored = call('floor', 'f64', binary('/', a, b))
  const value =
    expr.operation === 'mod'
      ? cast(keep(binary('-', a, binary('*', floored, b))), expr.type)
      : exceptBy(y, 0, literal(0, expr.type), wrapped(x, y, cast(keep(floored), expr.type)))
  if (expr.type === 'i32') return value
  const large = [a, b]
    .filter((_, index) => !isBelowLarge(expr.arguments[index]))
    .map(each => compare('>=', sizeOf(each), literal(2 ** 52)))
  return large.length === 0 ? value : selectRarely(anyOf(large), singly(expr, x, y), value)
}

/** Of the most negative number of 32 bits the quotient by -1 wraps. */
function wrapped(x: IrExpr, y: IrExpr, floored: IrExpr): IrExpr {
  return x.type === 'i32' ? exceptBy(y, -1, negate(x), floored) : floored
}

/** Whether it is known of an integer of 64 bits that it is below 2^52. */
function isBelowLarge(expr: IrExpr | undefined): boolean {
  if (expr?.kind === 'cast') return expr.operand.type === 'i32' || expr.operand.type === 'bool'
  if (expr?.kind === 'literal') return Math.abs(expr.value) < 2 ** 52
  return expr?.kind === 'read' && expr.place.kind === 'size'
}

function ofFloats(expr: IrCall, x: IrExpr, y: IrExpr, keep: Keep): IrExpr {
  const ratio = keep(binary('/', x, y))
  const nearest = keep(call('nearest', 'f64', ratio))
  const [high, low] = partsOf(y, keep)
  const difference = binary('-', binary('-', x, binary('*', nearest, high)), binary('*', nearest, low))
  // Here the divisor may be infinite, or too large for its parts.
  const isBelowOne = compare('<', sizeOf(x), sizeOf(y))
  const rest = keep(select(isBelowOne, x, difference))
  const isOfOtherSign = differInSign(rest, y)
  const hasRest = compare('!=', rest, zero)
  const limits = [compare('>=', sizeOf(ratio), literal(2 ** 25))]
  if (!expr.arguments.some(isModest)) limits.push(compare('>', sizeOf(x), literal(2 ** 995)))
  const value =
    expr.operation === 'mod'
      ? select(hasRest, select(isOfOtherSign, binary('+', rest, y), rest), zeroOfSign(y))
      : binary(
          '-',
          select(isBelowOne, binary('*', ratio, zero), nearest),
          cast(logical('and', hasRest, isOfOtherSign), 'f64'),
        )
  return selectRarely(anyOf(limits), singly(expr, x, y), value)
}

/** Whether it is known of a float, where it is finite, that it is far from the largest. */
function isModest(expr: IrExpr): boolean {
  return expr.kind === 'cast' || (expr.kind === 'literal' && Math.abs(expr.value) < 2 ** 900)
}

/** Whether one is below 0, and the other is not. */
function differInSign(x: IrExpr, y: IrExpr): IrExpr {
  const isBelowZero = compare('<', x, zero)
  if (y.kind === 'literal') return y.value < 0 ? not(isBelowZero) : isBelowZero
  return compare('!=', isBelowZero, compare('<', y, zero))
}

function zeroOfSign(y: IrExpr): IrExpr {
  const minusZero = literal(-0)
  return y.kind === 'literal' ? (y.value < 0 ? minusZero : zero) : select(compare('<', y, zero), minusZero, zero)
}

/** A float as the sum of two of 26 bits. */
function partsOf(x: IrExpr, keep: Keep): readonly [high: IrExpr, low: IrExpr] {
  const scaled = keep(binary('*', x, literal(2 ** 27 + 1)))
  const high = keep(binary('-', scaled, binary('-', scaled, x)))
  return [high, keep(binary('-', x, high))]
}

function sizeOf(x: IrExpr): IrExpr {
  return x.kind === 'literal' ? literal(Math.abs(x.value)) : call('abs', 'f64', x)
}

/** `then` for a divisor of that value, which a number is known not to be. */
function exceptBy(y: IrExpr, value: number, then: IrExpr, otherwise: IrExpr): IrExpr {
  if (y.kind === 'literal') return y.value === value ? then : otherwise
  return select(compare('==', y, literal(value, y.type)), then, otherwise)
}

function anyOf(conditions: readonly IrExpr[]): IrExpr {
  return conditions.reduce((left, right) => logical('or', left, right))
}

/** The same operation on other operands. */
function singly(expr: IrCall, ...operands: readonly IrExpr[]): IrExpr {
  return { ...expr, arguments: operands }
}
