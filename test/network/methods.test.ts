/** How groups are integrated, as programs ask for it. */
import { describe, expect, test } from 'vitest'
import {
  ExplicitStateUpdater,
  HillockError,
  Network,
  NeuronGroup,
  type NeuronGroupOptions,
  StateMonitor,
  type Stepping,
} from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'
import { complaints, simulate } from './helpers.ts'

const equations = `
  dv/dt = (drive - v**3 - w)/(2*ms) : 1 (unless refractory)
  dw/dt = (v*0.5 - w)/(30*ms) : 1
  drive = 1.5 + 0.1*i*sin(2*pi*80*Hz*t) : 1`
const spiking = { threshold: 'v > 1', reset: 'v = -1', refractory: '1*ms' }

async function traces(options: NeuronGroupOptions, stepping: Stepping = {}): Promise<Float64Array[]> {
  const group = new NeuronGroup(40, equations, { ...spiking, ...options })
  const trace = new StateMonitor(group, ['v', 'w'], { record: true })
  await using network = new Network([group, trace], { assemble: assembleQuickly, stepping })
  network.dt = '0.5 ms'
  await network.run('4.5 ms')
  await network.run('5.5 ms')
  return [...trace.get('v'), ...trace.get('w')]
}

describe('GSL', () => {
  test.each([{ join: false }, { blockLimit: 1 }, { lanes: 'scalar' }, { tile: 16, blockLimit: 3 }] as const)(
    'has the same bits with %j',
    async stepping => {
      for (const precision of ['float64', 'float32'] as const) {
        const options = { method: 'gsl_rkf45', precision }
        expect(await traces(options, stepping)).toEqual(await traces(options))
      }
    },
  )

  test('all its formulas come to the same, as far as their errors allow', async () => {
    const methodOptions = { absolute_error: 1e-8, max_steps: 100_000 }
    const fine = await traces({ method: 'gsl_rk8pd', methodOptions: { absolute_error: 1e-13 } })
    for (const method of ['gsl_rk2', 'gsl_rk4', 'gsl_rkf45', 'gsl_rkck']) {
      const own = await traces({ method, methodOptions })
      const off = own.flatMap((row, k) => Array.from(row, (value, j) => Math.abs(value - (fine[k]?.[j] ?? 0))))
      expect(Math.max(...off)).toBeLessThan(1e-5)
      expect(Math.max(...off)).toBeGreaterThan(0)
    }
  })

  test('in single precision values are rounded between steps, not within', async () => {
    const [wide = new Float64Array(), narrow = new Float64Array()] = [
      ...(await traces({ method: 'gsl' })).slice(0, 1),
      ...(await traces({ method: 'gsl', precision: 'float32' })).slice(0, 1),
    ]
    expect(narrow).toEqual(narrow.map(Math.fround))
    expect(Math.max(...narrow.map((value, k) => Math.abs(value - (wide[k] ?? 0))))).toBeLessThan(1e-5)
  })

  test('steps are counted where that is asked for, and lengths kept unless not', async () => {
    const experiment = { size: 2, duration: '1 ms', method: 'gsl_rk2', dt: '0.5 ms' }
    const { group } = await simulate('dv/dt = -v*1000*i/ms : 1', {
      ...experiment,
      set: { v: 1 },
      methodOptions: { save_step_count: true, save_failed_steps: true, max_steps: 0 },
    })
    const [calm = 0, busy = 0] = group.get('_step_count')
    expect(calm).toBe(1)
    expect(busy).toBeGreaterThan(50)
    expect(group.get('_failed_steps')[0]).toBe(0)
    expect(group.get('_last_timestep')[0]).toBeCloseTo(5e-4, 15)
    const { group: other } = await simulate('dv/dt = -v/ms : 1', {
      ...experiment,
      methodOptions: { use_last_timestep: false },
    })
    expect([...other.model.variables.keys()]).toEqual(['v'])
  })

  test.each([
    [{ max_steps: 5 }, 1],
    [{ adaptable_timestep: false }, 1],
  ])('%j that do not do: the first neuron of the first step', async (methodOptions, neuron) => {
    const run = simulate('dv/dt = -v*1000*i/ms : 1', {
      size: 3,
      duration: '1 ms',
      method: 'gsl',
      set: { v: [1, 1, 1] },
      methodOptions,
    })
    await expect(run).rejects.toThrow(HillockError)
    const { diagnostics } = (await run.catch((thrown: unknown) => thrown)) as HillockError
    expect(diagnostics).toMatchObject([
      {
        code: 'integration',
        message: expect.stringContaining('GSL integrator failed') as unknown,
        notes: [{ message: `neuron ${neuron} of neurongroup in the step at t = 0 s` }],
      },
    ])
  })
})

describe('schemes of one’s own', () => {
  test('a line for each stage', async () => {
    const midpoint = new ExplicitStateUpdater('k = dt*f(x, t)\nx_new = x + dt*f(x + k/2, t + dt/2)')
    expect(await traces({ method: midpoint })).toEqual(await traces({ method: 'rk2' }))
    expect(await traces({ method: ['exact', midpoint] })).toEqual(await traces({ method: 'rk2' }))
  })

  test('with noise', async () => {
    const noisy = new ExplicitStateUpdater('x_new = x + dt*f(x, t) + g(x, t)*dW', { stochastic: 'additive' })
    const experiment = { duration: '2 ms', record: ['v'] }
    const run = async (method: NeuronGroupOptions['method']): Promise<number[][]> =>
      (await simulate('dv/dt = -v/ms + 0.3*xi/ms**.5 : 1', { ...experiment, method })).trace('v')
    const [[...own] = [], [...euler] = []] = [...(await run(noisy)), ...(await run('euler'))]
    expect(own.map(value => value.toFixed(12))).toEqual(euler.map(value => value.toFixed(12)))
    const multiplied = simulate('dv/dt = -v/ms + v*xi/ms**.5 : 1', { ...experiment, method: noisy })
    await expect(multiplied).rejects.toThrow('multiplicative noise')
  })

  test('what is none is refused when it is made', () => {
    expect(complaints(() => new ExplicitStateUpdater('x_new = x + y'))).toMatchObject([{ code: 'integration' }])
  })
})
