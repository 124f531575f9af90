/** A condition that begins with the condition of the block before it is looked at inside that block. */
import { effectsOf, localsOf, arraysOf } from '../effects.ts'
import type { IfStatement, IrExpr, IrStatement } from '../ir.ts'
import { definedBy, expressionsOf, sameExpression, withInner } from '../walk.ts'

/** `if a: x` and `if a and b: y` become `if a: x; if b: y`, if x leaves alone what `a` reads. */
export function nestConditions(block: readonly IrStatement[]): IrStatement[] {
  const result: IrStatement[] = []
  for (const [position, statement] of block.entries()) {
    const joined = statement.kind === 'if' ? nested(result, statement, block.slice(position + 1)) : undefined
    if (joined === undefined) result.push(statement)
    else result.splice(0, result.length, ...joined)
  }
  return result
}

/** What stands before, and a condition inside its last block; undefined where that is not the same. */
function nested(
  before: readonly IrStatement[],
  statement: IfStatement & IrStatement,
  rest: readonly IrStatement[],
): IrStatement[] | undefined {
  // Random numbers that the condition needs may come between.
  const position = before.findLastIndex(({ kind }) => kind !== 'draw')
  const outer = before[position]
  const draws = before.slice(position + 1)
  if (outer?.kind !== 'if') return undefined
  const inner = without(statement.condition, outer.condition)
  if (inner === undefined || writesWhatItReads(outer) || draws.some(draw => isUsed(draw, rest))) return undefined
  const body = [...outer.body, ...draws, { ...statement, condition: inner }]
  return [...before.slice(0, position), { ...outer, body }]
}

/** What is left of `outer and …` where `outer` holds. */
function without(condition: IrExpr, outer: IrExpr): IrExpr | undefined {
  if (condition.kind !== 'logical' || condition.operator !== 'and') return undefined
  return sameExpression(condition.left, outer) ? condition.right : undefined
}

function writesWhatItReads({ condition, body }: IfStatement): boolean {
  const { writes } = effectsOf(body)
  return arraysOf(condition).some(array => writes.has(array))
}

function isUsed(draw: IrStatement, rest: readonly IrStatement[]): boolean {
  const used = new Set(rest.flatMap(withInner).flatMap(expressionsOf).flatMap(localsOf))
  return definedBy(draw).some(local => used.has(local))
}
