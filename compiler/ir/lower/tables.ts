/** TimedArrays in the IR: tables, and where in them the value of a time stands (semantics §10.4). */
import { dimensionless, seconds } from '../../../units/index.ts'
import type { External, TimedValues } from '../../model/external.ts'
import {
  type ArrayRef,
  binary,
  call,
  cast,
  compare,
  type IrExpr,
  literal,
  logical,
  lookup,
  read,
  scalar,
  type ScalarRef,
  select,
} from '../ir.ts'
import { constantScalar, type References } from './references.ts'

/** A TimedArray in the IR. */
export interface Table {
  readonly array: ArrayRef
  /** Seconds from one row to the next. */
  readonly dt: ScalarRef
  readonly rows: ScalarRef
  /** How many values a row has; absent where it is called with the time alone. */
  readonly columns: ScalarRef | undefined
}

/** What a table is made of besides its values: numbers of which no text of a module may know. */
export type KnownNumber = (what: 'dt' | 'rows' | 'columns', external: External) => ScalarRef

/** The table of a TimedArray. */
export function tableOf(timed: TimedValues, known: KnownNumber): Table {
  const { dt, values, columns } = timed
  const count = (value: number): External => ({ value, type: 'integer', dimension: dimensionless })
  return {
    array: { name: 'timed_array', type: 'f64', population: -1, per: 'table', purpose: 'data' },
    dt: known('dt', { value: dt, type: 'float', dimension: seconds }),
    rows: known('rows', count(values.length / (columns ?? 1))),
    columns: columns === undefined ? undefined : known('columns', count(columns)),
  }
}

/**
 * The value at a time, in code that goes by a clock: its steps are cut into K parts each, of which the nearest one says in
 * which row a time is.
 *
 * @param column of a table that has some: an i32 or i64; beside them there is NaN
 */
export function valueAt(
  { array, dt, rows, columns }: Table,
  time: IrExpr,
  column: IrExpr | undefined,
  clock: number,
): IrExpr {
  const parts = call('timed_parts', 'f64', scalar(dt), read({ kind: 'dt', clock }))
  const part = binary('/', scalar(dt), parts)
  const nearest = binary('/', binary('+', binary('/', time, part), literal(0.5)), parts)
  const last = cast(binary('-', scalar(rows), literal(1, 'i64')), 'f64')
  // Beyond all rows there are times that no integer holds.
  const row = cast(call('clip', 'f64', nearest, literal(0), last), 'i64')
  if (columns === undefined || column === undefined) return lookup(array, row)
  const own = cast(column, 'i64')
  const first = binary('*', row, scalar(columns))
  if (column.kind === 'read' && column.place.kind === 'index') {
    // There is room behind the last row for a value of every neuron.
    return select(compare('<', own, scalar(columns)), lookup(array, binary('+', first, own)), literal(Number.NaN))
  }
  const inside = logical('and', compare('>=', own, literal(0, 'i64')), compare('<', own, scalar(columns)))
  const nearestColumn = call('clip', 'i64', own, literal(0, 'i64'), binary('-', scalar(columns), literal(1, 'i64')))
  return select(inside, lookup(array, binary('+', first, nearestColumn)), literal(Number.NaN))
}

/**
 * TimedArrays that are computed with at once.
 *
 * @param values takes what their scalars stand for
 */
export function createTables(values: Map<ScalarRef, number>): {
  readonly table: References['table']
  readonly tables: ReadonlyMap<ArrayRef, ArrayLike<number>>
} {
  const tables = new Map<ArrayRef, ArrayLike<number>>()
  const table = (timed: TimedValues): Table => {
    const made = tableOf(timed, (what, external) => {
      const known = constantScalar(what, external)
      values.set(known, external.value)
      return known
    })
    tables.set(made.array, timed.values)
    return made
  }
  return { table, tables }
}
