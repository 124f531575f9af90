/** Networks that change between runs, and networks of several clocks: as in Brian 2 (semantics §1.3, §1.4). */
import { describe, expect, test } from 'vitest'
import { Clock, HillockError, Network, NeuronGroup, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { close, complaints, networkOf, spikeSteps } from './helpers.ts'

const span = { source: { name: 'model.py', text: 'run(1*ms)' }, start: 0, end: 9 }

/** A group that counts its steps. */
function counter(options: { readonly dt?: string; readonly clock?: Clock } = {}): NeuronGroup {
  const G = new NeuronGroup(1, 'n : 1', options)
  G.runRegularly('n += 1')
  return G
}

describe('several clocks', () => {
  test('that do not fit into each other run each at its own times', async () => {
    const [G, H] = [counter({ dt: '0.1*ms' }), counter({ dt: '0.25*ms' })]
    const [M, N] = [G, H].map(group => new StateMonitor(group, 'n', { record: true })) as [StateMonitor, StateMonitor]
    const network = networkOf(G, H, M, N)
    await network.run('0.55*ms')
    expect([...M.get('t', 'ms')]).toEqual(close([0, 0.1, 0.2, 0.3, 0.4, 0.5]))
    expect([...N.get('t', 'ms')]).toEqual(close([0, 0.25, 0.5]))
    expect([G.get('n'), H.get('n'), G.get('t', 'ms'), H.get('t', 'ms')].map(([value]) => value)).toEqual(
      close([6, 3, 0.6, 0.75]),
    )
    expect(network.t).toBe(0.00055)
    await network.run('0.3*ms')
    expect([...M.get('t', 'ms')].slice(6)).toEqual(close([0.6, 0.7, 0.8]))
    expect([...N.get('t', 'ms')]).toEqual(close([0, 0.25, 0.5, 0.75]))
    expect([G.get('n')[0], H.get('n')[0]]).toEqual([9, 4])
  })

  test.each([
    ['coarser', '2*ms', [0, 2], [2, 1, 2]],
    ['finer', '0.5*ms', [0, 1, 1, 2, 2, 3, 3, 4], [4, 1, 4]],
    ['unaligned', '0.7*ms', [0, 1, 2, 3, 3, 4], [4, 1, 4]],
    ['the group’s', undefined, [0, 1, 2, 3], [3, 1, 3]],
  ])('statements on a %s clock see the time of their group', async (_, dt, times, [t = 0, step = 0, steps = 0]) => {
    const G = new NeuronGroup(1, 'a : second\nb : second\nc : 1\nhistory : 1', { dt: '1*ms' })
    G.runRegularly('a = t; b = dt; c = t_in_timesteps; history = history*10 + int(t/ms + 0.5)', { dt })
    await networkOf(G).run('4*ms')
    expect([G.get('a', 'ms'), G.get('b', 'ms'), G.get('c')].map(([value]) => value)).toEqual(close([t, step, steps]))
    expect(G.get('history')[0]).toBe(times.reduce((all, time) => all * 10 + time, 0))
  })

  test('may be longer than a run', async () => {
    const G = counter({ dt: '5*ms' })
    const network = networkOf(G)
    const after: unknown[] = []
    for (const duration of ['1*ms', '1*ms', '4*ms']) {
      await network.run(duration)
      after.push([G.get('n')[0], G.get('t', 'ms')[0]])
    }
    expect(after).toEqual([
      [1, 5],
      [1, 5],
      [2, 10],
    ])
    expect(network.t).toBeCloseTo(0.006, 12)
  })

  test('names tell them apart', async () => {
    const [G, H] = [counter({ clock: new Clock('1*ms') }), counter({ clock: new Clock('2*ms') })]
    const { manifest } = await networkOf(G, H).compile()
    expect(manifest.clocks.map(({ name, dt }) => [name, dt])).toEqual([
      ['clock', 1e-3],
      ['clock_1', 2e-3],
    ])
  })
})

describe('another dt', () => {
  test('counts from the next run on', async () => {
    const clock = new Clock('0.25*ms')
    const G = counter({ clock })
    const network = networkOf(G)
    await network.run('1*ms')
    expect([G.get('n')[0], clock.timestep]).toEqual([4, 4])
    clock.dt = '0.5*ms'
    expect([...G.read('dt'), ...G.read('t'), ...G.read('t_in_timesteps')]).toEqual([5e-4, 1e-3, 4])
    await network.run('1*ms')
    expect([G.get('n')[0], clock.timestep]).toEqual([6, 4])
  })

  test('is refused by the run where the time is no multiple of it', async () => {
    const G = counter()
    const network = networkOf(G)
    await network.run('0.7*ms')
    network.dt = '0.5*ms'
    const failure: unknown = await network.run('1.5*ms', { span }).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(HillockError)
    expect((failure as HillockError).diagnostics).toMatchObject([
      {
        message: 'ValueError: Cannot set dt from 100. us to 0.5 ms, the time 0.7 ms is not a multiple of 0.5 ms.',
        span,
      },
    ])
    expect(G.get('n')[0]).toBe(7)
  })
})

describe('a group’s own order and slots', () => {
  test('decide among what shares a slot', async () => {
    const groups = [1, -1].map(order => {
      const options = { threshold: 'v > 0', reset: 'u = v*10', order, name: order > 0 ? 'g' : 'g2' }
      const G = new NeuronGroup(1, 'v : 1\nu : 1', options)
      G.runRegularly('v += 1', { when: 'thresholds' })
      return { G, S: new SpikeMonitor(G, { variables: ['v', 'u'] }) }
    })
    await networkOf(...groups.flatMap(({ G, S }) => [G, S])).run('0.3*ms')
    expect(groups.map(({ S }) => [spikeSteps(S), [...S.get('v')], [...S.get('u')]])).toEqual([
      [
        [0, 1, 2],
        [1, 2, 3],
        [0, 10, 20],
      ],
      [
        [1, 2],
        [2, 3],
        [0, 20],
      ],
    ])
  })

  test('resets may come before the update', async () => {
    const G = new NeuronGroup(1, 'dv/dt = 1/ms : 1', { threshold: 'v > 0.25', reset: 'v = 0', method: 'euler' })
    const S = new SpikeMonitor(G, { variables: 'v' })
    const network = networkOf(G, S)
    network.slots = ['start', 'resets', 'groups', 'thresholds', 'synapses', 'end']
    await network.run('1*ms')
    expect(spikeSteps(S)).toEqual([2, 5, 8])
    expect([...S.get('v')]).toEqual(close([0.3, 0.3, 0.3]))
  })
})

describe('objects that come and go', () => {
  test('keep what is theirs', async () => {
    const [G, H] = [counter(), counter()]
    const [M, N] = [G, H].map(group => new StateMonitor(group, 'n', { record: true })) as [StateMonitor, StateMonitor]
    const network = networkOf(G, H, M, N)
    await network.run('0.2*ms')
    network.remove(G, M)
    await network.run('0.2*ms')
    expect([G.get('n')[0], H.get('n')[0]]).toEqual([2, 4])
    const P = new StateMonitor(H, 'n', { record: true })
    network.add(P)
    expect(P.name).toBe(M.name)
    await network.run('0.2*ms')
    expect([M, N, P].map(each => [...(each.get('n')[0] ?? [])])).toEqual([
      [1, 2],
      [1, 2, 3, 4, 5, 6],
      [5, 6],
    ])
    G.set({ n: 7 })
    expect(G.get('n')[0]).toBe(7)
  })

  test('a new group may have the name of one that was taken out', async () => {
    const G = counter()
    const network = networkOf(G)
    await network.run('0.2*ms')
    network.remove(G)
    const other = new NeuronGroup(5, 'n : 1')
    other.runRegularly('n += 2')
    network.add(other)
    await network.run('0.1*ms')
    expect(other.name).toBe(G.name)
    expect([[...other.get('n')], [...G.get('n')]]).toEqual([[2, 2, 2, 2, 2], [2]])
  })

  test('regular operations may be added between runs', async () => {
    const G = counter()
    const network = networkOf(G)
    await network.run('0.2*ms')
    G.runRegularly('n = n*10', { when: 'end' })
    await network.run('0.1*ms')
    expect(G.get('n')[0]).toBe(30)
  })

  test('belong to the network that has run them', async () => {
    const G = counter()
    const [first, second] = [networkOf(G), networkOf(G)]
    await first.run('0.1*ms')
    await expect(second.run('0.1*ms')).rejects.toThrow(
      "RuntimeError: 'neurongroup' has already been run in the context of another network.",
    )
    expect(() => new Network(G)).toThrow('RuntimeError: neurongroup has already been simulated, cannot add it')
    expect(complaints(() => first.add(G))).toHaveLength(1)
  })
})

describe('objects that rest', () => {
  const noisy = (rests: boolean): Promise<number[]> => {
    const G = new NeuronGroup(3, 'dv/dt = -v/(10*ms) + 0.1*xi*ms**-0.5 : 1\nn : 1', { method: 'euler' })
    const first = G.runRegularly('n += rand()')
    const second = G.runRegularly('v += 0*rand() + 0.1*randn()')
    const network = networkOf(G)
    network.seed(3)
    first.active = !rests
    expect(second.active).toBe(true)
    return network.run('2*ms').then(() => [...G.get('v'), ...G.get('n')])
  }

  test('keep the numbers of their random calls', async () => {
    const [all, resting] = [await noisy(false), await noisy(true)]
    expect(resting.slice(0, 3)).toEqual(all.slice(0, 3))
    expect(resting.slice(3)).toEqual([0, 0, 0])
    expect(all[3]).toBeGreaterThan(0)
  })

  test('take what belongs to them along, and are told in the schedule', async () => {
    const G = counter()
    const M = new StateMonitor(G, 'n', { record: true })
    const network = networkOf(G, M)
    G.active = false
    await network.run('0.3*ms')
    expect([G.regular[0]?.active, G.get('n')[0], M.length]).toEqual([false, 0, 3])
    expect(network.schedule().map(({ name, active }) => [name, active])).toEqual([
      ['neurongroup_run_regularly', false],
      ['statemonitor', true],
      ['neurongroup_stateupdater', false],
    ])
    G.active = true
    M.active = false
    await network.run('0.3*ms')
    M.active = true
    await network.run('0.2*ms')
    expect([...M.get('t', 'ms')]).toEqual(close([0, 0.1, 0.2, 0.6, 0.7]))
    expect(M.get('n').map(each => [...each])).toEqual([[0, 0, 0, 4, 5]])
  })
})
