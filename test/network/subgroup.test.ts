import { describe, expect, test } from 'vitest'
import {
  Network,
  NeuronGroup,
  PoissonGroup,
  PoissonInput,
  PopulationRateMonitor,
  RandomStreams,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { load } from '../../host/index.ts'
import { complaints } from './helpers.ts'

const equations = 'dv/dt = i*(10*Hz) : 1\nw : 1\ns : 1 (shared)\ny = 2*w + i : 1'
const group = (streams?: RandomStreams): NeuronGroup =>
  new NeuronGroup(6, equations, { threshold: 'v > 0.95', reset: 'v = 0', method: 'euler', streams })

describe('a range of neurons', () => {
  test.each<[start: number | undefined, stop: number | undefined, range: [number, number]]>([
    [1, 4, [1, 4]],
    [-2, undefined, [4, 6]],
    [undefined, -1, [0, 5]],
    [3, 100, [3, 6]],
  ])('from %s to %s', (start, stop, [from, to]) => {
    const part = group().subgroup(start, stop)
    expect([part.range, part.size]).toEqual([{ start: from, stop: to }, to - from])
  })

  test('of a range is one of the group', () => {
    const all = group()
    const part = all.subgroup(1, 5).subgroup(1, -1)
    expect([part.group, part.range]).toEqual([all, { start: 2, stop: 4 }])
  })

  test('has at least one neuron, and whole bounds', () => {
    expect(complaints(() => group().subgroup(3, 3))).toMatchObject([
      { code: 'bad-value', message: 'IndexError: Illegal start/end values for subgroup, 3>=3' },
    ])
    expect(complaints(() => group().subgroup(0.5))).toMatchObject([{ code: 'type-mismatch' }])
  })

  test('is called after its group until it has a name', () => {
    const [one, other] = [group(), group()]
    const [part, named] = [other.subgroup(0, 2), other.subgroup(0, 2, { name: 'few' })]
    const operations = [part, named].map(each => each.runRegularly('w += 1'))
    const network = new Network(one, other)
    expect([part.name, named.name, ...operations.map(({ name }) => name)]).toEqual([
      'neurongroup_1_subgroup',
      'few',
      'neurongroup_1_subgroup_run_regularly',
      'few_run_regularly',
    ])
    expect(network.has('few_run_regularly')).toBe(true)
  })

  test('and others of the group by numbers, so that several can have operations', () => {
    const all = group()
    const parts = [all.subgroup(0, 1), all.subgroup(1, 2)]
    for (const part of parts) part.runRegularly('w += 1')
    const network = new Network(all)
    expect(parts.map(({ name }) => name)).toEqual(['neurongroup_subgroup', 'neurongroup_subgroup_1'])
    expect(network.check()).toBe(true)
    expect(network.schedule().map(({ owner }) => owner)).toEqual(expect.arrayContaining(parts.map(({ name }) => name)))
  })
})

describe('values', () => {
  test('are those of the group', () => {
    const all = group(new RandomStreams(1))
    const part = all.subgroup(2, 5)
    part.set({ w: 'i + 10*N', s: 3 })
    expect([...all.get('w')]).toEqual([0, 0, 30, 31, 32, 0])
    expect([...all.get('s')]).toEqual([3])
    // what the equations call i is the group's
    expect([...part.get('y')]).toEqual([62, 65, 68])
    part.write('w', [1, 2, 3])
    part.write('w', 9, { indices: [2] })
    expect([...all.get('w')]).toEqual([0, 0, 1, 2, 9, 0])
    part.write('w', 4)
    expect([...all.get('w')]).toEqual([0, 0, 4, 4, 4, 0])
    expect([...part.get('i')]).toEqual([0, 1, 2])
    expect(() => part.write('w', [1, 2])).toThrow('2 != 3')
  })

  test('are kept and set again', () => {
    const all = group(new RandomStreams(1))
    all.set({ w: 'i', s: 2 })
    const part = all.subgroup(1, 3)
    const [kept, ofPart] = [all.states(), part.states()]
    expect(Object.keys(kept)).toEqual(['v', 'w', 's'])
    expect(ofPart['w']).toEqual(Float64Array.of(1, 2))
    all.set({ w: 0, s: 0 })
    part.set(ofPart)
    expect([...all.get('w'), ...all.get('s')]).toEqual([0, 1, 2, 0, 0, 0, 2])
    all.set(kept)
    expect(all.states()).toEqual(kept)
  })

  test('that are drawn are those that the group would draw', () => {
    const drawn = (set: (all: NeuronGroup) => void): number[] => {
      const all = group(new RandomStreams(7))
      set(all)
      return [...all.get('w')]
    }
    const whole = drawn(all => all.set({ w: 'rand() + poisson(3 + 0*i)' }))
    const part = drawn(all => all.subgroup(2, 5).set({ w: 'rand() + poisson(3 + 0*i)' }))
    expect(part).toEqual(whole.map((value, index) => (index >= 2 && index < 5 ? value : 0)))
  })
})

describe('in a network', () => {
  test.each(['vector', 'scalar'] as const)('monitors number its neurons from 0 (%s)', async lanes => {
    const all = group()
    const part = all.subgroup(2, 5)
    all.set({ w: 'i' })
    const [spikes, everywhere] = [new SpikeMonitor(part, { variables: 'y' }), new SpikeMonitor(all)]
    const [trace, few] = [
      new StateMonitor(part, ['w', 'y'], { record: true }),
      new StateMonitor(part, 'w', { record: [2, 0] }),
    ]
    const [rate, totalRate] = [new PopulationRateMonitor(part), new PopulationRateMonitor(all)]
    await using network = new Network([all, spikes, everywhere, trace, few, rate, totalRate], { stepping: { lanes } })
    await network.run('100*ms')
    expect([...everywhere.count]).toEqual([0, 1, 2, 3, 4, 5])
    expect([...spikes.count]).toEqual([2, 3, 4])
    const inside = [...everywhere].filter(([i]) => i >= 2 && i < 5)
    expect([...spikes]).toEqual(inside.map(([i, t]) => [i - 2, t]))
    expect([...spikes.get('y')]).toEqual(inside.map(([i]) => 3 * i))
    expect(trace.get('w').map(row => row[0])).toEqual([2, 3, 4])
    expect(trace.get('y').map(row => row[0])).toEqual([6, 9, 12])
    expect(few.get('w').map(row => row[0])).toEqual([4, 2])
    const total = (rates: Float64Array): number => rates.reduce((sum, each) => sum + each, 0) * 1e-4
    expect(total(rate.rate)).toBeCloseTo(9 / 3, 10)
    expect(total(totalRate.rate)).toBeCloseTo(15 / 6, 10)
    expect(network.objects.find(({ name }) => name === spikes.name)).toMatchObject({ when: 'thresholds', order: 2 })
  })

  test('operations and inputs reach its neurons alone', async () => {
    const all = new NeuronGroup(5, 'w : 1\nu : 1\nt0 : 1 (shared)')
    const part = all.subgroup(1, 3)
    part.runRegularly('t0 += N; w += i + 1')
    const input = new PoissonInput(part, 'u', 1, '10*kHz', 1)
    await using network = new Network(all, input)
    await network.run('0.2*ms')
    expect([...all.get('w')]).toEqual([0, 2, 4, 0, 0])
    expect([...all.get('u')]).toEqual([0, 2, 2, 0, 0])
    expect([...all.get('t0')]).toEqual([4])
    expect(network.schedule().map(({ name, owner, ownerType }) => [name, owner, ownerType])).toEqual(
      expect.arrayContaining([
        ['neurongroup_subgroup_run_regularly', 'neurongroup_subgroup', 'Subgroup'],
        ['poissoninput', 'neurongroup_subgroup', 'Subgroup'],
      ]),
    )
  })

  test('what a module records is the same', async () => {
    const all = new PoissonGroup(8, '1*kHz + 0*Hz*i')
    const part = all.subgroup(3, 7)
    const [spikes, rate] = [new SpikeMonitor(part), new PopulationRateMonitor(part)]
    const neurons = new NeuronGroup(4, 'w : 1')
    neurons.subgroup(1, 3).set({ w: 'rand() + i' })
    neurons.subgroup(2, 4).write('w', 5)
    const trace = new StateMonitor(neurons.subgroup(1, 4), 'w', { record: [1, 0, 2] })
    await using network = new Network(all, spikes, rate, neurons, trace)
    network.seed(3)
    const { module } = await network.compile({ duration: '20*ms' })
    await network.run('20*ms')
    const model = await load(module)
    await using simulation = await model.start({ seed: 3 })
    await simulation.run('20 ms')
    const recorded = simulation.spikes['spikemonitor']
    expect([...(recorded?.i ?? [])]).toEqual([...spikes.i])
    expect([...(recorded?.count ?? [])]).toEqual([...spikes.count])
    expect([...(simulation.rates['ratemonitor']?.rate ?? [])]).toEqual([...rate.rate])
    expect(simulation.traces['statemonitor']?.get('w')).toEqual(trace.get('w'))
    expect([...(simulation.traces['statemonitor']?.i ?? [])]).toEqual([1, 0, 2])
    const resized = model.start({ sizes: { [all.name]: 9 } })
    await expect(resized).rejects.toThrow('a subgroup of its neurons 3 to 6')
  })
})
