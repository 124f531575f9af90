import { availableParallelism } from 'node:os'
import { MOST_THREADS } from '../abi/layout.ts'
import { wholeNumber } from './arguments.ts'
import { usageError } from './faults.ts'

/** So many at most unless `--threads` says more: who shares a machine of many cores does not expect to take all of it. */
const usual = 8

/**
 * How many threads may work together. No more than the machine runs at once: threads of a network wait for each other at every step.
 *
 * @throws HillockError `usage`
 */
export function threadsFlag(text: string | undefined): number {
  return Math.min(text === undefined ? usual : threadsOf(text), availableParallelism())
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
