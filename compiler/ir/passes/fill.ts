/** Random numbers of all neurons are drawn a row of the tile at a time, before the loop that uses them. */
import { element, type FillStatement, type IrExpr, type IrStatement, type Local, row } from '../ir.ts'
import type { Loop } from '../program.ts'
import { mapExpressions, mapReads } from '../walk.ts'

/** A loop that draws no rows any more, behind one that fills them. */
export function fillRows(loop: Loop, population: number): Loop[] {
  const rows = new Map<Local, IrExpr>()
  const fills: FillStatement[] = []
  const body = loop.body.flatMap((statement): IrStatement[] => {
    if (statement.kind !== 'draw' || !statement.rows || statement.function === 'poisson') return [statement]
    const { local, function: called, arguments: given, site, clock, part, where } = statement
    const drawn = row(local.stem, local.type, population)
    const more = { ...(given && { arguments: given }), ...(part && { part }) }
    fills.push({ kind: 'fill', row: drawn, function: called, ...more, site, clock, where })
    rows.set(local, element(drawn))
    return []
  })
  if (fills.length === 0) return [loop]
  const reading = (expr: IrExpr): IrExpr =>
    mapReads(expr, each => (each.place.kind === 'local' ? rows.get(each.place.local) : undefined) ?? each)
  return [
    { ...loop, domain: { kind: 'tile' }, lanes: 'scalar', body: fills },
    { ...loop, body: body.map(statement => mapExpressions(statement, reading)) },
  ]
}
