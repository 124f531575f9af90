/** What an event assigns may be what derived arrays were computed from: then that neuron's row is computed again. */
import { effectsOf } from '../effects.ts'
import type { ArrayRef } from '../ir.ts'
import type { Hoisted, PhaseCode } from '../program.ts'
import { arraysOf } from '../walk.ts'

/** Ends the code of events that change the inputs of derived arrays with computing the neuron's row. */
export function rederiveRows(code: PhaseCode, { arrays }: Hoisted): PhaseCode {
  if (code.domain.kind !== 'events') return code
  const inputs = new Set<ArrayRef>(
    arrays.flatMap(each => (each.kind === 'value' ? [each.value] : each.entries)).flatMap(arraysOf),
  )
  const { writes } = effectsOf(code.body)
  if (!Array.from(writes).some(array => inputs.has(array))) return code
  const derived = arrays.flatMap(each =>
    each.kind === 'value' ? [each.target] : each.results.map(({ target }) => target),
  )
  const rederive = { kind: 'rederive', population: code.phase.group, writes: derived, reads: [...inputs] } as const
  return { ...code, body: [...code.body, rederive] }
}
