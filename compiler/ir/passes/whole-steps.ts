/**
 * Two numbers of steps are compared as the floats they are cut from, where they have not become integers yet: vectors
 * convert to integers of 64 bits by many operations.
 */
import { call, compare, type IrExpr } from '../ir.ts'
import { mapOperands } from '../walk.ts'

/** Rewrites every such comparison in an expression; the answers stay the same. */
export function compareWholeSteps(expr: IrExpr): IrExpr {
  const inner = mapOperands(expr, compareWholeSteps)
  if (inner.kind !== 'compare') return inner
  const left = wholeSteps(inner.left)
  const right = wholeSteps(inner.right)
  return left === undefined || right === undefined ? inner : compare(inner.operator, left, right)
}

function wholeSteps(expr: IrExpr): IrExpr | undefined {
  if (expr.kind !== 'call' || expr.operation !== 'timestep') return undefined
  return call('whole_steps', 'f64', ...expr.arguments)
}
