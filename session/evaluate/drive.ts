import type { Compiled, Pause, Steps } from './compile-statement.ts'
import { PythonError } from './python-error.ts'
import type { Suspended, Value } from './values.ts'

/** How the driver deals with time. */
export interface Pace {
  /** Ends everything at the next breath. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds between breaths. */
  readonly slice?: number
}

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
export async function drive(statement: Compiled, { signal, slice = 20 }: Pace = {}): Promise<void> {
  throwIfAborted(signal)
  if (statement.kind === 'plain') {
    refuseJump(statement.run())
    return
  }
  const steps = statement.run()
  let deadline = performance.now() + slice
  let turn = steps.next()
  while (turn.done !== true) {
    if (turn.value !== 'breathe') {
      // what it waited for need not have let anything else in
      turn = await resume(steps, turn.value)
    } else if (performance.now() >= deadline) {
      await breathe()
      throwIfAborted(signal)
      deadline = performance.now() + slice
      turn = steps.next(null)
    } else {
      turn = steps.next(null)
    }
  }
  refuseJump(turn.value)
}

async function resume(
  steps: Steps,
  suspended: Suspended,
): Promise<IteratorResult<Pause, ReturnType<typeof refuseJump>>> {
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

/** Lets timers and messages in. */
function breathe(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 0)
  })
}

function refuseJump(jump: 'break' | 'continue' | undefined): 'break' | 'continue' | undefined {
  if (jump === 'break') throw new PythonError('SyntaxError', "'break' outside loop", { code: 'syntax' })
  if (jump === 'continue') throw new PythonError('SyntaxError', "'continue' not properly in loop", { code: 'syntax' })
  return undefined
}
