/** What one step does: semantics as Brian 2 computes them. */
import { describe, expect, test } from 'vitest'
import { Network, NeuronGroup, StateMonitor } from '../../network/index.ts'
import { assign, networkOf, simulate, spikeSteps } from './helpers.ts'

const always = { threshold: 'True', reset: '' }

describe('refractoriness', () => {
  // A spike at step k and a period of r steps: the next at k + r.
  test.each([
    ['a quantity', '0.5*ms', 5],
    ['a text of seconds', '0.2*ms + 0.3*ms', 5],
    ['shorter than a step', '0.05*ms', 1],
    ['a variable of each neuron', 'rest', 5],
    ['with the time', '0.5*ms + 0*t', 5],
  ])('%s', async (_, refractory, every) => {
    const { spikes } = await simulate('rest : second', {
      ...always,
      refractory,
      set: { rest: '0.5*ms' },
      duration: '3 ms',
    })
    expect(spikeSteps(spikes)).toEqual(Array.from({ length: Math.ceil(30 / every) }, (_each, index) => index * every))
  })

  test('each neuron its own', async () => {
    const { spikes } = await simulate('rest : second', {
      ...always, size: 3, refractory: 'rest', set: { rest: '(1+i)*0.2*ms' }, duration: '1.2 ms',
    }) // prettier-ignore
    expect([...(spikes?.count ?? [])]).toEqual([6, 3, 2])
  })

  test('a condition holds a neuron while it is true', async () => {
    const equations = 'dv/dt = 1/ms : 1 (unless refractory)\ndw/dt = 1/ms : 1'
    const { spikes, trace } = await simulate(equations, {
      threshold: 'w > 0.45', reset: 'w = -0.52', refractory: 'w < 0', method: 'euler', duration: '2 ms', record: ['v'],
    }) // prettier-ignore
    expect(spikeSteps(spikes)).toEqual([4, 14])
    const [v] = trace('v')
    expect(v?.slice(5, 12)).toEqual(Array.from({ length: 7 }, () => v?.[5]))
  })

  test('a condition on lastspike', async () => {
    const { spikes } = await simulate('x : 1', { ...always, refractory: '(t - lastspike) <= 0.4*ms', duration: '2 ms' })
    expect(spikeSteps(spikes)[0]).toBe(0)
    expect(spikes?.length).toBeLessThan(6)
  })

  test('without the flag equations go on, with it the variable is frozen', async () => {
    const { trace } = await simulate('dv/dt = 1/ms : 1 (unless refractory)\ndw/dt = 1/ms : 1', {
      threshold: 't < 0.05*ms', reset: 'v = 0; w = 0', refractory: '0.5*ms', method: 'euler', duration: '0.8 ms', record: ['v', 'w'],
    }) // prettier-ignore
    expect(trace('v')[0]?.map(value => Math.round(value * 10))).toEqual([0, 0, 0, 0, 0, 0, 1, 2])
    expect(trace('w')[0]?.map(value => Math.round(value * 10))).toEqual([0, 0, 1, 2, 3, 4, 5, 6])
  })

  test('a refractory neuron neither spikes nor, if frozen, is driven by noise', async () => {
    const { trace, spikes } = await simulate('dv/dt = xi/sqrt(ms) : 1 (unless refractory)', {
      threshold: 't < 0.05*ms', reset: 'v = 3', refractory: '1*ms', method: 'euler', duration: '1.5 ms', record: ['v'],
    }) // prettier-ignore
    expect(spikes?.length).toBe(1)
    expect(trace('v')[0]?.slice(1, 11)).toEqual(Array.from({ length: 10 }, () => 3))
    expect(trace('v')[0]?.[12]).not.toBe(3)
  })

  test('between two steps of a slower group its flag is that of the last one', async () => {
    const group = new NeuronGroup(3, 'dv/dt = (0.5 + i)/ms : 1 (unless refractory)', {
      threshold: 'v > 0.9', reset: 'v = 0', refractory: '0.6*ms', method: 'euler', dt: '0.2*ms',
    }) // prettier-ignore
    const network = networkOf(group, new StateMonitor(group, ['v'], { record: true, dt: '0.1*ms' }))
    const flags: string[] = []
    for (let run = 0; run < 24; run++) {
      await network.run('0.1*ms')
      flags.push([...group.read('not_refractory')].map(Number).join(''))
    }
    // Brian 2.11.
    const expected = '111 111 110 110 100 100 100 100 101 101 110 110 110 110 100 100 101 101 000 000 010 010 010 010'
    expect(flags.join(' ')).toBe(expected)
  })

  test('an expression with rand() is drawn anew at each step', async () => {
    const { spikes } = await simulate('x : 1', {
      ...always,
      size: 50,
      refractory: '(1 + rand())*ms',
      duration: '20 ms',
    })
    const perNeuron = (spikes?.length ?? 0) / 50
    expect(perNeuron).toBeGreaterThan(20 / 2)
    expect(perNeuron).toBeLessThan(20)
  })
})

describe('writing to a variable that is frozen', () => {
  test('a text leaves refractory neurons as they are, a number does not', async () => {
    const { group } = await simulate('dv/dt = 0/ms : 1 (unless refractory)', {
      size: 2, threshold: 'i == 0', reset: 'v = 7', refractory: '5*ms', method: 'euler', duration: '1 ms',
    }) // prettier-ignore
    assign(group, 'v', '2.0')
    expect([...group.read('v')]).toEqual([7, 2])
    assign(group, 'v', '3.0', 'i >= 0')
    expect([...group.read('v')]).toEqual([7, 3])
    group.set({ v: 4 })
    expect([...group.read('v')]).toEqual([4, 4])
  })
})

describe('statements', () => {
  const reset = async (
    code: string,
    equations: string,
    set: Record<string, string | number | number[]>,
  ): Promise<NeuronGroup> =>
    (await simulate(equations, { threshold: 'True', reset: code, set, size: 2, duration: '0.1 ms' })).group

  test('run in order: later ones see what earlier ones wrote', async () => {
    const group = await reset('v = w; w = v + 1', 'v : 1\nw : 1', { v: 5, w: 2 })
    expect([group.read('v')[0], group.read('w')[0]]).toEqual([2, 3])
  })

  test('temporaries live to the end of the block', async () => {
    const group = await reset('old = v\nv = w\nw = old  # swapped', 'v : 1\nw : 1', { v: 5, w: 2 })
    expect([group.read('v')[0], group.read('w')[0]]).toEqual([2, 5])
  })

  test('a parameter that a reset writes is the new one from there on, and in the equations', async () => {
    const { group, trace } = await simulate('dv/dt = -v/tau : 1 (unless refractory)\ntau : second\nhalf : second', {
      threshold: 't < 0.05*ms', reset: 'half = tau/2; tau = 2*tau; tau = tau/4; half = tau/half*ms', refractory: '0.1*ms',
      method: 'exact', set: { v: 1, tau: '8*ms' }, duration: '0.4 ms', record: ['v'],
    }) // prettier-ignore
    expect([group.read('tau')[0], group.read('half')[0]]).toEqual([0.004, 0.001])
    const [v = []] = trace('v')
    expect(Math.log((v[1] ?? 0) / (v[0] ?? 0))).toBeCloseTo(-0.1 / 8, 13)
    expect(Math.log((v[3] ?? 0) / (v[2] ?? 0))).toBeCloseTo(-0.1 / 4, 13)
  })

  test('subexpressions are computed anew after a write', async () => {
    const group = await reset('v = 10; w = twice', 'v : 1\nw : 1\ntwice = 2*v : 1', { v: 1 })
    expect(group.read('w')[0]).toBe(20)
  })

  test.each([
    ['n = 7 // 2', 3],
    ['n = -7 // 2', -4],
    ['n = -7 % 3', 2],
    ['n = 7 % -3', -2],
    ['n = -1.5', -1],
    ['n = 2.7*(i + 1)', 2],
    ['n = 2**10', 1024],
    ['n = int(3.99)', 3],
    ['n = int(-0.5 > 0) + 2*int(not (1 > 2))', 2],
    ['n = 2147483647; n += 1', -2147483648],
    ['n = 1e300', 2147483647],
    ['n = N', 2],
    ['n = clip(17, 0, 9)', 9],
    ['n = sign(-3) * abs(-4)', -4],
    ['n = 3; n *= 2; n -= 1; n %= 3', 2],
  ])('whole numbers: %s', async (code, expected) => {
    expect((await reset(code, 'n : integer', {})).read('n')[0]).toBe(expected)
  })

  test.each([
    ['x = 1/2', 0.5],
    ['x = -7.5 % 2', 0.5],
    ['x = -7.5 // 2', -4],
    ['x = 5*True', 5],
    ['x = 2**-1', 0],
    ['x = 2**-1.0', 0.5],
    ['x = 3; x /= 4', 0.75],
    ['x = exprel(0)', 1],
    ['x = inf', Infinity],
    ['x = int(True) + 0.5', 1.5],
    ['x = clip(0.3, 0.5, 1)', 0.5],
  ])('floats: %s', async (code, expected) => {
    expect((await reset(code, 'x : 1', {})).read('x')[0]).toBe(expected)
  })

  test.each([
    ['b = not b', 1],
    ['b = i == 0 and 2 > 1', 1],
    ['b = 3 > 1 or False', 1],
    ['b = True != False', 1],
    ['b = 1 <= -int(t > 1*ms)', 0],
    ['b = 2 > int(x) - 2147483647', 1],
  ])('conditions: %s', async (code, expected) => {
    expect((await reset(code, 'b : boolean\nx : 1', {})).read('b')[0]).toBe(expected)
  })
})

describe('random numbers in code', () => {
  test('in a reset, one for each neuron and step', async () => {
    const { group, trace } = await simulate('x : 1', {
      size: 200, threshold: 'True', reset: 'x = rand()', duration: '1 ms', record: ['x'],
    }) // prettier-ignore
    expect(new Set(group.read('x')).size).toBe(200)
    expect(new Set(trace('x')[0]?.slice(1)).size).toBe(9)
  })

  test('in a threshold', async () => {
    const { spikes } = await simulate('x : 1', { size: 100, threshold: 'rand() < 0.1', duration: '100 ms' })
    expect((spikes?.length ?? 0) / 100_000).toBeCloseTo(0.1, 2)
  })

  test('normal and Poisson numbers', async () => {
    const { group } = await simulate('x : 1\nn : integer', {
      size: 5000, threshold: 'True', reset: 'x = randn(); n = poisson(4.5)', duration: '0.1 ms',
    }) // prettier-ignore
    const mean = (values: ArrayLike<number>): number =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(group.read('x'))).toBeCloseTo(0, 1)
    expect(mean(group.read('n'))).toBeCloseTo(4.5, 0)
  })

  test('one noise symbol in two equations is one number, two symbols are two', async () => {
    const { group } = await simulate(
      'du/dt = xi_a/sqrt(ms) : 1\ndv/dt = xi_a/sqrt(ms) : 1\ndw/dt = xi_b/sqrt(ms) : 1',
      { size: 20, method: 'euler', duration: '1 ms' },
    )
    expect([...group.read('u')]).toEqual([...group.read('v')])
    expect(group.read('u')[3]).not.toBe(group.read('w')[3])
  })
})

describe('values once a step', () => {
  test('constant over dt holds between its draws, and monitors see it', async () => {
    const { trace } = await simulate('dv/dt = (level - v)/ms : 1\nlevel = rand() : 1 (constant over dt)', {
      size: 3, method: 'euler', duration: '0.5 ms', record: ['v', 'level'],
    }) // prettier-ignore
    const [v = [], level = []] = [trace('v')[1], trace('level')[1]]
    v.slice(0, -1).forEach((value, step) => expect(v[step + 1]).toBe(value + ((level[step] ?? 0) - value) * 0.1))
  })

  test('shared, it is one number for all neurons', async () => {
    const { trace } = await simulate('dv/dt = (level - v)/ms : 1\nlevel = rand() : 1 (shared, constant over dt)', {
      size: 3, method: 'euler', duration: '0.5 ms', record: ['v', 'level'],
    }) // prettier-ignore
    const [[first, second] = [], ...others] = trace('v')
    for (const other of others) expect(other.slice(0, 2)).toEqual([first, second])
    expect(new Set(trace('level')[0]).size).toBe(5)
  })

  test('shared subexpressions follow shared variables and the time', async () => {
    const { trace } = await simulate('x = gain*t/ms + i : 1\ngain : 1 (shared)', {
      size: 2, set: { gain: 2 }, duration: '0.3 ms', record: ['x'],
    }) // prettier-ignore
    expect(trace('x')).toEqual([[0, 0.2, 0.4], [1, 1.2, 1.4]]) // prettier-ignore
  })
})

describe('shapes', () => {
  test.each([1, 2, 7, 8, 9, 17])('%i neurons', async size => {
    const { group, spikes } = await simulate('dv/dt = (1 + i/N - v)/(10*ms) : 1', {
      size, threshold: 'v > 0.99', reset: 'v = 0', method: 'exact', duration: '50 ms', set: { v: 'rand()' },
    }) // prettier-ignore
    expect(group.read('v')).toHaveLength(size)
    expect(spikes?.count).toHaveLength(size)
    expect([...(spikes?.i ?? [])].every(index => index >= 0 && index < size)).toBe(true)
  })

  test('a group of parameters alone runs', async () => {
    const group = new NeuronGroup(3, 'x : 1')
    const network = networkOf(group)
    expect((await network.run('1 ms')).steps).toBe(10)
  })

  test('a network of nothing does not move in time', async () => {
    const network = new Network()
    expect((await network.run('1 ms')).t).toBe(0)
  })
})

test('a run that is measured phase by phase leaves the same flags, with thresholds before everything else too', async () => {
  const observed = []
  for (const profile of [false, true]) {
    const group = new NeuronGroup(3, 'v = 0.5 : 1', { threshold: 'v > 0', refractory: '0.05*ms' })
    group.setEventSchedule('spike', { when: 'before_groups' })
    const network = new Network(group)
    await network.run('0.3*ms', { profile })
    observed.push([...group.get('not_refractory')])
    network.dispose()
  }
  expect(observed).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ])
})
