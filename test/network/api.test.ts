/** The TypeScript surface at work: a network, and the module compiled from it. */
import { describe, expect, expectTypeOf, test, vi } from 'vitest'
import { load } from '../../host/index.ts'
import {
  assembleHere,
  type Diagnostic,
  format,
  HillockError,
  Network,
  NeuronGroup,
  type NeuronGroupOptions,
  type Progress,
  remembering,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import { complaints } from './helpers.ts'

const equations = `
  dv/dt = (v0 - v)/tau : volt (unless refractory)
  v0 : volt`

const options: NeuronGroupOptions = {
  threshold: 'v > -50*mV',
  reset: 'v = -70*mV',
  refractory: '5*ms',
  method: 'exact',
  namespace: { tau: '10*ms' },
}

const assemble = remembering(assembleHere)

/** The network that the documents show. */
function population() {
  const G = new NeuronGroup(1000, equations, options)
  G.set({ v: '-70*mV + rand()*20*mV', v0: '-60*mV + i*30*mV/(N-1)' })
  const spikes = new SpikeMonitor(G)
  const trace = new StateMonitor(G, 'v', { record: [0, 999] })
  const net = new Network([G, spikes, trace], { assemble })
  net.seed(42)
  return { G, spikes, trace, net }
}

describe('a network', () => {
  test('runs, tells how far it is, and says where it ended', async () => {
    const { net, G, spikes, trace } = population()
    const told: Progress[] = []
    const end = await net.run('1*second', { onProgress: progress => told.push(progress) })
    expect(end).toMatchObject({ t: 1, steps: 10_000, seed: 42 })
    expect([told[0]?.fraction, told.at(-1)?.fraction, told.at(-1)?.t]).toEqual([0, 1, 1])
    expect(told.at(-1)?.secondsLeft).toBe(0)

    expect(spikes.length).toBeGreaterThan(1000)
    expect(spikes.get('t', 'ms')).toEqual(spikes.t.map(t => t / 1e-3))
    expect([...spikes].slice(0, 100)).toEqual(Array.from(spikes.i.slice(0, 100), (i, k) => [i, spikes.t[k]]))
    expect(spikes.count.reduce((sum, count) => sum + count, 0)).toBe(spikes.length)
    const [first, last] = trace.get('v', 'mV')
    expect(first).toHaveLength(10_000)
    expect(last?.[0]).toBeGreaterThan(-70)
    expect(trace.get('t', 'ms').slice(0, 3)).toEqual(Float64Array.of(0, 1e-4 / 1e-3, 2e-4 / 1e-3))
    expect(G.get('v', 'mV')[999]).toBeCloseTo((G.get('v')[999] ?? 0) * 1e3, 12)
    await net[Symbol.asyncDispose]()
  })

  test('takes durations as texts', async () => {
    const { net } = population()
    expect((await net.run('1 ms')).steps).toBe(10)
    expect((await net.run('0.002 s')).steps).toBe(20)
    expect((await net.run('1*msecond')).t).toBe(0.004)
  })

  test('hands out copies', async () => {
    const { net, G, spikes } = population()
    await net.run('20 ms')
    const [t, v] = [spikes.t, G.get('v')]
    G.get('v').fill(0)
    spikes.t.fill(0)
    expect(spikes.t).toEqual(t)
    expect(G.get('v')).toEqual(v)
    const kept = structuredClone(t, { transfer: [t.buffer] })
    expect(kept).toEqual(spikes.t)
  })

  test('stops at an abort with its reason, keeps everything, and goes on from there', async () => {
    const whole = population()
    await whole.net.run('200 ms')

    const { net, spikes } = population()
    const controller = new AbortController()
    const reason = new Error('enough')
    const onProgress = ({ fraction }: Progress): void => {
      if (fraction > 0) controller.abort(reason)
    }
    await net.run('10 ms')
    await expect(net.run('1000 s', { signal: controller.signal, onProgress })).rejects.toBe(reason)
    expect(net.t).toBeGreaterThan(0.01)
    expect(net.t).toBeLessThan(1000)
    const before = spikes.t
    await net.run('10 ms')
    expect(spikes.t.slice(0, before.length)).toEqual(before)
    const common = Math.min(before.length, whole.spikes.length)
    expect(whole.spikes.t.slice(0, common)).toEqual(before.slice(0, common))
    await expect(net.run('1 ms', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test('lets a page breathe', async () => {
    const { net } = population()
    await net.run('1 ms')
    let turns = 0
    const count = (): void => {
      turns++
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    await net.run('2 s', { slice: 1 })
    clearImmediate(timer)
    expect(turns).toBeGreaterThan(5)
  })

  test('ends with its scope, and can be read afterwards', async () => {
    const made = population()
    {
      await using net = made.net
      await net.run('20 ms')
    }
    expect(made.spikes.t.length).toBe(made.spikes.length)
    expect(made.G.get('v', 'mV')).toHaveLength(1000)
    made.net.dispose()
  })

  test('repeats itself with the same seed', async () => {
    const [one, another] = [population(), population()]
    another.net.seed(43)
    await Promise.all([one.net.run('20 ms'), another.net.run('20 ms')])
    const again = population()
    await again.net.run('20 ms')
    expect(again.spikes.t).toEqual(one.spikes.t)
    expect(another.spikes.t).not.toEqual(one.spikes.t)
  })
})

describe('constants of a namespace', () => {
  test.each([
    ['a number is a float', { x: 7 }, 'x/2', 3.5],
    ['a whole number is a float too', { x: 7 }, 'x//2', 3],
    ['a text is what the script would read', { x: '7' }, 'x/2', 3.5],
    ['a text of digits is an integer', { x: '7' }, 'x % 4', 3],
    ['a quantity', { x: '20*ms' }, 'x/ms', 20],
    ['a quantity in the words of a person', { x: '20 ms' }, 'x/ms', 20],
    ['a truth value', { x: true }, 'int(x)', 1],
  ] as const)('%s', (_, namespace, expression, expected) => {
    const G = new NeuronGroup(1, 'out : 1', { namespace })
    G.set({ out: expression })
    expect(G.get('out')[0]).toBeCloseTo(expected, 12)
  })

  test('keep whether they are integers', async () => {
    const G = new NeuronGroup(1, 'v : 1', { threshold: 'v > a + b', reset: 'v = 0', namespace: { a: 2, b: '2' } })
    const { manifest } = await new Network([G], { assemble }).compile()
    expect(manifest.constants.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'float'],
      ['b', 'integer'],
    ])
  })

  test.each([
    [{ tau: 10 }, 'unit-mismatch'],
    [{ tau: '10 mss' }, 'bad-value'],
    [{ tau: '10 mV' }, 'unit-mismatch'],
    [{ _tau: '10 ms' }, 'illegal-name'],
  ])('%j is an error', async (namespace, code) => {
    const found: string[] = []
    try {
      const G = new NeuronGroup(1, 'dv/dt = -v/tau : 1', { method: 'exact', namespace })
      await new Network([G], { assemble }).run('1 ms')
    } catch (thrown) {
      if (thrown instanceof HillockError) found.push(...thrown.diagnostics.map(each => each.code))
    }
    expect(found).toContain(code)
  })
})

describe('setting and reading', () => {
  const group = () =>
    new NeuronGroup(3, 'v : volt\nx : 1\nn : integer\nb : boolean\ns : 1 (shared)\ntwice = 2*v : volt')

  test.each([
    ['a text, evaluated for each neuron', { v: '(i + 1)*mV' }, 'v', 'mV', [1, 2, 3]],
    ['a number without dimensions', { x: 2.5 }, 'x', undefined, [2.5, 2.5, 2.5]],
    ['a text without units', { x: '1/4' }, 'x', undefined, [0.25, 0.25, 0.25]],
    ['an array in SI', { v: [0.001, 0.002, 0.003] }, 'v', 'mV', [1, 2, 3]],
    ['a typed array', { x: Float64Array.of(1, 2, 3) }, 'x', undefined, [1, 2, 3]],
    ['integers', { n: '7//2' }, 'n', undefined, [3, 3, 3]],
    ['a truth value', { b: true }, 'b', undefined, [1, 1, 1]],
    ['a condition', { b: 'i > 0' }, 'b', undefined, [0, 1, 1]],
    ['a shared variable', { s: 5 }, 's', undefined, [5]],
    ['0 in any unit', { v: 0 }, 'v', 'mV', [0, 0, 0]],
    ['in the order they are written', { v: 'i*mV', x: 'v/mV + 1' }, 'x', undefined, [1, 2, 3]],
    ['what a subexpression follows', { v: 'i*mV' }, 'twice', 'mV', [0, 2, 4]],
  ] as const)('%s', (_, values, variable, unit, expected) => {
    const G = group()
    G.set(values)
    expect(Array.from(G.get(variable, unit), value => Number(value.toPrecision(12)))).toEqual(expected)
  })

  test('what was read can be written back', () => {
    const [G, H] = [group(), group()]
    G.set({ v: 'rand()*mV' })
    H.set({ v: G.get('v') })
    expect(H.get('v')).toEqual(G.get('v'))
  })

  test.each([
    [{ v: 5 }, 'unit-mismatch', 'v should be set with a value with units volt, but got 5 (unit is 1).'],
    [{ v: '5' }, 'unit-mismatch', 'does not have the expected unit'],
    [{ x: '5*mV' }, 'unit-mismatch', 'does not have the expected unit'],
    [{ x: 'y' }, 'unknown-name', 'y'],
    [{ x: '2 +' }, 'syntax', ''],
    [{ x: [1, 2] }, 'bad-value', 'Provided values do not match the size of the indices, 2 != 3.'],
    [{ vv: 1 }, 'unknown-name', "has no variable 'vv'"],
    [{ twice: 1 }, 'read-only', 'twice is read-only'],
    [{ i: 1 }, 'read-only', 'i is read-only'],
  ])('%j is an error', (values, code, message) => {
    const G: NeuronGroup = group()
    const [complaint] = complaints(() => G.set(values))
    expect(complaint?.code).toBe(code)
    expect(complaint?.message).toContain(message)
  })

  test.each([
    ['ms', 'unit-mismatch'],
    ['furlong', 'unknown-unit'],
  ])('a value cannot be had in %s', (unit, code) => {
    expect(complaints(() => group().get('v', unit))[0]?.code).toBe(code)
  })

  test('misspelt names are met with the nearest', () => {
    const G: NeuronGroup = group()
    expect(complaints(() => G.get('twize'))[0]?.help).toContain('twice')
  })

  test('TypeScript knows the variables of a literal text', () => {
    const G = group()
    expectTypeOf(G.get).parameter(0).extract<'v' | 'twice' | 'vv'>().toEqualTypeOf<'v' | 'twice'>()
    expectTypeOf(G.set).parameter(0).toHaveProperty('v')
    expectTypeOf(G.set).parameter(0).not.toHaveProperty('twice')
  })
})

describe('times need units', () => {
  // As JavaScript may call it.
  const bare = 5 as unknown as string

  test.each<[string, () => unknown]>([
    ['run', () => new Network(new NeuronGroup(1, 'v : 1')).run(bare)],
    ['dt', () => (new Network().dt = bare)],
    ['refractory', () => new NeuronGroup(1, 'v : 1', { threshold: 'v > 1', refractory: bare })],
    ['a monitor', () => new StateMonitor(new NeuronGroup(1, 'v : 1'), 'v', { record: true, dt: bare })],
  ])('%s', async (_, use) => {
    const failure = await Promise.resolve()
      .then(use)
      .catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(HillockError)
    expect((failure as HillockError).diagnostics[0]).toMatchObject({ code: 'unit-mismatch' })
    expect((failure as HillockError).message).toContain('with units second, but got 5 (unit is 1)')
  })
})

describe('what TypeScript would not let pass', () => {
  const wrong = undefined as never
  const group = () => new NeuronGroup(1, 'v : 1')

  test.each<[string, () => unknown, string]>([
    ['size', () => new NeuronGroup('v : 1' as never, 'v : 1'), "the number of neurons, not 'v : 1'"],
    ['equations', () => new NeuronGroup(1, wrong), 'equations has to be a text, not undefined'],
    ['threshold', () => new NeuronGroup(1, 'v : 1', { threshold: 5 as never }), 'threshold has to be a text, not 5'],
    ['method', () => new NeuronGroup(1, 'v : 1', { method: null as never }), 'method has to be a text, not null'],
    [
      'constant',
      () => new NeuronGroup(1, 'v : 1', { namespace: { tau: wrong } }),
      "a number, a text such as '10*ms', a TimedArray or a function, not undefined",
    ],
    [
      'value',
      () => group().set({ v: {} as never }),
      'v has to be a number, a text or an array of numbers, not an object',
    ],
    ...[null, true, 3n, Symbol.iterator, {}, new Map(), { length: '3' }, { length: -1 }, ['a', 'b'], [1, {}]].map(
      (given): [string, () => unknown, string] => [
        'values',
        () => group().write('v', given as never),
        'v has to be a number, a text or an array of numbers, not',
      ],
    ),
    ['monitor', () => new SpikeMonitor(wrong), 'has to be a group, not undefined'],
    ['record', () => new StateMonitor(group(), 'v', wrong), 'record has to be true, false, an index or a list'],
    ['network', () => new Network('G' as never), "a group or a monitor, not 'G'"],
    ['duration', () => new Network(group()).run(wrong), "a quantity such as '1*second', not undefined"],
    ['seed', () => new Network().seed('a' as never), 'a seed is a whole number'],
  ])('%s', async (_, use, message) => {
    const failure = await Promise.resolve()
      .then(use)
      .catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(HillockError)
    expect((failure as HillockError).message).toContain(message)
  })
})

describe('which neurons a state monitor records', () => {
  test.each([
    [true, [0, 1, 2]],
    [false, []],
    [1, [1]],
    [
      [2, 0],
      [2, 0],
    ],
    [Int32Array.of(2, 1), [2, 1]],
  ])('%j', async (record, rows) => {
    const G = new NeuronGroup(3, 'v : 1\nw = 2*v : 1')
    G.set({ v: 'i' })
    const monitor = new StateMonitor(G, ['v', 'w'], { record })
    await new Network([G, monitor], { assemble }).run('0.3 ms')
    expect([...monitor.record]).toEqual(rows)
    expect(monitor.get('v').map(row => [...row])).toEqual(rows.map(row => [row, row, row]))
    expect(monitor.get('w').map(row => row[2])).toEqual(rows.map(row => 2 * row))
    expect(monitor.length).toBe(3)
  })

  test.each([[3], [-1], [[0, 7]], [0.5]])('not %j of three', record => {
    const G = new NeuronGroup(3, 'v : 1')
    expect(complaints(() => new StateMonitor(G, 'v', { record }))[0]?.message).toContain('outside of the range [0, 2]')
  })
})

describe('warnings', () => {
  const forgetful = { threshold: 'v > 1', namespace: { tau: '1*ms' } }

  test('go to who asks for them', () => {
    const told: Diagnostic[] = []
    new NeuronGroup(1, 'v : 1', { ...forgetful, onDiagnostic: diagnostic => told.push(diagnostic) })
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([['threshold', 'warning']])
  })

  test('and else to the console, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const G = new NeuronGroup(1, 'dv/dt = v/tau : 1', forgetful)
    G.set({ v: 1 })
    const net = new Network([G], { assemble })
    await net.run('1 s')
    await net.run('1 ms')
    const [forgotten, grown, ...others] = warn.mock.calls.map(([text]) => String(text))
    warn.mockRestore()
    expect(forgotten).toContain('neither a reset condition nor a refractory condition')
    expect(grown).toContain('neurongroup.v')
    expect(others).toEqual([])
  })
})

describe('objects nobody named', () => {
  test('are told apart as Brian 2 does', async () => {
    const groupOf = (size: number) => new NeuronGroup(size, 'v : 1', { threshold: 'True', reset: 'v = 0' })
    const [G, H] = [groupOf(1), groupOf(2)]
    const named = new NeuronGroup(1, 'v : 1', { name: 'neurongroup_1' })
    const monitors = [new SpikeMonitor(G), new SpikeMonitor(H)] as const
    await new Network([named, G, H, ...monitors], { assemble }).run('0.2 ms')
    expect([G.name, H.name, named.name]).toEqual(['neurongroup', 'neurongroup_2', 'neurongroup_1'])
    expect(monitors.map(({ name }) => name)).toEqual(['spikemonitor', 'spikemonitor_1'])
    expect(monitors.map(({ length }) => length)).toEqual([2, 4])
  })

  test('two of one given name are an error', () => {
    const [G, H] = [new NeuronGroup(1, 'v : 1', { name: 'G' }), new NeuronGroup(1, 'v : 1', { name: 'G' })]
    expect(() => new Network(G, H).check()).toThrow('more than once')
  })
})

test('what is wrong in a model can be printed with its place', () => {
  const [complaint, ...others] = complaints(() => new NeuronGroup(1, 'dv/dt = -v/tau : volt\nw : vollt'))
  expect(others).toEqual([])
  expect(format(complaint === undefined ? [] : [complaint])).toContain('equations:2:5: error[unknown-unit]')
})

describe('a module, without the compiler', () => {
  /** The network of the documents as a module whose objects have the names of a script's variables. */
  async function compiled() {
    const { G, spikes, trace, net } = population()
    const variables = new Map<NeuronGroup | SpikeMonitor | StateMonitor, string>([
      [G, 'G'],
      [spikes, 'spikemon'],
      [trace, 'trace'],
    ])
    const { module, diagnostics } = await net.compile({ variables, duration: '100 ms' })
    expect(diagnostics).toEqual([])
    return { module, net, spikes }
  }

  test('does what its network does', async () => {
    const { module, net, spikes } = await compiled()
    await net.run('50 ms')
    const model = await load(module)
    await using sim = await model.start()
    await sim.run('50 ms')
    expect(sim.seed).toBe(42)
    expect(sim.spikes['spikemon']?.t).toEqual(spikes.t)
    expect(sim.spikes['spikemonitor']?.i).toEqual(spikes.i)
  })

  test('takes sizes, constants and durations as inputs', async () => {
    const model = await load(
      new Response((await compiled()).module as BodyInit, { headers: { 'content-type': 'application/wasm' } }),
    )
    expect(model.constants.map(({ name, value, unit }) => [name, value, unit])).toContainEqual(['tau', 10, 'ms'])
    const controller = new AbortController()
    await using sim = await model.start({ seed: 42, sizes: { G: 2000 }, set: { tau: '20 ms' } })
    await sim.run('20 ms', { signal: controller.signal })
    expect(sim.get('G.v', 'mV')).toHaveLength(2000)
    expect(sim.get('tau', 'ms')).toBe(20)
    sim.set({ tau: 0.005 })
    expect(sim.get('tau', 'ms')).toBe(5)
    const times: number[] = []
    let count = sim.spikes['spikemon']?.length ?? 0
    for await (const block of sim.stream('1 s', { every: '20 ms', signal: controller.signal })) {
      times.push(block.t)
      count += block.spikes['spikemon']?.i.length ?? 0
      if (times.length === 3) break
    }
    expect(times.map(t => Number(t.toPrecision(12)))).toEqual([0.04, 0.06, 0.08])
    expect(sim.spikes['spikemon']?.get('t', 'ms')).toHaveLength(count)
    expect(sim.get('neurongroup.v')).toEqual(sim.get('G.v'))
    const before = sim.step
    sim.advance(1)
    expect(sim.step).toBe(before + 1)
    sim.stop()
    sim.restart({ seed: 43 })
    expect([sim.t, sim.seed, sim.spikes['spikemon']?.length]).toEqual([0, 43, 0])
  })

  test('can be run many times side by side, and be posted to a worker', async () => {
    const model = await load((await compiled()).module)
    const posted = await load(structuredClone({ module: model.module }))
    const runs = [model, model, posted].map(async (each, k) => {
      await using sim = await each.start({ seed: k % 2, sizes: { G: 1500 } })
      await sim.run('50 ms')
      return sim.spikes['spikemon']?.t
    })
    const [first, second, third] = await Promise.all(runs)
    expect(third).toEqual(first)
    expect(second).not.toEqual(first)
  })
})
