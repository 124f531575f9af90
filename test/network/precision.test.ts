/** Networks of groups in single precision. */
import { expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { type Diagnostic, NeuronGroup, SpikeMonitor, StateMonitor } from '../../network/index.ts'
import { networkOf, simulate } from './helpers.ts'

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
