/** Where everything that a phase assigns waits for one condition, it is carried out only where that holds: refractory neurons are skipped. */
import { type IrExpr, type IrStatement, literal } from '../ir.ts'
import { mapExpressions, mapOperands, readsArray, sameExpression } from '../walk.ts'
import { simplify } from './simplify.ts'

/**
 * Puts the statements behind the one that settles the condition under it, if all of them wait for it:
 * `let…; set x = select(c, a, x)` becomes `if c: let…; set x = a`.
 */
export function skipWhereHeld(block: readonly IrStatement[]): IrStatement[] {
  const condition = conditionOf(block.at(-1))
  if (condition === undefined) return [...block]
  const start = block.findLastIndex(statement => !waitsFor(statement, condition)) + 1
  if (block.slice(0, start).some(statement => !settles(statement, condition))) return [...block]
  const body = block.slice(start)
  return [...block.slice(0, start), { kind: 'if', condition, body: body.map(each => whereHolds(each, condition)) }]
}

/** The condition under which a statement changes anything. */
function conditionOf(statement: IrStatement | undefined): IrExpr | undefined {
  if (statement?.kind !== 'set' || statement.index !== 'own' || statement.value.kind !== 'select') return undefined
  const { condition, otherwise } = statement.value
  const keeps =
    otherwise.kind === 'read' && otherwise.place.kind === 'element' && otherwise.place.array === statement.array
  const isFlag = condition.kind === 'read' && condition.place.kind === 'element'
  return keeps && isFlag ? condition : undefined
}

function waitsFor(statement: IrStatement, condition: IrExpr): boolean {
  if (statement.kind === 'let' || statement.kind === 'matrix' || statement.kind === 'draw') return true
  const own = conditionOf(statement)
  return own !== undefined && sameExpression(own, condition)
}

/** Whether a statement assigns the condition itself. */
function settles(statement: IrStatement, condition: IrExpr): boolean {
  return statement.kind === 'set' && readsArray(condition, statement.array)
}

/** The statement where the condition is known to hold. */
function whereHolds(statement: IrStatement, condition: IrExpr): IrStatement {
  const assume = (expr: IrExpr): IrExpr =>
    sameExpression(expr, condition) ? literal(1, 'bool') : mapOperands(expr, assume)
  return mapExpressions(statement, expr => simplify(assume(expr)))
}
