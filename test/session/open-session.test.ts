/** Model files that are kept open: their constants, and runs that are watched and steered. */
import { expect, test } from 'vitest'
import {
  openSession,
  type RunBegin,
  type RunBlock,
  type ScriptRun,
  type SessionRunOptions,
} from '../../session/index.ts'

const model = `
from brian2 import *
N = 20
tau = 10*ms
duration = 100*ms
G = NeuronGroup(N, 'dv/dt = (1.5 - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
G.v = 'i/N'
M = SpikeMonitor(G)
run(duration)
print(M.num_spikes)
plot(M.t/ms, M.i, '.')
`

/** A model that takes long enough to be steered. */
const long = model.replace('duration = 100*ms', 'duration = 1e5*second').replace('print(M.num_spikes)\n', '')

function blocksOf(): { readonly blocks: RunBlock[]; readonly begins: RunBegin[]; readonly options: SessionRunOptions } {
  const blocks: RunBlock[] = []
  const begins: RunBegin[] = []
  return { blocks, begins, options: { onBlock: each => blocks.push(each), onBegin: each => begins.push(each) } }
}

/** The first block at or behind a time, once it is there. */
async function blockBehind(blocks: readonly RunBlock[], seconds: number): Promise<RunBlock> {
  for (;;) {
    const found = blocks.find(({ t }) => t >= seconds)
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

/** What the run says of its time, once it says the same for a while. */
async function standingAt(blocks: readonly RunBlock[]): Promise<number> {
  for (;;) {
    const before = blocks.length
    await new Promise(resolve => setTimeout(resolve, 120))
    if (blocks.length === before && before > 0) return blocks.at(-1)?.t ?? NaN
  }
}

async function ending(run: ScriptRun): Promise<void> {
  run.stop()
  await run.ended
}

test('tells the constants that a script gives as numbers with units', () => {
  const text = [
    'from brian2 import *',
    'N = 1_000',
    'tau = 10*ms',
    'v_r = -70 * mV',
    'g = 2.5*nS/cm**2',
    'rate = 10/second',
    'noise = 1e-3',
    'twice = 2*tau',
    'name = "x"',
    'bracketed = (10)*ms',
    'i = 2j',
    'again = 1*ms',
    'again = 2*ms',
    'a, b = 1*ms, 2*ms',
  ].join('\n')
  const constants = openSession(text).constants.map(({ name, value, unit, whole }) => [name, value, unit, whole])
  expect(constants).toEqual([
    ['N', 1000, '', true],
    ['tau', 10, 'ms', false],
    ['v_r', -70, 'mV', false],
    ['g', 2.5, 'nS/cm**2', false],
    ['rate', 10, '1/second', false],
    ['noise', 0.001, '', false],
  ])
})

test('tells sizes of groups and the seed that stand in the text, which can be others', async () => {
  const text = `from brian2 import *
seed(42)
G = NeuronGroup(10, 'v : 1')
P = PoissonGroup(N=30, rates=5*Hz)
H = NeuronGroup(len('abc'), 'v : 1')
run(1*ms)
print(len(G), randint(10**6))
`
  const session = openSession(text)
  expect(session.sizes.map(({ name, value }) => [name, value])).toEqual([
    ['G', 10],
    ['P', 30],
  ])
  expect(session.seed).toBe(42)
  const printed = async (options: SessionRunOptions): Promise<string> => {
    let all = ''
    await session.run({ ...options, onPrint: piece => (all += piece) }).ended
    return all
  }
  const first = await printed({})
  expect(first).toMatch(/^10 /)
  expect(await printed({ seed: 7 })).toBe(first)
  const other = await printed({ reseed: 7, sizes: { G: 4 } })
  expect(other).toMatch(/^4 /)
  expect(other.slice(2)).not.toBe(first.slice(3))
  expect(other).toBe(await printed({ reseed: 7, seed: 3, sizes: { G: 4 } }))
})

test('checks without evaluating', () => {
  const [problem] = openSession("from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v : 1')", { file: 'm.py' }).check()
  expect(problem).toMatchObject({ code: 'unit-mismatch', severity: 'error' })
  expect(problem?.span?.source.name).toBe('m.py')
})

test('hands over spikes and traces of every group, without monitors of the script', async () => {
  const { blocks, begins, options } = blocksOf()
  const text = model.replace('M = SpikeMonitor(G)\n', '').replace(/print.*\n.*\n/, '')
  const report = await openSession(text).run({ ...options, watch: { G: { neurons: [3, 99] } } }).ended
  expect(report.ok).toBe(true)
  const [begin] = begins
  expect(begin).toMatchObject({ number: 1, t: 0, duration: 0.1 })
  expect(begin?.groups).toMatchObject([
    { name: 'G', size: 20, spikes: true, variables: [{ name: 'v', unit: '' }], trace: { variable: 'v', neurons: [3] } },
  ])
  const records = blocks.flatMap(block => block.records)
  const times = records.flatMap(({ trace }) => [...(trace?.t ?? [])])
  expect(times).toHaveLength(1000)
  expect(times.at(-1)).toBeCloseTo(0.0999)
  const spikes = records.reduce((sum, { i }) => sum + i.length, 0)
  const alone = await openSession(model).run().ended
  const [monitor] = alone.variables.flatMap(({ data }) => (data.kind === 'spike-monitor' ? [data.object] : []))
  expect(spikes).toBe(monitor?.length)
})

test('watching changes no bit of what the script computes', async () => {
  const noisy = model
    .replace('1.5 - v', '1.2 - v')
    .replace("/tau : 1'", "/tau + 0.3*xi*tau**-0.5 : 1'")
    .replace("'exact'", "'euler'")
  const times = async (options: SessionRunOptions): Promise<number[]> => {
    const { variables } = await openSession(noisy).run({ seed: 3, ...options }).ended
    return variables.flatMap(({ data }) => (data.kind === 'spike-monitor' ? [...data.object.t] : []))
  }
  const watched = await times(blocksOf().options)
  expect(watched.length).toBeGreaterThan(20)
  expect(watched).toEqual(await times({}))
})

test('pauses, does single steps and goes on', async () => {
  const { blocks, options } = blocksOf()
  const run = openSession(long).run({ ...options, every: 1 })
  await blockBehind(blocks, 0.01)
  run.pause()
  const paused = await standingAt(blocks)
  expect(run.paused).toBe(true)
  run.step(3)
  const stepped = await standingAt(blocks)
  expect(Math.round((stepped - paused) / 1e-4)).toBe(3)
  run.resume()
  expect((await blockBehind(blocks, stepped + 0.01)).t).toBeGreaterThan(stepped)
  await ending(run)
})

test('a constant that is set acts on the run under way', async () => {
  const { blocks, options } = blocksOf()
  const run = openSession(long).run({ ...options, every: 1 })
  const { t } = await blockBehind(blocks, 0.2)
  const before = spikesPerSecond(blocks, 0, t)
  expect(run.set({ tau: '100*ms', nothing: '1' })).toEqual(['nothing'])
  const since = blocks.at(-1)?.t ?? 0
  const { t: later } = await blockBehind(blocks, since + 60)
  expect(spikesPerSecond(blocks, later - 2, later)).toBeLessThan(before / 5)
  await ending(run)
})

test('what has the wrong unit is refused, and changes nothing', async () => {
  const { blocks, options } = blocksOf()
  const run = openSession(long).run({ ...options, every: 1 })
  await blockBehind(blocks, 0.01)
  expect(() => run.set({ tau: '1*mV' })).toThrow(/tau/)
  await ending(run)
})

test('stops a run that is paused, and keeps what was recorded', async () => {
  const { blocks, options } = blocksOf()
  const run = openSession(long).run({ ...options, every: 1 })
  await blockBehind(blocks, 0.1)
  run.pause()
  await standingAt(blocks)
  run.stop()
  const report = await run.ended
  expect(report.figures).toHaveLength(1)
  expect(report.diagnostics.map(({ message }) => message).join()).toContain('the run was stopped at t =')
})

test('constants of equations are set from the beginning', async () => {
  const count = async (options: SessionRunOptions): Promise<number> => {
    const report = await openSession(model.replace("method='exact')", "method='exact', refractory=0*ms)")).run(options)
      .ended
    return report.variables.flatMap(({ data }) => (data.kind === 'spike-monitor' ? [data.object.length] : []))[0] ?? 0
  }
  expect(await count({ live: { 'G.refractory': '20*ms' } })).toBeLessThan((await count({})) * 0.7)
})

test('prints and figures say which statement they come from', async () => {
  const from: (number | undefined)[] = []
  const report = await openSession(model).run({ onPrint: (_, span) => from.push(span?.start) }).ended
  expect(from[0]).toBe(model.indexOf('print('))
  expect(report.figures[0]?.from?.start).toBe(model.indexOf('plot('))
})

function spikesPerSecond(blocks: readonly RunBlock[], from: number, to: number): number {
  const times = blocks.flatMap(({ records }) => records.flatMap(({ t }) => [...t]))
  return times.filter(t => t >= from && t < to).length / (to - from)
}

test('tells the pairs of synapses while a run is under way, and behind it', async () => {
  const text = `
from brian2 import *
seed(2)
G = NeuronGroup(30, 'dv/dt = -v/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(G, G[10:20], on_pre='v_post += 0.1')
S.connect(p=0.3)
T = Synapses(G, G, on_pre='v_post += 0.1', delay=1*ms)
T.connect(i=[0, 1, 1], j=[2, 2, 5])
run(20*ms)
print([int(k) for k in S.i], [int(k) for k in S.j])
`
  let printed = ''
  const during: unknown[] = []
  const run: ScriptRun = openSession(text).run({
    onPrint: each => (printed += each),
    onBegin: () => during.push(run.synapses()),
  })
  expect(run.synapses()).toEqual([])
  await run.ended
  const [s, t] = run.synapses()
  expect(during).toEqual([[s, t]])
  expect(s).toMatchObject({ name: 'S', source: { name: 'G', size: 30 }, target: { name: 'G[10:20]', size: 10 } })
  expect(printed).toBe(`[${[...(s?.i ?? [])].join(', ')}] [${[...(s?.j ?? [])].join(', ')}]\n`)
  expect(t).toMatchObject({ name: 'T', i: Int32Array.of(0, 1, 1), j: Int32Array.of(2, 2, 5) })
})
