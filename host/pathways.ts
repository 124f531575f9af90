/** How long queues of events are, on their way to synapses. */
import type { Manifest, ManifestArray } from '../abi/manifest.ts'
import { hostError } from './errors.ts'
import { numbersOf } from './growing.ts'
import type { Binding, NetworkState } from './state.ts'

/** How many steps of events a queue holds: those that a delay lasts, rounded as Brian 2 does (semantics §9.3), and one more. */
export function delaySlots(delay: number, dt: number): number {
  return Math.trunc(delay / dt + 0.5) + 1
}

/**
 * How many steps of events the queue of a pathway holds, by its longest delay.
 *
 * @param dts the lengths of the clocks' steps in seconds
 */
export function slotsOf({ pathways }: Manifest, pathway: number, dts: readonly number[]): number {
  const { delay, clock } = pathways[pathway] ?? { delay: 0, clock: 0 }
  return delaySlots(delay, dts[clock] ?? 1)
}

/** The same pathways with the longest delays that their synapses have, where these are longer than what was foreseen. */
export function withLongestDelays(manifest: Manifest, { arrays }: Binding, state: NetworkState): Manifest {
  const pathways = manifest.pathways.map(pathway => {
    const placed = pathway.array === undefined ? undefined : arrays[pathway.array]
    if (placed === undefined) return pathway
    let { delay } = pathway
    for (const value of numbersOf(state.window(placed))) if (Number.isFinite(value) && value > delay) delay = value
    return delay === pathway.delay ? pathway : { ...pathway, delay }
  })
  return { ...manifest, pathways }
}

/**
 * Whether delays are such as the queues have room for.
 *
 * @throws HillockError `bad-value` for one below 0, NaN, or above the longest that there is room for
 */
export function requireDelays({ pathways, groups }: Manifest, { arrays }: Binding, state: NetworkState): void {
  for (const { name, group, array, delay } of pathways) {
    const placed = array === undefined ? undefined : arrays[array]
    if (placed === undefined) continue
    const delays = numbersOf(state.window(placed))
    const synapse = delays.findIndex(value => !(value >= 0 && value <= delay))
    if (synapse < 0) continue
    const owner = groups[group]?.name ?? ''
    const value = delays[synapse] ?? 0
    const why =
      value > delay && Number.isFinite(value)
        ? `the longest that there is room for is ${delay}`
        : 'delays are times from 0 on'
    throw hostError('bad-value', `the delay of synapse ${synapse} of '${owner}.${name}' is ${value} seconds: ${why}`)
  }
}

/** The elements of an array that belongs to a pathway. */
export function pathwayElements(
  manifest: Manifest,
  length: Extract<ManifestArray['length'], { per: 'queue' | 'delays' | 'carried' }>,
  dts: readonly number[],
  sizeOf: (group: string) => number,
): number {
  if (length.per === 'carried') return 3 + 2 * length.count
  const slots = slotsOf(manifest, length.pathway, dts)
  if (length.per === 'delays') return slots + 1
  const pathway = manifest.pathways[length.pathway]
  const neurons = sizeOf(manifest.groups[pathway?.neurons ?? -1]?.name ?? '')
  return 1 + slots * (1 + (pathway?.array === undefined ? 1 : 2) * neurons)
}
