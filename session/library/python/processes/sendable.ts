import { PythonError } from '../../../evaluate/python-error.ts'
import { typeName } from '../../../evaluate/types.ts'
import type { Value } from '../../../evaluate/values.ts'
import { brianData } from '../../brian2/brian-class.ts'
import { shownOf } from '../../brian2/variable-view.ts'

/**
 * What comes back from another process is a copy, and of Brian's objects there is none.
 *
 * @throws PythonError for these, as of Python's `pickle`
 */
export function requireSendable(value: Value, from: string, seen: Set<Value> = new Set()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  const within = (part: Value): void => requireSendable(part, from, seen)
  switch (value.kind) {
    case 'list':
    case 'tuple':
      value.items.forEach(within)
      break
    case 'dict':
      for (const entry of value.entries.values()) within(entry.value)
      break
    case 'instance':
      within(value.members)
      if (value.content !== undefined) within(value.content)
      break
    case 'object':
      if (brianData(value) !== undefined || shownOf(value) !== undefined) throw notSendable(value, from)
      break
    default:
  }
}

function notSendable(value: Value, from: string): PythonError {
  return new PythonError('TypeError', `${typeName(value)} cannot be sent from ${from}: it belongs to a simulation`, {
    help: 'return its values: M.t[:], M.count[:], M.v/mV',
  })
}
