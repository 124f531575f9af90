/** What statements read and write: the reason why they may, or may not, change places. */
import type { ArrayRef, IrExpr, IrStatement, Local } from './ir.ts'
import { arraysOf, expressionsOf, operands, placesOf, withInner } from './walk.ts'

export interface Effects {
  readonly reads: ReadonlySet<ArrayRef>
  readonly writes: ReadonlySet<ArrayRef>
}

/** The effects of statements one after the other. */
export function effectsOf(statements: readonly IrStatement[]): Effects {
  const reads = new Set<ArrayRef>()
  const writes = new Set<ArrayRef>()
  for (const statement of statements.flatMap(withInner)) {
    for (const expr of expressionsOf(statement)) for (const array of arraysOf(expr)) reads.add(array)
    if (statement.kind === 'set' || statement.kind === 'put' || statement.kind === 'clear') writes.add(statement.array)
    if (statement.kind === 'fill') writes.add(statement.row)
    if (statement.kind === 'map') {
      for (const row of statement.rows) reads.add(row)
      for (const row of statement.rows.slice(0, 1)) writes.add(row)
      if (statement.twin !== undefined) reads.add(statement.twin.row)
    }
    if (statement.kind === 'sample rows') for (const row of statement.rows) reads.add(row)
    if (statement.kind === 'rederive') {
      for (const array of statement.writes) writes.add(array)
      for (const array of statement.reads) reads.add(array)
    }
  }
  return { reads, writes }
}

/** The arrays of which statements read the elements of others than the one at hand. */
export function lookedUpIn(statements: readonly IrStatement[]): ReadonlySet<ArrayRef> {
  const found = new Set<ArrayRef>()
  const visit = (expr: IrExpr): void => {
    if (expr.kind === 'lookup') found.add(expr.array)
    operands(expr).forEach(visit)
  }
  for (const statement of statements.flatMap(withInner)) expressionsOf(statement).forEach(visit)
  return found
}

/** Whether an element sees what those before it have become: one after the other, by their index, as in Brian 2's loops. */
export function isInTurn(statements: readonly IrStatement[]): boolean {
  return meet(lookedUpIn(statements), effectsOf(statements).writes)
}

/** The locals that an expression reads. */
export function localsOf(expr: IrExpr): Local[] {
  return placesOf(expr).flatMap(place => (place.kind === 'local' ? [place.local] : []))
}

/** Whether the two may be carried out in either order. Which neurons are on event lists is no array: see `fuse/`. */
export function commute(a: Effects, b: Effects): boolean {
  return !meet(a.writes, b.reads) && !meet(a.reads, b.writes) && !meet(a.writes, b.writes)
}

function meet(a: ReadonlySet<ArrayRef>, b: ReadonlySet<ArrayRef>): boolean {
  for (const array of a) if (b.has(array)) return true
  return false
}
