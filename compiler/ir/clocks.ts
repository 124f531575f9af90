import type { ClockModel } from '../model/network.ts'
import type { Clocks } from './program.ts'

/** How far from a whole number the ratio of two time steps may be, relative to it: rounding of decimals, and no more. */
const tolerance = 1e-12

/** Which clock all others fit into: the fastest one, if each of the others has a step at every so many of its steps. */
export function clocksOf(clocks: readonly ClockModel[]): Clocks {
  const fastest = Math.min(...clocks.map(({ dt }) => dt))
  const base = clocks.findIndex(({ dt }) => dt === fastest)
  const fits = clocks.every(({ dt }) => {
    const ratio = dt / fastest
    return Math.abs(ratio - Math.round(ratio)) <= tolerance * ratio
  })
  return { count: clocks.length, base: fits && base >= 0 ? base : undefined }
}
