import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import type { ProgressBar } from './progress.ts'

/** Whether, and for how long, Ctrl-C was pressed. */
export interface Interrupts {
  readonly interrupted: boolean
  /** Listens no longer. */
  readonly end: () => void
}

/**
 * The first Ctrl-C calls `stop`, so that what there is can still be shown; the second ends the process.
 *
 * @param bar cleared before anything is written
 */
export function listenForInterrupts(io: Io, bar: ProgressBar | undefined, stop: () => void): Interrupts {
  let presses = 0
  const end = io.onInterrupt(() => {
    presses++
    if (presses > 1) io.exit(exitCodes.interrupted)
    else {
      bar?.clear()
      io.stderr.write('\nstopping: what was recorded is kept; Ctrl-C again ends at once\n')
      stop()
    }
  })
  return {
    get interrupted() {
      return presses > 0
    },
    end,
  }
}
