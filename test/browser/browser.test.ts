import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { runScript } from '../../session/index.ts'
import { executablePath, isRequired, launch } from './chromium.ts'
import { fingerprint } from './fingerprint.ts'
import { serve, type Site } from './site.ts'

const script = fileURLToPath(new URL('../../scripts/build-browser.js', import.meta.url))
const patience = 120_000

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

if (executablePath === undefined && !isRequired) {
  console.warn('No browser tests: there is no Chromium on this machine (CHROMIUM_PATH can say where it is).')
}

test('there is a browser where one is required', () => {
  expect(isRequired && executablePath === undefined).toBe(false)
})

describe.runIf(executablePath !== undefined)('the page of examples/browser', { timeout: patience }, () => {
  let folder: string
  let site: Site
  let browser: Browser
  let page: Page
  /** Refusals of the policy, errors on the console, exceptions, missing files. */
  let complaints: string[]

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hillock-browser-'))
    await promisify(execFile)(process.execPath, [script, folder])
    site = await serve(join(folder, 'browser'))
    browser = await launch()
  }, patience)

  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await rm(folder, { recursive: true })
  })

  beforeEach(async () => {
    page = await browser.newPage()
    complaints = []
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('requestfailed', request => complaints.push(request.url()))
    page.on('response', response => {
      if (!response.ok()) complaints.push(`${response.status()} ${response.url()}`)
    })
  })

  afterEach(async () => {
    await page.close()
    expect(complaints).toEqual([])
  })

  describe('the tab of a compiled module', () => {
    /** What the page says once a run has ended that gave other spikes than those before. */
    async function newFingerprint(before = ''): Promise<string> {
      const status = page.locator(`#module-status[data-fingerprint]:not([data-fingerprint="${before}"])`)
      await status.waitFor({ timeout: patience })
      return (await status.getAttribute('data-fingerprint')) ?? ''
    }

    function progress(): Promise<number> {
      return page.locator('#module-progress').evaluate((bar: HTMLProgressElement) => bar.value)
    }

    async function inNode(options: { seed: number; sizes?: object; set?: Record<string, string> }): Promise<string> {
      const model = await load(await readFile(join(folder, 'browser/adaptive-threshold.wasm')))
      await using sim = await model.start(options)
      await sim.run(model.manifest.defaults.duration ?? 0)
      const { i, t } = sim.spikes['spikes'] ?? { i: new Int32Array(), t: new Float64Array() }
      expect(i.length).toBeGreaterThan(1000)
      return fingerprint({ i, t })
    }

    test('gives the bits of Node, and so it does when an input was moved', async () => {
      await page.goto(site.url)
      const first = await newFingerprint()
      expect(first).toBe(await inNode({ seed: 42 }))
      expect(await page.getByRole('img', { name: / spikes of 1,000 neurons in 600 ms/ }).count()).toBe(1)

      await page.getByRole('slider', { name: 'sigma' }).fill('5')
      const second = await newFingerprint(first)
      expect(second).toBe(await inNode({ seed: 42, set: { sigma: '5 mV' } }))

      await page.getByRole('spinbutton', { name: 'Neurons' }).fill('333')
      await page.getByRole('spinbutton', { name: 'Neurons' }).press('Enter')
      const third = await newFingerprint(second)
      expect(third).toBe(await inNode({ seed: 42, set: { sigma: '5 mV' }, sizes: { neurons: 333 } }))

      await page.getByRole('button', { name: 'Reset' }).click()
      expect(await newFingerprint(third)).toBe(first)
    })

    test('stops, and shows what there is until then', async () => {
      await page.goto(site.url)
      await newFingerprint()
      await page.getByRole('spinbutton', { name: 'Neurons' }).fill('20000')
      await page.getByRole('spinbutton', { name: 'Duration' }).fill('100000')
      await page.getByRole('spinbutton', { name: 'Duration' }).press('Enter')
      await expect.poll(progress).toBeLessThan(0.5)
      await page.getByRole('button', { name: 'Stop' }).first().click()
      await page.getByText(/spikes of 20,000 neurons in/).waitFor({ timeout: patience })
      expect(await progress()).toBeLessThan(1)
    })

    test('says what is wrong with a file that is no module', async () => {
      await page.goto(site.url)
      await newFingerprint()
      const file = { name: 'notes.wasm', mimeType: 'application/wasm', buffer: Buffer.from('Dear diary, today I…') }
      await page.getByLabel('Another module').setInputFiles(file)
      await page.getByText("error[module]: this is not a WebAssembly file: it begins with 'Dear diary").waitFor()
    })
  })

  describe('the tab of a model file', () => {
    async function open(): Promise<void> {
      await page.goto(`${site.url}#script`)
      await page.getByText('Ctrl+Enter runs').waitFor()
      await expect.poll(() => editor().inputValue()).not.toBe('')
    }

    async function run(text: string): Promise<void> {
      await editor().fill(text)
      await editor().press('Control+Enter')
    }

    function editor(): Locator {
      return page.getByRole('textbox', { name: 'Model file' })
    }

    function ended(): Promise<void> {
      return page.getByText(/^(Done|Not run to its end) in/).waitFor({ timeout: patience })
    }

    test('compiles and runs in a worker, to the bits of Node', async () => {
      await open()
      await run(random)
      await ended()
      let printed = ''
      const { variables } = await runScript(random, { onPrint: text => (printed += text) })
      const spikes = variables.map(({ data }) => data).find(({ kind }) => kind === 'spike-monitor')?.object
      if (spikes === undefined || !('i' in spikes)) throw new Error('no spikes in Node')
      expect(spikes.length).toBeGreaterThan(1000)
      expect(await page.getByRole('log').textContent()).toBe(printed)
      expect(await page.locator('#script-status').getAttribute('data-fingerprint')).toBe(fingerprint(spikes))
      const figure = page.locator('#script-figures img')
      expect(await figure.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
      expect(await figure.getAttribute('alt')).toContain('Time (ms)')
    })

    test('compiles for the other tab, where the same spikes come of it', async () => {
      await open()
      await run(random)
      await ended()
      const mark = await page.locator('#script-status').getAttribute('data-fingerprint')
      await page.getByRole('button', { name: 'To sliders' }).click()
      await page.getByRole('slider', { name: 'sigma' }).waitFor({ timeout: patience })
      await page.locator(`#module-status[data-fingerprint="${mark}"]`).waitFor({ timeout: patience })
    })

    test('points at the guilty character', async () => {
      await open()
      await run("from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/tua : 1')\ntau = 10*ms\nrun(1*ms)\n")
      await ended()
      const item = page.getByRole('listitem').filter({ hasText: 'error[unknown-name]' })
      expect(await item.textContent()).toContain('adaptive-threshold.py:2:')
      expect(await item.textContent()).toContain('^^^')
      await item.getByRole('button', { name: 'Show' }).click()
      const selected = await editor().evaluate(({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) =>
        value.slice(selectionStart, selectionEnd),
      )
      expect(selected).toBe('tua')
    })

    test('stops a run, and the script goes on behind it', async () => {
      await open()
      await run(
        "from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/ms : 1', method='exact')\nrun(1e6*second)\nprint('after')\n",
      )
      await page.getByText(/^Running/).waitFor({ timeout: patience })
      await page.locator('#script-stop').click()
      await ended()
      expect(await page.getByRole('log').textContent()).toBe('after\n')
    })

    test('ends a script that never would', async () => {
      await open()
      await page.locator('#script-panel[data-state="ready"]').waitFor({ timeout: patience })
      await run('while True:\n    pass\n')
      await page.locator('#script-panel[data-state="running"]').waitFor()
      await page.locator('#script-stop').click()
      await page.getByRole('button', { name: 'End now' }).click()
      await page.getByText('Ended.').waitFor()
      await run("print('and on we go')")
      await page.getByText('and on we go', { exact: true }).waitFor({ timeout: patience })
    })
  })

  test('the policy is in force', async () => {
    await page.goto(site.url)
    const refused = page.addScriptTag({ content: 'document.title = "reached"' })
    await expect(refused).rejects.toThrow('Content Security Policy')
    expect(await page.title()).toBe('Hillock in a page')
    expect(complaints.splice(0).join()).toContain('inline script')
  })

  test('is told of the host in one file that imports nothing', async () => {
    const text = await readFile(join(folder, 'hillock-host.js'), 'utf8')
    expect(text).not.toMatch(/\bimport\b\s*[{*"'(]|\bfrom\s*["']/)
    expect(text).toMatch(/\bload\b/)
  })
})
