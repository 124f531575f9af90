/** Walks over the code of rules that make synapses. */
import type { Computed, ConnectCode } from './program.ts'

/** The same code over other values. */
export function mapComputed(code: ConnectCode, map: (value: Computed) => Computed): ConnectCode {
  const { low, high, step, sample, early, element, late, chance, times } = code
  return {
    ...code,
    low: map(low),
    high: map(high),
    step: map(step),
    sample: sample && { ...sample, value: map(sample.value) },
    early: early && map(early),
    element: map(element),
    late: late && map(late),
    chance: chance && map(chance),
    times: map(times),
  }
}
