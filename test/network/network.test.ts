import { describe, expect, test } from 'vitest'
import { HillockError, Network, NeuronGroup, SpikeMonitor, StateMonitor } from '../../network/index.ts'

const leak = 'dv/dt = (1-v)/tau : 1'
const tau = { tau: '10*ms' }

describe('a network', () => {
  test('spikes when Brian 2 does', async () => {
    const G = new NeuronGroup(1, leak, { threshold: 'v>0.8', reset: 'v = 0', method: 'exact', namespace: tau })
    const spikes = new SpikeMonitor(G)
    await using network = new Network(G, spikes)
    const end = await network.run('50 ms')
    expect(end.t).toBe(0.05)
    expect(Array.from(spikes.get('t', 'ms'), t => t.toFixed(4))).toEqual(['16.0000', '32.1000', '48.2000'])
    expect([...spikes.count]).toEqual([3])
  })

  test('records what was before the update of a step', async () => {
    const G = new NeuronGroup(1, leak, { method: 'exact', namespace: tau })
    const trace = new StateMonitor(G, 'v', { record: true })
    await using network = new Network(G, trace)
    await network.run('30 ms')
    const [v] = trace.get('v')
    expect(trace.length).toBe(300)
    expect(v?.[0]).toBe(0)
    trace.t.forEach((t, sample) => expect(v?.[sample]).toBeCloseTo(1 - Math.exp(-t / 0.01), 13))
  })

  test('holds a neuron while it is refractory', async () => {
    const equations = 'dv/dt = (v0-v)/tau : 1 (unless refractory)\nv0 : 1'
    const G = new NeuronGroup(100, equations, {
      threshold: 'v>1',
      reset: 'v=0',
      refractory: '5*ms',
      method: 'exact',
      namespace: { tau: '10*ms', v0_max: 3 },
    })
    G.set({ v0: 'i*v0_max/(N-1)' })
    const spikes = new SpikeMonitor(G)
    await using network = new Network(G, spikes)
    await network.run('1 s')
    expect(spikes.length).toBe(5273)
  })

  test('says what is wrong, and where', () => {
    expect(() => new NeuronGroup(1, 'dv/dt = -v/tau : mV')).toThrow(HillockError)
  })
})
