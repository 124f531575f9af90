import type { Session } from '../../evaluate/call.ts'
import type { Value } from '../../evaluate/values.ts'
import { brianOf, type BrianData } from './state.ts'

/**
 * The name of an object that the script does not name: the stem if no living object has it, else with a number
 * (semantics §1.5). Living is what the script can still reach, and what the present network holds.
 */
export function freeName(stem: string, session: Session): string {
  const taken = new Set<string>()
  for (const { value } of session.scope.bindings.values()) if (value !== undefined) collectNames(value, taken, 0)
  for (const { name } of brianOf(session).current?.objects ?? []) taken.add(name)
  if (!taken.has(stem)) return stem
  for (let k = 1; ; k++) if (!taken.has(`${stem}_${k}`)) return `${stem}_${k}`
}

/** Lists deeper than this are not looked into. */
const deepest = 8

function collectNames(value: Value, names: Set<string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepest) return
  switch (value.kind) {
    case 'list':
    case 'tuple':
      for (const item of value.items) collectNames(item, names, depth + 1)
      break
    case 'dict':
      for (const entry of value.entries.values()) collectNames(entry.value, names, depth + 1)
      break
    case 'object': {
      const data = brianData(value)
      if (data === undefined) return
      names.add(data.object.name)
      if (data.kind !== 'group') collectNames(data.of, names, depth + 1)
      break
    }
    default:
  }
}

/** What a wrapped group or monitor keeps; undefined for every other object. */
export function brianData(value: Value): BrianData | undefined {
  if (typeof value !== 'object' || value?.kind !== 'object') return undefined
  return ['NeuronGroup', 'StateMonitor', 'SpikeMonitor'].includes(value.type.name)
    ? (value.data as BrianData)
    : undefined
}
