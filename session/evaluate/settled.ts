import type { Span } from '../../diagnostics/index.ts'
import { raisedAt } from './python-error.ts'
import type { Called, Steps, Suspended, Unfinished, Value } from './values.ts'

/** Whether a call's value is not there yet. */
export function isPending(result: Called): result is Suspended | Unfinished {
  return typeof result === 'object' && (result?.kind === 'suspended' || result?.kind === 'unfinished')
}

/** Waits for a call, or carries on the function that it began. */
export function* settled(result: Called, span: Span): Steps<Value> {
  if (!isPending(result)) return result
  try {
    return result.kind === 'suspended' ? yield result : yield* result.steps
  } catch (thrown) {
    throw raisedAt(thrown, span)
  }
}
