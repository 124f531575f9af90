/**
 * Conditions that are asked of several neurons together, by the largest of their values: `v > 1` holds for none of them if it does not
 * hold for that one. A maximum takes the place of a comparison and a disjunction for each; who it is that meets a condition is looked at
 * where somebody may.
 */
import { localsOf } from '../effects.ts'
import {
  type IrCompare,
  type IrExpr,
  type IrRead,
  type IrStatement,
  local,
  type Local,
  type MeetStatement,
} from '../ir.ts'
import { arraysOf, operands, sameExpression } from '../walk.ts'

/** What holds wherever a condition does: that a value is above a limit that all neurons share. */
export interface Bound {
  readonly value: Local
  readonly operator: '>' | '>='
  readonly limit: IrExpr
}

/** The bound of a condition that can as well be looked at when the rest of a loop's body is done. */
export function boundOf(meet: MeetStatement & IrStatement, body: readonly IrStatement[]): Bound | undefined {
  const { condition } = meet
  const later = body.slice(body.indexOf(meet) + 1)
  if (later.some(each => changes(each, condition))) return undefined
  if (condition.kind !== 'logical' || condition.operator !== 'and') return asBound(condition)
  const { left, right } = condition
  const bound = asBound(right) ?? asBound(left)
  return bound !== undefined && body.some(each => holds(each, bound.value, [left, right])) ? bound : undefined
}

/** Comparisons that say that the left side is larger, or that the right side is. */
const larger: Readonly<Partial<Record<IrCompare['operator'], Bound['operator']>>> = { '>': '>', '>=': '>=' }
const smaller: Readonly<Partial<Record<IrCompare['operator'], Bound['operator']>>> = { '<': '>', '<=': '>=' }

function asBound(expr: IrExpr): Bound | undefined {
  if (expr.kind !== 'compare') return undefined
  const { left, right } = expr
  return bounded(left, larger[expr.operator], right) ?? bounded(right, smaller[expr.operator], left)
}

function bounded(value: IrExpr, operator: Bound['operator'] | undefined, limit: IrExpr): Bound | undefined {
  if (operator === undefined || value.kind !== 'read' || value.place.kind !== 'local') return undefined
  return value.type === 'f64' && isShared(limit) ? { value: value.place.local, operator, limit } : undefined
}

/** Whether it is the same for all neurons. */
function isShared(expr: IrExpr): boolean {
  if (expr.kind === 'lookup') return false
  return expr.kind === 'read' ? isSharedPlace(expr) : operands(expr).every(isShared)
}

function isSharedPlace({ place }: IrRead): boolean {
  if (place.kind === 'element') return place.index !== 'own'
  return place.kind !== 'local' && place.kind !== 'index'
}

/** Whether a statement gives what an expression reads another value. */
function changes(statement: IrStatement, expr: IrExpr): boolean {
  if (statement.kind === 'assign') return localsOf(expr).includes(statement.local)
  if (statement.kind === 'set') return arraysOf(expr).includes(statement.array)
  return statement.kind !== 'let' && statement.kind !== 'meet'
}

/**
 * Whether a value moves on only where one of some conditions holds. A neuron that has spiked then stays where its reset has put it, below
 * the limit as a rule, so that the bound alone keeps it out.
 */
function holds(statement: IrStatement, value: Local, conditions: readonly IrExpr[]): boolean {
  if (statement.kind !== 'assign' || statement.local !== value) return false
  const before = local(value)
  const moved = statement.value
  if (moved.kind === 'select') return sameExpression(moved.otherwise, before) && isOneOf(moved.condition, conditions)
  if (moved.kind !== 'binary' || !sameExpression(moved.left, before)) return false
  return moved.right.kind === 'select' && isOneOf(moved.right.condition, conditions)
}

function isOneOf(expr: IrExpr, others: readonly IrExpr[]): boolean {
  return others.some(other => sameExpression(expr, other))
}
