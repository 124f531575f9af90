import { describe, expect, test } from 'vitest'
import { NeuronGroup, SpikeMonitor } from '../../../network/index.ts'
import { networkOf } from '../../network/helpers.ts'

/** Which neurons meet a condition in a step, of a group whose loop takes so many sums. */
async function spiking(size: number, condition: string, sums: number): Promise<number[]> {
  const group = new NeuronGroup(size, 'x : 1', { threshold: condition, reset: '' })
  group.runRegularly(`x = ${['x', ...Array.from({ length: sums }, (_, k) => `x*${k + 0.5}`)].join(' + ')}`)
  const spikes = new SpikeMonitor(group)
  await using network = networkOf(group, spikes)
  await network.run('0.1 ms')
  return Array.from(spikes.i)
}

// Light loops take eight neurons a turn, heavy ones four.
describe.each([
  ['light', 1],
  ['heavy', 20],
])('in a %s loop', (_, sums) => {
  test.each([1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 513])(
    'of %i neurons those that there are meet a condition',
    async size => {
      const all = Array.from({ length: size }, (_unused, neuron) => neuron)
      expect(await spiking(size, 'True', sums)).toEqual(all)
      expect(await spiking(size, 'i % 3 == 1', sums)).toEqual(all.filter(neuron => neuron % 3 === 1))
    },
  )
})
