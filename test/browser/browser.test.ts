import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { Network, NeuronGroup, SpikeMonitor } from '../../network/index.ts'
import { runScript } from '../../session/index.ts'
import { endlessModule } from '../endless-module.ts'
import { executablePath, isRequired } from './chromium.ts'
import { fingerprint, fingerprintOf } from './fingerprint.ts'
import { complaintsOf, openStage, type Stage } from './page.ts'
import { patience, ScriptTab } from './script-tab.ts'
import { serve } from './site.ts'

/** A model with every kind of randomness, whose spikes are Node's to the last bit or it is no Hillock. */
const random = `
from brian2 import *
seed(7)
tau = 10*ms
G = NeuronGroup(200, '''dv/dt = (v0 - v)/tau + sigma*sqrt(2/tau)*xi : 1 (unless refractory)
                        v0 : 1''', threshold='v > 1', reset='v = 0.3*rand()', refractory='2*ms', method='euler')
sigma = 0.4
G.v = 'rand()'
G.v0 = '0.7 + 0.2*randn() + 0.3*exp(-i/50.0)'
spikes = SpikeMonitor(G)
run(200*ms)
print(spikes.num_spikes, 'spikes')
plot(spikes.t/ms, spikes.i, '.k')
xlabel('Time (ms)')
ylabel('Neuron')
`

/** Runs the module of the page, in the page: a text, for what this file says of imports is rewritten before it runs. */
const inTwoThreads = `(async () => {
  const { load } = await import(new URL('hillock-host.js', document.baseURI).href)
  const model = await load(fetch('adaptive-threshold.wasm'))
  const simulation = await model.start({ seed: 42, threads: 2, threadsAfter: 0 })
  const { threads } = await simulation.run('600 ms')
  const { i, t } = simulation.spikes.spikes
  simulation.dispose()
  return { isIsolated: crossOriginIsolated, threads, i: [...i], t: [...t] }
})()`

/** What it gives. */
interface Told {
  readonly isIsolated: boolean
  readonly threads: number
  readonly i: readonly number[]
  readonly t: readonly number[]
}

if (executablePath === undefined && !isRequired) {
  console.warn('No browser tests: there is no Chromium on this machine (CHROMIUM_PATH can say where it is).')
}

test('there is a browser where one is required', () => {
  expect(isRequired && executablePath === undefined, 'HILLOCK_REQUIRE_BROWSER=1, but no Chromium was found').toBe(false)
})

describe.runIf(executablePath !== undefined)('the page of examples/browser', { timeout: patience }, () => {
  let stage: Stage
  let page: Page
  let complaints: string[] = []

  beforeAll(async () => {
    stage = await openStage()
  }, patience)

  afterAll(() => stage?.close())

  const open = async (): Promise<void> => {
    page = await stage.browser.newPage()
    complaints = complaintsOf(page)
  }

  afterEach(() => {
    expect(complaints.splice(0)).toEqual([])
  })

  describe('the tab of a compiled module', () => {
    beforeEach(open)

    afterEach(() => page.close())

    /** What the page says once a run has ended that gave other spikes than those before. */
    async function newFingerprint(before = ''): Promise<string> {
      const status = page.locator(`#module-status[data-fingerprint]:not([data-fingerprint="${before}"])`)
      await status.waitFor({ timeout: patience })
      return (await status.getAttribute('data-fingerprint')) ?? ''
    }

    function progress(): Promise<number> {
      return page.locator('#module-progress').evaluate((bar: HTMLProgressElement) => bar.value)
    }

    /** With the seed of the module, which is the one that the page begins with. */
    async function inNode(options: { sizes?: object; set?: Record<string, string> } = {}): Promise<string> {
      const model = await load(await readFile(join(stage.folder, 'browser/adaptive-threshold.wasm')))
      await using sim = await model.start(options)
      await sim.run(model.manifest.defaults.duration ?? 0)
      const { i, t } = sim.spikes['spikes'] ?? { i: new Int32Array(), t: new Float64Array() }
      expect(i.length).toBeGreaterThan(1000)
      return fingerprint({ i, t })
    }

    test('gives the bits of Node, and so it does when an input was moved', async () => {
      await page.goto(stage.url)
      const first = await newFingerprint()
      expect(first).toBe(await inNode())
      expect(await page.getByRole('img', { name: / spikes of 1,000 neurons in 600 ms/ }).count()).toBe(1)

      await page.getByRole('slider', { name: 'sigma' }).fill('5')
      const second = await newFingerprint(first)
      expect(second).toBe(await inNode({ set: { sigma: '5 mV' } }))

      await page.getByRole('spinbutton', { name: 'Neurons' }).fill('333')
      await page.getByRole('spinbutton', { name: 'Neurons' }).press('Enter')
      const third = await newFingerprint(second)
      expect(third).toBe(await inNode({ set: { sigma: '5 mV' }, sizes: { neurons: 333 } }))

      await page.getByRole('button', { name: 'Reset' }).click()
      expect(await newFingerprint(third)).toBe(first)
    })

    test('stops, and shows what there is until then', async () => {
      await page.goto(stage.url)
      await newFingerprint()
      await page.getByRole('spinbutton', { name: 'Neurons' }).fill('20000')
      await page.getByRole('spinbutton', { name: 'Duration' }).fill('100000')
      await page.getByRole('spinbutton', { name: 'Duration' }).press('Enter')
      await expect.poll(progress).toBeLessThan(0.5)
      await page.getByRole('button', { name: 'Stop' }).first().click()
      await page.getByText(/spikes of 20,000 neurons in/).waitFor({ timeout: patience })
      expect(await progress()).toBeLessThan(1)
    })

    test('ends a module that never returns, and runs another', async () => {
      await page.goto(stage.url)
      await newFingerprint()
      const group = new NeuronGroup(10, 'v : 1', { threshold: 'v > 1', reset: 'v = 0' })
      const buffer = Buffer.from(await endlessModule(new Network(group, new SpikeMonitor(group))))
      const choose = page.getByLabel('Another module')
      await choose.setInputFiles({ name: 'endless.wasm', mimeType: 'application/wasm', buffer })
      await page.getByRole('heading', { name: 'endless' }).waitFor()
      await page.getByRole('button', { name: 'Stop' }).first().click()
      await page.getByText('The module did not answer, and was ended.').waitFor({ timeout: patience })
      const name = 'adaptive-threshold.wasm'
      await choose.setInputFiles(join(stage.folder, 'browser', name))
      expect(await newFingerprint()).toBe(await inNode())
    })

    test('says what is wrong with a file that is no module', async () => {
      await page.goto(stage.url)
      await newFingerprint()
      const file = { name: 'notes.wasm', mimeType: 'application/wasm', buffer: Buffer.from('Dear diary, today I…') }
      await page.getByLabel('Another module').setInputFiles(file)
      await page.getByText("error[module]: this is not a WebAssembly file: it begins with 'Dear diary").waitFor()
    })
  })

  describe('the tab of a model file', () => {
    let tab: ScriptTab

    // One page for all of them: its worker loads the whole compiler.
    beforeAll(async () => {
      await open()
      tab = new ScriptTab(page)
    })

    beforeEach(async () => {
      await tab.open(stage.url)
      await tab.ready()
    }, patience)

    afterAll(() => page.close())

    test('compiles and runs in a worker, to the bits of Node', async () => {
      await tab.run(random)
      await tab.ended()
      let printed = ''
      const report = await runScript(random, { onPrint: text => (printed += text) })
      expect(printed).toMatch(/^\d{4} spikes\n$/)
      expect(await tab.printed()).toBe(printed)
      expect(await tab.fingerprint()).toBe(fingerprintOf(report))
      const figure = page.locator('#script-figures img')
      expect(await figure.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
      expect(await figure.getAttribute('alt')).toContain('Time (ms)')
    })

    test('compiles for the other tab, where the same spikes come of it', async () => {
      await tab.run(random)
      await tab.ended()
      const mark = await tab.fingerprint()
      await page.getByRole('button', { name: 'To sliders' }).click()
      await page.getByRole('slider', { name: 'sigma' }).waitFor({ timeout: patience })
      await page.locator(`#module-status[data-fingerprint="${mark}"]`).waitFor({ timeout: patience })
    })

    test('points at the guilty character', async () => {
      await tab.run("from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/tua : 1')\ntau = 10*ms\nrun(1*ms)\n")
      await tab.ended()
      const item = page.getByRole('listitem').filter({ hasText: 'error[unknown-name]' })
      expect(await item.textContent()).toContain('adaptive-threshold.py:2:')
      expect(await item.textContent()).toContain('^^^')
      await item.getByRole('button', { name: 'Show' }).click()
      expect(await tab.selected()).toBe('tua')
    })

    test('stops a run, and the script goes on behind it', async () => {
      await tab.run(
        "from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/ms : 1', method='exact')\nrun(1e6*second)\nprint('after')\n",
      )
      await page.getByText(/^Running/).waitFor({ timeout: patience })
      await page.locator('#script-stop').click()
      await tab.ended()
      expect(await tab.printed()).toBe('after\n')
    })

    test('ends a script that never would', async () => {
      await tab.run('while True:\n    pass\n')
      await page.locator('#script-panel[data-state="running"]').waitFor()
      await page.locator('#script-stop').click()
      await page.getByRole('button', { name: 'End now' }).click()
      await page.getByText('Ended.').waitFor()
      await tab.run("print('and on we go')")
      await page.getByText('and on we go', { exact: true }).waitFor({ timeout: patience })
    })
  })

  test('several threads work in a page that is isolated, one in another, and both come to the same bits', async () => {
    const isolated = await serve(join(stage.folder, 'browser'), true)
    try {
      await open()
      const found = []
      for (const url of [isolated.url, stage.url]) {
        await page.goto(url)
        found.push((await page.evaluate(inTwoThreads)) as Told)
      }
      await page.close()
      expect(found.map(({ isIsolated, threads }) => [isIsolated, threads])).toEqual([
        [true, 2],
        [false, 1],
      ])
      const marks = found.map(({ i, t }) => fingerprint({ i: Int32Array.from(i), t: Float64Array.from(t) }))
      expect(found[0]?.i.length).toBeGreaterThan(1000)
      expect(marks[0]).toBe(marks[1])
    } finally {
      await isolated.close()
    }
  })

  test('the policy is in force', async () => {
    await open()
    await page.goto(stage.url)
    const refused = page.addScriptTag({ content: 'document.title = "reached"' })
    await expect(refused).rejects.toThrow('Content Security Policy')
    expect(await page.title()).toBe('Hillock in a page')
    expect(complaints.splice(0).join()).toContain('inline script')
    await page.close()
  })

  test('has the smallest page beside it', async () => {
    const files = await readdir(join(stage.folder, 'embedded'))
    expect(files.toSorted()).toEqual(['adaptive-threshold.wasm', 'hillock-model.js', 'index.html'])
  })

  test('is told of the host in one file that imports nothing', async () => {
    const text = await readFile(join(stage.folder, 'hillock-host.js'), 'utf8')
    expect(text).not.toMatch(/\bimport\b\s*[{*"'(]|\bfrom\s*["']/)
    expect(text).toMatch(/\bload\b/)
  })
})
