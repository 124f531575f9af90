import type { Io } from './io.ts'
import type { ProgressBar } from './progress.ts'

/** Whether, and for how long, Ctrl-C was pressed. */
export interface Interrupts {
  readonly interrupted: boolean
  /** Listens no longer. */
  readonly end: () => void
}

/**
 * Ctrl-C calls `stop`, so that what there is can still be shown.
 *
 * @param kept what the user is told of it
 * @param bar cleared before anything is written
 */
export function listenForInterrupts(io: Io, kept: string, bar: ProgressBar | undefined, stop: () => void): Interrupts {
  let interrupted = false
  const end = io.onInterrupt(() => {
    if (interrupted) return
    interrupted = true
    bar?.clear()
    stop()
  }, kept)
  return {
    get interrupted() {
      return interrupted
    },
    end,
  }
}
