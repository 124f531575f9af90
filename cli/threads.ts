import { availableParallelism } from 'node:os'
import { MOST_THREADS } from '../abi/layout.ts'
import { wholeNumber } from './arguments.ts'
import { usageError } from './faults.ts'

/**
 * How many threads may work together: one unless `--threads` says more. No more than the machine runs at once: threads of a network
 * wait for each other at every step.
 *
 * @throws HillockError `usage`
 */
export function threadsFlag(text: string | undefined): number {
  return text === undefined ? 1 : Math.min(threadsOf(text), availableParallelism(), MOST_THREADS)
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
