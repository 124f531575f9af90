import { beforeAll, describe, expect, test } from 'vitest'
import { streamKey } from '../../abi/stream-key.ts'
import { HillockError } from '../../diagnostics/index.ts'
import { load, Model, type Simulation, type StartOptions } from '../../host/index.ts'
import { twoClocks, twoClocksManifest } from './fixtures/two-clocks.ts'
import { Oracle, twoGroups } from './fixtures/two-groups.ts'

interface TwoGroups {
  readonly constants: 'tau' | 'half' | 'every' | 'kicks'
  readonly groups: { readonly G: 'v' | 'v0' | 'scale' | 'n' | 'on'; readonly H: 'w'; readonly neurongroup: 'v' }
  readonly spikes: 'spikes' | 'spikemonitor'
  readonly events: never
  readonly traces: { readonly trace: 'v' | 'n'; readonly statemonitor_1: 'w' }
  readonly rates: never
}

let bytes: Uint8Array<ArrayBuffer>
let model: Model<TwoGroups>

beforeAll(async () => {
  bytes = await twoGroups()
  model = await load<TwoGroups>(bytes)
})

function oracle(seed: number, size = 100): Oracle {
  return new Oracle(streamKey(seed, 1)[0] | 0, size, 7)
}

function diagnosticOf(action: () => unknown): object {
  try {
    action()
  } catch (problem) {
    if (problem instanceof HillockError) return problem.diagnostics[0] ?? {}
    throw problem
  }
  throw new Error('nothing was thrown')
}

describe('a model', () => {
  test('tells its constants as the script wrote them', () => {
    expect(
      model.constants.map(({ name, value, unit, si, expression }) => ({ name, value, unit, si, expression })),
    ).toEqual([
      { name: 'tau', value: 10, unit: 'ms', si: 0.01, expression: undefined },
      { name: 'half', value: 5, unit: 'ms', si: 0.005, expression: '0.5*tau' },
      { name: 'every', value: 16, unit: '', si: 16, expression: undefined },
      { name: 'kicks', value: 1, unit: '', si: 1, expression: undefined },
    ])
  })

  test.each([
    ['um^2', [2, 0, 0, 0, 0, 0, 0], 2e-8, 20_000],
    ['uA/(cm^2)', [-2, 0, 0, 1, 0, 0, 0], 0.03, 3],
    ['mV ms', [2, 1, -2, -1, 0, 0, 0], 4e-6, 4],
    ['s/(mV ms)', [-2, -1, 3, 1, 0, 0, 0], 5e6, 5],
    ['m^-2 A', [-2, 0, 0, 1, 0, 0, 0], 0.03, 0.03],
  ])('shows one in %s, however Brian 2 spells that', (unit, dimension, si, value) => {
    const [tau, ...rest] = model.manifest.constants
    if (tau === undefined) throw new Error('there is no constant')
    const constants = [{ ...tau, unit, dimension, value: si }, ...rest]
    const other = new Model({ module: model.module, manifest: { ...model.manifest, constants } })
    expect(other.constants[0]).toMatchObject({ value, unit, si })
  })

  test('can be posted, and loaded from what arrives', async () => {
    const channel = new MessageChannel()
    const arrived = new Promise<Model>(resolve =>
      channel.port2.addEventListener('message', ({ data }) => resolve(data as Model), { once: true }),
    )
    channel.port2.start()
    channel.port1.postMessage(model)
    const again = await load(arrived)
    channel.port1.close()
    expect(again.manifest).toEqual(model.manifest)
    const simulation = await again.start({ seed: 1 })
    await simulation.run('1 ms')
    expect(simulation.step).toBe(10)
  })

  test('runs many simulations side by side', async () => {
    const all = await Promise.all([1, 2, 1].map(seed => model.start({ seed })))
    await Promise.all(all.map(simulation => simulation.run('20 ms')))
    const [first, second, third] = all.map(simulation => simulation.get('G.v'))
    expect(first).toEqual(third)
    expect(first).not.toEqual(second)
  })
})

describe('a simulation', () => {
  test('runs for a duration and records', async () => {
    await using simulation = await model.start({ seed: 42 })
    const end = await simulation.run('50 ms')
    const expected = oracle(42).advance(500)
    expect(end).toEqual({ t: 0.05, steps: 500, synapticEvents: 0, seed: 42, threads: 1 })
    expect(simulation.get('G.v')).toEqual(expected.v)
    expect([...simulation.spikes.spikes]).toEqual(expected.spikes.map(([step, i]) => [i, step * 1e-4]))
    expect(simulation.spikes.spikes.count).toEqual(expected.n)
    expect(simulation.spikes.spikemonitor.i).toEqual(simulation.spikes.spikes.i)
    expect(simulation.traces.trace.get('v')[1]).toEqual(Float64Array.from(expected.samples, ({ v }) => v[1] ?? 0))
    expect(simulation.traces.trace.i).toEqual(Int32Array.of(42, 3))
    expect(simulation.traces.statemonitor_1.i).toEqual(Int32Array.of(0, 1, 2, 3, 4, 5, 6))
    expect([...simulation.traces.trace].map(([i, { n }]) => [i, n.at(-1)])).toEqual(
      [0, 1].map(row => [[42, 3][row], expected.samples.at(-1)?.n[row]]),
    )
  })

  test('run twice is run once', async () => {
    const twice = await model.start({ seed: 5 })
    await twice.run('50 ms')
    await twice.run(0.05)
    const once = await model.start({ seed: 5 })
    await once.run('100 ms')
    expect(twice.t).toBe(once.t)
    expect(twice.get('G.v')).toEqual(once.get('G.v'))
    expect(twice.spikes.spikes.t).toEqual(once.spikes.spikes.t)
  })

  test('keeps a duration that is no multiple of dt, as Brian does', async () => {
    const simulation = await model.start()
    expect(await simulation.run('0.25 ms')).toMatchObject({ t: 0.00025, steps: 3 })
    expect(await simulation.run('0.25 ms')).toMatchObject({ t: 0.0005, steps: 2 })
  })

  test('takes sizes, dt and values at its start', async () => {
    const simulation = await model.start({
      seed: 3,
      sizes: { G: 1000 },
      dt: '0.05 ms',
      set: { tau: '20 ms', 'G.v': new Float64Array(1000).fill(0.5), 'G.scale': 2, 'G.on': true },
    })
    expect(simulation.sizes).toEqual({ G: 1000, H: 7 })
    expect(simulation.get('G.v')).toEqual(new Float64Array(1000).fill(0.5))
    expect(simulation.get('half', 'ms')).toBe(10)
    const expected = Object.assign(oracle(3, 1000), { dt: 5e-5, tau: 0.02, half: 0.01, scale: 2 })
    expected.v.fill(0.5)
    await simulation.run('10 ms')
    expected.advance(200)
    expect(simulation.get('G.v')).toEqual(expected.v)
    expect(simulation.get('H.w')).toEqual(expected.w)
    // its dt of 0.5 ms is its own
    expect(simulation.traces.statemonitor_1.get('t', 'ms')[1]).toBeCloseTo(0.5, 12)
  })

  test('draws a seed and tells it', async () => {
    const drawn = await model.start()
    const other = await model.start()
    expect(drawn.seed).not.toBe(other.seed)
    const again = await model.start({ seed: drawn.seed })
    expect(again.get('G.v')).toEqual(drawn.get('G.v'))
  })

  test('sets constants, those derived from them following until set themselves', async () => {
    const simulation = await model.start()
    simulation.set({ tau: '30 ms' })
    expect(simulation.get('half')).toBe(0.015)
    simulation.set({ half: 0.002, tau: '10 ms' })
    expect(simulation.get('half', 'ms')).toBe(2)
    simulation.set({ kicks: false, every: 3 })
    expect([simulation.get('kicks'), simulation.get('every')]).toEqual([0, 3])
  })

  test('reads in units', async () => {
    const simulation = await model.start({ set: { 'H.w': '5 ms' } })
    expect([...simulation.get('H.w', 'ms')]).toEqual(Array.from({ length: 7 }, () => 5))
    expect(simulation.get('G.n')).toEqual(new Float64Array(100))
    expect(simulation.get('G.on')).toEqual(new Float64Array(100).fill(1))
    simulation.advance(100)
    const { t } = simulation.spikes.spikes
    expect(simulation.spikes.spikes.get('t', 'ms')).toEqual(t.map(time => time / 0.001))
  })

  test('tells how long its module computed, which is less than advancing took', async () => {
    await using simulation = await model.start({ seed: 42 })
    expect(simulation.computing).toBe(0)
    const began = performance.now()
    simulation.advance(500)
    const took = (performance.now() - began) / 1000
    expect(simulation.computing).toBeGreaterThan(0)
    expect(simulation.computing).toBeLessThan(took)
  })

  test('hands out copies', async () => {
    const simulation = await model.start({ seed: 1 })
    const before = simulation.get('G.v')
    simulation.get('G.v').fill(9)
    expect(simulation.get('G.v')).toEqual(before)
    simulation.advance(50)
    structuredClone(before, { transfer: [before.buffer] })
    expect(simulation.get('G.v')).toHaveLength(100)
  })

  test('restarts as it began, keeping what constants were set to', async () => {
    const simulation = await model.start({ seed: 1, set: { 'H.w': 3 } })
    await simulation.run('10 ms')
    const first = simulation.get('G.v')
    simulation.restart()
    expect([simulation.t, simulation.step, simulation.spikes.spikes.length]).toEqual([0, 0, 0])
    expect(simulation.get('H.w')[0]).toBe(3)
    await simulation.run('10 ms')
    expect(simulation.get('G.v')).toEqual(first)
    simulation.set({ tau: '11 ms' })
    simulation.restart({ seed: 2 })
    expect(simulation.get('tau', 'ms')).toBe(11)
    expect(simulation.seed).toBe(2)
  })

  test('stopped or aborted goes on from there', async () => {
    const simulation = await model.start({ seed: 9 })
    setTimeout(() => simulation.stop(), 15)
    const end = await simulation.run('1e6 second')
    expect(end.steps).toBe(simulation.step)
    expect(end.t).toBe(simulation.step * 1e-4)
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 15)
    await expect(simulation.run(1e6, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(simulation.t).toBe(simulation.step * 1e-4)
    await simulation.run('1 ms')
    expect(simulation.get('G.n').reduce((sum, n) => sum + n)).toBe(simulation.spikes.spikes.length)
  })

  test('stopped, restarted and run again at once does the new run only', async () => {
    const simulation = await model.start({ seed: 4 })
    const first = simulation.run(1e6)
    await new Promise(resolve => void setTimeout(resolve, 15))
    simulation.stop()
    simulation.restart()
    const second = await simulation.run('5 ms')
    await first
    expect(second).toEqual({ t: 0.005, steps: 50, synapticEvents: 0, seed: 4, threads: 1 })
    expect(simulation.get('G.v')).toEqual(oracle(4).advance(50).v)
  })

  test('refuses to be used when it is gone', async () => {
    const simulation = await model.start()
    simulation.dispose()
    expect(() => simulation.get('G.v')).toThrow('disposed')
  })
})

describe('a stream', () => {
  test('yields what is new, and all of it', async () => {
    const simulation = await model.start({ seed: 8 })
    const whole = await model.start({ seed: 8 })
    await whole.run('50 ms')
    const ends: number[] = []
    const spikes: number[] = []
    const samples: number[] = []
    let counted = 0
    for await (const block of simulation.stream('50 ms', { every: '20 ms' })) {
      ends.push(block.t)
      spikes.push(...block.spikes.spikes.i)
      samples.push(...(block.traces.trace.get('v')[0] ?? []))
      counted += block.spikes.spikes.count.reduce((sum, n) => sum + n)
    }
    expect(ends).toEqual([0.02, 0.04, 0.05])
    expect(spikes).toEqual([...whole.spikes.spikes.i])
    expect(samples).toEqual([...(whole.traces.trace.get('v')[0] ?? [])])
    expect(counted).toBe(spikes.length)
    expect(simulation.spikes.spikes.t).toEqual(whole.spikes.spikes.t)
  })

  test('left early stops there and keeps everything', async () => {
    const simulation = await model.start()
    for await (const block of simulation.stream('1e9 second', { every: '10 ms' })) {
      if (block.t > 0.035) break
    }
    expect(simulation.step).toBe(400)
    expect(simulation.traces.trace.length).toBe(400)
    await simulation.run('10 ms')
    expect(simulation.step).toBe(500)
  })

  test('ends where it is stopped between two of its pieces', async () => {
    const simulation = await model.start()
    for await (const block of simulation.stream('1e9 second', { every: '10 ms' })) {
      if (block.t > 0.015) simulation.stop()
    }
    expect(simulation.step).toBe(200)
  })

  test('ends where another run begins', async () => {
    const simulation = await model.start()
    const times: number[] = []
    for await (const { t } of simulation.stream('30 ms', { every: '10 ms' })) {
      times.push(t)
      simulation.restart()
      await simulation.run('5 ms')
    }
    expect(times).toEqual([0.01])
    expect(simulation.t).toBe(0.005)
  })

  test('yields steps one by one where pieces are shorter than that', async () => {
    const simulation = await model.start()
    const steps: number[] = []
    for await (const block of simulation.stream('0.3 ms', { every: '1e-300 second' })) steps.push(block.steps)
    expect(steps).toEqual([1, 1, 1])
    expect(simulation.t).toBe(3e-4)
  })

  test('ends with the reason of its signal', async () => {
    const simulation = await model.start()
    const controller = new AbortController()
    const stream = simulation.stream('1e9 second', { every: '5 ms', signal: controller.signal })
    await stream.next()
    controller.abort(new Error('closed'))
    await expect(stream.next()).rejects.toThrow('closed')
    expect(simulation.step).toBe(50)
  })
})

describe('refused with a code, a sentence and help', () => {
  const cases: [string, object, string, string, string | undefined][] = [
    [
      'an unknown constant',
      { tua: 1 },
      'unknown-name',
      "there is no constant 'tua' in this model",
      "did you mean 'tau'?",
    ],
    [
      'a variable without its group',
      { v0: 1 },
      'unknown-name',
      "there is no constant 'v0' in this model",
      "the variable is 'G.v0'",
    ],
    ['an unknown group', { 'K.v': 1 }, 'unknown-name', "there is no group 'K' in this model", undefined],
    [
      'an unknown variable',
      { 'G.v1': 1 },
      'unknown-name',
      "there is no variable of G 'v1' in this model",
      "did you mean 'v'?",
    ],
    [
      'a quantity of other dimensions',
      { tau: '20 mV' },
      'unit-mismatch',
      "tau has unit s, but '20 mV' has unit V",
      undefined,
    ],
    [
      'a number as text where there are dimensions',
      { tau: '20' },
      'unit-mismatch',
      "tau has unit s, but '20' has unit 1",
      undefined,
    ],
    ['a word that is no unit', { tau: '20 mz' }, 'bad-value', "'mz' is not a unit", undefined],
    [
      'an array for a constant',
      { tau: [1, 2] },
      'bad-value',
      'tau is one number for the whole model, not an array',
      undefined,
    ],
    ['a fraction for an integer', { every: 1.5 }, 'type-mismatch', 'every is an integer and cannot be 1.5', undefined],
    ['two for a truth value', { 'G.on': 2 }, 'type-mismatch', 'G.on is true or false and cannot be 2', undefined],
    [
      'too few values',
      { 'G.v': [1, 2] },
      'bad-value',
      'G.v takes 100 values, one for each neuron, or a single one; there are 2',
      undefined,
    ],
    [
      'several for a shared variable',
      { 'G.scale': [1, 2] },
      'bad-value',
      'G.scale takes one value; there are 2',
      undefined,
    ],
  ]
  test.each(cases)('%s', async (_name, values, code, message, help) => {
    const simulation = await model.start({ seed: 1 })
    const expected = { code, message: expect.stringContaining(message) as string, ...(help !== undefined && { help }) }
    expect(diagnosticOf(() => simulation.set({ half: 7, ...values }))).toMatchObject(expected)
    // all or nothing
    expect(simulation.get('half')).toBe(0.005)
  })

  test('a unit that measures something else', async () => {
    const simulation = await model.start()
    expect(diagnosticOf(() => simulation.get('H.w', 'mV'))).toMatchObject({
      code: 'unit-mismatch',
      message: "H.w has unit s, which cannot be shown in 'mV'",
    })
    expect(diagnosticOf(() => simulation.spikes.spikes.get('t', 'mV'))).toMatchObject({ code: 'unit-mismatch' })
    expect(diagnosticOf(() => simulation.get('H.w', 'parsec'))).toMatchObject({ code: 'unknown-unit' })
  })

  test('a negative duration, in Brian’s words', async () => {
    const simulation = await model.start()
    await expect(simulation.run('-1 ms')).rejects.toThrow(
      "bad-value: Function 'run' expected a non-negative duration but got '-1. ms'",
    )
    await expect(simulation.run('5 mV')).rejects.toThrow('unit-mismatch')
    await expect(simulation.run(Number.POSITIVE_INFINITY)).rejects.toThrow('bad-value')
    await expect(simulation.run(1, { slice: Number.NaN })).rejects.toThrow('a slice takes more than 0 milliseconds')
    expect(simulation.step).toBe(0)
  })

  const starts: [string, object, string][] = [
    ['a seed below 0', { seed: -1 }, 'a seed is a whole number'],
    ['no neurons', { sizes: { G: 0 } }, 'G cannot have 0'],
    ['a size of an unknown group', { sizes: { Q: 5 } }, "there is no group 'Q'"],
    ['too small a group for its monitor', { sizes: { G: 20 } }, 'trace records neuron 42, but G has only 20 neurons'],
    ['too large a group', { sizes: { G: 2e9 } }, 'too-large: G with 2000000000 neurons'],
    ['a dt of 0', { dt: 0 }, 'dt must be more than 0'],
    [
      'a dt that a clock cannot follow',
      { dt: '0.3 ms' },
      'statemonitor_1 has a step every 0.0005 s, which is no multiple',
    ],
    ['a tile that is none', { tile: -16 }, 'tile is a whole number from 16'],
    ['a tile of odd length', { tile: 24 }, 'tile is a multiple of 16'],
    ['no block', { blockLimit: 0 }, 'blockLimit is a whole number from 1 to 32, not 0'],
    ['no room', { room: -1 }, 'room is a whole number from 1 to 9007199254740991, not -1'],
  ]
  test.each(starts)('%s', async (_name, options, message) => {
    await expect(model.start(options)).rejects.toThrow(HillockError)
    await expect(model.start(options)).rejects.toThrow(message)
  })

  test('a size that the script’s arrays fix', async () => {
    const [first, second] = model.manifest.groups
    if (first === undefined || second === undefined) throw new Error('two groups expected')
    const groups = [first, { ...second, fixedBy: 'H.w = linspace(0, 1, 7)*second at line 12' }]
    const fixed = await load(await twoGroups({ groups }))
    await expect(fixed.start({ sizes: { H: 8 } })).rejects.toThrow(
      'H has 7 neurons, and not 8, because of H.w = linspace(0, 1, 7)*second at line 12',
    )
    await fixed.start({ sizes: { H: 7 } })
  })
})

function near(value: number): number {
  return expect.closeTo(value, 12) as number
}

describe('a model whose clocks do not fit into each other', () => {
  async function start(options?: StartOptions): Promise<Simulation> {
    return (await load(await twoClocks())).start(options)
  }

  test('runs, counting moments, its time and step those of the default clock', async () => {
    const simulation = await start()
    expect(await simulation.run('1 ms')).toMatchObject({ t: 0.001, steps: 12 })
    expect([simulation.t, simulation.step, simulation.dt]).toEqual([0.001, 10, 1e-4])
    expect([...(simulation.traces['counted']?.get('t', 'ms') ?? [])]).toEqual([0, 0.25, 0.5, 0.75])
  })

  test('has events with what was recorded of them, and rates', async () => {
    const simulation = await start()
    await simulation.run('1 ms')
    const { events, rates, spikes } = simulation
    expect(Object.keys(spikes)).toEqual([])
    expect(events['fires']?.variables).toEqual(['x'])
    expect([...(events['fires']?.get('x') ?? [])].slice(0, 2)).toEqual([1.5, 1.5])
    expect([...(events['eventmonitor']?.i ?? [])].slice(0, 4)).toEqual([2, 0, 1, 2])
    expect(() => events['fires']?.get('y')).toThrow("there is no array in fires 'y' in this model")
    expect([...(rates['rate']?.get('rate', 'kHz') ?? [])].slice(0, 4)).toEqual([0, 10 / 3, 10 / 3, 20 / 3].map(near))
    expect([...(rates['rate'] ?? [])][1]).toEqual([1e-4, 1 / 1e-4 / 3])
    expect(() => rates['rate']?.get('rate', 'mV')).toThrow('unit-mismatch')
  })

  test('streams what is new of them', async () => {
    const simulation = await start()
    const whole = await start()
    await whole.run('3 ms')
    const [x, rate]: number[][] = [[], []]
    const ends: number[] = []
    for await (const block of simulation.stream('3 ms', { every: '0.7 ms' })) {
      ends.push(block.t)
      x?.push(...(block.events['fires']?.get('x') ?? []))
      rate?.push(...(block.rates['rate']?.rate ?? []))
    }
    expect(ends).toHaveLength(5)
    expect(ends.at(-1)).toBe(0.003)
    expect(x).toEqual([...(whole.events['fires']?.get('x') ?? [])])
    expect(rate).toEqual([...(whole.rates['rate']?.rate ?? [])])
    expect(simulation.traces['counted']?.t).toEqual(whole.traces['counted']?.t)
  })

  test('advances moment by moment', async () => {
    const simulation = await start()
    const times = Array.from({ length: 6 }, () => {
      simulation.advance()
      return simulation.t
    })
    expect(times).toEqual([1, 2, 2.5, 3, 4, 5].map(t => near(t * 1e-4)))
    await simulation.run('0.5 ms')
    expect(simulation.t).toBeCloseTo(1e-3, 12)
  })

  test('takes a dt for the default clock', async () => {
    const simulation = await start({ dt: '0.05 ms' })
    await simulation.run('1 ms')
    expect(simulation.rates['rate']?.length).toBe(20)
    expect(simulation.traces['counted']?.length).toBe(4)
  })

  test('refuses a dt where there is no default clock', async () => {
    const clocks = twoClocksManifest.clocks.map((clock, k) => ({ ...clock, name: `clock_${k}` }))
    const without = await load(await twoClocks({ clocks }))
    await expect(without.start({ dt: '0.05 ms' })).rejects.toThrow(
      'a dt is that of defaultclock, which nothing in this model goes by: it has clock_0, clock_1',
    )
  })
})

test('constants of a group go by either of its names, and one of several is refused', async () => {
  const [tau, ...rest] = model.manifest.constants
  if (tau === undefined) throw new Error('a constant expected')
  const constants = [
    { ...tau, name: 'neurongroup.tau' },
    ...rest,
    { ...tau, name: 'a', slot: 46 },
    { ...tau, name: 'a', slot: 46 },
  ]
  const simulation = await (await load(await twoGroups({ constants }))).start()
  simulation.set({ 'G.tau': '20 ms' })
  expect(simulation.get('neurongroup.tau', 'ms')).toBe(20)
  expect(diagnosticOf(() => simulation.set({ a: 1 }))).toMatchObject({ code: 'shadowed-name' })
})

test('a variable that becomes NaN is a warning in Brian’s words', async () => {
  const told: unknown[] = []
  const simulation = await model.start({ onDiagnostic: diagnostic => told.push(diagnostic), set: { 'G.v0': 1 } })
  simulation.set({ 'G.v': Array.from({ length: 100 }, (_, i) => (i === 30 ? Number.NaN : 0)) })
  await simulation.run('1 ms')
  expect(told).toEqual([
    expect.objectContaining({
      code: 'numerical-trouble',
      severity: 'warning',
      message: expect.stringMatching(
        /^neurongroup's variable 'v' has NaN, very large values, or encountered an error/,
      ) as string,
      notes: [{ message: expect.stringMatching(/^G\.v\[30\] is nan at t = /) as string }],
    }),
  ])
})

test('names are checked by the type a module is loaded as', async () => {
  const simulation = await model.start()
  // @ts-expect-error a variable that G does not have
  expect(() => simulation.get('G.u')).toThrow('unknown-name')
  // @ts-expect-error a constant that the model does not have
  expect(() => simulation.set({ tao: 1 })).toThrow('unknown-name')
  // @ts-expect-error a monitor that the model does not have
  expect(simulation.spikes.spikemon).toBeUndefined()
})
