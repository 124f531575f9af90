import { availableParallelism } from 'node:os'
import { MOST_THREADS } from '../abi/layout.ts'
import { wholeNumber } from './arguments.ts'
import { usageError } from './faults.ts'

/**
 * How many threads may work together: what `--threads` says, or as many as the machine runs at once. No more than that: threads of
 * a network wait for each other at every step.
 *
 * @throws HillockError `usage`
 */
export function threadsFlag(text: string | undefined): number {
  const atOnce = Math.min(availableParallelism(), MOST_THREADS)
  return text === undefined ? atOnce : Math.min(threadsOf(text), atOnce)
}

/**
 * A number of threads.
 *
 * @throws HillockError `usage`
 */
export function threadsOf(text: string): number {
  const threads = wholeNumber(text, 'the number of threads', 1)
  if (threads > MOST_THREADS) throw usageError(`--threads takes 1 to ${MOST_THREADS}, not ${threads}`)
  return threads
}
