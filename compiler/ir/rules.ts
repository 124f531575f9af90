/** Walks over the code of rules that make synapses. */
import type { Computed, ConnectCode } from './program.ts'

/** The same code over other values. */
export function mapComputed(code: ConnectCode, map: (value: Computed) => Computed): ConnectCode {
  const { low, high, step, sample, element, condition, chance, times } = code
  return {
    ...code,
    low: map(low),
    high: map(high),
    step: map(step),
    sample: sample && { ...sample, value: map(sample.value) },
    element: map(element),
    condition: condition && map(condition),
    chance: chance && map(chance),
    times: map(times),
  }
}

/** What is computed once for each row. */
export function computedOfRow({ low, high, step, sample }: ConnectCode): readonly Computed[] {
  return [low, high, step, ...(sample === undefined ? [] : [sample.value])]
}

/** Everything that is computed. */
export function allComputed(code: ConnectCode): readonly Computed[] {
  const { element, condition, chance, times } = code
  return [...computedOfRow(code), element, condition, chance, times].filter(each => each !== undefined)
}
