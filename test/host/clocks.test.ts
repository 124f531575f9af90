import { beforeAll, describe, expect, test } from 'vitest'
import { Engine, type EngineOptions } from '../../host/engine.ts'
import type { EventRecord } from '../../host/event-record.ts'
import { loadProgram, type Program } from '../../host/module.ts'
import type { RateRecord } from '../../host/rate-record.ts'
import type { SampleRecord } from '../../host/sample-record.ts'
import { NetworkState } from '../../host/state.ts'
import { twoClocks, TwoClocksOracle } from './fixtures/two-clocks.ts'
import { twoGroups } from './fixtures/two-groups.ts'

let aligned: Program
let unaligned: Program

beforeAll(async () => {
  aligned = await loadProgram(await twoGroups())
  unaligned = await loadProgram(await twoClocks())
})

async function start(program: Program, options: EngineOptions = {}): Promise<Engine> {
  const engine = await Engine.create(program, new NetworkState(), new Map(), options)
  engine.initialise(1)
  return engine
}

/** A run; gives the ticks done. */
function run(engine: Engine, duration: number): Promise<number> {
  engine.begin(engine.time, duration)
  return engine.run()
}

function firesOf(engine: Engine): EventRecord {
  return engine.records.get('eventmonitor') as EventRecord
}

function samplesOf(engine: Engine, name = 'statemonitor'): SampleRecord {
  return engine.records.get(name) as SampleRecord
}

function ratesOf(engine: Engine): RateRecord {
  return engine.records.get('ratemonitor') as RateRecord
}

/** Moments of steps of 0.1 ms and 0.25 ms before this time. */
function expected(end: number): TwoClocksOracle {
  const oracle = new TwoClocksOracle()
  const [cells, counters] = [1e-4, 2.5e-4].map(dt => Math.ceil(end / dt - 1e-4)) as [number, number]
  for (let cell = 0, counter = 0; cell < cells || counter < counters;) {
    if (counter < counters && counter * 5 <= cell * 2) oracle.counters(counter++)
    else oracle.cells(cell++)
  }
  return oracle
}

describe('a clock that fits into the base clock', () => {
  test('has a step at every so many of its steps', async () => {
    const engine = await start(aligned)
    expect(engine.begin(0, 1.2e-3)).toBe(1.2e-3)
    expect(await engine.run()).toBe(12)
    expect(engine.time).toBe(1.2e-3)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([12, 3])
    expect([...samplesOf(engine, 'statemonitor_1').times()]).toEqual([0, 5e-4, 1e-3])
  })

  test('follows the base clock when that is given other steps', async () => {
    const engine = await start(aligned, { clocks: [5e-5, 5e-4] })
    await run(engine, 1.2e-3)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([24, 3])
    expect([...samplesOf(engine, 'statemonitor_1').times()]).toEqual([0, 5e-4, 1e-3])
  })

  test.each([3e-4, 1e-3, 4.999e-4])('cannot follow one of %f s', async dt => {
    await expect(start(aligned, { clocks: [dt, 5e-4] })).rejects.toThrow(
      `bad-value: statemonitor_1 has a step every 0.0005 s, which is no multiple of dt = ${dt} s`,
    )
  })

  test('takes over the steps of another manifest', async () => {
    const engine = await start(aligned)
    await run(engine, 1e-3)
    const { clocks, ...rest } = aligned.manifest
    engine.useConstants({ ...rest, clocks: clocks.map((clock, k) => ({ ...clock, dt: [2.5e-4, 5e-4][k] ?? 0 })) })
    await run(engine, 1e-3)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([8, 4])
    expect([...samplesOf(engine).times(10)]).toEqual([4, 5, 6, 7].map(step => step * 2.5e-4))
  })

  test('two runs of 0.25 ms do three steps, then two', async () => {
    const engine = await start(aligned)
    expect([await run(engine, 2.5e-4), engine.time]).toEqual([3, 2.5e-4])
    expect([await run(engine, 2.5e-4), engine.time]).toEqual([2, 5e-4])
  })
})

describe('clocks that do not fit into each other', () => {
  test('have their steps at their own times', async () => {
    const engine = await start(unaligned)
    expect(await run(engine, 1e-3)).toBe(12)
    expect(engine.time).toBe(1e-3)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([10, 4])
    expect([...samplesOf(engine).times()]).toEqual([0, 2.5e-4, 5e-4, 7.5e-4])
    expect([...ratesOf(engine).times()]).toEqual(Array.from({ length: 10 }, (_, k) => k * 1e-4))
  })

  test.each([undefined, 1, 2, 7])('compute what their groups say, with room for %s entries at first', async room => {
    const engine = await start(unaligned, room === undefined ? {} : { room })
    await run(engine, 0.05)
    const oracle = expected(0.05)
    const fires = firesOf(engine)
    expect(fires.length).toBeGreaterThan(300)
    expect([...fires.indices()]).toEqual(oracle.fires.map(({ i }) => i))
    expect([...fires.times()]).toEqual(oracle.fires.map(({ step }) => step * 1e-4))
    expect([...fires.values('x')]).toEqual(oracle.fires.map(({ x }) => x))
    expect([...samplesOf(engine).values('seen')]).toEqual([0, 1].flatMap(() => oracle.samples.map(({ seen }) => seen)))
    expect([...ratesOf(engine).rates()]).toEqual(oracle.counts.map(count => count / 1e-4 / 3))
  })

  test('give the same whether run at once, in slices or moment by moment', async () => {
    const whole = await start(unaligned)
    await run(whole, 0.02)
    const single = await start(unaligned)
    single.begin(0, 0.02)
    let ticks = 0
    for (let done = single.advance(1); done > 0; done = single.advance(1)) ticks += done
    expect(ticks).toBe(240)
    expect(single.time).toBe(0.02)
    expect(firesOf(single).times()).toEqual(firesOf(whole).times())
    expect(samplesOf(single).values('seen')).toEqual(samplesOf(whole).values('seen'))
  })

  test('end where the earliest of them has come to its end, on its grid or not', async () => {
    const engine = await start(unaligned)
    // steps of 0.1 ms at 0, 1, 2, 3; of 0.25 ms at 0 and 0.25: the one at 0.5 ms comes after the end of the first clock
    expect(engine.begin(0, 3.1e-4)).toBe(3.1e-4)
    expect(await engine.run()).toBe(5)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([4, 2])
    expect(engine.time).toBe(3.1e-4)
    expect(await run(engine, 1.9e-4)).toBe(1)
    expect(engine.time).toBe(5e-4)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([5, 2])
  })

  test('stopped are where the earliest of them is', async () => {
    const engine = await start(unaligned)
    engine.begin(0, 1)
    engine.advance(4)
    // 0, 0.1, 0.2, 0.25 ms are done
    expect(engine.time).toBe(3 * 1e-4)
    expect(engine.ended).toBe(false)
  })

  test('a step longer than a run does not happen twice', async () => {
    const engine = await start(unaligned)
    for (let k = 0; k < 6; k++) await run(engine, 1e-4)
    expect([...samplesOf(engine).times()]).toEqual([0, 2.5e-4, 5e-4])
    expect(ratesOf(engine).length).toBe(6)
  })

  test('have other steps where asked to', async () => {
    const engine = await start(unaligned, { clocks: [2e-4, 3e-4] })
    await run(engine, 1.2e-3)
    expect([engine.stepOf(0), engine.stepOf(1)]).toEqual([6, 4])
    expect([...samplesOf(engine).times()]).toEqual([0, 1, 2, 3].map(step => step * 3e-4))
  })

  test('keep their times beyond the low word of a step', async () => {
    const engine = await start(unaligned)
    engine.begin(2 ** 32 * 1e-4 - 5e-4, 0.05)
    await engine.run()
    const times = firesOf(engine).times()
    expect(times[0]).toBeGreaterThan(2 ** 32 * 1e-4 - 5e-4)
    expect(times.at(-1)).toBeGreaterThan(2 ** 32 * 1e-4)
    expect(times.every((t, k) => k === 0 || t >= (times[k - 1] ?? 0))).toBe(true)
  })
})

describe('a run', () => {
  test('does not see the events of the run before', async () => {
    const engine = await start(unaligned)
    engine.state.write('neurongroup', 'drive', 2)
    await run(engine, 2.5e-4)
    // all three cells fired at 0.2 ms; at 0.25 ms a run begins
    await run(engine, 1e-5)
    expect([...samplesOf(engine).values('seen')]).toEqual([0, 0, 0, 0])
    expect([...engine.state.read('neurongroup_1', 'seen')]).toEqual([0, 0])
  })

  test('that goes on sees them', async () => {
    const engine = await start(unaligned)
    engine.state.write('neurongroup', 'drive', 2)
    engine.begin(0, 2.5e-4)
    await engine.run()
    engine.endAt(2.6e-4)
    await engine.run()
    expect([...engine.state.read('neurongroup_1', 'seen')]).toEqual([3, 3])
  })

  test('tells how far it is by its time', async () => {
    const engine = await start(unaligned)
    const told: number[] = []
    engine.begin(0, 50)
    await engine.run({ onProgress: ({ fraction }) => told.push(fraction), slice: 2 })
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(1)
    expect(told.every((fraction, k) => k === 0 || fraction > (told[k - 1] ?? 0))).toBe(true)
  })

  test('of more steps than can be counted is refused', async () => {
    const engine = await start(unaligned)
    expect(() => engine.begin(0, 1e13)).toThrow('more steps of')
  })
})
