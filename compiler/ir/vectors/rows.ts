/** Rows that are not needed at the same time share their memory: a tile has to stay in the first-level cache. */
import { type ArrayRef, element, type IrExpr, type IrStatement } from '../ir.ts'
import { arraysOf, expressionsOf, mapExpressions, mapReads, withInner } from '../walk.ts'
import type { TimedBody } from './hand-on.ts'

interface Interval {
  first: number
  last: number
}

/** The same items over as few rows as there must be; those that others fill stay as they are. */
export function withFewRows(items: readonly TimedBody[]): TimedBody[] {
  const own = new Set(items.flatMap(({ item }) => item.body.flatMap(writtenBy)))
  const shared = sharing(new Map([...intervalsOf(items)].filter(([row]) => own.has(row))))
  const rowOf = (row: ArrayRef): ArrayRef => shared.get(row) ?? row
  return items.map(({ item, time }) => ({
    item: { ...item, body: item.body.map(each => overRows(each, rowOf)) },
    time,
  }))
}

function rowsOf(statement: IrStatement): ArrayRef[] {
  const read = expressionsOf(statement).flatMap(arraysOf)
  const whole = statement.kind === 'map' || statement.kind === 'sample rows' ? statement.rows : []
  return [...read, ...whole, ...writtenBy(statement)].filter(({ purpose }) => purpose === 'row')
}

function writtenBy(statement: IrStatement): ArrayRef[] {
  return statement.kind === 'set' ? [statement.array] : []
}

function intervalsOf(items: readonly TimedBody[]): Map<ArrayRef, Interval> {
  const intervals = new Map<ArrayRef, Interval>()
  for (const { item, time } of items) {
    for (const row of item.body.flatMap(withInner).flatMap(rowsOf)) {
      const known = intervals.get(row)
      if (known === undefined) intervals.set(row, { first: time, last: time })
      else {
        known.first = Math.min(known.first, time)
        known.last = Math.max(known.last, time)
      }
    }
  }
  return intervals
}

/** A row is free again after the last time at which it is read. */
function sharing(intervals: ReadonlyMap<ArrayRef, Interval>): Map<ArrayRef, ArrayRef> {
  const shared = new Map<ArrayRef, ArrayRef>()
  const used: { readonly row: ArrayRef; last: number }[] = []
  for (const [row, { first, last }] of [...intervals].toSorted(([, a], [, b]) => a.first - b.first)) {
    const free = used.find(each => each.row.type === row.type && each.last < first)
    if (free === undefined) used.push({ row, last })
    else {
      free.last = last
      shared.set(row, free.row)
    }
  }
  return shared
}

function overRows(statement: IrStatement, rowOf: (row: ArrayRef) => ArrayRef): IrStatement {
  const replaced = mapExpressions(statement, expr => readingRows(expr, rowOf))
  switch (replaced.kind) {
    case 'set':
      return { ...replaced, array: rowOf(replaced.array) }
    case 'map':
    case 'sample rows':
      return { ...replaced, rows: replaced.rows.map(rowOf) }
    default:
      return replaced
  }
}

function readingRows(expr: IrExpr, rowOf: (row: ArrayRef) => ArrayRef): IrExpr {
  return mapReads(expr, each =>
    each.place.kind === 'element' && each.place.array.purpose === 'row' ? element(rowOf(each.place.array)) : each,
  )
}
