/** Arrays of which each thread only comes upon its own range. */
import { expect, test } from 'vitest'
import { clocksOf } from '../../../../compiler/ir/clocks.ts'
import { divide } from '../../../../compiler/ir/divide/index.ts'
import { arraysByRanges } from '../../../../compiler/ir/divide/ranges.ts'
import {
  type NetworkObject,
  type NeuronGroup,
  SpikeMonitor,
  StateMonitor,
  Synapses,
  type SynapsesOptions,
} from '../../../../network/index.ts'
import { groupOf, modelOf, partsAfter } from '../helpers.ts'

/** `group.variable` of each. */
function byRanges(objects: readonly NetworkObject[]): string[] {
  const model = modelOf(objects)
  const parts = partsAfter('fuse', objects).map(part => divide(part, clocksOf(model.clocks).base))
  return Array.from(arraysByRanges(parts), ({ name, population }) => `${population}.${name}`).toSorted((a, b) =>
    a < b ? -1 : 1,
  )
}

const equations = 'dv/dt = (1.1 + I - v)/tau : 1\nI : 1\nk : 1'

function spiking(regular?: string): NeuronGroup {
  return groupOf({ equations, threshold: 'v > 1', reset: 'v = 0', regular })
}

/** Synapses among the neurons of a group, which are `0`. */
function recurrent(options: SynapsesOptions, variables = 'w : 1'): NetworkObject[] {
  const group = spiking()
  const synapses = new Synapses(group, group, variables, { ...options, onDiagnostic: () => undefined })
  synapses.connect()
  return [group, synapses]
}

test.each<readonly [what: string, objects: () => readonly NetworkObject[], arrays: string]>([
  ['what steps write, not what they read', () => [spiking()], '0.v'],
  ['what operations write', () => [spiking('I = k*v')], '0.I 0.v'],
  ['no value that all share', () => [groupOf({ equations: 'a : 1 (shared)\nx : 1', regular: 'a = 2' })], ''],
  ['what each thread records', () => {
    const group = spiking()
    return [group, new SpikeMonitor(group), new StateMonitor(group, ['v', 'I'], { record: [1, 7] })]
  }, '0.v'],
  ['what events are added to', () => recurrent({ onPre: 'I_post += w' }), '0.I 0.v'],
  ['what neurons behind synapses are read for', () => recurrent({ onPre: 'I_post += w*v_post' }), '0.I 0.v'],
  ['nothing that is read of neurons before synapses', () => recurrent({ onPre: 'I_post += w*v_pre' }), '0.I'],
  ['nothing that one thread assigns for all', () => recurrent({ onPre: 'I_pre += w' }), '0.v'],
  ['no variable of synapses that events come to', () => recurrent({ onPre: 'w += 1\nI_post += w' }), '0.I 0.v'],
  ['no sum over synapses, nor what is summed', () => recurrent({}, 'w : 1\nI_post = w*v_pre : 1 (summed)'), ''],
  ['nothing that a link looks up', () => {
    const [group, other] = [spiking(), groupOf({ equations: 'dx/dt = (u - x)/tau : 1\nu : 1 (linked)' })]
    other.link('u', group, 'v', { index: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] })
    return [group, other]
  }, '1.x'],
  ['nothing of synapses with delays of their own', () => {
    const [group, synapses] = recurrent({ onPre: 'I_post += w' }) as [NeuronGroup, Synapses]
    synapses.set({ delay: '1*ms*rand()' })
    return [group, synapses]
  }, '0.v'],
])('%s', (_, objects, arrays) => {
  expect(byRanges(objects()).join(' ')).toBe(arrays)
}) // prettier-ignore
