/* Spikes that are given: their times, ascending, and the steps in which they come. */

import { timestep } from './arith'

/** The step of each of `count` spikes, as i32; one that is too far for that is never reached. */
export function placeSpikes(times: usize, bins: usize, count: i32, dt: f64): void {
  for (let s = 0; s < count; s++) {
    const bin = timestep(load<f64>(times + ((<usize>s) << 3)), dt)
    store<i32>(bins + ((<usize>s) << 2), <i32>min(bin, <i64>i32.MAX_VALUE))
  }
}

/** The first spike whose step is not before `bin`; `count` if there is none. */
export function firstSpike(bins: usize, count: i32, bin: i64): i32 {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (<i64>load<i32>(bins + ((<usize>middle) << 2)) < bin) low = middle + 1
    else high = middle
  }
  return low
}

/** How many spikes come in the steps `from` up to `to`, again and again if there is a period. */
export function countSpikes(bins: usize, count: i32, period: i64, from: i64, to: i64): i32 {
  if (period <= 0) return firstSpike(bins, count, to) - firstSpike(bins, count, from)
  let sum = 0
  for (let step = from; step < to; step++) {
    const bin = step % period
    sum += firstSpike(bins, count, bin + 1) - firstSpike(bins, count, bin)
  }
  return sum
}
