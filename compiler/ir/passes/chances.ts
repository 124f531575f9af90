/**
 * What happens with a probability is asked of all neurons by the first bits of their numbers, and by all bits of those few
 * whom the first ones leave in doubt. The number that is compared is the same.
 */
import { localsOf } from '../effects.ts'
import {
  binary,
  type DrawStatement,
  type IfStatement,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  type Local,
  logical,
} from '../ir.ts'
import type { Loop } from '../program.ts'
import { expressionsOf, mapReads, withInner } from '../walk.ts'

/** The parts of a number. */
interface Parts {
  readonly draw: DrawStatement & IrStatement
  readonly first: Local
  readonly further: Local
}

/** Most that further bits add to the first ones. */
const most = 2 ** -8 - 2 ** -53

/** The loop with conditions in two stages. Of a chance that is no part of such a condition all neurons draw both parts. */
export function askInParts(loop: Loop): Loop {
  const chances = loop.body.filter(each => each.kind === 'draw').filter(each => each.rows && each.function === 'chance')
  if (chances.length === 0) return loop
  const parts = new Map<Local, Parts>()
  const body = loop.body.flatMap((statement): IrStatement[] => {
    if (statement.kind === 'if') return [inStages(statement, parts)]
    if (statement.kind !== 'draw' || !chances.includes(statement)) return [statement]
    const { local: number, origin } = statement
    const first: Local = { stem: 'first_bits', type: 'f64' }
    const further: Local = { stem: 'further_bits', type: 'f64' }
    const drawn: IrStatement = { ...statement, local: first, part: 'first' }
    if (!isOnlyAsked(number, loop.body)) {
      const both = binary('+', local(first), local(further))
      const value: IrStatement = { kind: 'let', local: number, value: both, origin }
      return [drawn, { ...statement, local: further, part: 'further' }, value]
    }
    parts.set(number, { draw: statement, first, further })
    return [drawn]
  })
  return { ...loop, body }
}

/** Whether one condition alone looks at a number, and is met if a larger one would do. */
function isOnlyAsked(number: Local, body: readonly IrStatement[]): boolean {
  const [asking, ...others] = body.filter(each => [each].flatMap(withInner).some(inner => isReadIn(inner, number)))
  if (asking?.kind !== 'if' || others.length > 0) return false
  return falls(asking.condition, number) && !asking.body.flatMap(withInner).some(each => isReadIn(each, number))
}

function isReadIn(statement: IrStatement, number: Local): boolean {
  return expressionsOf(statement).some(expr => reads(expr, number))
}

function reads(expr: IrExpr, number: Local): boolean {
  return localsOf(expr).includes(number)
}

/** Whether a condition that is met stays so when a number falls. */
function falls(condition: IrExpr, number: Local): boolean {
  if (!reads(condition, number)) return true
  if (condition.kind === 'logical') return falls(condition.left, number) && falls(condition.right, number)
  if (condition.kind !== 'compare') return false
  const { operator, left, right } = condition
  const [smaller, larger] = operator === '<' || operator === '<=' ? [left, right] : [right, left]
  return !['==', '!='].includes(operator) && smaller.kind === 'read' && !reads(larger, number)
}

/** The condition over what the numbers are at least; those that meet it draw what the numbers are. */
function inStages(statement: IfStatement & IrStatement, parts: ReadonlyMap<Local, Parts>): IrStatement {
  const { condition, body, origin } = statement
  const asked = localsOf(condition).flatMap(each => parts.get(each) ?? [])
  if (asked.length === 0) return statement
  const replaced = (expr: IrExpr, by: (part: Parts) => IrExpr): IrExpr =>
    mapReads(expr, each => {
      const part = each.place.kind === 'local' ? parts.get(each.place.local) : undefined
      return part === undefined ? each : by(part)
    })
  const rest = inDoubt(condition, asked)
  const unless = replaced(rest, ({ first }) => binary('+', local(first), literal(most)))
  const draws = [...new Set(asked)].map(({ draw, further }): IrStatement => {
    return { ...draw, local: further, rows: false, part: 'further', unless }
  })
  const whole = replaced(rest, ({ first, further }) => binary('+', local(first), local(further)))
  return {
    ...statement,
    condition: replaced(condition, ({ first }) => local(first)),
    body: [...draws, { kind: 'if', condition: whole, body, origin }],
  }
}

/** What the first bits do not settle of a condition that they meet. */
function inDoubt(condition: IrExpr, asked: readonly Parts[]): IrExpr {
  if (condition.kind !== 'logical' || condition.operator !== 'and') return condition
  const { left, right } = condition
  const [isLeft, isRight] = [left, right].map(side => asked.some(({ draw }) => reads(side, draw.local)))
  if (isLeft && isRight) return logical('and', inDoubt(left, asked), inDoubt(right, asked))
  return inDoubt(isLeft ? left : right, asked)
}
