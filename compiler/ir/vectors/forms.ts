/** How the operations of an expression are carried out for several neurons at once. */
import { binary, compare, type IrCall, type IrCast, type IrExpr, isFloat, literal, select } from '../ir.ts'
import { builtIn, operationNamed } from '../operations.ts'
import { operands } from '../walk.ts'

/**
 * In the lanes of a vector; by a function over a whole row of the tile, between two loops; or one neuron after the
 * other, in a loop of its own.
 */
export type Form = 'lanes' | 'row' | 'single'

/** The form of an operation, whatever its operands are. */
export function formOf(expr: IrExpr): Form {
  if (expr.kind === 'call') return formOfCall(expr)
  if (expr.kind === 'lookup') return besideEachOther(expr.at) === undefined ? 'single' : 'lanes'
  return expr.kind === 'cast' ? formOfCast(expr) : 'lanes'
}

function formOfCall({ operation }: IrCall): Form {
  const { file, row } = operationNamed(operation)
  if (file === builtIn) return 'lanes'
  return row === true ? 'row' : 'single'
}

/** The first of the places in a table that neurons have which follow each other; undefined for others. */
export function besideEachOther(at: IrExpr): IrExpr | undefined {
  if (at.kind !== 'binary' || at.operator !== '+') return undefined
  const { left, right } = at
  const isOwn = right.kind === 'cast' && right.operand.kind === 'read' && right.operand.place.kind === 'index'
  return isOwn && isSameForAll(left) ? left : undefined
}

function isSameForAll(expr: IrExpr): boolean {
  if (expr.kind !== 'read') return expr.kind !== 'lookup' && operands(expr).every(isSameForAll)
  const { place } = expr
  if (place.kind === 'element') return place.index !== 'own'
  return place.kind !== 'local' && place.kind !== 'index'
}

/** Whether all of an expression has lanes. */
export function hasLanes(expr: IrExpr): boolean {
  const small = expr.kind === 'call' && expanded(expr, expr.arguments) !== undefined
  return (small || formOf(expr) === 'lanes') && operands(expr).every(hasLanes)
}

/** Vectors have no conversions between floats and integers of 64 bits. */
function formOfCast({ type, operand }: IrCast): Form {
  const types = [type, operand.type]
  return types.includes('i64') && types.some(isFloat) ? 'single' : 'lanes'
}

/**
 * A small function by the operations that it is made of, so that it has lanes; undefined for others.
 *
 * @param operands values that may stand in several places
 */
export function expanded({ operation, type }: IrCall, operands: readonly IrExpr[]): IrExpr | undefined {
  const [x, low, high] = operands
  if (x === undefined) return undefined
  switch (operation) {
    case 'square':
      return binary('*', x, x)
    case 'cube':
      return binary('*', binary('*', x, x), x)
    case 'clip':
      if (low === undefined || high === undefined) return undefined
      return select(compare('<', x, low), low, select(compare('>', x, high), high, x))
    case 'sign': {
      const [zero, one, minusOne] = [0, 1, -1].map(value => literal(value, type))
      if (zero === undefined || one === undefined || minusOne === undefined) return undefined
      // NaN stays NaN, and -0 becomes 0.
      const still = select(compare('==', x, zero), zero, x)
      return select(compare('>', x, zero), one, select(compare('<', x, zero), minusOne, still))
    }
    default:
      return undefined
  }
}
