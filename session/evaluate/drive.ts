import { arrayMemory } from '../../compiler/index.ts'
import { takeTurns } from '../../host/running.ts'
import type { Activation } from './activation.ts'
import type { Session } from './call.ts'
import type { Compiled, Jump } from './compile/frame.ts'
import { PythonError } from './python-error.ts'
import type { Steps, Suspended, Value } from './values.ts'

/** The script was ended from outside. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/**
 * Runs a compiled statement to its end. The event loop is let in every 20 ms, so that Ctrl-C and a page stay alive
 * whatever the script does.
 *
 * @throws Interrupted when the signal was given; what the script raises
 */
export async function drive(
  statement: Compiled,
  activation: Activation,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (arrayMemory.wantsTurn()) await breathe()
  throwIfAborted(signal)
  const steps = statement.run(activation)
  if (typeof steps !== 'object') return
  let turn = steps.next(null)
  while (turn.done !== true) {
    const pause = turn.value
    if (pause === 'breathe') {
      await breathe()
      throwIfAborted(signal)
      session.breathed()
      turn = steps.next(null)
    } else if (pause.kind === 'suspended') {
      // what it waited for need not have let anything else in
      turn = await resume(steps, pause)
    } else {
      turn = steps.throw(new PythonError('SyntaxError', "'yield' outside function", { code: 'syntax' }))
    }
  }
}

async function resume(steps: Steps<Jump>, suspended: Suspended): Promise<ReturnType<Steps<Jump>['next']>> {
  let value: Value
  try {
    value = await suspended.start()
  } catch (thrown) {
    return steps.throw(thrown)
  }
  return steps.next(value)
}

/** @throws Interrupted if the signal was given */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Interrupted('interrupted')
}

/** Lets timers and messages in, and memory that is no longer used come back. */
async function breathe(): Promise<void> {
  const turns = takeTurns()
  await turns.next()
  turns.close()
}
