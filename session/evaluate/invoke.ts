import type { CallSite } from './call.ts'
import { bind } from './parameters.ts'
import { PythonError, unsupported } from './python-error.ts'
import { typeName } from './types.ts'
import { isStr, type Suspended, type Value } from './values.ts'

const none: ReadonlyMap<string, Value> = new Map()

/**
 * Calls a value. What has to wait, such as `run`, comes back as {@link Suspended}.
 *
 * @throws PythonError for what cannot be called, and for arguments that do not fit
 */
export function invoke(
  callee: Value,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: CallSite,
): Value | Suspended {
  if (typeof callee === 'object' && callee !== null) {
    if (callee.kind === 'function') return callee.call(bind(callee, positional, keywords), site)
    if (callee.kind === 'object' && callee.type.call !== undefined) return callee.type.call(callee, positional, site)
  }
  const isString = isStr(callee)
  throw new PythonError('TypeError', `'${typeName(callee)}' object is not callable`, {
    help: isString ? 'a string does nothing when called; is an operator missing?' : undefined,
  })
}

/** Calls a value where the result is needed at once. */
export function invokeNow(
  callee: Value,
  positional: readonly Value[],
  site: CallSite,
  keywords: ReadonlyMap<string, Value> = none,
): Value {
  return settledNow(invoke(callee, positional, keywords, site))
}

/** Refuses what has to wait in the middle of an expression. */
export function settledNow(result: Value | Suspended): Value {
  if (typeof result === 'object' && result !== null && result.kind === 'suspended') {
    throw unsupported('run() inside a larger expression is Brian 2, not yet Hillock', {
      help: 'write run(…) as a statement of its own',
    })
  }
  return result
}
