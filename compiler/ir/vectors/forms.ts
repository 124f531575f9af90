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
  if (expr.kind === 'lookup') return besideEachOther(expr.at) === undefined ? 'single' : 'lanes'
  return expr.kind === 'call' ? formOfCall(expr) : 'lanes'
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

/** Whether all of an expression has lanes, for all neurons. */
export function hasLanes(expr: IrExpr): boolean {
  const made = expanded(expr, operands(expr), value => value)
  const isSmall = made !== undefined && !(made.kind === 'select' && made.rare === true)
  return (isSmall || formOf(expr) === 'lanes') && operands(expr).every(hasLanes)
}

/** Whether an expression is computed in lanes and over rows, and no part of it one neuron at a time. */
export function hasRows(expr: IrExpr): boolean {
  return (
    (formOf(expr) !== 'single' || expanded(expr, operands(expr), value => value) !== undefined) &&
    operands(expr).every(hasRows)
  )
}
