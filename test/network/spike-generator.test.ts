/** Neurons that spike at given times (semantics §10.3). */
import { describe, expect, test } from 'vitest'
import {
  type Diagnostic,
  Network,
  NeuronGroup,
  PopulationRateMonitor,
  SpikeGeneratorGroup,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { assembleQuickly, notAssembled } from '../assemble.ts'
import { complaints, networkOf, spikeSteps } from './helpers.ts'

/** Neuron and step of each spike. */
function spikesOf(monitor: SpikeMonitor, dt = 1e-4): string {
  const steps = spikeSteps(monitor, dt)
  return Array.from(monitor.i, (neuron, k) => `${neuron}@${steps[k]}`).join(' ')
}

const given = (): SpikeGeneratorGroup =>
  new SpikeGeneratorGroup(4, [3, 0, 1, 3, 2], [0.00021, 0, 0.0002, 0.0005, 0.00028])

describe('spikes come in their steps', () => {
  test('those of one step in the order of their times', async () => {
    const [group, other] = [given(), given()]
    const [spikes, rate] = [new SpikeMonitor(group), new PopulationRateMonitor(other)]
    await networkOf(group, other, spikes, rate).run('0.6*ms')
    expect(spikesOf(spikes)).toBe('0@0 1@2 3@2 2@2 3@5')
    expect([...spikes.count]).toEqual([1, 1, 1, 2])
    expect([...rate.get('rate', 'kHz')].map(Math.round)).toEqual([3, 0, 8, 0, 0, 3])
  })

  test('again and again, if there is a period', async () => {
    const group = new SpikeGeneratorGroup(2, [1, 0], [1e-4, 4e-4], { period: '0.5*ms' })
    const spikes = new SpikeMonitor(group)
    const net = networkOf(group, spikes)
    await net.run('0.75*ms')
    await net.run('10*ms')
    expect(spikesOf(spikes).slice(0, 27)).toBe('1@1 0@4 1@6 0@9 1@11 0@14 1')
    expect([...spikes.count]).toEqual([21, 22])
  })

  test('at steps of a clock of their own, beside others', async () => {
    const group = new SpikeGeneratorGroup(2, [1, 0, 1], [1e-3, 2e-3, 40e-3], { dt: '1*ms', period: '41*ms' })
    const [spikes, other] = [new SpikeMonitor(group), new SpikeMonitor(given())]
    await networkOf(group, other.group, spikes, other).run('50*ms')
    expect(spikesOf(spikes, 1e-3)).toBe('1@1 0@2 1@40 1@42 0@43')
    expect(other.length).toBe(5)
  })

  test('where clocks do not fit into each other', async () => {
    const group = new SpikeGeneratorGroup(2, [1, 0, 1], [1.5e-4, 3e-4, 6e-4], { dt: '0.15*ms', period: '0.75*ms' })
    const [spikes, other] = [new SpikeMonitor(group), new SpikeMonitor(given())]
    await networkOf(group, other.group, spikes, other).run('1.2*ms')
    expect(spikesOf(spikes, 1.5e-4)).toBe('1@1 0@2 1@4 1@6 0@7')
    expect(spikesOf(other)).toBe('0@0 1@2 3@2 2@2 3@5')
  })

  test('none', async () => {
    const group = new SpikeGeneratorGroup(2, [], [])
    const spikes = new SpikeMonitor(group)
    await networkOf(group, spikes).run('1*ms')
    expect(spikes.length).toBe(0)
  })

  test.each([{ join: false }, { blockLimit: 1 }, { lanes: 'scalar' }, { tile: 16 }] as const)(
    'with %j',
    async stepping => {
      const group = new SpikeGeneratorGroup(
        300,
        Array.from({ length: 300 }, (_, k) => (7 * k) % 300),
        Array.from({ length: 300 }, (_, k) => ((11 * k) % 90) * 1e-5),
        { period: '2*ms' },
      )
      const spikes = new SpikeMonitor(group)
      const net = new Network([group, spikes], { assemble: assembleQuickly, stepping })
      await net.run('7*ms')
      const plain = new SpikeGeneratorGroup(300, group.neuronIndex, group.spikeTime, { period: '2*ms' })
      const same = new SpikeMonitor(plain)
      await networkOf(plain, same).run('7*ms')
      expect(spikesOf(spikes)).toBe(spikesOf(same))
      expect(spikes.length).toBe(1200)
    },
  )

  test('many of them, in buffers that have to grow', async () => {
    const many = 50_000
    const group = new SpikeGeneratorGroup(
      1000,
      Array.from({ length: many }, (_, k) => k % 1000),
      Array.from({ length: many }, (_, k) => Math.floor(k / 1000) * 1e-4),
    )
    const spikes = new SpikeMonitor(group)
    await networkOf(group, spikes).run('6*ms')
    expect(spikes.length).toBe(many)
    expect([...new Set(spikes.count)]).toEqual([50])
  })
})

test('a monitor before them sees those of the step before', async () => {
  const group = new SpikeGeneratorGroup(3, [0, 1, 2], [0, 1e-4, 2e-4])
  const spikes = new SpikeMonitor(group, { when: 'start' })
  await networkOf(group, spikes).run('0.3*ms')
  expect(spikesOf(spikes)).toBe('0@1 1@2')
})

test('whole blocks of steps are done, of it and of groups beside it', async () => {
  const [group, cells] = [given(), new NeuronGroup(2, 'dv/dt = -v/(10*ms) : 1', { method: 'exact' })]
  const net = new Network([group, cells, new SpikeMonitor(group), new StateMonitor(cells, 'v', { record: true })], {
    assemble: notAssembled,
  })
  const { manifest } = await net.compile()
  expect(manifest.parts.map(({ stepByStep }) => stepByStep)).toEqual([undefined, undefined])
})

describe('other spikes', () => {
  test('come from the next run on, without those that are late', async () => {
    const told: Diagnostic[] = []
    const options = { onDiagnostic: (each: Diagnostic) => void told.push(each) }
    const group = given()
    const spikes = new SpikeMonitor(group)
    const net = networkOf(group, spikes)
    await net.run('0.3*ms', options)
    group.setSpikes([2, 1, 0], [0.0001, 0.0004, 0.0004])
    await net.run('0.3*ms', options)
    await net.run('0.3*ms', options)
    expect(spikesOf(spikes)).toBe('0@0 1@2 3@2 2@2 0@4 1@4')
    expect(told).toMatchObject([
      {
        code: 'ignored',
        message:
          'The SpikeGeneratorGroup contains spike times earlier than the start time of the current run (t = 300. us), these spikes will be ignored.',
      },
    ])
  })

  test('have a period of their own', () => {
    const group = given()
    group.setSpikes([0], [0], { period: '1*ms' })
    expect([group.period, [...group.neuronIndex], [...group.spikeTime]]).toEqual([1e-3, [0], [0]])
  })
})

test('a module holds them', async () => {
  const group = given()
  const { manifest, text } = await networkOf(group, new SpikeMonitor(group)).compile()
  const data = manifest.arrays.filter(({ purpose }) => purpose === 'data').map(({ name, values }) => [name, values])
  expect(data).toEqual([
    ['spike_times_0', [0, 0.0002, 0.00021, 0.00028, 0.0005]],
    ['spike_neurons_0', [0, 1, 3, 2, 3]],
  ])
  expect(manifest.groups[0]?.fixedBy).toBe('spikegeneratorgroup being given its spikes')
  const other = new SpikeGeneratorGroup(9, [0], [0], { period: '1*ms' })
  const again = await networkOf(other, new SpikeMonitor(other)).compile()
  expect(again.text).toBe(text)
})

describe('what is wrong', () => {
  const made = (indices: number[], times: number[], period?: string) => (): unknown =>
    new SpikeGeneratorGroup(2, indices, times, { period })
  test.each<[make: () => unknown, message: string]>([
    [() => new SpikeGeneratorGroup(0, [], []), 'TypeError: N has to be an integer >=1.'],
    [() => new SpikeGeneratorGroup(1.5, [], []), 'TypeError: N has to be an integer >=1.'],
    [made([0], []), 'ValueError: Length of the indices and times array must match, but 1 != 0'],
    [made([0], [-1]), 'ValueError: Spike times cannot be negative'],
    [made([0], [Number.NaN]), 'ValueError: Spike times have to be finite'],
    [made([2], [0]), 'ValueError: Indices have to lie in the interval [0, 2['],
    [made([-1], [0]), 'ValueError: Indices have to lie in the interval [0, 2['],
    [made([0], [0], '-1*ms'), 'ValueError: The period cannot be negative.'],
    [made([0], [1e-3], '1*ms'), 'ValueError: The period has to be greater than the maximum of the spike times'],
  ])('%s %s', (make, message) => {
    expect(complaints(make)).toMatchObject([{ code: 'bad-value', message }])
  })

  test.each<[indices: number[], times: number[], period: string, message: string]>([
    [
      [],
      [],
      '0.05*ms',
      "ValueError: The period of 'spikegeneratorgroup' is 50. us, which is smaller than its dt of 100. us.",
    ],
    [
      [],
      [],
      '0.25*ms',
      "NotImplementedError: The period of 'spikegeneratorgroup' is 250. us, which is not an integer multiple of its dt of 100. us.",
    ],
    [
      [1, 0, 1],
      [0.00011, 0.00012, 0.00019],
      '1*ms',
      "ValueError: Using a dt of 100. us, some neurons of SpikeGeneratorGroup 'spikegeneratorgroup' spike more than once during a time step.",
    ],
  ])('in a run, %j %j %s', async (indices, times, period, message) => {
    await expect(networkOf(new SpikeGeneratorGroup(2, indices, times, { period })).run('1*ms')).rejects.toThrow(message)
  })
})
