import { beforeAll, describe, expect, test } from 'vitest'
import { HEAP } from '../../abi/layout.ts'
import type { Manifest } from '../../abi/manifest.ts'
import { streamKey } from '../../abi/stream-key.ts'
import { Engine } from '../../host/engine.ts'
import { loadProgram, type Program } from '../../host/module.ts'
import type { EventRecord } from '../../host/event-record.ts'
import type { SampleRecord } from '../../host/sample-record.ts'
import type { SliceOptions } from '../../host/slices.ts'
import { NetworkState, type StateOptions } from '../../host/state.ts'
import { manifest, Oracle, twoGroups } from './fixtures/two-groups.ts'

let program: Program

beforeAll(async () => {
  program = await loadProgram(await twoGroups())
})

async function start(options: Partial<StateOptions> & { room?: number } = {}): Promise<Engine> {
  const { room, ...rest } = options
  const state = new NetworkState(rest)
  const engine = await Engine.create(program, state, new Map(), room === undefined ? {} : { room })
  engine.initialise(7)
  engine.begin(0)
  return engine
}

/** A run of that many steps from where the engine is. */
function run(engine: Engine, steps: number, options: SliceOptions = {}): Promise<number> {
  engine.begin(engine.time, steps * 1e-4)
  return engine.run(options)
}

function oracle(): Oracle {
  return new Oracle(streamKey(7, 1)[0] | 0, 100, 7)
}

function spikesOf(engine: Engine): EventRecord {
  return engine.records.get('spikemonitor') as EventRecord
}

function tracesOf(engine: Engine): SampleRecord {
  return engine.records.get('statemonitor') as SampleRecord
}

describe('a module computes', () => {
  test('what its equations say, spikes in order of time and index', async () => {
    const engine = await start()
    const expected = oracle().advance(1000)
    engine.advance(1000)
    expect(engine.state.read('neurongroup', 'v')).toEqual(expected.v)
    expect(engine.state.read('neurongroup_1', 'w')).toEqual(expected.w)
    expect(expected.spikes.length).toBeGreaterThan(500)
    expect([...spikesOf(engine).indices()]).toEqual(expected.spikes.map(([, index]) => index))
    expect([...spikesOf(engine).times()]).toEqual(expected.spikes.map(([step]) => step * 1e-4))
    expect(spikesOf(engine).counts()).toEqual(expected.n)
  })

  test('samples before each step, rows in the order asked for', async () => {
    const engine = await start()
    const expected = oracle().advance(300)
    engine.advance(300)
    const [of42, of3] = tracesOf(engine).perRow('v')
    expect([...(of42 ?? [])]).toEqual(expected.samples.map(({ v }) => v[0]))
    expect([...(of3 ?? [])]).toEqual(expected.samples.map(({ v }) => v[1]))
    expect([...tracesOf(engine).values('n')]).toEqual([0, 1].flatMap(row => expected.samples.map(({ n }) => n[row])))
    expect([...tracesOf(engine).times()]).toEqual(expected.samples.map(({ step }) => step * 1e-4))
  })

  test('samples of a monitor with a dt of its own', async () => {
    const engine = await start()
    engine.advance(12)
    const record = engine.records.get('statemonitor_1') as SampleRecord
    expect([...record.times()]).toEqual([0, 5 * 1e-4, 10 * 1e-4])
    expect(record.perRow('w')).toHaveLength(7)
  })
})

describe('the same bits', () => {
  const variants: [string, Partial<StateOptions> & { room?: number }][] = [
    ['step by step', { blockLimit: 1 }],
    ['with blocks of 5', { blockLimit: 5 }],
    ['with blocks of 32', { blockLimit: 32 }],
    ['with tiles of 16', { tile: 16 }],
    ['with room for one record', { room: 1 }],
    ['with room for one record, tiles of 16', { room: 1, tile: 16 }],
    ['with room for 33 records, step by step', { room: 33, blockLimit: 1 }],
  ]
  test.each(variants)('%s', async (_name, options) => {
    const engine = await start(options)
    const expected = oracle().advance(997)
    engine.advance(997)
    expect(engine.state.read('neurongroup', 'v')).toEqual(expected.v)
    expect([...spikesOf(engine).indices()]).toEqual(expected.spikes.map(([, index]) => index))
    expect([...spikesOf(engine).times()]).toEqual(expected.spikes.map(([step]) => step * 1e-4))
    expect([...tracesOf(engine).values('v')]).toEqual([0, 1].flatMap(row => expected.samples.map(({ v }) => v[row])))
    expect(engine.records.get('statemonitor_1')?.length).toBe(200)
  })

  test('in slices of any length', async () => {
    const engine = await start()
    const expected = oracle().advance(500)
    for (const steps of [1, 2, 30, 33, 64, 370]) engine.advance(steps)
    expect(engine.state.step).toBe(500)
    expect(engine.state.read('neurongroup', 'v')).toEqual(expected.v)
    expect(spikesOf(engine).length).toBe(expected.spikes.length)
  })

  test('beyond the low word of the step', async () => {
    const engine = await start()
    engine.begin((2 ** 32 - 5) * 1e-4)
    expect(engine.stepOf(0)).toBe(2 ** 32 - 5)
    engine.advance(2000)
    const times = spikesOf(engine).times()
    expect(times.every((t, k) => k === 0 || t >= (times[k - 1] ?? 0))).toBe(true)
    expect(times.at(-1)).toBeGreaterThan(2 ** 32 * 1e-4)
    expect(times[0]).toBeGreaterThanOrEqual((2 ** 32 - 5) * 1e-4)
  })
})

describe('state belongs to the host', () => {
  test('another module over the same state goes on where the first one was', async () => {
    const first = await start()
    first.advance(100)
    first.dispose()
    const second = await Engine.create(program, first.state, first.records)
    second.begin(first.time)
    second.advance(150)
    const expected = oracle().advance(250)
    expect(second.state.read('neurongroup', 'v')).toEqual(expected.v)
    expect(spikesOf(second).length).toBe(expected.spikes.length)
    expect(tracesOf(second).length).toBe(250)
  })

  test('state placed before the first module keeps its contents', async () => {
    const state = new NetworkState()
    state.addGroup('neurongroup', 100)
    state.addArray('neurongroup', 'v', 'f64', { shared: false })
    state.write('neurongroup', 'v', 0.25)
    state.write('neurongroup', 'v', [0.5, 0.75], [1, 99])
    const engine = await Engine.create(program, state)
    expect([...engine.state.read('neurongroup', 'v')].slice(0, 3)).toEqual([0.25, 0.5, 0.25])
    expect(engine.state.read('neurongroup', 'v')[99]).toBe(0.75)
    expect([...engine.state.read('neurongroup', 'scale')]).toEqual([1])
  })

  test('memory of a module that is gone is used again', async () => {
    const engine = await start()
    engine.dispose()
    const before = engine.state.arena.room
    const next = await Engine.create(program, engine.state)
    next.dispose()
    expect(next.state.arena.room).toBe(before)
  })

  test('constants take effect from the next step on, derived ones with them until set', async () => {
    const engine = await start()
    const expected = oracle().advance(50)
    engine.advance(50)
    engine.setConstant(0, 0.02)
    Object.assign(expected, { tau: 0.02, half: 0.01 })
    expect(engine.constant(1)).toBe(0.01)
    engine.advance(50)
    engine.setConstant(1, 0.004)
    engine.setConstant(0, 0.03)
    Object.assign(expected.advance(50), { tau: 0.03, half: 0.004 })
    expect(engine.constant(1)).toBe(0.004)
    engine.advance(50)
    expect(engine.state.read('neurongroup_1', 'w')).toEqual(expected.advance(50).w)
    expect(engine.state.read('neurongroup', 'v')).toEqual(expected.v)
  })

  test('a host write is seen by arrays derived from it', async () => {
    const engine = await start()
    const expected = oracle()
    engine.advance(10)
    engine.state.write('neurongroup', 'on', 0, [5])
    engine.state.write('neurongroup', 'scale', 2)
    expected.advance(10)
    expected.on[5] = 0
    expected.scale = 2
    engine.advance(90)
    expect(engine.state.read('neurongroup', 'v')).toEqual(expected.advance(90).v)
  })
})

describe('initial values', () => {
  test('are given in order, to all neurons or some', async () => {
    const [kernel] = manifest.initial
    if (kernel?.kind !== 'kernel') throw new Error('a kernel expected')
    const initial: Manifest['initial'] = [
      { kind: 'data', array: 0, indices: 'all', values: Array.from({ length: 100 }, () => 0.5) },
      { ...kernel, indices: [2, 1] },
      { kind: 'data', array: 0, indices: [1], values: [0.75] },
      { kind: 'data', array: 2, indices: 'all', values: [3] },
    ]
    const engine = await Engine.create({ ...program, manifest: { ...manifest, initial } }, new NetworkState())
    engine.initialise(7)
    expect(engine.state.read('neurongroup', 'v').slice(0, 4)).toEqual(
      Float64Array.of(0.5, 0.75, oracle().v[2] ?? 0, 0.5),
    )
    expect([...engine.state.read('neurongroup', 'scale')]).toEqual([3])
  })

  const misfits: [string, Manifest['initial'][number], string][] = [
    ['an array', { kind: 'data', array: 0, indices: 'all', values: [1, 2] }, '2 values cannot be given to 100 neurons'],
    ['a neuron', { kind: 'data', array: 0, indices: [100], values: [1] }, 'neuron 100 does not exist: there are 100'],
    [
      'code for a neuron',
      { kind: 'kernel', group: 0, export: 'initial0', epoch: 1, text: "G.v[100] = 'rand()'", indices: [100] },
      "'G.v[100] = 'rand()'' assigns to neuron 100, but there are only 100",
    ],
  ]
  test.each(misfits)('that do not fit are refused: %s', async (_name, misfit, message) => {
    const changed = { ...manifest, initial: [misfit] }
    const engine = await Engine.create({ ...program, manifest: changed }, new NetworkState())
    expect(() => engine.initialise(7)).toThrow(message)
  })
})

describe('a run', () => {
  test('gives others a turn again and again, so that they can stop what would take minutes', async () => {
    const engine = await start()
    let turns = 0
    const count = setInterval(() => {
      if (++turns === 4) engine.stop()
    }, 0)
    const done = await run(engine, 1e9)
    clearInterval(count)
    expect(turns).toBe(4)
    expect(done).toBeLessThan(1e9)
  })

  test('tells how far it is, and ends at 1', async () => {
    const engine = await start()
    const told: number[] = []
    const done = await run(engine, 30_000, { onProgress: ({ fraction }) => told.push(fraction) })
    expect(done).toBe(30_000)
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(1)
    expect(told.every((fraction, k) => k === 0 || fraction > (told[k - 1] ?? 0))).toBe(true)
  })

  test('gives others a turn though it is made of many short ones', async () => {
    const engine = await start()
    let turns = 0
    const count = setInterval(() => turns++, 0)
    const end = performance.now() + 5000
    while (turns <= 3 && performance.now() < end) await run(engine, 1)
    clearInterval(count)
    expect(turns).toBeGreaterThan(3)
  })

  test('of no steps tells 0 and 1', async () => {
    const engine = await start()
    const told: number[] = []
    await run(engine, 0, { onProgress: ({ fraction }) => told.push(fraction) })
    expect(told).toEqual([0, 1])
  })

  test('rejects with the reason of its signal and can go on from there', async () => {
    const engine = await start()
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 30)
    await expect(run(engine, 1e9, { signal: controller.signal })).rejects.toThrow('enough')
    const { step } = engine.state
    expect(step).toBeGreaterThan(0)
    await run(engine, 100)
    const expected = oracle().advance(step + 100)
    expect(engine.state.read('neurongroup', 'v')).toEqual(expected.v)
    expect(spikesOf(engine).length).toBe(expected.spikes.length)
  })

  test('does not start with a signal that is aborted already', async () => {
    const engine = await start()
    await expect(run(engine, 5, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no')
    expect(engine.state.step).toBe(0)
  })

  test('ends early when stopped', async () => {
    const engine = await start()
    setTimeout(() => engine.stop(), 20)
    const done = await run(engine, 1e9)
    expect(done).toBe(engine.stepOf(0))
    expect(done).toBeLessThan(1e9)
  })

  test('is the only one of its network', async () => {
    const engine = await start()
    const running = run(engine, 20_000)
    expect(() => engine.begin(0)).toThrow('running already')
    await expect(engine.run()).rejects.toThrow('running already')
    await running
  })
})

test('a variable out of bounds is named once, with its first neuron and the time', async () => {
  const seen: unknown[] = []
  const state = new NetworkState()
  const engine = await Engine.create(program, state, new Map(), { onTrouble: trouble => seen.push(trouble) })
  engine.initialise(1)
  state.write('neurongroup', 'v', [Number.NaN, -1e60], [3, 8])
  await run(engine, 10)
  await run(engine, 10)
  const t = expect.closeTo(5e-4, 3) as number
  expect(seen).toEqual([{ variable: 'v', group: 'neurongroup', shown: 'G', neuron: 3, value: Number.NaN, t }])
})

describe('what does not fit is refused with the numbers', () => {
  test('a size beyond 4 GiB', async () => {
    const state = new NetworkState()
    state.addGroup('neurongroup', 1e9)
    await expect(Engine.create(program, state)).rejects.toThrow(
      /^too-large: G with 1000000000 neurons of 29 bytes each does not fit: the arrays need 29 GB .*, and 4.29 GB/,
    )
  })

  test('records beyond the memory there is', async () => {
    const state = new NetworkState({ memoryLimit: HEAP + (1 << 16) })
    const engine = await Engine.create(program, state, new Map(), { room: 1 })
    engine.initialise(1)
    state.write('neurongroup', 'v0', 1e9)
    engine.begin(0)
    expect(() => engine.advance(1000)).toThrow(/^too-large: the spikes of spikes/)
  })

  test('a recorded neuron that a smaller group has not', async () => {
    const state = new NetworkState()
    state.addGroup('neurongroup', 20)
    await expect(Engine.create(program, state)).rejects.toThrow('trace records neuron 42, but G has only 20 neurons')
  })

  test('a dt that a monitor of its own cannot follow', async () => {
    await expect(Engine.create(program, new NetworkState(), new Map(), { clocks: [3e-4, 5e-4] })).rejects.toThrow(
      'bad-value: statemonitor_1 has a step every 0.0005 s, which is no multiple of dt = 0.0003 s',
    )
  })
})

test('initial values are those of a new model whatever was done before them', async () => {
  const values = (engine: Engine): unknown => ['v', 'n'].map(name => [...engine.state.read('neurongroup', name)])
  const expected = values(await start())
  const engine = await Engine.create(program, new NetworkState())
  engine.begin(0)
  engine.advance(50)
  expect(values(engine)).not.toEqual(expected)
  engine.initialise(7)
  expect(values(engine)).toEqual(expected)
})
