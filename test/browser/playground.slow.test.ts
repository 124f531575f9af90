/** The playground in a browser, as a person uses it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { runScript } from '../../session/index.ts'
import { executablePath } from './chromium.ts'
import { fingerprint, fingerprintOf } from './fingerprint.ts'
import { linkTo, openPlaygroundStage, patience, PlaygroundPage, type PlaygroundStage } from './playground-page.ts'

const noisy = `from brian2 import *
tau = 10*ms
sigma = 0.4
G = NeuronGroup(200, '''dv/dt = (v0 - v)/tau + sigma*sqrt(2/tau)*xi : 1 (unless refractory)
                        v0 : 1''', threshold='v > 1', reset='v = 0.3*rand()', refractory=2*ms, method='euler')
G.v = 'rand()'
G.v0 = '0.7 + 0.2*randn() + 0.3*exp(-i/50.0)'
spikes = SpikeMonitor(G)
run(200*ms)
print(spikes.num_spikes, 'spikes')
plot(spikes.t/ms, spikes.i, '.k', label='spikes')
xlabel('Time (ms)')
`

const endless = `from brian2 import *
G = NeuronGroup(100, 'dv/dt = -v/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
run(1e7*second)
print('after')
`

describe.runIf(executablePath !== undefined)('the playground', { timeout: patience }, () => {
  let stage: PlaygroundStage
  let shown: PlaygroundPage | undefined

  beforeAll(async () => {
    stage = await openPlaygroundStage()
  }, patience)

  afterAll(() => stage?.close())

  afterEach(async () => {
    const complaints = shown?.complaints.splice(0)
    const foreign = shown?.requests.filter(url => !/^(?:http:\/\/127\.0\.0\.1:\d+\/|blob:)/.test(url))
    await shown?.close()
    shown = undefined
    expect(complaints ?? []).toEqual([])
    expect(foreign ?? []).toEqual([])
  })

  const open = async (
    fragment = '',
    options: Parameters<typeof PlaygroundPage.open>[2] = {},
  ): Promise<PlaygroundPage> => {
    shown = await PlaygroundPage.open(stage.browser, stage.isolated.url + fragment, options)
    return shown
  }

  const link = (text: string, values: Record<string, number> = {}): string =>
    linkTo(text, { file: 'shared.py', seed: 5, values })

  test('shows a model that runs, for somebody who comes for the first time', async () => {
    const page = await open()
    expect(await page.ended()).toMatch(/times real time/)
    expect(await page.figures.count()).toBe(1)
    expect(await page.figures.first().getAttribute('alt')).toMatch(/axis/)
    expect(await page.page.title()).toBe('Hillock playground')
  })

  test('gives the bits of Node, isolated and not, and after a slider has moved', async () => {
    const inNode = fingerprintOf(await runScript(noisy, { seed: 5 }))
    const moved = fingerprintOf(await runScript(noisy, { seed: 5, set: { sigma: '0.55' } }))
    expect(moved).not.toBe(inNode)
    for (const site of [stage.isolated, stage.plain]) {
      shown = await PlaygroundPage.open(stage.browser, site.url + link(noisy))
      expect(await shown.fingerprint()).toBe(inNode)
      await shown.slider('sigma').fill('0.55')
      await shown.page.locator(`#status[data-fingerprint="${moved}"]`).waitFor({ timeout: patience })
      expect(await shown.page.locator('#threads').textContent()).toMatch(site === stage.plain ? /one thread/ : /^$/)
      expect(shown.complaints).toEqual([])
      await shown.close()
    }
    shown = undefined
  })

  test('underlines what is wrong while it is written, says why, and mends it', async () => {
    const page = await open(link(noisy))
    await page.ended()
    await page.write(noisy.replace('sigma*sqrt(2/tau)*xi', 'sigma*sqrt(2/tau)*xi + 3'))
    await page.problems.first().waitFor()
    const told = (await page.problems.allTextContents()).join('\n')
    expect(told).toContain('inconsistent units')
    expect(await page.page.locator('.cm-lintRange-error').count()).toBeGreaterThan(0)
    const [popup] = await Promise.all([
      page.page.waitForEvent('popup'),
      page.problems.first().getByRole('link', { name: 'Why?' }).click(),
    ])
    await popup.waitForLoadState()
    expect(await popup.locator('h1').textContent()).toBeTruthy()
    await popup.close()
    await page.problems.first().getByRole('button', { name: 'Show' }).click()
    expect(await page.page.evaluate(() => document.activeElement?.id)).toBe('editor')
    await page.write(noisy)
    await page.problems.first().waitFor({ state: 'detached' })
  })

  test('completes names and tells what they are', async () => {
    const page = await open(link(noisy))
    await page.ended()
    await page.page.locator('.cm-content').click()
    await page.page.keyboard.press('Control+End')
    await page.page.keyboard.type('NeuronGr', { delay: 20 })
    await page.page.locator('.cm-tooltip-autocomplete').getByText('NeuronGroup').first().waitFor()
    // An editor does not take a key that was meant for the text before its list came.
    await page.page.waitForTimeout(150)
    await page.page.keyboard.press('Enter')
    expect(await page.text()).toContain('\nNeuronGroup')
  })

  test('keeps the last good pictures when a model fails, and says so', async () => {
    const page = await open(link(noisy))
    await page.ended()
    const picture = await page.figures.first().getAttribute('src')
    await page.run(noisy.replace('print(', 'print(1/0, '))
    expect(await page.ended()).toContain('pictures are those of the last run')
    expect((await page.problems.allTextContents()).join()).toContain('ZeroDivisionError')
    expect(await page.figures.first().getAttribute('src')).toBe(picture)
  })

  test('a link holds the value of a constant that only the equations know', async () => {
    const page = await open(link(noisy, { 'G.refractory': 20 }))
    await page.slider('G.refractory in ms').waitFor({ timeout: patience })
    expect(await page.slider('G.refractory in ms').inputValue()).toBe('20')
    const mark = fingerprintOf(await runScript(noisy.replace('refractory=2*ms', 'refractory=20*ms'), { seed: 5 }))
    await page.page.locator(`#status[data-fingerprint="${mark}"]`).waitFor({ timeout: patience })
  })

  test('a script that prints for ever is ended, and the page goes on', async () => {
    const page = await open(link("while True:\n    print('x' * 50)\n"))
    await page.page.locator('#output', { hasText: '… and more' }).waitFor({ timeout: patience })
    await page.page.getByRole('button', { name: 'Stop' }).click()
    await page.problems.getByText('did not answer').waitFor({ timeout: patience })
    await page.run(noisy)
    expect(await page.ended()).toMatch(/^Done/)
  })

  test('stops an endless run, and goes on behind it', async () => {
    const page = await open(link(endless))
    await page.page.getByText(/^Running: /).waitFor({ timeout: patience })
    await page.page.getByRole('button', { name: 'Stop' }).click()
    await page.ended()
    expect(await page.output.textContent()).toBe('after\n')
    expect((await page.problems.allTextContents()).join()).toContain('the run was stopped')
  })

  test('ends a script that does not answer', async () => {
    const page = await open(link("x = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'\nimport re\nwhile True:\n    y = 1\n"))
    await page.page.locator('body[data-state="running"]').waitFor({ timeout: patience })
    await page.page.getByRole('button', { name: 'Stop' }).click()
    await page.problems.getByText('did not answer').waitFor({ timeout: patience })
    await page.run(noisy)
    expect(await page.ended()).toMatch(/^Done/)
  })

  test('pauses, does single steps and goes on', async () => {
    const page = await open(link(endless))
    const { page: tab } = page
    await tab.getByText(/^Running: /).waitFor({ timeout: patience })
    await tab.getByRole('button', { name: 'Pause' }).click()
    await tab.getByRole('button', { name: 'Go on' }).waitFor()
    await tab.getByRole('button', { name: 'Step', exact: true }).click()
    await tab.getByRole('button', { name: 'Go on' }).click()
    await tab.getByText(/^Running: /).waitFor()
    await tab.getByRole('button', { name: 'Stop' }).click()
    await page.ended()
  })

  test('a moved slider acts on the run under way', async () => {
    const text = `from brian2 import *
drive = 0.5
G = NeuronGroup(10, 'dv/dt = (drive - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
M = SpikeMonitor(G)
run(1e7*second)
print(M.num_spikes > 0)
`
    const page = await open(link(text))
    await page.page.getByText(/^Running: /).waitFor({ timeout: patience })
    await page.page.waitForTimeout(900)
    await page.slider('drive').fill('1')
    await page.page.getByRole('spinbutton', { name: 'value of drive' }).fill('2')
    await page.page.getByRole('spinbutton', { name: 'value of drive' }).press('Enter')
    await page.page.waitForTimeout(300)
    await page.page.getByRole('button', { name: 'Stop' }).click()
    await page.ended()
    expect(await page.output.textContent()).toBe('True\n')
  })

  test('sliders work by keyboard, with ends that can be changed, and go back', async () => {
    const page = await open(link(noisy))
    const first = await page.fingerprint()
    await page.slider('tau in ms').focus()
    await page.page.keyboard.press('ArrowRight')
    const second = await page.fingerprint(first)
    await page.page.getByRole('spinbutton', { name: 'upper end for tau' }).fill('50')
    await page.page.getByRole('spinbutton', { name: 'upper end for tau' }).press('Enter')
    expect(await page.slider('tau in ms').getAttribute('max')).toBe('50')
    expect(second).not.toBe(first)
    await page.slider('tau in ms').dblclick()
    await page.page.locator(`#status[data-fingerprint="${first}"]`).waitFor({ timeout: patience })
  })

  test('draws spikes and traces while it runs, and one neuron closely', async () => {
    const page = await open(link(noisy))
    await page.ended()
    await page.page.getByRole('tab', { name: 'Live' }).click()
    const raster = page.page.getByRole('img', { name: 'spikes of each neuron over time' })
    await raster.waitFor()
    await page.page.waitForFunction(isInked, 'spikes of each neuron over time')
    await page.page.waitForFunction(isInked, 'traces of some neurons over time')
    expect(await page.page.locator('.live-head').textContent()).toMatch(/spikes, [\d.]+ per second and neuron/)
    await raster.click()
    await page.page.getByText(/^neuron \d+: \d+ spikes, /).waitFor()
  })

  test('zooms into a figure, says what is under the pointer, and gives it away', async () => {
    const page = await open(link(noisy))
    await page.ended()
    const image = page.figures.first()
    const whole = await image.getAttribute('src')
    const box = await image.boundingBox()
    if (box === null) throw new Error('there is no figure')
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y]
    await page.page.mouse.move(...at(0.4, 0.4))
    await page.page.mouse.down()
    await page.page.mouse.move(...at(0.6, 0.6), { steps: 4 })
    await page.page.mouse.up()
    await page.page.locator('.figure-card[data-zoomed="true"]').waitFor()
    const near = await image.getAttribute('src')
    expect(near).not.toBe(whole)
    await page.page.getByRole('button', { name: 'Whole' }).click()
    await page.page.locator('.figure-card[data-zoomed="false"]').waitFor()
    for (const [name, file] of [
      ['SVG', /\.svg$/],
      ['PNG', /\.png$/],
      ['CSV', /\.csv$/],
    ] as const) {
      const [download] = await Promise.all([
        page.page.waitForEvent('download'),
        page.page.getByRole('button', { name }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(file)
    }
  })

  test('a link holds the model, the seed and the sliders; readers may see only those', async () => {
    const page = await open(link(noisy))
    const first = await page.fingerprint()
    await page.slider('sigma').fill('0.6')
    const second = await page.fingerprint(first)
    await page.page.getByRole('button', { name: 'Share' }).click()
    await page.status.getByText(/link/).waitFor()
    const address = page.page.url()
    expect(address).toContain('#model=')
    const again = await PlaygroundPage.open(stage.browser, `${address}&view=sliders`)
    expect(await again.fingerprint()).toBe(second)
    expect(await again.page.locator('#editor').isVisible()).toBe(false)
    await again.close()
  })

  test.each([
    ['damaged', '#model=%%%', 'damaged'],
    ['far too long', `#model=${'A'.repeat(1_500_000)}`, 'too long'],
    ['to another site', '?open=https://example.org/x.py', 'only files of this site'],
    ['to nothing', '#open=models/none.py', 'no none.py'],
  ])('a link that is %s gives a message, and a page that works', async (name, fragment, message) => {
    const page = await open(fragment)
    await page.status.getByText(message).waitFor({ timeout: patience })
    if (name === 'to nothing') expect(page.complaints.splice(0).every(each => /404|none\.py/.test(each))).toBe(true)
    await page.run(noisy)
    expect(await page.ended()).toMatch(/^Done/)
  })

  test('what a hostile script writes is text and nothing else', async () => {
    const page = await open(
      link(`from brian2 import *
print('</pre><script>document.title = "gone"</script><img src=x onerror="document.title=1">')
plot([1, 2], label='<script>x</script>')
title('</svg><script>document.title = "gone"</script>')
legend()
`),
    )
    await page.ended()
    expect(await page.output.textContent()).toContain('<script>')
    expect(await page.figures.count()).toBe(1)
    expect(await page.page.title()).toBe('Hillock playground')
  })

  test('keeps the text from visit to visit, and asks before it is lost', async () => {
    const page = await open(link(noisy))
    await page.ended()
    await page.write(`${noisy}# mine\n`)
    await page.page.waitForFunction(() => localStorage.getItem('hillock.draft')?.includes('# mine'))
    const dialogs: string[] = []
    page.page.on('dialog', dialog => {
      dialogs.push(dialog.type())
      void dialog.accept()
    })
    await page.page.goto(stage.isolated.url)
    expect(dialogs).toEqual(['beforeunload'])
    await page.page.locator('.cm-line', { hasText: '# mine' }).waitFor()
  })

  test('goes on where the browser keeps nothing', async () => {
    const context = await stage.browser.newContext()
    await context.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    const tab = await context.newPage()
    await tab.goto(stage.isolated.url + link(noisy))
    await tab.getByText(/^Done/).waitFor({ timeout: patience })
    await tab.locator('.cm-content').click()
    await tab.keyboard.type('# more')
    await tab.getByText('keeps nothing').waitFor()
    expect(await tab.locator('.cm-content').textContent()).toContain('# more')
    await context.close()
  })

  test('gives the module, the records and one page with all of it', async () => {
    const page = await open(link(noisy))
    const mark = await page.fingerprint()
    const take = async (name: string): Promise<Buffer> => {
      await page.page.locator('#menu summary').click()
      const [download] = await Promise.all([
        page.page.waitForEvent('download', { timeout: patience }),
        page.page.getByRole('button', { name }).click(),
      ])
      return readFile((await download.path()) ?? '')
    }
    const model = await load(await take('Download module (.wasm)'))
    await using simulation = await model.start({ seed: 5 })
    await simulation.run('200 ms')
    const recorded = simulation.spikes['spikes']
    expect(recorded && fingerprint(recorded)).toBe(mark)
    expect((await take('Download records (.npz)')).toString('latin1')).toContain('spikes.t.npy')
    expect((await take('Save script')).toString()).toBe(noisy)
  })

  test('a model that is taken away as one page works from a disk', async () => {
    const page = await open(link(noisy))
    await page.ended()
    await page.page.locator('#menu summary').click()
    const [download] = await Promise.all([
      page.page.waitForEvent('download', { timeout: patience }),
      page.page.getByRole('button', { name: 'Download as one page (.html)' }).click(),
    ])
    const file = join(stage.folder, 'taken.html')
    await download.saveAs(file)
    const context = await stage.browser.newContext({ offline: true })
    const tab = await context.newPage()
    const faults: string[] = []
    tab.on('pageerror', fault => faults.push(String(fault)))
    await tab.goto(pathToFileURL(file).href)
    await tab.getByRole('slider').first().waitFor({ timeout: patience })
    await tab
      .getByRole('img', { name: /spikes/ })
      .first()
      .waitFor({ timeout: patience })
    expect(faults).toEqual([])
    await context.close()
  })

  test('a notebook opens as cells, whose values are shown, and is saved as one', async () => {
    const page = await open(link(noisy))
    await page.ended()
    const cell = (source: string): object => ({
      cell_type: 'code',
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    })
    const notebook = {
      cells: [cell('from brian2 import *\ntau = 10*ms'), cell('tau * 2'), cell('nothing')],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    }
    await page.page.locator('#open-file').setInputFiles({
      name: 'lesson.ipynb',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(notebook)),
    })
    await page.page.locator('.cm-line', { hasText: '# %%' }).first().waitFor()
    await page.run()
    await page.ended()
    expect(await page.output.textContent()).toContain('20. * msecond')
    await page.problems
      .filter({ hasText: "name 'nothing' is not defined" })
      .getByRole('button', { name: 'Show' })
      .first()
      .click()
    expect(await page.page.evaluate(() => String(document.getSelection()))).toBe('nothing')
    await page.page.locator('#menu summary').click()
    const [download] = await Promise.all([
      page.page.waitForEvent('download'),
      page.page.getByRole('button', { name: 'Save script' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('lesson.ipynb')
    const saved = JSON.parse(await readFile((await download.path()) ?? '', 'utf8')) as typeof notebook
    expect(saved.cells).toEqual(notebook.cells)
  })

  /** What makes modules, as files of the site. */
  const assembler = /\/chunks\/(?:asc|binaryen)-/

  test('a model of the site needs no assembler before somebody edits it', async () => {
    const page = await open('?open=models/adaptive-threshold.py')
    await page.ended()
    const before = (await page.status.getAttribute('data-fingerprint')) ?? ''
    await page.slider('sigma').fill('2')
    await page.fingerprint(before)
    expect(page.requests.filter(url => url.includes('/ready/')).map(url => url.replace(/^.*\./, '.'))).toEqual([
      '.json',
      '.wasm',
    ])
    expect(page.requests.filter(url => assembler.test(url))).toEqual([])
    const loaded = page.page.waitForRequest(assembler)
    await page.page.locator('.cm-content').click()
    await page.page.keyboard.type('# mine')
    await loaded
  })

  test('a module of the site that is damaged is assembled', async () => {
    const context = await stage.browser.newContext()
    await context.route('**/ready/*.wasm', route => route.fulfill({ body: 'damaged', contentType: 'application/wasm' }))
    const tab = await context.newPage()
    const loaded = tab.waitForRequest(assembler)
    await tab.goto(`${stage.isolated.url}?open=models/adaptive-threshold.py`)
    await loaded
    await tab.getByText(/^Done/).waitFor({ timeout: patience })
    await context.close()
  })

  test('opens an example', async () => {
    const page = await open(link(noisy))
    const first = await page.fingerprint()
    await page.page.getByRole('button', { name: 'Examples' }).click()
    const dialog = page.page.getByRole('dialog')
    await dialog.locator('[data-file="ring-attractor.py"]').click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.fingerprint(first)).toBeTruthy()
    expect(await page.page.locator('#file-name').inputValue()).toBe('ring-attractor.py')
  })

  test('fits a phone', async () => {
    const page = await open(link(noisy), { viewport: { width: 390, height: 800 }, hasTouch: true })
    await page.ended()
    const wide = await page.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
    expect(await page.figures.first().isVisible()).toBe(true)
    await page.page.getByRole('button', { name: 'Sliders' }).click()
    expect(await page.slider('sigma').isVisible()).toBe(true)
    await page.page.getByRole('button', { name: 'Code' }).click()
    expect(await page.page.locator('#editor').isVisible()).toBe(true)
  })

  test.each(['light', 'dark'] as const)('has no serious fault of accessibility, %s', async colorScheme => {
    const page = await open('?open=models/conductance-network.py', { colorScheme })
    await page.ended()
    // As a text of the page's own: its policy lets nothing be added to it.
    const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
    for (const tab of ['Figures', 'Live', 'Inside']) {
      await page.page.getByRole('tab', { name: tab }).click()
      if (tab === 'Live') await page.page.getByText('Sweep a constant').click()
      if (tab === 'Inside') await page.page.getByText('steps per second').waitFor({ timeout: patience })
      await page.page.evaluate(axe)
      const { violations } = (await page.page.evaluate('axe.run()')) as {
        readonly violations: readonly {
          readonly id: string
          readonly impact: string
          readonly nodes: readonly { readonly html: string }[]
        }[]
      }
      // What it measures with, axe tries to write into the page, which its policy refuses.
      page.complaints.splice(0)
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
    }
  })
})

/** Whether something is drawn on a canvas besides its axes. */
function isInked(label: string): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>(`canvas[aria-label="${label}"]`)
  if (canvas === null || canvas.width === 0 || canvas.height === 0) return false
  // Of a copy: a canvas that is read again and again had better be made for it, Chromium says.
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
  if (context === null) return false
  context.drawImage(canvas, 0, 0)
  const { data } = context.getImageData(60, 12, Math.max(1, canvas.width - 80), Math.max(1, canvas.height - 56))
  let inked = 0
  for (let k = 3; k < data.length; k += 4) if ((data[k] ?? 0) > 0) inked++
  return inked > 100
}
