/** What a page orders of the thread that runs scripts, and is told. */
import { expect, test } from 'vitest'
import type { Ask, Ended, InsideAnswer, News, RunNews, RunSettings } from '../../../playground/run/protocol.ts'
import { RunServer } from '../../../playground/run/server.ts'

const model = `
from brian2 import *
tau = 10*ms
G = NeuronGroup(5, 'dv/dt = (2 - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
M = SpikeMonitor(G)
run(50*ms)
print(M.num_spikes)
plot(M.t/ms, M.i, '.', label='spikes')
`

const plain: RunSettings = {
  file: 'm.py',
  text: model,
  seed: 1,
  reseed: undefined,
  sizes: {},
  set: {},
  live: {},
  watch: {},
  threads: 1,
  ghosts: 'none',
}

class Page {
  readonly told: News[] = []
  readonly server = new RunServer(news => this.told.push(news))
  #runs = 0

  async run(settings: Partial<RunSettings> = {}): Promise<readonly RunNews[]> {
    const run = ++this.#runs
    await this.server.serve({ kind: 'run', run, settings: { ...plain, ...settings } })
    return this.told.flatMap(each => (each.kind === 'news' && each.run === run ? [each.news] : []))
  }

  async ask(about: Ask): Promise<unknown> {
    await this.server.serve({ kind: 'ask', ask: 9, about })
    return this.told.flatMap(each => (each.kind === 'answer' ? [each.answer] : [])).at(-1)
  }
}

test('a run is told from its beginning to its end', async () => {
  const news = await new Page().run()
  const kinds = [...new Set(news.map(({ kind }) => kind))]
  expect(kinds).toEqual(
    ['begun', 'progress', 'block', 'printed', 'figure', 'ended'].toSorted(
      (a, b) => kinds.indexOf(a as never) - kinds.indexOf(b as never),
    ),
  )
  const ended = news.at(-1)
  expect(ended).toMatchObject({
    kind: 'ended',
    ended: { ok: true, figures: 1, modelSeconds: 0.05, spikes: [{ name: 'M' }] },
  })
  const drawn = news.find(each => each.kind === 'figure')
  expect(drawn).toMatchObject({ figure: 0, from: model.indexOf('plot('), drawing: { view: { width: 640 } } })
})

test('sliders count from the beginning, and earlier runs stay behind', async () => {
  const page = new Page()
  const spikes = (news: readonly RunNews[]): number =>
    news.flatMap(each => (each.kind === 'ended' ? (each.ended.spikes[0]?.count ?? 0) : []))[0] ?? 0
  const svg = (news: readonly RunNews[]): string =>
    news.flatMap(each => (each.kind === 'figure' ? [each.drawing.svg] : []))[0] ?? ''
  const first = await page.run()
  const second = await page.run({ set: { tau: '30 * ms' }, ghosts: 'add' })
  expect(spikes(second)).toBeLessThan(spikes(first))
  expect(svg(first)).not.toContain('#8a94a3')
  expect(svg(second)).toContain('#8a94a3')
  // another text is another model
  expect(svg(await page.run({ text: `${model}\n`, ghosts: 'add' }))).not.toContain('#8a94a3')
})

test('a slider that moves when the simulation is over, while figures are drawn, is missed, and said to be', async () => {
  const told: RunNews['kind'][] = []
  const server = new RunServer(each => {
    if (each.kind !== 'news') return
    told.push(each.news.kind)
    if (each.news.kind === 'figure') void server.serve({ kind: 'set', values: { tau: '30 * ms' } })
  })
  await server.serve({ kind: 'run', run: 1, settings: plain })
  expect(told.slice(-3)).toEqual(['figure', 'missed', 'ended'])
})

test('what is wrong has its place, words and help', async () => {
  const text = model.replace('print(M', 'print(X')
  const news = await new Page().run({ text })
  expect(news.find(({ kind }) => kind === 'problem')).toMatchObject({
    problem: { severity: 'error', code: 'unknown-name', from: text.indexOf('X.num'), to: text.indexOf('X.num') + 1 },
  })
  expect(news.at(-1)).toMatchObject({ kind: 'ended', ended: { ok: false } })
})

test('a setting that the script has no place for is told, and ends the run', async () => {
  const news = await new Page().run({ set: { nothing: '1' } })
  expect(news.map(({ kind }) => kind)).toEqual(['problem', 'ended'])
})

test('answers for the figures of the last run, its records and its module', async () => {
  const page = new Page()
  expect(await page.ask({ kind: 'draw', figure: 0, zoom: undefined })).toBeUndefined()
  await page.run()
  expect(await page.ask({ kind: 'draw', figure: 0, zoom: { panel: 0, x: [10, 20] } })).toMatchObject({
    view: { panels: [{ x: [10, 20] }] },
  })
  expect(await page.ask({ kind: 'csv', figure: 0 })).toMatchObject({
    csv: expect.stringContaining('1,spikes,') as string,
  })
  const records = (await page.ask({ kind: 'records' })) as { readonly npz: Uint8Array }
  expect(Buffer.from(records.npz).toString('latin1')).toContain('M.t.npy')
  const compiled = (await page.ask({ kind: 'compile', file: 'm.py', text: model })) as { readonly module: Uint8Array }
  expect([...compiled.module.subarray(0, 4)]).toEqual([0, 97, 115, 109])
})

test('a run that begins ends the one before', async () => {
  const page = new Page()
  const endless = page.run({ text: model.replace('run(50*ms)', 'run(1e6*second)') })
  await new Promise(resolve => setTimeout(resolve, 300))
  expect((await page.run()).at(-1)).toMatchObject({ kind: 'ended', ended: { ok: true } })
  expect((await endless).at(-1)?.kind).not.toBe('ended')
})

test('looks inside of the first run: what comes from where, and what a step does', async () => {
  const { inside, problems } = (await new Page().ask({
    kind: 'inside',
    file: 'm.py',
    text: model,
    set: { tau: '20*ms' },
    sizes: { G: 7 },
  })) as InsideAnswer
  // The size is another one than the script's.
  expect(problems.map(({ severity }) => severity)).toEqual(['note'])
  expect(inside?.statements.map(({ text }) => text)).toEqual([
    'dv/dt = (2 - v)/tau',
    'threshold: v > 1',
    'reset: v = 0',
  ])
  expect(inside?.vectors).toEqual(['tile0 over G: 8 neurons a turn, in vectors'])
  expect(inside?.schedule.map(({ object }) => object)).toContain('neurongroup_stateupdater')
  const own = inside?.functions.filter(({ own: isOwn }) => isOwn).map(({ name }) => name)
  expect(own).toEqual(expect.arrayContaining(['tile0', 'prepare']))
  const tile = inside?.functions.find(({ name }) => name === 'tile0')
  const statements = tile?.lines.map(({ from = 0 }) => inside?.generated[from - 1]?.statement)
  expect([...new Set(statements)].toSorted((a = 9, b = 9) => a - b)).toEqual([0, 1, 2, undefined])
})

test('what cannot be compiled says why', async () => {
  const answer = (await new Page().ask({
    kind: 'inside',
    file: 'm.py',
    text: 'print(1)',
    set: {},
    sizes: {},
  })) as InsideAnswer
  expect(answer.inside).toBeUndefined()
  expect(answer.problems.map(({ message }) => message).join()).toContain('nothing to compile')
  const wrong: Ask = { kind: 'inside', file: 'm.py', text: model, set: { tau: '3*mV' }, sizes: {} }
  const other = (await new Page().ask(wrong)) as InsideAnswer
  expect(other.problems.some(({ severity }) => severity === 'error')).toBe(true)
})

test('a run that is measured says how long each object worked', async () => {
  const endOf = async (profile: boolean): Promise<Ended | undefined> =>
    (await new Page().run({ profile })).find(each => each.kind === 'ended')?.ended
  const [measured, plain] = [await endOf(true), await endOf(false)]
  const names = measured?.profile?.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['neurongroup_stateupdater', 'spikemonitor']))
  expect(plain?.profile).toBeUndefined()
  expect(measured?.spikes).toEqual(plain?.spikes)
})

test('synapses are told of the last run', async () => {
  const page = new Page()
  expect(await page.ask({ kind: 'synapses' })).toEqual([])
  const synapses = "S = Synapses(G, G)\nS.connect(condition='i != j')\n"
  await page.run({ text: model.replace('run(', `${synapses}run(`) })
  expect(await page.ask({ kind: 'synapses' })).toMatchObject([
    { name: 'S', synapses: 20, out: { least: 4, most: 4 }, matrix: { rows: 5, columns: 5 } },
  ])
})

test('figures are left out where nobody looks', async () => {
  const news = await new Page().run({ bare: true })
  expect(news.some(({ kind }) => kind === 'figure')).toBe(false)
  expect(news.at(-1)).toMatchObject({ kind: 'ended', ended: { ok: true } })
})
