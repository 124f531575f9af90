/** Whether given spikes go with the time step of a run (semantics §10.3). */
import { error, inObject, type Report } from '../../diagnostics/index.ts'
import { displayQuantity, seconds } from '../../units/index.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import { timestepOf } from '../model/timestep.ts'

/** Reports spikes that cannot be, and periods that are no multiple of dt. */
export function checkSpikes({ groups, clocks }: NetworkModel, report: Report): void {
  for (const group of groups) {
    const wrong = group.active ? wrongSteps(group, clocks[group.clock]?.dt ?? 0) : undefined
    if (wrong !== undefined)
      inObject({ name: group.name, span: group.span }, report)(error('bad-value', group.span, wrong))
  }
}

function wrongSteps({ name, spikes }: NetworkGroup, dt: number): string | undefined {
  if (spikes === undefined) return undefined
  const { indices, times, period } = spikes
  const shown = (time: number): string => displayQuantity([time], [], seconds)
  if (period !== 0 && period < dt)
    return `ValueError: The period of '${name}' is ${shown(period)}, which is smaller than its dt of ${shown(dt)}.`
  const last = new Map<number, number>()
  for (const [k, neuron] of indices.entries()) {
    const bin = timestepOf(times[k] ?? 0, dt)
    if (last.get(neuron) === bin)
      return `ValueError: Using a dt of ${shown(dt)}, some neurons of SpikeGeneratorGroup '${name}' spike more than once during a time step.`
    last.set(neuron, bin)
  }
  if (Math.abs(Math.round(period / dt) * dt - period) <= period * Number.EPSILON) return undefined
  return `NotImplementedError: The period of '${name}' is ${shown(period)}, which is not an integer multiple of its dt of ${shown(dt)}.`
}
