import type { Raise } from '../../../compiler/grammar/ast.ts'
import { plainSite } from '../call.ts'
import { isException, isExceptionClass, setCause } from '../classes/exceptions.ts'
import { invokeNow } from '../invoke.ts'
import { PythonError, raisedAt, toDiagnostic } from '../python-error.ts'
import { type InstanceValue, type Value } from '../values.ts'
import type { Compiled, Frame } from './frame.ts'

/** `raise`, `raise value`, `raise value from cause`. */
export function compileRaise(node: Raise, frame: Frame): Compiled {
  const { session } = frame
  const value = node.value === undefined ? undefined : frame.expression(node.value, frame)
  const cause = node.cause === undefined ? undefined : frame.expression(node.cause, frame)
  const site = plainSite(session, node.span)
  const exceptionOf = (found: Value): InstanceValue => {
    const made = isExceptionClass(found) ? invokeNow(found, [], site) : found
    if (isException(made)) return made
    throw new PythonError('TypeError', 'exceptions must derive from BaseException')
  }
  return {
    kind: 'plain',
    run: activation => {
      if (value === undefined) {
        const current = session.handling.at(-1)
        throw current ?? new PythonError('RuntimeError', 'No active exception to reraise', { span: node.span })
      }
      try {
        const raised = exceptionOf(value(activation))
        const because = cause?.(activation)
        if (because !== undefined && because !== null) {
          setCause(raised, exceptionOf(because))
        }
        throw thrownWith(raised, session.handling, session.instanceText(raised, 'str'))
      } catch (thrown) {
        throw raisedAt(thrown, node.span)
      }
    },
  }
}

/** An object that is raised again is the same exception as before, with the place where it came from. */
function thrownWith(value: InstanceValue, handling: readonly PythonError[], message: string): PythonError {
  const again = handling.findLast(each => each.value === value)
  if (again !== undefined) return again
  const context = handling.at(-1)
  const notes =
    context === undefined
      ? []
      : [
          {
            message: `raised while this was dealt with: ${toDiagnostic(context).message}`,
            ...(context.span && { span: context.span }),
          },
        ]
  return new PythonError(value.class.name, message, { value, notes })
}
