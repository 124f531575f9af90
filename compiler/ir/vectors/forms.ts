/** How the operations of an expression are carried out for several neurons at once. */
import type { IrCall, IrExpr } from '../ir.ts'
import { builtIn, operationNamed } from '../operations.ts'
import { operands } from '../walk.ts'
import { expanded } from './expanded.ts'

/**
 * In the lanes of a vector; by a function over a whole row of the tile, between two loops; or one neuron after the
 * other, in a loop of its own.
 */
export type Form = 'lanes' | 'row' | 'single'

/** The form of an operation, whatever its operands are. */
export function formOf(expr: IrExpr): Form {
  return expr.kind === 'call' ? formOfCall(expr) : 'lanes'
}

function formOfCall({ operation }: IrCall): Form {
  const { file, row } = operationNamed(operation)
  if (file === builtIn) return 'lanes'
  return row === true ? 'row' : 'single'
}

/** Whether all of an expression has lanes, for all neurons. */
export function hasLanes(expr: IrExpr): boolean {
  const made = expanded(expr, operands(expr), value => value)
  const isSmall = made !== undefined && !(made.kind === 'select' && made.rare === true)
  return (isSmall || formOf(expr) === 'lanes') && operands(expr).every(hasLanes)
}
