/** What vectors have no instruction for, by operations that they have. */
import { binary, call, cast, compare, type IrCall, type IrExpr, literal, select } from '../ir.ts'
import { type Keep, quotient } from './quotients.ts'

/**
 * A conversion or a small function by the operations that it is made of, so that it has lanes; undefined for others. A
 * choice that is made rarely leaves to the function what only few neurons need.
 *
 * @param operands values that may stand in several places
 */
export function expanded(expr: IrExpr, operands: readonly IrExpr[], keep: Keep): IrExpr | undefined {
  const [x, y, z] = operands
  if (x === undefined) return undefined
  if (expr.kind === 'call') return expandedCall(expr, [x, y, z], keep)
  if (expr.kind !== 'cast') return undefined
  switch (`${x.type} ${expr.type}`) {
    // Of these the text takes half of the vector, or half of each lane, at a time.
    case 'f32 f64':
    case 'i64 f64':
      return cast(x, expr.type)
    case 'f64 i64':
      return truncated(x, keep)
    default:
      return undefined
  }
}

type Operands = readonly [x: IrExpr, y: IrExpr | undefined, z: IrExpr | undefined]

function expandedCall(expr: IrCall, [x, y, z]: Operands, keep: Keep): IrExpr | undefined {
  const { operation, type } = expr
  switch (operation) {
    case 'square':
      return binary('*', x, x)
    case 'cube':
      return binary('*', binary('*', x, x), x)
    case 'clip':
      if (y === undefined || z === undefined) return undefined
      return select(compare('<', x, y), y, select(compare('>', x, z), z, x))
    case 'sign': {
      const [zero, one, minusOne] = [0, 1, -1].map(value => literal(value, type))
      if (zero === undefined || one === undefined || minusOne === undefined) return undefined
      // NaN stays NaN, and -0 becomes 0.
      const still = select(compare('==', x, zero), zero, x)
      return select(compare('>', x, zero), one, select(compare('<', x, zero), minusOne, still))
    }
    case 'timestep':
      if (y === undefined) return undefined
      return truncated(keep(parts(x, y)), keep)
    case 'whole_steps':
      return y === undefined ? undefined : whole(keep(call('trunc', 'f64', parts(x, y))), keep)
    case 'floordiv':
    case 'mod':
      return y === undefined ? undefined : quotient(expr, x, y, keep)
    default:
      return undefined
  }
}

/** How many steps a time is, a thousandth of a step forgiven. */
function parts(time: IrExpr, dt: IrExpr): IrExpr {
  return binary('/', binary('+', time, binary('*', literal(1e-3), dt)), dt)
}

/** A whole number as near as integers of 64 bits come to it, and 0 for NaN. */
function whole(x: IrExpr, keep: Keep): IrExpr {
  const [least, most] = [literal(-(2 ** 63)), literal(2 ** 63)]
  const number = keep(select(compare('==', x, x), x, literal(0)))
  return select(compare('<', number, least), least, select(compare('>', number, most), most, number))
}

/** A float as an integer of 64 bits: lanes convert whole numbers that are not below the smallest integer. */
function truncated(x: IrExpr, keep: Keep): IrExpr {
  const least = literal(-(2 ** 63))
  return cast(keep(select(compare('<', x, least), least, call('trunc', 'f64', x))), 'i64')
}
