/** Networks of groups in single precision. */
import { describe, expect, test } from 'vitest'
import type { Precision } from '../../abi/index.ts'
import { load } from '../../host/index.ts'
import {
  type Diagnostic,
  NeuronGroup,
  type NeuronGroupOptions,
  SpikeMonitor,
  StateMonitor,
  Synapses,
} from '../../network/index.ts'
import { complaints, networkOf, simulate } from './helpers.ts'

const equations = `dv/dt = (a - v)/(10*ms) : 1 (unless refractory)
  a : 1
  n : integer`
const spiking = { threshold: 'v > 1', reset: 'v = 0; n += 1', refractory: '2*ms', method: 'exact' } as const

test('what is recorded has the precision of the group, and times that of times', async () => {
  const groups = (['float32', 'float64'] as const).map(
    precision => new NeuronGroup(5, equations, { ...spiking, precision }),
  )
  const monitors = groups.map(group => {
    group.set({ a: '1.1 + 0.3*i' })
    return {
      trace: new StateMonitor(group, ['v', 'n', 'lastspike'], { record: true }),
      spikes: new SpikeMonitor(group, { variables: 'a' }),
    }
  })
  await using network = networkOf(...groups, ...monitors.flatMap(({ trace, spikes }) => [trace, spikes]))
  await network.run('40 ms')
  const [single, double] = monitors
  const kinds = ['v', 'n', 'lastspike'].map(name => single?.trace.samples(name).values.constructor)
  expect(kinds).toEqual([Float32Array, Int32Array, Float64Array])
  expect(single?.spikes.samples('a')).toBeInstanceOf(Float32Array)
  expect(single?.spikes.get('a')).toBeInstanceOf(Float64Array)
  expect(single?.spikes.length).toBeGreaterThan(10)
  expect(single?.spikes.t).toEqual(double?.spikes.t)
  expect(single?.trace.get('lastspike')).toEqual(double?.trace.get('lastspike'))
  const [v = [], exact = []] = [single, double].map(each => each?.trace.get('v')[4] ?? [])
  expect(v).toEqual(Float64Array.from(v, Math.fround))
  for (const [k, value] of exact.entries()) expect(Math.abs((v[k] ?? NaN) - value)).toBeLessThan(1e-6)
})

// What is computed of times alone is computed in double precision, once a step for all neurons.
test('a module records in the precision of variables too', async () => {
  const texts = 'phase = 0.1/(1 + t/(0.7*ms)) : 1\nlate = t : second (constant over dt)'
  const group = new NeuronGroup(2, texts, { precision: 'float32', name: 'g' })
  const trace = new StateMonitor(group, ['phase', 'late'], { record: true, name: 'trace' })
  await using network = networkOf(group, trace)
  const { module } = await network.compile({ duration: '1 ms' })
  await network.run('1 ms')
  const compiled = await load(module)
  await using simulation = await compiled.start()
  await simulation.run('1 ms')
  const recorded = simulation.traces['trace']
  for (const name of ['phase', 'late'] as const) {
    const [values = new Float64Array()] = trace.get(name)
    expect(values).toEqual(Float64Array.from(values, Math.fround))
    expect(recorded?.get(name)).toEqual([values, values])
  }
})

// What is computed once is computed in double precision: so what is must not depend on who looks.
describe('what is recorded changes nothing, to the bit', () => {
  const equations = `dv/dt = (exp(k) - v)/(3*ms) : 1
    k : 1
    a : 1
    seen = exp(sin(a)) : 1`
  async function final(look: boolean): Promise<readonly Float64Array[]> {
    const group = new NeuronGroup(50, equations, {
      threshold: 'v > 1.5',
      reset: 'v = 0.1*exp(sin(a)); k = 0.5*k + 0.3',
      precision: 'float32',
      method: 'euler',
    })
    const other = new NeuronGroup(50, 'l : 1 (linked)', { precision: 'float32' })
    other.link('l', group, 'k')
    group.set({ k: '0.3 + 0.01*i', a: '0.1*i' })
    const spikes = new SpikeMonitor(group, { variables: 'seen' })
    const monitors = [
      new StateMonitor(group, ['seen'], { record: true }),
      new StateMonitor(other, ['l'], { record: true }),
    ]
    await using network = networkOf(group, other, spikes, ...(look ? monitors : []))
    await network.run('30 ms')
    expect(spikes.length).toBeGreaterThan(100)
    return [group.get('v'), group.get('k'), spikes.get('seen')]
  }

  test('neither by monitors of the group, nor by those of one that is linked to it', async () => {
    expect(await final(true)).toEqual(await final(false))
  })
})

test('some variables may have the other precision', async () => {
  const group = new NeuronGroup(3, equations, { ...spiking, precisions: { v: 'float32' } })
  group.set({ a: '1.1 + 0.3*i' })
  const trace = new StateMonitor(group, ['v', 'a'], { record: true })
  await using network = networkOf(group, trace)
  const { manifest } = await network.compile({ duration: '40 ms' })
  const [own] = manifest.groups
  expect(own?.variables.map(({ name, array }) => `${name} ${manifest.arrays[array]?.element}`)).toEqual([
    'v f32',
    'a f64',
    'n i32',
    'not_refractory u8',
    'lastspike f64',
  ])
  await network.run('40 ms')
  expect(['v', 'a'].map(name => trace.samples(name).values.constructor)).toEqual([Float32Array, Float64Array])
  expect(['v', 'a'].map(name => group.read(name).constructor)).toEqual([Float32Array, Float64Array])
  expect([...group.read('n')]).toEqual([1, 2, 3])
})

test('where all variables have the other precision, the group has it', () => {
  const group = new NeuronGroup(1, equations, { precisions: { v: 'float32', a: 'float32' } })
  expect(group.precision).toBe('float32')
})

describe('synapses and neurons of either precision', () => {
  const precisions = ['float64', 'float32'] as const
  const names = ['apre', 'apost', 'w']

  async function plastic(before: Precision, between: Precision, behind: Precision): Promise<readonly Float64Array[]> {
    const a = new NeuronGroup(8, 'dv/dt = (1.4 + 0.05*i - v)/(10*ms) : 1', {
      threshold: 'v > 1',
      reset: 'v = 0',
      method: 'exact',
      name: 'a',
      precision: before,
    })
    const b = new NeuronGroup(3, 'dv/dt = (g - v)/(10*ms) : 1\ng : 1', {
      threshold: 'v > 0.9',
      reset: 'v = 0',
      method: 'exact',
      name: 'b',
      precision: behind,
    })
    const equations_ = `w : 1
      dapre/dt = -apre/(20*ms) : 1 (event-driven)
      dapost/dt = -apost/(20*ms) : 1 (event-driven)
      g_post = w*v_pre : 1 (summed)`
    const s = new Synapses(a, b, equations_, {
      onPre: 'v_post += 0.1*w\napre += 0.02\nw = clip(w + apost, 0, 1)',
      onPost: 'apost -= 0.021\nw = clip(w + apre, 0, 1)',
      method: 'exact',
      name: 's',
      precision: between,
    })
    s.connect()
    s.set({ w: '0.3 + 0.01*i + 0.05*j', delay: '0.1*ms*(i + j)' })
    const spikes = [new SpikeMonitor(a), new SpikeMonitor(b)]
    await using network = networkOf(a, b, s, ...spikes)
    await network.run('100 ms')
    expect(s.read('w')).toBeInstanceOf(between === 'float32' ? Float32Array : Float64Array)
    expect(s.read('v_post')).toBeInstanceOf(behind === 'float32' ? Float32Array : Float64Array)
    expect(s.read('lastupdate')).toBeInstanceOf(Float64Array)
    return [...spikes.flatMap(each => [each.t, Float64Array.from(each.i)]), ...names.map(name => s.get(name))]
  }

  test('compute the same, as far as they hold it', async () => {
    const expected = await plastic('float64', 'float64', 'float64')
    expect(expected[2]?.length).toBeGreaterThan(10)
    for (const before of precisions) {
      for (const between of precisions) {
        for (const behind of precisions) {
          const found = await plastic(before, between, behind)
          expect(found.slice(0, 4)).toEqual(expected.slice(0, 4))
          for (const [k, values] of found.slice(4).entries())
            for (const [n, value] of values.entries())
              expect(Math.abs(value - (expected[4 + k]?.[n] ?? NaN))).toBeLessThan(1e-5)
        }
      }
    }
  })
})

test('what is no precision is refused', () => {
  const wrong = { v: 'single' } as unknown as NonNullable<NeuronGroupOptions['precisions']>
  expect(complaints(() => new NeuronGroup(1, 'v : 1', { precisions: wrong }))).toMatchObject([
    { code: 'type-mismatch' },
  ])
})

test('a module in single precision rounds what is set', async () => {
  const group = new NeuronGroup(3, equations, { ...spiking, precision: 'float32' })
  group.set({ a: [0.1, 0.2, 0.3] })
  await using network = networkOf(group)
  const { module, manifest } = await network.compile({ duration: '10 ms' })
  expect(manifest.groups[0]?.precision).toBe('float32')
  await using simulation = await (await load(module)).start()
  expect(simulation.get('neurongroup.a')).toEqual(Float64Array.of(0.1, 0.2, 0.3).map(Math.fround))
  simulation.set({ 'neurongroup.v': 1 / 3 })
  expect(simulation.get('neurongroup.v')).toEqual(new Float64Array(3).fill(Math.fround(1 / 3)))
  await simulation.run('10 ms')
  expect(simulation.get('neurongroup.v')[0]).toBeCloseTo(0.1 + (1 / 3 - 0.1) * Math.exp(-1), 6)
  simulation.restart()
  expect([...simulation.get('neurongroup.v')]).toEqual([0, 0, 0])
})

test('a value out of bounds is told', async () => {
  const told: Diagnostic[] = []
  await simulate('dv/dt = v**2/ms : 1', {
    precision: 'float32',
    size: 3,
    set: { v: [0, 1, 3] },
    method: 'euler',
    duration: '10 ms',
    run: { onDiagnostic: diagnostic => told.push(diagnostic) },
  })
  expect(told).toMatchObject([
    {
      code: 'numerical-trouble',
      notes: [{ message: expect.stringMatching(/^neurongroup\.v\[1\] is Infinity at/) as string }],
    },
  ])
})
