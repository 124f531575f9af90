/** The value of a bare expression at the end, as a notebook shows it. */
import type { Session } from './evaluate/call.ts'
import type { Value } from './evaluate/values.ts'
import { toStr } from './print/show.ts'

/** As in a notebook, for numbers, quantities, strings and arrays only. */
export function showLast(value: Value, session: Session): void {
  const shown =
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    (value !== null && (value.kind === 'array' || value.kind === 'unit' || value.kind === 'str')) ||
    (value !== null && value.kind === 'object' && value.type.array !== undefined)
  if (shown) session.print(`${toStr(value, session)}\n`)
}

/** Everything but None, groups and their like, and what drawing gives. */
export function showInNotebook(value: Value, session: Session): void {
  if (isPlain(value)) session.print(`${session.repr(value)}\n`)
}

function isPlain(value: Value): boolean {
  if (value === null) return false
  if (typeof value !== 'object') return true
  switch (value.kind) {
    case 'object':
      return value.type.array !== undefined
    case 'list':
    case 'tuple':
      return value.items.every(item => item === null || isPlain(item))
    default:
      return true
  }
}
