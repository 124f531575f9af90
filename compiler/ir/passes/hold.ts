/**
 * A variable that waits while the neuron is refractory is moved on by nothing then: `x := select(c, x + d, x)` becomes
 * `x := x + select(c, d, 0)`, which for several neurons at once is one instruction where choosing between two values is
 * three. (A negative zero becomes a positive one.)
 */
import {
  binary,
  element,
  type IrExpr,
  type IrSelect,
  type IrStatement,
  literal,
  local,
  type Local,
  type SetStatement,
  select,
} from '../ir.ts'
import { localsOf } from '../effects.ts'
import { expressionsOf, sameExpression, withInner } from '../walk.ts'

/** Holds what waits for a condition by a change of 0. */
export function holdByNoChange(block: readonly IrStatement[]): IrStatement[] {
  const changes = new Map<Local, Held>()
  const used = usedOnce(block)
  for (const statement of block) {
    const held = heldBy(statement, used)
    if (held !== undefined) changes.set(held.value, held)
  }
  if (changes.size === 0) return [...block]
  const bySet = new Map<IrStatement, Held>(Array.from(changes.values(), held => [held.set, held]))
  return block.map(statement => {
    if (statement.kind === 'let') {
      const held = changes.get(statement.local)
      return held === undefined ? statement : { ...statement, local: held.change, value: held.by }
    }
    const held = bySet.get(statement)
    if (held === undefined) return statement
    const { set, change, condition } = held
    const value = binary('+', element(set.array), select(condition, local(change), literal(0)))
    return { ...set, value }
  })
}

/** An assignment that waits: of which new value, which is the old one changed by what. */
interface Held {
  readonly set: SetStatement & IrStatement
  readonly condition: IrExpr
  readonly value: Local
  readonly change: Local
  readonly by: IrExpr
}

function heldBy(statement: IrStatement, used: ReadonlyMap<Local, IrExpr>): Held | undefined {
  if (statement.kind !== 'set' || statement.index !== 'own' || statement.value.kind !== 'select') return undefined
  const own = element(statement.array)
  const { condition, then, otherwise }: IrSelect = statement.value
  if (!sameExpression(otherwise, own) || then.kind !== 'read' || then.place.kind !== 'local') return undefined
  const value = then.place.local
  const made = used.get(value)
  if (made?.kind !== 'binary' || made.operator !== '+' || !sameExpression(made.left, own)) return undefined
  const change: Local = { stem: `${statement.array.name}_change`, type: value.type }
  return { set: statement, condition, value, change, by: made.right }
}

/** The values of those locals that are read in one place only. */
function usedOnce(block: readonly IrStatement[]): Map<Local, IrExpr> {
  const reads = new Map<Local, number>()
  for (const each of block.flatMap(withInner).flatMap(expressionsOf).flatMap(localsOf))
    reads.set(each, (reads.get(each) ?? 0) + 1)
  return new Map(
    block.flatMap(each =>
      each.kind === 'let' && reads.get(each.local) === 1 ? [[each.local, each.value] as const] : [],
    ),
  )
}
