/** What a network and its module promise. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createParser } from '../../compiler/grammar/index.ts'
import type { External } from '../../compiler/model/external.ts'
import { namedText } from '../../diagnostics/index.ts'
import { load, type Simulation } from '../../host/index.ts'
import { assembleHere, Network, NeuronGroup, remembering, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { close, networkOf, simulate } from './helpers.ts'

const membrane = 'dv/dt = (1.2 - v)/tau + 0.1*xi*tau**-0.5 : 1'
const namespace = { tau: '10*ms' }

interface Noisy {
  readonly group: NeuronGroup
  readonly spikes: SpikeMonitor
  readonly trace: StateMonitor
  readonly network: Network
}

function noisy(seed = 5): Noisy {
  const group = new NeuronGroup(20, membrane, {
    threshold: 'v > 1', reset: 'v = 0.1*rand()', refractory: '(1 + rand())*ms', method: 'euler', namespace,
  }) // prettier-ignore
  group.set({ v: 'rand()' })
  const spikes = new SpikeMonitor(group)
  const trace = new StateMonitor(group, 'v', { record: [3, 0] })
  const network = networkOf(group, spikes, trace)
  network.seed(seed)
  return { group, spikes, trace, network }
}

function observed({ group, spikes, trace }: Noisy): unknown {
  return [group.read('v'), spikes.i, spikes.t, trace.get('v'), trace.t]
}

describe('continuing', () => {
  test('two runs of 25 ms are one of 50 ms', async () => {
    const whole = noisy()
    await whole.network.run('50 ms')
    const halves = noisy()
    await halves.network.run('25 ms')
    const end = await halves.network.run('25 ms')
    expect(end).toMatchObject({ t: 0.05, steps: 250, seed: 5 })
    expect(whole.spikes.length).toBeGreaterThan(10)
    expect(observed(halves)).toEqual(observed(whole))
  })

  test('in pieces that are no whole steps, at the steps of Brian 2', async () => {
    const { network, trace } = noisy()
    await network.run('0.25 ms')
    expect(trace.length).toBe(3)
    expect((await network.run('0.25 ms')).t).toBe(0.0005)
    expect(trace.length).toBe(5)
  })

  test('a monitor added between runs changes nothing else, and records from there on', async () => {
    const plain = noisy()
    const other = noisy()
    await plain.network.run('30 ms')
    await other.network.run('15 ms')
    const late = new StateMonitor(other.group, 'v', { record: true, name: 'late' })
    other.network.add(late)
    await other.network.run('15 ms')
    expect(observed(other)).toEqual(observed(plain))
    expect(late.t[0]).toBeCloseTo(0.015, 12)
    expect(late.get('v')[3]).toEqual(other.trace.get('v')[0]?.slice(150))
  })

  test('a constant may change between runs, without another compile', async () => {
    let compiles = 0
    const assemble = remembering(text => {
      compiles++
      return assembleHere(text)
    })
    const group = new NeuronGroup(1, 'dv/dt = (1 - v)/tau : 1', { method: 'exact' })
    const network = new Network([group], { assemble })
    await network.run('10 ms', { namespace: { tau: '10*ms' } })
    const first = group.read('v')[0] ?? 0
    await network.run('10 ms', { namespace: { tau: '5*ms' } })
    expect(first).toBeCloseTo(1 - Math.exp(-1), 12)
    expect(group.read('v')[0]).toBeCloseTo(1 - Math.exp(-3), 12)
    expect(compiles).toBe(1)
  })

  test('values set between runs count', async () => {
    const group = new NeuronGroup(2, 'dv/dt = -v/tau : 1\ntau : second', { method: 'exact' })
    group.set({ v: 1, tau: '10*ms' })
    const network = networkOf(group)
    await network.run('10 ms')
    group.set({ v: 1, tau: [0.005, 0.02] })
    await network.run('10 ms')
    expect([...group.read('v')].map(Math.log)).toEqual([expect.closeTo(-2, 10), expect.closeTo(-0.5, 10)])
  })

  test('an aborted run keeps state and records, and the next goes on from there', async () => {
    const whole = noisy()
    await whole.network.run('60 ms')
    const halted = noisy()
    const controller = new AbortController()
    const onProgress = ({ t }: { t: number }): void => {
      if (t > 0) controller.abort(new Error('enough'))
    }
    await expect(halted.network.run('1000 s', { signal: controller.signal, onProgress })).rejects.toThrow('enough')
    const { t } = halted.network
    expect(t).toBeGreaterThan(0)
    expect(halted.trace.length).toBe(Math.round(t / 1e-4))
    const shared = Math.min(halted.trace.length, whole.trace.length)
    expect(halted.trace.get('v')[1]?.slice(0, shared)).toEqual(whole.trace.get('v')[1]?.slice(0, shared))
    const before = halted.trace.length
    await halted.network.run('1 ms')
    expect(halted.trace.length).toBe(before + 10)
  })

  test('a run stopped from outside ends well', async () => {
    const { network, trace } = noisy()
    const end = await network.run('1000 s', { onProgress: ({ t }) => void (t > 0 && network.stop()) })
    expect(end.steps).toBe(trace.length)
  })

  test('a second run is refused while one is under way, from its first moment on', async () => {
    const { network, trace } = noisy()
    const first = network.run('60 ms')
    await expect(network.run('60 ms')).rejects.toThrow('this simulation is running already')
    expect(await first).toMatchObject({ t: 0.06, steps: 600 })
    expect(trace.length).toBe(600)
  })

  test('behind a run that was stopped the next one waits', async () => {
    const { network, trace } = noisy()
    const first = network.run('1000 s', { onProgress: ({ t }) => void (t > 0 && network.stop()) })
    while (trace.length === 0) await new Promise(resolve => setTimeout(resolve, 1))
    network.stop()
    const second = await network.run('1 ms')
    const { steps } = await first
    expect(second.steps).toBe(10)
    expect(trace.length).toBe(steps + 10)
  })

  test('a run stopped or aborted while it is being compiled does nothing', async () => {
    let assembled: (() => void) | undefined
    const waiting = new Promise<void>(resolve => (assembled = resolve))
    const group = new NeuronGroup(1, 'dv/dt = 1/ms : 1', { method: 'euler' })
    const network = new Network([group], {
      assemble: async text => {
        await waiting
        return assembleHere(text)
      },
    })
    const controller = new AbortController()
    const aborted = network.run('1 ms', { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(aborted).rejects.toThrow('enough')
    const stopped = network.run('1 ms')
    network.stop()
    assembled?.()
    expect(await stopped).toMatchObject({ t: 0, steps: 0 })
    expect([...group.get('v')]).toEqual([0])
  })
})

describe('random numbers', () => {
  test('twenty networks in a loop: one compile, twenty noises, and the same again after seeding', async () => {
    let compiles = 0
    const assemble = remembering(text => {
      compiles++
      return assembleHere(text)
    })
    const { RandomStreams } = await import('../../network/index.ts')
    const streams = new RandomStreams(0)
    const loop = async (): Promise<number[]> => {
      streams.reseed(7)
      const results: number[] = []
      for (let round = 0; round < 20; round++) {
        const group = new NeuronGroup(3, membrane, { method: 'euler', namespace, streams })
        const network = new Network([group], { assemble, streams })
        await network.run('5 ms')
        results.push(group.read('v')[1] ?? 0)
        network.dispose()
      }
      return results
    }
    const first = await loop()
    expect(compiles).toBe(1)
    expect(new Set(first).size).toBe(20)
    expect(await loop()).toEqual(first)
  })

  test('two texts that draw give two sets of numbers', () => {
    const group = new NeuronGroup(5, 'u : 1\nv : 1')
    group.set({ u: 'rand()', v: 'rand()' })
    expect([...group.read('u')]).not.toEqual([...group.read('v')])
  })

  test('neurons draw what they draw, whatever the size of the group', async () => {
    const small = await simulate(membrane, {
      size: 5,
      method: 'euler',
      namespace,
      set: { v: 'rand()' },
      duration: '5 ms',
    })
    const large = await simulate(membrane, {
      size: 50,
      method: 'euler',
      namespace,
      set: { v: 'rand()' },
      duration: '5 ms',
    })
    expect([...small.group.read('v')]).toEqual(Array.from(large.group.read('v').slice(0, 5)))
  })
})

describe('a module', () => {
  test('gives the same bits for any block, tile, room and slice, and at any size', async () => {
    const first = new NeuronGroup(40, 'dv/dt = (2 - v)/tau : 1 (unless refractory)\ntau : second', {
      threshold: 'v > 1 + 0.01*poisson(3.0)', reset: 'v = 0.2*randn(); tau *= 1.01', refractory: '1*ms', method: 'exact', name: 'first',
    }) // prettier-ignore
    first.set({ v: 'rand()', tau: '(5 + 10*rand())*ms' })
    const second = new NeuronGroup(9, 'dx/dt = (y - x)/ms + xi_a/sqrt(ms) : 1\ndy/dt = (sin(2*pi*50*Hz*t) - y)/ms + xi_a/sqrt(ms) : 1', {
      threshold: 'x > 0.5 and rand() < 0.5', method: 'euler', name: 'second',
    }) // prettier-ignore
    const objects = [
      new SpikeMonitor(first, { name: 'a' }),
      new SpikeMonitor(second, { name: 'b' }),
      new StateMonitor(first, ['v', 'tau'], { record: [0, 7], name: 'c' }),
      new StateMonitor(second, 'x', { record: true, dt: '0.3 ms', name: 'd' }),
    ]
    const network = networkOf(first, second, ...objects)
    network.seed(3)
    const model = await load((await network.compile()).module)
    const everything = (simulation: Simulation): unknown => [
      ...['a', 'b'].map(name => [simulation.spikes[name]?.i, simulation.spikes[name]?.t]),
      ...['first.v', 'first.tau', 'second.x', 'second.y'].map(name => simulation.get(name)),
      simulation.traces['c']?.get('v'),
      simulation.traces['d']?.get('x'),
    ]
    for (const size of [1, 8, 31, 64, 100]) {
      const variants = [
        { blockLimit: 1, tile: 1024 },
        { blockLimit: 32, tile: 16 },
        { blockLimit: 5, tile: 32, room: 1 },
        { blockLimit: 7, tile: 48, room: 3 },
      ]
      const results = await Promise.all(
        variants.map(async (options, index) => {
          // Sizes of arrays that monitors record are kept: neurons 0 and 7 exist.
          await using simulation = await model.start({ seed: 11, sizes: { first: size + 7, second: size }, ...options })
          await simulation.run('10 ms', { slice: index + 1 })
          return everything(simulation)
        }),
      )
      for (const result of results.slice(1)) expect(result).toEqual(results[0])
    }
  })

  test('runs as the network it came from, at its size', async () => {
    const { network, group, spikes, trace } = noisy(9)
    const model = await load((await network.compile()).module)
    await using simulation = await model.start()
    await simulation.run('40 ms')
    await network.run('40 ms')
    expect(simulation.get('neurongroup.v')).toEqual(Float64Array.from(group.read('v')))
    expect(simulation.spikes['spikemonitor']?.t).toEqual(spikes.t)
    expect(simulation.traces['statemonitor']?.get('v')).toEqual(trace.get('v'))
  })

  test('keeps derived constants linked until one is set', async () => {
    const voltage = [2, 1, -3, -1, 0, 0, 0]
    const parser = createParser()
    const expression = (text: string): External['expression'] =>
      parser.expression(namedText('script', text), () => undefined)
    const constant = (value: number, dimension: number[], text?: string): External => {
      const parsed = text === undefined ? undefined : expression(text)
      return { value, type: 'float', dimension, ...(parsed && { expression: parsed }) }
    }
    const names = new Map([
      ['vr', constant(-0.07, voltage)],
      ['vt0', constant(-0.05, voltage)],
      ['sigma', constant(0.5 * (-0.05 - -0.07), voltage, '0.5*(vt0-vr)')],
    ])
    const group = new NeuronGroup(2, 'v : volt\nw : volt\nu : volt')
    const seen = expression('vt0')
    group.write('v', -0.05, { expression: seen })
    group.assign('w', namedText('w', 'vr + sigma'), { namespace: names })
    group.assign('u', namedText('u', '0*mV'), { namespace: names })
    const stepped = new NeuronGroup(1, 'x : volt', { threshold: 'True', reset: 'x = sigma', name: 'stepped' })
    const { module } = await networkOf(group, stepped).compile({ namespace: names })
    const model = await load(module)
    const values = async (set: Record<string, string>): Promise<number[]> => {
      await using simulation = await model.start({ set })
      await simulation.run('0.1 ms')
      const all = [simulation.get('neurongroup.v'), simulation.get('neurongroup.w'), simulation.get('stepped.x')]
      return all.map(each => each[0] ?? NaN)
    }
    expect(model.constants.find(({ name }) => name === 'sigma')?.expression).toBe('0.5*(vt0-vr)')
    expect(await values({})).toEqual(close([-0.05, -0.06, 0.01]))
    expect(await values({ vt0: '-45 mV' })).toEqual(close([-0.045, -0.0575, 0.0125]))
    expect(await values({ sigma: '3 mV' })).toEqual(close([-0.05, -0.067, 0.003]))
    expect(await values({ sigma: '3 mV', vt0: '-45 mV' })).toEqual(close([-0.045, -0.067, 0.003]))
  })
})

describe('integration', () => {
  test('exact is exact', async () => {
    const { trace } = await simulate('dv/dt = (I - v)/tau : 1\nI : 1\ntau : second', {
      size: 40, set: { v: 'rand()', I: '-2 + 5*rand()', tau: '(0.2 + 30*rand())*ms' }, method: 'exact', duration: '20 ms', record: ['v', 'I', 'tau'],
    }) // prettier-ignore
    const [v, I, tau] = [trace('v'), trace('I'), trace('tau')]
    v.forEach((row, neuron) => {
      const [start = 0, drive = 0, constant = 0] = [row[0], I[neuron]?.[0], tau[neuron]?.[0]]
      row.forEach((value, step) => {
        const solution = start - (start - drive) * -Math.expm1((-step * 1e-4) / constant)
        expect(Math.abs(value - solution)).toBeLessThanOrEqual(
          1e-13 * Math.max(Math.abs(start), Math.abs(drive)) * (1 + step / 50),
        )
      })
    })
  })

  test('exact is exact for coupled equations', async () => {
    // A damped oscillation about x = 1: y is its velocity, in units of the frequency.
    const equations = 'dx/dt = w*y : 1\ndy/dt = -w*(x - 1) - 2*g*y : 1'
    const [w, g] = [200, 30]
    const { trace } = await simulate(equations, {
      method: 'exact', namespace: { w: '200*Hz', g: '30*Hz' }, duration: '50 ms', record: ['x'],
    }) // prettier-ignore
    const damped = Math.sqrt(w * w - g * g)
    trace('x')[0]?.forEach((x, step) => {
      const t = step * 1e-4
      const solution = 1 - Math.exp(-g * t) * (Math.cos(damped * t) + (g / damped) * Math.sin(damped * t))
      expect(x).toBeCloseTo(solution, 12)
    })
  })

  test('the error of Euler falls with the time step', async () => {
    const errorAt = async (dt: string): Promise<number> => {
      const { group } = await simulate('dv/dt = -v/(10*ms) + cos(2*pi*t/(20*ms))/ms : 1', {
        method: 'euler',
        dt,
        duration: '20 ms',
        set: { v: 1 },
      })
      const [rate, omega] = [100, 100 * Math.PI]
      const amplitude = 1000 / (rate * rate + omega * omega)
      const steady = (t: number): number => amplitude * (rate * Math.cos(omega * t) + omega * Math.sin(omega * t))
      return Math.abs((group.read('v')[0] ?? NaN) - (steady(0.02) + (1 - steady(0)) * Math.exp(-2)))
    }
    const errors = await Promise.all(['0.1 ms', '0.05 ms', '0.025 ms'].map(errorAt))
    const order = Math.log2((errors[1] ?? 0) / (errors[2] ?? 1))
    expect(order).toBeCloseTo(1, 1)
  })

  test('a threshold at the steady state is never crossed', async () => {
    const sets = fc.sample(fc.tuple(fc.double({ min: -5, max: 1, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
      numRuns: 1000, seed: 1,
    }) // prettier-ignore
    for (const dt of ['0.1 ms', '0.01 ms', '1 ms']) {
      const { spikes, group } = await simulate('dv/dt = (I - v)/tau : 1\nI : 1\ntau : second', {
        size: sets.length,
        set: {
          I: sets.map(([, drive]) => drive),
          tau: sets.map(([decade]) => 10 ** decade),
          v: sets.map(([, drive, part]) => drive - Math.abs(drive) * part),
        },
        threshold: 'v > I', reset: 'v = 0', method: 'exact', dt, duration: '0.2 s',
      }) // prettier-ignore
      expect(spikes?.length).toBe(0)
      expect(group.read('v').every(Number.isFinite)).toBe(true)
    }
  })
})
