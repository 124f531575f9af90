/** What a page orders of the thread that runs scripts, and is told. */
import { expect, test } from 'vitest'
import type { Ask, News, RunNews, RunSettings } from '../../../playground/run/protocol.ts'
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
