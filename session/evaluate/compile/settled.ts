import type { Span } from '../../../diagnostics/index.ts'
import { raisedAt } from '../python-error.ts'
import type { Called, Steps, Value } from '../values.ts'

/** Waits for a call, or carries on the function that it began. */
export function* settled(result: Called, span: Span): Steps<Value> {
  if (typeof result !== 'object' || result === null) return result
  if (result.kind !== 'suspended' && result.kind !== 'unfinished') return result
  try {
    return result.kind === 'suspended' ? yield result : yield* result.steps
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}
