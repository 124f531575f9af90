/* TimedArrays (semantics §10.4). */

import { log2 } from './log-base'
import { pow } from './power'

/**
 * Into how many parts a row of a TimedArray is cut before the nearest one is looked for: at least eight for each step of the code that
 * asks, and a power of two.
 *
 * @param dt seconds from row to row
 * @param step seconds of a step
 */
export function timedParts(dt: f64, step: f64): f64 {
  return max(pow(2, ceil(log2((8 / step) * dt))), 1)
}
