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

test.each([
  ['v > 1', [1.5, 4, 6]],
  ['v >= 1', [1, 1.5, 4, 6]],
  ['1 < v', [1.5, 4, 6]],
])('of values that all neurons compare with one limit, those met %s', async (condition, met) => {
  // What is not a number is above nothing and hides nobody, wherever it stands among the neurons of a turn.
  const values = [
    Number.NaN,
    1.5,
    Number.NaN,
    0.5,
    1,
    -Infinity,
    Number.NaN,
    4,
    Number.NaN,
    Number.NaN,
    0,
    -1,
    6,
    0.25,
    Number.NaN,
  ]
  for (let turned = 0; turned < 8; turned++) {
    const own = [...values.slice(turned), ...values.slice(0, turned)]
    const group = new NeuronGroup(own.length, 'dv/dt = 0/second : 1', {
      threshold: condition,
      reset: '',
      method: 'euler',
    })
    group.set({ v: own })
    const spikes = new SpikeMonitor(group)
    await using network = networkOf(group, spikes)
    await network.run('0.1 ms')
    expect(Array.from(spikes.i, neuron => own[neuron])).toEqual(own.filter(value => met.includes(value)))
  }
})

test('a neuron that its reset leaves above the threshold spikes when it is no longer refractory', async () => {
  const group = new NeuronGroup(9, 'dv/dt = 1/second : 1 (unless refractory)', {
    threshold: 'v > 1', reset: 'v = 2', refractory: '0.5*ms', method: 'euler',
  }) // prettier-ignore
  group.set({ v: 'i % 3' })
  const spikes = new SpikeMonitor(group)
  await using network = networkOf(group, spikes)
  await network.run('1.2 ms')
  const steps = Array.from(spikes.t, time => Math.round(time / 1e-4))
  expect(steps).toEqual([0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 10])
  expect(Array.from(spikes.i).slice(0, 6)).toEqual([1, 2, 4, 5, 7, 8])
})
