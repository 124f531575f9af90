/** Values of groups, before a run and without one. */
import { describe, expect, test } from 'vitest'
import { namedText } from '../../diagnostics/index.ts'
import { NetworkState } from '../../host/state.ts'
import { NeuronGroup, type NeuronGroupOptions, RandomStreams, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { assign } from './helpers.ts'

describe('a subexpression', () => {
  const G = new NeuronGroup(
    3,
    `x = 2 : 1
     y = x + 1 : 1
     tau = 3*ms : second
     u = floor(t/(1*ms))*0.5 : 1
     size = N : integer
     once = 4 : 1 (constant over dt)
     k = y + i : 1
     twice = 2*v : 1
     both = twice + x : 1
     s : 1 (shared)
     r = s + 1 : 1
     v : 1`,
  )

  test.each([
    ['x', [2]],
    ['y', [3]],
    ['tau', [0.003]],
    ['u', [0]],
    ['size', [3]],
    ['r', [1]],
  ] as const)('that names nothing of a neuron is one number: %s', (name, values) => {
    expect([...G.read(name)]).toEqual(values)
    expect(G.variables.get(name)).toMatchObject({ perNeuron: false, shared: false })
  })

  test.each([
    ['once', [0, 0, 0]],
    ['k', [3, 4, 5]],
    ['twice', [0, 0, 0]],
    ['both', [2, 2, 2]],
  ] as const)('that names something of a neuron is one for each: %s', (name, values) => {
    expect([...G.read(name)]).toEqual(values)
    expect(G.variables.get(name)?.perNeuron).toBe(true)
  })
})

describe('values', () => {
  test('begin as Brian 2 has them', () => {
    const options = { threshold: 'v > 1', reset: 'v = 0', refractory: '1*ms' }
    const G = new NeuronGroup(2, 'dv/dt = -v/ms : 1\nn : integer\nb : boolean\ns : 1 (shared)', options)
    const values = Object.fromEntries(
      ['v', 'n', 'b', 's', 'lastspike', 'not_refractory'].map(name => [name, [...G.read(name)]]),
    )
    expect(values).toEqual({ v: [0, 0], n: [0, 0], b: [0, 0], s: [0], lastspike: [-1e4, -1e4], not_refractory: [1, 1] })
  })

  test('move into the memory of a network and out again', () => {
    const G = new NeuronGroup(2, 'v : 1\nn : integer\ns : 1 (shared)')
    G.set({ v: [1, 2], n: 3, s: 4 })
    const everything = (): unknown => ['v', 'n', 's'].map(name => [...G.read(name)])
    const before = everything()
    for (let round = 0; round < 2; round++) {
      const state = new NetworkState()
      G.bind(state)
      expect(everything()).toEqual(before)
      expect([...state.read('neurongroup', 'v')]).toEqual([1, 2])
      G.release()
      state.write('neurongroup', 'v', 7)
      expect(everything()).toEqual(before)
    }
  })

  test('may be set where a condition holds, or by index', () => {
    const G = new NeuronGroup(4, 'v : 1')
    assign(G, 'v', 'i + 1', 'i > 1')
    G.write('v', [8, 9], { indices: [0, 1] })
    expect([...G.read('v')]).toEqual([8, 9, 3, 4])
    expect([...G.select(namedText('where', 'v > 3'), new Map())]).toEqual([0, 1, 3])
  })

  test('wait for a seed, unless there are streams to draw from', () => {
    const streams = new RandomStreams(1)
    const G = new NeuronGroup(3, 'v : 1')
    const H = new NeuronGroup(3, 'v : 1', { streams })
    for (const group of [G, H]) group.set({ v: 'rand()' })
    expect([G.initial.length, H.initial.length]).toEqual([0, 1])
    G.useStreams(new RandomStreams(1))
    expect([...G.read('v')]).toEqual([...H.read('v')])
  })

  test('wait together with what was assigned before', () => {
    const G = new NeuronGroup(3, 'v : 1\nw : 1\nx : 1')
    G.set({ v: 'rand()', w: 'v', x: 'v' })
    G.set({ w: 2, x: [1, 2, 3] })
    G.set({ v: 'w + x' })
    G.useStreams(new RandomStreams(7))
    expect(['v', 'w', 'x'].map(name => [...G.read(name)])).toEqual([
      [3, 4, 5],
      [2, 2, 2],
      [1, 2, 3],
    ])
  })
})

describe('a group in single precision', () => {
  const equations = `dv/dt = -v/ms : 1
    w = 3*v : 1
    s : 1 (shared)
    n : integer`
  const options = { precision: 'float32', threshold: 'v > 1', reset: 'v = 0', refractory: '1*ms' } as const

  test('rounds what it is given, but for times', () => {
    const G = new NeuronGroup(2, equations, options)
    G.set({ v: [0.1, 1 / 3], s: 0.1, n: 3 })
    expect(G.precision).toBe('float32')
    expect(G.read('v')).toEqual(Float32Array.of(0.1, 1 / 3))
    expect(G.get('v')).toEqual(Float64Array.of(Math.fround(0.1), Math.fround(1 / 3)))
    expect(G.read('s')).toEqual(Float32Array.of(0.1))
    expect(G.read('w')).toEqual(Float32Array.of(3 * Math.fround(0.1), 3 * Math.fround(1 / 3)))
    expect(G.read('n')).toEqual(Int32Array.of(3, 3))
    expect(G.read('lastspike')).toEqual(Float64Array.of(-1e4, -1e4))
    expect(G.read('t')).toEqual(Float64Array.of(0))
  })

  test('keeps its values in the memory of a network as it did before', () => {
    const G = new NeuronGroup(2, equations, options)
    assign(G, 'v', 'rand()')
    const before = G.read('v')
    const state = new NetworkState()
    G.bind(state)
    expect(state.read('neurongroup', 'v')).toEqual(before)
    expect(state.read('neurongroup', 'lastspike')).toEqual(Float64Array.of(-1e4, -1e4))
    G.release()
    expect(G.read('v')).toEqual(before)
  })

  test('draws the numbers of double precision, rounded', () => {
    const [single, double] = (['float32', 'float64'] as const).map(precision => {
      const G = new NeuronGroup(8, equations, { ...options, precision, streams: new RandomStreams(5) })
      assign(G, 'v', 'randn()')
      return G.read('v')
    })
    expect(single).toEqual(Float32Array.from(double ?? []))
  })

  test('has no values of its monitors yet, in their types', () => {
    const G = new NeuronGroup(2, equations, options)
    const M = new StateMonitor(G, ['v', 'n', 'lastspike'], { record: true })
    const kinds = ['v', 'n', 'lastspike'].map(name => M.samples(name).values.constructor)
    expect(kinds).toEqual([Float32Array, Int32Array, Float64Array])
    expect(new SpikeMonitor(G, { variables: 'v' }).samples('v')).toBeInstanceOf(Float32Array)
  })

  test.each(['float16', 32, null])('is not asked for by %s', precision => {
    const asked = { precision } as unknown as NeuronGroupOptions
    expect(() => new NeuronGroup(1, 'v : 1', asked)).toThrow("precision has to be 'float64' or 'float32', not")
  })
})
