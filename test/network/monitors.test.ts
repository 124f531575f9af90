/** What monitors record, and when in a step: as Brian 2 does (semantics §1.1, §8). */
import { describe, expect, test } from 'vitest'
import { EventMonitor, NeuronGroup, PopulationRateMonitor, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { close, networkOf, spikeSteps } from './helpers.ts'

const rising = { threshold: 'v > 0.25', reset: 'v = 0', method: 'euler' } as const

describe('a state monitor', () => {
  const untouched = [0, 0.11, 0.22, 0, 0.11]
  const touched = [0.01, 0.12, 0.23, 0.01, 0.12]
  const updated = [0.11, 0.22, 0.33, 0.11, 0.22]
  const reset = [0.11, 0.22, 0, 0.11, 0.22]

  test.each([
    ['start', undefined, touched],
    ['before_start', undefined, untouched],
    ['start', -1, untouched],
    ['before_groups', undefined, touched],
    ['groups', -1, touched],
    ['groups', 1, updated],
    ['after_groups', undefined, updated],
    ['thresholds', undefined, updated],
    ['before_resets', undefined, updated],
    ['resets', -1, updated],
    ['resets', 1, reset],
    ['after_resets', undefined, reset],
    ['end', undefined, reset],
  ])('in %s at order %s', async (when, order, expected) => {
    const G = new NeuronGroup(1, 'dv/dt = 1/ms : 1', rising)
    // `neurongroup_run_regularly` comes before `statemonitor`: names decide where slot and order are equal.
    G.runRegularly('v += 0.01')
    const M = new StateMonitor(G, 'v', { record: true, when, order })
    await networkOf(G, M).run('0.5*ms')
    expect([...(M.get('v')[0] ?? [])]).toEqual(close(expected))
  })

  test('ties are settled by names', async () => {
    const G = new NeuronGroup(1, 'v : 1')
    G.runRegularly('v += 1')
    const [before, after] = ['a', 'z'].map(name => new StateMonitor(G, 'v', { record: true, name }))
    await networkOf(G, ...[before, after].filter(each => each !== undefined)).run('0.3*ms')
    expect([before, after].map(each => [...(each?.get('v')[0] ?? [])])).toEqual([
      [0, 1, 2],
      [1, 2, 3],
    ])
  })

  test('with a clock of its own sees the time of its group', async () => {
    const G = new NeuronGroup(1, 's = t/ms + 0*i : 1', { dt: '1*ms' })
    const M = new StateMonitor(G, 's', { record: true, dt: '0.25*ms' })
    await networkOf(G, M).run('2*ms')
    expect([...(M.get('s')[0] ?? [])]).toEqual(close([0, 1, 1, 1, 1, 2, 2, 2]))
    expect([...M.get('t', 'ms')]).toEqual(close([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75]))
  })
})

describe('a spike monitor', () => {
  test('records variables as they are at the threshold', async () => {
    const equations = `dv/dt = (1+i)/ms : 1
      w : 1
      b : boolean
      n : integer
      s : 1 (shared)
      x = 2*v : 1`
    const options = { ...rising, reset: 'v = 0; w += 1; n += 2; b = not b', refractory: '0.15*ms' }
    const G = new NeuronGroup(2, equations, options)
    G.set({ s: 7 })
    const variables = ['v', 'w', 'b', 'n', 'x', 's', 'lastspike', 'not_refractory'] as const
    const S = new SpikeMonitor(G, { variables })
    const later = new SpikeMonitor(G, { variables: 'v', when: 'after_resets' })
    const counting = new SpikeMonitor(G, { variables: 'v', record: false })
    await networkOf(G, S, later, counting).run('0.7*ms')
    expect(spikeSteps(S)).toEqual([1, 2, 3, 5, 5])
    expect([...S.i]).toEqual([1, 0, 1, 0, 1])
    const recorded = variables.map(name => [...S.get(name)])
    expect(recorded).toEqual([
      close([0.4, 0.3, 0.4, 0.3, 0.4]),
      [0, 0, 1, 1, 2],
      [0, 0, 1, 1, 0],
      [0, 0, 2, 2, 4],
      close([0.8, 0.6, 0.8, 0.6, 0.8]),
      [7, 7, 7, 7, 7],
      [...S.t],
      [0, 0, 0, 0, 0],
    ])
    expect(S.samples('n')).toBeInstanceOf(Int32Array)
    expect(S.samples('b')).toBeInstanceOf(Uint8Array)
    expect(S.values('v').map(row => [...row])).toEqual([close([0.3, 0.3]), close([0.4, 0.4, 0.4])])
    expect(S.values('t').map(row => row.length)).toEqual([2, 3])
    expect([...later.get('v')]).toEqual([0, 0, 0, 0, 0])
    expect([counting.length, [...counting.count], [...counting.t]]).toEqual([5, [2, 3], []])
  })

  test('at the start sees the spikes of the step before, and loses those of a run’s last step', async () => {
    const G = new NeuronGroup(1, 'v : 1', { threshold: 'True', reset: '' })
    const [early, S] = [new SpikeMonitor(G, { when: 'start', name: 'early' }), new SpikeMonitor(G)]
    const network = networkOf(G, early, S)
    await network.run('0.3*ms')
    await network.run('0.3*ms')
    expect([spikeSteps(early), spikeSteps(S)]).toEqual([
      [1, 2, 4, 5],
      [0, 1, 2, 3, 4, 5],
    ])
  })

  test('has rates in bins', async () => {
    const G = new NeuronGroup(3, 'v : 1', { threshold: 'int(t/dt + 0.5) % (i + 2) == 0', reset: '' })
    const S = new SpikeMonitor(G)
    const network = networkOf(G, S)
    await network.run('1.4*ms')
    const { t, rates } = S.binnedRate('0.2*ms')
    expect([...t]).toEqual(close([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2].map(each => each / 1e3)))
    expect(rates.map(row => [...row].map(each => Math.round(each)))).toEqual([
      [5000, 5000, 5000, 5000, 5000, 5000, 5000],
      [5000, 5000, 0, 5000, 5000, 0, 5000],
      [5000, 0, 5000, 0, 5000, 0, 5000],
    ])
    expect(() => S.binnedRate('0.15*ms')).toThrow('ValueError: bin_size has to be a multiple of dt.')
    expect(S.smoothRate('flat', '0.3*ms').map(row => row.length)).toEqual([14, 14, 14])
  })
})

describe('monitors of events', () => {
  test('record each its own, and code on events runs by order, then name', async () => {
    const G = new NeuronGroup(3, 'v : 1\ntrace : 1', {
      threshold: 'v > 2',
      reset: 'v = 0',
      events: { up: 'v > 0.5', far: 'v > 1.5' },
    })
    G.runRegularly('v += 0.3*(i+1)')
    G.runOnEvent('up', 'trace = trace*10 + 1')
    G.runOnEvent('far', 'trace = trace*10 + 2', { order: -1 })
    const [up, far, spikes] = [
      new EventMonitor(G, 'up', { variables: 'v' }),
      new EventMonitor(G, 'far'),
      new SpikeMonitor(G),
    ]
    await networkOf(G, up, far, spikes).run('0.4*ms')
    expect(spikeSteps(up)).toEqual([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
    expect([...up.i]).toEqual([1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2])
    expect([...up.get('v')]).toEqual(close([0.6, 0.9, 0.6, 1.2, 1.8, 0.9, 1.8, 2.7, 1.2, 2.4, 0.9]))
    expect([spikeSteps(far), [...far.i]]).toEqual([
      [1, 2, 2, 3],
      [2, 1, 2, 1],
    ])
    expect([spikeSteps(spikes), [...spikes.i]]).toEqual([
      [2, 3],
      [2, 1],
    ])
    expect([...G.get('trace')]).toEqual([111, 112121, 121211])
    expect([...G.get('v')]).toEqual(close([1.2, 0, 0.9]))
  })

  test('other than spikes know nothing of refractoriness', async () => {
    const G = new NeuronGroup(1, 'dv/dt = 1/ms : 1', {
      threshold: 'v > 0.15',
      reset: 'v = 0',
      refractory: '0.5*ms',
      events: { a: 'v > 0.15', b: 'v > 0.15 and not_refractory' },
      method: 'euler',
    })
    const [A, B, S] = [new EventMonitor(G, 'a'), new EventMonitor(G, 'b', { name: 'b' }), new SpikeMonitor(G)]
    await networkOf(G, A, B, S).run('1.5*ms')
    expect([A, B, S].map(each => spikeSteps(each))).toEqual([[1, 3, 4, 5, 6, 8, 9, 10, 11, 13, 14], [], [1, 6, 11]])
  })

  test('an event called spike is the threshold', async () => {
    const G = new NeuronGroup(1, 'dv/dt = 1/ms : 1', {
      events: { spike: 'v > 0.15' },
      reset: 'v = 0',
      refractory: '0.5*ms',
      method: 'euler',
    })
    const S = new SpikeMonitor(G, { variables: 'lastspike' })
    await networkOf(G, S).run('1.5*ms')
    expect(spikeSteps(S)).toEqual([1, 6, 11])
    expect([...S.get('lastspike')]).toEqual([...S.t])
  })

  test('code on an event before the condition sees the events of the step before', async () => {
    const G = new NeuronGroup(1, 'n : 1', { events: { a: 'int(t/dt + 0.5) % 2 == 0' } })
    G.runOnEvent('a', 'n += 1', { when: 'start' })
    const E = new EventMonitor(G, 'a', { when: 'start' })
    const network = networkOf(G, E)
    await network.run('0.3*ms')
    expect([spikeSteps(E), [...G.get('n')]]).toEqual([[1], [1]])
    await network.run('0.3*ms')
    expect([spikeSteps(E), [...G.get('n')]]).toEqual([[1, 5], [2]])
  })

  test('a condition may be looked at earlier in the step', async () => {
    const G = new NeuronGroup(1, 'dv/dt = 1/ms : 1', rising)
    G.setEventSchedule('spike', { when: 'start' })
    const [S, M] = [new SpikeMonitor(G), new StateMonitor(G, 'v', { record: true })]
    await networkOf(G, S, M).run('1*ms')
    expect(spikeSteps(S)).toEqual([3, 7])
    expect([...(M.get('v')[0] ?? [])]).toEqual(close([0, 0.1, 0.2, 0.3, 0, 0.1, 0.2, 0.3, 0, 0.1]))
  })
})

describe('a population’s rate', () => {
  test('is spikes per second and neuron, at the end of each step', async () => {
    const threshold = 'int(t/dt + 0.5) % 3 != 0 and i == int(t/dt + 0.5) % 3 - 1'
    const G = new NeuronGroup(2, 'v : 1', { threshold, reset: '' })
    const R = new PopulationRateMonitor(G)
    await networkOf(G, R).run('0.6*ms')
    expect([...R.rate]).toEqual([0, 1 / 1e-4 / 2, 1 / 1e-4 / 2, 0, 1 / 1e-4 / 2, 1 / 1e-4 / 2])
    expect([...R.t]).toEqual([0, 1, 2, 3, 4, 5].map(step => step * 1e-4))
    expect([...R.get('rate', 'kHz')]).toEqual(close([0, 5, 5, 0, 5, 5]))
    expect([...R.binnedRate('0.2*ms').rate]).toEqual(close([2500, 2500, 5000]))
    expect([...R.smoothRate([1, 1, 1])].map(each => Math.round(each))).toEqual([1667, 3333, 3333, 3333, 3333, 3333])
  })

  test('goes by the clock of its group', async () => {
    const G = new NeuronGroup(4, 'v : 1', { threshold: 'i < 2', reset: '', dt: '0.25*ms' })
    const R = new PopulationRateMonitor(G)
    await networkOf(G, R).run('1*ms')
    expect([[...R.get('t', 'ms')], [...R.get('rate', 'kHz')]]).toEqual([
      close([0, 0.25, 0.5, 0.75]),
      close([2, 2, 2, 2]),
    ])
  })
})
